"""The changes of some authors only: those of all others are taken as rejected.

What another inserted is gone, what another deleted is there again; an inserted paragraph mark of another is
no mark. Words and marks that one of these authors inserted and somebody else deleted are still what the former
wants. A new paragraph is of the author who wrote most of it: what others put into it has no place in a text without
it, so it is an inlay, and in no reading.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from plenary.engine.text.block import Block, Change, Piece


def authors(blocks: Iterable[Block]) -> frozenset[str]:
    """The names behind the tracked changes of a file."""
    names = {block.author for block in blocks if block.change is not Change.KEPT}
    pieces = (piece for block in blocks for piece in block.pieces if piece.change is not Change.KEPT)
    return frozenset(names.union(piece.author for piece in pieces))


@dataclass(frozen=True, slots=True)
class Inlay:
    """Words that one put into a new paragraph of another; ``beside`` is all that was put into that paragraph, also what
    another struck."""

    words: str
    beside: str


def inlays(names: AbstractSet[str], blocks: Sequence[Block]) -> tuple[Inlay, ...]:
    """What these authors put into new paragraphs of others, in document order."""
    found = []
    for paragraph in _paragraphs(blocks):
        if paragraph.host and paragraph.host not in names:
            pieces = [piece for place in paragraph.places for piece in blocks[place].pieces]
            put = [piece for old in pieces if old.author in names and (piece := _piece(names, old))]
            own = "".join(piece.text for piece in put if piece.change is Change.INSERTED).strip()
            if own:
                found.append(Inlay(own, "".join(piece.text for piece in pieces if _put_in(piece)).strip()))
    return tuple(found)


def changes_only_of(names: AbstractSet[str], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, at the same places, with only these authors' changes left in."""
    paragraphs = tuple(_paragraphs(blocks))
    theirs = {k for paragraph in paragraphs if paragraph.host and paragraph.host not in names for k in paragraph.places}
    ends = frozenset(_ends(names, blocks, paragraphs))
    return tuple(
        replace(
            block,
            pieces=tuple(
                piece
                for old in block.pieces
                if (piece := _piece(names, old)) and not (k in theirs and piece.change is Change.INSERTED)
            ),
            change=_mark(names, block, ends=k in ends),
        )
        for k, block in enumerate(blocks)
    )


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """The places of the blocks of one paragraph, as the text was before anybody struck what another had put in.
    ``host`` is the author of most of a new paragraph's words, empty where it has none, or has words ``of_base``."""

    places: tuple[int, ...]
    of_base: bool
    host: str


def _paragraphs(blocks: Sequence[Block]) -> Iterator[_Paragraph]:
    run: list[int] = []
    for k, block in enumerate(blocks):
        run.append(k)
        if (block.change is Change.DELETED or _vanished(block)) and k + 1 < len(blocks):
            continue
        pieces = [piece for place in run for piece in blocks[place].pieces if piece.text.strip()]
        of_base = any(piece.change in (Change.KEPT, Change.DELETED) for piece in pieces)
        wrote = Counter[str]()
        for piece in pieces:
            wrote[piece.author] += len("".join(piece.text.split()))
        host = wrote.most_common(1)[0][0] if wrote and not of_base else ""
        yield _Paragraph(tuple(run), of_base, host)
        run = []


def _ends(names: AbstractSet[str], blocks: Sequence[Block], paragraphs: Sequence[_Paragraph]) -> Iterator[int]:
    """The blocks whose inserted marks by others keep new paragraphs of these authors apart from words of the base."""
    lasts = [blocks[paragraph.places[-1]] for paragraph in paragraphs]
    is_open = [_put_in(last) and last.author not in names for last in lasts]
    for own, paragraph in enumerate(paragraphs):
        for step in (1, -1) if paragraph.host in names else ():
            at = own
            while 0 <= at + step < len(paragraphs) and is_open[min(at, at + step)]:
                at += step
                if paragraphs[at].of_base:
                    yield paragraphs[min(own, own + step)].places[-1]
                if paragraphs[at].of_base or paragraphs[at].host in names:
                    break


def _vanished(changed: Block | Piece) -> bool:
    """Whether who put the words or the mark in took them out again, so that they are in nobody's text."""
    return changed.change is Change.UNDONE and changed.undoer in ("", changed.author)


def _put_in(changed: Block | Piece) -> bool:
    return changed.change is Change.INSERTED or (changed.change is Change.UNDONE and not _vanished(changed))


def _mark(names: AbstractSet[str], block: Block, *, ends: bool) -> Change:
    """What becomes of a paragraph mark; one that ``ends`` a new paragraph of these authors stands, whose ever it is."""
    own = block.author in names
    if _put_in(block):
        return Change.INSERTED if ends or (own and block.undoer not in names) else Change.UNDONE
    if block.change is Change.DELETED:
        return Change.DELETED if own else Change.KEPT
    return block.change


def _piece(names: AbstractSet[str], piece: Piece) -> Piece | None:
    if piece.change is Change.UNDONE:
        inserted = piece.author in names and piece.undoer not in names
        return replace(piece, change=Change.INSERTED, undoer="") if inserted else None
    if piece.change is Change.KEPT or piece.author in names:
        return piece
    return replace(piece, change=Change.KEPT, author="", move="") if piece.change is Change.DELETED else None
