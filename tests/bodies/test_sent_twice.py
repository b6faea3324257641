"""Every form may be sent twice: it acts once, and the second time says where the first one led; and of two forms that
would replace the same, the later one is shown both versions."""

import pytest
from django.test import Client

from plenary.bodies.acts.coordination import NameCoordinator
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.acts.weight import DeclareWeight
from plenary.bodies.queries import list_compositions, list_values
from plenary.record.models import Log
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried, errors
from tests.bodies.test_release import both

GROUP = "/demo/groups/COAST"
ITEM = f"{GROUP}/items/declare"
SHARES = "/demo/weights/shares/set"
TWO = "Both versions Field As it stands now As you typed it"
AGAIN = "Send again to put your version in place of the other, or change it first."


@pytest.fixture
def house(do: Do) -> Do:
    """Two members of a group, each of which coordinates it; a series of weights; and a teller."""
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    for place, code in enumerate(("FEL", "AND"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
        do(JoinGroup(group="COAST", member=code, start="2026-11-23"))
        do(NameCoordinator(group="COAST", member=code, start="2026-11-23"))
    do(DeclareWeight(key="shares", names={"en": "Shares"}, unit="per mille", source="Scale of 2026"))
    do(FillOffice(office="teller-9", kind="teller", member="FEL", person="T. Teller", start="2026-11-23"))
    return do


def open_form(client: Client, address: str, **typed: str) -> dict[str, str]:
    return carried(client.get(address).content.decode(), **typed)


@pytest.mark.parametrize(
    ("address", "typed", "done"),
    [
        (f"{GROUP}/leave", {"member": "FEL"}, f"{GROUP}/"),
        (f"{GROUP}/coordinators/release", {"mandate": "FEL/"}, f"{GROUP}/"),
        ("/demo/offices/teller-9/vacate", {}, "/demo/offices/"),
    ],
)
def test_what_is_sent_twice_is_done_once_and_leads_to_the_same_page(
    house: Do, sit: Sit, address: str, typed: dict[str, str], done: str
):
    officer = sit("secretariat")
    form = open_form(officer, address, **typed, end="2026-11-23")
    size = Log.objects.get().size
    answers = [officer.post(address, form) for _turn in range(2)]
    assert [(each.status_code, each["Location"]) for each in answers] == [(303, done)] * 2
    assert Log.objects.get().size == size + 1


def test_who_is_not_in_the_group_is_refused_beside_the_field_as_before(house: Do, sit: Sit):
    officer = sit("secretariat")
    house(AdmitMember(code="BOR", names={"en": "Bor"}, place=3, start="2026-01-01"))
    form = open_form(officer, f"{GROUP}/leave", member="BOR", end="2026-11-23")
    assert errors(officer.post(f"{GROUP}/leave", form)) == {
        "member": "✕ BOR does not belong to COAST on 2026-11-23.",
    }
    form = open_form(officer, f"{GROUP}/coordinators/release", mandate="BOR/", end="2026-11-23")
    assert list(errors(officer.post(f"{GROUP}/coordinators/release", form))) == ["mandate"]


def declared() -> list[tuple[str, str, list[str]]]:
    return [(row.item, row.start, row.members) for row in list_compositions("demo", "COAST")]


def test_a_composition_that_was_declared_meanwhile_is_shown_before_it_is_replaced(house: Do, sit: Sit):
    officer = sit("secretariat")
    first, second, other = (
        open_form(officer, ITEM, item=item, start="2026-12-01") for item in ("finance", "finance", "access")
    )
    assert officer.post(ITEM, {**first, "members": ["AND", "FEL"]}).status_code == 303
    assert officer.post(ITEM, {**other, "members": ["FEL"]}).status_code == 303
    answer = officer.post(ITEM, {**second, "members": ["FEL"]})
    assert (answer.status_code, both(answer)) == (422, f"{TWO} Members FEL, AND FEL {AGAIN}")
    assert declared() == [("access", "2026-12-01", ["FEL"]), ("finance", "2026-12-01", ["AND", "FEL"])]
    again = {**carried(answer.content.decode()), "item": "finance", "start": "2026-12-01", "members": ["FEL"]}
    assert officer.post(ITEM, again).status_code == 303
    assert declared() == [("access", "2026-12-01", ["FEL"]), ("finance", "2026-12-01", ["FEL"])]


def test_a_composition_of_which_nothing_was_said_before_stands_as_the_members_of_the_group(house: Do, sit: Sit):
    officer = sit("secretariat")
    form = open_form(officer, ITEM, item="finance", start="2026-12-01")
    late = open_form(officer, ITEM, item="finance", start="2026-11-30")
    officer.post(ITEM, {**form, "members": []})
    answer = officer.post(ITEM, {**late, "members": ["AND"]})
    assert (answer.status_code, both(answer)) == (422, f"{TWO} Members FEL, AND AND {AGAIN}")


def test_a_weight_is_compared_with_what_was_set_for_the_same_member_alone(house: Do, sit: Sit):
    officer = sit("secretariat")
    forms = [
        open_form(officer, SHARES, member=member, value=value, start="2026-12-01")
        for member, value in (("FEL", "140"), ("AND", "200"), ("FEL", "150"))
    ]
    assert [officer.post(SHARES, form).status_code for form in forms[:2]] == [303, 303]
    answer = officer.post(SHARES, forms[2])
    assert (answer.status_code, both(answer)) == (422, f"{TWO} Value 140 150 {AGAIN}")
    assert officer.post(SHARES, {**forms[2], **carried(answer.content.decode())}).status_code == 303
    assert [(row.member, row.value) for row in list_values("demo")] == [("AND", 200), ("FEL", 150)]


def test_a_weight_whose_series_counts_something_else_since_is_asked_about(house: Do, sit: Sit):
    officer = sit("secretariat")
    form = open_form(officer, SHARES, member="FEL", value="140", start="2026-12-01")
    house(DeclareWeight(key="shares", names={"en": "Shares"}, unit="per cent", source="Scale of 2026"))
    answer = officer.post(SHARES, form)
    assert (answer.status_code, both(answer)) == (422, f"{TWO} Value 140 {AGAIN}")
