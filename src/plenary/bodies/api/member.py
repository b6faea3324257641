"""Members, categories and weights as data."""

from collections.abc import Iterable

from django.http import Http404, HttpRequest

from plenary.bodies.api.query import AsAtQuery, PagedAsAtQuery, choose
from plenary.bodies.belonging import Belonging, read_belonging
from plenary.bodies.models import HeldCapability, Member
from plenary.bodies.queries import (
    find_member,
    list_categories,
    list_group_memberships,
    list_listed,
    list_members,
    list_memberships,
    list_memberships_of,
    list_series,
    list_weights,
)
from plenary.bodies.views.as_at import AsAt
from plenary.bodies.views.frame import newest, require_body
from plenary.kit.endpoint import Answer, endpoint
from plenary.kit.paging import Listed, cut, find_next
from plenary.kit.policy import PUBLIC, policy


class Standing(Answer):
    """How a member is called, placed and standing from a day until another. Where its standing changes, or it comes
    back, it has several, and those that begin after the day asked for are entered ahead."""

    names: dict[str, str]
    place: int
    standing: str
    start: str
    end: str | None


class MemberLine(Answer):
    """A member as a list has it, with the codes of the groups that it belongs to on the day. ``standings`` are its
    memberships by day: that of the day, those before it and those to come."""

    code: str
    names: dict[str, str]
    place: int
    standing: str
    start: str
    end: str | None
    standings: tuple[Standing, ...]
    groups: tuple[str, ...]


class Members(Listed):
    """The members on a day, in the body's own order."""

    body: str
    on: str
    members: tuple[MemberLine, ...]


class Held(Answer):
    """That a capability is held from a day until another; ``reason`` says why it ended."""

    capability: str
    start: str
    end: str | None
    reason: str
    holds: bool


class Membership(Answer):
    """That the member belongs to a group from a day until another."""

    group: str
    start: str
    end: str | None
    coordinator: bool
    holds: bool


class MemberData(MemberLine):
    """A member: what it may do and could, the groups it belongs to and belonged to, the categories that count it."""

    on: str
    capabilities: tuple[Held, ...]
    memberships: tuple[Membership, ...]
    categories: tuple[str, ...]


class CategoryLine(Answer):
    """A category with the list that counts it, that list's day, and the members counted on the day asked for."""

    code: str
    names: dict[str, str]
    source: str
    as_of: str
    members: tuple[str, ...]


class Categories(Answer):
    """The categories, by code."""

    body: str
    on: str
    categories: tuple[CategoryLine, ...]


class SeriesLine(Answer):
    """A series of weights, and what each member counts for on the day; who has no value is not in it."""

    key: str
    names: dict[str, str]
    unit: str
    source: str
    values: dict[str, int]


class SeriesList(Answer):
    """The series of weights, by key."""

    body: str
    on: str
    series: tuple[SeriesLine, ...]


@policy(PUBLIC)
@endpoint("members", "<slug:body>/members.json", model=Members, query=PagedAsAtQuery, newest=newest)
def give_members(request: HttpRequest, asked: PagedAsAtQuery, body: str) -> Answer:
    """The members on a day, in the body's own order."""
    require_body(body)
    as_at = choose(asked, body)
    belonging = read_belonging(body, as_at.sequence)
    rows = [each for each in list_members(body, as_at.day, as_at.sequence) if belonging.belongs(each.code, as_at.day)]
    groups, standings = _group_codes(body, as_at, belonging), _list_standings(list_memberships(body, as_at.sequence))
    return Members(
        body=body,
        on=as_at.day.isoformat(),
        members=tuple(MemberLine(**_tell(each, groups, standings)) for each in cut(rows, asked)),
        total=len(rows),
        next=find_next(request, len(rows), asked),
    )


