"""Belonging: what is entered for a member takes effect only while it belongs, whatever dates it bears.

Memberships that follow one another without a gap are one: so is that of a member whose standing changes. What was
entered for one of them ends with it. Who comes back after a gap does not find it again.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from typing import Protocol, TypeVar

from plenary.bodies.rules.period import Period, cover


class Ending(Protocol):
    """A row that ends with a membership after which the member comes back, on the day ``end``; others have none."""

    end: str | None


class Membership(Protocol):
    """A row of one membership, from the day ``start`` until ``end`` or for ever."""

    start: str
    end: str | None


Row = TypeVar("Row", bound=Ending)
M = TypeVar("M", bound=Membership)


def join(memberships: Iterable[Period]) -> list[Period]:
    """The memberships in the order of their days, those without a gap between them as one."""
    joined: list[Period] = []
    for each in sorted(memberships, key=lambda period: period.start):
        if joined and joined[-1].end == each.start:
            joined[-1] = Period(joined[-1].start, each.end)
        else:
            joined.append(each)
    return joined


def belongs(memberships: Iterable[Period], day: date) -> bool:
    """Whether one of the memberships includes a day."""
    return any(each.holds(day) for each in memberships)


def find_entered(entered: Period, memberships: Iterable[Period]) -> Period | None:
    """The membership for which a period is entered: the first that ends after the period starts."""
    lasting = (each for each in join(memberships) if each.end is None or entered.start < each.end)
    return next(lasting, None)


def lies_between(entered: Period, memberships: Iterable[Period]) -> bool:
    """Whether all days of a period lie between two memberships."""
    gaps = (Period(each.end, later.start) for each, later in pairwise(join(memberships)) if each.end is not None)
    return any(cover([gap], entered) for gap in gaps)


def find_effect(entered: Period, memberships: Iterable[Period]) -> Period | None:
    """The days on which what was entered for a period takes effect: those of the period and of the membership for
    which it was entered; None where there is no such day."""
    membership = find_entered(entered, memberships)
    if membership is None:
        return None
    start = max(entered.start, membership.start)
    end = min((each for each in (entered.end, membership.end) if each is not None), default=None)
    return Period(start, end) if end is None or start < end else None


def takes_effect(entered: Period, memberships: Iterable[Period], day: date) -> bool:
    """Whether what was entered for a period takes effect on a day: both hold on it, and it is not of an earlier
    membership."""
    effect = find_effect(entered, memberships)
    return effect is not None and effect.holds(day)


def find_end(memberships: Iterable[Period], day: date) -> date | None:
    """The day on which the membership of a day ends, or the next one, where another follows it after a gap."""
    ends = (each.end for each, _later in pairwise(join(memberships)))
    return next((end for end in ends if end is not None and day < end), None)


def choose_as_of(rows: Iterable[M], day: date) -> M | None:
    """Of the memberships of one member, which share no day, that by which it is told on a day: the one that includes
    it, else the last before it, else the first."""
    ordered = sorted(rows, key=lambda row: row.start)
    begun = [row for row in ordered if row.start <= day.isoformat()]
    return begun[-1] if begun else next(iter(ordered), None)


def list_coming(rows: Iterable[M], day: date) -> list[M]:
    """Of the memberships of one member, those that begin after a day, in the order of their days."""
    return sorted((row for row in rows if row.start > day.isoformat()), key=lambda row: row.start)


def choose_lasting(rows: Iterable[Row], day: date) -> list[Row]:
    """Of what was entered for the memberships of one member, what is of that of a day, or of the next one."""
    lasting = [row for row in rows if row.end is None or day.isoformat() < row.end]
    first = min((row.end for row in lasting if row.end is not None), default=None)
    return [row for row in lasting if row.end == first]
