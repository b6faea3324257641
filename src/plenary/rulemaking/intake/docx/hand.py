"""Whose hand words are by: what tracked changes around them make of them."""

from typing import NamedTuple

from plenary.engine.text.block import Change


class Hand(NamedTuple):
    """What applies to all words inside an element; see Piece for the fields."""

    change: Change = Change.KEPT
    author: str = ""
    move: str = ""
    tag: str = ""
    undoer: str = ""

    def inserting(self, author: str, move: str = "") -> "Hand":
        """Inside an insertion. Within a deletion the words were inserted first, and deleted then."""
        if self.change in (Change.DELETED, Change.UNDONE):
            return self._replace(change=Change.UNDONE, author=author, undoer=self.undoer or self.author)
        return self._replace(change=Change.INSERTED, author=author, move=move or self.move)

    def deleting(self, author: str, move: str = "") -> "Hand":
        """Inside a deletion. Words that were inserted before are then in no state of the file."""
        if self.change is Change.INSERTED:
            return self._replace(change=Change.UNDONE, undoer=author)
        if self.change is Change.UNDONE:
            return self
        return self._replace(change=Change.DELETED, author=author, move=move or self.move)


KEPT = Hand()