@policy(PUBLIC)
@endpoint("member", "<slug:body>/members/<slug:code>.json", model=MemberData, query=AsAtQuery, newest=newest)
def give_member(request: HttpRequest, asked: AsAtQuery, body: str, code: str) -> Answer:
    """A member: what it may do, where it belongs, and which categories count it."""
    require_body(body)
    as_at = choose(asked, body)
    member = find_member(body, code, as_at.day, as_at.sequence)
    if member is None:
        raise Http404
    held = HeldCapability.rows.at(as_at.sequence).filter(body=body, member=code).order_by("capability", "start")
    listed, belonging = list_listed(body, as_at.day, as_at.sequence), read_belonging(body, as_at.sequence)
    return MemberData(
        **_tell(
            member,
            _group_codes(body, as_at, belonging),
            _list_standings(list_memberships_of(body, code, as_at.sequence)),
        ),
        on=as_at.day.isoformat(),
        capabilities=tuple(
            Held(
                capability=row.capability,
                start=row.start,
                end=belonging.find_until(row),
                reason=row.reason,
                holds=belonging.holds(row, as_at.day),
            )
            for row in held
        ),
        memberships=tuple(
            Membership(
                group=row.group,
                start=row.start,
                end=belonging.find_until(row),
                coordinator=row.coordinator,
                holds=belonging.holds(row, as_at.day),
            )
            for row in list_group_memberships(body, as_at.sequence, member=code)
        ),
        categories=tuple(category for category, members in listed.items() if code in members),
    )


@policy(PUBLIC)
@endpoint("categories", "<slug:body>/categories.json", model=Categories, query=AsAtQuery, newest=newest)
def give_categories(request: HttpRequest, asked: AsAtQuery, body: str) -> Answer:
    """The categories of members, each with its list, that list's day, and the members counted."""
    require_body(body)
    as_at = choose(asked, body)
    listed = list_listed(body, as_at.day, as_at.sequence)
    lines = (
        CategoryLine(
            code=each.code,
            names=each.names,
            source=each.source,
            as_of=each.as_of,
            members=tuple(listed[each.code]),
        )
        for each in list_categories(body, as_at.sequence)
    )
    return Categories(body=body, on=as_at.day.isoformat(), categories=tuple(lines))


@policy(PUBLIC)
@endpoint("weights", "<slug:body>/weights.json", model=SeriesList, query=AsAtQuery, newest=newest)
def give_weights(request: HttpRequest, asked: AsAtQuery, body: str) -> Answer:
    """The series of weights, and what each member counts for."""
    require_body(body)
    as_at = choose(asked, body)
    lines = (
        SeriesLine(
            key=each.key,
            names=each.names,
            unit=each.unit,
            source=each.source,
            values=list_weights(body, each.key, as_at.day, as_at.sequence),
        )
        for each in list_series(body, as_at.sequence)
    )
    return SeriesList(body=body, on=as_at.day.isoformat(), series=tuple(lines))


def _tell(
    member: Member, groups: dict[str, list[str]], standings: dict[str, tuple[Standing, ...]]
) -> dict[str, object]:
    """A member, as the membership tells it that was chosen for the day."""
    told = {name: getattr(member, name) for name in ("code", "names", "place", "standing", "start", "end")}
    return {**told, "standings": standings[member.code], "groups": tuple(groups.get(member.code, ()))}


def _list_standings(rows: Iterable[Member]) -> dict[str, tuple[Standing, ...]]:
    """The memberships of each member, in the order of their days."""
    found: dict[str, tuple[Standing, ...]] = {}
    for row in sorted(rows, key=lambda row: row.start):
        told = Standing(names=row.names, place=row.place, standing=row.standing, start=row.start, end=row.end)
        found[row.code] = (*found.get(row.code, ()), told)
    return found


def _group_codes(body: str, as_at: AsAt, belonging: Belonging) -> dict[str, list[str]]:
    """The codes of the groups that each member belongs to on the day, in code order."""
    found: dict[str, list[str]] = {}
    for row in list_group_memberships(body, as_at.sequence):
        if belonging.holds(row, as_at.day) and row.group not in found.get(row.member, ()):
            found.setdefault(row.member, []).append(row.group)
    return found
