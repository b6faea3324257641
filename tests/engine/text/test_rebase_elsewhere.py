"""What the new base says with other signs, other numbers, or in another place is absorbed, not carried twice."""

from collections import defaultdict
from pathlib import Path

import pytest

from benchmarks.edited import TEXTS, read_text
from plenary.engine.text.correspondence import Tie
from plenary.engine.text.likeness import SHORTEST
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Reading
from plenary.engine.text.rebase import Fate, Form, Ground, Outcome, Rebased, Suggestion, rebase
from plenary.engine.text.tokens import tokenise

A1 = Provision("a1", Kind.ARTICLE, "Use", "Article 1")
P1 = Provision("p1", Kind.PARAGRAPH, 'Members shall use "shared" systems under Article 2.', "1.", "a1")
P2 = Provision("p2", Kind.PARAGRAPH, "Each member shall report once a year.", "2.", "a1")
A2 = Provision("a2", Kind.ARTICLE, "Costs", "Article 2")
P3 = Provision("p3", Kind.PARAGRAPH, "Costs are shared.", "1.", "a2")
OLD = Instrument((A1, P1, P2, A2, P3))


def own(**words: str) -> Reading:
    return Reading("r", ("AAA",), words)


def fates(rebased: Rebased) -> list[tuple[Form, Fate, Ground, str | None]]:
    return [(o.suggestion.form, o.fate, o.ground, o.place) for o in rebased.outcomes]


def test_words_that_the_new_base_types_in_another_way_are_absorbed() -> None:
    new = Instrument(
        (A1, Provision("p1", P1.kind, "Members shall use “well‑shared” systems under Article\u00a02."), P2)
    )
    reading = own(p1=P1.text.replace('"shared"', '"well-shared"'))
    assert fates(rebase(OLD, new, reading)) == [(Form.WORDS, Fate.ABSORBED, Ground.TYPED, "p1")]


def test_words_are_carried_onto_words_that_are_only_typed_in_another_way() -> None:
    new = Instrument((A1, Provision("p1", P1.kind, P1.text.replace('"shared"', "«shared»"), "1.", "a1"), P2))
    rebased = rebase(OLD, new, own(p1=P1.text.replace("systems", "tools")))
    assert rebased.reading.words == {"p1": "Members shall use «shared» tools under Article 2."}
    assert fates(rebased) == [(Form.WORDS, Fate.CARRIED, Ground.UNTOUCHED, "p1")]


def test_a_suggestion_to_type_in_another_way_is_settled_sign_by_sign() -> None:
    reading = own(p1=P1.text.replace('"shared"', "“shared”"))
    assert rebase(OLD, OLD, reading).reading == reading
    new = Instrument((A1, Provision("p1", P1.kind, P1.text.replace('"shared"', "“shared”"), "1.", "a1"), P2))
    assert {o.ground for o in rebase(OLD, new, reading).outcomes} == {Ground.ADOPTED}


RENUMBERED = (
    Provision("n", Kind.ARTICLE, "Terms", "Article 2"),
    Provision("a2", Kind.ARTICLE, "Costs", "Article 3"),
)


def test_an_insertion_with_a_reference_is_absorbed_under_the_new_number() -> None:
    new = Instrument((A1, P1, Provision("p2", P2.kind, f"{P2.text[:-1]} under Article 3.", "2.", "a1"), *RENUMBERED))
    reading = own(p2=f"{P2.text[:-1]} under Article 2.")
    assert rebase(OLD, new, reading).outcomes == (
        Outcome(
            Suggestion(Form.WORDS, "p2", 7, 7),
            Fate.ABSORBED,
            "p2",
            "",
            "under Article 2",
            "under Article 3",
            Ground.RENUMBERED,
        ),
    )


