"""The offices of a body: who holds, held and will hold each; filled and vacated by the secretariat."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from plenary.bodies.forms.act import answer, was_sent
from plenary.bodies.forms.office import FillOfficeForm, VacateOfficeForm
from plenary.bodies.models import Appointment
from plenary.bodies.queries import list_office_holders, procedure_of, read_persons
from plenary.bodies.rules.period import Period
from plenary.bodies.seating import SECRETARY, reader_of_request, serves
from plenary.bodies.views.as_at import read_live
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import name_holdings, name_members, name_office, name_offices
from plenary.kit.freshness import shown_up_to
from plenary.kit.paging import turn
from plenary.kit.policy import PUBLIC, policy


@dataclass(frozen=True, slots=True)
class Row:
    """That somebody of a member holds an office; ``person`` is empty for whoever may not read the name."""

    office: str
    seat: str
    name: str
    code: str
    member: str
    person: str
    start: str
    end: str
    present: bool


@policy(PUBLIC)
@shown_up_to(newest)
def show_offices(request: HttpRequest, body: str) -> HttpResponse:
    """The offices by key, each with whoever holds it on the day, and those who held or will hold one."""
    found, as_at = require_body(body), read_live(request, body)
    working = procedure_of(body).working
    members, named = (
        name_members(body, working, as_at.sequence, as_at.day),
        name_holdings(body, working, as_at.sequence),
    )
    holders = list_office_holders(body, as_at.sequence)
    persons = read_persons(reader_of_request(request, body), body, holders)
    rows = [
        Row(
            row.office,
            row.seat,
            named.get(row.number) or name_office(row.office, row.role),
            row.member or "",
            members.get(row.member or "", row.member or ""),
            persons.get(row.person, ""),
            row.start,
            row.end or "",
            Period.read(row.start, row.end).holds(as_at.day),
        )
        for row in holders
    ]
    # Those who hold an office come first; sorting is stable, so that the offices stay in their order.
    page = turn(request, sorted(rows, key=lambda row: not row.present))
    context = {
        "page": page,
        "present": [row for row in page if row.present],
        "others": [row for row in page if not row.present],
        "count": sum(row.present for row in rows),
        "serves": as_at.sequence is None and serves(request, body),
        "as_at": as_at,
    }
    return render(request, "bodies/offices.html", {**frame(found, "offices"), **context})


@policy(SECRETARY)
def fill_office(request: HttpRequest, body: str) -> HttpResponse:
    done, context = reverse("offices", args=[body]), frame(require_body(body), "offices")
    return answer(request, body, FillOfficeForm, done=done, context=context)


@policy(SECRETARY)
def vacate_office(request: HttpRequest, body: str, office: str) -> HttpResponse:
    found, done = require_body(body), reverse("offices", args=[body])
    holder: Appointment | None = next((row for row in list_office_holders(body) if row.office == office), None)
    if holder is None and was_sent(request, body):
        return see_other(done)
    if holder is None:
        raise Http404
    context = frame(found, "offices")
    named = name_offices(body, procedure_of(body).working)
    called = named.get(holder.seat) or name_office(office, holder.role)
    return answer(request, body, VacateOfficeForm, done=done, context=context, office=office, called=called)
