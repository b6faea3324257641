"""What is entered of a past period changes that one, and not what is so today."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from plenary.bodies.acts.category import DeclareCategory, ListMember, UnlistMember
from plenary.bodies.acts.coordination import NameCoordinator, ReleaseCoordinator
from plenary.bodies.acts.forum import AskIn, LeaveForum, OpenForum
from plenary.bodies.acts.group import FormGroup, JoinGroup, LeaveGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.models import Coordination, GroupMembership, Listing, Participant
from plenary.record.act import Act
from plenary.record.reading import read_entries
from plenary.record.replay import clear, replay
from tests.bodies.conftest import Do, refused

Between = Callable[[str, str | None], Act]
Until = Callable[[str], Act]
TABLES = (GroupMembership, Coordination, Listing, Participant)
#: How a period is entered, how its end is, and what is said of a day on which there is none.
KINDS: dict[str, tuple[Between, Until, tuple[str, str, str]]] = {
    "group": (
        lambda start, end: JoinGroup(group="COAST", member="FEL", start=start, end=end),
        lambda end: LeaveGroup(group="COAST", member="FEL", end=end),
        ("bodies.not-in-group", "FEL does not belong to COAST on 2017-01-01.", "member"),
    ),
    "coordination": (
        lambda start, end: NameCoordinator(group="COAST", member="AND", item="finance", start=start, end=end),
        lambda end: ReleaseCoordinator(group="COAST", member="AND", item="finance", end=end),
        ("bodies.no-coordinator", "AND does not coordinate COAST on this on 2017-01-01.", "member"),
    ),
    "category": (
        lambda start, end: ListMember(category="NARROW", member="FEL", start=start, end=end),
        lambda end: UnlistMember(category="NARROW", member="FEL", end=end),
        ("bodies.not-listed", "FEL is not counted among NARROW on 2017-01-01.", "member"),
    ),
    "forum": (
        lambda start, end: AskIn(forum="friends", member="FEL", start=start, end=end),
        lambda end: LeaveForum(forum="friends", member="FEL", end=end),
        ("bodies.not-in-forum", "FEL does not take part on 2017-01-01.", "member"),
    ),
}


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest, do: Do) -> tuple[Between, Until, tuple[str, str, str]]:
    """One kind of period, of which there are two: from 2010 until 2015, and from 2020 on."""
    for place, code in enumerate(("AND", "FEL"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2005-01-01"))
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    do(JoinGroup(group="COAST", member="AND", start="2005-01-01"))
    do(DeclareCategory(code="NARROW", names={"en": "Narrow"}, source="Invented List", as_of="2026-01-01"))
    friends = {"kind": "friends-of-the-chair", "room": "participants", "mode": "recorded", "chair": "secretariat"}
    do(OpenForum.model_validate({"key": "friends", "names": {"en": "Friends"}, **friends}))
    enter, _end, _sentence = KINDS[request.param]
    do(enter("2010-01-01", "2015-01-01"))
    do(enter("2020-01-01", None))
    return KINDS[request.param]


def periods() -> list[tuple[str, str | None]]:
    """Those that stand, but for the membership of whoever coordinates."""
    rows = [row for table in TABLES for row in table.rows.at() if row.start != "2005-01-01"]
    return sorted((row.start, row.end) for row in rows)


def test_the_end_of_a_past_period_leaves_that_of_today_as_it_is(do: Do, kind: tuple):
    _enter, end, _sentence = kind
    do(end("2014-01-01"))
    assert periods() == [("2010-01-01", "2014-01-01"), ("2020-01-01", None)]
    do(end("2010-01-01"))
    assert periods() == [("2020-01-01", None)]


def test_the_end_of_the_period_of_today_leaves_a_past_one_as_it_is(do: Do, kind: tuple):
    _enter, end, _sentence = kind
    do(end("2026-01-01"))
    assert periods() == [("2010-01-01", "2015-01-01"), ("2020-01-01", "2026-01-01")]


def test_a_day_that_lies_in_no_period_ends_none(do: Do, kind: tuple):
    _enter, end, sentence = kind
    assert refused(do, end("2017-01-01")) == sentence


def test_an_entry_by_the_first_version_takes_away_later_periods_still(do: Do, kind: tuple):
    _enter, end, _sentence = kind
    done = do(end("2014-01-01")).entry
    entries = [replace(each, version=1) if each.sequence == done.sequence else each for each in read_entries("demo")]
    clear()
    replay(entries)
    assert (done.version, periods()) == (2, [("2010-01-01", "2014-01-01")])
