"""The page of the search: what it says before, when nothing is found, and up to the thousandth thing."""

import re

import pytest
from django.test import Client

from plenary.bodies.acts.group import FormGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.search.index import lay_out_row, write
from plenary.bodies.search.source import Item, by_number
from plenary.record.follower import catch_up
from tests.bodies.conftest import Do
from tests.bodies.test_pages import text


@pytest.fixture
def body(do: Do) -> Do:
    do(AdmitMember(code="FEL", names={"en": "Felunda", "ar": "فيلوندا"}, place=1, start="2026-01-01"))
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    catch_up("search", "demo")
    return do


def test_before_anything_is_typed_the_page_says_what_can_be_found_and_how(body: Do, client: Client):
    assert text(client, "/demo/search/") == (
        "Home Search Search Look for members, groups, documents, texts and their provisions, and for the entries of the "
        "record. Type words above: all of them have to be there, and of the last one its beginning is enough. A symbol "
        "is found whole and by its parts. Capitals, accents and vowel signs make no difference."
    )


def test_what_is_found_is_shown_with_its_kind_and_the_words_around_it(body: Do, client: Client):
    assert text(client, "/demo/search/?q=felu") == (
        "Home Search Search Everything 2 Members 1 Entries on the record 1 Things that have all these words: 2 "
        "Felunda Members "
        "Entry 2: Admit a member Entries on the record · member.admit FEL · "
        "فيلوندا · Felunda · member · 2026-01-01"
    )
    assert text(client, "/demo/search/?q=felu&kind=member").endswith(
        "Things that have all these words: 2 Felunda Members"
    )
    assert text(client, "/demo/search/?q=فيلو&kind=member").endswith(": 2 Felunda Members فيلوندا · Felunda")
    page = client.get("/demo/search/?q=coast").content.decode()
    assert '<a href="/demo/groups/COAST/"><bdi><mark>Coastal</mark> Group</bdi></a>' in page


def test_a_name_is_shown_in_the_readers_language_whichever_it_was_found_by(body: Do, client: Client):
    for typed in ("felunda", "فيلوندا", "فيلو"):
        page = client.get("/demo/search/", {"q": typed}, headers={"Accept-Language": "ar"}).content.decode()
        assert "فيلوندا" in re.sub(r"</?mark>", "", page.partition('class="hits"')[2])
        assert 'dir="rtl"' in page


def test_nothing_found_says_what_to_do_and_a_sign_is_no_word(body: Do, client: Client):
    assert text(client, "/demo/search/?q=nowhere") == (
        "Home Search Search Nothing was found that has all these words: nowhere Try fewer words, or the beginning of one; "
        "see whether they are spelt as in the text. What is not for everybody is found by whoever may read it, once "
        "signed in."
    )
    assert text(client, "/demo/search/?q=***") == "Home Search Search There is no word in this: type letters or digits."


def test_every_page_of_a_body_has_the_box_which_works_without_script(body: Do, client: Client):
    for address in ("/demo/", "/demo/members/", "/demo/record/", "/demo/search/?q=a"):
        page = client.get(address).content.decode()
        assert '<form class="search" role="search" method="get" action="/demo/search/">' in page
    assert 'role="search"' not in client.get("/").content.decode()


def add_members(count: int, first: int = 1) -> None:
    """So many members in the index, in the body's order."""
    names = [(number, f"Isle {number}") for number in range(first, first + count)]
    items = [
        Item("member", f"members/M{number}", f"members/M{number}", "", by_number(number), {"en": name}, names=(name,))
        for number, name in names
    ]
    write("demo", ["members"], [lay_out_row("demo", item) for item in items])


def test_the_thousandth_thing_is_reached_page_by_page_in_the_bodys_order(body: Do, client: Client):
    add_members(1000)
    page = text(client, "/demo/search/?q=isle&page=50")
    assert page.endswith("Isle 998 Members Isle 999 Members Isle 1000 Members Previous page Page 50 of 50")
    assert "Isle 980" not in page
    assert "Isle 981" in page
    assert client.get("/demo/search/?q=isle&page=50").content.count(b"<li><h2>") == 20
    assert '<ol class="hits" start="981">' in client.get("/demo/search/?q=isle&page=50").content.decode()
    for number in ("51", "x", "0"):
        assert client.get(f"/demo/search/?q=isle&page={number}").status_code == 200
    found = client.get("/demo/search.json?q=isle&size=10&page=100").json()
    assert (found["total"], found["next"], found["hits"][-1]["titles"]) == (1000, None, {"en": "Isle 1000"})
    assert client.get("/demo/search.json?q=isle&size=10&page=101").json()["hits"] == []


def test_many_things_cost_no_more_queries_than_one(body: Do, client: Client, django_assert_num_queries):
    add_members(1)
    client.get("/demo/search/?q=isle")
    with django_assert_num_queries(5):
        client.get("/demo/search/?q=isle")
    add_members(500, first=2)
    with django_assert_num_queries(5):
        client.get("/demo/search/?q=isle")
    with django_assert_num_queries(4):
        client.get("/demo/search.json?q=isle")


def test_as_data_too_a_page_has_at_most_twenty_hits(body: Do, client: Client):
    add_members(30)
    assert len(client.get("/demo/search.json?q=isle").json()["hits"]) == 20
    problem = client.get("/demo/search.json?q=isle&size=21")
    assert (problem.status_code, problem.json()["field"]) == (400, "size")
