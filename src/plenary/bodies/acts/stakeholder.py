"""Stakeholders are proposed, objected to or not, and accredited. Who objected is sealed: the body decides who knows."""

from typing import Annotated

from pydantic import Field

from plenary.bodies.acts.field import Code, Person, Reason
from plenary.bodies.models import Appointment, Stakeholder
from plenary.bodies.queries import find_stakeholder
from plenary.bodies.rules.accreditation import State, may_accredit, may_object
from plenary.bodies.rules.procedure import Names
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry, write_time
from plenary.record.refusal import Refused
from plenary.record.registry import act
from plenary.record.sealing import Sealed, SealedAs

Time = Annotated[str, Field(pattern=r"^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z$")]


@act
class ProposeStakeholder(Act):
    """The secretariat puts a stakeholder on the list; members may object ``until`` a time."""

    name = "stakeholder.propose"
    called = marked("Propose a stakeholder")
    seats = frozenset({"secretariat"})
    undone_by = "stakeholder.remove"

    code: Code
    names: Names
    until: Time

    def about(self) -> tuple[str, ...]:
        return (f"stakeholders/{self.code}",)

    def check(self, case: Case) -> None:
        if find_stakeholder(case.body, self.code) is not None:
            raise Refused("bodies.code", _("{code} is on the list already.").format(code=self.code), "code")
        if self.until <= write_time(case.time):
            raise Refused("bodies.until", _("The time for objections lies in the past."), "until")

    def apply(self, entry: Entry) -> None:
        Stakeholder.enter(
            entry, code=self.code, names=self.names, state=State.PROPOSED.value, until=self.until, decision=""
        )


@act
class ObjectToStakeholder(Act):
    """A member objected, in a letter to the secretariat: that is public; which member, and why, is sealed."""

    name = "stakeholder.object"
    called = marked("Enter an objection to a stakeholder")
    seats = frozenset({"secretariat"})
    undone_by = "stakeholder.accredit"

    code: Code
    objector: Person
    reason: Annotated[Sealed, SealedAs(Annotated[str, Field(max_length=2000)])]

    def audience(self) -> str:
        return "chair"

    def about(self) -> tuple[str, ...]:
        return (f"stakeholders/{self.code}",)

    def check(self, case: Case) -> None:
        row = require_stakeholder(case, self.code)
        if not may_object(State(row.state), write_time(case.time), row.until):
            raise Refused(
                "bodies.late-objection", _("The time for objections to {code} is over.").format(code=self.code), "code"
            )

    def apply(self, entry: Entry) -> None:
        Stakeholder.require(entry, code=self.code).follow(entry, state=State.OBJECTED.value)


@act
class AccreditStakeholder(Act):
    """A stakeholder may be heard: nobody objected in time, or the body decided so (``decision`` names where)."""

    name = "stakeholder.accredit"
    called = marked("Accredit a stakeholder")
    seats = frozenset({"secretariat"})
    undone_by = "stakeholder.remove"

    code: Code
    person: Person
    decision: Reason = ""

    def audience(self) -> str:
        return "secretariat"

    def about(self) -> tuple[str, ...]:
        return (f"stakeholders/{self.code}",)

    def check(self, case: Case) -> None:
        row = require_stakeholder(case, self.code)
        if not may_accredit(State(row.state), write_time(case.time), row.until, bool(self.decision)):
            raise Refused(
                "bodies.not-accredited",
                _(
                    "{code} is accredited already, or there was an objection, or the time for objections is not over: "
                    "the body may decide, and the decision is named here."
                ).format(code=self.code),
                "decision",
            )

    def apply(self, entry: Entry) -> None:
        row = Stakeholder.require(entry, code=self.code)
        row.follow(entry, state=State.ACCREDITED.value, decision=self.decision)
        Appointment.enter(
            entry,
            number=entry.sequence,
            seat=f"stakeholder:{self.code}",
            role="representative",
            member=None,
            binds=True,
            person=self.person.commitment,
            start=entry.time[:10],
            end=None,
        )


@act
class RemoveStakeholder(Act):
    """A stakeholder leaves the list; what it said stays."""

    name = "stakeholder.remove"
    called = marked("Remove a stakeholder")
    seats = frozenset({"secretariat"})
    undone_by = "stakeholder.propose"

    code: Code
    reason: Reason = ""

    def about(self) -> tuple[str, ...]:
        return (f"stakeholders/{self.code}",)

    def check(self, case: Case) -> None:
        require_stakeholder(case, self.code)

    def apply(self, entry: Entry) -> None:
        Stakeholder.lapse(entry, code=self.code)
        Appointment.lapse(entry, seat=f"stakeholder:{self.code}")


def require_stakeholder(case: Case, code: str) -> Stakeholder:
    """The stakeholder as it stands; refuses a code that is not on the list."""
    found = find_stakeholder(case.body, code)
    if found is None:
        raise Refused("bodies.stakeholder", _("No stakeholder here bears the code {code}.").format(code=code), "code")
    return found
