"""Weights: a series is declared with its unit; a member's value in it is set from a date on."""

from typing import Annotated

from pydantic import Field

from plenary.bodies.acts.category import Source
from plenary.bodies.acts.field import Code, Day, read_day
from plenary.bodies.acts.member import require_staying
from plenary.bodies.models import Weight, WeightSeries
from plenary.bodies.rules.period import Period
from plenary.bodies.rules.procedure import Key, Names
from plenary.bodies.rules.weight import LARGEST
from plenary.kit.language import _, marked
from plenary.record.act import Act, Case
from plenary.record.entry import Entry
from plenary.record.refusal import Refused
from plenary.record.registry import act


@act
class DeclareWeight(Act):
    """A series of weights, which a majority may ask for by its key: its names, its unit and where it comes from."""

    name = "weight.declare"
    called = marked("Declare a series of weights")
    seats = frozenset({"secretariat"})
    undone_by = "weight.drop"

    key: Key
    names: Names
    unit: Annotated[str, Field(min_length=1, max_length=60)]
    source: Source

    def about(self) -> tuple[str, ...]:
        return (f"weights/{self.key}",)

    def apply(self, entry: Entry) -> None:
        WeightSeries.lapse(entry, key=self.key)
        WeightSeries.enter(entry, key=self.key, names=self.names, unit=self.unit, source=self.source)


@act
class DropWeight(Act):
    """A series is used no more, and its values with it."""

    name = "weight.drop"
    called = marked("Drop a series of weights")
    seats = frozenset({"secretariat"})
    undone_by = "weight.declare"

    key: Key

    def about(self) -> tuple[str, ...]:
        return (f"weights/{self.key}",)

    def check(self, case: Case) -> None:
        require_series(case, self.key, "key")

    def apply(self, entry: Entry) -> None:
        WeightSeries.lapse(entry, key=self.key)
        Weight.lapse(entry, series=self.key)


@act
class SetWeight(Act):
    """A member counts for a value from a date on, until the next that is set; ``null``: none is known from then on."""

    name = "weight.set"
    called = marked("Set the weight of a member")
    seats = frozenset({"secretariat"})
    undone_by = "weight.set"

    series: Key
    member: Code
    value: Annotated[int, Field(ge=0, le=LARGEST)] | None
    start: Day

    def about(self) -> tuple[str, ...]:
        return (f"weights/{self.series}", f"members/{self.member}")

    def check(self, case: Case) -> None:
        require_series(case, self.series, "series")
        require_staying(case.body, self.member, Period(read_day(self.start, "start")), "member")

    def apply(self, entry: Entry) -> None:
        Weight.lapse(entry, series=self.series, member=self.member, start=self.start)
        Weight.enter(entry, series=self.series, member=self.member, value=self.value, start=self.start)


def require_series(case: Case, key: str, field: str) -> WeightSeries:
    """The series as it stands; refuses a key that none bears."""
    found = WeightSeries.rows.at().filter(body=case.body, key=key).first()
    if found is None:
        raise Refused("bodies.series", _("No series of weights here bears the key {key}.").format(key=key), field)
    return found
