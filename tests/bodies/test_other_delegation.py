"""What a delegation kept for release is not for another one on its seat: of another claimant, or after a gap."""

from datetime import UTC, datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.test import Client

from plenary.bodies.acts.coordination import NameCoordinator, ReleaseCoordinator
from plenary.bodies.acts.credential import AcceptCredentials, ReceiveCredentials, RejectCredentials
from plenary.bodies.acts.delegation import AppointDelegate, ReleaseDelegate
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember, WithdrawMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.models import Account, Prepared, Seating
from plenary.kit import clock
from plenary.record.act import Actor
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried
from tests.bodies.test_acting_seat import ITEM, acted, take

LETTER = {"reference": "Letter of 3 November"}
READ = {"listed": True, "told of": True, "opened": True}
NOT_READ = {"listed": False, "told of": False, "opened": False}


@pytest.fixture
def house(do: Do, settings: object) -> Do:
    """Felunda coordinates a group; its credentials were received."""
    settings.SECOND_FACTOR_REQUIRED = False  # type: ignore[attr-defined]  # pytest-django's own, without a type
    do(AdmitMember(code="FEL", names={"en": "Felunda"}, place=1, start="2026-01-01"))
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    do(JoinGroup(group="COAST", member="FEL", start="2026-01-01"))
    do(NameCoordinator(group="COAST", member="FEL", start="2026-01-01"))
    do(ReceiveCredentials(member="FEL", form="original", **LETTER))
    return do


def appoint(do: Do, claim: int = 1, role: str = "head") -> Client:
    """Whoever a claimant to the seat of Felunda appoints."""
    values = {"member": "FEL", "role": role, "person": "A Person", "binds": role == "head", "claim": claim}
    return seat(do(AppointDelegate.model_validate(values)).entry.sequence)


def seat(number: int) -> Client:
    """Somebody with an account on an appointment."""
    account = Account.objects.create_user(f"person-{number}@plenary.example")
    Seating.objects.create(account=account, body="demo", number=number)
    client = Client()
    client.force_login(account)
    return client


def keep(person: Client, name: str = "delegation:FEL") -> Prepared:
    take(person, name)
    form = carried(person.get(ITEM).content.decode(), item="typed-item", start="2026-12-01", members="FEL")
    assert person.post(ITEM, {**form, "prepare": ""})["Location"] == "/demo/prepared/"
    return Prepared.objects.latest("pk")


def look(person: Client, kept: Prepared) -> dict[str, bool]:
    """Where somebody who takes the seat of what was kept comes to know of it."""
    take(person, kept.seat)
    return {
        "listed": f"/demo/prepared/{kept.pk}/discard" in person.get("/demo/prepared/").content.decode(),
        "told of": "Prepared forms that wait for release" in person.get("/demo/brief.txt").content.decode(),
        "opened": "typed-item" in person.get(f"{ITEM}?prepared={kept.pk}").content.decode(),
    }


def rule_for_the_other(do: Do) -> Client:
    """Another claimant appoints a head, and is accepted."""
    other = appoint(do, claim=2)
    do(ReceiveCredentials(member="FEL", claim=2, form="original", **LETTER))
    do(RejectCredentials(member="FEL", claim=1, **LETTER))
    do(AcceptCredentials(member="FEL", claim=2, **LETTER))
    return other


@pytest.mark.parametrize("name", ["delegation:FEL", "group:COAST"])
def test_another_claimant_neither_reads_nor_releases_nor_discards_what_was_kept(house: Do, name: str):
    head = appoint(house)
    kept = keep(head, name)
    mark = carried(head.get(f"{ITEM}?prepared={kept.pk}").content.decode())
    other = rule_for_the_other(house)
    assert look(other, kept) == NOT_READ
    own = carried(other.get(ITEM).content.decode(), item="typed-item", start="2026-12-01", members="FEL")
    sent = other.post(ITEM, {**own, "prepared": mark["prepared"]})
    assert (sent.status_code, kept.author.email in sent.content.decode(), acted("composition.declare")) == (
        422,
        False,
        [],
    )
    assert other.post(f"/demo/prepared/{kept.pk}/discard").status_code == 303
    assert Prepared.objects.get().values == kept.values


