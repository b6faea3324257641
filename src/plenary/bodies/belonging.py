"""When members belong to a body: asked wherever what was entered for one is to take effect."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from django.db.models import Q

from plenary.bodies.models import Member, Participant
from plenary.bodies.rules.belonging import (
    belongs,
    find_effect,
    find_end,
    find_entered,
    join,
    lies_between,
    takes_effect,
)
from plenary.bodies.rules.period import Period
from plenary.bodies.rules.weight import list_effects
from plenary.record.entry import Entry
from plenary.record.models import Recorded
from plenary.record.reading import find_newest


class Entered(Protocol):
    """A row of what was entered for a ``member``, from a date until another."""

    member: str
    start: str
    end: str | None


class Lasting(Protocol):
    """A row of what was entered from a date until another."""

    start: str
    end: str | None


R = TypeVar("R", bound=Lasting)


@dataclass(frozen=True, slots=True)
class Belonging:
    """The ``memberships`` in a body by the code of the member: that of today, those before it and after it."""

    memberships: Mapping[str, Collection[Period]]

    def find(self, code: str, day: date) -> Period | None:
        """The membership that includes a day."""
        return next((each for each in self.memberships.get(code, ()) if each.holds(day)), None)

    def belongs(self, code: str, day: date) -> bool:
        return belongs(self.memberships.get(code, ()), day)

    def holds(self, row: Entered, day: date) -> bool:
        """Whether what was entered takes effect on a day, on which the member belongs."""
        return self.counts(row.member, Period.read(row.start, row.end), day)

    def counts(self, code: str, entered: Period, day: date) -> bool:
        """The same of a period that was entered for a member."""
        return takes_effect(entered, self.memberships.get(code, ()), day)

    def find_effect(self, code: str, entered: Period) -> Period | None:
        """The days on which what is entered for a member for a period takes effect; None where it is none."""
        return find_effect(entered, self.memberships.get(code, ()))

    def find_until(self, row: Entered) -> str | None:
        """The day on which what was entered for a member ends: the one that was entered with it, or that on which the
        member leaves; None where neither is known."""
        effect = self.find_effect(row.member, Period.read(row.start, row.end))
        return effect.end.isoformat() if effect and effect.end else row.end

    def goes_on(self, row: Entered, day: date) -> bool:
        """Whether a last day may be entered still, where none was: the member has not left before a day."""
        until = self.find_until(row)
        return row.end is None and (until is None or day.isoformat() < until)

    def find_meeting(self, code: str, rows: Iterable[R], wanted: Period) -> R | None:
        """Of what was entered for a member, the first that takes effect on a day on which what is ``wanted`` would:
        what is of an earlier membership stands in nobody's way."""
        effect = self.find_effect(code, wanted)
        for row in rows:
            own = self.find_effect(code, Period.read(row.start, row.end))
            if own is not None and effect is not None and own.meets(effect):
                return row
        return None

    def find_entered(self, code: str, entered: Period) -> Period | None:
        """The membership of a member for which a period is entered; None after the last."""
        return find_entered(entered, self.memberships.get(code, ()))

    def lies_between(self, code: str, entered: Period) -> bool:
        """Whether a period lies between two memberships of a member."""
        return lies_between(entered, self.memberships.get(code, ()))

    def list_effects(self, code: str, values: Iterable[tuple[str, int | None]]) -> list[tuple[Period, int | None]]:
        """The days on which each of a member's values in a series of weights is in force, by the day it was given."""
        given = [(date.fromisoformat(start), value) for start, value in values]
        return list_effects(given, self.memberships.get(code, ()))

    def find_end(self, code: str, day: date) -> str | None:
        """The day on which what is entered for a member on a day ends, because it is known to come back after a gap."""
        end = find_end(self.memberships.get(code, ()), day)
        return end.isoformat() if end else None


