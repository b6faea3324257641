"""Provisions that readings add: which of them are one new provision with alternatives, and in what order.

Additions after the same base provision, of the same kind and under the same holder, are one new provision
where their words are alike, the most alike first, and never two of one reading; a row of a table says what its cells
say, and the cells of rows that are one are alternatives in each column. One whose number leaves out another
that nobody has in the base or in its own reading, ``(e)`` or ``(c ter)`` after ``(c)``, counts on another's new
provision, and is no alternative to it. Each reading finds its own additions in its own order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from rapidfuzz.distance import Indel

from plenary.engine.text.collation import Memory, collate_words
from plenary.engine.text.numbering import Key, Number, insert, parse
from plenary.engine.text.passage import Following, Passage
from plenary.engine.text.provision import FRAMES, Instrument, Kind, Provision
from plenary.engine.text.reading import Addition
from plenary.engine.text.slot import BASE
from plenary.engine.text.tokens import Vocabulary

ALIKE = 0.5
"""The share of tokens (Indel similarity) from which two additions are alternatives of one provision."""

Offer = tuple[int, int, Addition]
"""``(mask, place, addition)``: who offers it, and its place among that reading's additions."""


_Said = Mapping[tuple[int, str], str]
"""The words of each addition, by mask and id; those of a row or table are what it holds."""


@dataclass(eq=False)
class _Cluster:
    """Offers that are one new provision."""

    kind: Kind
    parent: "str | _Cluster | None"
    said: _Said
    offers: list[Offer] = field(default_factory=list)
    id: str = ""
    renumbered: str = ""

    @property
    def mask(self) -> int:
        mask = 0
        for offer in self.offers:
            mask |= offer[0]
        return mask

    @property
    def key(self) -> tuple[str, ...]:
        return tuple(sorted(self.said[mask, addition.id] for mask, _, addition in self.offers))

    @property
    def number(self) -> str:
        return min((offer[2].number for offer in self.offers if offer[2].number), default="")


def add_passages(base: Instrument, after: str | None, offers: Sequence[Offer], memory: Memory) -> tuple[Passage, ...]:
    """The new passages between one base provision and the next, in document order.

    Their ids are ``AFTER+1``, ``AFTER+2`` …
    """
    clusters = _gather(offers, _skipping(base, after, offers), memory.vocabulary, _said(offers))
    while True:
        ordered, tangled = _order(base, clusters)
        if tangled is None:
            break
        clusters.remove(tangled)
        clusters.extend(_Cluster(tangled.kind, tangled.parent, tangled.said, [offer]) for offer in tangled.offers)
        clusters = _resettle(clusters)
    for place, cluster in enumerate(ordered):
        cluster.id = f"{after or ''}+{place + 1}"
    _renumber(ordered, base.lang)
    return tuple(_passage(base, cluster, memory) for cluster in ordered)


def _renumber(clusters: Iterable[_Cluster], lang: str) -> None:
    """Give a new provision another number where one beside it has taken its own: one that somebody else offers it
    under, else the next. Two members who each offer an ``Article 33 bis`` offer a *bis* and a *ter*."""
    taken: dict[str | _Cluster | None, list[Number]] = {}
    for cluster in clusters:
        number = parse(cluster.number)
        if number is None:
            continue
        beside = taken.setdefault(cluster.parent, [])
        known = {other.key for other in beside}
        if number.key in known:
            offered = sorted({offer[2].number for offer in cluster.offers})
            free = (other for other in map(parse, offered) if other and other.key not in known)
            number = next(free, None) or insert(number, beside, lang=lang)
            cluster.renumbered = number.shown
        beside.append(number)


def _passage(base: Instrument, cluster: _Cluster, memory: Memory) -> Passage:
    parent = cluster.parent.id if isinstance(cluster.parent, _Cluster) else cluster.parent
    provision = Provision(cluster.id, cluster.kind, "", cluster.renumbered or cluster.number, parent)
    texts: dict[str, int] = {}
    behind: dict[str, int] = {}
    for mask, _, addition in cluster.offers:
        texts[addition.text] = texts.get(addition.text, 0) | mask
        if addition.behind is not None:
            behind[addition.behind] = behind.get(addition.behind, 0) | mask
    content = collate_words("", texts, memory=memory, id=cluster.id, root=BASE)
    following = tuple(Following(name, behind[name]) for name in sorted(behind, key=base.position.__getitem__))
    return Passage(provision, content, offered=cluster.mask, following=following)


