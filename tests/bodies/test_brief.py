"""My brief: what needs somebody, soonest first, as a page and as plain text."""

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember, GrantCapability, SuspendCapability
from plenary.bodies.needs import list_needs
from plenary.bodies.rules.capability import Capability
from plenary.kit import brief
from plenary.kit.brief import Asking, Item, list_items
from tests.bodies.conftest import Do

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)


def item(what: str, deadline: datetime | None = None) -> Item:
    return Item(what, "It is yours.", "Answer", "/demo/", deadline)


def test_what_has_a_deadline_stands_first_soonest_first_and_what_is_past_is_gone(monkeypatch: pytest.MonkeyPatch):
    given = [
        item("without"),
        item("later", datetime(2026, 11, 30, tzinfo=UTC)),
        item("past", datetime(2026, 11, 23, 11, tzinfo=UTC)),
        item("b", datetime(2026, 11, 24, 11, tzinfo=UTC)),
        item("a", datetime(2026, 11, 24, 11, tzinfo=UTC)),
    ]
    monkeypatch.setattr(brief, "_sources", [])
    brief.add(lambda asking: given)
    found = list_items(Asking("demo", frozenset(), NOON))
    assert [each.what for each in found] == ["a", "b", "later", "without"]
    assert [each.is_soon(NOON) for each in found] == [True, True, False, False]


def test_a_source_is_asked_once_however_often_it_is_added(monkeypatch: pytest.MonkeyPatch):
    def source(asking: Asking) -> list[Item]:
        return [item(" ".join(sorted(asking.seats)))]

    monkeypatch.setattr(brief, "_sources", [])
    brief.add(source)
    brief.add(source)
    asking = Asking("demo", frozenset({"delegation:FEL", "group:COAST"}), NOON)
    assert [each.what for each in list_items(asking)] == ["delegation:FEL group:COAST"]


def test_a_delegation_is_told_of_rights_and_memberships_that_end_and_others_are_not(do: Do):
    for code, place in (("FEL", 1), ("BOR", 2)):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
        do(SuspendCapability(code=code, capability=Capability.VOTE, start="2026-03-01", reason="arrears"))
    do(SuspendCapability(code="FEL", capability=Capability.SPONSOR, start="2026-12-01", reason="ruling"))
    do(SuspendCapability(code="FEL", capability=Capability.SIGN, start="2027-12-01", reason="far away"))
    do(SuspendCapability(code="FEL", capability=Capability.SPEAK, start="2026-02-01", reason="mended"))
    do(GrantCapability(code="FEL", capability=Capability.SPEAK, start="2026-03-01"))
    for code, end in (("COAST", "2026-12-10"), ("HILLS", "2027-12-10"), ("VALES", "2026-11-01")):
        do(FormGroup(code=code, names={"en": f"{code.title()} Group"}))
        do(JoinGroup(group=code, member="FEL", start="2026-01-01", end=end))
    asking = Asking("demo", frozenset({"delegation:FEL"}), NOON)
    assert [(each.what, each.why, each.address, each.deadline) for each in list_needs(asking)] == [
        ("Fel may not do this since 1 March 2026: vote.", "arrears", "/demo/members/FEL/", None),
        ("A right of Fel ends: sponsor proposals.", "ruling", "/demo/members/FEL/", datetime(2026, 12, 1, tzinfo=UTC)),
        (
            "The membership of Fel in Coast Group ends.",
            "Whoever coordinates the group, or the secretariat, can enter another.",
            "/demo/groups/COAST/",
            datetime(2026, 12, 10, tzinfo=UTC),
        ),
    ]
    assert list(list_needs(Asking("demo", frozenset({"secretariat"}), NOON))) == []


def test_the_brief_is_a_page_and_plain_text(do: Do, client: Client, monkeypatch: pytest.MonkeyPatch):
    given = [item("Silence ends & nothing is lost", datetime(2026, 11, 23, 16, tzinfo=UTC)), item("Without")]
    monkeypatch.setattr(brief, "_sources", [lambda asking: given])
    page = client.get("/demo/brief/").content.decode()
    main = " ".join(re.sub(r"<[^>]+>", " ", page.partition("<main")[2].partition("</main>")[0]).split())
    assert main.endswith(
        "23 November 2026, 16:00 UTC in less than a day Silence ends &amp; nothing is lost It is yours. Answer "
        "no deadline Without It is yours. Answer"
    )
    response = client.get("/demo/brief.txt")
    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert response.content.decode() == (
        "Demonstration Assembly\nWhat is open to everybody\n23 November 2026, 09:00 UTC\n\n"
        "1. 23 November 2026, 16:00 UTC\n   Silence ends & nothing is lost\n   It is yours.\n"
        "   Answer: http://testserver/demo/\n\n"
        "2. no deadline\n   Without\n   It is yours.\n   Answer: http://testserver/demo/\n"
    )


def test_an_empty_brief_says_so(do: Do, client: Client):
    assert "Nothing is here now." in client.get("/demo/brief/").content.decode()
    assert "Nothing is here now." in client.get("/demo/brief.txt").content.decode()
