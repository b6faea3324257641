"""The delegations of a body with their credentials, each of them by itself, and what is entered of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from plenary.bodies.acts.credential import STATES
from plenary.bodies.belonging import read_belonging
from plenary.bodies.forms.act import answer, was_sent
from plenary.bodies.forms.delegation import STEP_NAMES, STEPS, CredentialsForm, ReleaseForm, list_open_claims
from plenary.bodies.models import Appointment, Credentials
from plenary.bodies.queries import (
    find_last,
    find_member,
    list_appointments,
    list_claims,
    list_credentials,
    list_delegates,
    list_members,
    list_memberships_of,
    list_presiding,
    list_stakeholders,
    procedure_of,
    read_persons,
)
from plenary.bodies.rules.belonging import choose_lasting, list_coming
from plenary.bodies.rules.credential import Claim, State, find_seated
from plenary.bodies.rules.delegation import Role
from plenary.bodies.seating import (
    MEMBER_OF_DELEGATION,
    actor_of,
    has_second_factor,
    names_of,
    reader_of_request,
    require_actor,
    seat,
    serves,
)
from plenary.bodies.views.as_at import read_as_at, read_live
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import ROLE_NAMES, call
from plenary.kit import clock
from plenary.kit.freshness import shown_up_to
from plenary.kit.language import _
from plenary.kit.paging import turn
from plenary.kit.policy import PUBLIC, policy

SIGNS: Mapping[State | None, tuple[str, str]] = {
    None: ("○", ""),
    State.COPY: ("…", "near"),
    State.ORIGINAL: ("…", "near"),
    State.PROVISIONAL: ("…", "near"),
    State.CHALLENGED: ("…", "near"),
    State.DEFERRED: ("…", "near"),
    State.ACCEPTED: ("✓", "good"),
    State.REJECTED: ("✕", "grave"),
}
"""The sign of a state, and its tone."""


@dataclass(frozen=True, slots=True)
class Claimant:
    """A claimant to a member's seat: what stands with the credentials, on which document, and whether it sits."""

    number: int
    state: str
    sign: str
    tone: str
    sits: bool
    reference: str = ""
    sequence: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A delegation as a list shows it: how many persons of the claimant that sits have each role."""

    code: str
    name: str
    claimants: list[Claimant]
    heads: int
    alternates: int
    advisers: int


@policy(PUBLIC)
@shown_up_to(newest)
def show_delegations(request: HttpRequest, body: str) -> HttpResponse:
    """The delegation of each member in the body's own order, with the state of its credentials."""
    found, as_at = require_body(body), read_live(request, body)
    working = procedure_of(body).working
    credentials = list_credentials(body, as_at.day, as_at.sequence)
    delegates = list_delegates(body, as_at.day, as_at.sequence)
    belonging = read_belonging(body, as_at.sequence)
    rows = [
        _tell(member.code, call(member.names, working), credentials.get(member.code, []), delegates)
        for member in list_members(body, as_at.day, as_at.sequence)
        if belonging.belongs(member.code, as_at.day)
    ]
    context = {
        "page": turn(request, rows),
        "lists": bool(list_stakeholders(body)) or serves(request, body),
        "as_at": as_at,
    }
    return render(request, "bodies/delegations.html", {**frame(found, "delegations"), **context})