def test_the_others_of_the_delegation_release_it_also_when_its_author_was_released(house: Do):
    adviser, head = appoint(house, role="adviser"), appoint(house)
    kept = keep(adviser)
    assert look(head, kept) == READ
    house(ReleaseDelegate(member="FEL", appointment=kept.number), Actor("delegation:FEL"))
    Seating.objects.filter(number=kept.number).delete()
    assert look(head, kept) == READ
    form = carried(head.get(f"{ITEM}?prepared={kept.pk}").content.decode(), item="typed-item", start="2026-12-01")
    assert head.post(ITEM, {**form, "members": "FEL"}).status_code == 303
    assert (acted("composition.declare"), Prepared.objects.count()) == (["delegation:FEL"], 0)


def test_a_member_that_comes_back_after_a_gap_finds_nothing_of_what_was_kept(house: Do):
    kept = keep(appoint(house))
    house(WithdrawMember(code="FEL", end="2026-12-01"))
    back = {"code": "FEL", "names": {"en": "Felunda"}, "place": 1, "readmitted": True}
    house(AdmitMember.model_validate({**back, "start": "2026-12-10"}))
    with clock.reading(lambda: datetime(2026, 12, 12, 9, tzinfo=UTC)):
        house(JoinGroup(group="COAST", member="FEL", start="2026-12-10"))
        house(NameCoordinator(group="COAST", member="FEL", start="2026-12-10"))
        assert look(appoint(house), kept) == NOT_READ


def test_a_member_whose_standing_changes_from_one_day_to_the_next_keeps_what_waits(house: Do):
    kept = keep(appoint(house))
    adviser = appoint(house, role="adviser")
    house(WithdrawMember(code="FEL", end="2026-12-01"))
    back = {"code": "FEL", "names": {"en": "Felunda"}, "place": 1, "readmitted": True}
    house(AdmitMember.model_validate({**back, "start": "2026-12-01"}))
    with clock.reading(lambda: datetime(2026, 12, 12, 9, tzinfo=UTC)):
        assert look(adviser, kept) == READ


def test_what_lies_on_the_seat_of_a_group_is_for_the_member_that_coordinates_it_next(house: Do, sit: Sit):
    kept = keep(appoint(house), "group:COAST")
    house(AdmitMember(code="AND", names={"en": "Andara"}, place=2, start="2026-01-01"))
    house(JoinGroup(group="COAST", member="AND", start="2026-01-01"))
    house(ReleaseCoordinator(group="COAST", member="FEL", end="2026-11-23"))
    house(NameCoordinator(group="COAST", member="AND", start="2026-11-23"))
    assert look(sit("delegation:AND"), kept) == READ


def test_what_lies_on_an_office_is_for_whoever_comes_into_it(house: Do, sit: Sit):
    officer = sit("secretariat")
    desk = FillOffice(office="desk-2", kind="secretary", person="N. Next", start="2026-01-01")
    next_one = seat(house(desk).entry.sequence)
    form = carried(officer.get(ITEM).content.decode(), item="typed-item", start="2026-12-01", members="FEL")
    assert officer.post(ITEM, {**form, "prepare": ""}).status_code == 303
    assert look(next_one, Prepared.objects.get()) == READ


def test_what_an_earlier_release_kept_is_for_the_delegation_of_its_author(house: Do):
    head = appoint(house)
    kept = keep(head), keep(head, "group:COAST")
    numbers = [each.number for each in kept]
    Prepared.objects.update(number=0)
    import_module("plenary.bodies.migrations.0010_prepared_number").find_appointments(apps, None)
    assert [each.number for each in Prepared.objects.order_by("pk")] == numbers
    Prepared.objects.update(number=0)
    assert look(head, kept[0]) == NOT_READ
