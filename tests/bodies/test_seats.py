"""Who acts: delegations, credentials, offices, stakeholders, and the secretariat for others."""

from datetime import date

import pytest

from plenary.bodies.acts.behalf import ConfirmEntry, DisownEntry
from plenary.bodies.acts.credential import (
    AcceptCredentials,
    AdmitProvisionally,
    ChallengeCredentials,
    DeferRuling,
    ReceiveCredentials,
    RejectCredentials,
)
from plenary.bodies.acts.delegation import AppointDelegate, ReleaseDelegate
from plenary.bodies.acts.group import FormGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.acts.office import FillOffice, VacateOffice
from plenary.bodies.acts.stakeholder import (
    AccreditStakeholder,
    ObjectToStakeholder,
    ProposeStakeholder,
    RemoveStakeholder,
)
from plenary.bodies.models import OnBehalf
from plenary.bodies.queries import find_stakeholder, has_seat, list_appointments, list_claims, list_holdings
from plenary.bodies.rules.credential import Claim, State, find_seated
from plenary.record.act import Actor
from plenary.record.dump import dump
from plenary.record.reading import find_entry, open_value, read_entries
from plenary.record.replay import clear, replay
from tests.bodies.conftest import Do, refused

FEL = Actor("delegation:FEL")
AND = Actor("delegation:AND")
CHAIR = Actor("office:chair")
LETTER = {"reference": "Letter of 3 November"}


