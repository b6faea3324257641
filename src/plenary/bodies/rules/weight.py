"""Weights: what a member counts for in a named series (contributions, population, units), from a date on."""

from collections.abc import Collection, Iterable
from datetime import date

from plenary.bodies.rules.belonging import find_effect
from plenary.bodies.rules.period import Period

#: The largest whole number that every reader of JSON holds exactly (RFC 8785, 3.2.2.3).
LARGEST = 2**53 - 1


def list_effects(
    values: Iterable[tuple[date, int | None]], memberships: Collection[Period]
) -> list[tuple[Period, int | None]]:
    """The days on which each of a member's values, given from a date on, is in force: until the next is given, and no
    longer than the membership for which it was given; in their order."""
    given = sorted(values, key=lambda pair: pair[0])
    ends = [*(start for start, _value in given[1:]), None]
    effects = [
        (find_effect(Period(start, end), memberships), value) for (start, value), end in zip(given, ends, strict=False)
    ]
    return [(period, value) for period, value in effects if period is not None]


def weigh(values: Iterable[tuple[date, int | None]], memberships: Collection[Period], day: date) -> int | None:
    """The value in force on a day: of those given from a date on, the last; None where there is none, and on a day on
    which the member does not belong."""
    return next((value for period, value in list_effects(values, memberships) if period.holds(day)), None)
