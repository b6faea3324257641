"""Edits made laminar: any two spans nest or stand apart, and only what crosses is widened."""

from collections.abc import Sequence

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.draft import Draft, Span, support


def make_laminar(drafts: Sequence[Draft]) -> dict[Edit, int]:
    """Edits of which any two spans nest or stand apart, with their masks.

    The edits of most readings stand; one that crosses a span already taken is widened to the union, for
    the readings that make it, and takes their other edits in that union along.
    """
    taken = _Spans(len(drafts[0].base))
    makers: dict[Edit, list[Draft]] = {}
    for draft in drafts:
        for edit in draft.edits:
            makers.setdefault(edit, []).append(draft)

    def precedence(edit: Edit) -> tuple[int, int, int]:
        return -sum([draft.mask.bit_count() for draft in makers[edit]]), edit[1] - edit[0], edit[0]

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
    """A laminar family of spans, asked for crossings. An insertion has no inside and crosses nothing.

    Kept are, for each place of the base, the first start of the spans that end there and the last end of
    those that start there: what crosses a span has one of its own bounds inside it.
    """

    def __init__(self, length: int) -> None:
        self._first_start = [length] * length
        self._last_end = [0] * length
        self._members: set[Span] = set()

    def add(self, start: int, end: int) -> None:
        if start < end and (start, end) not in self._members:
            self._members.add((start, end))
            self._last_end[start] = max(self._last_end[start], end)
            if end < len(self._first_start):
                self._first_start[end] = min(self._first_start[end], start)

    def crosses(self, start: int, end: int) -> bool:
        return start + 1 < end and (start, end) not in self._members and self.union(start, end) != (start, end)

    def union(self, start: int, end: int) -> Span:
        """The span with every family member that crosses it joined on, once."""
        inside = slice(start + 1, end)
        low = min(self._first_start[inside], default=start)
        high = max(self._last_end[inside], default=end)
        return min(start, low), max(end, high)
