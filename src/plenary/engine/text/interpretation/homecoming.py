"""A paragraph that one author moved and another edited in its new place: the edits belong to it where it was."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.interpretation.history import own_piece, put_in


def brought_home(names: AbstractSet[str], blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The same blocks, with what these authors did to paragraphs that others moved done where they came from."""
    found = list(blocks)
    sources = {
        (piece.move, _words(block.pieces)): place
        for place, block in enumerate(blocks)
        if _is_moved_away(block, names)
        for piece in block.pieces
    }
    for place, block in enumerate(blocks):
        moved = [piece for piece in block.pieces if put_in(piece) and piece.author not in names]
        edited = any(piece.author in names or piece.undoer in names for piece in block.pieces)
        kept = any(piece.change in (Change.KEPT, Change.DELETED) for piece in block.pieces)
        keys = {(piece.move, _words(moved)) for piece in moved}
        if edited and not kept and len(keys) == 1 and keys <= sources.keys():
            source = sources[keys.pop()]
            pieces = [_at_home(names, piece) for piece in block.pieces]
            found[source] = replace(blocks[source], pieces=tuple(piece for piece in pieces if piece))
            found[place] = replace(block, pieces=tuple(_moved(names, piece) for piece in moved))
    return tuple(found)


def _is_moved_away(block: Block, names: AbstractSet[str]) -> bool:
    return all(piece.change is Change.DELETED and piece.move and piece.author not in names for piece in block.pieces)


def _moved(names: AbstractSet[str], piece: Piece) -> Piece:
    return replace(piece, change=Change.INSERTED, undoer="") if piece.undoer in names else piece


def _at_home(names: AbstractSet[str], piece: Piece) -> Piece | None:
    if not put_in(piece) or piece.author in names:
        return own_piece(names, piece)
    if piece.undoer in names:
        return replace(piece, change=Change.DELETED, author=piece.undoer, undoer="", move="")
    return replace(piece, change=Change.KEPT, author="", undoer="", move="")


def _words(pieces: Sequence[Piece]) -> str:
    return " ".join("".join(piece.text for piece in pieces).split())
