"""Edits made laminar: any two spans nest or stand apart, and only what crosses is changed.

The edits of most readings stand; one that crosses a span already taken is widened to the union, for the
readings that make it, and takes their other edits in that union along. A deletion is cut instead, at the bounds that
lie inside it: widened, it would offer the words beside it for themselves, as if they were others. Edits of fewer than
two base tokens have no inside: they cross nothing, and nothing crosses them.
"""

from collections.abc import Sequence
from itertools import pairwise

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.claim import Claim, has_inside
from plenary.engine.text.collation.draft import Draft, Span


def make_laminar(drafts: Sequence[Draft]) -> dict[Edit, Claim]:
    """Widen or cut the drafts' edits until any two spans nest or stand apart; the claims by which this was done."""
    claims: dict[Edit, Claim] = {}
    by_mask = {draft.mask: draft for draft in drafts}
    for draft in drafts:
        for edit in draft.edits:
            if has_inside(edit):
                claim = claims.get(edit)
                if claim is None:
                    claim = claims[edit] = Claim(edit)
                claim.makers.append((draft.said, draft.mask))
    for claim in claims.values():
        claim.take_turn()
    taken = _Spans(len(drafts[0].base))
    moved: set[int] = set()
    for claim in sorted(claims.values(), key=lambda claim: claim.turn):
        edit = claim.edit
        span = edit[:2]
        left = [by_mask[mask] for _, mask in claim.makers]
        if moved:
            left = [draft for draft in left if draft.mask not in moved or edit in draft.edits]
        if not left:
            continue
        if taken.crosses(*span):
            instead: dict[int, Sequence[Span]] = {}
            for draft in left:
                instead[draft.mask] = spans = [_settle(span, draft, taken)] if edit[2] else taken.cut(*span)
                draft.give_way(edit, spans)
                moved.add(draft.mask)
                for other in spans:
                    taken.add(*other)
            claim.instead = instead
        else:
            claim.stands = True
            taken.add(*span)
    return claims


def _settle(span: Span, draft: Draft, taken: "_Spans") -> Span:
    while True:
        wider = draft.widen(*taken.union(*span))
        if wider == span:
            return span
        span = wider


class _Spans:
    """A laminar family of spans, asked for crossings.

    Kept are, for each place of the base, the first start of the spans that end there and the last end of
    those that start there: what crosses a span has one of its own bounds inside it.
    """

    def __init__(self, length: int) -> None:
        self._first_start = [length] * length
        self._last_end = [0] * length
        self._members: set[Span] = set()

    def add(self, start: int, end: int) -> None:
        if (start, end) not in self._members:
            self._members.add((start, end))
            self._last_end[start] = max(self._last_end[start], end)
            if end < len(self._first_start):
                self._first_start[end] = min(self._first_start[end], start)

    def crosses(self, start: int, end: int) -> bool:
        return (start, end) not in self._members and self.union(start, end) != (start, end)

    def cut(self, start: int, end: int) -> Sequence[Span]:
        """The span in pieces, cut at the bounds of all family members that cross it."""
        within = range(start + 1, end)
        cuts = [at for at in within if self._first_start[at] < start or self._last_end[at] > end]
        return list(pairwise((start, *cuts, end)))

    def union(self, start: int, end: int) -> Span:
        """The span with every family member that crosses it joined on, once."""
        inside = slice(start + 1, end)
        low = min(self._first_start[inside], default=start)
        high = max(self._last_end[inside], default=end)
        return min(start, low), max(end, high)
