"""The changes of some authors only: those of all others are taken as rejected.

What another inserted is gone, what another deleted is there again; an inserted paragraph mark of another is
no mark. Words that one of these authors inserted and somebody else deleted are still what the former wants.
"""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from plenary.engine.text.block import Block, Change, Piece


def authors(blocks: Iterable[Block]) -> frozenset[str]:
    """The names behind the tracked changes of a file."""
    names = {block.author for block in blocks if block.change is not Change.KEPT}
    pieces = (piece for block in blocks for piece in block.pieces if piece.change is not Change.KEPT)
    return frozenset(names.union(piece.author for piece in pieces))


def changes_only_of(names: AbstractSet[str], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, at the same places, with only these authors' changes left in."""
    return tuple(
        replace(
            block,
            pieces=tuple(piece for old in block.pieces if (piece := _piece(names, old))),
            change=block.change if block.author in names else _MARK[block.change],
        )
        for block in blocks
    )


_MARK = {
    Change.KEPT: Change.KEPT,
    Change.INSERTED: Change.UNDONE,
    Change.DELETED: Change.KEPT,
    Change.UNDONE: Change.UNDONE,
}
"""What a paragraph mark becomes when its change is rejected."""


def _piece(names: AbstractSet[str], piece: Piece) -> Piece | None:
    if piece.change is Change.UNDONE:
        inserted = piece.author in names and piece.undoer not in names
        return replace(piece, change=Change.INSERTED, undoer="") if inserted else None
    if piece.change is Change.KEPT or piece.author in names:
        return piece
    return replace(piece, change=Change.KEPT, author="", move="") if piece.change is Change.DELETED else None
