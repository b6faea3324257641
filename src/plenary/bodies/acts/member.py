"""Members are admitted, named, ordered, and leave; capabilities are given and suspended, each from a date."""

from datetime import date
from typing import Annotated

from pydantic import Field

from plenary.bodies.acts.field import Code, Day, Place, Reason, read_day, read_days, read_unchanged, shorten
from plenary.bodies.acts.restoration import list_returns, restore
from plenary.bodies.belonging import read_belonging
from plenary.bodies.models import (
    Appointment,
    Coordination,
    Credentials,
    GroupMembership,
    HeldCapability,
    Listing,
    Member,
    Participant,
    Weight,
)
from plenary.bodies.queries import find_last, find_member, list_memberships_of, member_may
from plenary.bodies.rules.belonging import choose_as_of
from plenary.bodies.rules.capability import STANDINGS, Capability
from plenary.bodies.rules.period import Period
from plenary.bodies.rules.procedure import Names
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act, upcast


@act
class AdmitMember(Act):
    """A member joins, with the capabilities that its standing usually carries.

    ``readmitted`` says that it bore the code before and comes back. What ended with its earlier membership does not
    come back with it, unless the one follows the other without a gap.
    """

    name = "member.admit"
    called = marked("Admit a member")
    version = 3
    seats = frozenset({"secretariat"})
    undone_by = "member.withdraw"

    code: Code
    names: Names
    place: Place
    standing: str = "member"
    start: Day
    readmitted: bool = False

    def about(self) -> tuple[str, ...]:
        return (f"members/{self.code}",)

    def check(self, case: Case) -> None:
        read_day(self.start, "start")
        found = require_member(case, self.code) if self.readmitted else find_last(case.body, self.code)
        if self.standing not in STANDINGS:
            raise Refused(
                "bodies.standing",
                _("{standing} is no standing here; there are {known}.").format(
                    standing=self.standing, known=", ".join(sorted(STANDINGS))
                ),
                "standing",
            )
        if found and (found.end is None or found.end > self.start):
            raise Refused("bodies.code", _("{code} is a member already.").format(code=self.code), "code")
        if found and not self.readmitted:
            raise Refused(
                "bodies.borne",
                _(
                    "{code} is the code of a member that leaves, or has left, on {day}: give another code, or say that "
                    "it is this member that comes back."
                ).format(code=self.code, day=found.end),
                "code",
            )

    def apply(self, entry: Entry) -> None:
        if entry.version > 1:
            self._end_earlier(entry)
        Member.enter(
            entry,
            code=self.code,
            names=self.names,
            place=self.place,
            standing=self.standing,
            start=self.start,
            end=None,
        )
        HeldCapability.enter_all(
            entry,
            (
                {"member": self.code, "capability": capability.value, "start": self.start, "end": None, "reason": ""}
                for capability in sorted(STANDINGS[self.standing])
            ),
        )

    def _end_earlier(self, entry: Entry) -> None:
        """What was entered for an earlier membership ends with it, also where it was to begin later: its rights, and,
        but for a member that goes on from one day to the next, its delegation, credentials, groups and lists."""
        earlier = find_last(entry.body, self.code)
        end = earlier.end if earlier else None
        if end is None:
            return
        for held in HeldCapability.rows.at().filter(body=entry.body, member=self.code, start__gte=end):
            HeldCapability.lapse(entry, id=held.id)
        if end == self.start:
            return
        # Until that day its delegation sits, by the same credentials.
        shorten(entry, Appointment.rows.at().filter(body=entry.body, seat=f"delegation:{self.code}"), end)
        received = Credentials.list_standing(entry.body, member=self.code)
        for ordinal, row in enumerate(sorted(received, key=lambda row: (row.seq_from, row.id))):
            if row.end is None:
                row.follow(entry, ordinal, end=end)
        for table in (GroupMembership, Coordination, Listing, Participant):
            shorten(entry, table.rows.at().filter(body=entry.body, member=self.code), end)
        if entry.version > 2:
            for value in Weight.rows.at().filter(body=entry.body, member=self.code, start__gte=end):
                Weight.lapse(entry, id=value.id)


