"""N readings of one provision, collated: a tree of words and slots from which each is recovered exactly.

Stages (COLLATION.md): align each reading with the base; cut an edit where it repeats another reading's
edit, so that equal suggestions coincide; coalesce neighbouring edits of the same readings into phrases;
make the spans laminar, expanding only what crosses; build the tree; factor what alternatives share.

Every choice is made by words, places and numbers of readings, never by who they are or in which order
they came.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from plenary.engine.text.alignment import Edit, align
from plenary.engine.text.reading import Reason
from plenary.engine.text.slot import Alternative, Held, Node, Slot
from plenary.engine.text.tokens import Vocabulary

Span = tuple[int, int]
Hold = tuple[int, int, Reason, int]
"""``(start, end, reason, mask)``: base tokens that readings bracket without offering others."""


def collate_words(
    base: str, readings: Iterable[tuple[str, int]], *, lang: str, id: str, root: int, holds: Sequence[Hold] = ()
) -> tuple[Node, ...]:
    """The tree of one provision.

    ``readings`` are texts with the mask of who makes them, ``root`` the mask of the base's own holders,
    ``id`` the prefix of the slots' ids. ``holds`` count tokens of the base. A reading equal to the base
    makes no slot.
    """
    vocabulary = Vocabulary(lang)
    interned = vocabulary.intern(base)
    texts: dict[str, int] = {}
    for text, mask in readings:
        texts[text] = texts.get(text, 0) | mask
    texts.pop(base, None)
    variants = [(vocabulary.intern(text), texts[text]) for text in sorted(texts)]
    return _collate(interned, variants, vocabulary, id, root, holds)


def _collate(
    base: str,
    variants: Sequence[tuple[str, int]],
    vocabulary: Vocabulary,
    id: str,
    root: int,
    holds: Sequence[Hold] = (),
) -> tuple[Node, ...]:
    drafts = [Draft(base, align(base, text, vocabulary), mask) for text, mask in variants]
    cut_at_shared_edits(drafts)
    coalesce(drafts, base, vocabulary)
    edits = make_laminar(drafts, len(base))
    return _Builder(base, vocabulary, id, root, edits, holds).build()


class Draft:
    """One distinct reading on its way through the stages: its edits of the base, in order, and who makes it."""

    __slots__ = ("base", "edits", "mask")

    def __init__(self, base: str, edits: list[Edit], mask: int) -> None:
        self.base = base
        self.edits = edits
        self.mask = mask

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


def support(drafts: Iterable[Draft]) -> dict[Edit, int]:
    """Each distinct edit with the mask of the readings that make it."""
    found: dict[Edit, int] = {}
    for draft in drafts:
        for edit in draft.edits:
            found[edit] = found.get(edit, 0) | draft.mask
    return found


def cut_at_shared_edits(drafts: Sequence[Draft]) -> None:
    """Cut an edit that begins or ends with another reading's edit, so that what is equal coincides.

    ``shall take`` → ``should make`` beside another reading's ``shall`` → ``should`` becomes that and
    ``take`` → ``make``.
    """
    pool: dict[int, set[Edit]] = {}
    pool_by_end: dict[int, set[Edit]] = {}
    for draft in drafts:
        for edit in draft.edits:
            pool.setdefault(edit[0], set()).add(edit)
            pool_by_end.setdefault(edit[1], set()).add(edit)
    for draft in drafts:
        cut: list[Edit] = []
        for edit in draft.edits:
            cut.extend(_cut(edit, pool, pool_by_end))
        draft.edits = cut


def _cut(edit: Edit, by_start: dict[int, set[Edit]], by_end: dict[int, set[Edit]]) -> list[Edit]:
    head: list[Edit] = []
    tail: list[Edit] = []
    start, end, words = edit
    while True:
        first = max(
            (e for e in by_start.get(start, ()) if _strictly_in(e, start, end, words) and words.startswith(e[2])),
            key=_size,
            default=None,
        )
        if first is None:
            break
        head.append(first)
        start, words = first[1], words[len(first[2]) :]
    while True:
        last = max(
            (e for e in by_end.get(end, ()) if _strictly_in(e, start, end, words) and words.endswith(e[2])),
            key=_size,
            default=None,
        )
        if last is None:
            break
        tail.append(last)
        end, words = last[0], words[: len(words) - len(last[2])]
    return [*head, (start, end, words), *reversed(tail)]


def _strictly_in(part: Edit, start: int, end: int, words: str) -> bool:
    """Whether taking the part away leaves both old words and new ones: a replacement is cut into
    replacements, never into a deletion beside an insertion."""
    return part[0] < part[1] and part[2] != "" and part[1] - part[0] < end - start and len(part[2]) < len(words)


def _size(edit: Edit) -> tuple[int, int]:
    return edit[1] - edit[0], len(edit[2])


def coalesce(drafts: Sequence[Draft], base: str, vocabulary: Vocabulary) -> None:
    """Make one edit of neighbouring ones that the same readings make and only small words part."""
    masks = support(drafts)
    for draft in drafts:
        if len(draft.edits) < 2:
            continue
        groups = [[draft.edits[0]]]
        for before, after in pairwise(draft.edits):
            if masks[before] == masks[after] and _near(before, after, base, vocabulary):
                groups[-1].append(after)
            else:
                groups.append([after])
        draft.edits = [_merge(group, base) for group in groups]


def _near(before: Edit, after: Edit, base: str, vocabulary: Vocabulary) -> bool:
    gap = base[before[1] : after[0]]
    if len(gap) <= 2 and all(token in vocabulary.light for token in gap):
        return True
    shorter = min(max(edit[1] - edit[0], len(edit[2])) for edit in (before, after))
    return len(gap) <= 3 and len(gap) < shorter and not any(token in vocabulary.signs for token in gap)


def _merge(group: Sequence[Edit], base: str) -> Edit:
    words = [group[0][2]]
    for before, after in pairwise(group):
        words.append(base[before[1] : after[0]])
        words.append(after[2])
    return group[0][0], group[-1][1], "".join(words)


def make_laminar(drafts: Sequence[Draft], length: int) -> dict[Edit, int]:
    """Edits of which any two spans nest or stand apart, with their masks.

    The edits of most readings stand; one that crosses a span already taken is widened to the union, for
    the readings that make it, and takes their other edits in that union along.
    """
    taken = _Spans()
    queue = sorted(
        support(drafts).items(), key=lambda item: (-item[1].bit_count(), item[0][1] - item[0][0], item[0][0])
    )
    for edit, _ in queue:
        for draft in drafts:
            if edit in draft.edits:
                span = edit[0], edit[1]
                if taken.crosses(*span):
                    span = _settle(span, draft, taken)
                    draft.replace(*span)
                taken.add(*span)
    return support(drafts)


def _settle(span: Span, draft: Draft, taken: "_Spans") -> Span:
    while True:
        wider = draft.widen(*taken.union(*span))
        if wider == span:
            return span
        span = wider


class _Spans:
    """A laminar family of spans, asked for crossings: for each start, the ends as a bit set."""

    def __init__(self) -> None:
        self._ends: dict[int, int] = {}

    def add(self, start: int, end: int) -> None:
        if start < end:
            self._ends[start] = self._ends.get(start, 0) | 1 << end

    def crosses(self, start: int, end: int) -> bool:
        return self.union(start, end) != (start, end)

    def union(self, start: int, end: int) -> Span:
        """The span with every family member that crosses it joined on, once."""
        inner = (1 << end) - (1 << start + 1) if start + 1 < end else 0
        low, high = start, end
        for left, ends in self._ends.items():
            if left < start:
                if ends & inner:
                    low = min(low, left)
            elif start < left < end:
                high = max(high, ends.bit_length() - 1)
        return low, high


class _Builder:
    """Builds the tree from laminar edits and holds."""

    def __init__(
        self, base: str, vocabulary: Vocabulary, id: str, root: int, edits: dict[Edit, int], holds: Sequence[Hold]
    ) -> None:
        self.base = base
        self.vocabulary = vocabulary
        self.id = id
        self.root = root
        self.offers: dict[Span, list[tuple[str, int]]] = {}
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
                nodes.append(self.vocabulary.words(self.base[start:left]))
            inner, at = self._nodes(left, right, at + 1, right) if left < right else ((), at + 1)
            nodes.append(self._wrap((left, right), inner))
            start = right
        if start < end:
            nodes.append(self.vocabulary.words(self.base[start:end]))
        return tuple(nodes), at

    def _wrap(self, span: Span, inner: tuple[Node, ...]) -> Node:
        for whole, reason, mask in self.held.get(span, ()):
            inner = (Held(f"{self.id}:{whole[0]}-{whole[1]}", inner, mask, reason),)
        offers = self.offers.get(span)
        if offers is None:
            return inner[0]
        slot = f"{self.id}:{span[0]}-{span[1]}"
        others = factor(offers, self.vocabulary, slot)
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


def factor(offers: Sequence[tuple[str, int]], vocabulary: Vocabulary, id: str) -> list[Alternative]:
    """The alternatives of a slot beside the base's, those that share much collated among themselves."""
    words = vocabulary.words
    ordered = sorted(offers, key=lambda offer: words(offer[0]))
    return [Alternative((words(text),) if text else (), mask) for text, mask in ordered]
