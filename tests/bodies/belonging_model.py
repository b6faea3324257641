"""A reference to compare the house with: who belongs, who may what and who reads what, each on a day.

It is simple where the house is not: what is entered for a member is tied, when it is entered, to a tenure, a stretch of
memberships without a gap. It takes effect on the days that it and its tenure have in common, whatever comes later.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from plenary.bodies.rules.capability import STANDINGS, Capability
from plenary.bodies.rules.credential import Claim, Event, State, find_seated, follow
from plenary.bodies.rules.permission import Standing


@dataclass(eq=False)
class Spell:
    """A membership: what a member is called and is, from a day until another."""

    start: date
    end: date | None
    standing: str
    name: str


@dataclass(eq=False)
class Tenure:
    """Memberships that follow one another without a gap, and what stands with the credentials received for them."""

    code: str
    spells: list[Spell]
    claims: dict[int, State] = field(default_factory=dict)
    over: bool = False
    """Whether another was entered after it: what was entered for it has ended with it, and does not begin again."""

    def holds(self, day: date) -> bool:
        return any(holds(spell.start, spell.end, day) for spell in self.spells)

    @property
    def end(self) -> date | None:
        return self.spells[-1].end

    def find_seated(self) -> int | None:
        return find_seated([Claim(number, state) for number, state in sorted(self.claims.items())])


@dataclass(eq=False)
class Grant:
    """What was entered for a tenure: ``what`` it is (``("group", "G1")``), from a day until another."""

    tenure: Tenure
    what: tuple[str, ...]
    start: date
    end: date | None
    value: object = None


@dataclass(eq=False)
class Person:
    """Somebody who was appointed to a delegation, or to the office of the chair, where there is no ``tenure``."""

    number: int
    tenure: Tenure | None
    binds: bool
    claim: int
    start: date
    end: date | None = None


def holds(start: date, end: date | None, day: date) -> bool:
    return start <= day and (end is None or day < end)


def _meet(start: date, end: date | None, other: date, until: date | None) -> bool:
    return (until is None or start < until) and (end is None or other < end)


class House:
    """The body as the acts that it took have made it."""

    def __init__(self, groups: Iterable[str]) -> None:
        self.tenures: dict[str, list[Tenure]] = {}
        self.grants: list[Grant] = []
        self.persons: list[Person] = []
        self.groups = set(groups)
        self.dissolved: dict[str, date] = {}
        self.kept: list[Grant] = []

    # What is entered

    def find_for(self, code: str, start: date) -> Tenure | None:
        """The tenure for which something is entered from a day on."""
        return next((each for each in self.tenures.get(code, ()) if each.end is None or start < each.end), None)

    def admit(self, code: str, start: date, standing: str, name: str) -> None:
        known, spell = self.tenures.setdefault(code, []), Spell(start, None, standing, name)
        if known and known[-1].end == start:
            known[-1].spells.append(spell)
        else:
            for tenure in known:
                tenure.over = True
            known.append(Tenure(code, [spell]))
        for capability in STANDINGS[standing]:
            self.grants.append(Grant(known[-1], ("may", capability.value), start, None))

    def withdraw(self, code: str, end: date) -> None:
        for tenure in list(self.tenures[code]):
            tenure.spells = [spell for spell in tenure.spells if spell.start < end]
            if not tenure.spells:
                self.tenures[code].remove(tenure)
            elif tenure.end is None or tenure.end > end:
                tenure.spells[-1].end = end
        self.shorten(code, ("may",), end)

    def rename(self, code: str, name: str, today: date) -> None:
        spells = [spell for tenure in self.tenures[code] for spell in tenure.spells]
        first = [spell for spell in spells if spell.start <= today][-1:] or spells[:1]
        before = first[0].name
        for spell in spells:
            if spell.start >= first[0].start and spell.name == before:
                spell.name = name

    def enter(
        self, code: str, what: tuple[str, ...], start: date, end: date | None = None, value: object = None
    ) -> None:
        tenure = self.find_for(code, start)
        assert tenure is not None
        self.grants.append(Grant(tenure, what, start, end, value))

    def shorten(self, code: str, what: tuple[str, ...], end: date) -> None:
        """End on a day what lasts beyond it, and take back what begins later."""
        for grant in list(self.grants):
            if grant.tenure.code == code and grant.what[: len(what)] == what:
                if grant.start >= end:
                    self.grants.remove(grant)
                elif grant.end is None or grant.end > end:
                    grant.end = end

    def finish(self, code: str, what: tuple[str, ...], end: date) -> None:
        """End on a day what it lies in."""
        for grant in list(self.grants):
            if grant.tenure.code == code and grant.what == what and holds(grant.start, grant.end, end):
                if grant.start == end:
                    self.grants.remove(grant)
                else:
                    grant.end = end

    def weigh(self, code: str, value: int | None, start: date) -> None:
        same = [each for each in self.grants if each.what == ("weight",) and each.tenure.code == code]
        self.grants = [each for each in self.grants if each not in same or each.start != start]
        self.enter(code, ("weight",), start, value=value)

    def may_enter(self, code: str, what: tuple[str, ...], start: date, end: date | None) -> bool:
        """Whether something may be entered for a member: it has not left by then, the days do not all lie between two
        tenures, and the same does not take effect on one of these days already."""
        tenure = self.find_for(code, start)
        if tenure is None:
            return False
        first = tenure.spells[0].start
        if end is not None and end <= first:
            return tenure is self.tenures[code][0]
        start = max(start, first)
        rows = [each for each in self.grants if each.tenure is tenure and each.what == what]
        rows = [each for each in rows if (tenure.end is None or each.start < tenure.end)]
        return not any(
            _meet(max(each.start, first), each.end, start, end) for each in rows if each.end is None or each.end > first
        )

    def leave(self, code: str, group: str, end: date) -> None:
        """A member leaves a group, and coordinates it no longer on the days on which it belonged."""
        inside = [each for each in self.grants if each.what == ("group", group) and each.tenure.code == code]
        left = next(each for each in inside if holds(each.start, each.end, end))
        until = left.end
        self.finish(code, ("group", group), end)
        spoken = [each for each in self.grants if each.what == ("speaks", group) and each.tenure.code == code]
        for each in spoken:
            if until is None or each.start < until:
                if each.start >= end:
                    self.grants.remove(each)
                elif each.end is None or each.end > end:
                    each.end = end

    def appoint(self, number: int, code: str, binds: bool, claim: int, today: date) -> None:
        self.persons.append(Person(number, self.find_for(code, today), binds, claim, today))

    def fill(self, number: int, start: date, end: date | None) -> None:
        self.persons.append(Person(number, None, True, 0, start, end))

    def happen(self, code: str, claim: int, event: Event, today: date) -> None:
        tenure = self.find_for(code, today)
        assert tenure is not None
        after = follow(tenure.claims.get(claim), event)
        assert after is not None
        tenure.claims[claim] = after

    def dissolve(self, group: str, today: date) -> None:
        self.groups.remove(group)
        self.dissolved[group] = today
        inside = [each for each in self.grants if each.what == ("group", group)]
        self.kept += [each for each in inside if self.is_in_force(each, today)]
        self.grants = [each for each in self.grants if group not in each.what]

    # What holds on a day

    def find_on(self, code: str, day: date) -> Tenure | None:
        return next((each for each in self.tenures.get(code, ()) if each.holds(day)), None)

    def is_in_force(self, grant: Grant, day: date) -> bool:
        alive = grant.tenure in self.tenures.get(grant.tenure.code, ())
        return alive and grant.tenure.holds(day) and holds(grant.start, grant.end, day)

    def list_for(self, what: tuple[str, ...], day: date) -> list[str]:
        return sorted({each.tenure.code for each in self.grants if each.what == what and self.is_in_force(each, day)})

    def tell(self, code: str, day: date) -> tuple[str, str] | None:
        """What a member is called and is; None on a day on which it does not belong."""
        tenure = self.find_on(code, day)
        if tenure is None:
            return None
        return next((each.name, each.standing) for each in tenure.spells if holds(each.start, each.end, day))

    def list_weights(self, day: date) -> dict[str, int]:
        found: dict[str, int] = {}
        rows = sorted((each for each in self.grants if each.what == ("weight",)), key=lambda each: each.start)
        for each in rows:
            if self.is_in_force(each, day):
                found.pop(each.tenure.code, None)
                if isinstance(each.value, int):
                    found[each.tenure.code] = each.value
        return dict(sorted(found.items()))

    def may(self, code: str, capability: Capability, day: date) -> bool:
        return code in self.list_for(("may", capability.value), day)

    def list_coordinators(self, group: str, day: date) -> list[str]:
        inside = self.list_for(("group", group), day)
        return [code for code in self.list_for(("speaks", group), day) if code in inside]

    def list_seats(self, person: Person, day: date) -> Mapping[str, Standing]:
        """The seats that somebody has on a day, each with its standing."""
        return dict(self._list_seats(person, day))

    def _list_seats(self, person: Person, day: date) -> Iterator[tuple[str, Standing]]:
        if not holds(person.start, person.end, day):
            return
        if person.tenure is None:
            yield "office:chair", Standing.BINDING
            return
        code = person.tenure.code
        if person.tenure not in self.tenures.get(code, ()) or not person.tenure.holds(day):
            return
        if person.tenure.find_seated() != person.claim:
            yield f"delegation:{code}", Standing.NOT_SEATED
            return
        standing = Standing.BINDING if person.binds else Standing.PREPARING
        yield f"delegation:{code}", standing
        for group in self.groups:
            if code in self.list_coordinators(group, day):
                yield f"group:{group}", standing

    def list_readable(self, person: Person, day: date) -> tuple[set[str], set[str]]:
        """The groups and the forums whose private things somebody reads on a day."""
        seats = {seat for seat, standing in self.list_seats(person, day).items() if standing is not Standing.NOT_SEATED}
        codes = {seat.partition(":")[2] for seat in seats if seat.startswith("delegation:")}
        groups = {group for group in self.groups if codes & set(self.list_for(("group", group), day))}
        groups |= {each.what[1] for each in self.kept if each.tenure.code in codes and self.is_in_force(each, day)}
        forums = {key for key in ("open", "shut") if codes & set(self.list_for(("forum", key), day))}
        return groups, forums | ({"open", "shut"} if "office:chair" in seats else set())