upcast("member.admit", 1)(read_unchanged)
upcast("member.admit", 2)(read_unchanged)


@act
class NameMember(Act):
    """The body calls a member otherwise, or gives it another place in its order, from now on.

    A change of its standing that is entered ahead takes the new names and the new place over where it had the same as
    before. ``start`` names the membership that begins on this day, and none of the others.
    """

    name = "member.name"
    called = marked("Rename or reorder a member")
    version = 2
    seats = frozenset({"secretariat"})
    undone_by = "member.name"

    code: Code
    names: Names
    place: Place
    start: Day | None = None

    def about(self) -> tuple[str, ...]:
        return (f"members/{self.code}",)

    def check(self, case: Case) -> None:
        require_member(case, self.code)
        if self.start is not None and not Member.list_standing(case.body, code=self.code, start=self.start):
            raise Refused(
                "bodies.no-membership",
                _("No membership of {code} begins on {day}.").format(code=self.code, day=self.start),
                "start",
            )

    def apply(self, entry: Entry) -> None:
        rows, day = list_memberships_of(entry.body, self.code), date.fromisoformat(entry.time[:10])
        if entry.version < 2:
            rows = rows[-1:]
        elif self.start is not None:
            rows = [row for row in rows if row.start == self.start]
        first = choose_as_of(rows, day)
        if first is None:
            return
        for ordinal, row in enumerate([first, *(row for row in rows if row.start > first.start)]):
            names = self.names if row.names == first.names else row.names
            place = self.place if row.place == first.place else row.place
            if (names, place) != (row.names, row.place) or row is first:
                row.follow(entry, ordinal, names=names, place=place)


upcast("member.name", 1)(read_unchanged)


@act
class WithdrawMember(Act):
    """A member leaves on a date, and is none from then on, whatever was entered ahead; what it said and did stays."""

    name = "member.withdraw"
    called = marked("Enter that a member leaves")
    version = 2
    seats = frozenset({"secretariat"})
    undone_by = "member.admit"

    code: Code
    end: Day
    reason: Reason = ""

    def about(self) -> tuple[str, ...]:
        return (f"members/{self.code}",)

    def check(self, case: Case) -> None:
        found = require_member(case, self.code)
        # What was entered ahead is taken back by it; a membership that has begun is no more than ended.
        standing = find_member(case.body, self.code, case.time.date()) or found
        read_days(standing.start, self.end)
        # Its rights and its seats ended with the day that was entered: a later one would not give them back.
        if found.end is not None and found.end <= self.end:
            raise Refused(
                "bodies.leaves",
                _("{code} leaves on {day} already: if it stays longer, admit it again from that day on.").format(
                    code=self.code, day=found.end
                ),
                "end",
            )

    def apply(self, entry: Entry) -> None:
        last = find_last(entry.body, self.code)
        if last is not None and last.start < self.end:
            last.follow(entry, end=self.end)
        else:
            returns = list_returns(entry.body, self.code, self.end)
            self._take_back(entry)
            if entry.version > 1:
                restore(entry, self.code, returns)
            shorten(entry, Member.rows.at().filter(body=entry.body, code=self.code), self.end)
        held = HeldCapability.rows.at().filter(body=entry.body, member=self.code)
        shorten(entry, held, self.end, reason=self.reason)

    def _take_back(self, entry: Entry) -> None:
        """What was entered ahead for a membership that does not begin is taken back with it."""
        belonging = read_belonging(entry.body, codes=[self.code])

        def is_taken_back(start: str, end: str | None) -> bool:
            membership = belonging.find_entered(self.code, Period.read(start, end))
            return membership is not None and membership.start.isoformat() >= self.end

        for table in (GroupMembership, Coordination, Listing, Participant):
            for row in table.rows.at().filter(body=entry.body, member=self.code):
                if is_taken_back(row.start, row.end):
                    table.lapse(entry, id=row.id)
        for appointed in Appointment.rows.at().filter(body=entry.body, seat=f"delegation:{self.code}"):
            if is_taken_back(appointed.start, appointed.end):
                Appointment.lapse(entry, id=appointed.id)
        for value in Weight.rows.at().filter(body=entry.body, member=self.code):
            if is_taken_back(value.start, None):
                Weight.lapse(entry, id=value.id)


