"""Texts, their provisions and what is suggested on them are found, each for its audience; and the words of files."""

from pathlib import Path

import pytest

from plenary.bodies.acts.body import AdoptRules
from plenary.bodies.models import Indexed
from plenary.bodies.rules.audience import ANYBODY, Reader
from plenary.bodies.rules.procedure import Visibility
from plenary.bodies.rules.template import ASSEMBLY
from plenary.bodies.search.finding import count_sorts, find
from plenary.bodies.search.rebuilding import rebuild
from plenary.bodies.store import open_store
from plenary.engine.search.query import read_query
from plenary.record.acts import EraseValues
from plenary.record.follower import catch_up
from plenary.rulemaking.acts.suggestion import Content, WithdrawSuggestion
from plenary.rulemaking.models import Suggestion
from plenary.rulemaking.search import read_words
from tests.bodies.conftest import Do
from tests.rulemaking.texts.conftest import AND, BASE, BOR, MEMBERS, issue, suggest

DESK = Reader(frozenset({"secretariat"}))
ANDOR = Reader(frozenset({"delegation:AND"}))


def found(typed: str, reader: Reader = ANYBODY) -> list[tuple[str, str]]:
    """The keys and details of texts and what is in them, in order."""
    catch_up("search", "demo")
    rows = find(reader, "demo", read_query(typed))
    return [(row.key, row.detail) for row in rows if row.sort in ("text", "provision", "suggestion")]


def test_a_text_is_found_by_title_and_symbol_and_its_provisions_by_their_words_in_its_order(text: Do):
    assert found("framework") == [("texts/framework", "en")]
    assert found("A/1/L.4")[0] == ("texts/framework", "en")
    assert found("each member") == [("texts/framework/a1.2", "Article 1, 2")]
    assert found("article 2") == [
        ("texts/framework/a1.2", "Article 1, 2"),
        ("texts/framework/a1.2.a", "Article 1, 2, (a)"),
        ("texts/framework/a1.2.b", "Article 1, 2, (b)"),
        ("texts/framework/a2", "Article 2"),
        ("texts/framework/a2.1", "Article 2, 1"),
    ]


def test_another_version_takes_the_place_of_the_one_before(text: Do):
    text(suggest("a1.1", "Nobody shall be left behind."), AND)
    assert found("left behind", MEMBERS) == [("texts/framework/suggestions/10", "Article 1, 1")]
    issue(text, BASE.replace("train those", "teach those"), number=2)
    assert (found("train those"), found("left behind", MEMBERS)) == ([], [])
    assert found("teach those") == [("texts/framework/a1.2.b", "Article 1, 2, (b)")]
    assert found("l.4/rev.1")[0] == ("texts/framework", "en")


def test_a_suggestion_is_found_by_its_audience_while_it_stands(text: Do):
    number = text(suggest("a1.1", "Quaggas shall cooperate."), AND).entry.sequence
    only = [(f"texts/framework/suggestions/{number}", "Article 1, 1")]
    assert (found("quaggas"), found("quaggas", MEMBERS), found("quaggas", ANDOR)) == ([], only, only)
    assert count_sorts(ANYBODY, "demo", read_query("quaggas")) == {}
    text(WithdrawSuggestion(instrument="framework", suggestion=number), AND)
    assert found("quaggas", MEMBERS) == []


def test_a_suggestion_for_the_secretariat_is_found_by_who_handed_it_in_and_tells_nobody_whose_it_is(text: Do):
    text(AdoptRules(procedure=ASSEMBLY.model_copy(update={"visibility": Visibility(submissions="secretariat")})))
    number = text(suggest("a1.1", "Quaggas shall cooperate.", for_whom="secretariat"), AND).entry.sequence
    only = [(f"texts/framework/suggestions/{number}", "Article 1, 1")]
    assert [found("quaggas", reader) for reader in (DESK, ANDOR, Reader(frozenset({"delegation:BOR"})))] == [
        only,
        only,
        [],
    ]
    assert found("quaggas andland", DESK) == []


@pytest.mark.django_db(transaction=True)
def test_a_suggestion_that_was_erased_is_found_by_nobody_and_the_rest_stays(text: Do):
    text(suggest("a1.1", "Quaggas shall cooperate."), AND)
    text(suggest("a1.1", "Quokkas shall cooperate."), BOR)
    assert len(found("shall cooperate", MEMBERS)) == 3
    row = Suggestion.rows.at().get(seat="delegation:AND")
    text(EraseValues(commitments=(row.private,), reason="asked for"))
    assert (found("quaggas", MEMBERS), len(found("shall cooperate", MEMBERS))) == ([], 2)
    live = list(Indexed.objects.order_by("log", "key").values_list("key", "audience", "text", "forms"))
    rebuild("demo")
    assert list(Indexed.objects.order_by("log", "key").values_list("key", "audience", "text", "forms")) == live


def test_a_suggestion_whose_file_is_lost_is_left_out_and_the_rest_is_found(
    public: Do, caplog: pytest.LogCaptureFixture
):
    file = open_store().put(b"Quaggas shall cooperate.")
    lost = public(suggest("a1.1", public=True, content=Content(file=file)), AND).entry.sequence
    number = public(suggest("a1.1", "Quokkas shall cooperate.", public=True), BOR).entry.sequence
    open_store().remove(file)
    assert (found("quaggas"), found("quokkas")) == ([], [(f"texts/framework/suggestions/{number}", "Article 1, 1")])
    assert [record.getMessage() for record in caplog.records] == [
        f"search of demo: suggestion {lost} is left out, its file {file} is lost"
    ]


def test_the_words_of_files_are_read_without_what_is_quarantined_and_nothing_of_what_cannot_be_read(root: Path):
    word = (root / "src/plenary/rulemaking/example/framework.en.docx").read_bytes()
    assert "conscious that artific" in read_words(word, "document.docx").lower()
    assert read_words(b"PK\x03\x04 no zip file", "document.docx") == ""
    assert read_words("Öffentlich".encode(), "document.txt") == "Öffentlich"
