"""A member that has left has no rights from that day on, and who comes back later finds nothing of what it had."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from plenary.bodies.acts.behalf import ConfirmEntry
from plenary.bodies.acts.category import DeclareCategory, ListMember
from plenary.bodies.acts.coordination import DeclareComposition, NameCoordinator
from plenary.bodies.acts.credential import AcceptCredentials, ChallengeCredentials, ReceiveCredentials
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.forum import AskIn, ConstituteForum, LeaveForum, OpenForum
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember, GrantCapability, WithdrawMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.acts.weight import DeclareWeight, SetWeight
from plenary.bodies.holding import list_seats
from plenary.bodies.models import Account, Appointment, Credentials, GroupMembership
from plenary.bodies.queries import (
    composition,
    coordinators,
    count_members,
    find_forum,
    list_appointments,
    list_claims,
    list_listed,
    list_participants,
    list_weights,
    member_may,
    reader_of,
)
from plenary.bodies.rules.belonging import choose_lasting
from plenary.bodies.rules.capability import Capability
from plenary.bodies.rules.credential import Claim, State
from plenary.bodies.sheet.preview import preview
from plenary.kit import clock
from plenary.record.act import Act, Actor
from plenary.record.dump import dump
from plenary.record.models import Log
from plenary.record.perform import perform
from plenary.record.reading import read_entries
from plenary.record.refusal import Refused
from plenary.record.replay import clear, replay
from tests.bodies.conftest import SECRETARIAT, Do, Sit, refused

TODAY = date(2026, 11, 23)
LATER = date(2027, 6, 1)
LETTER = {"reference": "Letter of 3 November"}
ORIGINAL = Claim(1, State.ORIGINAL)


def admit(code: str = "FEL", start: str = "2026-01-01", **more: object) -> Act:
    return AdmitMember.model_validate({"code": code, "names": {"en": code.title()}, "place": 1, "start": start, **more})


@pytest.fixture
def house(do: Do, sit: Sit) -> tuple[Do, Client]:
    """Felunda has a head, coordinates a group, and is listed and asked in wherever it may be."""
    for act in (
        admit(),
        admit("AND"),
        FormGroup(code="COAST", names={"en": "Coastal Group"}),
        JoinGroup(group="COAST", member="FEL", start="2026-01-01"),
        JoinGroup(group="COAST", member="AND", start="2026-01-01"),
        NameCoordinator(group="COAST", member="FEL", start="2026-01-01"),
        DeclareComposition(group="COAST", item="finance", members=("AND", "FEL"), start="2026-01-01"),
        DeclareCategory(code="NARROW", names={"en": "Narrow"}, source="Invented List", as_of="2026-01-01"),
        ListMember(category="NARROW", member="FEL", start="2026-01-01"),
        ReceiveCredentials(member="FEL", form="original", **LETTER),
        open_forum("open-friends", "recorded"),
        AskIn(forum="open-friends", member="FEL", start="2026-01-01"),
    ):
        do(act)
    opened = do(open_forum("friends", "closed")).entry.sequence
    Log.objects.create(body="demo.friends", origin="plenary.example/demo.friends")
    perform(ConstituteForum(opened=opened), actor=SECRETARIAT, body="demo.friends", key="first")
    perform(AskIn(forum="friends", member="FEL", start="2026-01-01"), actor=SECRETARIAT, body="demo.friends", key="2")
    return do, sit("delegation:FEL")


def open_forum(key: str, mode: str) -> Act:
    values = {"kind": "friends-of-the-chair", "room": "participants", "mode": mode, "chair": "secretariat"}
    return OpenForum.model_validate({"key": key, "names": {"en": "Friends"}, **values})


def standing(day: date) -> dict[str, object]:
    """What Felunda is on a day, wherever it may be something."""
    forums = [find_forum("demo", key) for key in ("friends", "open-friends")]
    seats = frozenset(seat.name for seat in list_seats(Account.objects.get().pk, "demo", day))
    reader = reader_of("demo", seats, day)
    return {
        "seats": sorted(seats),
        "reads": (sorted(reader.groups), sorted(reader.forums), reader.is_of_the_members),
        "group": composition("demo", "COAST", day),
        "item": composition("demo", "COAST", day, item="finance"),
        "speaks": coordinators("demo", "COAST", day),
        "listed": list_listed("demo", day)["NARROW"],
        "asked in": [list_participants("demo", forum, day) for forum in forums if forum],
        "votes": member_may("demo", "FEL", Capability.VOTE, day),
    }


@contextmanager
def on(day: date) -> Iterator[None]:
    with clock.reading(lambda: datetime(day.year, day.month, day.day, 9, tzinfo=UTC)):
        yield


BELONGS = {
    "seats": ["delegation:FEL", "group:COAST"],
    "reads": (["COAST"], ["friends", "open-friends"], True),
    "group": ["AND", "FEL"],
    "item": ["AND", "FEL"],
    "speaks": ["FEL"],
    "listed": ["FEL"],
    "asked in": [["FEL"], ["FEL"]],
    "votes": True,
}
NOTHING = {
    "seats": [],
    "reads": ([], [], False),
    "group": ["AND"],
    "item": ["AND"],
    "speaks": [],
    "listed": [],
    "asked in": [[], []],
    "votes": False,
}


def test_a_member_that_has_left_has_no_rights_from_that_day_on(house: tuple[Do, Client]):
    do, head = house
    assert standing(TODAY) == BELONGS
    do(WithdrawMember(code="FEL", end="2026-12-01"))
    assert (standing(date(2026, 11, 30)), standing(date(2026, 12, 1))) == (BELONGS, NOTHING)
    do(WithdrawMember(code="FEL", end="2026-11-23"))
    assert standing(TODAY) == NOTHING
    assert head.get("/demo/seats.json").json()["seats"] == []
    assert (head.get("/demo/forums/friends/").status_code, head.get("/demo/forums/friends.json").status_code) == (
        404,
        404,
    )
    number = Appointment.rows.at().get(seat="delegation:FEL").number
    actor = Actor("delegation:FEL", None, f"account-{Account.objects.get().pk}", number)
    another = AppointDelegate(member="FEL", role="adviser", person="B", binds=False)
    assert refused(do, another, actor)[0] == "bodies.seat-lost"
    assert refused(do, ConfirmEntry(entry=1), Actor("secretariat", "delegation:FEL"))[0] == "bodies.no-such-seat"


def test_the_pages_and_the_data_say_so(house: tuple[Do, Client], client: Client):
    do, _head = house
    do(WithdrawMember(code="FEL", end="2026-11-23"))
    member = client.get("/demo/members/FEL.json").json()
    assert [each["holds"] for each in [*member["capabilities"], *member["memberships"]]] == [False] * 8
    assert (member["groups"], member["categories"]) == ([], [])
    group = client.get("/demo/groups/COAST.json").json()
    assert (group["members"], group["coordinators"]) == (["AND"], [])
    assert [each["holds"] for each in group["memberships"]] == [True, False]
    assert client.get("/demo/groups.json").json()["groups"][0]["members"] == ["AND"]
    page = client.get("/demo/members/FEL/").content.decode()
    assert (page.count("✕"), page.count("✓")) == (7, 0)
    until = "It is no member on this day: it belonged until "
    assert until in page
    delegation = client.get("/demo/delegations/FEL/").content.decode()
    assert (until in delegation, "does not sit" in delegation) == (True, True)
    do(admit(start="2027-06-01", readmitted=True))
    awaited = client.get("/demo/delegations/FEL/").content.decode()
    assert ("It is no member on this day: it belongs from " in awaited, "does not sit" in awaited) == (True, True)
    groups = client.get("/demo/groups/").content.decode()
    assert (">And<" in groups, ">Fel<" in groups) == (True, False)
    assert [each["member"] for each in client.get("/demo/delegations.json").json()["delegations"]] == ["AND"]
    assert client.get("/demo/members.json?on=2026-11-22").json()["total"] == 2


LEFT = "FEL is no member from 2026-11-23 on: nothing is entered for it from then on."
ENTERED = {
    "joins": (JoinGroup(group="COAST", member="FEL", start="2027-01-01"), "member"),
    "coordinates": (NameCoordinator(group="COAST", member="FEL", item="sea", start="2027-01-01"), "member"),
    "declared": (DeclareComposition(group="COAST", item="sea", members=("FEL",), start="2027-01-01"), "members"),
    "listed": (ListMember(category="NARROW", member="FEL", start="2027-01-01"), "member"),
    "appointed": (AppointDelegate(member="FEL", role="alternate", person="B", binds=True), "member"),
    "credentials": (ReceiveCredentials(member="FEL", form="original", **LETTER), "member"),
    "right": (GrantCapability(code="FEL", capability=Capability.VOTE, start="2026-11-23"), "code"),
    "office": (
        FillOffice.model_validate(
            {"office": "chair", "kind": "chair", "member": "FEL", "person": "C", "start": "2027-01-01"}
        ),
        "member",
    ),
    "weight": (SetWeight(series="shares", member="FEL", value=1, start="2027-01-01"), "member"),
    "asked in": (AskIn(forum="open-friends", member="FEL", start="2026-11-23"), "member"),
}


@pytest.mark.parametrize("entered", ENTERED)
def test_nothing_is_entered_for_a_member_from_the_day_on_on_which_it_leaves(house: tuple[Do, Client], entered: str):
    do, _head = house
    do(DeclareWeight(key="shares", names={"en": "Shares"}, unit="per mille", source="Invented Scale"))
    do(WithdrawMember(code="FEL", end="2026-11-23"))
    act, field = ENTERED[entered]
    assert refused(do, act) == ("bodies.left", LEFT, field)


def test_nothing_is_entered_for_days_between_two_memberships(house: tuple[Do, Client]):
    do, _head = house
    do(WithdrawMember(code="FEL", end="2027-01-01"))
    do(admit(start="2027-06-01", readmitted=True))

    def grant(start: str, end: str | None = None) -> Act:
        return GrantCapability(code="FEL", capability=Capability.VOTE, start=start, end=end)

    between = "FEL is no member between 2027-02-01 and 2027-03-01: nothing is entered for it for these days."
    joins = JoinGroup(group="COAST", member="FEL", start="2027-02-01", end="2027-03-01")
    assert refused(do, grant("2027-02-01", "2027-03-01")) == ("bodies.not-yet", between, "code")
    assert refused(do, joins) == ("bodies.not-yet", between, "member")
    beyond = "FEL is a member until 2027-01-01: let the right end then, or earlier."
    assert refused(do, grant("2026-12-01", "2027-03-01")) == ("bodies.beyond", beyond, "end")
    do(JoinGroup(group="COAST", member="FEL", start="2027-02-01", end="2027-07-01"))
    days = [date(2027, 2, 1), LATER, date(2027, 7, 1)]
    assert [composition("demo", "COAST", day) for day in days] == [["AND"], ["AND", "FEL"], ["AND"]]
    # What a list told before its first membership is history.
    do(ListMember(category="NARROW", member="FEL", start="1990-01-01", end="1991-01-01"))


def test_a_code_is_of_one_member(house: tuple[Do, Client]):
    do, _head = house
    do(WithdrawMember(code="FEL", end="2026-11-23"))
    another = admit(start="2027-01-01", names={"en": "Quite Another State"})
    assert refused(do, another) == (
        "bodies.borne",
        "FEL is the code of a member that leaves, or has left, on 2026-11-23: give another code, or say that it is this "
        "member that comes back.",
        "code",
    )
    assert refused(do, admit("NEW", readmitted=True)) == (
        "bodies.member",
        "No member here bears the code NEW.",
        "code",
    )


def test_who_comes_back_after_a_gap_finds_nothing_of_what_it_had(house: tuple[Do, Client]):
    do, _head = house
    do(WithdrawMember(code="FEL", end="2026-12-01"))
    do(admit(start="2027-06-01", readmitted=True))
    assert (standing(TODAY)["group"], standing(TODAY)["votes"]) == (["AND", "FEL"], True)
    assert standing(date(2026, 12, 1)) == NOTHING
    assert standing(LATER) == {**NOTHING, "votes": True}
    days = [TODAY, date(2026, 11, 30), date(2026, 12, 1), LATER]
    head = list_appointments("demo", "delegation:FEL")
    assert [len(choose_lasting(head, day)) for day in days] == [1, 1, 0, 0]
    assert [list_claims("demo", "FEL", day) for day in days] == [[ORIGINAL], [ORIGINAL], [], []]
    assert [(row.start, row.end) for row in GroupMembership.rows.at().filter(member="FEL")] == [
        ("2026-01-01", "2026-12-01")
    ]
    with on(LATER):
        do(AppointDelegate(member="FEL", role="head", person="B", binds=True))
        do(JoinGroup(group="COAST", member="FEL", start="2027-06-01"))
    assert standing(LATER)["group"] == ["AND", "FEL"]
    days = [TODAY, date(2026, 12, 1), LATER]
    assert [count_members("demo", day) for day in days] == [2, 1, 2]


def test_who_is_known_to_come_back_keeps_its_delegation_and_credentials_until_it_leaves(house: tuple[Do, Client]):
    do, head = house
    do(WithdrawMember(code="FEL", end="2027-01-01"))
    do(admit(start="2027-06-01", readmitted=True))
    assert standing(TODAY) == BELONGS
    assert [each["seat"] for each in head.get("/demo/seats.json").json()["seats"]] == BELONGS["seats"]
    # What is entered from now on is of the membership of today too.
    do(AcceptCredentials(member="FEL", reference="Report of the committee"))
    do(ChallengeCredentials(member="FEL", claim=1, reference="Objection"))
    do(ReceiveCredentials(member="FEL", claim=2, form="copy", **LETTER))
    do(AppointDelegate(member="FEL", role="adviser", person="B", binds=False))
    assert told(head, "2026-12-31") == ([(1, "challenged"), (2, "copy-received")], ["head", "adviser"])
    assert told(head, "2027-06-01") == ([(1, None)], [])
    assert refused(do, AppointDelegate(member="FEL", role="head", person="C", binds=True))[0] == "bodies.one-head"
    with on(date(2027, 1, 1)):
        assert head.get("/demo/seats.json").json()["seats"] == []
    with on(LATER):
        do(ReceiveCredentials(member="FEL", form="original", **LETTER))
        do(AppointDelegate(member="FEL", role="head", person="C", binds=True))
        assert head.get("/demo/seats.json").json()["seats"] == []
    assert told(head, "2027-06-01") == ([(1, "original-received")], ["head"])
    assert told(head, "2026-12-31") == ([(1, "challenged"), (2, "copy-received")], ["head", "adviser"])
    pages = [head.get(f"/demo/delegations/FEL/?on={day}").content.decode() for day in ("2026-12-31", "2027-06-01")]
    assert [("Adviser" in page, "challenged" in page) for page in pages] == [(True, True), (False, False)]
    live, entries = list(dump()), [*read_entries("demo"), *read_entries("demo.friends")]
    clear()
    replay(entries)
    assert list(dump()) == live


def told(client: Client, day: str) -> tuple[list[tuple[int, str | None]], list[str]]:
    """What the data tell of the delegation of Felunda on a day: its claimants with their states, and its persons."""
    rows = client.get(f"/demo/delegations.json?on={day}").json()["delegations"]
    (row,) = [each for each in rows if each["member"] == "FEL"]
    return [(each["claim"], each["state"]) for each in row["claimants"]], [each["role"] for each in row["persons"]]


def test_entries_on_credentials_that_outlived_a_membership_mean_what_they_meant(house: tuple[Do, Client]):
    do, _head = house
    do(WithdrawMember(code="FEL", end="2026-12-01"))
    done = do(admit(start="2027-06-01", readmitted=True)).entry
    do(ChallengeCredentials(member="FEL", claim=1, reference="Objection"))
    with on(LATER):
        do(ReceiveCredentials(member="FEL", form="original", **LETTER))
        last = do(AcceptCredentials(member="FEL", reference="Report")).entry
    payload = {key: value for key, value in done.payload.items() if key != "readmitted"}
    entries = [each for each in read_entries("demo") if each.sequence != last.sequence - 1]
    clear()
    replay([replace(done, version=1, payload=payload) if each == done else each for each in entries])
    assert list_claims("demo", "FEL", LATER) == [Claim(1, State.ACCEPTED)]


def test_a_right_that_was_to_begin_after_the_member_left_does_not_begin_when_it_comes_back(do: Do):
    do(admit(standing="observer"))
    do(GrantCapability(code="FEL", capability=Capability.VOTE, start="2026-12-15"))
    do(WithdrawMember(code="FEL", end="2026-12-01"))
    do(admit(start="2026-12-10", standing="observer", readmitted=True))
    assert not member_may("demo", "FEL", Capability.VOTE, LATER)


def test_a_member_whose_standing_changes_from_one_day_to_the_next_keeps_what_it_has(house: tuple[Do, Client]):
    do, _head = house
    do(WithdrawMember(code="FEL", end="2026-12-01"))
    do(admit(start="2026-12-01", standing="observer", readmitted=True))
    assert standing(TODAY) == BELONGS
    assert standing(LATER) == {**BELONGS, "votes": False}
    assert len(Credentials.rows.at()) == 1


def test_by_the_first_version_of_its_entry_too_nobody_sits_or_reads_by_an_earlier_membership(house: tuple[Do, Client]):
    do, _head = house
    do(WithdrawMember(code="FEL", end="2026-12-01"))
    done = do(admit(start="2027-06-01", readmitted=True)).entry
    live, entries = list(dump()), [*read_entries("demo"), *read_entries("demo.friends")]
    clear()
    replay(entries)
    assert list(dump()) == live
    clear()
    payload = {key: value for key, value in done.payload.items() if key != "readmitted"}
    first = replace(done, version=1, payload=payload)
    replay([first if each == done else each for each in entries])
    assert (done.version, len(list_appointments("demo", "delegation:FEL"))) == (3, 1)
    assert standing(LATER) == {**NOTHING, "votes": True}


def test_a_member_comes_back_by_the_form_where_it_is_said(house: tuple[Do, Client], sit: Sit):
    do, _head = house
    do(WithdrawMember(code="FEL", end="2026-11-23"))
    officer = sit("secretariat")
    form = {"code": "FEL", "names-en": "Felunda", "place": "1", "standing": "member", "start": "2026-12-01"}
    refusing = officer.post("/demo/members/admit", {**form, "key": "a"})
    assert refusing.status_code == 422
    assert "FEL is the code of a member that leaves, or has left, on 2026-11-23" in refusing.content.decode()
    assert officer.post("/demo/members/admit", {**form, "key": "b", "readmitted": "on"}).status_code == 303


def test_a_member_comes_back_by_the_sheet_under_its_names_and_no_other_one_by_its_code(house: tuple[Do, Client]):
    do, _head = house
    do(WithdrawMember(code="FEL", end="2026-11-23"))

    def read(name: str) -> tuple[list[object], list[str]]:
        sheet = f"code,place,start,en\nFEL,1,2026-12-01,{name}\n"
        found = preview(sheet.encode(), "members", name="members.csv", body="demo", actor=SECRETARIAT)
        steps = [getattr(step.act, "readmitted", None) for step in found.steps]
        return steps, [mistake.sentence.partition(":")[0] for mistake in found.mistakes]

    borne = "FEL is the code of a member that leaves, or has left, on 2026-11-23"
    assert (read("Fel"), read("Another")) == (([True], []), ([False], [borne]))


@pytest.fixture
def shares(house: tuple[Do, Client]) -> Do:
    """Felunda has 80 shares and 90 from next year on, Andara has 10."""
    do, _head = house
    do(DeclareWeight(key="shares", names={"en": "Shares"}, unit="per mille", source="Invented Scale"))
    for member, value, start in (("FEL", 80, "2026-01-01"), ("FEL", 90, "2027-01-01"), ("AND", 10, "2026-01-01")):
        do(SetWeight(series="shares", member=member, value=value, start=start))
    return do


def test_the_weight_of_a_member_that_has_left_counts_no_longer(shares: Do, client: Client):
    shares(WithdrawMember(code="FEL", end="2026-11-23"))
    days = ("2026-11-22", "2026-11-23", "2027-01-01")
    data = [client.get(f"/demo/weights.json?on={day}").json()["series"][0]["values"] for day in days]
    assert data == [{"FEL": 80, "AND": 10}, {"AND": 10}, {"AND": 10}]
    pages = [client.get(f"/demo/weights/shares/?on={day}").content.decode() for day in days]
    assert [page.count("✓") for page in pages] == [2, 1, 1]
    assert ["Members with a value on this day: 2" in page for page in pages] == [True, False, False]
    listed = [client.get(f"/demo/weights/?on={day}").content.decode() for day in days]
    assert [re.findall(r'on this day">(\d+)<', page) for page in listed] == [["2"], ["1"], ["1"]]
    sheet = client.get("/demo/sheets/weights.csv").content.decode("utf-8-sig")
    assert sheet.splitlines() == [
        "series,member,start,value",
        "shares,AND,2026-01-01,10",
        "shares,FEL,2026-01-01,80",
        "shares,FEL,2026-11-23,",
    ]
    read = preview(sheet.encode(), "weights", name="weights.csv", body="demo", actor=SECRETARIAT)
    assert (read.steps, read.mistakes) == ((), ())
    late = SetWeight(series="shares", member="FEL", value=1, start="2026-12-05")
    assert refused(shares, late) == ("bodies.left", LEFT, "member")


def test_who_comes_back_after_a_gap_has_no_weight_until_one_is_set(shares: Do):
    shares(WithdrawMember(code="FEL", end="2026-12-01"))
    done = shares(admit(start="2026-12-10", readmitted=True)).entry
    days = [date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 10), LATER]
    assert [list_weights("demo", "shares", day).get("FEL") for day in days] == [80, None, None, None]
    live, entries = list(dump()), [*read_entries("demo"), *read_entries("demo.friends")]
    clear()
    replay(entries)
    assert list(dump()) == live
    shares(SetWeight(series="shares", member="FEL", value=3, start="2026-12-20"))
    assert list_weights("demo", "shares", LATER)["FEL"] == 3
    # By the second version of its entry, a weight that was set for a later day was not taken back.
    clear()
    replay([replace(each, version=2) if each == done else each for each in entries])
    assert list_weights("demo", "shares", LATER)["FEL"] == 90


def test_who_changes_its_standing_from_one_day_to_the_next_keeps_its_weight(shares: Do):
    shares(WithdrawMember(code="FEL", end="2026-12-01"))
    shares(admit(start="2026-12-01", standing="observer", readmitted=True))
    days = [TODAY, date(2026, 12, 1), LATER]
    assert [list_weights("demo", "shares", day)["FEL"] for day in days] == [80, 80, 90]


def ask(start: str, end: str | None = None) -> Act:
    return AskIn(forum="friends", member="FEL", start=start, end=end)


def test_who_comes_back_is_asked_into_a_closed_forum_again(house: tuple[Do, Client]):
    do, _head = house
    do(WithdrawMember(code="FEL", end="2026-12-01"))
    do(admit(start="2027-06-01", readmitted=True))
    keys = iter("3456")

    def enter(act: Act) -> None:
        perform(act, actor=SECRETARIAT, body="demo.friends", key=next(keys))

    overlap = "FEL takes part from 2026-01-01 already: the two periods overlap."
    for start, end in (("2026-11-30", None), ("2026-11-30", "2027-07-01")):
        with pytest.raises(Refused) as fault:
            perform(ask(start, end), actor=SECRETARIAT, body="demo.friends", key="x")
        assert (fault.value.rule, fault.value.sentence, fault.value.field) == ("bodies.overlap", overlap, "start")
    enter(ask("2027-06-01"))
    days = [date(2026, 11, 30), date(2026, 12, 1), date(2027, 5, 31), LATER]
    asked = [standing(day)["asked in"] for day in days]
    assert asked == [[["FEL"], ["FEL"]], [[], []], [[], []], [["FEL"], []]]
    with pytest.raises(Refused) as fault:
        perform(ask("2027-07-01"), actor=SECRETARIAT, body="demo.friends", key="y")
    assert fault.value.sentence == "FEL takes part from 2027-06-01 already: the two periods overlap."
    enter(LeaveForum(forum="friends", member="FEL", end="2027-08-01"))
    assert [list_seen(day) for day in (LATER, date(2027, 8, 1))] == [["FEL"], []]
    enter(ask("2027-08-01"))
    assert list_seen(date(2027, 8, 1)) == ["FEL"]


def list_seen(day: date) -> list[str]:
    forum = find_forum("demo", "friends")
    assert forum is not None
    return list_participants("demo", forum, day)


def test_what_was_of_an_earlier_membership_stands_in_the_way_of_nothing(house: tuple[Do, Client]):
    do, _head = house
    do(WithdrawMember(code="FEL", end="2026-12-01"))
    done = do(admit(start="2027-06-01", readmitted=True)).entry
    entries = [*read_entries("demo"), *read_entries("demo.friends")]
    payload = {key: value for key, value in done.payload.items() if key != "readmitted"}
    clear()
    # By the first version of its entry, nothing was taken back.
    replay([replace(done, version=1, payload=payload) if each == done else each for each in entries])
    do(JoinGroup(group="COAST", member="FEL", start="2027-06-01"))
    do(NameCoordinator(group="COAST", member="FEL", start="2027-06-01"))
    do(ListMember(category="NARROW", member="FEL", start="2027-06-01"))
    do(AskIn(forum="open-friends", member="FEL", start="2027-06-01"))
    assert {key: standing(LATER)[key] for key in ("group", "speaks", "listed", "asked in")} == {
        "group": ["AND", "FEL"],
        "speaks": ["FEL"],
        "listed": ["FEL"],
        "asked in": [[], ["FEL"]],
    }
