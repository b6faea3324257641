"""The edits of all drafts as one stage of collation leaves them, and who makes each."""

from collections.abc import Iterable, Mapping

from plenary.engine.text.alignment import Edit


class Layer:
    """The edits of each draft by its mask, and the mask of all who make each edit."""

    __slots__ = ("edits", "masks")

    def __init__(self, edits: dict[int, list[Edit]]) -> None:
        self.edits = edits
        self.masks = masks = dict[Edit, int]()
        for mask, made in edits.items():
            for edit in made:
                masks[edit] = masks.get(edit, 0) | mask

    def derive(self, otherwise: Mapping[int, list[Edit]]) -> "Layer":
        """This layer where some drafts make other edits: most make the same from one stage to the next."""
        derived = Layer({})
        derived.edits = dict(self.edits)
        derived.masks = dict(self.masks)
        for mask, edits in otherwise.items():
            derived._put(mask, edits)
        return derived

    def _put(self, mask: int, edits: list[Edit]) -> list[Edit]:
        """A draft makes these edits, and no longer those of before. The edits that it began or ceased to make."""
        before = self.edits.get(mask, [])
        self.edits[mask] = edits
        if before == edits:
            return []
        left = self._leave(mask, [edit for edit in before if edit not in edits])
        joined = [edit for edit in edits if edit not in before]
        for edit in joined:
            self.masks[edit] = self.masks.get(edit, 0) | mask
        return left + joined

    def _drop(self, mask: int) -> list[Edit]:
        """There is no such draft any more. The edits that it made."""
        return self._leave(mask, self.edits.pop(mask))

    def _leave(self, mask: int, edits: list[Edit]) -> list[Edit]:
        for edit in edits:
            others = self.masks[edit] & ~mask
            if others:
                self.masks[edit] = others
            else:
                del self.masks[edit]
        return edits

    def makers(self, edits: Iterable[Edit]) -> list[int]:
        """The masks of the drafts that make any of these edits."""
        union = 0
        for edit in edits:
            union |= self.masks.get(edit, 0)
        return [mask for mask in self.edits if mask & union] if union else []

    def renew(self, gone: Iterable[int], come: Mapping[int, list[Edit]]) -> tuple[set[Edit], list[int]]:
        """Drop some drafts, and put others. The edits that other drafts make than before, and the masks of those
        drafts that now make others."""
        changed: set[Edit] = set()
        for mask in gone:
            changed.update(self._drop(mask))
        turned: list[int] = []
        for mask, edits in come.items():
            found = self._put(mask, edits)
            if found:
                changed.update(found)
                turned.append(mask)
        return changed, turned