upcast("member.withdraw", 1)(read_unchanged)


@act
class GrantCapability(Act):
    """A member may do something from a date on, until another or for ever."""

    name = "capability.grant"
    called = marked("Grant a capability to a member")
    seats = frozenset({"secretariat"})
    undone_by = "capability.suspend"

    code: Code
    capability: Capability = Field(strict=False)
    start: Day
    end: Day | None = None
    reason: Reason = ""

    def about(self) -> tuple[str, ...]:
        return (f"members/{self.code}",)

    def check(self, case: Case) -> None:
        period = read_days(self.start, self.end)
        membership = require_staying(case.body, self.code, period)
        if membership.end is not None and (period.end is None or period.end > membership.end):
            raise Refused(
                "bodies.beyond",
                _("{code} is a member until {day}: let the right end then, or earlier.").format(
                    code=self.code, day=membership.end
                ),
                "end",
            )
        for row in HeldCapability.list_standing(case.body, member=self.code, capability=self.capability.value):
            if Period.read(row.start, row.end).meets(period):
                raise Refused(
                    "bodies.held",
                    _("{code} holds this on {day} already.").format(code=self.code, day=max(self.start, row.start)),
                    "capability",
                )

    def apply(self, entry: Entry) -> None:
        HeldCapability.enter(
            entry,
            member=self.code,
            capability=self.capability.value,
            start=self.start,
            end=self.end,
            reason=self.reason,
        )


@act
class SuspendCapability(Act):
    """A member may not do something from a date on (arrears bar voting, and nothing else)."""

    name = "capability.suspend"
    called = marked("Suspend a capability of a member")
    seats = frozenset({"secretariat"})
    undone_by = "capability.grant"

    code: Code
    capability: Capability = Field(strict=False)
    start: Day
    reason: Annotated[str, Field(min_length=1, max_length=300)]

    def about(self) -> tuple[str, ...]:
        return (f"members/{self.code}",)

    def check(self, case: Case) -> None:
        require_member(case, self.code)
        if not member_may(case.body, self.code, self.capability, read_day(self.start, "start")):
            raise Refused(
                "bodies.not-held",
                _("{code} does not hold this on {day}.").format(code=self.code, day=self.start),
                "capability",
            )

    def apply(self, entry: Entry) -> None:
        held = HeldCapability.rows.at().filter(body=entry.body, member=self.code, capability=self.capability.value)
        shorten(entry, held, self.start, reason=self.reason)


def require_member(case: Case, code: str, field: str = "code") -> Member:
    """The last membership of a member that was entered; refuses a code that nobody bears."""
    return _require(case.body, code, field)


def require_staying(body: str, code: str, entered: Period, field: str = "code") -> Period:
    """The membership in a body for which something is entered; refuses a member that has left by its first day, and
    days that all lie between two memberships. What was before the first is history, which lists and groups tell."""
    found = _require(body, code, field)
    belonging = read_belonging(body, codes=[code])
    membership = belonging.find_entered(code, entered)
    if membership is None:
        raise Refused(
            "bodies.left",
            _("{code} is no member from {day} on: nothing is entered for it from then on.").format(
                code=code, day=found.end
            ),
            field,
        )
    if belonging.lies_between(code, entered):
        raise Refused(
            "bodies.not-yet",
            _("{code} is no member between {start} and {end}: nothing is entered for it for these days.").format(
                code=code, start=entered.start, end=entered.end
            ),
            field,
        )
    return membership


def _require(body: str, code: str, field: str) -> Member:
    found = find_last(body, code)
    if found is None:
        raise Refused("bodies.member", _("No member here bears the code {code}.").format(code=code), field)
    return found
