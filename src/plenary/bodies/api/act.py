"""The door for programs: one POST for each act, which does it, or tries it without doing it."""

import re
from dataclasses import replace
from typing import Annotated

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from pydantic import Field, ValidationError

from plenary.bodies.acts.forum import AskIn, LeaveForum
from plenary.bodies.acts.reception import ReceiveHolder, receives
from plenary.bodies.bearer import ask_for_token, refuse_scope
from plenary.bodies.holding import Seat, name_person
from plenary.bodies.queries import find_body, find_forum, may_know_participants
from plenary.bodies.rules import scope
from plenary.bodies.rules.forum import RecordMode, name_log, split_log
from plenary.bodies.rules.permission import Standing
from plenary.bodies.seating import has_second_factor, reader_of_request, seat_of, seats_of
from plenary.bodies.token import token_of
from plenary.kit import clock
from plenary.kit.endpoint import Answer, Query, giving_data, read_query, refuse_method, refuse_query, write
from plenary.kit.language import _, marked
from plenary.kit.policy import Policy, policy
from plenary.kit.problem import answer_problem
from plenary.record.act import Act, Actor, Case
from plenary.record.models import Log
from plenary.record.payload import GivenTwice, read_payload
from plenary.record.perform import Performed, perform, rehearse, require_seat
from plenary.record.refusal import Refused
from plenary.record.registry import UnknownAct, find

LARGEST = 1_000_000
"""Bytes of a payload; an entry is at most 65,535, and private values are beside it."""
STATUSES = {"record.seat": 403, "record.moved": 409, "record.no-such-body": 404}
"""The status of a refusal; 422 of every other."""
TOKEN_LOST = "bodies.token-lost"
"""The rule of a refusal for which a program has to come with another token."""
KEY = r"^[\x21-\x7e]{1,128}$"
Behalf = Annotated[
    str | None,
    Field(
        pattern=r"^(delegation|group|office|stakeholder):[A-Za-z0-9][A-Za-z0-9-]{0,79}$",
        description=marked("The seat on whose behalf the secretariat acts: `delegation:BOR`."),
    ),
]


class ActQuery(Query):
    """For whom it is done, on what it is based, and whether it is only tried."""

    behalf: Behalf = None
    basis: Annotated[
        int | None,
        Field(
            ge=0, le=2**53 - 1, description=marked("Refuse the act where an entry after this one changed its subject.")
        ),
    ] = None
    rehearse: Annotated[
        bool, Field(description=marked("Try the act against the rules as things stand; nothing is written."))
    ] = False


class Done(Answer):
    """An act that is on the record; ``repeated`` says that it was there already, under the same key. ``body`` is the
    log that it went to: a closed forum has one of its own, whose entries no address gives."""

    body: str
    sequence: int
    time: str
    act: str
    seat: str
    behalf: str | None
    repeated: bool
    entry: str | None
    proof: str | None


class Tried(Answer):
    """That the rules would have allowed an act as things stand; nothing was written."""

    act: str
    seat: str
    behalf: str | None
    allowed: bool


def hinder(request: HttpRequest, body: str, act: str) -> HttpResponse | None:
    """Why whoever asks may not do an act, or try it; None where nothing stands in the way."""
    return hinder_act(request, body, act, _read_leniently(request))


def hinder_act(request: HttpRequest, body: str, act: str, asked: ActQuery) -> HttpResponse | None:
    """The same of what is asked, wherever it is asked."""
    tries = asked.rehearse
    declared = _find_act(act)
    token = token_of(request)
    # Of whoever comes with a token it is known that it is for this body, and that there is one.
    if declared is None or (token is None and find_body(body) is None):
        return _say_nothing_is_there(request)
    if not request.user.is_authenticated:
        return ask_for_token(request, "bodies.no-token", _("Acts are for those who have a seat."))
    may = scope.may_try if tries else scope.may_do
    if token is not None and not may(token.scopes, act):
        return refuse_scope(request, scope.PREPARE if tries else scope.scope_of(act))
    seat = seat_of(request, body)
    if seat is None:
        return _refuse_unseated(request, body)
    if seat.standing is not Standing.BINDING and not (tries and seat.standing is Standing.PREPARING):
        return _refuse(request, "bodies.standing", _("You prepare from this seat, or do not sit on it."), seat)
    if not has_second_factor(request):
        return _refuse(request, "bodies.second-factor", _("Whoever acts has a second factor."), seat)
    try:
        require_seat(declared, _actor(request, seat, asked.behalf))
    except Refused as refused:
        kinds = ", ".join(sorted(declared.seats))
        ways = [_("These kinds of seat may: {kinds}.").format(kinds=kinds)]
        return _tell(request, refused, seat.name, ways)
    return None


