"""Where the space between words and a mark on them goes."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from plenary.engine.text.block import Piece


def parted(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with the space before an edit outside its mark, and none before the first words."""
    begun = False
    for piece in pieces:
        bare = piece.text.lstrip()
        space = piece.text[: len(piece.text) - len(bare)]
        if begun and space:
            yield Piece(space)
        yield replace(piece, text=bare)
        begun = True
