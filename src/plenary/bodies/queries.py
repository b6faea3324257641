"""Reads of bodies that are used twice. ``at`` is a sequence of the body's record; without it, as things stand."""

from datetime import date

from plenary.bodies.models import Body, Group, GroupMembership, HeldCapability, Member, Rules
from plenary.bodies.rules.capability import Capability, may
from plenary.bodies.rules.period import Period
from plenary.bodies.rules.procedure import Procedure


def find_body(key: str) -> Body | None:
    return Body.objects.filter(key=key).first()


def procedure_of(body: str, at: int | None = None) -> Procedure:
    """The rules in force; a body always has some, from its first entry on."""
    return Procedure.model_validate(Rules.rows.at(at).get(body=body).procedure, strict=False)


def list_members(body: str, at: int | None = None) -> list[Member]:
    """Every member in the body's own order."""
    return list(Member.rows.at(at).filter(body=body).order_by("place", "code"))


def find_member(body: str, code: str, at: int | None = None) -> Member | None:
    return Member.rows.at(at).filter(body=body, code=code).first()


def list_groups(body: str, at: int | None = None) -> list[Group]:
    """Every group, by code: a neutral order."""
    return list(Group.rows.at(at).filter(body=body).order_by("code"))


def composition(body: str, group: str, day: date, at: int | None = None) -> list[str]:
    """The codes of the members that belong to a group on a day, in code order."""
    rows = GroupMembership.rows.at(at).filter(body=body, group=group)
    return sorted(row.member for row in rows if read_period(row.start, row.end).holds(day))


def member_may(body: str, member: str, capability: Capability, day: date, at: int | None = None) -> bool:
    """Whether a member holds a capability on a day."""
    rows = HeldCapability.rows.at(at).filter(body=body, member=member)
    return may(((Capability(row.capability), read_period(row.start, row.end)) for row in rows), capability, day)


def read_period(start: str, end: str | None) -> Period:
    """A period out of two dates as tables write them."""
    return Period(date.fromisoformat(start), date.fromisoformat(end) if end else None)
