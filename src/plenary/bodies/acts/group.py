"""Groups are formed; members join and leave them, each from a date."""

from datetime import date

from django.db.models import Q, QuerySet

from plenary.bodies.acts.field import Code, Day, end_period, read_day, read_days, read_unchanged, shorten
from plenary.bodies.acts.member import require_staying
from plenary.bodies.belonging import read_belonging
from plenary.bodies.models import Composition, Coordination, Document, Group, GroupMembership
from plenary.bodies.rules.period import Period
from plenary.bodies.rules.procedure import Names
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act, upcast

#: A group keeps its own composition; the secretariat may enter it on the group's behalf.
KEEPERS = frozenset({"secretariat", "group"})


@act
class FormGroup(Act):
    """A group begins."""

    name = "group.form"
    called = marked("Form a group")
    seats = frozenset({"secretariat"})
    undone_by = "group.dissolve"

    code: Code
    names: Names

    def about(self) -> tuple[str, ...]:
        return (f"groups/{self.code}",)

    def check(self, case: Case) -> None:
        # A code is borne once: what was for the members of the earlier group alone must not be the later one's to read.
        if Group.rows.filter(body=case.body, code=self.code).exists():
            raise Refused("bodies.code", _("The code {code} is, or was, a group's.").format(code=self.code), "code")
        # Releases before took a document for a group that was never formed.
        if Document.objects.filter(body=case.body, audience=f"group:{self.code}").exists():
            raise Refused(
                "bodies.sealed-for",
                _(
                    "A restricted document was registered for {code} when no group bore this code: give another code."
                ).format(code=self.code),
                "code",
            )

    def apply(self, entry: Entry) -> None:
        Group.enter(entry, code=self.code, names=self.names)


@act
class DissolveGroup(Act):
    """A group ends; what it proposed stays, and its code is not given again.

    Who belongs to it on that day goes on reading what was for the group alone.
    """

    name = "group.dissolve"
    called = marked("Dissolve a group")
    seats = KEEPERS
    final = True

    code: Code

    def about(self) -> tuple[str, ...]:
        return (f"groups/{self.code}",)

    def check(self, case: Case) -> None:
        if case.actor.behalf is not None:
            # Nobody would be left to say whether it is so.
            raise Refused(
                "bodies.dissolved-for",
                _(
                    "A group is not dissolved on its own behalf: {code} does this itself, or you in your own name."
                ).format(code=self.code),
            )
        require_group(case, self.code)

    def apply(self, entry: Entry) -> None:
        Group.lapse(entry, code=self.code)
        for table in (GroupMembership, Coordination, Composition):
            table.lapse(entry, group=self.code)


@act
class JoinGroup(Act):
    """A member belongs to a group from a date, until another or for ever."""

    name = "group.join"
    called = marked("Enter a member into a group")
    seats = KEEPERS
    undone_by = "group.leave"

    group: Code
    member: Code
    start: Day
    end: Day | None = None
    coordinator: bool = False

    def about(self) -> tuple[str, ...]:
        return (f"groups/{self.group}",)

    def check(self, case: Case) -> None:
        require_group(case, self.group)
        period = read_days(self.start, self.end)
        require_staying(case.body, self.member, period, "member")
        rows = GroupMembership.rows.at().filter(body=case.body, group=self.group, member=self.member)
        row = read_belonging(case.body, codes=[self.member]).find_meeting(
            self.member, rows.order_by("start", "id"), period
        )
        if row is not None:
            raise Refused(
                "bodies.overlap",
                _("{member} belongs to {group} from {start} already: the two memberships overlap.").format(
                    member=self.member, group=self.group, start=row.start
                ),
                "start",
            )

    def apply(self, entry: Entry) -> None:
        GroupMembership.enter(
            entry,
            group=self.group,
            member=self.member,
            start=self.start,
            end=self.end,
            coordinator=self.coordinator,
        )


@act
class LeaveGroup(Act):
    """A member leaves a group on a date."""

    name = "group.leave"
    called = marked("Enter that a member leaves a group")
    version = 2
    seats = KEEPERS
    undone_by = "group.join"

    group: Code
    member: Code
    end: Day

    def about(self) -> tuple[str, ...]:
        return (f"groups/{self.group}",)

    def check(self, case: Case) -> None:
        require_group(case, self.group)
        day = read_day(self.end, "end")
        rows = GroupMembership.rows.at().filter(body=case.body, group=self.group, member=self.member)
        if not any(Period.read(row.start, row.end).holds(day) for row in rows):
            raise Refused(
                "bodies.not-in-group",
                _("{member} does not belong to {group} on {day}.").format(
                    member=self.member, group=self.group, day=self.end
                ),
                "member",
            )

    def apply(self, entry: Entry) -> None:
        rows = GroupMembership.rows.at().filter(body=entry.body, group=self.group, member=self.member)
        if entry.version > 1:
            self._release(entry, rows)
        end_period(entry, rows, self.end)

    def _release(self, entry: Entry, joined: QuerySet[GroupMembership]) -> None:
        """On the days on which it belongs no longer, the member coordinates the group no longer."""
        left = next(row for row in joined if Period.read(row.start, row.end).holds(date.fromisoformat(self.end)))
        spoken = Coordination.rows.at().filter(body=entry.body, group=self.group, member=self.member)
        within = Q(start__lt=left.end) if left.end else Q()
        shorten(entry, spoken.filter(within), self.end)


upcast("group.leave", 1)(read_unchanged)


def require_group(case: Case, code: str) -> Group:
    """The group as it stands; refuses a code that none bears, and the seat of another group."""
    found = Group.rows.at().filter(body=case.body, code=code).first()
    if found is None:
        raise Refused("bodies.group", _("No group here bears the code {code}.").format(code=code), "group")
    if case.actor.kind == "group" and case.actor.principal != f"group:{code}":
        raise Refused("bodies.other-group", _("Only {code} itself does this.").format(code=code), "group")
    return found
