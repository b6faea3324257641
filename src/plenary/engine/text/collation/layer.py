"""The edits of all drafts as one stage of collation leaves them, and who makes each."""

from collections.abc import Iterable

from plenary.engine.text.alignment import Edit


class Layer:
    """The edits of each draft by its mask, and the mask of all who make each edit.

    Since ``watch`` was last called, ``changed`` are the edits whose makers changed, and ``turned`` the masks of the
    drafts whose edits did.
    """

    __slots__ = ("changed", "edits", "masks", "turned")

    def __init__(self, edits: dict[int, list[Edit]]) -> None:
        self.edits = edits
        self.masks = masks = dict[Edit, int]()
        for mask, made in edits.items():
            for edit in made:
                masks[edit] = masks.get(edit, 0) | mask

    def watch(self) -> None:
        """Note from now on what changes."""
        self.changed: set[Edit] = set()
        self.turned: set[int] = set()

    def put(self, mask: int, edits: list[Edit]) -> None:
        """A draft makes these edits, and no longer those of before."""
        before = self.edits.get(mask, [])
        self.edits[mask] = edits
        if before != edits:
            self.turned.add(mask)
            self._leave(mask, [edit for edit in before if edit not in edits])
            joined = [edit for edit in edits if edit not in before]
            for edit in joined:
                self.masks[edit] = self.masks.get(edit, 0) | mask
            self.changed.update(joined)

    def drop(self, mask: int) -> None:
        """There is no such draft any more."""
        self._leave(mask, self.edits.pop(mask))

    def _leave(self, mask: int, edits: Iterable[Edit]) -> None:
        for edit in edits:
            others = self.masks[edit] & ~mask
            if others:
                self.masks[edit] = others
            else:
                del self.masks[edit]
            self.changed.add(edit)

    def makers(self, edits: Iterable[Edit]) -> list[int]:
        """The masks of the drafts that make any of these edits."""
        union = 0
        for edit in edits:
            union |= self.masks.get(edit, 0)
        return [mask for mask in self.edits if mask & union] if union else []