ACTING = Policy("seat-of-the-act", lambda request, **address: hinder(request, **address) is None, otherwise=hinder)
"""Whoever acts from a seat that the act is for, and whose token is made for it."""


@giving_data
@policy(ACTING)
def do_act(request: HttpRequest, body: str, act: str) -> HttpResponse:
    """Do an act: it is checked by the rules and entered on the record; or try it, and leave nothing there."""
    if request.method != "POST":
        return refuse_method(request, "POST")
    try:
        asked = read_query(request, ActQuery)
    except ValidationError as fault:
        return refuse_query(request, fault)
    key = request.headers.get("Idempotency-Key", "")
    if not re.fullmatch(KEY, key):
        return _refuse_key(request)
    given = _read(request, act)
    if isinstance(given, HttpResponse):
        return given
    actor = _actor(request, _require_seat(request, body), asked.behalf)
    log = _find_log(request, body, given, actor)
    if asked.rehearse:
        return _try(request, given, actor, body, log)
    try:
        done = perform(given, actor=actor, body=log, key=key, basis=asked.basis)
    except Refused as refused:
        return _tell(request, refused, actor.seat)
    return _report(done)


def _find_act(name: str) -> type[Act] | None:
    try:
        return find(name)
    except UnknownAct:
        return None


def _require_seat(request: HttpRequest, body: str) -> Seat:
    seat = seat_of(request, body)
    assert seat is not None, "the policy has made sure"
    return seat


def _actor(request: HttpRequest, seat: Seat, behalf: str | None) -> Actor:
    token = token_of(request)
    return Actor(seat.name, behalf, name_person(request.user), seat.number, token.pk if token else None)


def _read_leniently(request: HttpRequest) -> ActQuery:
    """What is asked, as far as the policy needs it: what cannot be read, the view refuses."""
    try:
        asked: ActQuery = read_query(request, ActQuery)
    except ValidationError:
        return ActQuery()
    return asked


def _find_log(request: HttpRequest, body: str, given: Act, actor: Actor) -> str:
    """The log that an act goes to: the body's own, but where it says who is in a closed forum, that of the forum.

    Whoever may not know who is in the forum is not led there, so that no refusal tells that there is such a forum.
    """
    if not isinstance(given, AskIn | LeaveForum | ReceiveHolder):
        return body
    forum = find_forum(body, given.forum)
    log = name_log(body, given.forum, RecordMode(forum.mode)) if forum is not None else None
    if forum is None or log is None or not Log.objects.filter(body=log, size__gt=0).exists():
        return body
    knows = may_know_participants(reader_of_request(request, body), forum)
    case = Case(log, 0, clock.now(), actor)
    return log if knows or (isinstance(given, ReceiveHolder) and receives(forum, case)) else body


def _try(request: HttpRequest, given: Act, actor: Actor, body: str, log: str) -> HttpResponse:
    if _require_seat(request, body).standing is not Standing.BINDING:
        # Whoever may only prepare tries what others would do: nothing is written, so that nobody's seat is bound.
        actor = replace(actor, appointment=None)
    (refused,) = rehearse([given], actor=actor, body=log)
    if refused is not None:
        return _tell(request, refused, actor.seat)
    return write(Tried(act=given.name, seat=actor.seat, behalf=actor.behalf, allowed=True))


