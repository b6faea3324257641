"""Days and moments as people write them in the reader's language. All times are UTC and say so."""

from datetime import date, datetime, time
from functools import lru_cache

from babel.dates import format_date, format_time

from plenary.kit.language import ENGLISH, _, language


def write_day(day: date) -> str:
    """``1 June 2026``, in the reader's language."""
    return _format_day(day, _conventions())


def write_moment(moment: datetime) -> str:
    """``1 June 2026, 16:00 UTC``, in the reader's language, to the minute."""
    minute = _format_time(moment.time().replace(second=0, microsecond=0), _conventions())
    return _("{day}, {time} UTC").format(day=write_day(moment.date()), time=minute)


# In a long list the same days come again and again, and each takes as long as the rest of its row.
@lru_cache(maxsize=4096)
def _format_day(day: date, conventions: str) -> str:
    return format_date(day, "long", locale=conventions)


@lru_cache(maxsize=4096)
def _format_time(minute: time, conventions: str) -> str:
    return format_time(minute, "HH:mm", locale=conventions)


def _conventions() -> str:
    """The conventions of the reader's language; of English, those without a month before its day."""
    return "en_GB" if language() == ENGLISH else language()


def read_moment(written: str) -> datetime:
    """A moment as the record writes it. Raises ValueError."""
    return datetime.fromisoformat(written.replace("Z", "+00:00"))
