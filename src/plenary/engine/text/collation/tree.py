"""The tree of a provision, built from laminar edits and the words that readings merely bracket."""

from bisect import bisect_left
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from itertools import pairwise

from plenary.engine.text.alignment import Edit
from plenary.engine.text.collation.draft import Span
from plenary.engine.text.reading import Reason
from plenary.engine.text.slot import Alternative, Held, Node, Slot

Hold = tuple[int, int, Reason, int]
"""``(start, end, reason, mask)``: base tokens that readings bracket without offering others."""

Offer = tuple[str, int]
"""``(words, mask)``: interned words for a span of the base, and who offers them."""


Families = Mapping[tuple[Offer, ...], Sequence[Alternative]]
"""The alternatives of a slot, in their order, by the kindred offers that they are made of."""

SetOut = Callable[[Sequence[Offer], str, Families], Families]
"""Makes the alternatives of what is offered in the slot of an id, of which some families may be known."""

Spell = Callable[[str], str]
"""Makes the words in the tree of interned ones."""


class Tree:
    """The tree of one provision, or of one alternative of a slot, kept so that a change makes anew only what
    it reaches: a slot in which nothing has changed stays, where nothing else is offered than before, so do its
    alternatives, and of others those that are made of the same offers.

    ``set_out`` makes the alternatives of what is offered in the slot of the given id, ``spell`` the words in the
    tree of the base's interned ones.
    """

    __slots__ = ("_families", "_nodes", "_order", "base", "held", "id", "offers", "root", "set_out", "spell")

    def __init__(
        self,
        base: str,
        *,
        id: str,
        root: int,
        set_out: SetOut,
        spell: Spell,
    ) -> None:
        self.base = base
        self.id = id
        self.root = root
        self.set_out = set_out
        self.spell = spell
        self.offers: dict[Span, dict[str, int]] = {}
        self.held: dict[Span, list[tuple[Span, Reason, int]]] = {}
        self._nodes: dict[Span, Node] = {}
        # Of what is offered alone nothing is kindred.
        self._families: dict[Span, Families] = {}
        self._order: list[_Place] = []

    def renew(self, edits: Mapping[Edit, int], changed: Iterable[Edit], holds: Sequence[Hold]) -> tuple[Node, ...]:
        """The tree of the whole base, of laminar edits, of which those that changed are named, and of holds."""
        touched: set[Span] = set()
        for edit in changed:
            start, end, words = edit
            span = start, end
            touched.add(span)
            offers = self.offers.setdefault(span, {})
            offers.pop(words, None)
            if edit in edits:
                offers[words] = edits[edit]
        for span in touched:
            if not self.offers[span]:
                del self.offers[span]
        if holds or self.held:
            held, self.held = self.held, {}
            self._hold(holds)
            touched.update(span for span in held.keys() | self.held if held.get(span) != self.held.get(span))
        for span in touched:
            self._nodes.pop(span, None)
        self._put_in_order(touched)
        return self._build(touched)

    def _put_in_order(self, touched: Collection[Span]) -> None:
        """Let the touched spans stand in the order of the text where something is offered or held there, and no
        longer where nothing is."""
        order = self._order
        if not order:
            self._order = sorted(map(_place, {*self.offers, *self.held}))
            return
        for span in touched:
            place = _place(span)
            at = bisect_left(order, place)
            known = at < len(order) and order[at] == place
            if span not in self.offers and span not in self.held:
                del order[at : at + known]
            elif not known:
                order.insert(at, place)

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

    def _build(self, touched: Collection[Span]) -> tuple[Node, ...]:
        # What lies wholly before or behind all that was touched has nothing of it inside.
        first = min([start for start, _ in touched], default=0)
        last = max([end for _, end in touched], default=0)
        # An insertion at the end of a span stands outside it; only at the end of the base there is no outside.
        frames = [_Frame(0, len(self.base), len(self.base) + 1)]
        past = 0
        for left, _, end in self._order:
            if left < past:
                continue
            right = -end
            span = left, right
            while right > frames[-1].end or left >= frames[-1].limit:
                self._close(frames)
            frame = frames[-1]
            self._say(frame, left)
            node = self._nodes.get(span)
            if node is not None and (right < first or last < left or not _lies_in(left, right, touched)):
                frame.nodes.append(node)
                frame.at = past = right
            elif left < right:
                frames.append(_Frame(left, right, right))
            else:
                frame.nodes.append(self._wrap(span, ()))
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
            node = inner[0]
        else:
            slot = f"{self.id}:{span[0]}-{span[1]}"
            known = self._nodes.get(span)
            others: Sequence[Alternative]
            if isinstance(known, Slot):
                others = known.alternatives[1:]
            else:
                families = self.set_out(list(offers.items()), slot, self._families.get(span, _NONE))
                if len(offers) > 1:
                    self._families[span] = families
                others = [alternative for kin in families.values() for alternative in kin]
            union = 0
            for alternative in others:
                union |= alternative.mask
            node = Slot(slot, (Alternative(inner, self.root & ~union), *others))
        self._nodes[span] = node
        return node


_NONE: Families = {}


class _Frame:
    """A span while its inside is written: as far as ``at``. Spans that begin before the limit lie inside it."""

    __slots__ = ("at", "end", "limit", "nodes", "start")

    def __init__(self, start: int, end: int, limit: int) -> None:
        self.start = self.at = start
        self.end = end
        self.limit = limit
        self.nodes: list[Node] = []


_Place = tuple[int, bool, int]
"""``(start, wide, -end)`` of a span: in this order an insertion stands before the spans that begin where it stands, and
a span before those inside it."""


def _place(span: Span) -> _Place:
    start, end = span
    return start, start < end, -end


def _lies_in(left: int, right: int, spans: Iterable[Span]) -> bool:
    """Whether any of some spans lies between two places."""
    # Asked for every slot: a generator would take longer than the comparisons.
    for start, end in spans:  # noqa: SIM110
        if left <= start and end <= right:
            return True
    return False
