"""The members of a body, and each of them by itself."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from plenary.bodies.belonging import Belonging, read_belonging
from plenary.bodies.models import Category, Group, GroupMembership, HeldCapability, Listing, Member
from plenary.bodies.queries import (
    list_group_memberships,
    list_groups,
    list_members,
    list_memberships,
    list_memberships_of,
    procedure_of,
)
from plenary.bodies.rules.belonging import choose_as_of, list_coming
from plenary.bodies.rules.capability import Capability
from plenary.bodies.seating import serves
from plenary.bodies.views.as_at import AsAt, read_as_at, read_live
from plenary.bodies.views.frame import frame, newest, require_body
from plenary.bodies.words import call, name_capability, name_language, name_standing
from plenary.kit.freshness import shown_up_to
from plenary.kit.policy import PUBLIC, policy


@dataclass(frozen=True, slots=True)
class Row:
    """A member as a list shows it."""

    code: str
    name: str
    standing: str
    start: str
    groups: list[str]
    coming: list["Change"]


@dataclass(frozen=True, slots=True)
class Change:
    """A membership that was or is to come: its days, and what the member is called and is by it."""

    start: str
    end: str
    name: str
    standing: str


@dataclass(frozen=True, slots=True)
class Right:
    """What a member may do or may not: since when, until when, and why it ended; ``coming`` is the day from which it
    may again, where that is entered ahead. ``key`` is what addresses call it."""

    key: str
    capability: str
    held: bool
    start: str
    end: str
    reason: str
    coming: str


@policy(PUBLIC)
@shown_up_to(newest)
def show_members(request: HttpRequest, body: str) -> HttpResponse:
    """The members on a day, in the body's own order."""
    found, as_at = require_body(body), read_live(request, body)
    working = procedure_of(body).working
    belonging = read_belonging(body, as_at.sequence)
    groups = _groups_by_member(body, as_at, working, belonging)
    everybody = list_members(body, as_at.day, as_at.sequence)
    coming: dict[str, list[Change]] = {}
    for row in list_coming(list_memberships(body, as_at.sequence), as_at.day):
        coming.setdefault(row.code, []).append(_tell(row, working))
    present = [each for each in everybody if belonging.belongs(each.code, as_at.day)]
    rows = [
        Row(
            each.code,
            call(each.names, working),
            name_standing(each.standing),
            each.start,
            groups.get(each.code, []),
            coming.get(each.code, []),
        )
        for each in present
    ]
    absent = [each.code for each in everybody if each.code in coming and each not in present]
    return render(
        request,
        "bodies/members.html",
        {
            **frame(found, "members"),
            "members": rows,
            "coming": [(code, change) for code in absent for change in coming[code][:1]],
            "as_at": as_at,
            "serves": as_at.sequence is None and serves(request, body),
        },
    )


@policy(PUBLIC)
@shown_up_to(newest)
def show_member(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """A member: its names, what it may do and since when, the groups it belongs to and those it belonged to."""
    found, as_at = require_body(body), read_as_at(request, body)
    memberships = list_memberships_of(body, code, as_at.sequence)
    member = choose_as_of(memberships, as_at.day)
    if member is None:
        raise Http404
    working = procedure_of(body).working
    belonging = read_belonging(body, as_at.sequence, [code])
    coming = list_coming(memberships, as_at.day)
    context = {
        "member": member,
        "coming": [_tell(row, working) for row in coming],
        "earlier": [_tell(row, working) for row in memberships if row.start < member.start],
        "name": call(member.names, working),
        "names": [(tag, name_language(tag), member.names[tag]) for tag in sorted(member.names)],
        "standing": name_standing(member.standing),
        "belongs": belonging.belongs(code, as_at.day),
        "left": member.end is not None and member.end <= as_at.day.isoformat(),
        "last": not any(row.end is None for row in memberships),
        "rights": _list_rights(member, as_at, belonging),
        "groups": _list_groups(member, as_at, working, belonging),
        "categories": _list_categories(member, as_at, working, belonging),
        "as_at": as_at,
        "serves": as_at.sequence is None and serves(request, body),
    }
    return render(request, "bodies/member.html", {**frame(found, "members"), **context})


def _tell(row: Member, working: str) -> Change:
    return Change(row.start, row.end or "", call(row.names, working), name_standing(row.standing))


def _groups_by_member(body: str, as_at: AsAt, working: str, belonging: Belonging) -> dict[str, list[str]]:
    """The names of the groups that each member belongs to, by the group's code."""
    names = {group.code: call(group.names, working) for group in list_groups(body, as_at.sequence)}
    found: dict[str, list[str]] = {}
    for row in list_group_memberships(body, as_at.sequence):
        if row.group in names and belonging.holds(row, as_at.day):
            found.setdefault(row.member, []).append(names[row.group])
    return found


def _list_rights(member: Member, as_at: AsAt, belonging: Belonging) -> list[Right]:
    """Every capability there is, with the period that holds on the day, else the latest before it, else none."""
    rows: dict[str, list[HeldCapability]] = {}
    for row in HeldCapability.rows.at(as_at.sequence).filter(body=member.body, member=member.code).order_by("start"):
        rows.setdefault(row.capability, []).append(row)
    rights = []
    for capability in Capability:
        begun = [row for row in rows.get(capability.value, []) if row.start <= as_at.day.isoformat()]
        holding = [row for row in begun if belonging.holds(row, as_at.day)]
        last = next(reversed(holding or begun), None)
        told = (last.start, belonging.find_until(last) or "", last.reason) if last else ("", "", "")
        given = [row for row in list_coming(rows.get(capability.value, []), as_at.day) if _takes_effect(row, belonging)]
        again = given[0].start if given else ""
        rights.append(Right(capability.value, name_capability(capability), bool(holding), *told, again))
    return rights


def _takes_effect(row: HeldCapability, belonging: Belonging) -> bool:
    """Whether a right that was given is held from its first day on."""
    return belonging.holds(row, date.fromisoformat(row.start))


def _list_groups(
    member: Member, as_at: AsAt, working: str, belonging: Belonging
) -> list[tuple[Group, str, GroupMembership, str | None, bool]]:
    groups = {group.code: group for group in list_groups(member.body, as_at.sequence)}
    rows = list_group_memberships(member.body, as_at.sequence, member=member.code)
    return [
        (
            groups[row.group],
            call(groups[row.group].names, working),
            row,
            belonging.find_until(row),
            belonging.holds(row, as_at.day),
        )
        for row in rows
        if row.group in groups
    ]


def _list_categories(member: Member, as_at: AsAt, working: str, belonging: Belonging) -> list[tuple[Category, str]]:
    """The categories that a list counts the member among; each names its list and date."""
    rows = Listing.rows.at(as_at.sequence).filter(body=member.body, member=member.code)
    listed = {row.category for row in rows if belonging.holds(row, as_at.day)}
    categories = Category.rows.at(as_at.sequence).filter(body=member.body, code__in=listed).order_by("code")
    return [(category, call(category.names, working)) for category in categories]
