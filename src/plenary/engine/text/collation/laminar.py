"""Edits made laminar: any two spans nest or stand apart, and only what crosses is widened."""

from collections.abc import Sequence

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.draft import Draft, Span, support


def make_laminar(drafts: Sequence[Draft]) -> dict[Edit, int]:
    """Edits of which any two spans nest or stand apart, with their masks.

    The edits of most readings stand; one that crosses a span already taken is widened to the union, for
    the readings that make it, and takes their other edits in that union along.
    """
    taken = _Spans()
    makers: dict[Edit, list[Draft]] = {}
    for draft in drafts:
        for edit in draft.edits:
            makers.setdefault(edit, []).append(draft)

    def precedence(edit: Edit) -> tuple[int, int, int]:
        return -sum(draft.mask.bit_count() for draft in makers[edit]), edit[1] - edit[0], edit[0]

    for edit in sorted(makers, key=precedence):
        span = edit[0], edit[1]
        left = [draft for draft in makers[edit] if edit in draft.edits]
        if taken.crosses(*span):
            for draft in left:
                wider = _settle(span, draft, taken)
                draft.replace(*wider)
                taken.add(*wider)
        elif left:
            taken.add(*span)
    return support(drafts)


def _settle(span: Span, draft: Draft, taken: "_Spans") -> Span:
    while True:
        wider = draft.widen(*taken.union(*span))
        if wider == span:
            return span
        span = wider


class _Spans:
    """A laminar family of spans, asked for crossings: for each start, the ends as a bit set.

    An insertion has no inside and crosses nothing.
    """

    def __init__(self) -> None:
        self._ends: dict[int, int] = {}
        self._members: set[Span] = set()

    def add(self, start: int, end: int) -> None:
        if start < end and (start, end) not in self._members:
            self._members.add((start, end))
            self._ends[start] = self._ends.get(start, 0) | 1 << end

    def crosses(self, start: int, end: int) -> bool:
        return start < end and (start, end) not in self._members and self.union(start, end) != (start, end)

    def union(self, start: int, end: int) -> Span:
        """The span with every family member that crosses it joined on, once."""
        inner = (1 << end) - (1 << start + 1)
        low, high = start, end
        for left, ends in self._ends.items():
            if left < start:
                if left < low and ends & inner:
                    low = left
            elif start < left < end and ends >> high + 1:
                high = ends.bit_length() - 1
        return low, high
