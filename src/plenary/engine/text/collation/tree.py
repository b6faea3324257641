"""The tree of a provision, built from laminar edits and the words that readings merely bracket."""

from collections.abc import Callable, Sequence

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.draft import Span
from plenary.engine.text.reading import Reason
from plenary.engine.text.slot import Alternative, Held, Node, Slot

Hold = tuple[int, int, Reason, int]
"""``(start, end, reason, mask)``: base tokens that readings bracket without offering others."""

Offer = tuple[str, int]
"""``(words, mask)``: interned words for a span of the base, and who offers them."""


class TreeBuilder:
    """Builds the tree from laminar edits and holds. ``set_out`` makes the alternatives of what is offered
    in the slot of the given id."""

    def __init__(
        self,
        base: str,
        edits: dict[Edit, int],
        holds: Sequence[Hold],
        *,
        id: str,
        root: int,
        set_out: Callable[[Sequence[Offer], str], Sequence[Alternative]],
    ) -> None:
        self.base = base
        self.id = id
        self.root = root
        self.set_out = set_out
        self.offers: dict[Span, list[Offer]] = {}
        for (start, end, words), mask in edits.items():
            self.offers.setdefault((start, end), []).append((words, mask))
        self.held: dict[Span, list[tuple[Span, Reason, int]]] = {}
        for hold in holds:
            self._hold(hold)
        self.spans = sorted({*self.offers, *self.held}, key=lambda span: (span[0], span[0] < span[1], -span[1]))

    def _hold(self, hold: Hold) -> None:
        """Cut a hold at the bounds of every span it crosses, holds before it included."""
        start, end, reason, mask = hold
        parts = [(start, end)]
        for left, right in [*self.offers, *self.held]:
            if left < right:
                parts = [piece for part in parts for piece in _cut_span(part, left, right)]
        for part in parts:
            self.held.setdefault(part, []).append(((start, end), reason, mask))

    def build(self) -> tuple[Node, ...]:
        nodes, _ = self._nodes(0, len(self.base), 0, len(self.base) + 1)
        return nodes

    def _nodes(self, start: int, end: int, at: int, limit: int) -> tuple[tuple[Node, ...], int]:
        """The nodes of base tokens start to end, and where the spans go on after those inside, which
        begin before the limit: an insertion at the end of a span stands outside it."""
        nodes: list[Node] = []
        while at < len(self.spans):
            left, right = self.spans[at]
            if right > end or left >= limit:
                break
            if left > start:
                nodes.append(self.base[start:left])
            inner, at = self._nodes(left, right, at + 1, right) if left < right else ((), at + 1)
            nodes.append(self._wrap((left, right), inner))
            start = right
        if start < end:
            nodes.append(self.base[start:end])
        return tuple(nodes), at

    def _wrap(self, span: Span, inner: tuple[Node, ...]) -> Node:
        for whole, reason, mask in self.held.get(span, ()):
            inner = (Held(f"{self.id}:{whole[0]}-{whole[1]}", inner, mask, reason),)
        offers = self.offers.get(span)
        if offers is None:
            return inner[0]
        slot = f"{self.id}:{span[0]}-{span[1]}"
        others = self.set_out(offers, slot)
        union = 0
        for alternative in others:
            union |= alternative.mask
        return Slot(slot, (Alternative(inner, self.root & ~union), *others))


def _cut_span(part: Span, left: int, right: int) -> list[Span]:
    start, end = part
    if start < left < end < right:
        return [(start, left), (left, end)]
    if left < start < right < end:
        return [(start, right), (right, end)]
    return [part]
