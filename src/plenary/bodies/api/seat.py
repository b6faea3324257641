"""Who asks, what needs it, and who may do what."""

from django.http import HttpRequest

from plenary.bodies.rules.permission import COLUMNS, may_act
from plenary.bodies.seating import ask, has_second_factor, seat_of, seats_of
from plenary.bodies.token import token_of
from plenary.bodies.views.frame import require_body
from plenary.kit.brief import list_items
from plenary.kit.endpoint import Answer, Query, endpoint
from plenary.kit.policy import PUBLIC, policy
from plenary.record import registry


class SeatLine(Answer):
    """A seat that whoever asks has; ``taken`` says whether it acts from it."""

    seat: str
    standing: str
    taken: bool


class TokenLine(Answer):
    """The token by which it is asked."""

    label: str
    scopes: tuple[str, ...]
    expires: str


class Seats(Answer):
    """The seats of whoever asks: none without a token or a session."""

    body: str
    seats: tuple[SeatLine, ...]
    second_factor: bool
    token: TokenLine | None


class Detail(Answer):
    """What something is about: a label, and what it says."""

    label: str
    says: str


class Need(Answer):
    """What needs the reader, what that is about, why, where it is done, and until when."""

    what: str
    told: tuple[Detail, ...]
    why: str
    act: str
    address: str
    deadline: str | None


class Brief(Answer):
    """What needs the seats of the reader, soonest first, in the reader's language."""

    body: str
    seats: tuple[str, ...]
    moment: str
    items: tuple[Need, ...]


class Column(Answer):
    """A kind of seat in a state, and the kind of seat it acts for, if any."""

    kind: str
    standing: str
    behalf: str | None


class ActLine(Answer):
    """An act: its version, the act that undoes it, and for each column whether it may be done so."""

    name: str
    version: int
    final: bool
    undone_by: str | None
    may: tuple[bool, ...]


class Permissions(Answer):
    """Which kind of seat, in which state, may do which act."""

    columns: tuple[Column, ...]
    acts: tuple[ActLine, ...]


@policy(PUBLIC)
@endpoint("seats", "<slug:body>/seats.json", model=Seats)
def give_seats(request: HttpRequest, asked: Query, body: str) -> Answer:
    """The seats of whoever asks, and what its token may do."""
    require_body(body)
    taken, token = seat_of(request, body), token_of(request)
    return Seats(
        body=body,
        seats=tuple(
            SeatLine(seat=each.name, standing=each.standing.value, taken=each == taken)
            for each in seats_of(request, body)
        ),
        second_factor=has_second_factor(request),
        token=token and TokenLine(label=token.label, scopes=tuple(token.scopes), expires=token.expires.isoformat()),
    )


@policy(PUBLIC)
@endpoint("brief", "<slug:body>/brief.json", model=Brief)
def give_brief(request: HttpRequest, asked: Query, body: str) -> Answer:
    """What needs the seats of the reader, soonest first; without a seat, what is open to everybody."""
    require_body(body)
    asking = ask(request, body)
    items = (
        Need(
            what=each.what,
            told=tuple(Detail(label=label, says=says) for label, says in each.told),
            why=each.why,
            act=each.act,
            address=each.address,
            deadline=each.deadline.isoformat() if each.deadline else None,
        )
        for each in list_items(asking)
    )
    return Brief(body=body, seats=tuple(sorted(asking.seats)), moment=asking.moment.isoformat(), items=tuple(items))


@policy(PUBLIC)
@endpoint("permissions", "<slug:body>/permissions.json", model=Permissions)
def give_permissions(request: HttpRequest, asked: Query, body: str) -> Answer:
    """Which kind of seat, in which state, may do which act: made from the acts themselves."""
    require_body(body)
    return Permissions(
        columns=tuple(Column(kind=each.kind, standing=each.standing.value, behalf=each.behalf) for each in COLUMNS),
        acts=tuple(
            ActLine(
                name=act.name,
                version=act.version,
                final=act.final,
                undone_by=act.undone_by,
                may=tuple(may_act(act.seats, column) for column in COLUMNS),
            )
            for act in registry.list_acts()
        ),
    )
