"""Days and moments as people write them in the reader's language. All times are UTC and say so."""

from datetime import date, datetime

from babel.dates import format_date, format_datetime

from plenary.kit.language import ENGLISH, _, language


def write_day(day: date) -> str:
    """``1 June 2026``, in the reader's language."""
    return format_date(day, "long", locale=_conventions())


def write_moment(moment: datetime) -> str:
    """``1 June 2026, 16:00 UTC``, in the reader's language, to the minute."""
    time = format_datetime(moment, "HH:mm", locale=_conventions())
    return _("{day}, {time} UTC").format(day=write_day(moment.date()), time=time)


def _conventions() -> str:
    """The conventions of the reader's language; of English, those without a month before its day."""
    return "en_GB" if language() == ENGLISH else language()


def read_moment(written: str) -> datetime:
    """A moment as the record writes it. Raises ValueError."""
    return datetime.fromisoformat(written.replace("Z", "+00:00"))
