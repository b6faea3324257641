"""Pages of a seat: choosing one, who is in it, and what was entered on its behalf."""

import secrets
from dataclasses import dataclass

from django.db.models import Case, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache

from plenary.bodies.invitation import Outstanding, list_outstanding
from plenary.bodies.models import Appointment, OnBehalf, Seating
from plenary.bodies.queries import list_appointments, read_persons
from plenary.bodies.rules.belonging import choose_lasting
from plenary.bodies.rules.permission import Standing
from plenary.bodies.seating import (
    OF_THE_SEAT,
    SEATED,
    choose_seat,
    has_second_factor,
    may_invite,
    reader_of_request,
    seat_of,
    seats_of,
)
from plenary.bodies.signing import SIGNED_IN
from plenary.bodies.views.frame import frame, require_body
from plenary.bodies.words import ROLE_NAMES, list_names, name_seat
from plenary.kit import clock
from plenary.kit.language import _, marked
from plenary.kit.paging import turn
from plenary.kit.policy import policy
from plenary.record import registry

STANDINGS = {
    Standing.BINDING: marked("may act"),
    Standing.PREPARING: marked("prepares"),
    Standing.NOT_SEATED: marked("does not sit"),
    Standing.ENDED: marked("appointment ended"),
}


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody on a seat; ``name`` is empty for whoever may not read it, ``invitation`` is the one that is out."""

    row: Appointment
    name: str
    role: str
    seated: bool
    invitation: Outstanding | None


@policy(SIGNED_IN)
def show_second_factor(request: HttpRequest) -> HttpResponse:
    """Why a second factor is needed, and the ways to have one."""
    return render(request, "bodies/second_factor.html", {"has": has_second_factor(request)})


@policy(SEATED)
def choose(request: HttpRequest, body: str) -> HttpResponse:
    """The seats that somebody has, of which one is taken."""
    if request.method == "POST" and choose_seat(request, body, request.POST.get("seat", "")):
        next_page = request.POST.get("next", "")
        safe = url_has_allowed_host_and_scheme(next_page, {request.get_host()}, require_https=request.is_secure())
        return see_other(next_page if safe else reverse("seats", args=[body]))
    names = list_names(body)
    seats = [(each, name_seat(each.name, names), _(STANDINGS[each.standing])) for each in seats_of(request, body)]
    taken = seat_of(request, body)
    context = {"seats": seats, "taken": taken, "next": request.GET.get("next", "")}
    return render(request, "bodies/seats.html", {**frame(require_body(body), "seats"), **context})


@policy(OF_THE_SEAT)
@never_cache
def show_seat(request: HttpRequest, body: str, seat: str, link: str = "") -> HttpResponse:
    """The persons of a seat, with their accounts; and what was entered on its behalf."""
    found = require_body(body)
    appointments = list_appointments(body, seat)
    if seat.startswith("delegation:"):
        appointments = choose_lasting(appointments, clock.now().date())
    names = read_persons(reader_of_request(request, body), body, appointments)
    seated = set(
        Seating.objects.filter(body=body, number__in=[row.number for row in appointments]).values_list(
            "number", flat=True
        )
    )
    out = {each.appointment.number: each for each in list_outstanding(body, seat=seat)}
    persons = [
        Person(row, names.get(row.person, ""), _(ROLE_NAMES[row.role]), row.number in seated, out.get(row.number))
        for row in appointments
    ]
    code = seat.removeprefix("delegation:") if seat.startswith("delegation:") else ""
    mine = seat_of(request, body)
    inviting = {binds: may_invite(request, body, seat, binds=binds) for binds in (True, False)}
    answered = Case(When(answer="", then=0), default=1)
    page = turn(request, list(OnBehalf.objects.filter(body=body, seat=seat).order_by(answered, "-sequence")))
    context = {
        "seat": seat,
        "seat_title": name_seat(seat, list_names(body)),
        "code": code,
        "persons": persons,
        "link": link,
        "invites": [row.number for row in appointments if inviting[row.binds]],
        "revokes": [row.number for row in appointments if inviting[row.binds] and not holds(request, body, row.number)],
        "page": page,
        "entered": [(row, registry.call(row.act)) for row in page],
        "answers": mine is not None and mine.name == seat and mine.standing is Standing.BINDING,
        "key": secrets.token_urlsafe(16),
    }
    return render(request, "bodies/seat.html", {**frame(found, "seats"), **context})


def holds(request: HttpRequest, body: str, number: int) -> bool:
    """Whether whoever asks acts by this appointment."""
    return any(each.number == number for each in seats_of(request, body))


def see_other(address: str) -> HttpResponse:
    answer = redirect(address)
    answer.status_code = 303
    return answer
