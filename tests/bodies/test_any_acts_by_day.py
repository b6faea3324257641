"""After any acts on members, groups, forums, delegations and weights, in any order and for any days, whoever asks on a
day is told what the reference tells, and nobody reads or acts by what is another's or was of an earlier membership."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from plenary.bodies.acts import category, coordination, credential, delegation, forum, group, member, office, weight
from plenary.bodies.holding import list_seats
from plenary.bodies.models import Account, Seating
from plenary.bodies.queries import (
    composition,
    coordinators,
    count_members,
    find_forum,
    find_member,
    list_listed,
    list_members,
    list_participants,
    list_weights,
    member_may,
    reader_of,
)
from plenary.bodies.rules.capability import Capability
from plenary.bodies.rules.credential import Event
from plenary.bodies.rules.permission import Standing
from plenary.kit import clock
from plenary.record.act import Act
from plenary.record.models import Log
from plenary.record.perform import perform
from plenary.record.refusal import Refused
from tests.bodies.belonging_model import House, Person
from tests.bodies.conftest import SECRETARIAT, Do

FIRST = date(2026, 11, 23)
CODES = ("AND", "FEL")
GROUPS = ("COAST", "HILLS")
CAPABILITIES = (Capability.VOTE, Capability.SPEAK)
SHOWN = (-3, 0, 1, 3, 6, 11, 30)
"""The days that are looked at, counted from the day on which the last act was done."""

OFFSETS = st.integers(-2, 6)
LENGTHS = st.none() | st.integers(1, 6)
MEMBERS = st.sampled_from(CODES)
STEPS = st.one_of(
    st.tuples(st.just("wait"), st.integers(1, 4)),
    st.tuples(st.just("admit"), MEMBERS, OFFSETS, st.sampled_from(["member", "observer"]), st.sampled_from("ABC")),
    st.tuples(st.just("follow"), MEMBERS, st.integers(0, 3), st.sampled_from(["member", "observer"])),
    st.tuples(st.just("withdraw"), MEMBERS, OFFSETS),
    st.tuples(st.just("rename"), MEMBERS, st.sampled_from("ABC")),
    st.tuples(st.just("join"), MEMBERS, st.sampled_from(GROUPS), OFFSETS, LENGTHS),
    st.tuples(st.just("leave"), MEMBERS, st.sampled_from(GROUPS), OFFSETS),
    st.tuples(st.just("speak"), MEMBERS, st.sampled_from(GROUPS), OFFSETS, LENGTHS),
    st.tuples(st.just("silence"), MEMBERS, st.sampled_from(GROUPS), OFFSETS),
    st.tuples(st.just("dissolve"), st.sampled_from(GROUPS)),
    st.tuples(st.just("list"), MEMBERS, OFFSETS, LENGTHS),
    st.tuples(st.just("unlist"), MEMBERS, OFFSETS),
    st.tuples(st.just("ask"), MEMBERS, st.sampled_from(["open", "shut"]), OFFSETS, LENGTHS),
    st.tuples(st.just("go"), MEMBERS, st.sampled_from(["open", "shut"]), OFFSETS),
    st.tuples(st.just("weigh"), MEMBERS, st.none() | st.integers(0, 9), OFFSETS),
    st.tuples(st.just("grant"), MEMBERS, st.sampled_from(CAPABILITIES), OFFSETS, LENGTHS),
    st.tuples(st.just("suspend"), MEMBERS, st.sampled_from(CAPABILITIES), OFFSETS),
    st.tuples(st.just("appoint"), MEMBERS, st.booleans(), st.integers(1, 2)),
    st.tuples(st.just("release"), st.integers(0, 3)),
    st.tuples(st.just("receive"), MEMBERS, st.integers(1, 2)),
    st.tuples(st.just("rule"), MEMBERS, st.integers(1, 2), st.booleans()),
    st.tuples(st.just("preside"), MEMBERS, OFFSETS, LENGTHS),
)


class Taken:
    """A body and its reference, which take the same acts; ``today`` goes on and never back."""

    def __init__(self) -> None:
        self.today, self.keys = FIRST, count(1)
        self.house = House(GROUPS)
        self.accounts: dict[int, int] = {}

    def do(self, act: Act, log: str = "demo") -> int | None:
        """The number of the entry; None where the act is refused."""
        try:
            number = next(self.keys)
            with at(self.today, number):
                done = perform(act, actor=SECRETARIAT, body=log, key=f"k{number}")
        except Refused:
            return None
        return done.entry.sequence

    def day(self, offset: int) -> str:
        return (self.today + timedelta(offset)).isoformat()

    def period(self, offset: int, length: int | None) -> dict[str, str | None]:
        return {"start": self.day(offset), "end": None if length is None else self.day(offset + length)}

    def take(self, kind: str, *values: object) -> None:
        getattr(self, f"_{kind}")(*values)

    def _wait(self, days: int) -> None:
        self.today += timedelta(days)

    def _admit(self, code: str, offset: int, standing: str, name: str) -> None:
        names, start = {"en": name, "fr": name}, self.day(offset)
        known = self.house.tenures.get(code, ())
        if known and known[-1].over and known[-1].end == date.fromisoformat(start):
            return  # what follows a tenure that had ended for good is neither of it nor after a gap
        back = code in self.house.tenures
        act = member.AdmitMember(code=code, names=names, place=1, standing=standing, start=start, readmitted=back)
        if self.do(act):
            self.house.admit(code, date.fromisoformat(start), standing, name)

    def _follow(self, code: str, gap: int, standing: str) -> None:
        """It is admitted again so many days after it leaves, where that is known."""
        known = self.house.tenures.get(code)
        if known and known[-1].end:
            offset = (known[-1].end - self.today).days + gap
            self._admit(code, offset, standing, "D")

    def _withdraw(self, code: str, offset: int) -> None:
        if self.do(member.WithdrawMember(code=code, end=self.day(offset))):
            self.house.withdraw(code, self.today + timedelta(offset))

    def _rename(self, code: str, name: str) -> None:
        if self.do(member.NameMember(code=code, names={"en": name, "fr": name}, place=1)):
            self.house.rename(code, name, self.today)

    def _enter(self, act: Act, code: str, what: tuple[str, ...], offset: int, length: int | None, log: str) -> None:
        start = self.today + timedelta(offset)
        end = None if length is None else start + timedelta(length)
        expected = self.house.may_enter(code, what, start, end)
        assert bool(self.do(act, log)) is expected, (act, "refused" if expected else "taken")
        if expected:
            self.house.enter(code, what, start, end)

    def _join(self, code: str, key: str, offset: int, length: int | None) -> None:
        if key in self.house.groups:
            act = group.JoinGroup.model_validate({"group": key, "member": code, **self.period(offset, length)})
            self._enter(act, code, ("group", key), offset, length, "demo")

    def _leave(self, code: str, key: str, offset: int) -> None:
        if self.do(group.LeaveGroup(group=key, member=code, end=self.day(offset))):
            self.house.leave(code, key, self.today + timedelta(offset))

    def _speak(self, code: str, key: str, offset: int, length: int | None) -> None:
        act = coordination.NameCoordinator.model_validate({"group": key, "member": code, **self.period(offset, length)})
        if self.do(act):
            start = self.today + timedelta(offset)
            self.house.enter(code, ("speaks", key), start, None if length is None else start + timedelta(length))

    def _silence(self, code: str, key: str, offset: int) -> None:
        if self.do(coordination.ReleaseCoordinator(group=key, member=code, end=self.day(offset))):
            self.house.finish(code, ("speaks", key), self.today + timedelta(offset))

    def _dissolve(self, key: str) -> None:
        if self.do(group.DissolveGroup(code=key)):
            self.house.dissolve(key, self.today)

    def _list(self, code: str, offset: int, length: int | None) -> None:
        values = {"category": "SMALL", "member": code, **self.period(offset, length)}
        self._enter(category.ListMember.model_validate(values), code, ("listed",), offset, length, "demo")

    def _unlist(self, code: str, offset: int) -> None:
        if self.do(category.UnlistMember(category="SMALL", member=code, end=self.day(offset))):
            self.house.finish(code, ("listed",), self.today + timedelta(offset))

    def _ask(self, code: str, key: str, offset: int, length: int | None) -> None:
        act = forum.AskIn.model_validate({"forum": key, "member": code, **self.period(offset, length)})
        self._enter(act, code, ("forum", key), offset, length, LOGS[key])

    def _go(self, code: str, key: str, offset: int) -> None:
        if self.do(forum.LeaveForum(forum=key, member=code, end=self.day(offset)), LOGS[key]):
            self.house.finish(code, ("forum", key), self.today + timedelta(offset))

    def _weigh(self, code: str, value: int | None, offset: int) -> None:
        if self.do(weight.SetWeight(series="shares", member=code, value=value, start=self.day(offset))):
            self.house.weigh(code, value, self.today + timedelta(offset))

    def _grant(self, code: str, capability: Capability, offset: int, length: int | None) -> None:
        values = {"code": code, "capability": capability, **self.period(offset, length)}
        if self.do(member.GrantCapability.model_validate(values)):
            start = self.today + timedelta(offset)
            end = None if length is None else start + timedelta(length)
            self.house.enter(code, ("may", capability.value), start, end)

    def _suspend(self, code: str, capability: Capability, offset: int) -> None:
        act = member.SuspendCapability(code=code, capability=capability, start=self.day(offset), reason="arrears")
        if self.do(act):
            self.house.shorten(code, ("may", capability.value), self.today + timedelta(offset))

    def _appoint(self, code: str, binds: bool, claim: int) -> None:
        values = {"member": code, "role": "alternate", "person": "A", "binds": binds, "claim": claim}
        number = self.do(delegation.AppointDelegate.model_validate(values))
        if number:
            self.house.appoint(number, code, binds, claim, self.today)
            self._sit(number)

    def _release(self, place: int) -> None:
        """Somebody is released from whichever delegation it is of."""
        own = [each for each in self.house.persons if each.tenure is not None]
        if place < len(own) and own[place].tenure is not None:
            code = own[place].tenure.code
            if self.do(delegation.ReleaseDelegate(member=code, appointment=own[place].number)):
                self.house.persons.remove(own[place])

    def _receive(self, code: str, claim: int) -> None:
        act = credential.ReceiveCredentials(member=code, claim=claim, form="original", reference="Letter")
        if self.do(act):
            self.house.happen(code, claim, Event.RECEIVE_ORIGINAL, self.today)

    def _rule(self, code: str, claim: int, accepted: bool) -> None:
        kind = credential.AcceptCredentials if accepted else credential.RejectCredentials
        if self.do(kind(member=code, claim=claim, reference="Report")):
            self.house.happen(code, claim, Event.ACCEPT if accepted else Event.REJECT, self.today)

    def _preside(self, code: str, offset: int, length: int | None) -> None:
        values = {"office": "chair", "kind": "chair", "member": code, "person": "C", **self.period(offset, length)}
        number = self.do(office.FillOffice.model_validate(values))
        if number:
            start = self.today + timedelta(offset)
            self.house.fill(number, start, None if length is None else start + timedelta(length))
            self._sit(number)

    def _sit(self, number: int) -> None:
        account = Account.objects.create_user(f"person-{number}@plenary.example")
        Seating.objects.create(account=account, body="demo", number=number)
        self.accounts[number] = account.pk

    # What is compared

    def told(self, day: date) -> dict[str, object]:
        """What the house tells of a day."""
        forums = {key: find_forum("demo", key) for key in LOGS}
        present = {row.code: row for row in list_members("demo", day)}
        found: dict[str, object] = {
            "count": count_members("demo", day),
            "groups": {key: composition("demo", key, day) for key in GROUPS},
            "speak": {key: coordinators("demo", key, day) for key in GROUPS},
            "listed": list_listed("demo", day)["SMALL"],
            "asked": {key: list_participants("demo", each, day) for key, each in forums.items() if each},
            "weights": list_weights("demo", "shares", day),
        }
        for code in CODES:
            row = present.get(code)
            assert row == find_member("demo", code, day)
            held = [each.value for each in CAPABILITIES if member_may("demo", code, each, day)]
            within = row is not None and row.start <= day.isoformat() and (row.end is None or day.isoformat() < row.end)
            found[code] = ((row.names["en"], row.names["fr"], row.standing) if row and within else None, held)
        return found

    def meant(self, day: date) -> dict[str, object]:
        """What the reference tells of it."""
        found: dict[str, object] = {
            "count": sum(self.house.find_on(code, day) is not None for code in CODES),
            "groups": {key: self.house.list_for(("group", key), day) for key in GROUPS},
            "speak": {key: self.house.list_coordinators(key, day) for key in GROUPS},
            "listed": self.house.list_for(("listed",), day),
            "asked": {key: self.house.list_for(("forum", key), day) for key in LOGS},
            "weights": self.house.list_weights(day),
        }
        for code in CODES:
            held = [each.value for each in CAPABILITIES if self.house.may(code, each, day)]
            told = self.house.tell(code, day)
            found[code] = ((told[0], told[0], told[1]) if told else None, held)
        return found

    def opened(self, person: Person, day: date) -> tuple[object, ...]:
        """The seats that somebody has on a day, and whose private things it reads."""
        seats = {seat.name: seat.standing for seat in list_seats(self.accounts[person.number], "demo", day)}
        sitting = frozenset(seat for seat, standing in seats.items() if standing is not Standing.NOT_SEATED)
        reader = reader_of("demo", sitting, day)
        return seats, (set(reader.groups), set(reader.forums)), reader.is_of_the_members

    def meant_for(self, person: Person, day: date) -> tuple[object, ...]:
        seats = self.house.list_seats(person, day)
        sits = any(seat.startswith("delegation:") for seat, state in seats.items() if state is not Standing.NOT_SEATED)
        return seats, self.house.list_readable(person, day), sits


LOGS = {"open": "demo", "shut": "demo.shut"}


def at(day: date, number: int) -> AbstractContextManager[None]:
    """A moment of a day, later for every act."""
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC) + timedelta(seconds=number)
    return clock.reading(lambda: moment)


@pytest.fixture
def begin(do: Do) -> None:
    """Two groups, a category, a series, and two forums into which members are asked, one with a log of its own."""
    for key in GROUPS:
        do(group.FormGroup(code=key, names={"en": key}))
    do(category.DeclareCategory(code="SMALL", names={"en": "Small"}, source="Invented List", as_of="2026-01-01"))
    do(weight.DeclareWeight(key="shares", names={"en": "Shares"}, unit="per mille", source="Invented Scale"))
    values = {"kind": "friends-of-the-chair", "names": {"en": "Friends"}, "room": "participants"}
    do(forum.OpenForum.model_validate({**values, "key": "open", "mode": "recorded", "chair": "office:chair"}))
    opened = do(forum.OpenForum.model_validate({**values, "key": "shut", "mode": "closed", "chair": "office:chair"}))
    Log.objects.create(body="demo.shut", origin="plenary.example/demo.shut")
    constitute = forum.ConstituteForum(opened=opened.entry.sequence)
    perform(constitute, actor=SECRETARIAT, body="demo.shut", key="constitute")


def compare(steps: list[tuple[object, ...]]) -> None:
    """Both members come in, the acts are taken, and the house is compared with its reference on several days."""
    taken = Taken()
    for kind, *values in [*(("admit", code, -2, "member", "A") for code in CODES), *steps]:
        taken.take(str(kind), *values)
    days = [taken.today + timedelta(offset) for offset in SHOWN]
    for day in days:
        assert (day, taken.told(day)) == (day, taken.meant(day))
        for person in taken.house.persons if day >= taken.today else ():
            assert (day, person, taken.opened(person, day)) == (day, person, taken.meant_for(person, day))


def within(work: Callable[[], None]) -> None:
    """Do something that leaves nothing behind."""
    with transaction.atomic():
        work()
        transaction.set_rollback(True)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.lists(STEPS, min_size=8, max_size=40))
def test_after_any_acts_the_house_tells_of_each_day_what_the_reference_tells(
    begin: None, steps: list[tuple[object, ...]]
):
    within(lambda: compare(steps))
