"""A change of a member's standing that is entered ahead is shown as coming, and takes effect on its day."""

import re
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.test import Client

from plenary.bodies.acts.credential import AcceptCredentials, ReceiveCredentials
from plenary.bodies.acts.member import AdmitMember, GrantCapability, NameMember, SuspendCapability, WithdrawMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.models import Member
from plenary.bodies.needs import list_needs
from plenary.bodies.queries import find_member, list_presiding, member_may
from plenary.bodies.rules.capability import Capability
from plenary.bodies.search.rebuilding import rebuild
from plenary.bodies.seating import call_seat
from plenary.bodies.sheet.preview import preview, write
from plenary.bodies.words import name_members
from plenary.kit.brief import Asking
from plenary.record.act import Actor
from plenary.record.dump import dump
from plenary.record.reading import read_entries
from plenary.record.replay import clear, replay
from tests.bodies.conftest import SECRETARIAT, Do, Sit, refused
from tests.bodies.posting import carried
from tests.bodies.test_belonging import on

BEFORE, AHEAD = {"en": "Nimbara", "fr": "Nimbare"}, {"en": "Nimbara (later name)", "fr": "Nimbare"}
TODAY, CHANGE = date(2026, 11, 23), date(2027, 3, 1)


@pytest.fixture
def change(do: Do) -> Do:
    """Nimbara is a member, and an observer under another name and in another place from 1 March 2027 on."""
    do(AdmitMember(code="NIM", names=BEFORE, place=2, start="2026-01-01"))
    do(AdmitMember(code="AND", names={"en": "Andara"}, place=3, start="2026-01-01"))
    do(WithdrawMember(code="NIM", end="2027-03-01"))
    do(AdmitMember(code="NIM", names=AHEAD, place=9, standing="observer", start="2027-03-01", readmitted=True))
    return do


def text_of(client: Client, address: str) -> str:
    """The words of a page."""
    page = client.get(address).content.decode()
    told = re.sub(r"<[^>]+>", " ", page[page.index("<h1") : page.index("</main>")])
    return " ".join(told.split()).replace(" : ", ": ")


def test_today_a_member_is_called_and_stands_as_it_does_today(change: Do, client: Client):
    today = client.get("/demo/members/NIM.json").json()
    assert {key: today[key] for key in ("names", "place", "standing", "start", "end")} == {
        "names": BEFORE,
        "place": 2,
        "standing": "member",
        "start": "2026-01-01",
        "end": "2027-03-01",
    }
    assert today["standings"] == [
        {"names": BEFORE, "place": 2, "standing": "member", "start": "2026-01-01", "end": "2027-03-01"},
        {"names": AHEAD, "place": 9, "standing": "observer", "start": "2027-03-01", "end": None},
    ]
    on_that_day = client.get("/demo/members/NIM.json?on=2027-03-01").json()
    assert [(day["names"], day["standing"], day["start"]) for day in (today, on_that_day)] == [
        (BEFORE, "member", "2026-01-01"),
        (AHEAD, "observer", "2027-03-01"),
    ]
    assert [each["code"] for each in client.get("/demo/members.json").json()["members"]] == ["NIM", "AND"]
    assert [each["code"] for each in client.get("/demo/members.json?on=2027-03-01").json()["members"]] == ["AND", "NIM"]


def test_the_page_of_a_member_says_what_is_to_come(change: Do, client: Client):
    told = text_of(client, "/demo/members/NIM/")
    assert told.startswith("Nimbara Member ")
    assert "From 1 March 2027: Nimbara (later name), Observer" in told
    assert "Since 1 January 2026 Until 1 March 2027" in told
    later = text_of(client, "/demo/members/NIM/?on=2027-03-01")
    assert later.startswith("Nimbara (later name) Observer ")
    assert "Before 1 January 2026 – 1 March 2027: Nimbara, Member" in later
    assert "Since 1 March 2027" in later
    assert "From 1 March 2027" not in later
    listed = text_of(client, "/demo/members/")
    assert "Nimbara Member From 1 March 2027: Nimbara (later name), Observer 1 January 2026" in listed


def test_who_comes_in_later_is_listed_as_to_come(do: Do, client: Client):
    do(AdmitMember(code="NIM", names=BEFORE, place=2, start="2027-03-01"))
    assert "To come From 1 March 2027: Nimbara, Member" in text_of(client, "/demo/members/")
    assert "To come" not in text_of(client, "/demo/members/?on=2027-03-01")


