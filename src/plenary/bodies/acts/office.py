"""Offices are filled and vacated, each from a date."""

from pydantic import Field

from plenary.bodies.acts.field import Code, Day, Person, read_day, read_days
from plenary.bodies.acts.member import require_staying
from plenary.bodies.models import Appointment
from plenary.bodies.queries import list_holdings
from plenary.bodies.rules.office import Holding, Kind, find_hindrance, needs_member, seat_of
from plenary.bodies.rules.period import Period
from plenary.bodies.rules.procedure import Key, Names
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import Payload, act, upcast


@act
class FillOffice(Act):
    """A person takes up an office. ``office`` is its key (``vice-chair-2``); the person's name is private.

    ``names`` is what the body calls the office from then on, by language, where its kind and its key say too little:
    whoever follows without names has the last that were given. In its first version there were none.
    """

    name = "office.fill"
    called = marked("Fill an office")
    version = 2
    seats = frozenset({"secretariat"})
    undone_by = "office.vacate"

    office: Key
    kind: Kind = Field(strict=False)
    member: Code | None = None
    names: Names | None = None
    person: Person
    start: Day
    end: Day | None = None

    def audience(self) -> str:
        return "secretariat"

    def about(self) -> tuple[str, ...]:
        return (f"offices/{self.office}",)

    def check(self, case: Case) -> None:
        if needs_member(self.kind) != (self.member is not None):
            raise Refused(
                "bodies.office-member",
                _("Whoever holds an office comes from a member, and a secretary from none."),
                "member",
            )
        wanted = Holding(self.office, self.kind, self.member, read_days(self.start, self.end))
        if self.member is not None:
            # Its person holds it: whether the member belongs on its days is not asked, but that it has not left before.
            require_staying(case.body, self.member, Period(wanted.period.start), "member")
        hindrance = find_hindrance(list_holdings(case.body), wanted)
        if hindrance is not None:
            raise Refused(
                "bodies.office-held",
                _("{office} stands in the way: it is filled at that time.").format(office=hindrance.office),
                "office",
            )

    def apply(self, entry: Entry) -> None:
        Appointment.enter(
            entry,
            number=entry.sequence,
            seat=seat_of(self.office, self.kind),
            role=self.kind.value,
            office=self.office,
            names=self.names,
            member=self.member,
            binds=True,
            person=self.person.commitment,
            start=self.start,
            end=self.end,
        )


@upcast("office.fill", 1)
def read_without_names(payload: Payload) -> Payload:
    """In the first version an office had no names."""
    return payload


@act
class VacateOffice(Act):
    """Whoever holds an office holds it until a day, and no longer."""

    name = "office.vacate"
    called = marked("Vacate an office")
    seats = frozenset({"secretariat"})
    undone_by = "office.fill"

    office: Key
    end: Day

    def about(self) -> tuple[str, ...]:
        return (f"offices/{self.office}",)

    def check(self, case: Case) -> None:
        day = read_day(self.end, "end")
        held = [each for each in list_holdings(case.body) if each.office == self.office]
        if not any(each.period.end is None or day < each.period.end for each in held):
            raise Refused(
                "bodies.office-vacant",
                _("Nobody holds {office} beyond {day}.").format(office=self.office, day=self.end),
                "office",
            )

    def apply(self, entry: Entry) -> None:
        rows = Appointment.rows.at().filter(body=entry.body, office=self.office)
        for ordinal, row in enumerate(rows.order_by("seq_from", "id")):
            if row.start >= self.end:
                Appointment.lapse(entry, id=row.id)
            elif row.end is None or row.end > self.end:
                row.follow(entry, ordinal, end=self.end)
