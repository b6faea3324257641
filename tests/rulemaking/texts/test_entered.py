"""A suggestion that the secretariat handed in for somebody is shown to them with its words before they answer for it."""

import re
from html import unescape

from django.test import Client

from plenary.record.act import Actor
from plenary.record.acts import EraseValues
from plenary.record.reading import find_entry
from plenary.rulemaking.acts.suggestion import WithdrawSuggestion
from plenary.rulemaking.queries import find_version
from plenary.rulemaking.rules.suggestion import Sort
from plenary.rulemaking.shelf import base_of
from tests.bodies.conftest import Do, Sit, sit
from tests.rulemaking.texts.conftest import suggest

__all__ = ["sit"]

FOR_AND = Actor("secretariat", behalf="delegation:AND")
WORDS = "The Members shall cooperate fully."


def told(client: Client) -> list[list[tuple[str, str]]]:
    """What each item of a brief is about."""
    items = client.get("/demo/brief.json").json()["items"]
    return [[(each["label"], each["says"]) for each in item["told"]] for item in items]


def find(do: Do, words: str) -> str:
    """The id of the provision that has these words."""
    version = find_version("demo", "framework")
    assert version is not None
    return next(each.id for each in base_of(version).provisions if each.text == words)


def main(client: Client, address: str) -> str:
    page = client.get(address).content.decode()
    return page.partition("<main")[2].partition("</main>")[0]


def test_the_brief_has_the_words_that_were_entered_and_the_page_those_beside_them(text: Do, sit: Sit):
    place = find(text, "The Members shall cooperate.")
    values = {"private_content": {"words": WORDS, "rationale": "As we said by letter."}}
    number = text(suggest(place, **values), FOR_AND).entry.sequence
    client, other = sit("delegation:AND"), sit("delegation:BOR")
    says = [
        ("Text", "Framework (A/1/L.4)"),
        ("Provision", "Article 1, 1"),
        ("What is suggested", "Other words for this provision"),
        ("Words", WORDS),
        ("Why", "As we said by letter."),
    ]
    assert (told(client), told(other)) == ([says], [])
    page = main(client, f"/demo/seats/delegation:AND/entered/{number}/")
    assert re.findall(r"<dd[^>]*>(.*?)</dd>", page)[3] == "The Members shall cooperate <ins>fully</ins>."
    assert 'lang="en"' in page
    assert other.get(f"/demo/seats/delegation:AND/entered/{number}/").status_code == 403


def test_what_was_taken_back_for_somebody_is_shown_too_and_a_new_provision_with_what_it_is(text: Do, sit: Sit):
    place = find(text, "The Members shall cooperate.")
    new = suggest(place, WORDS, Sort.INSERTION, kind="paragraph", label="1 bis")
    number = text(new, FOR_AND).entry.sequence
    text(WithdrawSuggestion(instrument="framework", suggestion=number), FOR_AND)
    says = [
        ("Text", "Framework (A/1/L.4)"),
        ("Provision", "Article 1, 1"),
        ("What is suggested", "A new provision behind it"),
        ("The new provision", "Paragraph 1 bis"),
        ("Words", WORDS),
    ]
    assert told(sit("delegation:AND")) == [[*says, ("What became of it", "taken back")], says]


def test_a_deletion_shows_the_words_that_would_go_and_erased_words_are_said_to_be(text: Do, sit: Sit):
    place = find(text, "The Members shall cooperate.")
    text(suggest(place, "", Sort.DELETION), FOR_AND)
    number = text(suggest(place, WORDS), FOR_AND).entry.sequence
    entry = find_entry("demo", number)
    assert entry is not None
    text(EraseValues(commitments=(entry.payload["private_content"]["sealed"],), reason="asked for"))
    assert [each[-1] for each in told(sit("delegation:AND"))] == [
        ("Words", "The Members shall cooperate."),
        ("Words", "erased"),
    ]


def test_long_words_are_cut_in_the_brief_and_whole_on_the_page(text: Do, sit: Sit):
    place = find(text, "The Members shall cooperate.")
    long = "word " * 900 + "end."
    number = text(suggest(place, long), FOR_AND).entry.sequence
    client = sit("delegation:AND")
    assert dict(told(client)[0])["Words"] == f"{long[:280].rstrip()} …"
    page = re.sub(r"<[^>]+>", "", main(client, f"/demo/seats/delegation:AND/entered/{number}/"))
    assert long in unescape(page)
