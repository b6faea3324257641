"""What a reading does to the base is shown provision by provision, and nothing of it is left out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Reading
from plenary.engine.text.touch import Touch
from plenary.rulemaking.output.proofing import touches
from plenary.rulemaking.proof import Doubt, Proof
from plenary.rulemaking.proving import prove
from tests.engine.text.strategies import cases

BASE = Instrument(
    (
        Provision("pp1", Kind.PREAMBULAR, "Recalling the framework,"),
        Provision("a1", Kind.ARTICLE, "Access", "Article 1"),
        Provision("a1.1", Kind.PARAGRAPH, "Each Party shall report yearly.", "1", "a1"),
        Provision("a1.2", Kind.PARAGRAPH, "The Panel may advise.", "2", "a1"),
        Provision("a1.3", Kind.PARAGRAPH, "The Secretariat publishes it.", "3", "a1"),
    )
)


def test_what_is_first_in_an_article_is_not_said_to_stand_after_it() -> None:
    reading = Reading(
        "bor",
        ("BOR",),
        moved=(Move("a1.3", "a1", "a1"),),
        added=(Addition("x", "a1", "a1", Kind.PARAGRAPH, "All may come.", "1"),),
    )
    assert [(proof.id, proof.where, proof.first) for proof in prove(BASE, reading)] == [
        ("x", "Article 1", True),
        ("a1.3", "Article 1, 1", False),
    ]
    first = Reading("bor", ("BOR",), moved=(Move("a1.3", "a1", "a1"),))
    proofs = prove(BASE, first)
    assert [(touches(proof), proof.where) for proof in proofs] == [
        (((Touch.MOVED, "Provision moved to the beginning of Article 1"),), "Article 1")
    ]
    added = Reading("bor", ("BOR",), added=reading.added)
    assert touches(prove(BASE, added)[0]) == ((Touch.ADDED, "New provision, at the beginning of Article 1"),)


def test_each_provision_that_a_reading_touches_is_shown_with_what_is_done_to_it() -> None:
    reading = Reading(
        "bor",
        ("BOR",),
        {"a1.1": "Each Party should report yearly.", "a1.3": "The Secretariat publishes it."},
        deleted=frozenset({"a1.2"}),
        retained=frozenset({"pp1"}),
        added=(Addition("x", "a1.1", "a1", Kind.PARAGRAPH, "No Party is exempt.", "1 bis"),),
    )
    assert prove(BASE, reading) == (
        Proof(
            "pp1",
            "Preamble, paragraph 1",
            Kind.PREAMBULAR,
            (Touch.RETAINED,),
            "Recalling the framework,",
            (Piece("Recalling the framework,"),),
        ),
        Proof(
            "a1.1",
            "Article 1, 1",
            Kind.PARAGRAPH,
            (Touch.REWORDED,),
            "Each Party shall report yearly.",
            (
                Piece("Each Party"),
                Piece(" shall", Change.DELETED),
                Piece(" should", Change.INSERTED),
                Piece(" report yearly."),
            ),
        ),
        Proof(
            "a1.2",
            "Article 1, 2",
            Kind.PARAGRAPH,
            (Touch.DELETED,),
            "The Panel may advise.",
            (Piece("The Panel may advise.", Change.DELETED),),
        ),
        Proof(
            "x",
            "Article 1, 1 bis",
            Kind.PARAGRAPH,
            (Touch.ADDED,),
            "",
            (Piece("No Party is exempt.", Change.INSERTED),),
            "Article 1, 1",
        ),
    )


def test_brackets_are_shown_around_the_words_they_hold() -> None:
    reading = Reading(
        "bor",
        ("BOR",),
        {"a1.1": "Every Party shall report yearly."},
        brackets=(Bracket("a1.1", 11, 16), Bracket("a1.1", 17, 31), Bracket("a1.2", 0, 21)),
    )
    shown = {proof.id: "".join(_sign(piece) for piece in proof.pieces) for proof in prove(BASE, reading)}
    assert shown == {
        "a1.1": "<Each>{Every} Party {[}shall{]} {[}report yearly.{]}",
        "a1.2": "{[}The Panel may advise.{]}",
    }


def _sign(piece: Piece) -> str:
    return {Change.KEPT: "{0}", Change.INSERTED: "{{{0}}}", Change.DELETED: "<{0}>"}[piece.change].format(piece.text)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("In principle, each Party shall report yearly.", "<Each>{In principle, each} Party shall report yearly."),
        ("And Each Party shall report yearly.", "{And }Each Party shall report yearly."),
        ("Party shall report yearly.", "<Each >Party shall report yearly."),
        ("Each Party shall report.", "Each Party shall report< yearly>."),
    ],
)
def test_words_at_either_end_keep_their_spaces(words: str, shown: str) -> None:
    (proof,) = prove(BASE, Reading("bor", ("BOR",), {"a1.1": words}))
    assert "".join(_sign(piece) for piece in proof.pieces) == shown


def test_a_moved_provision_is_shown_once_where_it_is_wanted() -> None:
    reading = Reading("bor", ("BOR",), moved=(Move("a1.1", "a1.3", "a1"),))
    assert [(proof.id, proof.touches, proof.where) for proof in prove(BASE, reading)] == [
        ("a1.1", (Touch.MOVED,), "Article 1, 3")
    ]


def test_a_doubt_is_shown_with_its_provision_even_where_nothing_is_touched() -> None:
    doubt = Doubt("One word was changed without being tracked.", "paragraph 3")
    assert prove(BASE, Reading("bor", ("BOR",)), {"a1.2": (doubt,)}) == (
        Proof(
            "a1.2",
            "Article 1, 2",
            Kind.PARAGRAPH,
            (),
            "The Panel may advise.",
            (Piece("The Panel may advise."),),
            doubts=(doubt,),
        ),
    )


@given(cases(least=1), st.data())
def test_the_pieces_give_the_words_of_the_base_and_those_of_the_reading(case, data) -> None:
    base, readings = case
    reading = data.draw(st.sampled_from(readings))
    proposed = propose(base, reading)
    bare = Reading(
        reading.id, reading.holders, reading.words, reading.deleted, frozenset(), reading.added, reading.moved
    )
    proofs = prove(base, bare)
    before = {proof.id: _joined(proof, Change.INSERTED) for proof in proofs}
    after = {proof.id: _joined(proof, Change.DELETED) for proof in proofs}
    assert before == {name: base.by_id[name].text if name in base.by_id else "" for name in before}
    assert after == {name: proposed.by_id[name].text if name in proposed.by_id else "" for name in after}


def _joined(proof: Proof, without: Change) -> str:
    return "".join(piece.text for piece in proof.pieces if piece.change is not without)


@given(cases(least=1))
def test_no_provision_that_a_reading_touches_is_left_out(case) -> None:
    base, readings = case
    for reading in readings:
        touched = {
            *(name for name, words in reading.words.items() if words != base.by_id[name].text),
            *reading.deleted,
            *reading.retained,
            *(addition.id for addition in reading.added),
            *(move.provision for move in reading.moved),
            *(bracket.provision for bracket in reading.brackets),
        }
        shown = [proof.id for proof in prove(base, reading)]
        assert set(shown) == touched
        assert len(shown) == len(set(shown))


def test_words_that_come_from_another_alternative_of_the_base_are_shown_beside_that() -> None:
    standing = [
        Reading("standing//1", (), {"a1.2": "The Panel meets each spring."}),
        Reading("standing/AR/2", ("AR",), {"a1.2": "The Panel meets each other spring."}),
    ]
    edited = Reading("bor", ("BOR",), {"a1.2": "The Panel meets every other spring."})
    taken = Reading("bor", ("BOR",), {"a1.2": "The Panel meets each spring."})
    [proof], [choice] = (prove(BASE, reading, standing=standing) for reading in (edited, taken))
    assert (proof.base, proof.pieces) == (
        "The Panel meets each spring.",
        (
            Piece("The Panel meets"),
            Piece(" each", Change.DELETED),
            Piece(" every other", Change.INSERTED),
            Piece(" spring."),
        ),
    )
    assert (choice.base, choice.pieces) == (
        "The Panel may advise.",
        (
            Piece("The Panel"),
            Piece(" may advise", Change.DELETED),
            Piece(" meets each spring", Change.INSERTED),
            Piece("."),
        ),
    )
