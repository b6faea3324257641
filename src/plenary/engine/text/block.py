"""A file as its reader sees it: blocks of text, each a run of pieces with what was done to them.

Every file format is read into blocks; what follows (structure, matching, readings) knows no format.
"""

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    """What a piece is in the history of its file. UNDONE words were inserted by one hand and deleted
    again by another: they stand neither in the accepted text nor in the rejected one."""

    KEPT = "kept"
    INSERTED = "inserted"
    DELETED = "deleted"
    UNDONE = "undone"


_ACCEPTED = frozenset({Change.KEPT, Change.INSERTED})
_REJECTED = frozenset({Change.KEPT, Change.DELETED})


class Markup(StrEnum):
    """Emphasis by hand that may stand for an edit, where nothing is tracked."""

    STRUCK = "struck"
    UNDERLINED = "underlined"
    COLOURED = "coloured"


class Role(StrEnum):
    """What characters are in a file that we exported: all but WORDS are ours, and no words of the
    text. NUMBER is a provision's number, LABEL the head of an option, REMARK a line beside a provision."""

    WORDS = "words"
    SIGN = "sign"
    NAMES = "names"
    NOTHING = "nothing"
    NUMBER = "number"
    LABEL = "label"
    REMARK = "remark"


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive characters with one history and one look.

    ``author`` is the name the file gives for a tracked change, to be mapped and then forgotten;
    where the piece is UNDONE it is who inserted it, and ``undoer`` who deleted it;
    ``move`` names the pair of a tracked move (its two ends carry the same name);
    ``colour`` is RRGGBB where it is not the colour of the text around;
    ``tag`` is the hidden mark that our own export put around these characters, the innermost one,
    without its ``plenary:`` (``s:SLOT:ALTERNATIVE``), and ``role`` what that export says they are.
    """

    text: str
    change: Change = Change.KEPT
    author: str = ""
    move: str = ""
    markup: frozenset[Markup] = frozenset()
    colour: str = ""
    tag: str = ""
    undoer: str = ""
    role: Role = Role.WORDS


class Shape(StrEnum):
    """What a block is in its file, before anybody says what it is in an instrument."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"
    CELL = "cell"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, table cell or footnote. White space is as in the file: a tab is a tab, and a line
    break, or the end of a paragraph inside a cell or footnote, is a line feed.

    ``number`` is the automatic number as the reader sees it (``7.``, ``(a)``), empty where the number
    is typed into the text. ``level`` is the outline level of a heading or the indent of a list item,
    from 0. ``id`` is the provision's id in a file that we exported; the parts of a paragraph that was
    split carry the same one. ``change`` is what happened to the paragraph mark at the block's end: with
    an inserted mark the rejected text goes on in the next block, with a deleted one the accepted text, with one
    that is UNDONE both; ``author`` and ``undoer`` are as in Piece.
    ``place`` names where the block is in its file, for messages: ``paragraph 12``, ``table 1, row 2,
    column 3``. ``row`` numbers the table, row and column of a cell, from 0. ``note`` is the footnote's
    number; the text that cites it carries the same number in superscript parentheses (``⁽¹⁾``).
    """

    pieces: tuple[Piece, ...]
    shape: Shape = Shape.BODY
    level: int = 0
    number: str = ""
    id: str = ""
    change: Change = Change.KEPT
    author: str = ""
    undoer: str = ""
    place: str = ""
    row: tuple[int, int, int] | None = None
    note: str = ""

    @property
    def accepted(self) -> str:
        """The text with every change accepted."""
        return _text(self.pieces, _ACCEPTED)

    @property
    def rejected(self) -> str:
        """The text with every change rejected."""
        return _text(self.pieces, _REJECTED)

    @property
    def edited(self) -> bool:
        """Whether a tracked change put in, struck or moved any of its words."""
        return any(piece.change is not Change.KEPT for piece in self.pieces)


def _text(pieces: tuple[Piece, ...], standing: frozenset[Change]) -> str:
    # Most blocks are of one piece, and a file is asked for the words of each many times.
    if len(pieces) == 1 and pieces[0].change in standing:
        return pieces[0].text
    return "".join([piece.text for piece in pieces if piece.change in standing])
