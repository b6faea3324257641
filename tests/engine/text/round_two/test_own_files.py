"""A member that sent several files: its copy replaces the last, and what is done to the others is asked about as its
own."""

from dataclasses import replace

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Position, Reading, Reason, Stance
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Cause
from tests.engine.text.round_two.copies import returned

WORDS = (
    "Members shall cooperate in good faith.",
    "Reports are sent within six weeks of each session.",
    "Costs are shared equally.",
    "The Office keeps a register.",
)
BASE = Instrument(
    tuple(Provision(f"p{place}", Kind.PARAGRAPH, text, str(place)) for place, text in enumerate(WORDS, 1))
)
FIRST = Reading(
    "first",
    ("ARA",),
    {"p1": "Members should cooperate in good faith."},
    deleted=frozenset({"p3"}),
    added=(
        Addition("p4+1", "p4", None, Kind.ARTICLE, "Registers", "5"),
        Addition("p4+2", "p4", "p4+1", Kind.PARAGRAPH, "The register is public.", "1"),
    ),
    brackets=(Bracket("p4", 4, 10, Reason.LEGAL),),
)
LAST = Reading("last", ("ARA",), {"p2": "Reports are sent within six days of each session."})
BORLAND = Reading("bor", ("BOR",), {"p1": "Members may cooperate in good faith."})
ROLLING = collate(BASE, [FIRST, LAST, BORLAND], order=("ARA", "BOR", "CEL"))


@pytest.mark.parametrize(
    "edit",
    [
        ("should – Arandia", "must – Arandia"),
        ("should – Arandia", "should"),
        ("should – Arandia", " – Arandia"),
        (" / should – Arandia", ""),
        ("Deletion asked for by Arandia.", ""),
        ("The register is public.", ""),
        ("The register is public", "The register is open"),
        ("[Office – Arandia: legal]", "Office"),
        ("[Office – Arandia: legal]", "[Office]"),
    ],
)
def test_what_is_done_to_what_another_file_of_the_member_says_is_asked_as_its_own(edit: tuple[str, str]) -> None:
    found = returned(ROLLING, edit, member="ARA")
    assert (found.reading, [question.cause for question in found.questions]) == (LAST, [Cause.OWN])


def test_new_words_in_the_place_of_those_of_another_file_are_taken_and_what_becomes_of_the_others_is_asked() -> None:
    found = returned(ROLLING, ("should – Arandia", "must"), member="ARA")
    words = {**LAST.words, "p1": "Members must cooperate in good faith."}
    assert (found.reading, [question.cause for question in found.questions]) == (
        replace(LAST, words=words),
        [Cause.OWN],
    )


def test_words_of_another_file_that_are_edited_are_taken_and_what_becomes_of_the_others_is_asked() -> None:
    longer = replace(FIRST, words={"p1": "Members shall cooperate fully and openly in good faith."})
    rolling = collate(BASE, [longer, LAST], order=("ARA", "BOR", "CEL"))
    found = returned(rolling, ("openly", "freely"), member="ARA")
    words = {**LAST.words, "p1": "Members shall cooperate fully and freely in good faith."}
    assert (found.reading, [question.cause for question in found.questions]) == (
        replace(LAST, words=words),
        [Cause.OWN],
    )


def test_words_that_others_stand_behind_too_are_written_over_as_anothers() -> None:
    along = Reading("bor", ("BOR",), {"p1": FIRST.words["p1"]})
    rolling = collate(BASE, [FIRST, LAST, along], order=("ARA", "BOR", "CEL"))
    found = returned(rolling, ("should – Arandia", "must – Arandia"), member="ARA")
    assert (found.reading, [question.cause for question in found.questions]) == (LAST, [Cause.WORDS])


def test_the_alternative_of_another_file_that_is_chosen_alone_is_the_members_answer() -> None:
    found = returned(ROLLING, ("[shall / should – Arandia / may – Borland]", "[should]"), member="ARA")
    said = [("shall", Stance.OPPOSES), ("may", Stance.OPPOSES), ("should", Stance.SUPPORTS)]
    positions = tuple(Position("p1", "p1:1-2", words, stance) for words, stance in said)
    assert (found.reading, found.questions) == (
        replace(LAST, words={**LAST.words, "p1": FIRST.words["p1"]}, positions=positions),
        (),
    )
