"""Where additions and moved provisions stand: after which provision of the base, and in what.

An addition comes after the last provision of the base before it in the file, deleted ones included, since
who replaces a paragraph deletes it and types the new one below. In a file without tracked changes the
deleted ones are not there to be seen, so an addition comes after those that follow in its holder, up to the first
that its number counts before: ``1 bis`` comes before the deleted 2.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import accumulate, islice, takewhile

from plenary.engine.text import numbering
from plenary.engine.text.numbering import Form, Key, Number
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.structure import Structure

Anchor = tuple[int, str]
"""The place of the last block of a base provision, and its id."""

_Row = tuple[Form, tuple[int, ...]]
"""What the numbers of one list have in common."""


class Places:
    """The places in one file. ``back`` goes from accepted ids to base ids, ``anchors`` are the provisions of the
    base that stand where they did, ``struck`` those that are deleted, ``gone`` those deleted without a trace in the
    file, ``moved`` those that stand elsewhere; ``spoken`` says of each block whether it has accepted words."""

    def __init__(
        self,
        base: Instrument,
        accepted: Structure,
        back: Mapping[str, str],
        anchors: Iterable[Anchor],
        struck: Iterable[Anchor],
        gone: AbstractSet[str],
        moved: AbstractSet[str],
        spoken: Sequence[bool],
    ) -> None:
        self.base = base
        self.accepted = accepted
        self.back = back
        self.now = {one: other for other, one in back.items()}
        ordered = sorted((block, base.position[name]) for block, name in anchors)
        self.blocks = [block for block, _ in ordered]
        self.standing = [-1, *(position for _, position in ordered)]
        self.next = [*accumulate(reversed(self.standing[1:]), min, initial=len(base.provisions))]
        self.struck = {base.position[name]: block for block, name in struck}
        self.gone = gone
        self.moved = moved
        self.spoken = spoken
        self.steady = [*accumulate(self.standing, self._stay)]

    def after(self, name: str) -> str | None:
        """The base provision that an accepted one follows; None at the beginning."""
        provision = self.accepted.instrument.by_id[name]
        if provision.kind is Kind.FOOTNOTE:
            cited = self._nearest(provision.parent)
            if cited is not None:
                return cited
        last = self._last_before(self._first_block(name))
        after = self._past_deleted(self.base.provisions[last].id if last >= 0 else None, name)
        holder = self._nearest(provision.parent)
        if holder is not None and self._outside(after, holder):
            return holder
        # What is added stands where its holder does, so it cannot follow what was moved there out of another.
        behind = name if name not in self.back else None
        while behind is not None and (unit := self._unit(after)) is not None:
            if unit in self._line(holder) or not self._precedes(unit, behind):
                break
            behind = self.now[unit]
            after = self.after(behind)
        return after

    def _stay(self, before: int, position: int) -> int:
        """Of two anchors, the second unless it went along with a moved holder."""
        return position if self._unit(self.base.provisions[position].id) is None else before

    def _unit(self, after: str | None) -> str | None:
        """What has moved and taken a provision along, or is that."""
        return next((at for at in self._line(after) if at in self.moved), None)

    def behind(self, name: str) -> str | None:
        """The base provision that stands before an accepted one in the file, wherever it stands in the base."""
        before = self.accepted.instrument.provisions[: self.accepted.instrument.position[name]]
        return next((self.back[other.id] for other in reversed(before) if other.id in self.back), None)

    def _outside(self, after: str | None, holder: str) -> bool:
        """Whether a provision stands before the one that is to hold what follows it: that has no words of its own, or
        has moved."""
        line = list(self._line(after))
        before = after is None or self.base.position[after] < self.base.position[holder]
        return holder not in line and (before or not self.moved.isdisjoint([holder, *line]))

    def _line(self, at: str | None) -> Iterator[str]:
        """A provision and all that holds it where it stands now."""
        while at is not None:
            yield at
            at = self._nearest(self._parent_of(at)) if at in self.moved else self.base.by_id[at].parent

    def _precedes(self, unit: str, name: str) -> bool:
        return self.accepted.instrument.position[self.now[unit]] < self.accepted.instrument.position[name]

    def _parent_of(self, moved: str) -> str | None:
        """What holds a moved provision in the accepted text."""
        return self.accepted.instrument.by_id[self.now[moved]].parent

    def _last_before(self, block: int) -> int:
        """The position of the last base provision before a block, or -1: the last that stands there, or a later one
        struck there, unless it came after the next that stands."""
        found = bisect_left(self.blocks, block)
        last, following = self.standing[found], self.next[len(self.blocks) - found]
        # What went along with a moved holder says nothing of what follows it in the base; what stands before it does.
        later = range(following - 1, max(last, self.steady[found]), -1)
        return next((position for position in later if self.struck.get(position, block) < block), last)

    def parent(self, name: str, after: str | None, added: Mapping[str, str]) -> str | None:
        """What holds an accepted provision: a base provision, or an addition by the id in ``added``."""
        provision = self.accepted.instrument.by_id[name]
        if provision.parent is not None:
            return added.get(provision.parent) or self._nearest(provision.parent)
        return self.holder_beside(provision.kind, after)

    def _nearest(self, name: str | None) -> str | None:
        """The base provision that an accepted one is, or that its nearest known holder is."""
        while name is not None and name not in self.back:
            name = self.accepted.instrument.by_id[name].parent
        return self.back[name] if name is not None else None

    def holder_beside(self, kind: Kind, after: str | None) -> str | None:
        """The holder of the nearest provision of this kind at or above another: for files without headings."""
        if after is None:
            return None
        line: Sequence[Provision] = (self.base.by_id[after], *self.base.ancestors(after))
        return next((provision.parent for provision in line if provision.kind is kind), None)

    def _first_block(self, name: str) -> int:
        """The first block with words of an accepted provision, or of the first thing in it."""
        provisions = self.accepted.instrument.provisions
        below = (provisions[place] for place in range(self.accepted.instrument.position[name], len(provisions)))
        blocks = (block for provision in below for block in self.accepted.sources[provision.id])
        return next((block for block in blocks if self.spoken[block]), len(self.spoken))

    def _past_deleted(self, last: str | None, name: str) -> str | None:
        """The last of those that are gone without a trace behind one, before an accepted one; what these held is gone
        with them. Of the first ones in a holder only those that its number counts behind stand before it."""
        before = last
        place = self.base.position[last] + 1 if last is not None else 0
        holders = {self.base.by_id[last].parent if last is not None else None}
        counted = self._counted(name)
        for provision in islice(self.base.provisions, place, None):
            number = _number(provision)
            own = counted.get(_row(number)) if number is not None else None
            behind = number is None or own is None or own >= number.key
            inside = provision.parent in holders or (provision.parent == before and own is not None)
            if provision.id not in self.gone or not inside or not behind:
                break
            holders |= {provision.parent, provision.id}
            last = provision.id
        return last

    def _counted(self, name: str) -> dict[_Row, Key]:
        """By what the numbers of a list have in common, the highest that is typed before what is added here, or before
        what is added right in front of it. A plain number may be one of a text that was numbered anew."""
        found: dict[_Row, Key] = {}
        provisions = self.accepted.instrument.provisions
        end = self.accepted.instrument.position[name]
        ahead = takewhile(lambda one: one.id not in self.back, reversed(provisions[: end + 1]))
        for provision in ahead:
            number = _number(provision)
            if number is not None and (number.rank > 1 or self._is_numbered_on(_row(number), end)):
                found[_row(number)] = max(number.key, found.get(_row(number), number.key))
        return found

    def _is_numbered_on(self, row: _Row, place: int) -> bool:
        """Whether what the base has on either side of a place, in a list, has the base's numbers."""
        provisions = self.accepted.instrument.provisions
        sides = (reversed(provisions[:place]), provisions[place:])
        words = (filter(lambda one: one.id in self.back and one.kind is not Kind.FOOTNOTE, side) for side in sides)
        beside = [next(side, None) for side in words]
        pairs = [(_number(one), _number(self.base.by_id[self.back[one.id]])) for one in beside if one is not None]
        kept = [mine.key == its.key for mine, its in pairs if mine and its and _row(mine) == row]
        return bool(kept) and all(kept)


def _number(provision: Provision) -> Number | None:
    """What a provision is numbered with among those beside it; a note is numbered among the notes."""
    return None if provision.kind is Kind.FOOTNOTE else numbering.parse(provision.number)


def _row(number: Number) -> _Row:
    return number.form, number.path