def test_a_right_that_is_given_ahead_is_shown_as_coming(change: Do, client: Client):
    change(SuspendCapability(code="AND", capability=Capability.VOTE, start="2026-11-01", reason="arrears"))
    change(GrantCapability(code="AND", capability=Capability.VOTE, start="2027-03-01"))
    told = text_of(client, "/demo/members/AND/")
    assert "vote ✕ may not 1 January 2026 1 November 2026 again from 1 March 2027 arrears" in told
    asking = Asking("demo", frozenset({"delegation:AND"}), datetime.combine(TODAY, datetime.min.time()).astimezone())
    assert [item.what for item in list_needs(asking)] == ["Andara may not do this since 1 November 2026: vote."]


def test_a_right_that_goes_on_with_the_next_standing_does_not_end(change: Do):
    moment = datetime(2027, 2, 20).astimezone()
    needs = list_needs(Asking("demo", frozenset({"delegation:NIM"}), moment))
    assert [item.what for item in needs] == [
        "A right of Nimbara ends: be counted for a consensus and a quorum.",
        "A right of Nimbara ends: be elected.",
        "A right of Nimbara ends: sign.",
        "A right of Nimbara ends: sponsor proposals.",
        "A right of Nimbara ends: vote.",
    ]


def test_names_follow_the_day_wherever_a_member_is_named(change: Do, sit: Sit):
    called = []
    for day in (TODAY, CHANGE):
        with on(day):
            called.append((name_members("demo", "en")["NIM"], call_seat("demo", "delegation:NIM")))
    assert called == [("Nimbara", "Nimbara"), ("Nimbara (later name)", "Nimbara (later name)")]


def test_the_search_finds_a_member_by_every_name_and_shows_that_of_the_day(change: Do, client: Client):
    rebuild("demo")
    titles = []
    for words in ("later name", "nimbara"):
        for day in (TODAY, CHANGE):
            with on(day):
                hits = client.get(f"/demo/search.json?q={words}&kind=member").json()["hits"]
                titles.append([hit["titles"]["en"] for hit in hits])
    assert titles == [["Nimbara"], ["Nimbara (later name)"]] * 2


def test_the_sheet_of_members_has_each_membership_and_reads_back_to_the_same(change: Do):
    sheet = write("members", "demo").decode("utf-8-sig")
    assert sheet.splitlines() == [
        "code,place,standing,start,end,en,fr",
        "NIM,2,member,2026-01-01,2027-03-01,Nimbara,Nimbare",
        "AND,3,member,2026-01-01,,Andara,",
        "NIM,9,observer,2027-03-01,,Nimbara (later name),Nimbare",
    ]
    found = preview(sheet.encode(), "members", name="members.csv", body="demo", actor=SECRETARIAT)
    assert (found.steps, found.mistakes) == ((), ())


def test_a_body_that_is_empty_reads_the_sheet_of_another_in(do: Do):
    sheet = (
        "code,place,standing,start,end,en\n"
        "NIM,2,member,2026-01-01,2027-03-01,Nimbara\n"
        "NIM,9,observer,2027-03-01,,Later\n"
    )
    found = preview(sheet.encode(), "members", name="members.csv", body="demo", actor=SECRETARIAT)
    assert ([act.name for act in found.acts], found.mistakes) == (
        ["member.admit", "member.withdraw", "member.admit"],
        (),
    )


def test_a_sheet_that_ends_a_membership_before_the_next_is_wrong(change: Do):
    sheet = "code,place,standing,start,end,en\nNIM,2,member,2026-01-01,2027-01-01,Nimbara\n"
    found = preview(sheet.encode(), "members", name="members.csv", body="demo", actor=SECRETARIAT)
    assert [(each.column, each.sentence) for each in found.mistakes] == [
        ("end", "NIM is member since 2026-01-01: to change that, let it withdraw and admit it again.")
    ]


def test_who_is_renamed_today_is_renamed_as_of_today_and_what_was_entered_ahead_stays(change: Do):
    change(NameMember(code="NIM", names={"en": "Nimbaria"}, place=1))
    told = [find_member("demo", "NIM", day) for day in (TODAY, CHANGE)]
    assert [(row.names, row.place) for row in told if row] == [({"en": "Nimbaria"}, 1), (AHEAD, 9)]


def test_a_change_ahead_that_has_the_same_names_takes_new_ones_over(do: Do):
    do(AdmitMember(code="NIM", names=BEFORE, place=2, start="2026-01-01"))
    do(WithdrawMember(code="NIM", end="2027-03-01"))
    do(AdmitMember(code="NIM", names=BEFORE, place=9, standing="observer", start="2027-03-01", readmitted=True))
    do(NameMember(code="NIM", names={"en": "Nimbaria"}, place=1))
    told = [find_member("demo", "NIM", day) for day in (TODAY, CHANGE)]
    assert [(row.names, row.place) for row in told if row] == [({"en": "Nimbaria"}, 1), ({"en": "Nimbaria"}, 9)]


