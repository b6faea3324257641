"""When something takes effect: from a date, until another or for ever."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """From ``start`` on, until ``end`` (which is no part of it) or for ever."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        if self.end is not None and self.end <= self.start:
            raise ValueError("a period ends after it starts")

    @classmethod
    def read(cls, start: str, end: str | None) -> "Period":
        """The period between two days as they are written, ``2026-01-31``."""
        return cls(date.fromisoformat(start), date.fromisoformat(end) if end else None)

    def holds(self, day: date) -> bool:
        """Whether ``day`` lies within."""
        return self.start <= day and (self.end is None or day < self.end)

    def meets(self, other: "Period") -> bool:
        """Whether some day lies within both."""
        return (other.end is None or self.start < other.end) and (self.end is None or other.start < self.end)


def cover(periods: Iterable[Period], wanted: Period) -> bool:
    """Whether every day of ``wanted`` lies within one of these periods."""
    start = wanted.start
    for each in sorted(periods, key=lambda period: period.start):
        if each.holds(start):
            if each.end is None or (wanted.end is not None and wanted.end <= each.end):
                return True
            start = each.end
    return False


def find_overlap(periods: Iterable[Period]) -> tuple[Period, Period] | None:
    """The first two of these periods, by their start, that share a day."""
    ordered = sorted(periods, key=lambda period: period.start)
    for earlier, later in pairwise(ordered):
        if earlier.meets(later):
            return earlier, later
    return None
