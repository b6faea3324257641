"""A suggestion that the secretariat handed in for somebody is shown to them with its words before they answer for it."""

import re
from html import unescape

from django.test import Client

from plenary.bodies.acts.behalf import DisownEntry
from plenary.bodies.acts.member import WithdrawMember
from plenary.record.act import Actor
from plenary.record.acts import EraseValues
from plenary.record.reading import find_entry
from plenary.rulemaking.acts.suggestion import WithdrawSuggestion
from plenary.rulemaking.models import Suggestion
from plenary.rulemaking.queries import find_version
from plenary.rulemaking.rules.suggestion import Sort
from plenary.rulemaking.shelf import base_of
from tests.bodies.conftest import Do, Sit, refused, sit
from tests.bodies.posting import fill
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


def test_what_was_disowned_is_taken_back_on_behalf_of_a_member_that_has_left_and_nothing_else_is(text: Do, sit: Sit):
    place = find(text, "The Members shall cooperate.")
    own = text(suggest(place, "Its own words."), Actor("delegation:AND")).entry.sequence
    stood_by, disowned, other = (
        text(suggest(place, f"The Members shall cooperate {how}."), FOR_AND).entry.sequence
        for how in ("fully", "gladly", "at once")
    )
    for number in (disowned, other):
        text(DisownEntry(entry=number), Actor("delegation:AND"))
    desk = sit("secretariat")
    text(WithdrawMember(code="AND", end="2026-11-23"))
    gone = ("bodies.no-such-seat", "There is no seat delegation:AND here: act on behalf of one that there is.", None)
    for number in (own, stood_by):
        assert refused(text, WithdrawSuggestion(instrument="framework", suggestion=number), FOR_AND) == gone
    assert refused(text, suggest(place, "New words."), FOR_AND) == gone
    text(WithdrawSuggestion(instrument="framework", suggestion=disowned), FOR_AND)
    address = f"/demo/texts/framework/suggestions/{other}/withdraw"
    asked = "It is taken back on behalf of Andland, which is here no longer: nobody is asked to confirm it."
    assert asked in main(desk, address)
    assert fill(desk, address).status_code == 303
    rows = Suggestion.rows.at().order_by("number")
    assert {row.number: row.status for row in rows} == {
        own: "standing",
        stood_by: "standing",
        disowned: "withdrawn",
        other: "withdrawn",
    }