def test_a_new_article_is_absorbed_under_any_number_with_what_it_holds() -> None:
    reading = Reading(
        "r",
        ("AAA",),
        added=(
            Addition("n1", "p3", None, Kind.ARTICLE, "", "Article 2 bis"),
            Addition("n2", "p3", "n1", Kind.TEXT, "Members lend tools under Article 2."),
            Addition("n3", "p3", "n1", Kind.PARAGRAPH, "The Office keeps a list of them.", "2."),
        ),
    )
    new = Instrument(
        (
            *OLD.provisions[:3],
            Provision("z", Kind.ARTICLE, "Lending", "Article 2"),
            Provision("z1", Kind.PARAGRAPH, "Members lend tools under Article 3.", "1.", "z"),
            Provision("a2", Kind.ARTICLE, "Costs", "Article 3"),
            P3,
        )
    )
    rebased = rebase(OLD, new, reading)
    assert fates(rebased) == [
        (Form.ADDITION, Fate.ABSORBED, Ground.ADOPTED, "z"),
        (Form.ADDITION, Fate.ABSORBED, Ground.RENUMBERED, "z1"),
        (Form.ADDITION, Fate.CARRIED, Ground.UNTOUCHED, "n3"),
    ]
    assert rebased.reading.added == (
        Addition("n3", "z1", "z", Kind.PARAGRAPH, "The Office keeps a list of them.", "2."),
    )


def test_an_article_that_the_new_base_heads_otherwise_is_in_conflict_and_what_it_holds_is_absorbed() -> None:
    reading = Reading(
        "r",
        ("AAA",),
        added=(
            Addition("n1", "p3", None, Kind.ARTICLE, "Tools", "Article 3"),
            Addition("n2", "p3", "n1", Kind.TEXT, "Members lend “tools” to each other."),
        ),
    )
    new = Instrument(
        (
            *OLD.provisions,
            Provision("z", Kind.ARTICLE, "Lending", "Article 3"),
            Provision("z1", Kind.TEXT, 'Members lend "tools" to each other.', "", "z"),
        )
    )
    assert fates(rebase(OLD, new, reading)) == [
        (Form.ADDITION, Fate.CONFLICT, Ground.REVISED, "z"),
        (Form.ADDITION, Fate.ABSORBED, Ground.TYPED, "z1"),
    ]


def test_no_two_additions_are_the_same_provision_of_the_new_base() -> None:
    added = tuple(Addition(f"n{n}", "p3", "a2", Kind.PARAGRAPH, "The Office pays.", f"{n}.") for n in (2, 3))
    new = Instrument((*OLD.provisions, Provision("z", Kind.PARAGRAPH, "The Office pays.", "2.", "a2")))
    assert [fate for _, fate, *_ in fates(rebase(OLD, new, Reading("r", ("AAA",), added=added)))] == [
        Fate.ABSORBED,
        Fate.ABSORBED,
    ]


SENTENCE = "The Office publishes what it learns."


def test_a_sentence_that_the_new_base_has_elsewhere_is_absorbed_there() -> None:
    reading = Reading(
        "r",
        ("AAA",),
        {"p2": f"{P2.text} {SENTENCE}"},
        added=(Addition("n", "p3", "a2", Kind.PARAGRAPH, SENTENCE, "2."),),
    )
    new = Instrument((A1, P1, P2, A2, Provision("p3", P3.kind, f"{P3.text} {SENTENCE}", "1.", "a2")))
    rebased = rebase(OLD, new, reading)
    assert rebased.reading == Reading("r", ("AAA",), {})
    assert fates(rebased) == [
        (Form.WORDS, Fate.ABSORBED, Ground.ELSEWHERE, "p3"),
        (Form.ADDITION, Fate.ABSORBED, Ground.ELSEWHERE, "p3"),
    ]
    assert rebased.outcomes[0].theirs == f"{P3.text} {SENTENCE}"


def test_a_phrase_that_the_new_base_has_elsewhere_is_carried_all_the_same() -> None:
    new = Instrument((A1, P1, P2, A2, Provision("p3", P3.kind, "Costs are shared once a month by all.", "1.", "a2")))
    assert fates(rebase(OLD, new, own(p1=f"{P1.text[:-1]} once a month."))) == [
        (Form.WORDS, Fate.CARRIED, Ground.UNTOUCHED, "p1")
    ]


def test_a_sentence_that_the_old_base_said_as_often_is_no_adoption() -> None:
    new = Instrument((A1, P1, A2, P3, Provision("p2", P2.kind, P2.text, "2.", "a2")))
    rebased = rebase(OLD, new, own(p1=f"{P1.text} {P2.text}"))
    assert [(form, fate) for form, fate, *_ in fates(rebased)] == [(Form.WORDS, Fate.CARRIED)]


