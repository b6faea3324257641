"""Weights: what a member counts for in a named series (contributions, population, units), from a date on."""

from collections.abc import Iterable
from datetime import date

#: The largest whole number that every reader of JSON holds exactly (RFC 8785, 3.2.2.3).
LARGEST = 2**53 - 1


def weigh(values: Iterable[tuple[date, int | None]], day: date) -> int | None:
    """The value in force on a day: of those given from a date on, the last; None where there is none."""
    begun = [(start, value) for start, value in values if start <= day]
    return max(begun, key=lambda pair: pair[0])[1] if begun else None
