"""N readings of one provision, collated: a tree of words and slots from which each is recovered exactly.

Stages (COLLATION.md): align each reading with the base; cut an edit where it repeats another reading's
edit, so that equal suggestions coincide; coalesce neighbouring edits of the same readings into phrases;
make the spans laminar, expanding only what crosses; build the tree; factor what alternatives share.

Every choice is made by words, places and numbers of readings, never by who they are or in which order
they came.
"""

from bisect import insort
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from zlib import crc32

from rapidfuzz.distance import Indel

from plenary.engine.text.alignment import Edit, align, merge
from plenary.engine.text.reading import Reason
from plenary.engine.text.slot import Alternative, Held, Node, Slot
from plenary.engine.text.tokens import Vocabulary

Span = tuple[int, int]
Hold = tuple[int, int, Reason, int]
"""``(start, end, reason, mask)``: base tokens that readings bracket without offering others."""


def collate_words(
    base: str,
    readings: Iterable[tuple[str, int]],
    *,
    vocabulary: Vocabulary,
    id: str,
    root: int,
    holds: Sequence[Hold] = (),
) -> tuple[Node, ...]:
    """The tree of one provision.

    ``readings`` are texts with the mask of who makes them, ``root`` the mask of the base's own holders,
    ``id`` the prefix of the slots' ids. ``vocabulary`` may serve many provisions. ``holds`` count tokens
    of the base. A reading equal to the base makes no slot.
    """
    interned = vocabulary.intern(base)
    texts: dict[str, int] = {}
    for text, mask in readings:
        texts[text] = texts.get(text, 0) | mask
    texts.pop(base, None)
    variants = [(vocabulary.intern(text), texts[text]) for text in sorted(texts)]
    return _spell(_collate(interned, variants, vocabulary, id, root, holds), vocabulary)


def _spell(content: Iterable[Node], vocabulary: Vocabulary) -> tuple[Node, ...]:
    """The tree with its words for the interned ones it was built of."""
    nodes: list[Node] = []
    for node in content:
        if isinstance(node, str):
            nodes.append(vocabulary.words(node))
        elif isinstance(node, Slot):
            alternatives = (Alternative(_spell(a.content, vocabulary), a.mask) for a in node.alternatives)
            nodes.append(Slot(node.id, tuple(alternatives)))
        else:
            nodes.append(Held(node.id, _spell(node.content, vocabulary), node.mask, node.reason))
    return tuple(nodes)


def _collate(
    base: str,
    variants: Sequence[tuple[str, int]],
    vocabulary: Vocabulary,
    id: str,
    root: int,
    holds: Sequence[Hold] = (),
) -> tuple[Node, ...]:
    drafts = [Draft(base, align(base, text, vocabulary), mask) for text, mask in variants]
    cut_at_shared_edits(drafts, base, vocabulary)
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


def cut_at_shared_edits(drafts: Sequence[Draft], base: str, vocabulary: Vocabulary) -> None:
    """Cut each edit into smaller edits that other readings make, so that what is equal coincides.

    ``shall take`` → ``should make`` beside another reading's ``shall`` → ``should`` becomes that and
    ``take`` → ``make``. The smallest edits are the atoms of the larger ones: an edit wholly made of atoms
    is cut through, one that begins or ends with atoms is cut there, and what is left is an atom in turn.
    """
    edits = {edit for draft in drafts for edit in draft.edits}
    atoms = _Atoms(base)
    cuts: dict[Edit, list[Edit]] = {}
    for edit in sorted(edits, key=lambda e: (e[1] - e[0] + len(e[2]), e[0], vocabulary.words(e[2]))):
        cuts[edit] = parts = atoms.cut(edit)
        for part in parts:
            atoms.add(part)
    for draft in drafts:
        draft.edits = [part for edit in draft.edits for part in cuts[edit]]


Way = tuple[Edit, ...]


