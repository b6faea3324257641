"""The fields that several acts share, and how they are checked."""

from datetime import date
from typing import Annotated, Any

from django.db.models import Q, QuerySet
from pydantic import Field

from plenary.bodies.rules.period import Period
from plenary.kit.language import _
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import Payload
from plenary.record.sealing import Sealed, SealedAs

Code = Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9-]{0,15}$")]
Day = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}$")]
Mark = Annotated[str, Field(pattern=r"^[0-9a-f]{32}$")]
"""The sign of an account on a seat (models.seating)."""
Reason = Annotated[str, Field(max_length=300)]
LARGEST_PLACE = 1_000_000
Place = Annotated[int, Field(ge=1, le=LARGEST_PLACE)]
"""In the body's own order of its members."""
Person = Annotated[Sealed, SealedAs(Annotated[str, Field(min_length=1, max_length=150)])]


def read_day(written: str, field: str) -> date:
    """The day that a field names; refuses one that no calendar has."""
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Refused("bodies.day", _("There is no day {day} in the calendar.").format(day=written), field) from None


def read_days(start: str, end: str | None) -> Period:
    """The period between two fields; refuses one that ends before it starts."""
    first, last = read_day(start, "start"), read_day(end, "end") if end else None
    if last is not None and last <= first:
        raise Refused("bodies.period", _("The last day lies before the first: give an end after the start."), "end")
    return Period(first, last)


def shorten(entry: Entry, rows: QuerySet[Any], end: str, **changes: str) -> None:
    """End on a date what lasts beyond it: dated rows with a ``start`` and an ``end``."""
    for ordinal, row in enumerate(rows.order_by("seq_from", "id")):
        if row.start >= end:
            type(row).lapse(entry, id=row.id)
        elif row.end is None or row.end > end:
            row.follow(entry, ordinal, end=end, **changes)


def end_period(entry: Entry, rows: QuerySet[Any], end: str) -> None:
    """End on a date the one period that it lies in; those before and after it stay as they are.

    By their first version, the acts that do so took away every later period too, and their entries mean it still.
    """
    if entry.version > 1:
        rows = rows.filter(Q(end=None) | Q(end__gt=end), start__lte=end)
    shorten(entry, rows, end)


def read_unchanged(payload: Payload) -> Payload:
    """The payload of an older version of an act that has the same fields, and means something else by them."""
    return payload
