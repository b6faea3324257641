"""What was entered ahead for a membership that ended, or that never began, does not come to the next one."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.forum import AskIn, ConstituteForum, LeaveForum, OpenForum
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember, WithdrawMember
from plenary.bodies.acts.weight import DeclareWeight, SetWeight
from plenary.bodies.models import Appointment
from plenary.bodies.queries import composition, find_forum, list_participants, list_weights, reader_of
from plenary.kit import clock
from plenary.record.act import Act
from plenary.record.dump import dump
from plenary.record.entry import Entry
from plenary.record.models import Log, Recorded
from plenary.record.perform import perform
from plenary.record.reading import find_newest, read_entries
from plenary.record.replay import clear, replay
from tests.bodies.conftest import SECRETARIAT, Do

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


class Friends:
    """A closed forum, and acts done one after the other, each a second later than the one before."""

    def __init__(self, do: Do) -> None:
        self.body, self.number = do, 0
        values = {"names": {"en": "Friends"}, "kind": "friends-of-the-chair", "room": "participants", "mode": "closed"}
        opened = do(OpenForum.model_validate({**values, "key": "friends", "chair": "secretariat"})).entry.sequence
        Log.objects.create(body="demo.friends", origin="plenary.example/demo.friends")
        self.do(ConstituteForum(opened=opened), "demo.friends")

    def do(self, act: Act, log: str = "demo", off: timedelta = timedelta(0)) -> None:
        self.number += 1
        with clock.reading(lambda: NOW + timedelta(seconds=self.number) + off):
            perform(act, actor=SECRETARIAT, body=log, key=f"friends-{self.number}")

    def admit(self, start: str) -> None:
        back = bool(self.number > 1)
        values = {"code": "FEL", "names": {"en": "Fel"}, "place": 1, "start": start, "readmitted": back}
        self.do(AdmitMember.model_validate(values))

    def ask(self, start: str, end: str | None = None, off: timedelta = timedelta(0)) -> None:
        """Ask Felunda in, by a clock that is ``off``."""
        self.do(AskIn(forum="friends", member="FEL", start=start, end=end), "demo.friends", off)

    def list_inside(self, day: str) -> tuple[list[str], list[str]]:
        """Who takes part on a day, and what whoever sits for Felunda then reads."""
        found, on = find_forum("demo", "friends"), date.fromisoformat(day)
        assert found is not None
        reader = reader_of("demo", frozenset({"delegation:FEL"}), on)
        return list_participants("demo", found, on), sorted(reader.forums)


@pytest.fixture
def friends(do: Do) -> Friends:
    friends = Friends(do)
    friends.admit("2026-11-21")
    return friends


NOBODY: tuple[list[str], list[str]] = ([], [])
INSIDE = (["FEL"], ["friends"])


def test_who_was_asked_ahead_and_left_before_is_not_asked_in_when_it_comes_back(friends: Friends):
    friends.ask("2026-12-15")
    friends.do(WithdrawMember(code="FEL", end="2026-12-01"))
    friends.admit("2026-12-10")
    assert [friends.list_inside(day) for day in ("2026-12-10", "2026-12-15")] == [NOBODY, NOBODY]
    friends.ask("2026-12-12")
    assert [friends.list_inside(day) for day in ("2026-12-11", "2026-12-12")] == [NOBODY, INSIDE]
    friends.do(LeaveForum(forum="friends", member="FEL", end="2026-12-20"), "demo.friends")
    assert [friends.list_inside(day) for day in ("2026-12-19", "2026-12-20")] == [INSIDE, NOBODY]


def test_who_is_asked_in_for_a_membership_that_is_to_come_takes_part_then(friends: Friends):
    friends.do(WithdrawMember(code="FEL", end="2026-12-01"))
    friends.admit("2026-12-10")
    friends.ask("2026-12-15")
    assert [friends.list_inside(day) for day in ("2026-12-14", "2026-12-15")] == [NOBODY, INSIDE]
    friends.do(LeaveForum(forum="friends", member="FEL", end="2026-12-20"), "demo.friends")
    assert [friends.list_inside(day) for day in ("2026-12-19", "2026-12-20")] == [INSIDE, NOBODY]


def test_what_was_entered_for_a_membership_that_never_began_is_taken_back_with_it(friends: Friends):
    friends.do(FormGroup(code="COAST", names={"en": "Coast"}))
    friends.do(DeclareWeight(key="shares", names={"en": "Shares"}, unit="per mille", source="Scale"))
    friends.do(SetWeight(series="shares", member="FEL", value=3, start="2026-11-21"))
    friends.do(WithdrawMember(code="FEL", end="2026-11-23"))
    friends.admit("2026-12-10")
    friends.ask("2026-12-10")
    friends.do(JoinGroup(group="COAST", member="FEL", start="2026-12-10"))
    friends.do(SetWeight(series="shares", member="FEL", value=7, start="2026-12-10"))
    friends.do(AppointDelegate(member="FEL", role="head", person="A", binds=True))
    friends.do(WithdrawMember(code="FEL", end="2026-12-05"))
    friends.admit("2026-12-08")
    day = date(2026, 12, 11)
    assert (composition("demo", "COAST", day), list_weights("demo", "shares", day)) == ([], {})
    assert (friends.list_inside("2026-12-11"), list(Appointment.rows.at())) == (NOBODY, [])
    assert list_weights("demo", "shares", date(2026, 11, 22)) == {"FEL": 3}
    live, entries = list(dump()), [*read_entries("demo"), *read_entries("demo.friends")]
    clear()
    replay(entries)
    assert list(dump()) == live


def test_who_was_asked_in_for_a_membership_taken_back_is_not_inside_when_admitted_for_the_same_day(friends: Friends):
    friends.do(WithdrawMember(code="FEL", end="2026-12-05"))
    friends.admit("2026-12-10")
    friends.ask("2026-12-10")
    friends.do(WithdrawMember(code="FEL", end="2026-12-10"))
    friends.admit("2026-12-10")
    assert friends.list_inside("2026-12-11") == NOBODY
    friends.ask("2026-12-12")
    assert friends.list_inside("2026-12-12") == INSIDE


def test_who_goes_on_without_a_gap_stays_asked_in_ahead(friends: Friends):
    friends.ask("2026-12-15")
    friends.do(WithdrawMember(code="FEL", end="2026-12-10"))
    friends.admit("2026-12-10")
    assert friends.list_inside("2026-12-15") == INSIDE


@pytest.mark.parametrize("off", [timedelta(hours=-5), timedelta(0), timedelta(hours=5)])
def test_a_clock_that_jumps_lets_nobody_in_and_keeps_nobody_out(friends: Friends, off: timedelta):
    friends.ask("2026-12-15", off=off)
    friends.do(WithdrawMember(code="FEL", end="2026-12-01"))
    friends.admit("2026-12-10")
    assert friends.list_inside("2026-12-15") == NOBODY
    friends.ask("2026-12-20", off=off)
    assert friends.list_inside("2026-12-20") == INSIDE
    asked = [entry.payload["seen"] for entry in read_entries("demo.friends") if entry.act == AskIn.name]
    admitted = [entry.sequence for entry in read_entries("demo") if entry.act == AdmitMember.name]
    assert (asked[0], asked[1]) == (admitted[0], admitted[1])
    live, entries = list(dump()), [*read_entries("demo"), *read_entries("demo.friends")]
    clear()
    replay(entries)
    assert list(dump()) == live


def test_an_entry_of_an_earlier_release_is_placed_by_its_time(friends: Friends):
    friends.ask("2026-12-15")
    friends.do(WithdrawMember(code="FEL", end="2026-12-01"))
    friends.admit("2026-12-10")
    friends.ask("2026-12-20")
    for row in Recorded.objects.filter(body="demo.friends", act=AskIn.name):
        entry = Entry.decode(bytes(row.data))
        payload = {name: value for name, value in entry.payload.items() if name != "seen"}
        Recorded.objects.filter(pk=row.pk).update(data=replace(entry, payload=payload).encode())
    assert [friends.list_inside(day) for day in ("2026-12-15", "2026-12-20")] == [NOBODY, INSIDE]


def test_ten_who_came_back_ask_the_database_no_more_often_than_one(friends: Friends):
    def count() -> int:
        with CaptureQueriesContext(connection) as found:
            forum = find_forum("demo", "friends")
            assert forum is not None
            list_participants("demo", forum, date(2026, 12, 20))
        return len(found)

    for number in range(10):
        code = f"M{number}"
        for start in ("2026-11-21", "2026-12-10"):
            values = {"code": code, "names": {"en": code}, "place": 1, "start": start}
            friends.do(AdmitMember.model_validate({**values, "readmitted": start != "2026-11-21"}))
            if start == "2026-11-21":
                friends.do(WithdrawMember(code=code, end="2026-12-01"))
        friends.do(AskIn(forum="friends", member=code, start="2026-12-15"), "demo.friends")
        if number == 0:
            once = count()
    assert (count(), len(list_participants("demo", find_forum("demo", "friends"), date(2026, 12, 20)))) == (once, 10)


def test_the_newest_entry_by_a_moment_is_found(friends: Friends):
    last = read_entries("demo")[-1]
    moments = [last.at - timedelta(days=1), last.at, last.at + timedelta(days=1)]
    assert [find_newest("demo", moment) for moment in moments] == [0, last.sequence, last.sequence]
    assert find_newest("none", last.at) == 0
