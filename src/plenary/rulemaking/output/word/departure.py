"""Who would have a base provision leave its place, and where it would arrive instead."""

from collections.abc import Mapping
from dataclasses import dataclass

from plenary.engine.text.passage import RollingText


@dataclass(frozen=True, slots=True)
class Departure:
    """``mask`` is who would delete or move the provision. ``move`` names its tracked move; it has none
    where it is deleted as well, or wanted in several places."""

    mask: int = 0
    move: str = ""


@dataclass(frozen=True, slots=True)
class Arrival:
    """A base provision that is wanted here by those of ``mask``."""

    id: str
    mask: int
    move: str


def journeys(rolling: RollingText) -> tuple[Mapping[str, Departure], Mapping[str | None, tuple[Arrival, ...]]]:
    """What leaves, by provision, and what arrives, by the passage after which it stands (None: the very
    beginning). A provision moves with all that it holds, and stands after what is added at its new place."""
    masks: dict[str, int] = {p.provision.id: p.deleted for p in rolling.passages if p.deleted}
    wanted: list[tuple[str | None, str, int]] = []
    for passage in rolling.passages:
        for relocation in passage.moved:
            for held in _block(rolling, passage.provision.id):
                wanted.append((_last_added(rolling, relocation.after), held, relocation.mask))
    times: dict[str, int] = {}
    for _after, held, _mask in wanted:
        times[held] = times.get(held, 0) + 1
    names = {
        held: f"move{number}"
        for number, held in enumerate(times, 1)
        if times[held] == 1 and not rolling.by_id[held].deleted
    }
    arrivals: dict[str | None, tuple[Arrival, ...]] = {}
    for after, held, mask in wanted:
        masks[held] = masks.get(held, 0) | mask
        arrivals[after] = (*arrivals.get(after, ()), Arrival(held, mask, names.get(held, "")))
    return {held: Departure(mask, names.get(held, "")) for held, mask in masks.items()}, arrivals


def _block(rolling: RollingText, id: str) -> list[str]:
    """A provision of the base and all that it holds, in document order."""
    held = {id: None}
    for provision in rolling.base.provisions[rolling.base.position[id] + 1 :]:
        if provision.parent in held:
            held[provision.id] = None
    return list(held)


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
