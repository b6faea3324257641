"""A code that an earlier release let be given twice is named with what it opens, and an officer closes it."""

import re
from dataclasses import replace
from datetime import date

import pytest

from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.document import RegisterDocument, WithdrawDocument
from plenary.bodies.acts.forum import OpenForum
from plenary.bodies.acts.group import DissolveGroup, FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember, WithdrawMember
from plenary.bodies.acts.readership import ReaddressDocument
from plenary.bodies.given_again import GivenAgain, list_given_again
from plenary.bodies.models import Document
from plenary.bodies.queries import list_documents, read_values, reader_of
from plenary.record.act import Actor
from plenary.record.dump import dump
from plenary.record.entry import Entry
from plenary.record.models import Recorded, SealedValue
from plenary.record.reading import read_entries
from plenary.record.replay import clear, replay
from plenary.record.sealing import Sealed
from plenary.web.diagnosis.finding import Finding
from plenary.web.diagnosis.house import look_at_codes
from tests.bodies.conftest import Do, Sit, refused
from tests.bodies.posting import carried, fill

TODAY = date(2026, 11, 23)


def admit(code: str, name: str, **more: object) -> AdmitMember:
    values = {"code": code, "names": {"en": name}, "place": 1, "start": "2026-01-01", **more}
    return AdmitMember.model_validate(values)


def register(key: str, for_whom: str) -> RegisterDocument:
    values = {"key": key, "distribution": "restricted", "for_whom": for_whom}
    return RegisterDocument.model_validate({**values, "private_titles": Sealed.seal({"en": key})})


@pytest.fixture
def twice(do: Do) -> Do:
    """The code COAST was a group's of Andara and is one's of Borland; FEL was Felunda's and is Another's."""
    do(admit("AND", "Andara"))
    do(admit("BOR", "Borland"))
    do(admit("FEL", "Felunda"))
    do(FormGroup(code="COAST", names={"en": "Coast"}))
    do(JoinGroup(group="COAST", member="AND", start="2026-01-01"))
    do(JoinGroup(group="COAST", member="FEL", start="2026-01-01"))
    do(register("old-coast", "group:COAST"))
    do(register("of-fel", "delegation:FEL"))
    do(AppointDelegate(member="FEL", role="head", person="F. Head", binds=True))
    do(WithdrawMember(code="FEL", end="2026-11-01"))
    do(admit("FEL", "Quite Another", start="2026-11-01", readmitted=True))
    do(DissolveGroup(code="COAST"))
    do(FormGroup(code="AGAIN", names={"en": "Other coast"}))
    do(JoinGroup(group="AGAIN", member="BOR", start="2026-01-01"))
    for entry in read_entries("demo"):
        Recorded.objects.filter(sequence=entry.sequence).update(data=_as_before(entry).encode())
    clear()
    replay(read_entries("demo"))
    return do


def _as_before(entry: Entry) -> Entry:
    """An entry as an earlier release wrote it, which let codes be given twice."""
    payload = {key: "COAST" if value == "AGAIN" else value for key, value in entry.payload.items()}
    if entry.act == "member.admit":
        payload.pop("readmitted")
        return replace(entry, version=1, payload=payload)
    return replace(entry, payload=payload)


def test_what_a_code_opens_that_was_given_twice_is_named(twice: Do):
    assert list_given_again("demo", TODAY) == [
        GivenAgain("demo", "COAST", False, 14, ("BOR",), ("old-coast",), ()),
        GivenAgain("demo", "FEL", True, 12, ("FEL",), ("of-fel",), (10,), (), (), (10,)),
    ]


def test_the_doctor_says_so_and_what_to_do(twice: Do):
    assert list(look_at_codes()) == [
        Finding(
            "code.twice",
            "In demo, entry 14 gave the code COAST to another group. Its members (BOR) have by it what was for those "
            "before them: documents: /demo/documents/old-coast/audience.",
            "An officer gives each document back to those who were in the earlier group, at its address here (to one "
            "of them, or to a group of them), and erases private values on the page of the entry.",
        ),
        Finding(
            "code.twice",
            "In demo, entry 12 gave the code FEL to another member. It (FEL) has by it what was of the one before: "
            "documents: /demo/documents/of-fel/audience; private values of entries: /demo/record/10; persons of the "
            "delegation, by their entries: 10.",
            "An officer admits it under a code of its own, to which it gives its own documents itself, and then enters "
            "that it leaves here: by this code it reads nothing any longer. Private values are erased on the page of "
            "the entry.",
        ),
    ]


def test_an_officer_closes_what_was_opened(twice: Do, sit: Sit):
    officer = sit("secretariat")
    later = reader_of("demo", frozenset({"delegation:BOR"}), TODAY)
    assert [each.key for each in list_documents("demo", later)] == ["old-coast"]
    done = fill(officer, "/demo/documents/old-coast/audience", for_whom="delegation:AND")
    assert (done.status_code, done["Location"]) == (303, "/demo/documents/")
    assert list_documents("demo", later) == []
    title = Document.rows.at().get(key="old-coast").private_titles
    earlier = reader_of("demo", frozenset({"delegation:AND"}), TODAY)
    assert (read_values(later, "demo", [title]), read_values(earlier, "demo", [title])) == (
        {},
        {title: {"en": "old-coast"}},
    )
    twice(WithdrawMember(code="FEL", end="2026-11-23"))
    assert list_given_again("demo", TODAY) == []


