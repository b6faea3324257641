"""Who is signed in to a body, and from which of its seats they act: for the head of each of its pages."""

from dataclasses import dataclass

from django import template
from django.template.context import Context

from plenary.bodies.seating import call_seat, seat_of, seats_of

register = template.Library()


@dataclass(frozen=True, slots=True)
class Taken:
    """The seat that somebody has taken; ``name`` is empty where one of several has to be chosen first."""

    name: str


@register.simple_tag(takes_context=True)
def taken_seat(context: Context, body: str) -> Taken | None:
    """``{% taken_seat body.key as taken %}``: None for whoever has no seat in the body."""
    request = context.get("request")
    if request is None or not request.user.is_authenticated or not seats_of(request, body):
        return None
    seat = seat_of(request, body)
    return Taken(call_seat(body, seat.name) if seat else "")
