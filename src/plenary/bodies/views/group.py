"""The groups of a body, and each of them by itself."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from plenary.bodies.belonging import Belonging, read_belonging
from plenary.bodies.forms.act import ActForm, answer, was_sent
from plenary.bodies.forms.group import (
    CoordinatorForm,
    DeclareCompositionForm,
    DissolveGroupForm,
    LeaveGroupForm,
    ReleaseCoordinatorForm,
)
from plenary.bodies.models import Coordination, Group, GroupMembership
from plenary.bodies.queries import (
    composition,
    coordinates,
    coordinators,
    list_compositions,
    list_group_memberships,
    list_groups,
    procedure_of,
)
from plenary.bodies.rules.period import Period
from plenary.bodies.seating import actor_of, preparer_of, preparing, seat, serves
from plenary.bodies.views.as_at import AsAt, read_as_at, read_live
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import call, name_members
from plenary.kit import clock
from plenary.kit.freshness import shown_up_to
from plenary.kit.policy import PUBLIC, policy

#: Who keeps a group: the secretariat, and whoever acts for the group; the form asks whether it is this one.
KEEPING = seat("secretariat", "group")
#: Who says who a group is on an item: these, and a delegation that coordinates it there; the form asks which it is.
DECLARING = preparing("secretariat", "group", "delegation")


@dataclass(frozen=True, slots=True)
class Declared:
    """Who a group is on an item from a day on, in the body's own order; ``holds`` on the day shown."""

    item: str
    start: str
    members: list[tuple[str, str]]
    holds: bool


@policy(PUBLIC)
@shown_up_to(newest)
def show_groups(request: HttpRequest, body: str) -> HttpResponse:
    """The groups by code, each with its members on a day in the body's own order."""
    found, as_at = require_body(body), read_live(request, body)
    working = procedure_of(body).working
    names = name_members(body, working, as_at.sequence, as_at.day)
    belonging, inside = read_belonging(body, as_at.sequence), dict[str, set[str]]()
    for row in list_group_memberships(body, as_at.sequence):
        if belonging.holds(row, as_at.day):
            inside.setdefault(row.group, set()).add(row.member)
    groups = [
        (
            group,
            call(group.names, working),
            [(code, name) for code, name in names.items() if code in inside.get(group.code, ())],
        )
        for group in list_groups(body, as_at.sequence)
    ]
    context = {"groups": groups, "as_at": as_at, "serves": as_at.sequence is None and serves(request, body)}
    return render(request, "bodies/groups.html", {**frame(found, "groups"), **context})


@policy(KEEPING)
def dissolve_group(request: HttpRequest, body: str, code: str) -> HttpResponse:
    done = reverse("groups", args=[body])
    if was_sent(request, body):
        return see_other(done)
    return _form(request, body, code, DissolveGroupForm, done)


@policy(KEEPING)
def name_coordinator(request: HttpRequest, body: str, code: str) -> HttpResponse:
    return _form(request, body, code, CoordinatorForm, reverse("group", args=[body, code]))


@policy(KEEPING)
def release_coordinator(request: HttpRequest, body: str, code: str) -> HttpResponse:
    return _form(request, body, code, ReleaseCoordinatorForm, reverse("group", args=[body, code]))


