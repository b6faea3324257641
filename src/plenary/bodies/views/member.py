"""The members of a body, and each of them by itself."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from plenary.bodies.belonging import Belonging, read_belonging
from plenary.bodies.models import Category, Group, GroupMembership, HeldCapability, Listing, Member
from plenary.bodies.queries import (
    find_member,
    list_group_memberships,
    list_groups,
    list_members,
    procedure_of,
)
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


@dataclass(frozen=True, slots=True)
class Right:
    """What a member may do or may not: since when, until when, and why it ended. ``key`` is what addresses call it."""

    key: str
    capability: str
    held: bool
    start: str
    end: str
    reason: str


@policy(PUBLIC)
@shown_up_to(newest)
def show_members(request: HttpRequest, body: str) -> HttpResponse:
    """The members on a day, in the body's own order."""
    found, as_at = require_body(body), read_live(request, body)
    working = procedure_of(body).working
    belonging = read_belonging(body, as_at.sequence)
    groups = _groups_by_member(body, as_at, working, belonging)
    present = [(each, belonging.find(each.code, as_at.day)) for each in list_members(body, as_at.sequence)]
    rows = [
        Row(
            each.code,
            call(each.names, working),
            name_standing(each.standing),
            period.start.isoformat(),
            groups.get(each.code, []),
        )
        for each, period in present
        if period is not None
    ]
    return render(
        request,
        "bodies/members.html",
        {
            **frame(found, "members"),
            "members": rows,
            "as_at": as_at,
            "serves": as_at.sequence is None and serves(request, body),
        },
    )


@policy(PUBLIC)
@shown_up_to(newest)
def show_member(request: HttpRequest, body: str, code: str) -> HttpResponse:
    """A member: its names, what it may do and since when, the groups it belongs to and those it belonged to."""
    found, as_at = require_body(body), read_as_at(request, body)
    member = find_member(body, code, as_at.sequence)
    if member is None:
        raise Http404
    working = procedure_of(body).working
    belonging = read_belonging(body, as_at.sequence, [code])
    period = belonging.find(code, as_at.day)
    context = {
        "member": member,
        "first": period.start.isoformat() if period else member.start,
        "last": (period.end.isoformat() if period.end else "") if period else member.end,
        "name": call(member.names, working),
        "names": [(tag, name_language(tag), member.names[tag]) for tag in sorted(member.names)],
        "standing": name_standing(member.standing),
        "belongs": period is not None,
        "left": member.end is not None and member.end <= as_at.day.isoformat(),
        "rights": _list_rights(member, as_at, belonging),
        "groups": _list_groups(member, as_at, working, belonging),
        "categories": _list_categories(member, as_at, working, belonging),
        "as_at": as_at,
        "serves": as_at.sequence is None and serves(request, body),
    }
    return render(request, "bodies/member.html", {**frame(found, "members"), **context})


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
        told = (last.start, last.end or "", last.reason) if last else ("", "", "")
        rights.append(Right(capability.value, name_capability(capability), bool(holding), *told))
    return rights


def _list_groups(
    member: Member, as_at: AsAt, working: str, belonging: Belonging
) -> list[tuple[Group, str, GroupMembership, bool]]:
    groups = {group.code: group for group in list_groups(member.body, as_at.sequence)}
    rows = list_group_memberships(member.body, as_at.sequence, member=member.code)
    return [
        (groups[row.group], call(groups[row.group].names, working), row, belonging.holds(row, as_at.day))
        for row in rows
        if row.group in groups
    ]


def _list_categories(member: Member, as_at: AsAt, working: str, belonging: Belonging) -> list[tuple[Category, str]]:
    """The categories that a list counts the member among; each names its list and date."""
    rows = Listing.rows.at(as_at.sequence).filter(body=member.body, member=member.code)
    listed = {row.category for row in rows if belonging.holds(row, as_at.day)}
    categories = Category.rows.at(as_at.sequence).filter(body=member.body, code__in=listed).order_by("code")
    return [(category, call(category.names, working)) for category in categories]