def test_the_edits_of_a_provision_that_stands_elsewhere_under_another_id_are_absorbed() -> None:
    moved = Provision("z", Kind.PARAGRAPH, "All members report twice a year.", "2.", "a2")
    rebased = rebase(OLD, Instrument((A1, P1, A2, P3, moved)), own(p2="All members report twice a year."))
    assert {(o.fate, o.ground, o.place) for o in rebased.outcomes} == {(Fate.ABSORBED, Ground.ELSEWHERE, "z")}


def test_a_provision_whose_words_are_all_gone_is_as_good_as_deleted() -> None:
    new = Instrument((A1, P1, Provision("p2", P2.kind, "", "2.", "a1"), A2, P3))
    assert fates(rebase(OLD, new, Reading("r", ("AAA",), deleted=frozenset({"p2"})))) == [
        (Form.DELETION, Fate.ABSORBED, Ground.ADOPTED, "p2")
    ]


def test_a_split_that_reading_and_new_base_both_make_is_absorbed() -> None:
    first, second = "Each member shall report once a year.", "The report says what was learnt from shared tools."
    old = Instrument((A1, Provision("p", Kind.PARAGRAPH, f"{first} {second}", "1.", "a1")))
    new = Instrument(
        (A1, Provision("p", Kind.PARAGRAPH, first, "1.", "a1"), Provision("q", Kind.PARAGRAPH, second, "2.", "a1"))
    )
    split = Reading("r", ("AAA",), {"p": first}, added=(Addition("n", "p", "a1", Kind.PARAGRAPH, second, "1 bis."),))
    for ties in ((), (Tie(("p",), ("p", "q")),)):
        rebased = rebase(old, new, split, ties=ties)
        assert rebased.reading == Reading("r", ("AAA",), {})
        assert {outcome.fate for outcome in rebased.outcomes} == {Fate.ABSORBED}
    merged = Reading("r", ("AAA",), {"p": f"{first} {second}"}, deleted=frozenset({"q"}))
    rebased = rebase(new, old, merged, ties=(Tie(("p", "q"), ("p",)),))
    assert rebased.reading == Reading("r", ("AAA",), {})
    assert {outcome.fate for outcome in rebased.outcomes} == {Fate.ABSORBED}


def test_a_split_that_the_new_base_makes_is_followed_where_the_reading_offers_other_words() -> None:
    first, second = "Each member shall report once a year.", "The report says what was learnt from shared tools."
    old = Instrument((A1, Provision("p", Kind.PARAGRAPH, f"{first} {second}", "1.", "a1")))
    parts = (Provision("x", Kind.PARAGRAPH, first, "1.", "a1"), Provision("y", Kind.PARAGRAPH, second, "2.", "a1"))
    reading = Reading(
        "r",
        ("AAA",),
        {"p": f"{first} {second.replace('tools', 'goods')}"},
        added=(Addition("n", "p", "a1", Kind.PARAGRAPH, "Nobody pays for it.", "2."),),
    )
    rebased = rebase(old, Instrument((A1, *parts)), reading, ties=(Tie(("p",), ("x", "y")),))
    assert rebased.reading.words == {"y": second.replace("tools", "goods")}


def test_a_bracket_on_words_to_the_letter_the_same_stays_where_it_was() -> None:
    bracket = Bracket("p1", 2, 9)
    assert rebase(OLD, OLD, Reading("r", ("AAA",), brackets=(bracket,))).reading.brackets == (bracket,)


def whole_sentences(text: str) -> list[tuple[str, ...]]:
    found: list[list[str]] = [[]]
    for token in map(str.strip, tokenise(text)):
        if token in ".;。；؛":
            found.append([])
        else:
            found[-1].append(token)
    return [tuple(sentence) for sentence in found]


@pytest.mark.parametrize("name", sorted(TEXTS.keys() - {"paris draft"}))
def test_in_real_texts_no_sentence_long_enough_stands_in_two_provisions(name: str, shared_data: Path) -> None:
    """What `elsewhere` rests on. Phrases do recur: in the Paris text one run of twelve tokens in eleven."""
    path, lang = TEXTS[name]
    homes: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for provision in read_text(shared_data / path, lang).provisions:
        for sentence in whole_sentences(provision.text):
            homes[sentence].add(provision.id)
    assert [sentence for sentence, own in homes.items() if len(sentence) >= SHORTEST and len(own) > 1] == []
