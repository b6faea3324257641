"""A group says who speaks for it and who belongs to it on an item."""

from dataclasses import replace
from datetime import date

from plenary.bodies.acts.coordination import DeclareComposition, NameCoordinator, ReleaseCoordinator
from plenary.bodies.acts.group import DissolveGroup, FormGroup, JoinGroup, LeaveGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.models import Coordination
from plenary.bodies.queries import composition, coordinators
from plenary.record.act import Actor
from plenary.record.reading import read_entries
from plenary.record.replay import clear, replay
from tests.bodies.conftest import Do, Sit, refused

COAST = Actor("group:COAST")
HILLS = Actor("group:HILLS")
SPRING = date(2026, 4, 1)


def form(do: Do) -> None:
    for place, code in enumerate(("AND", "BOR", "FEL"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    do(JoinGroup(group="COAST", member="AND", start="2026-01-01", coordinator=True))
    do(JoinGroup(group="COAST", member="FEL", start="2026-01-01"))


def test_an_item_has_its_own_coordinator_and_the_others_that_of_the_group(do: Do):
    form(do)
    assert coordinators("demo", "COAST", SPRING, item="finance") == ["AND"]
    named = do(NameCoordinator(group="COAST", member="FEL", item="finance", start="2026-03-01"), COAST).entry.sequence
    assert coordinators("demo", "COAST", SPRING, item="finance") == ["FEL"]
    assert coordinators("demo", "COAST", SPRING, item="text") == ["AND"]
    assert coordinators("demo", "COAST", date(2026, 2, 1), item="finance") == ["AND"]
    do(ReleaseCoordinator(group="COAST", member="FEL", item="finance", end="2026-04-01"), COAST)
    assert coordinators("demo", "COAST", SPRING, item="finance") == ["AND"]
    assert coordinators("demo", "COAST", SPRING, at=named, item="finance") == ["FEL"]
    do(JoinGroup(group="COAST", member="BOR", start="2026-04-01"))
    do(NameCoordinator(group="COAST", member="BOR", start="2026-04-01"))
    assert coordinators("demo", "COAST", SPRING) == ["AND", "BOR"]


def test_for_an_item_a_group_says_who_it_is_from_a_day_on(do: Do):
    form(do)
    do(DeclareComposition(group="COAST", item="finance", members=("FEL", "BOR"), start="2026-03-01"), COAST)
    first = do(
        DeclareComposition(group="COAST", item="finance", members=("FEL",), start="2026-05-01"), COAST
    ).entry.sequence
    assert [composition("demo", "COAST", date(2026, month, 1), item="finance") for month in (2, 3, 5)] == [
        ["AND", "FEL"],
        ["BOR", "FEL"],
        ["FEL"],
    ]
    assert composition("demo", "COAST", SPRING) == ["AND", "FEL"]
    do(DeclareComposition(group="COAST", item="finance", members=(), start="2026-05-01"), COAST)
    assert composition("demo", "COAST", date(2026, 5, 1), item="finance") == []
    assert composition("demo", "COAST", date(2026, 5, 1), at=first, item="finance") == ["FEL"]


def test_a_dissolved_group_has_neither(do: Do):
    form(do)
    do(NameCoordinator(group="COAST", member="FEL", item="finance", start="2026-03-01"))
    do(DeclareComposition(group="COAST", item="finance", members=("FEL",), start="2026-03-01"))
    do(DissolveGroup(code="COAST"))
    assert (coordinators("demo", "COAST", SPRING, item="finance"), composition("demo", "COAST", SPRING)) == ([], [])
    assert composition("demo", "COAST", SPRING, item="finance") == []


def test_a_group_keeps_its_own_composition_and_no_others(do: Do):
    form(do)
    for act in (
        JoinGroup(group="COAST", member="BOR", start="2026-01-01"),
        NameCoordinator(group="COAST", member="BOR", start="2026-01-01"),
        DeclareComposition(group="COAST", item="finance", members=(), start="2026-03-01"),
        DissolveGroup(code="COAST"),
    ):
        assert refused(do, act, HILLS) == ("bodies.other-group", "Only COAST itself does this.", "group")


def test_what_cannot_be_is_refused_with_the_field_that_is_wrong(do: Do):
    form(do)
    do(NameCoordinator(group="COAST", member="FEL", item="finance", start="2026-03-01"))
    assert refused(do, NameCoordinator(group="COAST", member="FEL", item="finance", start="2026-04-01")) == (
        "bodies.overlap",
        "FEL coordinates COAST on this from 2026-03-01 already: the two periods overlap.",
        "start",
    )
    assert refused(do, ReleaseCoordinator(group="COAST", member="FEL", end="2026-04-01")) == (
        "bodies.no-coordinator",
        "FEL does not coordinate COAST on this on 2026-04-01.",
        "member",
    )
    assert refused(do, NameCoordinator(group="COAST", member="XXX", start="2026-04-01"))[2] == "member"
    assert refused(do, DeclareComposition(group="COAST", item="text", members=("FEL", "FEL"), start="2026-03-01")) == (
        "bodies.twice",
        "FEL is named twice.",
        "members",
    )
    assert refused(do, DeclareComposition(group="COAST", item="text", members=("XXX",), start="2026-03-01")) == (
        "bodies.member",
        "No member here bears the code XXX.",
        "members",
    )


def test_whoever_coordinates_on_one_item_says_who_the_group_is_there_from_its_own_seat_and_nowhere_else(do: Do):
    form(do)
    do(NameCoordinator(group="COAST", member="FEL", item="finance", start="2026-03-01"), COAST)
    fel = Actor("delegation:FEL")
    do(DeclareComposition(group="COAST", item="finance", members=("FEL",), start="2026-03-01"), fel)
    assert composition("demo", "COAST", SPRING, item="finance") == ["FEL"]
    elsewhere = DeclareComposition(group="COAST", item="text", members=("FEL",), start="2026-03-01")
    assert refused(do, elsewhere, fel) == (
        "bodies.not-the-coordinator",
        "This is for those to say who coordinate COAST on item text.",
        "item",
    )
    assert refused(do, DissolveGroup(code="COAST"), fel)[0] == "record.seat"


def test_the_seat_of_a_group_is_of_whoever_coordinates_the_whole_of_it(do: Do, sit: Sit):
    form(do)
    fel, bor = sit("delegation:FEL"), sit("delegation:BOR")
    do(NameCoordinator(group="COAST", member="FEL", item="finance", start="2026-03-01"), COAST)
    do(JoinGroup(group="COAST", member="BOR", start="2026-03-01"))
    do(NameCoordinator(group="COAST", member="BOR", start="2026-03-01"), COAST)
    assert [[seat["seat"] for seat in reader.get("/demo/seats.json").json()["seats"]] for reader in (fel, bor)] == [
        ["delegation:FEL"],
        ["delegation:BOR", "group:COAST"],
    ]


def test_whoever_leaves_a_group_coordinates_it_no_longer(do: Do, sit: Sit):
    form(do)
    fel = sit("delegation:FEL")
    for item in (None, "finance"):
        do(NameCoordinator(group="COAST", member="FEL", item=item, start="2026-03-01"), COAST)
    assert [seat["seat"] for seat in fel.get("/demo/seats.json").json()["seats"]] == ["delegation:FEL", "group:COAST"]
    left = do(LeaveGroup(group="COAST", member="FEL", end="2026-11-23")).entry
    assert [seat["seat"] for seat in fel.get("/demo/seats.json").json()["seats"]] == ["delegation:FEL"]
    assert fel.get("/demo/groups/COAST.json").json()["coordinators"] == ["AND"]
    do(JoinGroup(group="COAST", member="FEL", start="2026-12-01"))
    later = date(2026, 12, 1)
    assert (coordinators("demo", "COAST", later), coordinators("demo", "COAST", later, item="finance")) == (
        ["AND"],
        ["AND"],
    )
    assert [(row.item, row.end) for row in Coordination.rows.at().order_by("item")] == [
        ("", "2026-11-23"),
        ("finance", "2026-11-23"),
    ]
    entries = [replace(each, version=1) if each == left else each for each in read_entries("demo")]
    clear()
    replay(entries)
    assert [row.end for row in Coordination.rows.at()] == [None, None]


def test_the_end_of_a_past_membership_leaves_whoever_coordinates_today(do: Do):
    form(do)
    for start, end in (("2026-01-01", "2026-02-01"), ("2026-03-01", "2026-04-01"), ("2026-06-01", None)):
        do(JoinGroup(group="COAST", member="BOR", start=start, end=end))
        do(NameCoordinator(group="COAST", member="BOR", start=start, end=end))
    do(LeaveGroup(group="COAST", member="BOR", end="2026-03-15"))
    assert [(row.start, row.end) for row in Coordination.rows.at().order_by("start")] == [
        ("2026-01-01", "2026-02-01"),
        ("2026-03-01", "2026-03-15"),
        ("2026-06-01", None),
    ]


def test_only_a_member_of_the_group_coordinates_it_on_those_days(do: Do, sit: Sit):
    form(do)
    beside = (
        "bodies.not-of-the-group",
        "BOR does not belong to COAST on all these days: enter it into the group first, or give other days.",
        "member",
    )
    assert refused(do, NameCoordinator(group="COAST", member="BOR", start="2026-03-01")) == beside
    do(JoinGroup(group="COAST", member="BOR", start="2026-04-01", end="2026-09-01"))
    assert refused(do, NameCoordinator(group="COAST", member="BOR", start="2026-03-01", end="2026-05-01")) == beside
    assert refused(do, NameCoordinator(group="COAST", member="BOR", start="2026-04-01")) == beside
    do(NameCoordinator(group="COAST", member="BOR", start="2026-04-01", end="2026-09-01"))
    do(AdmitMember(code="ZEN", names={"en": "Zen"}, place=4, start="2026-01-01"))
    offered = sit("secretariat").get("/demo/groups/COAST/coordinators/name").content.decode()
    assert [f'value="{code}"' in offered for code in ("AND", "BOR", "FEL", "ZEN")] == [True, True, True, False]
