"""Who is signed in, and from which seat they act, stands at the head of every page and leads on from there."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.document import RegisterDocument
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.models import Account, Seating
from plenary.record.act import Actor
from plenary.record.sealing import Sealed
from tests.bodies.conftest import Do, Sit
from tests.bodies.test_pages import text


@pytest.fixture
def house(do: Do) -> Do:
    for place, code in enumerate(("AND", "FEL"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    return do


def head(client: Client, address: str) -> list[tuple[str, str]]:
    """What the head of a page says of whoever is signed in, with where each leads."""
    page = client.get(address).content.decode()
    who = re.search(r'<div class="who">(.*?)</div>', page, re.DOTALL)
    assert who is not None
    links = re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', who[1], re.DOTALL)
    return [(unescape(re.sub(r"<[^>]+>", "", label)), address) for address, label in links]


def second_seat(do: Do) -> None:
    number = do(FillOffice(office="chair", kind="chair", member="FEL", person="C", start="2026-01-01")).entry.sequence
    Seating.objects.create(account=Account.objects.get(), body="demo", number=number)


def test_the_head_names_the_person_and_the_seat_and_leads_to_the_account_and_the_seats(house: Do, sit: Sit):
    client = sit("delegation:FEL")
    name = Account.objects.get().email
    shown = [(name, "/account/"), ("Fel", "/demo/seats/"), ("Sign out", "/account/logout/")]
    assert [head(client, page) for page in ("/demo/", "/demo/record/", "/demo/members/FEL/")] == [shown] * 3
    assert head(client, "/account/") == [shown[0], shown[2]]


def test_whoever_has_several_seats_and_has_taken_none_is_led_to_choose_one(house: Do, sit: Sit):
    client = sit("delegation:FEL")
    second_seat(house)
    assert head(client, "/demo/")[1] == ("Choose a seat", "/demo/seats/")
    client.post("/demo/seats/", {"seat": "office:chair"})
    assert head(client, "/demo/")[1] == ("Chair", "/demo/seats/")


def test_the_head_of_whoever_has_no_seat_names_no_seat_and_of_whoever_is_not_signed_in_leads_to_signing_in(
    house: Do, client: Client
):
    assert head(client, "/demo/") == [("Sign in", "/account/login/")]
    client.force_login(Account.objects.create_user("reader@plenary.example", name="R. Reader"))
    assert head(client, "/demo/") == [("R. Reader", "/account/"), ("Sign out", "/account/logout/")]


def test_the_account_says_its_seats_and_leads_to_all_that_opens_it(house: Do, sit: Sit):
    client = sit("delegation:FEL")
    second_seat(house)
    page = client.get("/account/").content.decode()
    main = page[page.index("<main") :]
    assert re.findall(r'<h3><a href="([^"]+)"', main) == [
        "/demo/seats/",
        "/account/second-factor/",
        "/account/password/change/",
        "/account/sessions/",
        "/account/tokens/",
    ]
    assert "Demonstration Assembly Fel, Chair" in text(client, "/account/")


def test_the_account_of_whoever_has_no_seat_says_how_one_comes_to_it(house: Do, client: Client):
    client.force_login(Account.objects.create_user("reader@plenary.example"))
    assert "You have no seat in any body: whoever appoints you makes an invitation." in text(client, "/account/")


def test_the_account_is_shown_to_its_owner_alone(house: Do, client: Client):
    assert client.get("/account/")["Location"] == "/account/login/?next=/account/"


def test_a_form_says_beside_its_button_for_which_seat_it_acts(house: Do, sit: Sit):
    officer, delegate = sit("secretariat"), sit("delegation:FEL")
    assert text(officer, "/demo/forums/open").endswith("For Secretariat Open a forum")
    assert "For Fel Appoint" in text(delegate, "/demo/members/FEL/appoint")


def test_forms_of_other_kinds_say_it_too(house: Do, sit: Sit):
    officer = sit("secretariat")
    assert text(officer, "/demo/documents/new").endswith("For Secretariat Register")
    assert text(officer, "/demo/texts/open").endswith("For Secretariat Read the file and show it")
    sheet = SimpleUploadedFile("members.csv", b"code,en,start\nBOR,Bor,2026-01-01\n")
    preview = officer.post("/demo/sheets/members/", {"sheet": sheet}).content.decode()
    assert "For Secretariat Read it in" in " ".join(re.sub(r"<[^>]+>", " ", preview).split())
    house(RegisterDocument(key="note", titles={"en": "Note"}, distribution="general"))
    assert text(officer, "/demo/documents/note/").endswith("For Secretariat Deposit")
    entered = AppointDelegate(member="FEL", role="alternate", person=Sealed.seal("F. Rook"), binds=True)
    house(entered, Actor("secretariat", "delegation:FEL"))
    assert "Entered on behalf of this seat For Fel Entry Act Answer" in text(
        sit("delegation:FEL"), "/demo/seats/delegation:FEL/"
    )
    assert "Entered on behalf of this seat Entry Act Answer" in text(officer, "/demo/seats/delegation:FEL/")


def test_each_page_says_where_it_is_and_leads_back(house: Do, sit: Sit, tmp_path: Path, settings: object):
    settings.FOLDER, settings.KEYS = tmp_path, tmp_path / "keys"  # type: ignore[attr-defined]  # pytest-django's own
    officer = sit("secretariat")
    house(RegisterDocument(key="note", titles={"en": "Note"}, distribution="general"))
    assert {address: crumbs(officer, address) for address in CRUMBS} == CRUMBS


CRUMBS = {
    "/demo/forums/open": [("Home", "/demo/"), ("Forums", "/demo/forums/"), ("Open a forum", "")],
    "/demo/offices/fill": [("Home", "/demo/"), ("Offices", "/demo/offices/"), ("Fill an office", "")],
    "/demo/offices/desk/vacate": [
        ("Home", "/demo/"),
        ("Offices", "/demo/offices/"),
        ("Vacate an office: Secretary (desk)", ""),
    ],
    "/demo/seats/": [("Home", "/demo/"), ("Your seats", "")],
    "/demo/seats/delegation:FEL/": [("Home", "/demo/"), ("Your seats", "/demo/seats/"), ("Fel", "")],
    "/demo/documents/": [("Home", "/demo/"), ("Documents", "")],
    "/demo/documents/new": [("Home", "/demo/"), ("Documents", "/demo/documents/"), ("Register a document", "")],
    "/demo/documents/note/": [("Home", "/demo/"), ("Documents", "/demo/documents/"), ("Note", "")],
    "/demo/permissions/": [("Home", "/demo/"), ("Who may do what", "")],
    "/demo/sheets/members/": [("Home", "/demo/"), ("Sheets", "/demo/sheets/"), ("Read in: Members", "")],
    "/demo/sheets/": [("Home", "/demo/"), ("Sheets", "")],
    "/demo/record/": [("Home", "/demo/"), ("The record", "")],
    "/demo/record/changes": [("Home", "/demo/"), ("The record", "/demo/record/"), ("What changed", "")],
    "/demo/record/checkpoints": [("Home", "/demo/"), ("The record", "/demo/record/"), ("Checkpoints", "")],
    "/demo/record/erasures": [("Home", "/demo/"), ("The record", "/demo/record/"), ("Erasures", "")],
    "/demo/record/check": [("Home", "/demo/"), ("The record", "/demo/record/"), ("How to check this record", "")],
    "/account/sessions/": [("Your account", "/account/"), ("Where you are signed in", "")],
    "/account/tokens/": [("Your account", "/account/"), ("Tokens", "")],
}


def crumbs(client: Client, address: str) -> list[tuple[str, str]]:
    page = client.get(address).content.decode()
    found = re.search(r'<nav class="crumbs".*?</nav>', page, re.DOTALL)
    assert found is not None, address
    steps = re.findall(r'<li>(?:<a href="([^"]*)">|<span[^>]*>)(.*?)</', found[0])
    return [(unescape(label), address) for address, label in steps]
