"""What somebody sends who fills in fields that were not on the form, in a payload, in a session or for another."""

import pytest
from django.test import Client
from pydantic import ValidationError

from plenary.bodies.acts.behalf import ConfirmEntry, DisownEntry
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.forum import ConstituteForum
from plenary.bodies.acts.member import NameMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.models import Account, Appointment, OnBehalf, Seating
from plenary.record import registry
from plenary.record.act import SYSTEM, Actor
from plenary.record.models import Log, SealedValue
from plenary.record.perform import perform, require_seat
from plenary.record.reading import open_value, read_entries
from plenary.record.refusal import Refused
from tests.bodies.conftest import Do, refused
from tests.bodies.test_signing import admit, delegate, fields, seat, secretary

OF_THE_DOOR = {
    "name": "values.erase",
    "version": 9,
    "seats": ["delegation"],
    "undone_by": "x",
    "final": True,
    "seat": "secretariat",
    "behalf": "delegation:AND",
    "body": "other",
    "sequence": 1,
    "time": "2020-01-01T00:00:00.000000Z",
    "person": "somebody",
    "audience": "public",
}


def test_no_act_takes_what_belongs_to_the_door(db: None):
    """Who acts, for whom, when, and who may see it are never a matter of the payload."""
    taken = []
    for act in registry.list_acts():
        for name, value in OF_THE_DOOR.items():
            if name in act.model_fields:
                continue
            with pytest.raises(ValidationError) as fault:
                act.model_validate({name: value})
            if (name,) not in {error["loc"] for error in fault.value.errors() if error["type"] == "extra_forbidden"}:
                taken.append((act.name, name))
    assert taken == []


def test_what_no_field_of_the_form_asked_for_changes_nothing(house: Do):
    client = secretary(house)
    asked = fields(client, "/demo/members/admit")
    forged = {**OF_THE_DOOR, "capabilities": "vote", "rights": "vote", "coordinator": "on", "end": "2026-03-01"}
    assert client.post("/demo/members/admit", {**forged, **admit(asked)}).status_code == 303
    entry = read_entries("demo")[-1]
    assert (entry.act, entry.version, entry.seat, entry.behalf, entry.audience) == (
        "member.admit",
        3,
        "secretariat",
        None,
        "public",
    )
    assert entry.payload == {
        "code": "BOR",
        "names": {"en": "Borlia"},
        "place": 3,
        "standing": "member",
        "start": "2026-02-01",
        "readmitted": False,
    }


def test_a_delegate_appoints_in_its_own_delegation_whatever_the_form_says(house: Do):
    client = delegate(house)
    given = {
        **fields(client, "/demo/members/FEL/appoint"),
        "person": "X",
        "role": "alternate",
        "member": "AND",
        "code": "AND",
        "seat": "secretariat",
        "claim": "2",
    }
    assert client.post("/demo/members/FEL/appoint", given).status_code == 303
    entry = read_entries("demo")[-1]
    assert (entry.seat, entry.payload["member"], entry.payload["binds"], entry.payload["claim"]) == (
        "delegation:FEL",
        "FEL",
        False,
        1,
    )
    assert client.post("/demo/members/AND/appoint", given).status_code == 403


def test_a_commitment_that_is_sent_as_a_value_opens_nothing_of_others(house: Do):
    theirs = AppointDelegate(member="FEL", role="head", person="Private Name", binds=True)
    commitment = house(theirs).entry.payload["person"]["sealed"]
    given = {"member": "AND", "role": "head", "binds": True}
    with pytest.raises(ValidationError) as fault:
        AppointDelegate.model_validate({**given, "person": {"sealed": commitment}})
    assert [error["loc"] for error in fault.value.errors()] == [("person",)]
    mine = AppointDelegate.model_validate({**given, "person": commitment})
    entry = house(mine, Actor("delegation:AND")).entry
    assert entry.payload["person"]["sealed"] != commitment
    assert open_value("demo", entry.payload["person"]["sealed"]) == commitment
    assert SealedValue.objects.get(commitment=commitment).audience == "delegation:FEL"