def test_what_was_entered_ahead_is_named_alone_by_its_day(change: Do, sit: Sit):
    officer = sit("secretariat")
    address = "/demo/members/NIM/name?start=2027-03-01"
    page = officer.get(address).content.decode()
    sent = officer.post(address, carried(page, names__en="Nimbarland", names__fr="Nimbarie", place="7"))
    assert sent.status_code == 303
    told = [find_member("demo", "NIM", day) for day in (TODAY, CHANGE)]
    assert [(row.names, row.place) for row in told if row] == [
        (BEFORE, 2),
        ({"en": "Nimbarland", "fr": "Nimbarie"}, 7),
    ]
    assert refused(change, NameMember(code="NIM", names=BEFORE, place=1, start="2027-02-01")) == (
        "bodies.no-membership",
        "No membership of NIM begins on 2027-02-01.",
        "start",
    )
    assert officer.get("/demo/members/NIM/name?start=2027-02-01").status_code == 404


def test_by_the_first_version_of_its_entry_the_last_membership_was_named(change: Do):
    done = change(NameMember(code="NIM", names={"en": "Nimbaria"}, place=1)).entry
    live, entries = list(dump()), list(read_entries("demo"))
    clear()
    replay(entries)
    assert list(dump()) == live
    clear()
    payload = {key: value for key, value in done.payload.items() if key != "start"}
    replay([replace(done, version=1, payload=payload) if each == done else each for each in entries])
    told = [find_member("demo", "NIM", day) for day in (TODAY, CHANGE)]
    assert [(row.names, row.place) for row in told if row] == [(BEFORE, 2), ({"en": "Nimbaria"}, 1)]


def test_who_comes_back_keeps_the_names_that_the_form_leaves_empty(do: Do, sit: Sit):
    do(AdmitMember(code="NIM", names={**BEFORE, "de": "Nimbaren"}, place=2, start="2026-01-01"))
    do(WithdrawMember(code="NIM", end="2027-03-01"))
    officer = sit("secretariat")
    page = officer.get("/demo/members/admit?code=NIM").content.decode()
    assert all(f'value="{value}"' in page for value in ("NIM", "Nimbara", "Nimbare", "2027-03-01"))
    typed = {"code": "NIM", "names__en": "Nimbaria", "place": "9", "standing": "observer", "start": "2027-03-01"}
    sent = officer.post("/demo/members/admit", carried(page, **typed, readmitted="on"))
    assert sent.status_code == 303
    told = find_member("demo", "NIM", CHANGE)
    assert told is not None
    assert told.names == {"en": "Nimbaria", "fr": "Nimbare", "de": "Nimbaren"}
    assert 'href="/demo/members/admit?code=NIM"' not in officer.get("/demo/members/NIM/").content.decode()


def test_who_leaves_sooner_leaves_whatever_was_entered_ahead(change: Do):
    change(WithdrawMember(code="NIM", end="2026-12-15"))
    told = [(row.start, row.end) for row in Member.rows.at().filter(code="NIM")]
    assert told == [("2026-01-01", "2026-12-15")]
    days = [date(2026, 12, 14), date(2026, 12, 15), CHANGE]
    assert [member_may("demo", "NIM", Capability.SPEAK, day) for day in days] == [True, False, False]
    live, entries = list(dump()), list(read_entries("demo"))
    clear()
    replay(entries)
    assert list(dump()) == live


def test_what_was_entered_ahead_is_taken_back_by_its_first_day(change: Do):
    change(WithdrawMember(code="NIM", end="2027-03-01"))
    assert [(row.start, row.end) for row in Member.rows.at().filter(code="NIM")] == [("2026-01-01", "2027-03-01")]
    assert refused(change, WithdrawMember(code="NIM", end="2027-03-01"))[0] == "bodies.leaves"


def test_a_membership_that_has_begun_is_not_taken_back(change: Do):
    with on(CHANGE):
        assert refused(change, WithdrawMember(code="NIM", end="2027-03-01")) == (
            "bodies.period",
            "The last day lies before the first: give an end after the start.",
            "end",
        )


def test_whoever_is_to_preside_later_does_not_rule_today(change: Do):
    office = {"office": "desk", "kind": "facilitator", "member": "AND", "person": "A", "start": "2026-01-01"}
    change(ReceiveCredentials(member="AND", form="original", reference="Letter"))
    change(FillOffice.model_validate({**office, "end": "2027-03-01"}))
    change(FillOffice.model_validate({**office, "kind": "chair", "start": "2027-03-01"}))
    ruling = AcceptCredentials(member="AND", reference="Report")
    assert [list_presiding("demo", day) for day in (TODAY, CHANGE)] == [[], ["office:desk"]]
    assert refused(change, ruling, Actor("office:desk"))[0] == "bodies.presiding"
    with on(CHANGE):
        change(ruling, Actor("office:desk"))
