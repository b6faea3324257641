"""Which paragraph of the accepted text each base provision has become.

In a file without tracked changes the matching says it. In a tracked file the matching is of the rejected
text, and the blocks lead on: a provision is now where most of its kept words are. Where none are kept it is
deleted, unless the two ends of a tracked move, or words cut here and pasted there, are one provision, or
other words were typed into its place (``retyping``). A cell of a table is where it was, whatever it says; only a row
that was struck as a whole may have been typed anew elsewhere.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from plenary.engine.text.block import Block, Change
from plenary.engine.text.interpretation.retyping import MOST, PASTED, SHORTEST, Retyping
from plenary.engine.text.matching import Fate, Matching
from plenary.engine.text.matching.side import IN_TABLES, Side, likeness
from plenary.engine.text.matching.table import match_struck
from plenary.engine.text.provision import Kind
from plenary.engine.text.structure import Structure

_FIRST_PART = 0.25
"""The share of a split provision's kept words that its first part needs to go on under its number."""

_VERBATIM = 0.9
"""From this likeness on, words are where they were pasted whatever was typed in their place."""

_MOVED = 0.3


@dataclass
class Links:
    """Base ids to ids of the accepted structure. ``merged`` provisions are deleted, their words gone over to
    another; ``parts`` are accepted provisions cut off one of the base; ``untracked`` were deleted without trace;
    ``retyped`` were struck, and typed anew there or elsewhere."""

    now: dict[str, str] = field(default_factory=dict)
    deleted: list[str] = field(default_factory=list)
    merged: dict[str, str] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    untracked: list[str] = field(default_factory=list)
    retyped: frozenset[str] = frozenset()


def link(matching: Matching, accepted: Structure, blocks: Sequence[Block], *, tracked: bool) -> Links:
    """The links of a file; ``accepted`` is the structure of its accepted text."""
    links = Links()
    for pair in matching.pairs:
        if pair.fate is Fate.DELETED:
            links.untracked.extend(pair.base)
    if not tracked:
        _as_matched(links, matching)
        return links
    trail = _Trail(matching, accepted, blocks)
    trail.follow(links)
    return links


def _as_matched(links: Links, matching: Matching) -> None:
    for pair in matching.pairs:
        if pair.base and pair.file:
            first, *rest = pair.base
            links.now[first] = pair.file[0]
            links.parts.update(dict.fromkeys(pair.file[1:], first))
            links.merged.update(dict.fromkeys(rest, first))
            links.deleted.extend(rest)


class _Trail:
    """The way from base provisions through their blocks to the accepted text."""

    def __init__(self, matching: Matching, accepted: Structure, blocks: Sequence[Block]) -> None:
        self.matching = matching
        self.accepted = accepted
        self.order = accepted.instrument.position
        self.accepted_in = {place: name for name, places in accepted.sources.items() for place in places}
        self.kept = [_kept_length(block) for block in blocks]

    def follow(self, links: Links) -> None:
        claims: dict[str, Counter[str]] = {}
        empty: list[str] = []
        for pair in self.matching.pairs:
            if not pair.base or not pair.file:
                continue
            first, *rest = pair.base
            if self.matching.base.by_id[first].kind is Kind.CELL:
                self._stay(links, first)
                continue
            claim = self._kept_in(self._places(first))
            if claim:
                claims[first] = claim
            elif self._places(first):
                empty.append(first)
            links.merged.update(dict.fromkeys(rest, first))
            links.deleted.extend(rest)
        self._settle(links, claims)
        links.deleted.extend(empty)

    def _places(self, base: str) -> list[int]:
        """The blocks that a base provision was in before any change; none for tables and rows."""
        sources = self.matching.structure.sources
        return [place for part in self.matching.by_base[base].file for place in sources[part]]

    def _kept_in(self, places: Iterable[int]) -> Counter[str]:
        """How many characters of these blocks are kept in which accepted provision."""
        found: Counter[str] = Counter()
        for place in places:
            if self.kept[place] and place in self.accepted_in:
                found[self.accepted_in[place]] += self.kept[place]
        return found

    def _settle(self, links: Links, claims: Mapping[str, Counter[str]]) -> None:
        """Give each accepted provision to the base provision most of whose words it keeps."""
        best: dict[str, str] = {}
        for base, claim in claims.items():
            for name, count in claim.items():
                if name not in best or count > claims[best[name]][name]:
                    best[name] = base
        for base, claim in claims.items():
            own = sorted((name for name in claim if best[name] == base), key=self.order.__getitem__)
            if own:
                enough = _FIRST_PART * sum(claim[name] for name in own)
                first = own[0] if claim[own[0]] >= enough else max(own, key=claim.__getitem__)
                links.now[base] = first
                links.parts.update({name: base for name in own if name != first})
            else:
                links.merged[base] = best[max(claim, key=claim.__getitem__)]
                links.deleted.append(base)

    def _stay(self, links: Links, cell: str) -> None:
        """Follow a cell by its block, and with it its row and its table."""
        now = next((self.accepted_in[place] for place in self._places(cell) if place in self.accepted_in), None)
        if now is None:
            links.deleted.append(cell)
            return
        links.now[cell] = now
        held = zip(self.matching.base.ancestors(cell), self.accepted.instrument.ancestors(now), strict=False)
        links.now.update((one.id, other.id) for one, other in held if one.kind in (Kind.ROW, Kind.TABLE))