def test_only_what_is_for_a_group_or_a_delegation_is_given_to_others(twice: Do, sit: Sit):
    twice(register("staff", "secretariat"))
    act = ReaddressDocument(key="staff", for_whom="members")
    sentence = "Only what is for a group or for a delegation is given to others; staff is not."
    assert refused(twice, act) == ("bodies.not-of-a-code", sentence, "key")
    wrong = ReaddressDocument(key="of-fel", for_whom="public")
    assert refused(twice, wrong)[0] == "bodies.distribution"
    assert refused(twice, ReaddressDocument(key="of-fel", for_whom="group:NONE"))[0] == "bodies.group"
    officer = sit("secretariat")
    assert officer.get("/demo/documents/none/audience").status_code == 404
    page = officer.get("/demo/documents/old-coast/audience").content.decode()
    assert re.findall(r'<option value="([^"]*)"', page) == ["", "delegation:AND", "delegation:FEL"]
    sent = carried(page, for_whom="delegation:AND")
    assert [officer.post("/demo/documents/old-coast/audience", sent).status_code for _time in range(2)] == [303, 303]


def test_a_group_of_those_who_were_in_the_earlier_one_takes_its_place_and_the_later_one_does_not(twice: Do):
    twice(FormGroup(code="OLD", names={"en": "Old coast"}))
    twice(JoinGroup(group="OLD", member="AND", start="2026-01-01"))
    twice(ReaddressDocument(key="old-coast", for_whom="group:OLD"))
    assert Document.rows.at().get(key="old-coast").audience == "group:OLD"
    for others in ("group:COAST", "delegation:BOR"):
        assert refused(twice, ReaddressDocument(key="old-coast", for_whom=others))[0] == "bodies.owner-opens"
    later = refused(twice, ReaddressDocument(key="old-coast", for_whom="members"), Actor("group:COAST"))
    sentence = "It is no longer for COAST to say for whom old-coast is: ask the secretariat, which may give it back."
    assert later == ("bodies.closed-to-owner", sentence, "key")


def test_a_document_that_was_given_to_others_is_given_on_and_back(do: Do, sit: Sit):
    do(admit("AND", "Andara"))
    do(FormGroup(code="COAST", names={"en": "Coast"}))
    sit("office:chair")
    do(register("own", "group:COAST"))
    for others in ("members", "secretariat", "office:chair", "delegation:AND", "group:COAST"):
        do(ReaddressDocument(key="own", for_whom=others), Actor("group:COAST"))
        assert Document.rows.at().get(key="own").audience == others
        title = Document.rows.at().get(key="own").private_titles
        assert SealedValue.objects.get(commitment=title).audience == others
    same = ReaddressDocument(key="own", for_whom="group:COAST")
    assert refused(do, same) == ("bodies.audience-already", "own is for them already.", "for_whom")


def test_what_was_given_to_a_forum_stays_there(do: Do):
    do(admit("AND", "Andara"))
    values = {"key": "hall", "names": {"en": "Hall"}, "kind": "plenary", "room": "members", "mode": "recorded"}
    do(OpenForum.model_validate({**values, "chair": "secretariat", "serviced": True}))
    do(register("own", "delegation:AND"))
    do(ReaddressDocument(key="own", for_whom="forum:hall"), Actor("delegation:AND"))
    sentence = "What is for a forum stays there, and own is for one."
    back = ReaddressDocument(key="own", for_whom="delegation:AND")
    assert refused(do, back) == ("bodies.of-a-forum", sentence, "key")


def test_no_document_is_for_an_office_that_there_is_not(do: Do, sit: Sit):
    do(admit("AND", "Andara"))
    sit("secretariat")
    do(register("own", "delegation:AND"))
    sentence = "No office here bears the key {}."
    for office in ("nobody-there", "desk"):
        expected = ("bodies.office", sentence.format(office), "for_whom")
        assert refused(do, ReaddressDocument(key="own", for_whom=f"office:{office}")) == expected
        assert refused(do, register("other", f"office:{office}")) == expected
    sit("office:chair")
    do(register("other", "office:chair"))
    assert Document.rows.at().get(key="other").audience == "office:chair"


def test_whoever_reads_a_document_now_reads_also_how_it_stood_and_nobody_else_does(do: Do, sit: Sit):
    do(admit("AND", "Andara"))
    do(admit("BOR", "Borland"))
    earlier, later = sit("delegation:AND"), sit("delegation:BOR")
    before = do(register("own", "delegation:AND")).entry.sequence
    do(ReaddressDocument(key="own", for_whom="delegation:BOR"), Actor("delegation:AND"))
    after = do(WithdrawDocument(key="own")).entry.sequence - 1
    for at in (before, after):
        addresses = (f"/demo/documents/own.json?at={at}", f"/demo/documents.json?at={at}")
        one, every = (earlier.get(address) for address in addresses)
        assert (one.status_code, every.json()["documents"], every.json()["total"]) == (404, [], 0)
        one, every = (later.get(address) for address in addresses)
        assert (one.json()["titles"], [each["key"] for each in every.json()["documents"]]) == ({"en": "own"}, ["own"])


def test_a_record_without_codes_given_twice_has_none(do: Do):
    do(admit("AND", "Andara"))
    do(FormGroup(code="COAST", names={"en": "Coast"}))
    do(JoinGroup(group="COAST", member="AND", start="2026-01-01"))
    do(register("coast", "group:COAST"))
    assert (list_given_again("demo", TODAY), list(look_at_codes())) == ([], [])


def test_a_readdressed_document_is_replayed(do: Do):
    do(admit("AND", "Andara"))
    do(register("own", "delegation:AND"))
    do(ReaddressDocument(key="own", for_whom="members"), Actor("delegation:AND"))
    live, entries = list(dump()), list(read_entries("demo"))
    clear()
    replay(entries)
    assert list(dump()) == live
    assert list(SealedValue.objects.values_list("audience", flat=True)) == ["members"]
