"""Who would have a base provision leave its place, and where it would arrive instead."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plenary.engine.text.passage import Passage, Relocation, RollingText
from plenary.engine.text.provision import Kind
from plenary.engine.text.recovery import words_of

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
    added at its new place."""
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
    """What is wanted where, in the order in which it arrives there. What is moved behind something that the same
    readings move arrives behind that."""
    wanted: list[_Wanted] = []
    blocks: dict[str, list[tuple[int, list[_Wanted]]]] = {}
    for name, relocation in _in_turn(rolling):
        before = [block for mask, block in blocks.get(relocation.after or "", ()) if not relocation.mask & ~mask]
        after = before[0][-1][0] if before else _last_added(rolling, relocation.after)
        held = _block(rolling, name, relocation.mask).items()
        block = [(after, inner, left) for inner, mask in held if (left := mask & ~rolling.by_id[inner].deleted)]
        place = wanted.index(before[0][-1]) + 1 if before else len(wanted)
        wanted[place:place] = block
        if block:
            for inner, _mask in held:
                blocks.setdefault(inner, []).append((relocation.mask, block))
    return wanted


def _in_turn(rolling: RollingText) -> Iterable[tuple[str, Relocation]]:
    """What is moved, and where to, by provision: each behind that, or what lies in that, behind which the same readings
    move it. Moves of several readings that go round in a circle are taken as they come."""
    moved = {passage.provision.id: passage.moved for passage in rolling.passages if passage.moved}
    done: dict[tuple[str, Relocation], None] = {}
    for first in ((name, relocation) for name, relocations in moved.items() for relocation in relocations):
        waiting = [first]
        while waiting:
            after, mask = waiting[-1][1].after, waiting[-1][1].mask
            around = (after, *(above.id for above in rolling.base.ancestors(after))) if after else ()
            before = ((other, its) for other in around for its in moved.get(other, ()) if not mask & ~its.mask)
            blocking = next((one for one in before if one not in done and one not in waiting), None)
            if blocking is None:
                done[waiting.pop()] = None
            else:
                waiting.append(blocking)
    return done


def _block(rolling: RollingText, id: str, mask: int) -> dict[str, int]:
    """A provision of the base that readings of a mask move, and all that it holds, in document order.

    Each with the mask of those who do not want it elsewhere; what is new, of those who add it.
    """
    held = {id: mask}
    for passage in rolling.passages[rolling.places[id] + 1 :]:
        along = held.get(passage.provision.parent or "", 0)
        if passage.new:
            along &= 0 if passage.provision.kind in _PARTS else passage.offered
        for relocation in passage.moved if along else ():
            along &= ~relocation.mask
        if along:
            held[passage.provision.id] = along
    return held


_PARTS = frozenset({Kind.ROW, Kind.CELL, Kind.FOOTNOTE})
"""Kinds that are no paragraphs of their own: where they are new, they are inserted in the table or note that stands."""


def _last_added(rolling: RollingText, after: str | None) -> str | None:
    """The last of the new provisions that follow a passage directly, or the passage itself."""
    place = -1
    if after is not None:
        place = next(at for at, passage in enumerate(rolling.passages) if passage.provision.id == after)
    for passage in rolling.passages[place + 1 :]:
        if not passage.new:
            break
        after = passage.provision.id
    return after