def _skipping(base: Instrument, after: str | None, offers: Sequence[Offer]) -> frozenset[tuple[int, str]]:
    """The additions, by mask and id, whose number leaves one out after the last that the base has before them, and that
    their own reading does not add."""
    line = [base.by_id[after], *base.ancestors(after)] if after is not None else []
    found = set()
    for mask, _, addition in offers:
        number = parse(addition.number)
        last = next((p for p in line if (p.parent, p.kind) == (addition.parent, addition.kind)), None)
        known = parse(last.number) if last else None
        if number is None or known is None or number.path != known.path:
            continue
        if number.value > known.value + 1:
            out: tuple[object, ...] = (number.path, number.value - 1)
        elif number.value == known.value and number.rank > known.rank + 1:
            out = (number.path, number.value, number.rank - 1)
        else:
            continue
        own = [parse(its.number) for one, _, its in offers if one == mask and its.parent == addition.parent]
        if not any(its and its.key[: len(out)] == out for its in own):
            found.add((mask, addition.id))
    return frozenset(found)


def _said(offers: Iterable[Offer]) -> _Said:
    said: dict[tuple[int, str], str] = {}
    holders: dict[tuple[int, str], tuple[int, str]] = {}
    for mask, _, addition in sorted(offers, key=lambda offer: offer[1]):
        said[mask, addition.id] = addition.text
        holder = (mask, addition.parent or "")
        if addition.kind in FRAMES:
            holders[mask, addition.id] = holder
        while addition.kind is Kind.CELL and holder in holders:
            said[holder] = f"{said[holder]} {addition.text}".strip()
            holder = holders[holder]
    return said


def _gather(
    offers: Iterable[Offer], skipping: AbstractSet[tuple[int, str]], vocabulary: Vocabulary, said: _Said
) -> list[_Cluster]:
    """Clusters of like offers, holders before what they hold."""
    clusters: list[_Cluster] = []
    home: dict[tuple[int, str], _Cluster] = {}
    waiting = list(offers)
    columns = _columns(waiting)
    while waiting:
        groups: dict[tuple[str | _Cluster | None, Kind, int], list[Offer]] = {}
        later: list[Offer] = []
        inside = {(mask, addition.id) for mask, _, addition in waiting}
        for offer in waiting:
            mask, _, addition = offer
            if addition.parent is not None and (mask, addition.parent) in inside:
                later.append(offer)
            else:
                parent = home.get((mask, addition.parent or ""), addition.parent)
                column = columns.get((mask, addition.id), -1) if isinstance(parent, _Cluster) else -1
                groups.setdefault((parent, addition.kind, column), []).append(offer)
        for (parent, kind, column), group in groups.items():
            for alike in [group] if column >= 0 else _alike(group, skipping, vocabulary, said):
                cluster = _Cluster(kind, parent, said, alike)
                clusters.append(cluster)
                home.update({(mask, addition.id): cluster for mask, _, addition in alike})
        waiting = later
    return clusters


def _columns(offers: Iterable[Offer]) -> dict[tuple[int, str], int]:
    """How many cells of a row come before each, by mask and id."""
    found: dict[tuple[int, str], int] = {}
    count: Counter[tuple[int, str | None]] = Counter()
    for mask, _, addition in sorted(offers, key=lambda offer: offer[1]):
        if addition.kind is Kind.CELL:
            found[mask, addition.id] = count[mask, addition.parent]
            count[mask, addition.parent] += 1
    return found


def _alike(
    offers: Iterable[Offer], skipping: AbstractSet[tuple[int, str]], vocabulary: Vocabulary, said: _Said
) -> list[list[Offer]]:
    """Offers joined by likeness, the most alike first, no two of one reading together, and what is ``skipping`` a
    number with nothing that has another."""

    def words(offer: Offer) -> str:
        return said[offer[0], offer[2].id]

    groups: list[list[Offer]] = []
    for offer in sorted(offers, key=lambda offer: (words(offer), offer[1])):
        same = (g for g in groups if words(g[0]) == words(offer) and not any(o[0] == offer[0] for o in g))
        group = next(same, None)
        if group is None:
            groups.append([offer])
        else:
            group.append(offer)
    interned = [vocabulary.intern(words(group[0])) for group in groups]
    pairs = [
        (likeness, a, b)
        for a, b in combinations(range(len(groups)), 2)
        if (likeness := Indel.normalized_similarity(interned[a], interned[b], score_cutoff=ALIKE)) >= ALIKE
    ]
    home = list(range(len(groups)))
    for _, a, b in sorted(pairs, key=lambda pair: (-pair[0], pair[1], pair[2])):
        one, other = home[a], home[b]
        if one != other and _may_join(groups[one], groups[other], skipping):
            groups[one].extend(groups[other])
            home = [one if place == other else place for place in home]
    return [groups[place] for place in sorted(set(home))]


