"""One distinct reading on its way through the stages of collation."""

from collections.abc import Sequence

from plenary.engine.text.alignment import Edit

Span = tuple[int, int]


class Draft:
    """One distinct reading on its way through the stages: its edits of the base, in order, and who makes it.
    ``said`` is its text, by which equals are ordered; drafts without it are taken as they come."""

    __slots__ = ("base", "edits", "mask", "said")

    def __init__(self, base: str, edits: list[Edit], mask: int, said: str = "") -> None:
        self.base = base
        self.edits = edits
        self.mask = mask
        self.said = said

    def text(self, start: int, end: int) -> str:
        """The reading's words over base tokens start to end, neither of which lies inside one of its edits.

        An insertion at either bound stands outside.
        """
        parts: list[str] = []
        at = start
        for left, right, words in self.edits:
            if left >= start and right <= end and (left < right or start < left < end):
                parts.append(self.base[at:left])
                parts.append(words)
                at = right
        parts.append(self.base[at:end])
        return "".join(parts)

    def widen(self, start: int, end: int) -> Span:
        """The smallest span around this one whose bounds lie inside none of the edits."""
        for left, right, _ in self.edits:
            if left < start < right:
                start = left
            if left < end < right:
                end = right
        return start, end

    def give_way(self, edit: Edit, spans: Sequence[Span]) -> None:
        """Let an edit be in other spans: a deletion in pieces of its own, another in one span around it."""
        if edit[2]:
            for start, end in spans:
                self.replace(start, end)
        else:
            at = self.edits.index(edit)
            self.edits = [*self.edits[:at], *((start, end, "") for start, end in spans), *self.edits[at + 1 :]]

    def replace(self, start: int, end: int) -> Edit:
        """Make everything between the bounds one edit, and return it."""
        edit = (start, end, self.text(start, end))
        kept = [e for e in self.edits if not (start <= e[0] and e[1] <= end and (e[0] < e[1] or start < e[0] < end))]
        kept.append(edit)
        kept.sort(key=_place)
        self.edits = kept
        return edit


def _place(edit: Edit) -> tuple[int, int]:
    return edit[0], edit[1]
