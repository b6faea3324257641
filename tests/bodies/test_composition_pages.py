"""Who belongs to a group, and who it is on an item: shown on its page, and entered from there."""

import pytest
from django.http import HttpResponse
from django.test import Client

from plenary.bodies.acts.coordination import DeclareComposition, NameCoordinator
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.models import Account, Composition, Prepared
from plenary.bodies.queries import composition
from plenary.kit import clock
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried, errors, fill
from tests.bodies.test_pages import text

FORM = "/demo/groups/COAST/items/declare"


@pytest.fixture
def house(do: Do) -> Do:
    """Three members, of which two are in the group, and one of these coordinates it."""
    for place, code in enumerate(("FEL", "AND", "BOR"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    do(FormGroup(code="HILLS", names={"en": "Hill Group"}))
    do(JoinGroup(group="COAST", member="AND", start="2026-01-01", coordinator=True))
    do(JoinGroup(group="COAST", member="FEL", start="2026-01-01"))
    return do


def of_item(item: str) -> list[str]:
    return composition("demo", "COAST", clock.now().date(), item=item)


def ticked(response: HttpResponse) -> list[str]:
    """The codes of the members that a form has chosen."""
    page = response.content.decode()
    boxes = [part.partition(">")[0] for part in page.split('name="members" value="')[1:]]
    return [box.partition('"')[0] for box in boxes if "checked" in box]


def test_a_group_that_said_so_of_no_item_says_so(house: Do, client: Client):
    assert text(client, "/demo/groups/COAST/").endswith(
        "Who it is on an item It has not said so of any item: on each, all its members are counted with it."
    )


def test_the_page_shows_who_it_is_on_each_item_from_which_day_on(house: Do, client: Client):
    for members, start in ((("BOR", "FEL"), "2026-03-01"), ((), "2026-06-01"), (("FEL",), "2027-01-01")):
        house(DeclareComposition(group="COAST", item="finance", members=members, start=start))
    told = "Who it is on an item Who it is on an item Item From On this day Members"
    assert text(client, "/demo/groups/COAST/").endswith(
        f"{told} finance 1 March 2026 ○ not in force Fel Bor finance 1 June 2026 ✓ in force nobody "
        "finance 1 January 2027 ○ not in force Fel"
    )
    assert "finance 1 March 2026 ✓ in force Fel Bor" in text(client, "/demo/groups/COAST/?on=2026-04-01")


def test_the_group_declares_who_it_is_on_an_item_and_declares_it_anew(house: Do, sit: Sit):
    officer = sit("secretariat")
    assert text(officer, FORM) == (
        "Home Groups Say who Coastal Group is on an item Say who Coastal Group is on an item From that day on, those "
        "who are chosen are counted with the group on this item, and nobody else. Item The key of the item, as the "
        "agenda has it. Members (optional) None chosen: on this item the group is nobody. Fel And Bor From "
        "For Secretariat Declare it Keep for release"
    )
    assert ticked(officer.get(FORM)) == ["FEL", "AND"]
    page = officer.get(FORM).content.decode()
    done = officer.post(FORM, {**carried(page, item="finance", start="2026-03-01"), "members": ["BOR", "FEL"]})
    assert (done.status_code, done["Location"], of_item("finance")) == (303, "/demo/groups/COAST/", ["BOR", "FEL"])
    assert f'href="{FORM}?item=finance"' in officer.get("/demo/groups/COAST/").content.decode()
    assert ticked(officer.get(f"{FORM}?item=finance")) == ["FEL", "BOR"]
    assert 'name="item" value="finance"' in officer.get(f"{FORM}?item=finance").content.decode()


def test_what_is_wrong_stands_beside_its_field_and_what_was_chosen_is_kept(house: Do, sit: Sit):
    officer = sit("secretariat")
    page = officer.get(FORM).content.decode()
    for typed, beside in (
        ({"item": ""}, {"item": "✕ This is needed."}),
        ({"item": "A b"}, {"item": "✕ A key has up to 63 small letters, digits and hyphens, a letter first."}),
        ({"members": ["BOR", "NONE"]}, {"members": "✕ Choose one of those that are named."}),
        ({"start": "soon"}, {"start": "✕ Write the day as year, month and day: 2026-01-31."}),
    ):
        sent = {**carried(page, item="finance", start="2026-03-01"), "members": ["BOR"], **typed}
        response = officer.post(FORM, sent)
        assert (response.status_code, errors(response), Composition.objects.count()) == (422, beside, 0)
        assert ticked(response) == ["BOR"]


def test_a_delegation_that_coordinates_an_item_declares_on_that_item_and_on_no_other(house: Do, sit: Sit):
    house(NameCoordinator(group="COAST", member="FEL", item="finance", start="2026-01-01"))
    delegate = sit("delegation:FEL")
    assert FORM in delegate.get("/demo/groups/COAST/").content.decode()
    page = delegate.get(FORM).content.decode()
    other = delegate.post(FORM, {**carried(page, item="text", start="2026-03-01"), "members": ["FEL"]})
    assert errors(other) == {"item": "✕ This is for those to say who coordinate COAST on item text."}
    own = delegate.post(FORM, {**carried(page, item="finance", start="2026-03-01"), "members": ["FEL"]})
    assert (own.status_code, of_item("finance")) == (303, ["FEL"])


def test_whoever_may_only_prepare_keeps_it_with_all_that_was_chosen_for_whoever_may_release_it(house: Do, sit: Sit):
    house(NameCoordinator(group="COAST", member="FEL", item="finance", start="2026-01-01"))
    adviser, head = sit("delegation:FEL", role="adviser"), sit("delegation:FEL")
    sent = carried(adviser.get(FORM).content.decode(), item="finance", start="2026-03-01")
    for members in (["FEL", "BOR"], []):
        kept = adviser.post(FORM, {**sent, "members": members, "prepare": ""})
        waiting = Prepared.objects.latest("pk")
        assert (kept.status_code, waiting.title) == (303, "Who Coastal Group is on item finance")
        assert ticked(head.get(f"{FORM}?prepared={waiting.pk}")) == members
    assert Composition.objects.count() == 0
    waiting = Prepared.objects.earliest("pk")
    page = head.get(f"{FORM}?prepared={waiting.pk}").content.decode()
    released = head.post(FORM, {**carried(page, item="finance", start="2026-03-01"), "members": ["FEL", "BOR"]})
    assert (released.status_code, of_item("finance")) == (303, ["BOR", "FEL"])
    assert not Prepared.objects.filter(pk=waiting.pk).exists()


def test_what_was_chosen_is_there_again_after_the_session_had_ended(house: Do, sit: Sit):
    officer = sit("secretariat")
    page = officer.get(FORM).content.decode()
    officer.cookies.pop("sessionid")
    answer = officer.post(FORM, {**carried(page, item="finance", start="2026-03-01"), "members": ["BOR", "FEL"]})
    assert answer["Location"] == f"/account/login/?next={FORM}"
    officer.force_login(Account.objects.get())
    assert ticked(officer.get(FORM)) == ["FEL", "BOR"]


def test_a_member_leaves_the_group_on_a_day(house: Do, sit: Sit, client: Client):
    officer = sit("secretariat")
    assert 'href="/demo/groups/COAST/leave?member=FEL"' in officer.get("/demo/groups/COAST/").content.decode()
    assert text(officer, "/demo/groups/COAST/leave?member=FEL") == (
        "Home Groups Enter that a member leaves Coastal Group Enter that a member leaves Coastal Group Member Fel And "
        "Until On this day it does not belong to the group any more. For Secretariat Enter its last day"
    )
    early = fill(officer, "/demo/groups/COAST/leave", member="FEL", end="2025-06-01")
    assert errors(early) == {"member": "✕ FEL does not belong to COAST on 2025-06-01."}
    done = fill(officer, "/demo/groups/COAST/leave", member="FEL", end="2026-11-01")
    assert (done.status_code, done["Location"]) == (303, "/demo/groups/COAST/")
    shown = text(client, "/demo/groups/COAST/")
    assert "Members of the group: 1 Name In the group Since Until And ✓ coordinates 1 January 2026" in shown
    assert "Belonged before, or will belong Name In the group Since Until Fel 1 January 2026 1 November 2026" in shown


@pytest.mark.parametrize("form", ["leave", "items/declare"])
def test_these_forms_are_for_those_who_keep_the_group(house: Do, sit: Sit, client: Client, form: str):
    stranger = sit("delegation:BOR")
    address = f"/demo/groups/COAST/{form}"
    assert (client.get(address).status_code, stranger.get(address).status_code) == (303, 403)
    assert address not in stranger.get("/demo/groups/COAST/").content.decode()
    assert sit("secretariat").get(f"/demo/groups/NONE/{form}").status_code == 404


def test_a_group_with_one_item_and_with_thirty_costs_the_same_queries(
    house: Do, client: Client, django_assert_max_num_queries
):
    for number in range(30):
        house(DeclareComposition(group="COAST", item=f"item-{number}", members=("FEL",), start="2026-03-01"))
    with django_assert_max_num_queries(9):
        client.get("/demo/groups/COAST/")


def test_an_item_is_called_so_in_the_readers_language(house: Do, sit: Sit):
    house(DeclareComposition(group="COAST", item="finance", members=("FEL",), start="2026-03-01"))
    house(NameCoordinator(group="COAST", member="FEL", item="finance", start="2026-01-01"))
    officer, arabic = sit("secretariat"), {"Accept-Language": "ar"}
    page = officer.get("/demo/groups/COAST/", headers=arabic).content.decode()
    assert '<th scope="row"><code>finance</code></th>' in page
    assert "Fel، بشأن البند finance" in text(officer, "/demo/groups/COAST/coordinators/release", **arabic)
