"""Who would have a base provision leave its place, and where it would arrive instead."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from plenary.engine.text.passage import Passage, Relocation, RollingText
from plenary.engine.text.provision import Kind
from plenary.engine.text.recovery import words_of
from plenary.engine.text.rolling import find_followings

_Wanted = tuple[str | None, str, int]
"""After which passage a provision is wanted, which one, and by whom."""


@dataclass(frozen=True, slots=True)
class Departure:
    """``mask`` is who would delete or move the provision. ``move`` names its tracked move; it has none
    where it is deleted as well, wanted in several places, or wanted with several wordings."""

    mask: int = 0
    move: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A provision that is wanted here by those of ``mask``: one of the base, or a new one inside such."""

    id: str
    mask: int
    move: str


def journeys(rolling: RollingText) -> tuple[Mapping[str, Departure], Mapping[str | None, tuple[Arrival, ...]]]:
    """What leaves, by provision, and what arrives, by the passage after which it stands (None: the very
    beginning). A provision moves with all that it holds, what those who move it add in it too, and stands after what is
    added at its new place; what is added behind it arrives behind it."""
    masks: dict[str, int] = {p.provision.id: p.deleted for p in rolling.passages if p.deleted}
    wanted = _list_wanted(rolling)
    times: dict[str, int] = {}
    for _after, held, _mask in wanted:
        times[held] = times.get(held, 0) + 1
    names = {
        held: f"move{number}"
        for number, (held, mask) in enumerate({held: mask for _after, held, mask in wanted}.items(), 1)
        if times[held] == 1 and _may_be_tied(rolling.by_id[held], mask)
    }
    arrivals: dict[str | None, tuple[Arrival, ...]] = {}
    for after, held, mask in wanted:
        masks[held] = masks.get(held, 0) | mask
        arrivals[after] = (*arrivals.get(after, ()), Arrival(held, mask, names.get(held, "")))
    return {held: Departure(mask, names.get(held, "")) for held, mask in masks.items()}, arrivals


def _may_be_tied(passage: Passage, mask: int) -> bool:
    """Whether both ends of a move say the same of a provision: nobody deletes it, and those who move it want it in
    one wording."""
    bits = (bit for bit in (1 << place for place in range(mask.bit_length())) if bit & mask)
    return not passage.deleted and not passage.new and len({words_of(passage.content, bit) for bit in bits}) == 1


def _list_wanted(rolling: RollingText) -> list[_Wanted]:
    """What is wanted where, in the order in which it arrives there. What is put behind something that the same
    readings move arrives behind that: what is new first, then what is moved there in the order of the base."""
    relocations = _relocations(rolling)
    blocks: list[_Block] = []
    known: dict[str, list[tuple[int, _Block]]] = {}
    for name, relocation in _in_turn(rolling, relocations):
        around = (block for mask, block in known.get(relocation.after or "", ()) if not relocation.mask & ~mask)
        before = next(around, None)
        after = before.after if before else _last_added(rolling, relocation.after)
        held = _hold(rolling, relocations, name, relocation.mask)
        wanting = {inner: mask & ~rolling.by_id[inner].deleted for inner, mask in held.items()}
        block = _Block((not rolling.by_id[name].new, rolling.position[name]), after, wanting)
        (before.behind.setdefault(relocation.after or "", []) if before else blocks).append(block)
        for inner in held:
            known.setdefault(inner, []).append((relocation.mask, block))
    return list(_flatten(blocks, rolling.gaps))


def _flatten(blocks: Iterable["_Block"], gaps: Mapping[str, str | None]) -> Iterator[_Wanted]:
    for block in sorted(blocks, key=lambda block: block.order):
        yield from block.flatten(gaps)


@dataclass(slots=True)
class _Block:
    """A provision with all that arrives with it, and who wants each here; ``behind`` are the blocks that are put behind
    one of them, ``order`` is the place of this block among others that are put behind the same."""

    order: tuple[bool, int]
    after: str | None
    held: dict[str, int]
    behind: dict[str, list["_Block"]] = field(default_factory=dict)

    def flatten(self, gaps: Mapping[str, str | None]) -> Iterator[_Wanted]:
        """What arrives, each with the blocks behind it; what is new behind it comes before these."""
        gap: str | None = None
        for name, mask in self.held.items():
            if gaps.get(name, name) != gap:
                yield from _flatten(self.behind.get(gap or "", ()), gaps)
                gap = gaps.get(name, name)
            if mask:
                yield self.after, name, mask
        yield from _flatten(self.behind.get(gap or "", ()), gaps)


def _relocations(rolling: RollingText) -> dict[str, tuple[Relocation, ...]]:
    """Where provisions are moved, and behind what is moved new ones are put."""
    found = {passage.provision.id: passage.moved for passage in rolling.passages if passage.moved}
    for name, followings in find_followings(rolling).items():
        parent = rolling.by_id[name].provision.parent
        found[name] = tuple(Relocation(other.behind, parent, other.mask) for other in followings)
    return found


def _in_turn(rolling: RollingText, moved: Mapping[str, tuple[Relocation, ...]]) -> Iterable[tuple[str, Relocation]]:
    """What is moved, and where to, by provision: each behind that, or what lies in that, behind which the same readings
    move it. Moves of several readings that go round in a circle are taken as they come."""
    done: dict[tuple[str, Relocation], None] = {}
    for first in ((name, relocation) for name, relocations in moved.items() for relocation in relocations):
        waiting = [first]
        while waiting:
            after, mask = waiting[-1][1].after, waiting[-1][1].mask
            around = (after, *(above.id for above in rolling.base.ancestors(after))) if after else ()
            before = ((other, its) for other in around for its in moved.get(other, ()) if not mask & ~its.mask)
            # What moves itself does not go along with what holds it.
            nearest = next(before, None)
            blocking = nearest if nearest not in done and nearest not in waiting else None
            if blocking is None:
                done[waiting.pop()] = None
            else:
                waiting.append(blocking)
    return done


def _hold(
    rolling: RollingText, relocations: Mapping[str, tuple[Relocation, ...]], id: str, mask: int
) -> dict[str, int]:
    """A provision that readings of a mask put elsewhere, and all that it holds, in document order.

    Each with the mask of those who do not want it elsewhere; what is new, of those who add it.
    """
    held = {id: mask}
    for passage in rolling.passages[rolling.position[id] + 1 :]:
        along = held.get(passage.provision.parent or "", 0)
        if passage.new:
            along &= 0 if passage.provision.kind in _PARTS else passage.offered
        for relocation in relocations.get(passage.provision.id, ()) if along else ():
            along &= ~relocation.mask
        if along:
            held[passage.provision.id] = along
    return held


_PARTS = frozenset({Kind.ROW, Kind.CELL, Kind.FOOTNOTE})
"""Kinds that are no paragraphs of their own: where they are new, they are inserted in the table or note that stands."""


def _last_added(rolling: RollingText, after: str | None) -> str | None:
    """The last of the new provisions that follow a passage directly, or the passage itself."""
    place = rolling.position[after] if after is not None else -1
    for passage in rolling.passages[place + 1 :]:
        if not passage.new:
            break
        after = passage.provision.id
    return after
