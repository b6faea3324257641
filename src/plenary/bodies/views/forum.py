"""The forums of a body, each of them by itself, and the forms by which they are opened, changed and closed."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from plenary.bodies.acts.reception import object_to, receives
from plenary.bodies.belonging import read_belonging
from plenary.bodies.forms.act import ActForm, answer, was_sent
from plenary.bodies.forms.forum import (
    AskInForm,
    ChangeForumForm,
    CloseForumForm,
    LeaveForumForm,
    OpenForumForm,
    ReceiveForm,
    ReportForumForm,
    forum_values,
    outcome_values,
)
from plenary.bodies.holding import list_holders
from plenary.bodies.models import Appointment, Forum, Participant
from plenary.bodies.queries import (
    find_forum,
    find_outcome,
    guards,
    list_asked_in,
    list_forums,
    list_members,
    list_received,
    may_know_forum,
    may_know_participants,
    may_preside,
    procedure_of,
)
from plenary.bodies.rules import forum as rules
from plenary.bodies.rules.forum import RecordMode, Room
from plenary.bodies.rules.reception import Holder
from plenary.bodies.seating import SECRETARY, actor_of, holders_of, reader_of_request, require_actor, seat, serves
from plenary.bodies.views.as_at import AsAt, read_as_at, read_live
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import FORUM_KINDS, RECORD_MODES, ROOMS, call, list_names, name_members, name_seat, write_sign
from plenary.kit import clock
from plenary.kit.freshness import shown_up_to
from plenary.kit.language import _, language
from plenary.kit.paging import turn
from plenary.kit.policy import PUBLIC, policy
from plenary.record.act import Actor, Case
from plenary.record.models import Log
from plenary.record.reading import came_before

#: Who may direct a forum: its chair, which may be any of these, and the secretariat; the act says where each may.
DIRECTING = seat("secretariat", "office", "delegation")
RECEIVING = seat("office", "delegation")


@dataclass(frozen=True, slots=True)
class Row:
    """A forum as a list shows it."""

    key: str
    name: str
    kind: str
    room: str
    kept: str
    chair: str


@dataclass(frozen=True, slots=True)
class Presence:
    """That a member was asked into a forum, until when, and whether it takes part on the day; ``goes_on`` where a last
    day may be entered still."""

    code: str
    name: str
    row: Participant
    until: str | None
    goes_on: bool
    present: bool


@dataclass(frozen=True, slots=True)
class Chair:
    """Whom a forum has received in its chair: of which member, since when, by the sign of its account, and whether it
    presides still."""

    member: str
    start: str
    sign: str
    sits: bool


@policy(PUBLIC)
@shown_up_to(newest)
def show_forums(request: HttpRequest, body: str) -> HttpResponse:
    """The open forums that the reader may know of, by key."""
    found, as_at, reader = require_body(body), read_live(request, body), reader_of_request(request, body)
    names, working = list_names(body), procedure_of(body).working
    rows = [_tell(each, names, working) for each in list_forums(body, as_at.sequence) if may_know_forum(reader, each)]
    context = {"page": turn(request, rows), "as_at": as_at, "opens": serves(request, body)}
    return render(request, "bodies/forums.html", {**frame(found, "forums"), **context})


@policy(PUBLIC)
@shown_up_to(newest)
def show_forum(request: HttpRequest, body: str, key: str) -> HttpResponse:
    """A forum: who is in the room, what is kept, who presides, and what came of it."""
    found, as_at = require_body(body), read_as_at(request, body)
    reader, working, names = reader_of_request(request, body), procedure_of(body).working, list_names(body)
    forum = find_forum(body, key, as_at.sequence)
    if forum is None or not may_know_forum(reader, forum):
        raise Http404
    outcome = find_outcome(body, key, as_at.sequence)
    words = outcome.words if outcome else {}
    tongue = next((tag for tag in (language(), working, *sorted(words)) if tag in words), "")
    parent = find_forum(body, forum.parent, as_at.sequence) if forum.parent else None
    known = may_know_participants(reader, forum)
    ways = _list_ways(request, forum) if as_at.sequence is None else []
    context = {
        "forum": forum,
        "told": _tell(forum, names, working),
        "parent": parent if parent and may_know_forum(reader, parent) else None,
        "parent_name": call(parent.names, working) if parent else "",
        "outcome": words.get(tongue, ""),
        "outcome_language": tongue,
        "asks_in": forum.room == Room.PARTICIPANTS,
        "known": known,
        "participants": _list_presences(forum, as_at, working) if known else [],
        "ways": ways,
        "received": _list_chairs(forum, working) if known and guards(forum) else [],
        "own_sign": _sign_of_newcomer(request, forum),
        "may_end": any(address == "ask-in" for address, _label in ways),
        "as_at": as_at,
    }
    return render(request, "bodies/forum.html", {**frame(found, "forums"), **context})


@policy(SECRETARY)
def open_forum(request: HttpRequest, body: str) -> HttpResponse:
    context = frame(require_body(body), "forums")
    return answer(request, body, OpenForumForm, done=reverse("forums", args=[body]), context=context)


@policy(DIRECTING)
def change_forum(request: HttpRequest, body: str, key: str) -> HttpResponse:
    forum = _require(request, body, key)
    _refuse_others(request, forum)
    given = _form(request, forum, ChangeForumForm, initial=forum_values(forum))
    changed = find_forum(body, key)
    if given.status_code == 303 and changed and changed.chair != forum.chair:
        actor = actor_of(request, body)
        if actor is not None and _list_newcomers(changed, actor):
            # Whoever hands it on is the first who may receive the next, and is shown the forum no longer.
            return see_other(reverse("receive-holder", args=[body, key]))
    return given


@policy(SECRETARY)
def close_forum(request: HttpRequest, body: str, key: str) -> HttpResponse:
    done, context = reverse("forums", args=[body]), frame(require_body(body), "forums")
    if was_sent(request, body):
        return see_other(done)
    forum = _require(request, body, key)
    return answer(request, body, CloseForumForm, done=done, context=context, forum=forum)


@policy(DIRECTING)
def ask_in(request: HttpRequest, body: str, key: str) -> HttpResponse:
    forum = _require_log(request, body, key)
    _refuse_others(request, forum)
    return _form(request, forum, AskInForm, within=True)


@policy(DIRECTING)
def take_leave(request: HttpRequest, body: str, key: str) -> HttpResponse:
    forum = _require_log(request, body, key)
    _refuse_others(request, forum)
    return _form(request, forum, LeaveForumForm, within=True, initial={"member": request.GET.get("member", "")})


@policy(RECEIVING)
def receive(request: HttpRequest, body: str, key: str) -> HttpResponse:
    """Whoever was received before, or takes part, receives whoever has come into the chair."""
    require_body(body)
    forum, actor = find_forum(body, key), require_actor(request, body)
    if forum is None or not receives(forum, _case(forum, actor)):
        raise Http404
    knows = may_know_forum(reader_of_request(request, body), forum)
    done = reverse("forum", args=[body, key]) if knows else reverse("forums", args=[body])
    if came_before(_log_of(forum), actor.seat, request.POST.get("key", "")):
        return see_other(done)
    newcomers = _list_newcomers(forum, actor)
    return _form(request, forum, ReceiveForm, within=True, done=done, newcomers=newcomers)


@policy(DIRECTING)
def report(request: HttpRequest, body: str, key: str) -> HttpResponse:
    forum = _require(request, body, key)
    return _form(request, forum, ReportForumForm, initial=outcome_values(body, forum))


def _form(
    request: HttpRequest, forum: Forum, kind: type[ActForm], *, within: bool = False, done: str = "", **options: Any
) -> HttpResponse:
    """A form of one forum; ``within``: its entry goes to the log of the forum."""
    log = _log_of(forum) if within else None
    return answer(
        request,
        forum.body,
        kind,
        done=done or reverse("forum", args=[forum.body, forum.key]),
        context=frame(require_body(forum.body), "forums"),
        log=log or "",
        forum=forum,
        **options,
    )


def _require(request: HttpRequest, body: str, key: str) -> Forum:
    """A forum that the reader may know of; raises Http404 also for one that there is for others."""
    require_body(body)
    found = find_forum(body, key)
    if found is None or not may_know_forum(reader_of_request(request, body), found):
        raise Http404
    return found


def _refuse_others(request: HttpRequest, forum: Forum) -> None:
    """Raise PermissionDenied for a seat that neither presides nor is the secretariat's."""
    actor = actor_of(request, forum.body)
    if actor is None or actor.seat not in ("secretariat", forum.chair):
        raise PermissionDenied
    if actor.seat == forum.chair and not may_preside(forum, holders_of(request, forum.body)):
        raise PermissionDenied


