"""Who would have a base provision leave its place, and where it would arrive instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_

from plenary.engine.text.passage import Passage, RollingText
from plenary.engine.text.provision import Kind
from plenary.engine.text.recovery import words_of

Wording = tuple[str, int]
"""The words of a provision, and the mask of those who want them."""


@dataclass(frozen=True, slots=True)
class Departure:
    """``mask`` is who would delete or move the provision. ``move`` names its tracked move; it has none
    where it is deleted as well, wanted in several places, or wanted with several wordings."""

    mask: int = 0
    move: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A provision that is wanted here, in each of some wordings: one of the base, or a new one inside such."""

    id: str
    wordings: tuple[Wording, ...]
    move: str

    @property
    def mask(self) -> int:
        """Who wants it here."""
        return reduce(or_, (mask for _words, mask in self.wordings))


def journeys(rolling: RollingText) -> tuple[Mapping[str, Departure], Mapping[str | None, tuple[Arrival, ...]]]:
    """What leaves, by provision, and what arrives, by the passage after which it stands (None: the very
    beginning). A provision moves with all that it holds, what those who move it add in it too, and stands after what is
    added at its new place."""
    masks: dict[str, int] = {p.provision.id: p.deleted for p in rolling.passages if p.deleted}
    wanted: list[tuple[str | None, str, int]] = []
    for passage in rolling.passages:
        for relocation in passage.moved:
            after = _last_added(rolling, relocation.after)
            block = _block(rolling, passage.provision.id, relocation.mask)
            staying = {held: mask & ~rolling.by_id[held].deleted for held, mask in block.items()}
            wanted.extend((after, held, mask) for held, mask in staying.items() if mask)
    times: dict[str, int] = {}
    for _after, held, _mask in wanted:
        times[held] = times.get(held, 0) + 1
    names = {
        held: f"move{number}"
        for number, held in enumerate(times, 1)
        if times[held] == 1 and not rolling.by_id[held].deleted and not rolling.by_id[held].new
    }
    wordings = [wordings_of(rolling.by_id[held], mask) for _after, held, mask in wanted]
    for (_after, held, _mask), found in zip(wanted, wordings, strict=True):
        if len(found) > 1:
            names.pop(held, None)
    arrivals: dict[str | None, tuple[Arrival, ...]] = {}
    for (after, held, mask), found in zip(wanted, wordings, strict=True):
        masks[held] = masks.get(held, 0) | mask
        arrivals[after] = (*arrivals.get(after, ()), Arrival(held, found, names.get(held, "")))
    return {held: Departure(mask, names.get(held, "")) for held, mask in masks.items()}, arrivals


def wordings_of(passage: Passage, mask: int) -> tuple[Wording, ...]:
    """The different wordings of a provision that readings of a mask want, in the order of the first who does."""
    found: dict[str, int] = {}
    while mask:
        bit = mask & -mask
        words = words_of(passage.content, bit)
        found[words] = found.get(words, 0) | bit
        mask ^= bit
    return tuple(found.items())


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
