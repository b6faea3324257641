"""What is tracked in a paragraph that is marked up by hand as well.

What the mark-up means awaits a person, and until then the paragraph reads as in the base; its tracked changes say what
they say all the same.
"""

from collections.abc import Sequence
from dataclasses import replace

from rapidfuzz.distance import Levenshtein

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.candidate.carry import offsets
from plenary.engine.text.tokens import tokenise


def unmarked(block: Block, text: str) -> tuple[Piece, ...]:
    """The pieces of a block with the words of the base for those that are not tracked insertions, and without mark-up.
    What is marked up in it is left out, and words of the base that it lacks stand where they stand there."""
    ends, starts = _places(block.rejected, text)
    pieces: list[Piece] = []
    at = 0
    for piece in block.pieces:
        if piece.change not in (Change.KEPT, Change.DELETED):
            pieces.append(replace(piece, markup=frozenset(), colour=""))
            continue
        lacking = text[ends[at] : starts[at]]
        start, at = starts[at], at + len(piece.text)
        words = text[start : ends[at]]
        # Of mark-up that is struck, the space beside it is left, and stays.
        change = piece.change if words.strip() or not piece.text.strip() else Change.KEPT
        pieces += [Piece(lacking), replace(piece, text=words, change=change, markup=frozenset(), colour="")]
    return tuple(piece for piece in (*pieces, Piece(text[ends[at] :])) if piece.text)


def _places(old: str, new: str) -> tuple[Sequence[int], Sequence[int]]:
    """Where, for each place in one text, what is before it ends in another, and where what is behind it begins."""
    at, onto = offsets(old), offsets(new)
    ends = [0] * (len(old) + 1)
    starts = [0] * (len(old) + 1)
    for run in Levenshtein.opcodes(tokenise(old), tokenise(new)):
        first, last = at[run.src_start], at[run.src_end]
        for place in range(first + 1, last + 1):
            if run.tag == "equal":
                # From its end, since the first word of a text has no space before it.
                ends[place] = starts[place] = max(onto[run.dest_start], onto[run.dest_end] - last + place)
            else:
                ends[place] = starts[place] = onto[run.dest_end if place == last else run.dest_start]
        if run.tag == "insert":
            starts[first] = onto[run.dest_end]
    return ends, starts