def test_nobody_acts_for_another_but_the_secretariat_and_nobody_for_the_system(house: Do):
    act = AppointDelegate(member="FEL", role="head", person="A", binds=True)
    for actor in (
        Actor("delegation:AND", behalf="delegation:FEL"),
        Actor("office:chair", behalf="delegation:FEL"),
        Actor("group:COAST", behalf="delegation:FEL"),
        Actor("stakeholder:LAB", behalf="delegation:FEL"),
        Actor("secretariat-2", behalf="delegation:FEL"),
        Actor("nobody"),
        Actor(""),
    ):
        assert refused(house, act, actor)[0] == "record.seat", actor
    for actor in (Actor("secretariat", behalf="system"), Actor("secretariat", behalf="system:x")):
        with pytest.raises(Refused) as fault:
            require_seat(ConstituteForum, actor)
        assert fault.value.rule == "record.seat"
    require_seat(ConstituteForum, SYSTEM)


def test_the_secretariat_does_not_confirm_for_a_delegation_what_it_entered_for_it(house: Do):
    act = AppointDelegate(member="FEL", role="adviser", person="B", binds=False)
    entry = house(act, Actor("secretariat", behalf="delegation:FEL")).entry.sequence
    desk, other = secretary(house), delegate(house, "AND")
    for client in (desk, other):
        answer = client.post(
            "/demo/seats/delegation:FEL/answer", {"entry": entry, "answer": "confirm", "key": "k", "behalf": "x"}
        )
        assert answer.status_code == 403
    for actor in (Actor("secretariat"), Actor("secretariat", behalf="delegation:FEL"), Actor("delegation:AND")):
        for answering in (ConfirmEntry(entry=entry), DisownEntry(entry=entry)):
            assert refused(house, answering, actor)[0] in ("record.seat", "bodies.behalf")
    assert OnBehalf.objects.get().answer == ""


def test_a_seat_is_taken_only_by_whoever_has_it_also_where_the_session_says_otherwise(house: Do):
    client = delegate(house)
    for wanted in ("secretariat", "delegation:AND", "group:COAST", "office:chair", "system", "", "delegation:FEL\x00"):
        assert client.post("/demo/seats/", {"seat": wanted}).status_code == (303 if wanted == "delegation:FEL" else 200)
    session = client.session
    session["seat:demo"] = "secretariat"
    session.save()
    assert client.get("/demo/members/admit").status_code == 403
    assert client.post("/demo/members/admit", admit({"key": "k"})).status_code == 403
    Seating.objects.update(body="other")
    assert client.get("/demo/seats/").status_code == 403


def test_a_seat_in_one_body_is_none_in_another_that_has_the_same_numbers(house: Do):
    client = secretary(house)
    Log.objects.create(body="other", origin="plenary.example/other")
    assert client.get("/other/members/admit").status_code == 403
    number = Appointment.rows.at().get(body="demo").number
    Seating.objects.create(account=Account.objects.get(), body="other", number=number)
    assert client.get("/other/members/admit").status_code == 403
    assert client.get("/demo/members/admit").status_code == 200


def test_a_key_of_a_request_is_of_one_seat_and_one_request(house: Do):
    act = AppointDelegate(member="FEL", role="head", person="A", binds=True)
    perform(act, actor=Actor("delegation:FEL"), body="demo", key="guessed")
    with pytest.raises(Refused) as fault:
        perform(
            AppointDelegate(member="FEL", role="adviser", person="B", binds=False),
            actor=Actor("delegation:FEL"),
            body="demo",
            key="guessed",
        )
    assert fault.value.rule == "record.key-reused"
    done = perform(
        NameMember(code="AND", names={"en": "And"}, place=1), actor=Actor("secretariat"), body="demo", key="guessed"
    )
    assert done.repeated is False


def test_without_a_second_factor_nobody_acts(house: Do):
    client = delegate(house, factor=False)
    before = Log.objects.get(body="demo").size
    answer = client.post("/demo/members/FEL/appoint", {"person": "X", "role": "alternate", "key": "k"})
    assert (answer.status_code, answer["Location"]) == (302, "/account/second-factor/")
    assert client.post("/demo/seats/", {"seat": "delegation:FEL"})["Location"] == "/account/second-factor/"
    assert Log.objects.get(body="demo").size == before


def test_what_ended_acts_no_more_from_the_same_moment(house: Do):
    act = FillOffice(office="desk", kind="secretary", person="S", start="2026-01-01", end="2026-11-24")
    client = seat(house(act).entry.sequence, "desk@secretariat.example")
    assert client.get("/demo/members/admit").status_code == 200
    ended = FillOffice(office="old", kind="secretary", person="S", start="2026-01-01", end="2026-11-23")
    gone = seat(house(ended).entry.sequence, "old@secretariat.example")
    assert gone.get("/demo/members/admit").status_code == 403
    assert Client().get("/demo/members/admit").status_code == 303