@pytest.fixture
def members(do: Do) -> Do:
    for place, code in enumerate(("AND", "FEL"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    return do


def appoint(do: Do, actor: Actor, role: str = "head", person: str = "A. Person", **values) -> int:
    act = AppointDelegate(member="FEL", role=role, person=person, binds=role != "adviser", **values)
    return do(act, actor).entry.sequence


def test_a_delegation_appoints_its_persons_whose_names_are_sealed_and_whose_roles_are_public(members: Do):
    head = appoint(members, Actor("secretariat"))
    adviser = appoint(members, FEL, "adviser")
    rows = list_appointments("demo", "delegation:FEL")
    assert [(row.number, row.role, row.binds) for row in rows] == [(head, "head", True), (adviser, "adviser", False)]
    assert open_value("demo", rows[0].person) == "A. Person"
    entry = find_entry("demo", head)
    assert (entry.audience, entry.payload["person"]) == ("delegation:FEL", {"sealed": rows[0].person})
    members(ReleaseDelegate(member="FEL", appointment=adviser), FEL)
    assert [row.number for row in list_appointments("demo", "delegation:FEL")] == [head]
    assert [row.number for row in list_appointments("demo", "delegation:FEL", at=adviser)] == [head, adviser]


def test_a_delegation_sees_to_its_own_persons_only_and_has_one_head(members: Do):
    head = appoint(members, FEL)
    second = AppointDelegate(member="FEL", role="head", person="B", binds=True)
    own = "This is for the delegation of FEL to do."
    assert refused(members, second, AND) == ("bodies.own", own, None)
    assert refused(members, ReleaseDelegate(member="FEL", appointment=head), AND) == ("bodies.own", own, None)
    assert refused(members, second, FEL) == (
        "bodies.one-head",
        "The delegation of FEL has a head already: release that person first.",
        "role",
    )
    assert refused(members, ReleaseDelegate(member="FEL", appointment=1), FEL) == (
        "bodies.appointment",
        "Nobody is in the delegation of FEL by appointment 1.",
        "appointment",
    )


def test_the_first_claimant_sits_and_appoints_until_the_other_one_is_accepted(members: Do):
    members(ReceiveCredentials(member="FEL", form="copy", **LETTER))
    members(ReceiveCredentials(member="FEL", claim=2, form="original", **LETTER))
    members(ChallengeCredentials(member="FEL", **LETTER), AND)
    members(DeferRuling(member="FEL", **LETTER))
    assert list_claims("demo", "FEL", date(2026, 11, 23)) == [Claim(1, State.DEFERRED), Claim(2, State.ORIGINAL)]
    appoint(members, FEL)
    members(AcceptCredentials(member="FEL", claim=2, **LETTER))
    assert find_seated(list_claims("demo", "FEL", date(2026, 11, 23))) == 2
    assert refused(members, AppointDelegate(member="FEL", role="adviser", person="B", binds=False), FEL) == (
        "bodies.not-seated",
        "Only the delegation that sits appoints for FEL.",
        "claim",
    )
    appoint(members, FEL, claim=2)
    assert refused(members, AcceptCredentials(member="FEL", **LETTER)) == (
        "bodies.accepted",
        "Another claimant to the seat of FEL has been accepted: that ruling changes first.",
        "claim",
    )
    members(RejectCredentials(member="FEL", **LETTER))
    members(RejectCredentials(member="FEL", claim=2, **LETTER))
    assert find_seated(list_claims("demo", "FEL", date(2026, 11, 23))) is None


def test_credentials_follow_their_order_and_claimants_their_numbers(members: Do):
    members(AdmitProvisionally(member="FEL", **LETTER))
    assert refused(members, AdmitProvisionally(member="FEL", **LETTER)) == (
        "bodies.credentials",
        "This cannot follow here. What stands with the credentials: provisional.",
        "member",
    )
    assert refused(members, AcceptCredentials(member="AND", **LETTER))[:2] == (
        "bodies.credentials",
        "This cannot follow here. What stands with the credentials: nothing received.",
    )
    assert refused(members, ReceiveCredentials(member="FEL", claim=3, form="copy", **LETTER)) == (
        "bodies.claim",
        "The next claimant here is number 2.",
        "claim",
    )


def test_of_the_offices_only_who_presides_enters_a_ruling(members: Do):
    members(FillOffice(office="chair", kind="chair", member="AND", person="C. Chair", start="2026-01-01"))
    members(FillOffice(office="teller-1", kind="teller", member="AND", person="T. Teller", start="2026-01-01"))
    members(ReceiveCredentials(member="FEL", form="original", **LETTER))
    ruling = AcceptCredentials(member="FEL", **LETTER)
    assert refused(members, ruling, Actor("office:teller-1"))[0] == "bodies.presiding"
    members(ruling, CHAIR)
    assert list_claims("demo", "FEL", date(2026, 11, 23)) == [Claim(1, State.ACCEPTED)]


def test_an_office_has_one_holder_from_a_day_until_another(members: Do):
    members(FillOffice(office="chair", kind="chair", member="AND", person="A", start="2026-01-01"))
    again = FillOffice(office="chair", kind="chair", member="FEL", person="B", start="2026-06-01")
    assert refused(members, again) == (
        "bodies.office-held",
        "chair stands in the way: it is filled at that time.",
        "office",
    )
    members(VacateOffice(office="chair", end="2026-06-01"))
    members(again)
    assert [(each.member, str(each.period.start), str(each.period.end)) for each in list_holdings("demo")] == [
        ("AND", "2026-01-01", "2026-06-01"),
        ("FEL", "2026-06-01", "None"),
    ]
    members(VacateOffice(office="chair", end="2026-06-01"))
    assert [each.member for each in list_holdings("demo")] == ["AND"]
    assert refused(members, VacateOffice(office="chair", end="2026-06-01")) == (
        "bodies.office-vacant",
        "Nobody holds chair beyond 2026-06-01.",
        "office",
    )


def test_a_secretary_is_of_no_member_and_everybody_else_of_one(members: Do):
    for values in ({"kind": "secretary", "member": "FEL"}, {"kind": "teller"}):
        assert refused(members, FillOffice(office="desk", person="A", start="2026-01-01", **values)) == (
            "bodies.office-member",
            "Whoever holds an office comes from a member, and a secretary from none.",
            "member",
        )
    number = members(FillOffice(office="desk", kind="secretary", person="A", start="2026-01-01")).entry.sequence
    assert [row.number for row in list_appointments("demo", "secretariat")] == [number]


PROPOSED = {"code": "LAB", "names": {"en": "Open Laboratory"}, "until": "2026-12-01T00:00:00.000000Z"}


def test_a_stakeholder_to_which_a_member_objected_is_accredited_by_decision_only(members: Do):
    members(ProposeStakeholder(**PROPOSED))
    assert refused(members, ProposeStakeholder(**PROPOSED)) == ("bodies.code", "LAB is on the list already.", "code")
    early = AccreditStakeholder(code="LAB", person="L. Speaker")
    assert refused(members, early)[0] == "bodies.not-accredited"
    entry = members(ObjectToStakeholder(code="LAB", objector="FEL", reason="Not said in public")).entry
    assert (entry.seat, entry.audience, set(entry.payload["objector"])) == ("secretariat", "chair", {"sealed"})
    assert refused(members, early)[0] == "bodies.not-accredited"
    members(AccreditStakeholder(code="LAB", person="L. Speaker", decision="Decision 7"))
    found = find_stakeholder("demo", "LAB")
    assert (found.state, found.decision) == ("accredited", "Decision 7")
    assert [row.role for row in list_appointments("demo", "stakeholder:LAB")] == ["representative"]
    late = ObjectToStakeholder(code="LAB", objector="FEL", reason="")
    assert refused(members, late) == ("bodies.late-objection", "The time for objections to LAB is over.", "code")
    members(RemoveStakeholder(code="LAB"))
    assert (find_stakeholder("demo", "LAB"), list_appointments("demo", "stakeholder:LAB")) == (None, [])
    assert refused(members, RemoveStakeholder(code="LAB")) == (
        "bodies.stakeholder",
        "No stakeholder here bears the code LAB.",
        "code",
    )


def test_the_time_for_objections_lies_ahead(members: Do):
    past = {**PROPOSED, "until": "2026-11-01T00:00:00.000000Z"}
    assert refused(members, ProposeStakeholder(**past)) == (
        "bodies.until",
        "The time for objections lies in the past.",
        "until",
    )


def test_what_the_secretariat_enters_for_a_delegation_awaits_its_answer(members: Do):
    sequence = appoint(members, Actor("secretariat", behalf="delegation:FEL"))
    row = OnBehalf.objects.get()
    assert (row.sequence, row.seat, row.act, row.answer) == (sequence, "delegation:FEL", "delegation.appoint", "")
    for other in (AND, Actor("secretariat", behalf="delegation:FEL")):
        assert refused(members, ConfirmEntry(entry=sequence), other) == (
            "bodies.behalf",
            f"Entry {sequence} was not made on your behalf.",
            "entry",
        )
    members(ConfirmEntry(entry=sequence), FEL)
    assert refused(members, ConfirmEntry(entry=sequence), FEL) == (
        "bodies.answered",
        f"You have given this answer to entry {sequence} already.",
        "entry",
    )
    answered = members(DisownEntry(entry=sequence), FEL).entry.sequence
    assert [(row.answer, row.answered) for row in OnBehalf.objects.filter(sequence=sequence)] == [
        ("disowned", answered)
    ]


def test_only_the_secretariat_acts_for_others_and_only_as_they_may(members: Do):
    act = AppointDelegate(member="FEL", role="head", person="A", binds=True)
    assert refused(members, act, Actor("delegation:AND", behalf="delegation:FEL")) == (
        "record.seat",
        "delegation:AND may not do this (delegation.appoint): it is for others to do.",
        None,
    )
    group = FormGroup(code="COAST", names={"en": "Coast"})
    assert refused(members, group, Actor("secretariat", behalf="delegation:FEL"))[0] == "record.seat"


@pytest.mark.parametrize("seat", ["delegation:NONE", "group:NONE", "office:none", "stakeholder:NONE"])
def test_nobody_acts_on_behalf_of_a_seat_that_is_not_there(members: Do, seat: str):
    assert refused(members, ConfirmEntry(entry=1), Actor("secretariat", behalf=seat)) == (
        "bodies.no-such-seat",
        f"There is no seat {seat} here: act on behalf of one that there is.",
        None,
    )
    assert read_entries("demo")[-1].sequence == 3


def test_the_secretariat_acts_on_behalf_of_every_kind_of_seat_that_is_there(members: Do):
    members(FormGroup(code="COAST", names={"en": "Coast"}))
    members(FillOffice(office="chair", kind="chair", member="AND", person="C", start="2026-01-01"))
    members(VacateOffice(office="chair", end="2026-02-01"))
    members(ProposeStakeholder(**PROPOSED))
    seats = ("delegation:FEL", "group:COAST", "office:chair", "stakeholder:LAB")
    assert {seat: has_seat("demo", seat, date(2026, 11, 23)) for seat in (*seats, "secretariat", "office:desk")} == {
        **dict.fromkeys(seats, True),
        "secretariat": False,
        "office:desk": False,
    }
    for seat in seats:
        assert refused(members, ConfirmEntry(entry=1), Actor("secretariat", behalf=seat))[0] == "bodies.behalf"


def test_replayed_the_record_gives_the_same_seats(members: Do):
    appoint(members, Actor("secretariat", behalf="delegation:FEL"))
    members(ReceiveCredentials(member="FEL", form="copy", **LETTER))
    members(FillOffice(office="chair", kind="chair", member="AND", person="A", start="2026-01-01"))
    members(VacateOffice(office="chair", end="2026-06-01"))
    members(ProposeStakeholder(**PROPOSED))
    members(ObjectToStakeholder(code="LAB", objector="FEL", reason=""))
    live, entries = list(dump()), read_entries("demo")
    clear()
    replay(entries)
    assert list(dump()) == live
