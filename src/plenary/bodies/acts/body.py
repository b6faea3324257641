"""A body begins, and adopts its rules."""

from plenary.bodies.models import Body, Rules
from plenary.bodies.rules.procedure import Names, Procedure
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act


@act
class EstablishBody(Act):
    """The first entry of a body's log: its names and the rules it begins with."""

    name = "body.establish"
    called = marked("Establish the body")
    seats = frozenset({"secretariat"})
    final = True

    names: Names
    procedure: Procedure
    demo: bool = False

    def check(self, case: Case) -> None:
        if case.sequence != 1:
            raise Refused("bodies.established", _("This body has begun already: adopt new rules or names instead."))

    def apply(self, entry: Entry) -> None:
        Body(key=entry.body, names=self.names, demo=self.demo).save(force_insert=True)
        Rules.enter(entry, procedure=self.procedure.model_dump(mode="json"))


@act
class AdoptRules(Act):
    """The body replaces its rules of procedure; decisions that are open keep those they opened under."""

    name = "rules.adopt"
    called = marked("Adopt rules of procedure")
    seats = frozenset({"secretariat"})
    undone_by = "rules.adopt"

    procedure: Procedure

    def about(self) -> tuple[str, ...]:
        return ("rules",)

    def apply(self, entry: Entry) -> None:
        Rules.lapse(entry)
        Rules.enter(entry, procedure=self.procedure.model_dump(mode="json"))
