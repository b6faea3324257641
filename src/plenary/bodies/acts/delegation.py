"""Delegations: persons are appointed to them and released. Their names are private, what they are is public."""

from datetime import date

from pydantic import Field

from plenary.bodies.acts.field import Code, Person
from plenary.bodies.acts.member import require_staying
from plenary.bodies.belonging import read_belonging
from plenary.bodies.models import Appointment
from plenary.bodies.queries import list_appointments, list_claims
from plenary.bodies.rules.belonging import choose_lasting
from plenary.bodies.rules.credential import find_seated
from plenary.bodies.rules.delegation import Role, is_single
from plenary.bodies.rules.period import Period
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act


@act
class AppointDelegate(Act):
    """A delegation has one person more. ``binds`` says whether that person may act in its name, or only prepare."""

    name = "delegation.appoint"
    called = marked("Appoint a person to a delegation")
    seats = frozenset({"delegation", "secretariat"})
    undone_by = "delegation.release"

    member: Code
    role: Role = Field(strict=False)
    person: Person
    binds: bool
    claim: int = Field(default=1, ge=1, le=9)

    def audience(self) -> str:
        return f"delegation:{self.member}"

    def about(self) -> tuple[str, ...]:
        return (f"members/{self.member}/delegation",)

    def check(self, case: Case) -> None:
        day = case.time.date()
        require_staying(case.body, self.member, Period(day), "member")
        require_own(case, self.member)
        seated = find_seated(list_claims(case.body, self.member, day))
        if case.actor.principal != "secretariat" and seated != self.claim:
            raise Refused(
                "bodies.not-seated",
                _("Only the delegation that sits appoints for {member}.").format(member=self.member),
                "claim",
            )
        appointed = choose_lasting(list_appointments(case.body, f"delegation:{self.member}"), day)
        if is_single(self.role) and (self.role.value, self.claim) in {(row.role, row.claim) for row in appointed}:
            raise Refused(
                "bodies.one-head",
                _("The delegation of {member} has a head already: release that person first.").format(
                    member=self.member
                ),
                "role",
            )

    def apply(self, entry: Entry) -> None:
        belonging = read_belonging(entry.body, codes=[self.member])
        Appointment.enter(
            entry,
            number=entry.sequence,
            seat=f"delegation:{self.member}",
            role=self.role.value,
            member=self.member,
            claim=self.claim,
            binds=self.binds,
            person=self.person.commitment,
            start=entry.time[:10],
            end=belonging.find_end(self.member, date.fromisoformat(entry.time[:10])),
        )


@act
class ReleaseDelegate(Act):
    """A person is in a delegation no longer, and acts no longer in its name."""

    name = "delegation.release"
    called = marked("Release a person from a delegation")
    seats = frozenset({"delegation", "secretariat"})
    undone_by = "delegation.appoint"

    member: Code
    appointment: int = Field(ge=1)

    def about(self) -> tuple[str, ...]:
        return (f"members/{self.member}/delegation",)

    def check(self, case: Case) -> None:
        require_own(case, self.member)
        if self.appointment not in {row.number for row in list_appointments(case.body, f"delegation:{self.member}")}:
            raise Refused(
                "bodies.appointment",
                _("Nobody is in the delegation of {member} by appointment {number}.").format(
                    member=self.member, number=self.appointment
                ),
                "appointment",
            )

    def apply(self, entry: Entry) -> None:
        Appointment.lapse(entry, number=self.appointment)


def require_own(case: Case, member: str) -> None:
    """Refuse one delegation acting on another's affairs; the secretariat acts on all."""
    if case.actor.principal not in ("secretariat", f"delegation:{member}"):
        raise Refused("bodies.own", _("This is for the delegation of {member} to do.").format(member=member))
