"""The tree of a provision, built from laminar edits and the words that readings merely bracket."""

from collections.abc import Callable, Sequence
from itertools import pairwise

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
    in the slot of the given id, ``spell`` the words in the tree of the base's interned ones."""

    def __init__(
        self,
        base: str,
        edits: dict[Edit, int],
        holds: Sequence[Hold],
        *,
        id: str,
        root: int,
        set_out: Callable[[Sequence[Offer], str], Sequence[Alternative]],
        spell: Callable[[str], str],
    ) -> None:
        self.base = base
        self.id = id
        self.root = root
        self.set_out = set_out
        self.spell = spell
        self.offers: dict[Span, list[Offer]] = {}
        for (start, end, words), mask in edits.items():
            self.offers.setdefault((start, end), []).append((words, mask))
        self.held: dict[Span, list[tuple[Span, Reason, int]]] = {}
        if holds:
            self._hold(holds)
        self.spans = sorted({*self.offers, *self.held}, key=lambda span: (span[0], span[0] < span[1], -span[1]))

    def _hold(self, holds: Sequence[Hold]) -> None:
        """Cut each hold at the bounds of every span it crosses, holds before it included."""
        # For each place the last end of the spans that begin there, and the first start of those that end there:
        # what crosses a hold has one of its own bounds inside it.
        last_end, first_start = [0] * (len(self.base) + 1), [len(self.base)] * (len(self.base) + 1)

        def stand(left: int, right: int) -> None:
            last_end[left], first_start[right] = max(last_end[left], right), min(first_start[right], left)

        for left, right in self.offers:
            if left < right:
                stand(left, right)
        for start, end, reason, mask in holds:
            within = slice(start + 1, end)
            cuts: list[int] = []
            if max(last_end[within], default=end) > end or min(first_start[within], default=start) < start:
                cuts = [at for at in range(start + 1, end) if last_end[at] > end or first_start[at] < start]
            for part in pairwise([start, *cuts, end]):
                self.held.setdefault(part, []).append(((start, end), reason, mask))
                stand(*part)

    def build(self) -> tuple[Node, ...]:
        """The tree of the whole base."""
        # An insertion at the end of a span stands outside it; only at the end of the base there is no outside.
        frames = [_Frame(0, len(self.base), len(self.base) + 1)]
        for left, right in self.spans:
            while right > frames[-1].end or left >= frames[-1].limit:
                self._close(frames)
            self._say(frames[-1], left)
            if left < right:
                frames.append(_Frame(left, right, right))
            else:
                frames[-1].nodes.append(self._wrap((left, right), ()))
        while len(frames) > 1:
            self._close(frames)
        self._say(frames[0], len(self.base))
        return tuple(frames[0].nodes)

    def _say(self, frame: "_Frame", end: int) -> None:
        """Write the base's words as far as the end."""
        if frame.at < end:
            frame.nodes.append(self.spell(self.base[frame.at : end]))
            frame.at = end

    def _close(self, frames: list["_Frame"]) -> None:
        frame = frames.pop()
        self._say(frame, frame.end)
        frames[-1].nodes.append(self._wrap((frame.start, frame.end), tuple(frame.nodes)))
        frames[-1].at = frame.end

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


class _Frame:
    """A span while its inside is written: as far as ``at``. Spans that begin before the limit lie inside it."""

    __slots__ = ("at", "end", "limit", "nodes", "start")

    def __init__(self, start: int, end: int, limit: int) -> None:
        self.start = self.at = start
        self.end = end
        self.limit = limit
        self.nodes: list[Node] = []
