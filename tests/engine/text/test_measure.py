"""Measures: what is in brackets is counted once, and for those who put it there."""

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.measure import Measures, measure, measure_articles
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Reading, Reason
from plenary.engine.text.rolling import collate

BASE = Instrument(
    (
        Provision("t", Kind.TITLE, "Draft framework"),
        Provision("part", Kind.PART, "General", "Part I"),
        Provision("a1", Kind.ARTICLE, "Cooperation", "Article 1", "part"),
        Provision("a1p1", Kind.PARAGRAPH, "Members shall cooperate on safe use.", "1.", "a1"),
        Provision("a1p2", Kind.PARAGRAPH, "Members shall report once a year.", "2.", "a1"),
        Provision("x", Kind.ANNEX, "List", "Annex"),
        Provision("x1", Kind.TEXT, "Nothing is listed.", "", "x"),
    )
)


def test_a_text_that_nobody_touches_is_clean() -> None:
    untouched = measure(collate(BASE, []))
    assert untouched == Measures(passages=7)
    assert untouched.clean == 7


def test_every_alternative_with_text_is_a_pair_and_every_place_a_suggestion_of_its_holders() -> None:
    readings = [
        Reading("r1", ("AAA", "BBB"), {"a1p1": "Members should cooperate on safe use."}),
        Reading("r2", ("CCC",), {"a1p1": "Members may cooperate on safe and open use."}),
        Reading("r3", ("AAA",), {"a1p2": "Members shall report."}, retained=frozenset({"a1p1"})),
    ]
    assert measure(collate(BASE, readings)) == Measures(
        passages=7,
        open=2,
        slots=3,
        pairs=5,
        tokens=8,
        depth=1,
        suggestions={"AAA": 2, "BBB": 1, "CCC": 2},
        retained={"AAA": 1},
    )


def test_brackets_that_are_only_held_count_with_what_lies_in_them() -> None:
    held = Bracket("a1p1", 0, len("Members shall cooperate"), Reason.LINKED)
    readings = [
        Reading("r1", ("AAA",), brackets=(held,)),
        Reading("r2", ("BBB",), {"a1p1": "Members should cooperate on safe use."}),
    ]
    assert measure(collate(BASE, readings)) == Measures(
        passages=7, open=1, slots=1, held=1, pairs=3, tokens=4, depth=2, suggestions={"AAA": 1, "BBB": 1}
    )


def test_provisions_offered_deleted_and_moved_are_open_as_a_whole() -> None:
    added = Addition("n1", "a1p2", "a1", Kind.PARAGRAPH, "Members shall share.")
    readings = [
        Reading("r1", ("AAA",), added=(added,)),
        Reading("r2", ("BBB",), deleted=frozenset({"x1"}), moved=(Move("a1p2", "a1", "a1"),)),
    ]
    assert measure(collate(BASE, readings)) == Measures(
        passages=8,
        open=3,
        slots=1,
        pairs=2,
        tokens=8,
        depth=1,
        offered=1,
        deleted=1,
        moved=1,
        suggestions={"AAA": 1, "BBB": 2},
    )


def test_measures_by_article_cover_every_passage_once() -> None:
    chapter = (Provision("c", Kind.CHAPTER, "Last"), Provision("c1", Kind.TEXT, "End", "", "c"))
    base = Instrument((*BASE.provisions, *chapter))
    readings = [Reading("r1", ("AAA",), {"a1p1": "Members should cooperate on safe use.", "t": "Draft"})]
    edited = Measures(passages=3, open=1, slots=1, pairs=2, tokens=2, depth=1, suggestions={"AAA": 1})
    assert measure_articles(collate(base, readings)) == {
        None: Measures(passages=1, open=1, slots=1, pairs=1, tokens=1, depth=1, suggestions={"AAA": 1}),
        "part": Measures(passages=1),
        "a1": edited,
        "x": Measures(passages=2),
        "c": Measures(passages=2),
    }


words = st.lists(st.sampled_from("abcd"), min_size=1, max_size=8).map(" ".join)


@given(words, st.lists(words, max_size=4))
def test_permuting_the_members_changes_only_whose_suggestions_they_are(base: str, offers: list[str]) -> None:
    instrument = Instrument((Provision("p", Kind.PARAGRAPH, base),))
    readings = [Reading(f"r{place}", (f"M{place}",), {"p": text}) for place, text in enumerate(offers)]
    there = measure(collate(instrument, readings))
    back = measure(collate(instrument, readings[::-1]))
    assert there == back