def _kept_length(block: Block) -> int:
    return sum(len("".join(piece.text.split())) for piece in block.pieces if piece.change is Change.KEPT)


def reunite(
    links: Links, ours: Side, theirs: Side, matching: Matching, accepted: Structure, blocks: Sequence[Block]
) -> None:
    """Pair what was deleted in a tracked file with what was inserted: by the names of tracked moves and by the same
    words wherever they are, then by what was typed in its place, then by much the same words."""
    lost = {*links.deleted, *links.untracked}.difference(links.merged)
    held = {*links.now.values(), *links.parts}
    rejected = matching.structure.sources
    struck = {
        place: [block for part in matching.by_base[provision.id].file for block in rejected[part]]
        for place, provision in enumerate(ours.provisions)
        if provision.id in lost
    }
    typed = {
        place: accepted.sources[provision.id]
        for place, provision in enumerate(theirs.provisions)
        if provision.id not in held
    }
    _reunite_rows(links, ours, theirs, struck, typed, blocks)
    struck = {b: places for b, places in struck.items() if ours.classes[b] not in IN_TABLES}
    typed = {f: places for f, places in typed.items() if theirs.classes[f] not in IN_TABLES}
    found = sorted(_alike(ours, theirs, struck, typed, blocks), reverse=True)
    _unite(links, ours, theirs, [pair for pair in found if pair[0] or pair[1] >= _VERBATIM])
    Retyping(ours, theirs, blocks, struck, typed, links.now).follow()
    _unite(links, ours, theirs, found)
    links.deleted = [name for name in links.deleted if name not in links.now]
    links.untracked = [name for name in links.untracked if name not in links.now]


def _reunite_rows(
    links: Links,
    ours: Side,
    theirs: Side,
    struck: Mapping[int, Sequence[int]],
    typed: Mapping[int, Sequence[int]],
    blocks: Sequence[Block],
) -> None:
    """Pair the rows that were struck with those that were typed, by tracked moves and by what they say, and their
    cells and tables with them."""
    rows = [b for b, kind in enumerate(ours.classes) if kind == "row" and ours.provisions[b].id not in links.now]
    rows = [b for b in rows if not struck.keys().isdisjoint(ours.children[b])]
    new = [f for f in typed if theirs.classes[f] == "row"]
    left = {b: _moves(blocks, _cells(ours, b, struck), Change.DELETED) for b in rows}
    came = {f: _moves(blocks, _cells(theirs, f, typed), Change.INSERTED) for f in new}
    told = [(b, f) for b, f in product(rows, new) if not left[b].isdisjoint(came[f])]
    order = theirs.provisions
    place = {provision.id: f for f, provision in enumerate(order)}
    tables = {
        b: place[links.now[provision.id]]
        for b, provision in enumerate(ours.provisions)
        if ours.classes[b] == "table" and provision.id in links.now
    }
    found = match_struck(ours, theirs, tables, rows, new, told)
    links.now.update((ours.provisions[b].id, order[f].id) for b, f in found.items())
    held = set(links.now.values())
    for b, f in found.items():
        one, other = ours.parents[b], theirs.parents[f]
        if ours.classes[one] == "table" and ours.provisions[one].id not in links.now and order[other].id not in held:
            links.now[ours.provisions[one].id] = order[other].id
            held.add(order[other].id)


def _cells(side: Side, row: int, places: Mapping[int, Sequence[int]]) -> list[int]:
    return [place for cell in side.children[row] for place in places.get(cell, ())]


def _alike(
    ours: Side,
    theirs: Side,
    struck: Mapping[int, Sequence[int]],
    typed: Mapping[int, Sequence[int]],
    blocks: Sequence[Block],
) -> Iterator[tuple[bool, float, int, int]]:
    """Whether a move's name says it, how alike they are, and the two, so that the first are the greatest."""
    if len(struck) * len(typed) > MOST:
        return
    left = {b: _moves(blocks, places, Change.DELETED) for b, places in struck.items()}
    came = {f: _moves(blocks, places, Change.INSERTED) for f, places in typed.items()}
    for b, f in product(struck, typed):
        if ours.words[b] and ours.classes[b] == theirs.classes[f]:
            moved = not left[b].isdisjoint(came[f])
            short = min(len(ours.words[b]), len(theirs.words[f])) < SHORTEST
            alike = likeness(ours.words[b], theirs.words[f])
            if alike >= (_MOVED if moved else 1.0 if short else PASTED):
                yield moved, alike, -b, -f


def _moves(blocks: Sequence[Block], places: Iterable[int], change: Change) -> frozenset[str]:
    pieces = (piece for place in places for piece in blocks[place].pieces)
    return frozenset(piece.move for piece in pieces if piece.move and piece.change is change)


def _unite(links: Links, ours: Side, theirs: Side, found: Iterable[tuple[bool, float, int, int]]) -> None:
    held = {*links.now.values(), *links.parts}
    for _, _, b, f in found:
        one, other = ours.provisions[-b].id, theirs.provisions[-f].id
        if one not in links.now and other not in held:
            links.now[one] = other
            held.add(other)
