"""Who speaks for a group on an item, and who belongs to it there: declared by the group, each from a date."""

from typing import Annotated

from django.db.models import QuerySet
from pydantic import Field

from plenary.bodies.acts.field import Code, Day, end_period, read_day, read_days, read_unchanged
from plenary.bodies.acts.group import KEEPERS, require_group
from plenary.bodies.acts.member import require_staying
from plenary.bodies.belonging import read_belonging
from plenary.bodies.models import Composition, Coordination, GroupMembership
from plenary.bodies.queries import coordinators
from plenary.bodies.rules.coordination import may_declare
from plenary.bodies.rules.period import Period, cover
from plenary.bodies.rules.procedure import Key
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act, upcast


@act
class NameCoordinator(Act):
    """A member coordinates a group from a date, on one item or on every item that has no coordinator of its own."""

    name = "coordinator.name"
    called = marked("Name a coordinator of a group")
    seats = KEEPERS
    undone_by = "coordinator.release"

    group: Code
    member: Code
    item: Key | None = None
    start: Day
    end: Day | None = None

    def about(self) -> tuple[str, ...]:
        return (f"groups/{self.group}",)

    def check(self, case: Case) -> None:
        require_group(case, self.group)
        period = read_days(self.start, self.end)
        require_staying(case.body, self.member, period, "member")
        joined = GroupMembership.rows.at().filter(body=case.body, group=self.group, member=self.member)
        belonging = read_belonging(case.body, codes=[self.member])
        effects = [belonging.find_effect(self.member, Period.read(row.start, row.end)) for row in joined]
        wanted = belonging.find_effect(self.member, period) or period
        if not cover([each for each in effects if each], wanted):
            raise Refused(
                "bodies.not-of-the-group",
                _(
                    "{member} does not belong to {group} on all these days: enter it into the group first, or give "
                    "other days."
                ).format(member=self.member, group=self.group),
                "member",
            )
        rows = _mandates(case.body, self.group, self.member, self.item).order_by("start", "id")
        row = belonging.find_meeting(self.member, rows, period)
        if row is not None:
            raise Refused(
                "bodies.overlap",
                _("{member} coordinates {group} on this from {start} already: the two periods overlap.").format(
                    member=self.member, group=self.group, start=row.start
                ),
                "start",
            )

    def apply(self, entry: Entry) -> None:
        Coordination.enter(
            entry, group=self.group, member=self.member, item=self.item or "", start=self.start, end=self.end
        )


@act
class ReleaseCoordinator(Act):
    """A member coordinates a group no longer, from a date on."""

    name = "coordinator.release"
    called = marked("Release a coordinator of a group")
    version = 2
    seats = KEEPERS
    undone_by = "coordinator.name"

    group: Code
    member: Code
    item: Key | None = None
    end: Day

    def about(self) -> tuple[str, ...]:
        return (f"groups/{self.group}",)

    def check(self, case: Case) -> None:
        require_group(case, self.group)
        day = read_day(self.end, "end")
        rows = _mandates(case.body, self.group, self.member, self.item)
        if not any(Period.read(row.start, row.end).holds(day) for row in rows):
            raise Refused(
                "bodies.no-coordinator",
                _("{member} does not coordinate {group} on this on {day}.").format(
                    member=self.member, group=self.group, day=self.end
                ),
                "member",
            )

    def apply(self, entry: Entry) -> None:
        end_period(entry, _mandates(entry.body, self.group, self.member, self.item), self.end)


upcast("coordinator.release", 1)(read_unchanged)


@act
class DeclareComposition(Act):
    """For one item, a group says who it is from a day on; nobody else is counted with it there.

    Whoever coordinates the group on that item alone says so from the seat of its own delegation.
    """

    name = "composition.declare"
    called = marked("Declare who a group is on an item")
    seats = KEEPERS | {"delegation"}
    undone_by = "composition.declare"

    group: Code
    item: Key
    members: Annotated[tuple[Code, ...], Field(max_length=400)]
    start: Day

    def about(self) -> tuple[str, ...]:
        return (f"groups/{self.group}",)

    def check(self, case: Case) -> None:
        require_group(case, self.group)
        day = read_day(self.start, "start")
        speaking = coordinators(case.body, self.group, case.time.date(), item=self.item)
        if not may_declare(case.actor.principal, speaking):
            raise Refused(
                "bodies.not-the-coordinator",
                _("This is for those to say who coordinate {group} on item {item}.").format(
                    group=self.group, item=self.item
                ),
                "item",
            )
        if len(set(self.members)) != len(self.members):
            twice = next(code for code in self.members if self.members.count(code) > 1)
            raise Refused("bodies.twice", _("{member} is named twice.").format(member=twice), "members")
        belonging = read_belonging(case.body)
        for code in self.members:
            if not belonging.belongs(code, day):
                require_staying(case.body, code, Period(day), "members")

    def apply(self, entry: Entry) -> None:
        Composition.lapse(entry, group=self.group, item=self.item, start=self.start)
        Composition.enter(entry, group=self.group, item=self.item, members=sorted(self.members), start=self.start)


def _mandates(body: str, group: str, member: str, item: str | None) -> QuerySet[Coordination]:
    return Coordination.rows.at().filter(body=body, group=group, member=member, item=item or "")
