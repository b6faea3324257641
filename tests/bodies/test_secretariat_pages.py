"""What a secretariat does stands where it looks for it, and is shown to those who may."""

import re

import pytest
from django.test import Client

from plenary.bodies.acts.body import AdoptRules
from plenary.bodies.acts.category import DeclareCategory
from plenary.bodies.acts.coordination import NameCoordinator
from plenary.bodies.acts.document import DepositVersion, IssueDocument, RegisterDocument
from plenary.bodies.acts.forum import OpenForum
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember, NameMember
from plenary.bodies.acts.weight import DeclareWeight
from plenary.bodies.models import Category, Coordination, Document, DocumentVersion, Forum, Group, Member, WeightSeries
from plenary.bodies.rules.template import ASSEMBLY
from plenary.record.reading import read_entries
from plenary.record.store import Store, storing
from plenary.record.tables import applying
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried, errors, fill
from tests.bodies.test_pages import text

DAY = "2026-01-01"


@pytest.fixture
def house(do: Do, tmp_path):
    do(FormGroup(code="COAST", names={"en": "Coast"}))
    for place, code in enumerate(("AND", "FEL"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start=DAY))
    do(JoinGroup(group="COAST", member="FEL", start=DAY))
    with storing(Store(tmp_path)) as store:
        file = store.put(b"words")
        do(RegisterDocument(key="draft", distribution="general", titles={"en": "The draft"}))
        do(DepositVersion(document="draft", language="en", status="advance", media="pdf", size=5, file=file))
        yield do


def choices(client: Client, address: str) -> list[str]:
    """Where the buttons of a page lead."""
    page = client.get(address).content.decode()
    main = page[page.index("<main") :]
    return re.findall(r'<a class="button[^"]*" href="([^"]+)"', main)


WAYS = {
    "/demo/members/": ["/demo/members/admit", "/demo/sheets/"],
    "/demo/members/FEL/": ["/demo/members/FEL/name", "/demo/members/FEL/withdraw"],
    "/demo/groups/": ["/demo/groups/form", "/demo/groups/join"],
    "/demo/groups/COAST/": [
        "/demo/groups/join",
        "/demo/groups/COAST/coordinators/name",
        "/demo/groups/COAST/dissolve",
        "/demo/groups/COAST/items/declare",
    ],
    "/demo/documents/draft/": ["/demo/documents/draft/en/withdraw", "/demo/documents/draft/withdraw"],
}


def test_the_secretariat_finds_its_acts_on_the_pages_that_they_concern_and_nobody_else_does(
    house: Do, sit: Sit, client: Client
):
    officer, delegate = sit("secretariat"), sit("delegation:FEL")
    assert {page: choices(officer, page) for page in WAYS} == WAYS
    assert {page: (choices(delegate, page), choices(client, page)) for page in WAYS} == dict.fromkeys(WAYS, ([], []))
    assert [officer.get(way).status_code for ways in WAYS.values() for way in ways] == [200] * 12
    assert {delegate.get(way).status_code for ways in WAYS.values() for way in ways if "sheets" not in way} == {403}


def test_the_seats_lead_to_who_may_do_what(house: Do, sit: Sit):
    assert 'href="/demo/permissions/"' in sit("delegation:FEL").get("/demo/seats/").content.decode()


def test_a_document_that_was_not_issued_is_withdrawn_once_by_a_double_click(house: Do, sit: Sit):
    officer = sit("secretariat")
    address = "/demo/documents/draft/withdraw"
    assert "Withdraw The draft This is final" in text(officer, address)
    sent = carried(officer.get(address).content.decode())
    assert [officer.post(address, sent)["Location"] for _click in range(2)] == ["/demo/documents/"] * 2
    assert (Document.rows.at().count(), read_entries("demo")[-1].act) == (0, "document.withdraw")
    assert officer.get(address).status_code == 404


def test_one_version_is_withdrawn_and_the_document_stays(house: Do, sit: Sit):
    officer = sit("secretariat")
    address = "/demo/documents/draft/en/withdraw"
    assert "Withdraw a version of The draft: English" in text(officer, address)
    assert fill(officer, address)["Location"] == "/demo/documents/draft/"
    assert (DocumentVersion.rows.at().count(), Document.rows.at().count()) == (0, 1)
    assert officer.get(address).status_code == 404
    assert officer.get("/demo/documents/none/withdraw").status_code == 404


