"""Which suggestions a reading makes, and what of it is left to a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Addition, Bracket, Move, Reading
from plenary.rulemaking.rules.submission import Hindered, Obstacle, Offers, list_offers
from plenary.rulemaking.rules.suggestion import INSERTED, Flaw, Held, Offer, Sort, find_place, read
from tests.rulemaking.rules.test_suggestion import BASE

NAMES = [provision.id for provision in BASE.provisions]


def add(after: str | None, parent: str | None, kind: Kind, words: str = "New.", number: str = "") -> Reading:
    return Reading("r", (), added=(Addition("+1", after, parent, kind, words, number),))


def test_words_and_deletions_are_suggestions_in_the_order_of_the_text():
    reading = Reading("r", (), words={"a2": "Use", "a1.1": "Second:"}, deleted=frozenset({"a1.1.a"}))
    assert list_offers(BASE, reading) == Offers(
        (Offer(Sort.WORDS, "a1.1", "Second:"), Offer(Sort.DELETION, "a1.1.a"), Offer(Sort.WORDS, "a2", "Use")), ()
    )


@pytest.mark.parametrize(
    ("reading", "expected"),
    [
        (add("a1.1.b", "a1", Kind.PARAGRAPH, number="1 bis"), ("a1.1", Kind.PARAGRAPH, "1 bis")),
        (add("a1.1.b", "a1.1", Kind.SUBPARAGRAPH, number="(c)"), ("a1.1.b", Kind.SUBPARAGRAPH, "(c)")),
        (add("a1.1", "a1.1", Kind.SUBPARAGRAPH), ("a1.1", Kind.SUBPARAGRAPH, "")),
        (add("a1", "a1", Kind.PARAGRAPH), ("a1", Kind.PARAGRAPH, "")),
        (add("a1.1.b", "part1", Kind.ARTICLE), ("a1.1.b", Kind.ARTICLE, "")),
    ],
)
def test_a_new_provision_is_suggested_where_the_file_has_it(reading: Reading, expected: tuple[str, Kind, str]):
    provision, kind, number = expected
    assert list_offers(BASE, reading) == Offers((Offer(Sort.INSERTION, provision, "New.", kind, number),), ())


@pytest.mark.parametrize(
    ("reading", "hindered"),
    [
        (add(None, None, Kind.TEXT), Hindered(Obstacle.PLACE, "", "New.")),
        (add("a1.1.b", "+0", Kind.PARAGRAPH), Hindered(Obstacle.PLACE, "a1.1.b", "New.")),
        (add("a1.1", "a1", Kind.PARAGRAPH), Hindered(Obstacle.PLACE, "a1.1", "New.")),
        (add("a1", "a1", Kind.TABLE), Hindered(Obstacle.KIND, "a1", "New.")),
        (add(None, None, Kind.TABLE), Hindered(Obstacle.KIND, "", "New.")),
        (add("a1", "a1", Kind.PARAGRAPH, "New [."), Hindered(Obstacle.FLAWED, "a1", "New [.", Flaw.BRACKETS)),
        (Reading("r", (), words={"a2": "Access "}), Hindered(Obstacle.FLAWED, "a2", "Access", Flaw.SAME)),
        (Reading("r", (), retained=frozenset({"a2"})), Hindered(Obstacle.RETAINED, "a2")),
        (Reading("r", (), moved=(Move("a2", "pp1", None),)), Hindered(Obstacle.MOVED, "a2")),
        (Reading("r", (), brackets=(Bracket("a2", 0, 6),)), Hindered(Obstacle.BRACKETED, "a2")),
    ],
)
def test_what_can_be_no_suggestion_by_itself_is_left_to_a_person(reading: Reading, hindered: Hindered):
    assert list_offers(BASE, reading) == Offers((), (hindered,))


def test_a_new_article_brings_its_paragraphs_along():
    added = (
        Addition("+1", "a1.1.b", "part1", Kind.ARTICLE, "New", "Article 1 bis"),
        Addition("+2", "a1.1.b", "+1", Kind.PARAGRAPH, "It:", "1"),
        Addition("+3", "a1.1.b", "+2", Kind.SUBPARAGRAPH, "one.", "(a)"),
    )
    held = (Held(Kind.PARAGRAPH, "It:", "1"), Held(Kind.SUBPARAGRAPH, "one.", "(a)", 0))
    offer = Offer(Sort.INSERTION, "a1.1.b", "New", Kind.ARTICLE, "Article 1 bis", held)
    assert list_offers(BASE, Reading("r", (), added=added)) == Offers((offer,), ())
    table = (added[0], Addition("+2", "a1.1.b", "+1", Kind.TABLE, "a | b"))
    hindered = Hindered(Obstacle.KIND, "a1.1.b", "New a | b")
    assert list_offers(BASE, Reading("r", (), added=table)) == Offers((), (hindered,))
    open_bracket = (added[0], Addition("+2", "a1.1.b", "+1", Kind.PARAGRAPH, "It [."))
    flawed = Hindered(Obstacle.FLAWED, "a1.1.b", "New It [.", Flaw.BRACKETS)
    assert list_offers(BASE, Reading("r", (), added=open_bracket)) == Offers((), (flawed,))


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    words = draw(st.dictionaries(st.sampled_from(NAMES), st.text("ab []", max_size=6)))
    deleted = draw(st.frozensets(st.sampled_from([name for name in NAMES if name not in words] or NAMES)))
    places = st.sampled_from([None, *NAMES])
    added = draw(
        st.lists(st.tuples(places, places, st.sampled_from([*INSERTED, Kind.TABLE]), st.text("ab", max_size=3)))
    )
    return Reading(
        "r",
        (),
        words={name: said for name, said in words.items() if name not in deleted},
        deleted=deleted,
        retained=draw(st.frozensets(st.sampled_from(NAMES))),
        added=tuple(
            Addition(f"+{place}", after, parent, kind, said) for place, (after, parent, kind, said) in enumerate(added)
        ),
        moved=tuple(Move(name, None, None) for name in draw(st.frozensets(st.sampled_from(NAMES)))),
    )


@given(readings())
def test_nothing_that_a_reading_says_is_in_neither_and_each_suggestion_says_it_alone(reading: Reading):
    found = list_offers(BASE, reading)
    said = len(reading.words) + len(reading.deleted) + len(reading.added) + len(reading.retained) + len(reading.moved)
    assert len(found.offers) + len(found.hindered) == said
    again = [read("r", "", offer, BASE) for offer in found.offers]
    wanted = {(each.after, each.parent, each.kind, each.text) for each in reading.added}
    assert all(each.words.keys() <= reading.words.keys() and each.deleted <= reading.deleted for each in again)
    assert all((one.after, one.parent, one.kind, one.text) in wanted for each in again for one in each.added[:1])
    assert all(find_place(BASE, offer)[0] in NAMES for offer in found.offers)