@policy(PUBLIC)
@shown_up_to(newest)
def show_delegation(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """A delegation: its persons by role, their names for those who may read them, and its credentials."""
    found, as_at = require_body(body), read_as_at(request, body)
    member = find_member(body, code, as_at.day, as_at.sequence)
    if member is None:
        raise Http404
    rows = choose_lasting(list_appointments(body, f"delegation:{code}", as_at.sequence), as_at.day)
    claimants = _list_claimants(list_credentials(body, as_at.day, as_at.sequence).get(code, []))
    names = read_persons(reader_of_request(request, body), body, rows)
    own = names_of(request, body) & {f"delegation:{code}", "secretariat"} and has_second_factor(request)
    now, present = as_at.sequence is None, read_belonging(body, as_at.sequence, [code]).belongs(code, as_at.day)
    coming = list_coming(list_memberships_of(body, code, as_at.sequence), as_at.day)
    left = not present and not coming
    context = {
        "code": code,
        "name": call(member.names, procedure_of(body).working),
        "claimants": claimants,
        "several": len(claimants) > 1,
        "nobody_sits": not any(each.sits for each in claimants),
        "persons": [(row, names.get(row.person), _(ROLE_NAMES[row.role])) for row in _in_order(rows)],
        "own": bool(own) and now,
        "steps": _list_steps(request, body, code) if now and not left else [],
        "left": member.end if left else "",
        "awaited": "" if present or not coming else coming[0].start,
        "as_at": as_at,
    }
    return render(request, "bodies/delegation.html", {**frame(found, "delegations"), **context})


@policy(seat("secretariat", "office", "delegation"))
def enter_credentials(request: HttpRequest, body: str, code: str, step: str) -> HttpResponse:
    """One step of a delegation's credentials, for the seats that its act is for."""
    found = require_body(body)
    if step not in STEPS or find_last(body, code) is None:
        raise Http404
    if not _may_enter(request, body, step):
        raise PermissionDenied
    done = reverse("delegation", args=[body, code])
    return answer(request, body, CredentialsForm, done=done, context=frame(found, "delegations"), code=code, step=step)


@policy(MEMBER_OF_DELEGATION)
def release(request: HttpRequest, body: str, code: str, number: int) -> HttpResponse:
    """A person is released from the delegation."""
    found, seat = require_body(body), f"delegation:{code}"
    done, context = reverse("seat", args=[body, seat]), frame(found, "delegations")
    if was_sent(request, body):
        return see_other(done)
    row = next((each for each in list_appointments(body, seat) if each.number == number), None)
    if row is None:
        raise Http404
    person = read_persons(reader_of_request(request, body), body, [row]).get(row.person)
    return answer(request, body, ReleaseForm, done=done, context=context, code=code, row=row, person=person)


def _may_enter(request: HttpRequest, body: str, step: str) -> bool:
    actor = require_actor(request, body)
    if actor.kind == "office" and actor.seat not in list_presiding(body, clock.now().date()):
        return False
    return actor.kind in STEPS[step].seats


def _list_steps(request: HttpRequest, body: str, code: str) -> list[tuple[str, str]]:
    """What the seat that is taken may enter of the credentials as they stand."""
    if actor_of(request, body) is None:
        return []
    claims = list_claims(body, code, clock.now().date())
    return [
        (step, _(label))
        for step, label in STEP_NAMES.items()
        if list_open_claims(claims, step) and _may_enter(request, body, step)
    ]


def _tell(code: str, name: str, credentials: list[Credentials], delegates: Mapping[str, list[Appointment]]) -> Row:
    claimants = _list_claimants(credentials)
    sitting = {each.number for each in claimants if each.sits}
    roles = [row.role for row in delegates.get(code, ()) if row.claim in sitting]
    return Row(code, name, claimants, *(roles.count(role.value) for role in (Role.HEAD, Role.ALTERNATE, Role.ADVISER)))


def _list_claimants(rows: list[Credentials]) -> list[Claimant]:
    """The claimants by number; of whom nothing was received, the first sits."""
    seated = find_seated([Claim(row.claim, State(row.state)) for row in rows])
    if not rows:
        return [Claimant(1, _(STATES[None]), *SIGNS[None], sits=True)]
    return [
        Claimant(
            row.claim,
            _(STATES[State(row.state)]),
            *SIGNS[State(row.state)],
            sits=row.claim == seated,
            reference=row.reference,
            sequence=row.seq_from,
        )
        for row in rows
    ]


def _in_order(rows: Iterable[Appointment]) -> list[Appointment]:
    """By claimant and role, the head first, and then as they were appointed."""
    ranks = {role.value: rank for rank, role in enumerate(Role)}
    return sorted(rows, key=lambda row: (row.claim, ranks[row.role], row.number))
