"""What is prepared in the name of the reader's seats, waiting for release."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from plenary.bodies.models import Prepared
from plenary.bodies.prepared import call, list_waiting
from plenary.bodies.rules.permission import Standing
from plenary.bodies.seating import SEATED, held_by, seat_of, seats_of
from plenary.bodies.views.frame import frame, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import list_names, name_seat
from plenary.kit.policy import policy


@policy(SEATED)
@never_cache
def show_prepared(request: HttpRequest, body: str) -> HttpResponse:
    """The forms that wait, each with who filled it in and what can be done with it."""
    found = require_body(body)
    names, taken = list_names(body), seat_of(request, body)
    binding = {seat.name for seat in seats_of(request, body) if seat.standing is Standing.BINDING}
    at_hand = taken.name if taken is not None else ""
    rows = [
        (each, call(each), name_seat(each.seat, names), each.seat in binding, at_hand == each.seat)
        for each in list_waiting(body, held_by(request, body))
    ]
    return render(request, "bodies/prepared.html", {**frame(found, "prepared"), "rows": rows})


@policy(SEATED)
@require_POST
def discard_prepared(request: HttpRequest, body: str, number: int) -> HttpResponse:
    """Throw away what was prepared for one of the reader's own seats."""
    own = [each.pk for each in list_waiting(body, held_by(request, body))]
    Prepared.objects.filter(pk=number, pk__in=own).delete()
    return see_other(reverse("prepared", args=[body]))
