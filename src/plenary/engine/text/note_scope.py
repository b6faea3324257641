"""The notes of the base in a file that has none at all: out of its scope, as in plain text, which can carry none.

Such a file says nothing of notes, however many it lacks. So it is read as though its paragraphs cited what the base
cites there, and each mark stays behind the words that it stands behind in the base.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from rapidfuzz.distance import Levenshtein

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.candidate.carry import offsets
from plenary.engine.text.matching import match
from plenary.engine.text.note_mark import MARK, mark_of
from plenary.engine.text.provision import Instrument, Kind
from plenary.engine.text.tokens import tokenise


def noted(base: Instrument, blocks: Sequence[Block], *, asking: Container[str] = ()) -> tuple[Block, ...] | None:
    """The blocks with the base's marks and notes; None where the file has any of its own, or nothing that
    the base has any for.

    What is struck as a whole takes its notes along, as does what the file does not have. ``asking`` are the places of
    sentences about the text, which cite nothing.
    """
    notes = {mark_of(one.number): one for one in base.provisions if one.kind is Kind.FOOTNOTE}
    if not (notes and blocks) or any(_has_notes(block) for block in blocks):
        return None
    lines = list(blocks)
    cited: dict[str, list[int]] = {}
    matching = match(base, blocks)
    for pair in matching.pairs:
        said = " ".join(base.by_id[name].text for name in pair.base)
        places = [place for name in pair.file for place in matching.structure.sources[name]]
        places = [place for place in places if blocks[place].rejected and blocks[place].place not in asking]
        for mark, place, at in _marks(said, blocks, places) if places else ():
            cited.setdefault(mark.strip(), []).append(place)
            lines[place] = replace(lines[place], pieces=_with(lines[place].pieces, at, mark, _fate(blocks[place])))
    spoken = "".join(one.text for one in base.provisions)
    behind: dict[int, list[Block]] = {}
    for mark, note in notes.items():
        # A note that the base cites nowhere has no words to go with.
        places = cited.get(mark, []) if mark in spoken else [len(blocks) - 1]
        if places:
            place = next((one for one in places if _fate(blocks[one]) is Change.KEPT), places[0])
            fate = _fate(blocks[place])
            behind.setdefault(place, []).append(
                Block((Piece(note.text, fate),), Shape.FOOTNOTE, change=fate, note=note.number)
            )
    found = tuple(one for place, block in enumerate(lines) for one in (block, *behind.get(place, ())))
    return found if behind else None


def _has_notes(block: Block) -> bool:
    return block.shape is Shape.FOOTNOTE or any(MARK.search(piece.text) for piece in block.pieces)


def _fate(block: Block) -> Change:
    """What happens to what a block cites."""
    return Change.KEPT if block.accepted.strip() else Change.DELETED


def _marks(said: str, blocks: Sequence[Block], places: Sequence[int]) -> Iterator[tuple[str, int, int]]:
    """Each mark in words of the base with the block where it belongs, and behind how many of its characters before any
    tracked change. The last comes first, so that none that is put in moves another's place."""
    tokens = tokenise(said)
    words = [token for token in tokens if not _is_mark(token)]
    lengths = [len(blocks[place].rejected) for place in places]
    text = " ".join(blocks[place].rejected for place in places)
    ends = offsets(text)
    onto = [0] * (len(words) + 1)
    for run in Levenshtein.opcodes(words, tokenise(text)):
        for word in range(run.src_start, run.src_end):
            onto[word + 1] = ends[run.dest_start + (0 if run.tag == "delete" else word + 1 - run.src_start)]
    behind = len(words)
    for token in reversed(tokens):
        if not _is_mark(token):
            behind -= 1
            continue
        at, block = onto[behind], 0
        while at > lengths[block]:
            at -= lengths[block] + 1
            block += 1
        yield token if at else token.lstrip(), places[block], at


def _is_mark(token: str) -> bool:
    return MARK.fullmatch(token.strip()) is not None


def _with(pieces: Sequence[Piece], at: int, mark: str, fate: Change) -> tuple[Piece, ...]:
    """The pieces with a mark behind so many characters of the text before any tracked change."""
    stood = [piece.change in (Change.KEPT, Change.DELETED) for piece in pieces]
    ends = list(accumulate(len(piece.text) * there for piece, there in zip(pieces, stood, strict=True)))
    place = next(place for place, end in enumerate(ends) if at <= end and stood[place])
    piece = pieces[place]
    cut = len(piece.text) - ends[place] + at
    halves = (replace(piece, text=piece.text[:cut]), Piece(mark, fate), replace(piece, text=piece.text[cut:]))
    return (*pieces[:place], *(half for half in halves if half.text), *pieces[place + 1 :])
