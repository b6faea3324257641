"""A form acts for the seat that it was shown for, whichever is taken when it is sent, or not at all."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from plenary.bodies.acts.coordination import NameCoordinator, ReleaseCoordinator
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.models import Coordination, Prepared
from plenary.record.reading import read_entries
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried

ITEM = "/demo/groups/COAST/items/declare"
NAME = "/demo/groups/COAST/coordinators/name"


@pytest.fixture
def house(do: Do) -> Do:
    """Two members, of which the first coordinates their group, and the other is in it."""
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    for place, code in enumerate(("FEL", "AND"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
        do(JoinGroup(group="COAST", member=code, start="2026-01-01"))
    do(NameCoordinator(group="COAST", member="FEL", start="2026-01-01"))
    return do


def take(client: Client, seat: str) -> None:
    assert client.post("/demo/seats/", {"seat": seat}).status_code == 303


def open_form(client: Client, address: str, **typed: str) -> dict[str, str]:
    return carried(client.get(address).content.decode(), **typed)


def acted(act: str) -> list[str]:
    """The seats by which an act stands on the record, the first first."""
    return [entry.seat for entry in read_entries("demo") if entry.act == act]


def said(response: HttpResponse) -> str:
    main = re.search(r"<main.*</main>", response.content.decode(), re.DOTALL)
    assert main is not None
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main[0])).split())


def test_it_is_entered_for_the_seat_that_it_was_shown_for_though_another_was_taken_since(house: Do, sit: Sit):
    person = sit("delegation:FEL")
    for shown, taken in (("delegation:FEL", "group:COAST"), ("group:COAST", "delegation:FEL")):
        take(person, shown)
        form = open_form(person, ITEM, item="finance", start="2026-12-01", members="FEL")
        take(person, taken)
        assert person.post(ITEM, form)["Location"] == "/demo/groups/COAST/"
    assert acted("composition.declare") == ["delegation:FEL", "group:COAST"]


def test_a_form_that_only_the_other_seat_may_send_is_sent_and_nothing_typed_is_lost(house: Do, sit: Sit):
    person = sit("delegation:FEL")
    take(person, "group:COAST")
    form = open_form(person, NAME, member="AND", item="", start="2026-12-01", end="")
    take(person, "delegation:FEL")
    assert person.post(NAME, form).status_code == 303
    assert acted("coordinator.name") == ["secretariat", "group:COAST"]
    # What is wrong is shown for the same seat, and for it the form is sent again.
    take(person, "group:COAST")
    form = open_form(person, NAME, member="AND", item="not a key", start="2026-12-01", end="")
    take(person, "delegation:FEL")
    again = person.post(NAME, form)
    assert (again.status_code, "For Coastal Group" in said(again)) == (422, True)
    assert carried(again.content.decode())["acting"] == "group:COAST"


def test_what_is_kept_for_release_is_kept_and_released_for_the_seat_that_was_shown(house: Do, sit: Sit):
    person = sit("delegation:FEL")
    take(person, "group:COAST")
    form = open_form(person, ITEM, item="finance", start="2026-12-01", members="AND")
    take(person, "delegation:FEL")
    assert person.post(ITEM, {**form, "prepare": ""}).status_code == 303
    waiting = Prepared.objects.get()
    assert (waiting.seat, "acting" in waiting.values) == ("group:COAST", False)
    take(person, "group:COAST")
    form = open_form(person, f"{ITEM}?prepared={waiting.pk}", item="finance", start="2026-12-01", members="AND")
    take(person, "delegation:FEL")
    assert person.post(ITEM, form).status_code == 303
    assert (acted("composition.declare"), Prepared.objects.count()) == (["group:COAST"], 0)


def test_a_form_of_a_seat_that_is_held_no_longer_is_refused_and_what_was_typed_comes_back(house: Do, sit: Sit):
    person = sit("delegation:FEL")
    take(person, "group:COAST")
    form = open_form(person, ITEM, item="typed-item", start="2026-12-01", members="AND")
    house(ReleaseCoordinator(group="COAST", member="FEL", end="2026-11-23"))
    house(NameCoordinator(group="COAST", member="FEL", item="typed-item", start="2026-01-01"))
    answer = person.post(ITEM, form)
    assert (answer.status_code, said(answer)) == (
        403,
        "Nothing was entered You act for Coastal Group no longer. What you typed is kept for an hour: it is in the form "
        "again once you open it from a seat that may send it. Open the form again What you typed typed-item "
        "2026-12-01 AND",
    )
    assert acted("composition.declare") == []
    for _turn in range(2):
        page = person.get(ITEM)
        assert (
            "You typed this for Coastal Group, and look at it for Fel, for whom it would be sent: if it is meant for "
            "the other, take that seat first. Choose a seat"
        ) in said(page)
        assert 'name="item" value="typed-item"' in page.content.decode()
    form = carried(page.content.decode(), item="typed-item", start="2026-12-01", members="AND")
    assert person.post(ITEM, form).status_code == 303
    assert acted("composition.declare") == ["delegation:FEL"]
    assert "typed-item" not in person.get(ITEM).content.decode()


def test_a_seat_that_is_held_and_may_not_send_it_any_longer_is_told_so(house: Do, sit: Sit):
    person = sit("delegation:FEL")
    form = {"acting": "delegation:FEL", "member": "AND", "start": "2026-12-01"}
    answer = person.post(NAME, form)
    assert (answer.status_code, said(answer)) == (
        403,
        "Nothing was entered This cannot be sent for Fel any longer. What you typed AND 2026-12-01",
    )
    assert Coordination.rows.at().count() == 1


def test_who_gives_up_a_seat_and_sends_the_form_again_is_told_that_it_is_on_the_record(house: Do, sit: Sit):
    person = sit("delegation:FEL")
    take(person, "group:COAST")
    release = "/demo/groups/COAST/coordinators/release"
    form = open_form(person, release, mandate="FEL/", end="2026-11-23")
    assert "This is on the record." in said(person.get(person.post(release, form)["Location"]))
    answer = person.post(release, form)
    assert (answer.status_code, said(answer)) == (
        403,
        "Nothing was entered You act for Coastal Group no longer. The form was sent before, and what it said then is on "
        "the record. What you typed is kept for an hour: it is in the form again once you open it from a seat that may "
        "send it. Open the form again What you typed FEL/ 2026-11-23",
    )
    assert acted("coordinator.release") == ["group:COAST"]


def test_what_no_form_carries_for_a_seat_is_refused_as_anything_else_is(house: Do, sit: Sit):
    person = sit("delegation:FEL")
    for seat in ("delegation:FEL\0", "group:NONE", "nothing"):
        form = {"acting": seat, "key": "k\0", "member": "AND", "start": "2026-12-01"}
        assert person.post(NAME, form)["Location"] == f"/demo/seats/?next={NAME}"
        assert said(person.post(NAME, {**form, "acting": seat.strip("\0"), "key": ""})).startswith(
            "Nothing was entered"
        )
    assert acted("coordinator.name") == ["secretariat"]


def test_the_head_of_a_page_says_which_seat_is_taken_and_a_form_for_which_it_is(house: Do, sit: Sit):
    person = sit("delegation:FEL")
    take(person, "group:COAST")
    form = open_form(person, NAME, member="AND", item="not a key", start="2026-12-01", end="")
    take(person, "delegation:FEL")
    page = person.post(NAME, form).content.decode()
    assert 'title="Your seats"><bdi>Fel</bdi>' in page
    assert 'id="for-whom">For Coastal Group<' in page