def read_belonging(body: str, at: int | None = None, codes: Collection[str] | None = None) -> Belonging:
    """The memberships in a body, of these ``codes`` alone where they are given; ``at`` an entry, as they stood then."""
    if at is None and codes is not None:
        rows = [row for code in sorted(codes) for row in Member.list_standing(body, code=code)]
    else:
        found = Member.rows.at(at).filter(body=body)
        rows = list(found if codes is None else found.filter(code__in=codes))
    periods: dict[str, list[Period]] = {}
    for row in sorted(rows, key=lambda row: row.start):
        periods.setdefault(row.code, []).append(Period.read(row.start, row.end))
    return Belonging(periods)


def choose_invited(body: str, rows: Iterable[Participant], belonging: Belonging) -> list[Participant]:
    """Of the rows that say who was asked into forums, those that are of the membership for which they were entered.

    A member that comes back after a gap takes back what was entered ahead for its earlier membership, but for what
    stands in the log of a closed forum, which the acts of the body do not write: there it is looked up when it was
    entered, and for which membership that was.
    """
    rows = list(rows)
    codes = {row.member for row in rows if row.body != body}
    members = list(Member.rows.filter(body=body, code__in=codes)) if codes else []
    known = {(member.code, member.start) for member in members}
    # Who never had more than one membership was asked in for that.
    several = {code for code in codes if sum(code == each for each, _start in known) > 1}
    unsure = [row for row in rows if row.body != body and row.member in several]
    seen = _list_seen(body, unsure) if unsure else {}
    return [
        row
        for row in rows
        if row.id not in seen
        or _is_meant(row, belonging, [member for member in members if member.code == row.member], seen[row.id])
    ]


def _is_meant(row: Participant, belonging: Belonging, members: Sequence[Member], seen: int) -> bool:
    """Whether what was entered on the body's record up to ``seen`` is of the membership that it would be of now;
    ``members`` are all rows of this member."""
    entered = Period.read(row.start, row.end)
    membership = belonging.find_entered(row.member, entered)
    if membership is None:
        return True
    then = Belonging({row.member: _list_periods(members, seen)})
    meant = then.find_entered(row.member, entered)
    return meant is not None and meant.start == membership.start and _stands_since(members, meant, seen)


def _list_periods(members: Iterable[Member], sequence: int) -> list[Period]:
    """The memberships as they stood once an entry was applied, by their days."""
    standing = (row for row in members if row.seq_from <= sequence and (row.seq_to is None or sequence < row.seq_to))
    return [Period.read(row.start, row.end) for row in sorted(standing, key=lambda row: row.start)]


def _stands_since(members: Sequence[Member], membership: Period, sequence: int) -> bool:
    """Whether a membership was not taken back after an entry: another that begins on the same day is not the same."""
    changed = {each for row in members for each in (row.seq_from, row.seq_to) if each is not None and each > sequence}
    return all(any(each.start == membership.start for each in join(_list_periods(members, entry))) for entry in changed)


def _list_seen(body: str, rows: Sequence[Participant]) -> dict[str, int]:
    """How far the body's record had come when somebody was asked into a closed forum, by the rows that say so.

    The entry names it itself. One of an earlier release does not, and is placed by its time.
    """
    first = _list_first(rows)
    wanted = Q()
    for one in first.values():
        wanted |= Q(body=one.body, sequence=one.seq_from)
    data = (bytes(each) for each in Recorded.objects.filter(wanted).values_list("data", flat=True))
    entries = {(found.body, found.sequence): found for found in map(Entry.decode, data)}
    seen: dict[str, int] = {}
    for row in rows:
        asked = entries[first[row.id].body, first[row.id].seq_from]
        told = asked.payload.get("seen")
        seen[row.id] = told if isinstance(told, int) else find_newest(body, asked.at)
    return seen


def _list_first(rows: Sequence[Participant]) -> dict[str, Participant]:
    """By the rows that say who takes part, those by which they were asked in: others were made of these by those who
    ended it sooner."""
    logs, codes = {row.body for row in rows}, {row.member for row in rows}
    before = {
        (each.body, each.forum, each.member, each.start, each.seq_to): each
        for each in Participant.rows.filter(body__in=logs, member__in=codes).order_by("seq_from")
    }
    found: dict[str, Participant] = {}
    for row in rows:
        first = row
        while (earlier := before.get((first.body, first.forum, first.member, first.start, first.seq_from))) is not None:
            first = earlier
        found[row.id] = first
    return found
