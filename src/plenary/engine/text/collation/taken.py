"""The spans that claims have taken, and the claims themselves, found by what crosses them.

What crosses a span has one of its own bounds inside it. So both are kept by their bounds: to ask what crosses a span of
a few words costs what stands in those words, however many readings there are of the others.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.claim import Claim, Turn
from plenary.engine.text.collation.draft import Span

NOTHING: Mapping[int, Turn] = {}
NOBODY: Sequence[Edit] = ()


class Taken:
    """Spans, each with the turn since which it is taken."""

    __slots__ = ("_first", "_from", "_last", "_to")

    def __init__(self, length: int) -> None:
        # By their starts the ends, by their ends the starts.
        self._from: dict[int, dict[int, Turn]] = {}
        self._to: dict[int, dict[int, Turn]] = {}
        # The last end of all that start at a place or started there, and the first start of those that end there.
        self._last = [0] * (length + 1)
        self._first = [length] * (length + 1)

    def since(self, span: Span) -> Turn | None:
        """Since which turn a span is taken; None for one that is free."""
        return self._from.get(span[0], NOTHING).get(span[1])

    def date(self, span: Span, turn: Turn | None) -> None:
        """A span is taken since a turn; or one that was taken is free."""
        start, end = span
        if turn is not None:
            self._from.setdefault(start, {})[end] = turn
            self._to.setdefault(end, {})[start] = turn
            self._last[start] = max(self._last[start], end)
            self._first[end] = min(self._first[end], start)
        else:
            del self._from[start][end]
            del self._to[end][start]

    def crosses(self, span: Span, turn: Turn) -> bool:
        """Whether a span is crossed by one that was taken before a turn."""
        return self.join(span, turn, ()) != span

    def join(self, span: Span, turn: Turn, others: Iterable[Span]) -> Span:
        """The span with every one joined on, once, that crosses it: taken before a turn, or one of some others."""
        start, end = low, high = span
        inside = slice(start + 1, end)
        if min(self._first[inside], default=start) < start:
            for at in range(start + 1, end):
                if self._first[at] < low:
                    low = min([low, *(left for left, since in self._to[at].items() if since < turn)])
        if max(self._last[inside], default=end) > end:
            for at in range(start + 1, end):
                if self._last[at] > high:
                    high = max([high, *(right for right, since in self._from[at].items() if since < turn)])
        for left, right in others:
            if left < start < right < end:
                low = min(low, left)
            elif start < left < end < right:
                high = max(high, right)
        return low, high

    def cut(self, span: Span, turn: Turn, others: Iterable[Span]) -> Sequence[Span]:
        """The span in pieces, cut at the bounds of all that cross it: taken before a turn, or some others."""
        start, end = span
        cuts: set[int] = set()
        for at in range(start + 1, end):
            to, from_ = self._to.get(at, NOTHING), self._from.get(at, NOTHING)
            if any(left < start and since < turn for left, since in to.items()) or any(
                right > end and since < turn for right, since in from_.items()
            ):
                cuts.add(at)
        for left, right in others:
            if left < start < right < end:
                cuts.add(right)
            elif start < left < end < right:
                cuts.add(left)
        return list(pairwise((start, *sorted(cuts), end)))


class Claims:
    """The claims of a provision by their edits, and by the bounds of these."""

    __slots__ = ("_from", "_to", "_widened", "by_edit")

    def __init__(self, by_edit: dict[Edit, Claim]) -> None:
        self.by_edit = by_edit
        self._from: dict[int, list[Edit]] = {}
        self._to: dict[int, list[Edit]] = {}
        self._widened: dict[Edit, set[Span]] = {}
        for claim in by_edit.values():
            self._enter(claim.edit)
            if claim.instead:
                self.note(claim)

    def require(self, edit: Edit) -> Claim:
        """The claim of an edit, which is new where nobody has made it before."""
        claim = self.by_edit.get(edit)
        if claim is None:
            claim = self.by_edit[edit] = Claim(edit)
            self._enter(edit)
        return claim

    def remove(self, edit: Edit) -> None:
        """Nobody makes an edit any more."""
        del self.by_edit[edit]
        self._widened.pop(edit, None)
        self._from[edit[0]].remove(edit)
        self._to[edit[1]].remove(edit)

    def note(self, claim: Claim) -> None:
        """A claim may give way to others than before."""
        if claim.instead and claim.edit[2]:
            self._widened[claim.edit] = claim.spans()
        else:
            self._widened.pop(claim.edit, None)

    def list_near(self, span: Span) -> Iterator[Claim]:
        """The claims of which a span may make others where it is taken, or free, before their turns; some twice."""
        start, end = span
        by_edit = self.by_edit
        for at in range(start + 1, end):
            for edit in self._from.get(at, NOBODY):
                if edit[1] > end:
                    yield by_edit[edit]
            for edit in self._to.get(at, NOBODY):
                if edit[0] < start:
                    yield by_edit[edit]
        # What an edit was widened to is crossed by all that would widen it further, and holds all that widened it so
        # far; what cuts a deletion crosses it as it was.
        for edit, spans in self._widened.items():
            for left, right in spans:
                if left < end and start < right and not (start <= left and right <= end):
                    yield by_edit[edit]
                    break

    def _enter(self, edit: Edit) -> None:
        self._from.setdefault(edit[0], []).append(edit)
        self._to.setdefault(edit[1], []).append(edit)
