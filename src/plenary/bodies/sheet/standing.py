"""The sheets of categories, of who is listed in them, of series of weights and of their values."""

from collections.abc import Iterator
from datetime import date

from plenary.bodies.acts.category import DeclareCategory, ListMember, UnlistMember
from plenary.bodies.acts.field import read_days
from plenary.bodies.acts.weight import DeclareWeight, SetWeight
from plenary.bodies.belonging import read_belonging
from plenary.bodies.models import Listing, Weight
from plenary.bodies.queries import list_categories, list_series
from plenary.bodies.rules.weight import LARGEST
from plenary.bodies.sheet.member import read_end
from plenary.bodies.sheet.row import Row, Sheet, Step, Wrong
from plenary.kit.language import _
from plenary.record.refusal import Refused


class Categories(Sheet):
    """``code, source, as_of``, and a column for each language."""

    key = "categories"
    unique = ("code",)
    required = ("code", "source", "as_of")
    known = ("code", "source", "as_of")
    named = True

    def __init__(self, body: str) -> None:
        self.declared = {row.code: (row.names, row.source, row.as_of) for row in list_categories(body)}

    def steps(self, row: Row) -> Iterator[Step]:
        code = row.code("code")
        names = row.names(self.declared[code][0] if code in self.declared else None)
        act = DeclareCategory(code=code, names=names, source=row.text("source"), as_of=row.start("as_of"))
        if self.declared.get(act.code) != (act.names, act.source, act.as_of):
            yield Step(act, row.number, {"names": row.languages[0]})

    @staticmethod
    def rows(body: str) -> tuple[list[str], list[list[str]]]:
        found = list_categories(body)
        languages = sorted({language for category in found for language in category.names})
        return ["code", "source", "as_of", *languages], [
            [c.code, c.source, c.as_of, *(c.names.get(tag, "") for tag in languages)] for c in found
        ]


class Listings(Sheet):
    """``category, member, start, end``: whom a list counts among a category, and when."""

    key = "listings"
    unique = ("category", "member", "start")
    required = ("category", "member")
    known = ("category", "member", "start", "end")

    def __init__(self, body: str) -> None:
        self.listed = {(row.category, row.member, row.start): row for row in _listings(body)}
        self.belonging = read_belonging(body)

    def steps(self, row: Row) -> Iterator[Step]:
        category, member, start, end = row.code("category"), row.code("member"), row.start(), row.end()
        try:
            read_days(start, end)
        except Refused as refused:
            raise Wrong("end", refused.sentence) from None
        found = self.listed.get((category, member, start))
        end = read_end(self.belonging, found, end)
        if found is None:
            payload = {"category": category, "member": member, "start": start, "end": end}
            yield Step(ListMember.model_validate(payload), row.number, {})
        elif found.end is None and end is not None:
            yield Step(UnlistMember(category=category, member=member, end=end), row.number, {})
        elif found.end != end:
            raise Wrong(
                "end",
                _("{member} is counted among {category} until {end}: list it again from then on.").format(
                    member=member, category=category, end=self.belonging.find_until(found)
                ),
            )

    @staticmethod
    def rows(body: str) -> tuple[list[str], list[list[str]]]:
        belonging = read_belonging(body)
        return ["category", "member", "start", "end"], [
            [row.category, row.member, row.start, belonging.find_until(row) or ""] for row in _listings(body)
        ]


class Series(Sheet):
    """``key, unit, source``, and a column for each language."""

    key = "series"
    unique = ("key",)
    required = ("key", "unit", "source")
    known = ("key", "unit", "source")
    named = True

    def __init__(self, body: str) -> None:
        self.declared = {row.key: (row.names, row.unit, row.source) for row in list_series(body)}

    def steps(self, row: Row) -> Iterator[Step]:
        key = row.key("key")
        names = row.names(self.declared[key][0] if key in self.declared else None)
        act = DeclareWeight(key=key, names=names, unit=row.text("unit", 60), source=row.text("source"))
        if self.declared.get(act.key) != (act.names, act.unit, act.source):
            yield Step(act, row.number, {"names": row.languages[0]})

    @staticmethod
    def rows(body: str) -> tuple[list[str], list[list[str]]]:
        found = list_series(body)
        languages = sorted({language for series in found for language in series.names})
        return ["key", "unit", "source", *languages], [
            [s.key, s.unit, s.source, *(s.names.get(tag, "") for tag in languages)] for s in found
        ]


class Weights(Sheet):
    """``series, member, start, value``: what a member counts for from a day on; an empty value: no longer known, as of
    a member that leaves from the day on which it does."""

    key = "weights"
    unique = ("series", "member", "start")
    required = ("series", "member", "value")
    known = ("series", "member", "start", "value")

    def __init__(self, body: str) -> None:
        self.given = {(series, member, start): value for series, member, start, value in _list_in_force(body)}
        self.given |= {(row.series, row.member, row.start): row.value for row in _weights(body)}
        self.declared = {row.key for row in list_series(body)}
        self.belonging = read_belonging(body)

    def steps(self, row: Row) -> Iterator[Step]:
        place, value = (row.key("series"), row.code("member"), row.start()), row.number_of("value")
        if value is not None and value > LARGEST:
            raise Wrong(
                "value",
                _("{value} is more than {most}, the largest that can be kept.").format(value=value, most=LARGEST),
            )
        series, member, start = place
        if value is None and series in self.declared and self._leaves(member, date.fromisoformat(start)):
            # Its leaving said so, whatever had been set for that day.
            return
        if place not in self.given or self.given[place] != value:
            yield Step(SetWeight(series=series, member=member, value=value, start=start), row.number, {})

    def _leaves(self, member: str, day: date) -> bool:
        """Whether a membership ends on a day on which no other begins."""
        ends = (period.end for period in self.belonging.memberships.get(member, ()))
        return day in ends and not self.belonging.belongs(member, day)

    @staticmethod
    def rows(body: str) -> tuple[list[str], list[list[str]]]:
        return ["series", "member", "start", "value"], [
            [series, member, start, "" if value is None else str(value)]
            for series, member, start, value in _list_in_force(body)
        ]


def _listings(body: str) -> list[Listing]:
    return list(Listing.rows.at().filter(body=body).order_by("category", "member", "start"))


def _weights(body: str) -> list[Weight]:
    return list(Weight.rows.at().filter(body=body).order_by("series", "member", "start"))


def _list_in_force(body: str) -> Iterator[tuple[str, str, str, int | None]]:
    """What each member counts for from a day on, and that it counts for nothing from the day on on which it leaves, by
    series, member and day."""
    given: dict[tuple[str, str], list[tuple[str, int | None]]] = {}
    for row in _weights(body):
        given.setdefault((row.series, row.member), []).append((row.start, row.value))
    belonging = read_belonging(body)
    for (series, member), values in given.items():
        effects = belonging.list_effects(member, values)
        starts = {period.start for period, _value in effects}
        for period, value in effects:
            yield series, member, period.start.isoformat(), value
            if value is not None and period.end is not None and period.end not in starts:
                yield series, member, period.end.isoformat(), None
