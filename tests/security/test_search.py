"""Nobody finds, counts or infers by searching what is not for them, and what is typed or found is never code."""

import html

import pytest
from django.test import Client

from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.models import Document, DocumentVersion
from plenary.record.acts import EraseValues
from plenary.record.follower import catch_up
from plenary.record.models import Log
from tests.bodies.conftest import Do
from tests.security.test_audiences import NAME, OFFICER, REASON, TITLE, WORDS, people

__all__ = ["people"]

SECRETS = sorted(secret.decode() for secret in (NAME, TITLE, WORDS, REASON, OFFICER))
ATTACK = "<script>alert(1)</script> & \"Ilvania'"


@pytest.fixture
def searched(people: dict[str, Client]) -> dict[str, Client]:
    for log in Log.objects.order_by("body").values_list("body", flat=True):
        catch_up("search", log)
    return people


def count(client: Client, words: str, body: str = "demo", **asked: str) -> int:
    """How much somebody is told is found: the same on the page, in the data and in its kinds."""
    found = client.get(f"/{body}/search.json", {"q": words, **asked}).json()
    assert len(found["hits"]) == found["total"] == sum(found["kinds"].values())
    page = client.get(f"/{body}/search/", {"q": words})
    assert page.context.get("total", 0) == found["total"]
    return int(found["total"])


def test_each_finds_what_is_for_them_by_whole_words_by_beginnings_and_page_by_page(searched: dict[str, Client]):
    told = {who: {word: count(client, word) for word in SECRETS} for who, client in searched.items()}
    nothing = dict.fromkeys(SECRETS, 0)
    theirs = {**nothing, TITLE.decode(): 1, WORDS.decode(): 1}
    others = ("anybody", "stranger", "secretariat", "another delegation")
    assert told == {**dict.fromkeys(others, nothing), "adviser": theirs, "head": theirs}
    assert {
        who: count(client, TITLE.decode()[:3]) for who, client in searched.items() if who in others
    } == dict.fromkeys(others, 0)
    for who in others:
        for asked in ({"page": "2"}, {"kind": "document"}, {"size": "1"}):
            found = searched[who].get("/demo/search.json", {"q": TITLE.decode(), **asked}).json()
            assert (found["total"], found["hits"], found["next"], found["kinds"]) == (0, [], None, {})


def test_what_is_there_for_others_is_not_told_from_what_is_not_there(searched: dict[str, Client]):
    for who in ("anybody", "stranger", "another delegation"):
        for form in ("search/", "search.json"):
            there, nowhere = (searched[who].get(f"/demo/{form}", {"q": word}) for word in (TITLE.decode(), "Qoagga"))
            assert there.content.replace(TITLE, b"Qoagga") == nowhere.content
            assert {*there.headers} == {*nowhere.headers}


def test_a_closed_forum_is_found_by_who_is_in_it_alone(searched: dict[str, Client]):
    for act in ("forum.ask-in", "forum.constitute"):
        told = {who: count(client, act) for who, client in searched.items()}
        assert told == {**dict.fromkeys(told, 0), "adviser": 1, "head": 1}
    assert all(
        b"demo.friends" not in searched["head"].get(f"/demo/{form}?q=forum").content
        for form in ("search/", "search.json")
    )


def test_one_body_is_not_searched_from_another(searched: dict[str, Client]):
    assert [count(client, "Demonstration") for client in searched.values()] == [1] * len(searched)
    for client in searched.values():
        found = client.get("/other/search.json", {"q": "FEL"}).json()
        assert {hit["address"].split("/")[1] for hit in found["hits"]} == {"other"}
        assert count(client, "Felunda", body="other") == 0
    assert searched["head"].get("/demo.friends/search/?q=forum").status_code == 404
    assert searched["head"].get("/nowhere/search/?q=forum").status_code == 404


def test_what_is_restricted_is_kept_on_no_disk_when_it_is_found(searched: dict[str, Client]):
    asked = {"q": TITLE.decode()}
    for form in ("search/", "search.json"):
        assert searched["head"].get(f"/demo/{form}", asked)["Cache-Control"] == "private, no-store"
        assert "ETag" not in searched["head"].get(f"/demo/{form}", asked)


def test_what_is_erased_is_found_by_its_own_audience_no_more(searched: dict[str, Client], house: Do, monkeypatch):
    monkeypatch.setattr("plenary.bodies.search.leftovers.empty_journal", lambda: None)
    document, version = Document.rows.at().get(body="demo"), DocumentVersion.rows.at().get(body="demo")
    house(EraseValues(commitments=(document.private_titles, version.salt), reason="asked for"))
    catch_up("search", "demo")
    assert [count(searched["head"], word) for word in SECRETS] == [0] * len(SECRETS)
    assert b"The title was erased." in searched["head"].get("/demo/search/?q=A/1/L.1").content


def test_what_is_found_and_what_is_typed_is_text_and_no_code(house: Do, client: Client):
    house(AdmitMember(code="ILV", names={"en": ATTACK}, place=9, start="2026-01-01"))
    catch_up("search", "demo")
    page = client.get("/demo/search/", {"q": "script alert ilvania"}).content.decode()
    assert "<script>alert" not in page
    assert (
        "&lt;<mark>script</mark>&gt;<mark>alert</mark>(1)&lt;/<mark>script</mark>&gt; &amp; &quot;<mark>Ilvania</mark>&#x27;"
        in page
    )
    for typed in ('"><script>alert(1)</script>', "' onfocus='alert(1)", "</title><script>", "javascript:alert(1)"):
        page = client.get("/demo/search/", {"q": typed}).content.decode()
        assert f'value="{html.escape(typed)}"' in page
        assert "<script>" not in page
    for name in ("kind", "page"):
        page = client.get("/demo/search/", {"q": "ilvania", name: '"><script>'}).content.decode()
        assert "<script>" not in page


def test_somebody_who_asks_for_too_much_is_told_so(house: Do, client: Client):
    answer = client.get("/demo/search/", {"q": "x" * 201})
    assert (answer.status_code, "201 characters, and 200 is the most" in answer.content.decode()) == (400, True)
    assert f'value="{"x" * 201}"' in answer.content.decode()
    problem = client.get("/demo/search.json", {"q": "x" * 201})
    assert (problem.status_code, problem.json()["rule"], problem.json()["field"]) == (400, "kit.query", "q")
