"""The day as at which a page is shown, and how the record stood: ``?on=2026-06-01&at=17``."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from plenary.kit import clock


@dataclass(frozen=True, slots=True)
class AsAt:
    """``day`` is when what is shown takes effect; ``sequence`` the entry up to which the record is read, or None for
    all of it; ``typed`` what stood for a day and is none."""

    day: date
    sequence: int | None = None
    typed: str = ""
    chosen: bool = False


def read_as_at(request: HttpRequest) -> AsAt:
    """What a reader chose: today, and the whole record, unless it chose otherwise."""
    today, on, at = clock.now().date(), request.GET.get("on", "").strip(), request.GET.get("at", "")
    sequence = int(at) if at.isascii() and at.isdigit() and len(at) < 16 else None
    try:
        day = date.fromisoformat(on) if on else today
    except ValueError:
        return AsAt(today, sequence, typed=on)
    return AsAt(day, sequence, chosen=day != today)