def _may_join(one: Iterable[Offer], other: Iterable[Offer], skipping: AbstractSet[tuple[int, str]]) -> bool:
    return not any(
        mine[0] == its[0]
        or (mine[2].number != its[2].number and not skipping.isdisjoint({(mine[0], mine[2].id), (its[0], its[2].id)}))
        for mine in one
        for its in other
    )


def _order(base: Instrument, clusters: Sequence[_Cluster]) -> tuple[list[_Cluster], _Cluster | None]:
    """Document order, or the cluster to take apart because two readings have it in different orders."""
    siblings: dict[str | _Cluster | None, list[_Cluster]] = {}
    for cluster in clusters:
        siblings.setdefault(cluster.parent, []).append(cluster)
    sorted_siblings: dict[str | _Cluster | None, list[_Cluster]] = {}
    for parent, group in siblings.items():
        ordered, tangled = _sort(group)
        if tangled is not None:
            return [], tangled
        sorted_siblings[parent] = ordered
    roots = sorted(
        (parent for parent in sorted_siblings if not isinstance(parent, _Cluster)),
        key=lambda parent: (0, "") if parent is None else (-1 - base.depth(parent), parent),
    )
    return [cluster for root in roots for cluster in _flatten(root, sorted_siblings)], None


def _flatten(
    parent: str | _Cluster | None, siblings: Mapping[str | _Cluster | None, list[_Cluster]]
) -> Iterator[_Cluster]:
    waiting = list(reversed(siblings.get(parent, ())))
    while waiting:
        cluster = waiting.pop()
        yield cluster
        waiting.extend(reversed(siblings.get(cluster, ())))


def _sort(group: Sequence[_Cluster]) -> tuple[list[_Cluster], _Cluster | None]:
    """Siblings in an order that every reading agrees with, ties by numbers, then by words; or the one to take apart."""
    before: dict[_Cluster, set[_Cluster]] = {cluster: set() for cluster in group}
    sequences: dict[int, list[tuple[int, _Cluster]]] = {}
    for cluster in group:
        for mask, place, _ in cluster.offers:
            sequences.setdefault(mask, []).append((place, cluster))
    for sequence in sequences.values():
        for (_, first), (_, second) in pairwise(sorted(sequence, key=lambda item: item[0])):
            before[second].add(first)
    ordered: list[_Cluster] = []
    while before:
        free = [cluster for cluster, earlier in before.items() if not earlier & before.keys()]
        if not free:
            return [], max(before, key=lambda cluster: (len(cluster.offers), cluster.key))
        least = min(free, key=lambda cluster: (*_rank(cluster), cluster.key, cluster.kind))
        ordered.append(least)
        del before[least]
    return ordered, None


def _rank(cluster: _Cluster) -> tuple[bool, bool, Key]:
    """Footnotes stand first, then what has no number, then what has one by what it counts."""
    number = parse(cluster.number)
    return cluster.kind is not Kind.FOOTNOTE, number is not None, number.key if number else ((), 0, 0, 0)


def _resettle(clusters: Sequence[_Cluster]) -> list[_Cluster]:
    """After a holder was taken apart: each offer under it goes with its own reading's holder."""
    home = {(mask, addition.id): cluster for cluster in clusters for mask, _, addition in cluster.offers}
    settled: list[_Cluster] = []
    for cluster in clusters:
        groups: dict[str | _Cluster | None, list[Offer]] = {}
        for offer in cluster.offers:
            groups.setdefault(home.get((offer[0], offer[2].parent or ""), offer[2].parent), []).append(offer)
        for parent, offers in groups.items():
            if len(groups) == 1:
                cluster.parent = parent
                settled.append(cluster)
            else:
                part = _Cluster(cluster.kind, parent, cluster.said, offers)
                home.update({(mask, addition.id): part for mask, _, addition in offers})
                settled.append(part)
    return settled
