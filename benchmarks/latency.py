"""How long things took: an open-loop schedule, and what half and 99 of 100 stayed within."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True, slots=True)
class Spread:
    """What half, 99 of 100 and all of some durations stayed within, in the unit in which they were given."""

    half: float
    most: float
    all: float

    @classmethod
    def of(cls, durations: Sequence[float]) -> "Spread":
        """Raises ValueError where there is none."""
        ordered = sorted(durations)
        return cls(within(ordered, 0.5), within(ordered, 0.99), within(ordered, 1.0))


def within(ordered: Sequence[float], share: float) -> float:
    """What a share of durations, the shortest first, stayed within: one of them (the nearest rank), none in between."""
    if not ordered:
        raise ValueError("nothing was measured")
    return ordered[max(ceil(share * len(ordered)), 1) - 1]


def schedule(rate: float, seconds: float) -> list[float]:
    """When each request is due, in seconds from the beginning: evenly, whether or not the one before was answered."""
    return [number / rate for number in range(round(rate * seconds))]