class _Atoms:
    """The edits that larger ones may be made of, by where they begin and end."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.starting: dict[int, set[Edit]] = {}
        self.ending: dict[int, set[Edit]] = {}

    def add(self, edit: Edit) -> None:
        self.starting.setdefault(edit[0], set()).add(edit)
        self.ending.setdefault(edit[1], set()).add(edit)

    def cut(self, edit: Edit) -> list[Edit]:
        start, end, words = edit
        if start not in self.starting and end not in self.ending:
            return [edit]
        return self._through(edit) or self._ends(start, end, words)

    def _through(self, edit: Edit) -> list[Edit] | None:
        """The edit as atoms and kept words from end to end, in as few atoms as can be, if it is so made."""
        start, end, words = edit
        base, starting, whole = self.base, self.starting, len(words)
        ways: dict[int, dict[int, Way]] = {start: {0: ()}}
        at = start
        while at <= end:
            here = ways.pop(at, {})
            queue = sorted(here)
            for done in queue:
                way = here[done]
                if at == end and done == whole:
                    return list(way) or None
                if at < end and done < whole and base[at] == words[done]:
                    _reach(ways.setdefault(at + 1, {}), done + 1, way)
                for atom in starting.get(at, ()):
                    _, right, new = atom
                    if right > end or atom == edit or not words.startswith(new, done):
                        continue
                    if right > at:
                        _reach(ways.setdefault(right, {}), done + len(new), (*way, atom))
                    elif not (way and way[-1][0] == way[-1][1] == at):
                        insort(queue, done + len(new))
                        _reach(here, done + len(new), (*way, atom))
            at = min(ways, default=end + 1)
        return None

    def _ends(self, start: int, end: int, words: str) -> list[Edit]:
        head: list[Edit] = []
        tail: list[Edit] = []
        while first := self._largest(self.starting.get(start, ()), start, end, words, words.startswith):
            head.append(first)
            start, words = first[1], words[len(first[2]) :]
        while last := self._largest(self.ending.get(end, ()), start, end, words, words.endswith):
            tail.append(last)
            end, words = last[0], words[: len(words) - len(last[2])]
        return [*head, (start, end, words), *reversed(tail)]

    @staticmethod
    def _largest(atoms: Iterable[Edit], start: int, end: int, words: str, fits: Callable[[str], bool]) -> Edit | None:
        """The largest atom at one end that leaves both old words and new ones, so that a replacement is cut
        into replacements, never into a deletion beside an insertion."""
        parts = (
            atom
            for atom in atoms
            if atom[0] < atom[1]
            and atom[2]
            and atom[1] - atom[0] < end - start
            and len(atom[2]) < len(words)
            and fits(atom[2])
        )
        return max(parts, key=lambda atom: (atom[1] - atom[0], len(atom[2])), default=None)


def _reach(ways: dict[int, Way], done: int, way: Way) -> None:
    known = ways.get(done)
    if known is None or len(way) < len(known) or (len(way) == len(known) and _shape(way) < _shape(known)):
        ways[done] = way


def _shape(way: Way) -> list[tuple[int, int, int]]:
    """What two ways to one place can differ in; never the interned words, whose order is an accident."""
    return [(start, end, len(words)) for start, end, words in way]


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
        draft.edits = [merge(group, base) for group in groups]


def _near(before: Edit, after: Edit, base: str, vocabulary: Vocabulary) -> bool:
    gap = base[before[1] : after[0]]
    if len(gap) <= 2 and all(token in vocabulary.light for token in gap):
        return True
    shorter = min(max(edit[1] - edit[0], len(edit[2])) for edit in (before, after))
    return len(gap) <= 3 and len(gap) < shorter and not any(token in vocabulary.signs for token in gap)


def make_laminar(drafts: Sequence[Draft], length: int) -> dict[Edit, int]:
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
        if taken.crosses(*span):
            for draft in makers[edit]:
                if edit in draft.edits:
                    wider = _settle(span, draft, taken)
                    draft.replace(*wider)
                    taken.add(*wider)
        else:
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


PAIR = 2
"""What a pair of brackets costs a reader, in bracketed tokens."""

AKIN = 0.4
"""The share of tokens (Indel similarity) from which alternatives are worth collating among themselves."""


def factor(offers: Sequence[tuple[str, int]], vocabulary: Vocabulary, id: str) -> list[Alternative]:
    """The alternatives of a slot beside the base's, by their words; those that share much are collated
    among themselves, against the one of them that makes the fewest bracketed tokens and pairs."""
    ordered = sorted(offers, key=lambda offer: vocabulary.words(offer[0]))
    alternatives: list[Alternative] = []
    for kin in _families(ordered):
        flat = [Alternative((text,) if text else (), mask) for text, mask in kin]
        if len(kin) > 1:
            root = 0
            for _, mask in kin:
                root |= mask
            trials = (_against(local, kin, vocabulary, id, root) for local in _local_bases(kin))
            best = min(trials, key=lambda trial: cost((trial,)))
            if cost((best,)) < cost(flat):
                flat = [best]
        alternatives.extend(flat)
    return alternatives


def _local_bases(kin: Sequence[tuple[str, int]]) -> list[str]:
    texts = [text for text, _ in kin]
    return list(dict.fromkeys((texts[0], max(texts, key=len), min(texts, key=len))))


def _against(local: str, kin: Sequence[tuple[str, int]], vocabulary: Vocabulary, id: str, root: int) -> Alternative:
    key = f"{id}/{crc32(vocabulary.words(local).encode()):08x}"
    return Alternative(_collate(local, [k for k in kin if k[0] != local], vocabulary, key, root), root)


def _families(ordered: Sequence[tuple[str, int]]) -> list[list[tuple[str, int]]]:
    """Alternatives with words that are alike, linked through likeness; each in the given order."""
    families: list[list[tuple[str, int]]] = []
    for offer in ordered:
        akin = [
            family
            for family in families
            if any(Indel.normalized_similarity(offer[0], other[0], score_cutoff=AKIN) >= AKIN for other in family)
        ]
        merged = [member for family in akin for member in family]
        families = [family for family in families if family not in akin]
        families.append([*merged, offer])
    return families


def cost(alternatives: Iterable[Alternative]) -> float:
    """What the alternatives of a slot cost a reader: tokens in brackets, and pairs of brackets."""
    return sum(PAIR * bool(alternative.content) + _cost(alternative.content) for alternative in alternatives)


def _cost(content: Iterable[Node]) -> float:
    """What content costs inside brackets."""
    total = 0.0
    for node in content:
        if isinstance(node, str):
            total += len(node)
        elif isinstance(node, Slot):
            total += cost(node.alternatives)
        else:
            total += PAIR + _cost(node.content)
    return total
