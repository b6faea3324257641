"""The door asks again whether whoever acts still has the seat: requests wait for their turn."""

from collections.abc import Callable

import pytest

from plenary.bodies.acts.coordination import NameCoordinator, ReleaseCoordinator
from plenary.bodies.acts.credential import AcceptCredentials, ReceiveCredentials
from plenary.bodies.acts.delegation import AppointDelegate, ReleaseDelegate
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.acts.office import FillOffice, VacateOffice
from plenary.bodies.holding import name_person
from plenary.bodies.invitation import revoke
from plenary.bodies.models import Account, Seating
from plenary.record.act import Act, Actor
from plenary.record.models import Log
from tests.bodies.conftest import Do, refused

DAY = "2026-01-01"
APPOINT = AppointDelegate(member="FEL", role="adviser", person="A. Adviser", binds=False)
ADMIT = AdmitMember(code="CEL", names={"en": "Cel"}, place=3, start=DAY)
LETTER = {"member": "FEL", "reference": "Letter"}


@pytest.fixture
def house(do: Do) -> Do:
    do(FormGroup(code="COAST", names={"en": "Coast"}))
    for place, code in enumerate(("AND", "FEL"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start=DAY))
    return do


def seated(house: Do, appointing: Act, seat: str = "") -> Actor:
    """Somebody who has come by a new account on a new appointment."""
    number = house(appointing).entry.sequence
    account = Account.objects.create_user(f"{number}@plenary.example")
    Seating.objects.create(account=account, body="demo", number=number)
    return Actor(seat or "delegation:FEL", None, name_person(account), number)


def lost(seat: str) -> tuple[str, str, None]:
    sentence = f"You act from {seat} no longer: your appointment ended, or was changed, before this was recorded."
    return "bodies.seat-lost", sentence, None


def head(house: Do) -> Actor:
    return seated(house, AppointDelegate(member="FEL", role="head", person="D. Delegate", binds=True))


def test_who_was_released_while_a_request_waited_leaves_nothing_on_the_record(house: Do):
    actor = head(house)
    assert house(APPOINT, actor).entry.seat == "delegation:FEL"
    house(ReleaseDelegate(member="FEL", appointment=actor.appointment or 0))
    size = Log.objects.get().size
    assert refused(house, APPOINT, actor) == lost("delegation:FEL")
    assert Log.objects.get().size == size


def test_whose_credentials_gave_way_to_another_claimant_acts_no_longer_and_again_when_they_are_accepted(house: Do):
    actor = head(house)
    house(ReceiveCredentials(form="copy", claim=1, **LETTER))
    house(ReceiveCredentials(form="original", claim=2, **LETTER))
    assert house(APPOINT, actor).entry.seat == "delegation:FEL"
    house(AcceptCredentials(claim=2, **LETTER))
    assert refused(house, APPOINT, actor) == lost("delegation:FEL")


def test_whose_office_ended_acts_from_it_no_longer(house: Do):
    desk = FillOffice(office="desk", kind="secretary", person="S. Officer", start=DAY)
    actor = seated(house, desk, "secretariat")
    house(VacateOffice(office="desk", end="2026-11-23"))
    assert refused(house, ADMIT, actor) == lost("secretariat")


@pytest.mark.parametrize(
    "lose",
    [
        lambda number: revoke("demo", number),
        lambda _number: Account.objects.update(is_active=False),
        lambda number: Seating.objects.filter(number=number).update(account=Account.objects.create_user("o@x.example")),
    ],
    ids=["revoked", "closed", "another account took the seat"],
)
def test_whose_account_was_revoked_acts_no_longer(house: Do, lose: Callable[[int], object]):
    actor = head(house)
    lose(actor.appointment or 0)
    assert refused(house, APPOINT, actor) == lost("delegation:FEL")


def test_who_may_only_prepare_binds_nobody_at_the_door_either(house: Do):
    assert refused(house, APPOINT, seated(house, APPOINT)) == lost("delegation:FEL")


def test_another_seat_of_the_account_and_another_appointment_to_the_seat_do_not_answer_for_the_one_it_came_by(
    house: Do,
):
    actor, other = head(house), seated(house, APPOINT)
    for wrong in (
        Actor("delegation:AND", None, actor.person, actor.appointment),
        Actor("delegation:FEL", None, actor.person, other.appointment),
        Actor("delegation:FEL", None, None, actor.appointment),
    ):
        assert refused(house, APPOINT, wrong) == lost(wrong.seat)


def test_who_coordinates_a_group_acts_for_it_until_released(house: Do):
    delegate = head(house)
    house(JoinGroup(group="COAST", member="FEL", start=DAY))
    house(NameCoordinator(group="COAST", member="FEL", start=DAY))
    actor = Actor("group:COAST", None, delegate.person, delegate.appointment)
    assert house(JoinGroup(group="COAST", member="AND", start=DAY), actor).entry.seat == "group:COAST"
    house(ReleaseCoordinator(group="COAST", member="FEL", end="2026-11-23"))
    assert refused(house, JoinGroup(group="COAST", member="FEL", start=DAY), actor) == lost("group:COAST")


def test_a_program_of_the_house_acts_by_no_account(house: Do):
    assert house(APPOINT, Actor("delegation:FEL")).entry.seat == "delegation:FEL"
