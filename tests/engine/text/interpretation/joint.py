"""Small paragraphs with the changes of two authors, A and B, and the texts of each."""

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.interpretation.author import changes_only_of
from plenary.engine.text.view import accepted


def history(how: str) -> dict[str, object]:
    """``""`` for the base, ``-A`` struck by A, ``+A`` put in by A, ``+A-B`` put in by A and struck by B."""
    author, _, undoer = how[1:].partition("-")
    change = Change.KEPT if not how else Change.DELETED if how[0] == "-" else Change.INSERTED
    return {"change": Change.UNDONE if undoer else change, "author": author, "undoer": undoer}


def line(*pieces: tuple[str, str], mark: str = "", shape: Shape = Shape.BODY, move: str = "", **more: object) -> Block:
    """A paragraph of ``(history, words)``; all that is not by B is part of the ``move``."""
    made = [Piece(text, **history(how), move=move if how != "+B" else "") for how, text in pieces]
    return Block(tuple(made), shape, **history(mark), **more)


def seen(name: str, *blocks: Block) -> list[str]:
    return [paragraph.text for paragraph in accepted(changes_only_of({name}, blocks)) if paragraph.text]