def test_a_coordinator_is_named_and_released_and_what_is_wrong_stands_beside_its_field(house: Do, sit: Sit):
    officer = sit("secretariat")
    name, release = "/demo/groups/COAST/coordinators/name", "/demo/groups/COAST/coordinators/release"
    assert errors(fill(officer, name, member="FEL", item="Item 4", start=DAY)) == {
        "item": "✕ A key has up to 63 small letters, digits and hyphens, a letter first."
    }
    for item in ("", "item-4"):
        assert fill(officer, name, member="FEL", item=item, start=DAY)["Location"] == "/demo/groups/COAST/"
    assert errors(fill(officer, name, member="FEL", item="", start=DAY)) == {
        "start": "✕ FEL coordinates COAST on this from 2026-01-01 already: the two periods overlap."
    }
    assert "Coordinator Fel Fel, on item item-4 Until" in text(officer, release)
    assert fill(officer, release, mandate="FEL/item-4", end="2026-03-01")["Location"] == "/demo/groups/COAST/"
    assert sorted((row.item, row.end) for row in Coordination.rows.at()) == [("", None), ("item-4", "2026-03-01")]
    assert errors(fill(officer, release, mandate="FEL/", end="2025-03-01")) == {
        "mandate": "✕ FEL does not coordinate COAST on this on 2025-03-01."
    }


def test_a_group_is_dissolved_by_itself_or_the_secretariat_and_by_no_other_group(house: Do, sit: Sit):
    house(FormGroup(code="HILLS", names={"en": "Hills"}))
    house(JoinGroup(group="HILLS", member="FEL", start=DAY))
    house(NameCoordinator(group="HILLS", member="FEL", start=DAY))
    hills = sit("delegation:FEL")
    hills.post("/demo/seats/", {"seat": "group:HILLS"})
    assert hills.get("/demo/groups/COAST/dissolve").status_code == 403
    assert hills.get("/demo/groups/none/dissolve").status_code == 404
    sent = carried(hills.get("/demo/groups/HILLS/dissolve").content.decode())
    assert hills.post("/demo/groups/HILLS/dissolve", sent)["Location"] == "/demo/groups/"
    assert [row.code for row in Group.rows.at()] == ["COAST"]


def test_names_in_languages_that_the_body_has_no_longer_stay_where_other_things_are_changed(house: Do, sit: Sit):
    names = {"en": "Old", "fr": "Vieux", "zh": "旧"}
    house(NameMember(code="FEL", names=names, place=2))
    house(DeclareCategory(code="ISLE", names=names, source="A list", as_of=DAY))
    house(DeclareWeight(key="shares", names=names, unit="per mille", source="A scale"))
    opened = {"kind": "plenary", "room": "public", "mode": "recorded", "chair": "office:chair"}
    house(OpenForum.model_validate({**opened, "key": "hall", "names": names}))
    house(AdoptRules(procedure=ASSEMBLY.model_copy(update={"languages": ("en", "fr"), "authentic": ("en",)})))
    officer, given = sit("secretariat"), {"names__en": "New", "names__fr": ""}
    for address, more in (
        ("members/FEL/name", {"place": "9"}),
        ("categories/ISLE/change", {"source": "Another", "as_of": DAY}),
        ("weights/shares/change", {"unit": "per mille", "source": "Another"}),
        ("forums/hall/change", {"chair": "office:chair"}),
    ):
        assert (address, fill(officer, f"/demo/{address}", **given, **more).status_code) == (address, 303)
    kept = {"en": "New", "zh": "旧"}
    assert [table.rows.at().get(names__en="New").names for table in (Member, Category, WeightSeries, Forum)] == [
        kept
    ] * 4


def test_the_only_version_of_an_issued_document_is_not_offered_to_be_withdrawn(house: Do, sit: Sit):
    officer, page, way = sit("secretariat"), "/demo/documents/draft/", "/demo/documents/draft/en/withdraw"
    assert way in choices(officer, page)
    house(IssueDocument(document="draft", symbol="A/1"))
    assert way not in choices(officer, page)
    assert fill(officer, way).status_code == 422


def test_of_an_issued_document_whose_versions_were_all_withdrawn_the_page_says_so(house: Do, client: Client):
    issued = house(IssueDocument(document="draft", symbol="A/1")).entry
    # As an earlier release let it be.
    with applying():
        DocumentVersion.lapse(issued, document="draft")
    assert "Every version of this document was withdrawn." in text(client, "/demo/documents/draft/")
