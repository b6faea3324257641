"""A body begins, and adopts its rules."""

from collections.abc import Iterable, Iterator

from plenary.bodies.models import Body, Rules
from plenary.bodies.queries import find_last, find_series, procedure_of
from plenary.bodies.rules.procedure import Names, Procedure, find_repeated, list_excesses
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
        require_measure(self.procedure)

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

    def check(self, case: Case) -> None:
        require_measure(self.procedure)
        for majority in self.procedure.majorities.values():
            for refused in list_strangers(case.body, majority.veto, majority.weight):
                raise refused

    def apply(self, entry: Entry) -> None:
        Rules.lapse(entry)
        Rules.enter(entry, procedure=self.procedure.model_dump(mode="json"))


def require_measure(procedure: Procedure) -> None:
    """Refuse rules with a number that is too large, or a language that stands twice."""
    for excess in list_excesses(procedure):
        raise Refused(
            "bodies.rules-number",
            _("{number} is too large for {rule}: at most {most}.").format(
                number=excess.number, rule=excess.place, most=excess.most
            ),
            excess.place.rpartition(".")[2],
        )
    for name, tags in (("languages", procedure.languages), ("authentic", procedure.authentic)):
        if repeated := find_repeated(tags):
            raise Refused("bodies.rules-language", _("{tag} stands there twice.").format(tag=repeated), name)


def list_strangers(body: str, veto: Iterable[str], weight: str | None) -> Iterator[Refused]:
    """All that speaks against whose vote stops a majority, and the series that it asks for: both are the body's own.

    What a majority names already stays: a body may begin with rules that ask for a series, and declare it afterwards.
    """
    standing = procedure_of(body).majorities.values()
    for code in veto:
        if find_last(body, code) is None and not any(code in majority.veto for majority in standing):
            yield Refused("bodies.member", _("No member here bears the code {code}.").format(code=code), "veto")
    known = weight is None or find_series(body, weight) or any(majority.weight == weight for majority in standing)
    if not known:
        yield Refused("bodies.series", _("No series of weights here bears the key {key}.").format(key=weight), "weight")
