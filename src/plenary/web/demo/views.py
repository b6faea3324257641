"""The page on which somebody becomes one of the invented persons with one click."""

from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from plenary.bodies.queries import list_members
from plenary.bodies.rules.permission import Standing
from plenary.bodies.seating import seats_of_account
from plenary.bodies.views.frame import require_body
from plenary.bodies.views.seat import STANDINGS, see_other
from plenary.bodies.words import ROLE_NAMES, call, list_names, name_seat
from plenary.kit import clock
from plenary.kit.language import _
from plenary.kit.policy import Policy, policy
from plenary.web.demo.guard import is_of_this_machine
from plenary.web.demo.person import Person, list_persons

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HERE = Policy("of-this-machine", lambda request, **address: is_of_this_machine(request))


@policy(HERE)
def show_persons(request: HttpRequest) -> HttpResponse:
    """Who may be taken; a POST takes the person named in ``person``, or nobody where it is empty."""
    persons = list_persons()
    if request.method == "POST":
        chosen = request.POST.get("person", "")
        for person in persons:
            if str(person.account.pk) == chosen:
                return _enter(request, person)
        logout(request)
        messages.success(request, _("You read now as everybody does."))
        return see_other(reverse("bodies"))
    names = {body: list_names(body) for body in {person.body for person in persons}}
    observers = _list_observers(set(names))
    rows = [
        {
            "account": person.account,
            "seat": name_seat(person.appointment.seat, names[person.body]),
            "observer": (person.body, person.appointment.member) in observers,
            "role": _(ROLE_NAMES[person.appointment.role]),
            "standing": _(STANDINGS[Standing.BINDING if person.appointment.binds else Standing.PREPARING]),
            "more": [
                name_seat(seat.name, names[person.body])
                for seat in seats_of_account(person.account, person.body)
                if seat.name != person.appointment.seat
            ],
        }
        for person in persons
    ]
    bodies = [(body, call(require_body(body).names)) for body in sorted(names)]
    return render(request, "demo/persons.html", {"persons": rows, "bodies": bodies})


def _list_observers(bodies: set[str]) -> set[tuple[str, str]]:
    today = clock.now().date()
    return {(body, row.code) for body in bodies for row in list_members(body, today) if row.standing == "observer"}


def _enter(request: HttpRequest, person: Person) -> HttpResponse:
    login(request, person.account, backend=BACKEND)
    # Whoever signs in by password has this done by allauth.
    UserSession.objects.create_from_request(request)
    request.session[f"seat:{person.body}"] = person.appointment.seat
    messages.success(request, _("You are {name} now.").format(name=person.account.name))
    return see_other(reverse("home", args=[person.body]))