def _require_log(request: HttpRequest, body: str, key: str) -> Forum:
    """A forum whose participants the reader may know, and whose log has begun; raises Http404."""
    forum = _require(request, body, key)
    if not may_know_participants(reader_of_request(request, body), forum) or not _has_begun(forum):
        raise Http404
    return forum


def _has_begun(forum: Forum) -> bool:
    """Whether there is a log that says who takes part: that of a closed forum begins a moment after it was opened."""
    log = rules.name_log(forum.body, forum.key, RecordMode(forum.mode))
    return Log.objects.filter(body=log, size__gt=0).exists()


def _list_ways(request: HttpRequest, forum: Forum) -> list[tuple[str, str]]:
    """What the seat that is taken may do here: the name of the address, and what it is called."""
    actor = actor_of(request, forum.body)
    if actor is None:
        return []
    ways = []
    presides = actor.seat == forum.chair and may_preside(forum, holders_of(request, forum.body))
    serves = actor.kind == "secretariat"
    reader = reader_of_request(request, forum.body)
    directs = rules.may_direct(actor.seat, forum.chair, Room(forum.room), forum.serviced)
    if directs and may_know_participants(reader, forum):
        ways += [("ask-in", _("Ask a member in"))] if _has_begun(forum) else []
    if _list_newcomers(forum, actor):
        ways.append(("receive-holder", _("Receive whoever presides")))
    if presides:
        ways.append(("report-forum", _("Carry its outcome to the body")))
    if serves or presides:
        ways.append(("change-forum", _("Change its names or its chair")))
    if serves:
        ways.append(("close-forum", _("Close it")))
    return ways


