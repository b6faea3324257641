"""Groups and forums as data."""

from django.http import Http404, HttpRequest

from plenary.bodies.api.query import AsAtQuery, PagedAsAtQuery, choose
from plenary.bodies.belonging import read_belonging
from plenary.bodies.models import Forum, Group, GroupMembership
from plenary.bodies.queries import (
    coordinators,
    find_forum,
    find_outcome,
    list_compositions,
    list_forums,
    list_group_memberships,
    list_groups,
    list_participants,
    may_know_forum,
    may_know_participants,
)
from plenary.bodies.seating import reader_of_request
from plenary.bodies.views.as_at import AsAt, require_recorded
from plenary.bodies.views.frame import newest, require_body
from plenary.kit.endpoint import Answer, endpoint
from plenary.kit.paging import Listed, cut, find_next
from plenary.kit.policy import PUBLIC, policy


class GroupLine(Answer):
    """A group as a list has it, with the codes of its members on the day."""

    code: str
    names: dict[str, str]
    members: tuple[str, ...]


class Groups(Listed):
    """The groups, by code."""

    body: str
    on: str
    groups: tuple[GroupLine, ...]


class Belonging(Answer):
    """That a member belongs to the group from a day until another."""

    member: str
    start: str
    end: str | None
    coordinator: bool
    holds: bool


class DeclaredItem(Answer):
    """Who the group is on one item, from a day on, as it said itself; ``holds`` on the day asked for."""

    item: str
    start: str
    members: tuple[str, ...]
    holds: bool


class GroupData(GroupLine):
    """A group: who belongs to it and belonged, who speaks for it on the day, and who it is on the items of which it
    said so."""

    on: str
    memberships: tuple[Belonging, ...]
    coordinators: tuple[str, ...]
    items: tuple[DeclaredItem, ...]


class ForumLine(Answer):
    """A forum: its kind, who is in (``room``), what is kept (``mode``), and the seat of its chair."""

    key: str
    kind: str
    names: dict[str, str]
    room: str
    mode: str
    chair: str
    parent: str | None
    serviced: bool


class Forums(Listed):
    """The open forums, by key."""

    body: str
    forums: tuple[ForumLine, ...]


class ForumData(ForumLine):
    """A forum with what its chair carried to the body. ``participants`` is null for whoever may not know them, and
    where everybody is in."""

    outcome: dict[str, str] | None
    participants: tuple[str, ...] | None


@policy(PUBLIC)
@endpoint("groups", "<slug:body>/groups.json", model=Groups, query=PagedAsAtQuery, newest=newest)
def give_groups(request: HttpRequest, asked: PagedAsAtQuery, body: str) -> Answer:
    """The groups by code, each with its members on a day."""
    require_body(body)
    as_at = choose(asked, body)
    rows, belonging = list_groups(body, as_at.sequence), _belonging(body, as_at)
    return Groups(
        body=body,
        on=as_at.day.isoformat(),
        groups=tuple(_tell_group(each, belonging) for each in cut(rows, asked)),
        total=len(rows),
        next=find_next(request, len(rows), asked),
    )


@policy(PUBLIC)
@endpoint("group", "<slug:body>/groups/<slug:code>.json", model=GroupData, query=AsAtQuery, newest=newest)
def give_group(request: HttpRequest, asked: AsAtQuery, body: str, code: str) -> Answer:
    """A group: who belongs to it and belonged, and who speaks for it."""
    require_body(body)
    as_at = choose(asked, body)
    group = next((each for each in list_groups(body, as_at.sequence) if each.code == code), None)
    if group is None:
        raise Http404
    rows, belonging = list_group_memberships(body, as_at.sequence, group=code), read_belonging(body, as_at.sequence)
    speaking = coordinators(body, code, as_at.day, as_at.sequence, joined=rows, belonging=belonging)
    return GroupData(
        code=group.code,
        names=group.names,
        members=tuple(sorted({row.member for row in rows if belonging.holds(row, as_at.day)})),
        on=as_at.day.isoformat(),
        memberships=tuple(
            Belonging(
                member=row.member,
                start=row.start,
                end=belonging.find_until(row),
                coordinator=row.coordinator,
                holds=belonging.holds(row, as_at.day),
            )
            for row in rows
        ),
        coordinators=tuple(speaking),
        items=_tell_items(body, code, as_at),
    )


@policy(PUBLIC)
@endpoint("forums", "<slug:body>/forums.json", model=Forums, query=PagedAsAtQuery, newest=newest)
def give_forums(request: HttpRequest, asked: PagedAsAtQuery, body: str) -> Answer:
    """The open forums that the reader may know of, by key."""
    require_body(body)
    require_recorded(body, asked.at)
    reader = reader_of_request(request, body)
    rows = [each for each in list_forums(body, asked.at) if may_know_forum(reader, each)]
    known = frozenset(each.key for each in rows)
    lines = tuple(ForumLine(**_tell_forum(each, known)) for each in cut(rows, asked))
    return Forums(body=body, forums=lines, total=len(rows), next=find_next(request, len(rows), asked))


@policy(PUBLIC)
@endpoint("forum", "<slug:body>/forums/<slug:key>.json", model=ForumData, query=AsAtQuery, newest=newest)
def give_forum(request: HttpRequest, asked: AsAtQuery, body: str, key: str) -> Answer:
    """A forum, with what its chair carried to the body, and who was asked in, for those who may know."""
    require_body(body)
    as_at = choose(asked, body)
    forum = find_forum(body, key, as_at.sequence)
    reader = reader_of_request(request, body)
    if forum is None or not may_know_forum(reader, forum):
        raise Http404
    outcome = find_outcome(body, key, as_at.sequence)
    known = may_know_participants(reader, forum)
    above = find_forum(body, forum.parent, as_at.sequence) if forum.parent else None
    known_above = frozenset({above.key} if above is not None and may_know_forum(reader, above) else ())
    inside = tuple(list_participants(body, forum, as_at.day)) if known else None
    words = outcome.words if outcome else None
    return ForumData(**_tell_forum(forum, known_above), outcome=words, participants=inside)


def _tell_group(group: Group, belonging: dict[str, list[GroupMembership]]) -> GroupLine:
    members = tuple(sorted({row.member for row in belonging.get(group.code, ())}))
    return GroupLine(code=group.code, names=group.names, members=members)


def _tell_forum(forum: Forum, known: frozenset[str]) -> dict[str, object]:
    """``known`` are the forums that the reader may know of: another one above this is not named."""
    names = ("key", "names", "room", "mode", "chair", "serviced")
    parent = forum.parent if forum.parent in known else None
    return {**{name: getattr(forum, name) for name in names}, "kind": forum.forum_kind, "parent": parent}


def _belonging(body: str, as_at: AsAt) -> dict[str, list[GroupMembership]]:
    found: dict[str, list[GroupMembership]] = {}
    belonging = read_belonging(body, as_at.sequence)
    for row in list_group_memberships(body, as_at.sequence):
        if belonging.holds(row, as_at.day):
            found.setdefault(row.group, []).append(row)
    return found


def _tell_items(body: str, group: str, as_at: AsAt) -> tuple[DeclaredItem, ...]:
    """All that a group said of who it is on an item, by item and day; of each item one at most holds."""
    rows = list_compositions(body, group, as_at.sequence)
    latest = {row.item: row.start for row in rows if row.start <= as_at.day.isoformat()}
    return tuple(
        DeclaredItem(
            item=row.item, start=row.start, members=tuple(row.members), holds=latest.get(row.item) == row.start
        )
        for row in rows
    )
