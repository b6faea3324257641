"""What the addresses of this package may be asked."""

from datetime import date
from typing import Annotated

from pydantic import Field

from plenary.bodies.views.as_at import AsAt, require_recorded
from plenary.kit import clock
from plenary.kit.endpoint import Query
from plenary.kit.language import marked
from plenary.kit.paging import Paged

Day = Annotated[
    date | None, Field(description=marked("The day on which it takes effect: `2026-06-01`. Today unless given."))
]
At = Annotated[
    int | None,
    Field(ge=0, le=2**53 - 1, description=marked("As the record stood once the entry with this sequence was applied.")),
]


class AsAtQuery(Query):
    """A day, and how the record stood."""

    on: Day = None
    at: At = None


class PagedAsAtQuery(Paged):
    """The same of a list."""

    on: Day = None
    at: At = None


def choose(asked: AsAtQuery | PagedAsAtQuery, body: str) -> AsAt:
    """The day and the sequence that are asked for. Raises Http404 for an entry behind the end of the body's record."""
    require_recorded(body, asked.at)
    today = clock.now().date()
    return AsAt(asked.on or today, asked.at, chosen=asked.on is not None)