def _log_of(forum: Forum) -> str:
    """The log of a forum; empty where nothing is kept."""
    return rules.name_log(forum.body, forum.key, RecordMode(forum.mode)) or ""


def _case(forum: Forum, actor: Actor) -> Case:
    return Case(_log_of(forum), 0, clock.now(), actor)


def _list_newcomers(forum: Forum, actor: Actor) -> list[tuple[Appointment, Holder]]:
    """Those in the chair of a forum that guards itself whom an actor may receive."""
    if not guards(forum) or not _has_begun(forum):
        return []
    holders = list_holders(forum.body, forum.chair, clock.now().date())
    return [(row, each) for row, each in holders if object_to(forum, each, _case(forum, actor)) is None]


def _sign_of_newcomer(request: HttpRequest, forum: Forum) -> str:
    """The sign by which whoever sits in the chair, and was not received yet, is known; empty for everybody else."""
    own = [each for each in holders_of(request, forum.body) if each.seat == forum.chair]
    return write_sign(own[0].account) if own and not may_preside(forum, own) else ""


def _list_chairs(forum: Forum, working: str) -> list[Chair]:
    """Whom a forum has received, in the order of their appointments."""
    names = name_members(forum.body, working)
    sitting = {each: row for row, each in list_holders(forum.body, forum.chair, clock.now().date())}
    rows = {each.number: each for each in Appointment.rows.at().filter(body=forum.body, seat__startswith="office:")}
    return [
        Chair(
            names.get(rows[each.number].member or "", "") if each.number in rows else "",
            rows[each.number].start if each.number in rows else "",
            write_sign(each.account),
            Holder(each.seat, each.number, each.account) in sitting,
        )
        for each in list_received(forum)
    ]


def _tell(forum: Forum, names: dict[str, str], working: str) -> Row:
    return Row(
        forum.key,
        call(forum.names, working),
        _(FORUM_KINDS[forum.forum_kind]),
        _(ROOMS[forum.room]),
        _(RECORD_MODES[forum.mode]),
        name_seat(forum.chair, names),
    )


def _list_presences(forum: Forum, as_at: AsAt, working: str) -> list[Presence]:
    """The members that were asked in, in the body's own order; as things stand, for a closed log has its own count."""
    rows, belonging = dict[str, list[Participant]](), read_belonging(forum.body)
    for row in list_asked_in(forum.body, forum, belonging):
        rows.setdefault(row.member, []).append(row)
    return [
        Presence(
            member.code,
            call(member.names, working),
            row,
            belonging.find_until(row),
            belonging.goes_on(row, as_at.day),
            belonging.holds(row, as_at.day),
        )
        for member in list_members(forum.body, as_at.day)
        for row in rows.get(member.code, ())
    ]