@policy(KEEPING)
def leave_group(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """A member leaves; ``?member=FEL`` names one that is chosen already."""
    done, chosen = reverse("group", args=[body, code]), request.GET.get("member")
    return _form(request, body, code, LeaveGroupForm, done, {"member": chosen} if chosen else {})


@policy(DECLARING)
def declare_composition(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """A group says who it is on an item; ``?item=finance`` names it, and who it is there now is chosen already."""
    context, group = frame(require_body(body), "groups"), _require(body, code)
    if not _may_declare(request, group):
        raise PermissionDenied
    item = request.GET.get("item", "")
    initial = {"item": item, "members": composition(body, code, clock.now().date(), item=item or None)}
    done = reverse("group", args=[body, code])
    return answer(request, body, DeclareCompositionForm, done=done, context=context, group=group, initial=initial)


def _form(
    request: HttpRequest,
    body: str,
    code: str,
    kind: type[ActForm],
    done: str,
    initial: Mapping[str, object] | None = None,
) -> HttpResponse:
    """A form of one group; raises Http404 where there is none, and PermissionDenied for the seat of another."""
    context, group = frame(require_body(body), "groups"), _require(body, code)
    if not _keeps(request, group):
        raise PermissionDenied
    return answer(request, body, kind, done=done, context=context, group=group, initial=initial)


def _require(body: str, code: str) -> Group:
    group = Group.rows.at().filter(body=body, code=code).first()
    if group is None:
        raise Http404
    return group


def _keeps(request: HttpRequest, group: Group) -> bool:
    """Whether the seat that is taken keeps a group: the secretariat, and the group itself."""
    actor = actor_of(request, group.body)
    return actor is not None and actor.seat in ("secretariat", f"group:{group.code}")


def _may_declare(request: HttpRequest, group: Group) -> bool:
    """Whether the seat that is taken says who a group is on an item, or prepares it: the secretariat, the group itself,
    and a delegation that coordinates it."""
    taken = preparer_of(request, group.body)
    if taken is None:
        return False
    if taken.kind == "delegation":
        return coordinates(group.body, group.code, taken.name.partition(":")[2], clock.now().date())
    return taken.name in ("secretariat", f"group:{group.code}")


@policy(PUBLIC)
@shown_up_to(newest)
def show_group(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """A group: who belongs to it on a day and since when, who speaks for it, who belonged or will, and who it is on
    an item."""
    found, as_at = require_body(body), read_as_at(request, body)
    group = Group.rows.at(as_at.sequence).filter(body=body, code=code).first()
    if group is None:
        raise Http404
    working = procedure_of(body).working
    names = name_members(body, working, as_at.sequence, as_at.day)
    joined = list_group_memberships(body, as_at.sequence, group=code)
    belonging = read_belonging(body, as_at.sequence)
    speaking = set(coordinators(body, code, as_at.day, as_at.sequence, joined=joined, belonging=belonging))
    rows: dict[str, list[GroupMembership]] = {}
    for row in joined:
        rows.setdefault(row.member, []).append(row)
    everybody = [
        (member, name, row, member in speaking, belonging.find_until(row), belonging.goes_on(row, as_at.day))
        for member, name in names.items()
        for row in rows.get(member, ())
    ]
    keeps = as_at.sequence is None and _keeps(request, group)
    context = {
        "group": group,
        "name": call(group.names, working),
        "present": [each for each in everybody if belonging.holds(each[2], as_at.day)],
        "others": [each for each in everybody if not belonging.holds(each[2], as_at.day)],
        "as_at": as_at,
        "declared": _list_declared(group, names, as_at, belonging),
        "keeps": keeps,
        "declares": as_at.sequence is None and _may_declare(request, group),
        "mandates": keeps and Coordination.rows.at().filter(body=body, group=code).exists(),
    }
    return render(request, "bodies/group.html", {**frame(found, "groups"), **context})


def _list_declared(group: Group, names: Mapping[str, str], as_at: AsAt, belonging: Belonging) -> list[Declared]:
    """All that a group said of who it is on an item, by item and day; one of each item at most is in force."""
    rows = list_compositions(group.body, group.code, as_at.sequence)
    # They come in the order of their days: the last one before the day chosen is the one in force.
    latest = {row.item: row.start for row in rows if row.start <= as_at.day.isoformat()}
    declared = []
    for row in rows:
        holds, since = latest.get(row.item) == row.start, Period.read(row.start, None)
        # Of the one in force, those who have left the body since are not counted any more.
        codes = [code for code in row.members if not holds or belonging.counts(code, since, as_at.day)]
        members = [(code, name) for code, name in names.items() if code in codes]
        declared.append(Declared(row.item, row.start, members, holds))
    return declared
