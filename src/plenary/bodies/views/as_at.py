"""The day as at which a page is shown, and how the record stood: ``?on=2026-06-01&at=17``."""

from dataclasses import dataclass, replace
from datetime import date

from django.http import Http404, HttpRequest

from plenary.bodies.views.frame import newest
from plenary.kit import clock


@dataclass(frozen=True, slots=True)
class AsAt:
    """``day`` is when what is shown takes effect; ``sequence`` the entry up to which the record is read, or None for
    all of it; ``typed`` what stood for a day and is none. ``since`` is the last entry before a list was read that then
    stays as things stand, so that it hears of every later one; None where it does not."""

    day: date
    sequence: int | None = None
    typed: str = ""
    chosen: bool = False
    since: int | None = None


def read_as_at(request: HttpRequest, body: str) -> AsAt:
    """What a reader chose: today, and the whole record, unless it chose otherwise. Raises Http404 for an entry behind
    the end of the body's record."""
    today, on, at = clock.now().date(), request.GET.get("on", "").strip(), request.GET.get("at", "")
    sequence = int(at[:17]) if at.isascii() and at.isdigit() else None
    require_recorded(body, sequence)
    try:
        day = date.fromisoformat(on) if on else today
    except ValueError:
        return AsAt(today, sequence, typed=on)
    return AsAt(day, sequence, chosen=day != today)


def read_live(request: HttpRequest, body: str) -> AsAt:
    """What a reader of a list chose, which stays as things stand unless the reader chose how they stood once."""
    as_at = read_as_at(request, body)
    return as_at if as_at.sequence is not None else replace(as_at, since=newest(body))


def require_recorded(body: str, sequence: int | None) -> None:
    """Raise Http404 where the record of a body does not reach this entry yet: how it will stand, nobody knows."""
    if sequence is not None and sequence > (newest(body) or 0):
        raise Http404
