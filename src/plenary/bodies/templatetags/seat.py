"""Who is signed in to a body, and from which of its seats they act: for the head of each of its pages."""

from collections.abc import Callable
from dataclasses import dataclass

from django import template
from django.http import HttpRequest
from django.template.context import Context

from plenary.bodies import seating
from plenary.bodies.holding import Seat

register = template.Library()


@dataclass(frozen=True, slots=True)
class Taken:
    """The seat that somebody has taken, and what people call it; both are empty where one of several has to be chosen
    first."""

    seat: str
    name: str


@register.simple_tag(takes_context=True)
def taken_seat(context: Context, body: str) -> Taken | None:
    """``{% taken_seat body.key as taken %}``: None for whoever has no seat in the body."""
    return _tell(context, body, seating.taken_seat)


@register.simple_tag(takes_context=True)
def acting_seat(context: Context, body: str) -> Taken | None:
    """``{% acting_seat body.key as acting %}``: the seat for which a form is shown, which it carries; where it was
    sent and is shown again, still the same."""
    return _tell(context, body, seating.seat_of)


def _tell(context: Context, body: str, find: Callable[[HttpRequest, str], Seat | None]) -> Taken | None:
    request = context.get("request")
    if request is None or not request.user.is_authenticated or not seating.seats_of(request, body):
        return None
    seat = find(request, body)
    return Taken(seat.name, seating.call_seat(body, seat.name)) if seat else Taken("", "")
