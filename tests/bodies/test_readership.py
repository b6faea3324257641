"""A restricted document is opened further by its owner alone; the secretariat closes it or gives it back."""

import re
from html import unescape

import pytest

from plenary.bodies.acts.document import RegisterDocument
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.acts.readership import ReaddressDocument
from plenary.bodies.models import Document
from plenary.record.act import Actor
from plenary.record.sealing import Sealed
from tests.bodies.conftest import Do, Sit, refused
from tests.bodies.posting import fill

OWNER = Actor("delegation:AND")
ENTERED = Actor("secretariat", "delegation:AND")
OPENS = (
    "own is a document of Andara, and only Andara opens it to others: the secretariat may give it to those alone who "
    "could read it before, Andara among them."
)
LIMIT = (
    "Only Andara opens it to others; the secretariat may give it to those alone who could read it before, Andara among "
    "them."
)
EVERY = ["members", "secretariat", "group:COAST", "group:HILL", "delegation:AND", "delegation:BOR", "delegation:CAR"]


def give(audience: str) -> ReaddressDocument:
    return ReaddressDocument(key="own", for_whom=audience)


def offered(page: str) -> list[str]:
    return [value for value in re.findall(r'<option value="([^"]*)"', page) if value]


@pytest.fixture
def own(do: Do) -> Do:
    """Andara's document; Andara and Borland are in Coast, Borland and Carland in Hill."""
    for place, (code, name) in enumerate((("AND", "Andara"), ("BOR", "Borland"), ("CAR", "Carland")), 1):
        values = {"code": code, "names": {"en": name}, "place": place, "start": "2026-01-01"}
        do(AdmitMember.model_validate(values))
    for group, members in (("COAST", ("AND", "BOR")), ("HILL", ("BOR", "CAR"))):
        do(FormGroup(code=group, names={"en": group.capitalize()}))
        for member in members:
            do(JoinGroup(group=group, member=member, start="2026-01-01"))
    values = {"key": "own", "distribution": "restricted", "for_whom": "delegation:AND"}
    do(RegisterDocument.model_validate({**values, "private_titles": Sealed.seal({"en": "Our own"})}))
    return do


def test_the_secretariat_opens_a_delegations_own_document_to_nobody(own: Do):
    for audience in EVERY:
        if audience != "delegation:AND":
            assert refused(own, give(audience)) == ("bodies.owner-opens", OPENS, "for_whom")
            assert refused(own, give(audience), ENTERED) == ("bodies.owner-opens", OPENS, "for_whom")


def test_its_owner_opens_it_and_no_other_delegation_does(own: Do):
    other = (
        "bodies.not-owner",
        "Only Andara, for which own was registered, and the secretariat say for whom it is.",
        "key",
    )
    assert refused(own, give("members"), Actor("delegation:BOR")) == other
    for audience in ("group:HILL", "secretariat", "members", "delegation:BOR"):
        own(give(audience), OWNER)
        assert Document.rows.at().get(key="own").audience == audience
    assert refused(own, give("members"), Actor("delegation:BOR")) == other


def test_what_its_owner_opened_the_secretariat_closes_and_gives_back(own: Do):
    own(give("group:COAST"), OWNER)
    for audience in ("members", "secretariat", "group:HILL", "delegation:CAR"):
        assert refused(own, give(audience)) == ("bodies.owner-opens", OPENS, "for_whom")
    assert refused(own, give("delegation:BOR")) == ("bodies.owner-opens", OPENS, "for_whom")
    for audience in ("delegation:AND", "group:COAST"):
        own(give(audience))
        assert Document.rows.at().get(key="own").audience == audience
    own(give("members"), OWNER)
    for audience in ("secretariat", "group:HILL", "delegation:BOR", "delegation:CAR"):
        assert refused(own, give(audience)) == ("bodies.owner-opens", OPENS, "for_whom")
    for audience in ("group:COAST", "members", "delegation:AND"):
        own(give(audience))


def test_what_its_owner_closed_the_secretariat_does_not_open_again(own: Do):
    own(give("members"), OWNER)
    own(give("delegation:AND"), OWNER)
    for audience in ("members", "secretariat", "group:COAST", "delegation:BOR"):
        assert refused(own, give(audience)) == ("bodies.owner-opens", OPENS, "for_whom")


def test_a_document_of_a_group_stays_with_it_until_it_ends(own: Do):
    values = {"key": "coast", "distribution": "restricted", "for_whom": "group:COAST"}
    own(RegisterDocument.model_validate({**values, "private_titles": Sealed.seal({"en": "Coast"})}))
    own(FormGroup(code="SHORE", names={"en": "Shore"}))
    own(JoinGroup(group="SHORE", member="BOR", start="2026-01-01"))
    for audience in ("group:SHORE", "delegation:BOR", "members"):
        assert refused(own, ReaddressDocument(key="coast", for_whom=audience))[0] == "bodies.owner-opens"
    own(ReaddressDocument(key="coast", for_whom="members"), Actor("group:COAST"))
    own(ReaddressDocument(key="coast", for_whom="group:COAST"))
    own(ReaddressDocument(key="coast", for_whom="members"), Actor("group:COAST"))


def test_the_page_offers_what_is_allowed_and_says_the_rule(own: Do, sit: Sit):
    officer, delegate, other = sit("secretariat"), sit("delegation:AND"), sit("delegation:BOR")
    address = "/demo/documents/own/audience"
    page = unescape(officer.get(address).content.decode())
    assert (offered(page), "<button" in page.partition("<main")[2]) == ([], False)
    assert f"There is nobody to whom you may give it. {LIMIT}" in page
    assert other.get(address).status_code == 404
    page = delegate.get(address).content.decode()
    assert (offered(page), LIMIT in page) == ([each for each in EVERY if each != "delegation:AND"], False)
    assert (
        '<a class="button plain" href="/demo/documents/own/audience">'
        in delegate.get("/demo/documents/own/").content.decode()
    )
    assert fill(delegate, address, for_whom="group:COAST").status_code == 303
    page = officer.get(address).content.decode()
    assert (offered(page), LIMIT in page) == (["delegation:AND"], True)
    assert address not in other.get("/demo/documents/own/").content.decode()
    assert fill(officer, address, for_whom="delegation:AND").status_code == 303
    assert other.get("/demo/documents/own/").status_code == 404
    assert delegate.get(address).status_code == 200


def test_what_was_given_on_behalf_of_its_owner_is_told_to_it_as_a_document_and_for_whom(own: Do, sit: Sit):
    own(give("members"), OWNER)
    entered = own(give("group:COAST"), ENTERED).entry.sequence
    page = sit("delegation:AND").get(f"/demo/seats/delegation:AND/entered/{entered}/").content.decode()
    assert (
        '<dl class="told"><dt>Document</dt><dd><bdi>own</bdi></dd><dt>For whom</dt><dd><bdi>Coast</bdi></dd></dl>'
        in page
    )
