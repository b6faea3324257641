"""Offices, delegations and stakeholders as data. Names of persons are in none of them."""

from django.http import HttpRequest

from plenary.bodies.api.document import PagedAtQuery
from plenary.bodies.api.query import PagedAsAtQuery, choose
from plenary.bodies.belonging import read_belonging
from plenary.bodies.models import Credentials
from plenary.bodies.queries import (
    list_credentials,
    list_delegates,
    list_holder_names,
    list_members,
    list_office_holders,
    list_stakeholders,
)
from plenary.bodies.rules.credential import Claim, State, find_seated
from plenary.bodies.rules.period import Period
from plenary.bodies.views.as_at import require_recorded
from plenary.bodies.views.frame import newest, require_body
from plenary.kit.endpoint import Answer, endpoint
from plenary.kit.paging import Listed, cut, find_next
from plenary.kit.policy import PUBLIC, policy


class Held(Answer):
    """That somebody of a member holds an office from a day until another; ``holds`` on the day asked for. A secretary
    is of no member. ``names`` are what the body calls the office, empty where it gave it no name."""

    office: str
    names: dict[str, str]
    kind: str
    seat: str
    member: str | None
    start: str
    end: str | None
    holds: bool


class Offices(Listed):
    """Who holds, held and will hold which office, by its key and the day."""

    body: str
    on: str
    offices: tuple[Held, ...]


class Claimant(Answer):
    """A claimant to the seat: what stands with the credentials, on which document, and whether it sits."""

    claim: int
    state: str | None
    reference: str
    sits: bool


class Delegate(Answer):
    """What a person is in a delegation, for which claimant, and whether it may bind it."""

    appointment: int
    role: str
    claim: int
    binds: bool
    start: str


class DelegationLine(Answer):
    """The delegation of a member: its claimants by number, its persons as they were appointed."""

    member: str
    claimants: tuple[Claimant, ...]
    persons: tuple[Delegate, ...]


class Delegations(Listed):
    """The delegations of the members on a day, in the body's own order."""

    body: str
    on: str
    delegations: tuple[DelegationLine, ...]


class StakeholderLine(Answer):
    """A stakeholder: until when members may object, and the decision by which it was accredited, if by one."""

    code: str
    names: dict[str, str]
    state: str
    until: str
    decision: str


class Stakeholders(Listed):
    """The stakeholders on the list, by code."""

    body: str
    stakeholders: tuple[StakeholderLine, ...]


@policy(PUBLIC)
@endpoint("offices", "<slug:body>/offices.json", model=Offices, query=PagedAsAtQuery, newest=newest)
def give_offices(request: HttpRequest, asked: PagedAsAtQuery, body: str) -> Answer:
    """Who holds, held and will hold which office."""
    require_body(body)
    as_at = choose(asked, body)
    rows, names = list_office_holders(body, as_at.sequence), list_holder_names(body, as_at.sequence)
    lines = (
        Held(
            office=each.office,
            names=names.get(each.number, {}),
            kind=each.role,
            seat=each.seat,
            member=each.member,
            start=each.start,
            end=each.end,
            holds=Period.read(each.start, each.end).holds(as_at.day),
        )
        for each in cut(rows, asked)
    )
    return Offices(
        body=body,
        on=as_at.day.isoformat(),
        offices=tuple(lines),
        total=len(rows),
        next=find_next(request, len(rows), asked),
    )


@policy(PUBLIC)
@endpoint("delegations", "<slug:body>/delegations.json", model=Delegations, query=PagedAsAtQuery, newest=newest)
def give_delegations(request: HttpRequest, asked: PagedAsAtQuery, body: str) -> Answer:
    """The delegations with their credentials, and what their persons are."""
    require_body(body)
    as_at = choose(asked, body)
    belonging = read_belonging(body, as_at.sequence)
    rows = [each for each in list_members(body, as_at.day, as_at.sequence) if belonging.belongs(each.code, as_at.day)]
    credentials = list_credentials(body, as_at.day, as_at.sequence)
    persons = list_delegates(body, as_at.day, as_at.sequence)
    lines = (
        DelegationLine(
            member=each.code,
            claimants=_list_claimants(credentials.get(each.code, [])),
            persons=tuple(
                Delegate(appointment=row.number, role=row.role, claim=row.claim, binds=row.binds, start=row.start)
                for row in persons.get(each.code, ())
            ),
        )
        for each in cut(rows, asked)
    )
    return Delegations(
        body=body,
        on=as_at.day.isoformat(),
        delegations=tuple(lines),
        total=len(rows),
        next=find_next(request, len(rows), asked),
    )


@policy(PUBLIC)
@endpoint("stakeholders", "<slug:body>/stakeholders.json", model=Stakeholders, query=PagedAtQuery, newest=newest)
def give_stakeholders(request: HttpRequest, asked: PagedAtQuery, body: str) -> Answer:
    """The stakeholders on the list, and what stands with each."""
    require_body(body)
    require_recorded(body, asked.at)
    rows = list_stakeholders(body, asked.at)
    lines = (
        StakeholderLine(code=each.code, names=each.names, state=each.state, until=each.until, decision=each.decision)
        for each in cut(rows, asked)
    )
    return Stakeholders(
        body=body, stakeholders=tuple(lines), total=len(rows), next=find_next(request, len(rows), asked)
    )


def _list_claimants(rows: list[Credentials]) -> tuple[Claimant, ...]:
    """The claimants by number; of whom nothing was received, the first sits."""
    seated = find_seated([Claim(row.claim, State(row.state)) for row in rows])
    if not rows:
        return (Claimant(claim=1, state=None, reference="", sits=True),)
    return tuple(
        Claimant(claim=row.claim, state=row.state, reference=row.reference, sits=row.claim == seated) for row in rows
    )