def _read(request: HttpRequest, name: str) -> Act | HttpResponse:
    """The act that was sent, or why it is none."""
    if request.content_type != "application/json":
        return answer_problem(
            request,
            415,
            "bodies.media",
            _("This is not sent as JSON"),
            _("A payload is JSON, and says so: “Content-Type: application/json”."),
        )
    data = _read_body(request)
    if data is None:
        return answer_problem(
            request,
            413,
            "bodies.too-large",
            _("This is too large"),
            _("A payload may have so many bytes: {count}. Hand long texts in as documents.").format(count=LARGEST),
        )
    try:
        return read_payload(name, data)
    except GivenTwice as fault:
        return answer_problem(
            request,
            400,
            "bodies.payload",
            _("This is not the payload of the act"),
            _("The payload gives {field} twice, and does not say which is meant: give it once.").format(
                field=fault.field[:80]
            ),
            field=fault.field[:80],
        )
    except ValidationError as fault:
        return _refuse_payload(request, name, fault)


def _read_body(request: HttpRequest) -> bytes | None:
    """What was sent; None where it is too large."""
    try:
        data = request.body
    except RequestDataTooBig:
        return None
    return data if len(data) <= LARGEST else None


def _refuse_payload(request: HttpRequest, name: str, fault: ValidationError) -> HttpResponse:
    # What pydantic says of a value is in English; where it stands is what whoever sent it needs most.
    places = sorted({".".join(map(str, error["loc"]))[:80] or "JSON" for error in fault.errors()})[:10]
    return answer_problem(
        request,
        400,
        "bodies.payload",
        _("This is not the payload of the act"),
        _("The payload is not one of {name}; look at: {fields}.").format(name=name, fields=", ".join(places)),
        field=places[0],
        ways=[_("Look at the description of the act in the reference of the API.")],
    )


def _refuse_key(request: HttpRequest) -> HttpResponse:
    return answer_problem(
        request,
        400,
        "bodies.key",
        _("The request has no key"),
        _("The header Idempotency-Key is needed: at most 128 letters, digits and signs, none of them a space."),
        field="Idempotency-Key",
        ways=[_("Make a new key for each act, and send the same again only when you repeat the request.")],
    )


def _report(done: Performed) -> HttpResponse:
    entry = done.entry
    _body, forum = split_log(entry.body)
    address, proof = (
        reverse(name, args=[entry.body, entry.sequence]) if forum is None else None
        for name in ("entry-data", "proof-data")
    )
    answer = Done(
        body=entry.body,
        sequence=entry.sequence,
        time=entry.time,
        act=entry.act,
        seat=entry.seat,
        behalf=entry.behalf,
        repeated=done.repeated,
        entry=address,
        proof=proof,
    )
    location = {"Location": address} if address else {}
    return write(answer, 200 if done.repeated else 201, {**location, "Cache-Control": "no-store"})


def _tell(request: HttpRequest, refused: Refused, seat: str, ways: list[str] | None = None) -> HttpResponse:
    if refused.rule == TOKEN_LOST:
        return ask_for_token(request, refused.rule, refused.sentence)
    status = STATUSES.get(refused.rule, 422)
    usual = _("Nothing was written: mend what is named and send it again.")
    return answer_problem(
        request,
        status,
        refused.rule,
        _("The rules do not allow this"),
        refused.sentence,
        seat=seat,
        field=refused.field,
        ways=ways or [usual],
    )


def _refuse(request: HttpRequest, rule: str, detail: str, seat: Seat) -> HttpResponse:
    return answer_problem(
        request,
        403,
        rule,
        _("The rules do not allow this"),
        detail,
        seat=seat.name,
        ways=[_("Ask the head of your delegation, or the secretariat of the body.")],
    )


def _refuse_unseated(request: HttpRequest, body: str) -> HttpResponse:
    several = len(seats_of(request, body)) > 1
    detail = _("You have several seats, and have taken none.") if several else _("You have no seat in this body.")
    way = _("Choose one on the page of your seats, or use a token.") if several else _("Ask for an invitation.")
    return answer_problem(request, 403, "bodies.no-seat", _("The rules do not allow this"), detail, ways=[way])


def _say_nothing_is_there(request: HttpRequest) -> HttpResponse:
    return answer_problem(
        request,
        404,
        "bodies.act",
        _("There is no such act"),
        _("There is no such act, or no such body."),
        ways=[_("Look at the description of this address in the reference of the API.")],
    )
