"""Stakeholders: the list with its states, and the secretariat's forms."""

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from plenary.bodies.forms.act import ActForm, answer, was_sent
from plenary.bodies.forms.stakeholder import AccreditForm, ObjectForm, ProposeStakeholderForm, RemoveForm
from plenary.bodies.queries import find_stakeholder, list_stakeholders, procedure_of
from plenary.bodies.rules.accreditation import State
from plenary.bodies.seating import SECRETARY, serves
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import call
from plenary.kit.day import read_moment
from plenary.kit.freshness import shown_up_to
from plenary.kit.language import _, marked
from plenary.kit.paging import turn
from plenary.kit.policy import PUBLIC, policy

STATES = {
    State.PROPOSED: marked("proposed"),
    State.OBJECTED: marked("a member objected"),
    State.ACCREDITED: marked("accredited"),
}
#: The forms of one stakeholder, by the last word of their address.
FORMS: dict[str, type[ActForm]] = {"object": ObjectForm, "accredit": AccreditForm, "remove": RemoveForm}


@dataclass(frozen=True, slots=True)
class Row:
    """A stakeholder as the list shows it, with what may be done from here: the last word of an address, and its
    name."""

    code: str
    seat: str
    name: str
    state: str
    until: datetime
    decision: str
    ways: list[tuple[str, str]]


@policy(PUBLIC)
@shown_up_to(newest)
def show_stakeholders(request: HttpRequest, body: str) -> HttpResponse:
    """The stakeholders by code, with their state and until when members may object."""
    found, working, serving = require_body(body), procedure_of(body).working, serves(request, body)
    rows = [
        Row(
            each.code,
            f"stakeholder:{each.code}",
            call(each.names, working),
            _(STATES[State(each.state)]),
            read_moment(each.until),
            each.decision,
            _list_ways(State(each.state)) if serving else [],
        )
        for each in list_stakeholders(body)
    ]
    context = {"page": turn(request, rows), "serves": serving}
    return render(request, "bodies/stakeholders.html", {**frame(found, "delegations"), **context})


@policy(SECRETARY)
def propose_stakeholder(request: HttpRequest, body: str) -> HttpResponse:
    context = frame(require_body(body), "delegations")
    return answer(request, body, ProposeStakeholderForm, done=reverse("stakeholders", args=[body]), context=context)


@policy(SECRETARY)
def enter_step(request: HttpRequest, body: str, code: str, step: str) -> HttpResponse:
    """An objection, the accreditation or the removal of a stakeholder is entered."""
    done, context = reverse("stakeholders", args=[body]), frame(require_body(body), "delegations")
    if step not in FORMS:
        raise Http404
    if was_sent(request, body):
        return see_other(done)
    found = find_stakeholder(body, code)
    if found is None:
        raise Http404
    return answer(request, body, FORMS[step], done=done, context=context, stakeholder=found)


def _list_ways(state: State) -> list[tuple[str, str]]:
    ways = [("object", _("Enter an objection"))] if state is not State.ACCREDITED else []
    ways += [("accredit", _("Accredit it"))] if state is not State.ACCREDITED else []
    return [*ways, ("remove", _("Remove it"))]
