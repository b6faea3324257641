"""The groups of a body, and each of them by itself."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from plenary.bodies.forms.act import ActForm, answer, was_sent
from plenary.bodies.forms.group import CoordinatorForm, DissolveGroupForm, ReleaseCoordinatorForm
from plenary.bodies.models import Coordination, Group, GroupMembership
from plenary.bodies.queries import (
    coordinators,
    list_group_memberships,
    list_groups,
    procedure_of,
    read_period,
)
from plenary.bodies.seating import actor_of, seat, serves
from plenary.bodies.views.as_at import read_as_at, read_live
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.bodies.views.seat import see_other
from plenary.bodies.words import call, name_members
from plenary.kit.freshness import shown_up_to
from plenary.kit.policy import PUBLIC, policy

#: Who keeps a group: the secretariat, and whoever acts for the group; the form asks whether it is this one.
KEEPING = seat("secretariat", "group")


@policy(PUBLIC)
@shown_up_to(newest)
def show_groups(request: HttpRequest, body: str) -> HttpResponse:
    """The groups by code, each with its members on a day in the body's own order."""
    found, as_at = require_body(body), read_live(request, body)
    working = procedure_of(body).working
    names = name_members(body, working, as_at.sequence)
    belonging: dict[str, set[str]] = {}
    for row in list_group_memberships(body, as_at.sequence):
        if read_period(row.start, row.end).holds(as_at.day):
            belonging.setdefault(row.group, set()).add(row.member)
    groups = [
        (
            group,
            call(group.names, working),
            [(code, name) for code, name in names.items() if code in belonging.get(group.code, ())],
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


def _form(request: HttpRequest, body: str, code: str, kind: type[ActForm], done: str) -> HttpResponse:
    """A form of one group; raises Http404 where there is none, and PermissionDenied for the seat of another."""
    context = frame(require_body(body), "groups")
    group = Group.rows.at().filter(body=body, code=code).first()
    if group is None:
        raise Http404
    if not _keeps(request, group):
        raise PermissionDenied
    return answer(request, body, kind, done=done, context=context, group=group)


def _keeps(request: HttpRequest, group: Group) -> bool:
    """Whether the seat that is taken keeps a group: the secretariat, and the group itself."""
    actor = actor_of(request, group.body)
    return actor is not None and actor.seat in ("secretariat", f"group:{group.code}")


@policy(PUBLIC)
@shown_up_to(newest)
def show_group(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """A group: who belongs to it on a day and since when, who speaks for it, and who belonged or will."""
    found, as_at = require_body(body), read_as_at(request, body)
    group = Group.rows.at(as_at.sequence).filter(body=body, code=code).first()
    if group is None:
        raise Http404
    working = procedure_of(body).working
    names = name_members(body, working, as_at.sequence)
    speaking = set(coordinators(body, code, as_at.day, as_at.sequence))
    rows: dict[str, list[GroupMembership]] = {}
    for row in list_group_memberships(body, as_at.sequence, group=code):
        rows.setdefault(row.member, []).append(row)
    everybody = [
        (member, name, row, member in speaking) for member, name in names.items() for row in rows.get(member, ())
    ]
    keeps = as_at.sequence is None and _keeps(request, group)
    context = {
        "group": group,
        "name": call(group.names, working),
        "present": [each for each in everybody if read_period(each[2].start, each[2].end).holds(as_at.day)],
        "others": [each for each in everybody if not read_period(each[2].start, each[2].end).holds(as_at.day)],
        "as_at": as_at,
        "keeps": keeps,
        "mandates": keeps and Coordination.rows.at().filter(body=body, group=code).exists(),
    }
    return render(request, "bodies/group.html", {**frame(found, "groups"), **context})
