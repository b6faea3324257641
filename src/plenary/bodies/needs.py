"""What this package puts into a brief: what was entered for others, what is prepared, rights and memberships that
end."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from django.urls import reverse

from plenary.bodies.belonging import read_belonging
from plenary.bodies.entered import list_entered
from plenary.bodies.models import Group, GroupMembership, HeldCapability
from plenary.bodies.prepared import list_waiting
from plenary.bodies.queries import list_members, procedure_of
from plenary.bodies.rules.audience import choose_seats
from plenary.bodies.rules.capability import Capability
from plenary.bodies.words import call, name_capability
from plenary.kit.brief import Asking, Item
from plenary.kit.day import write_day
from plenary.kit.language import _

#: How long before its end something is worth a line.
AHEAD = timedelta(days=30)


def list_needs(asking: Asking) -> Iterator[Item]:
    """What was entered and prepared for the reader's seats, and the items for the delegations among them."""
    yield from list_entered(asking)
    yield from _list_prepared(asking)
    delegations = choose_seats(asking.seats, "delegation")
    if not delegations:
        return
    working = procedure_of(asking.body).working
    members = list_members(asking.body, asking.moment.date())
    names = {member.code: call(member.names, working) for member in members if member.code in delegations}
    yield from _list_rights(asking, names)
    yield from _list_memberships(asking, names, working)


def _list_prepared(asking: Asking) -> Iterator[Item]:
    waiting = len(list_waiting(asking.body, asking.held)) if asking.held else 0
    if waiting:
        yield Item(
            _("Prepared forms that wait for release: {count}.").format(count=waiting),
            _("It is not on the record until somebody who may act for the seat sends it."),
            _("Look at what is prepared"),
            reverse("prepared", args=[asking.body]),
        )


def _list_rights(asking: Asking, names: dict[str, str]) -> Iterator[Item]:
    """Rights that have ended and were not given again, and rights that end soon."""
    today, belonging = asking.moment.date().isoformat(), read_belonging(asking.body, codes=names)
    rows = HeldCapability.rows.at().filter(body=asking.body, member__in=names).order_by("start", "seq_from", "id")
    begun = {(row.member, row.capability): row for row in rows if row.start <= today}
    for row in begun.values():
        if row.end is None or not _is_near(row.end, asking.moment):
            continue
        # A right that goes on without a gap, as where the standing changes, does not end.
        held = [each for each in rows if (each.member, each.capability) == (row.member, row.capability)]
        if any(belonging.holds(each, date.fromisoformat(row.end)) for each in held):
            continue
        told = {"member": names[row.member], "right": name_capability(Capability(row.capability))}
        ended = row.end <= today
        if ended:
            day = write_day(date.fromisoformat(row.end))
            what = _("{member} may not do this since {day}: {right}.").format(day=day, **told)
        else:
            what = _("A right of {member} ends: {right}.").format(**told)
        yield Item(
            what,
            row.reason or _("The record gives no reason."),
            _("See what you may do"),
            reverse("member", args=[asking.body, row.member]),
            None if ended else _begin(row.end),
        )


def _list_memberships(asking: Asking, names: dict[str, str], working: str) -> Iterator[Item]:
    groups = {group.code: call(group.names, working) for group in Group.rows.at().filter(body=asking.body)}
    for row in GroupMembership.rows.at().filter(body=asking.body, member__in=names, end__isnull=False):
        today = asking.moment.date().isoformat()
        if row.end and row.end > today and row.group in groups and _is_near(row.end, asking.moment):
            yield Item(
                _("The membership of {member} in {group} ends.").format(
                    member=names[row.member], group=groups[row.group]
                ),
                _("Whoever coordinates the group, or the secretariat, can enter another."),
                _("See the group"),
                reverse("group", args=[asking.body, row.group]),
                _begin(row.end),
            )


def _is_near(end: str, moment: datetime) -> bool:
    return date.fromisoformat(end) <= (moment + AHEAD).date()


def _begin(day: str) -> datetime:
    """The moment at which a day begins."""
    return datetime.combine(date.fromisoformat(day), time(), UTC)
