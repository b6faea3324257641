"""What the history of a piece, or of a paragraph mark, says of some authors of its file."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import replace

from plenary.engine.text.block import Block, Change, Piece


def own_piece(names: AbstractSet[str], piece: Piece) -> Piece | None:
    """A piece in the text of these authors alone; None where it is not in it."""
    if piece.change is Change.UNDONE:
        return replace(piece, change=Change.INSERTED, undoer="") if is_own(names, piece) else None
    if piece.change is Change.KEPT or piece.author in names:
        return piece
    return replace(piece, change=Change.KEPT, author="", move="") if piece.change is Change.DELETED else None


def put_in(changed: Block | Piece) -> bool:
    """Whether words or a mark were put in, though another may have struck them."""
    return changed.change is Change.INSERTED or (changed.change is Change.UNDONE and not vanished(changed))


def vanished(changed: Block | Piece) -> bool:
    """Whether who put the words or the mark in took them out again, so that they are in nobody's text."""
    return changed.change is Change.UNDONE and changed.undoer in ("", changed.author)


def is_own(names: AbstractSet[str], piece: Piece) -> bool:
    return put_in(piece) and piece.author in names and piece.undoer not in names


def is_struck(names: AbstractSet[str], piece: Piece) -> bool:
    return piece.change is Change.UNDONE and piece.undoer in names and piece.author not in names


def said(pieces: Iterable[Piece]) -> str:
    """The words of pieces, without white space around them."""
    return "".join(piece.text for piece in pieces).strip()
