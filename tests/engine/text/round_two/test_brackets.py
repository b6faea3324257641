"""Brackets around words for which none are offered: dropped, joined, and drawn."""

from dataclasses import replace

import pytest

from plenary.engine.text.reading import Bracket, Reading, Reason
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Cause, Meaning, Question, Return
from tests.engine.text.round_two.copies import answer
from tests.engine.text.round_two.text import BASE, DES, NEW, ORDER, P1, ROLLING, retains, says

HELD = "[a register – Desh: linked]"
YEAR = Bracket("p1", 21, 31)


@pytest.mark.parametrize("left", ["a register", "[a register]", "[a register: linked]"])
def test_a_bracket_that_the_member_holds_is_released(left: str) -> None:
    assert answer(ROLLING, (HELD, left), member="DES") == Return(replace(DES, brackets=()))


@pytest.mark.parametrize("left", ["[a register – Desh, CEL: linked]", "[a register – Desh: linked][CEL]"])
def test_a_member_that_adds_its_name_joins_a_bracket(left: str) -> None:
    assert answer(ROLLING, (HELD, left)) == says(brackets=(Bracket("p3", 22, 32, Reason.LINKED),))


@pytest.mark.parametrize("left", ["[/ a register – Desh: linked]", "[a register – Desh: linked /]"])
def test_a_stroke_with_no_words_behind_it_offers_nothing(left: str) -> None:
    assert answer(ROLLING, (HELD, left)) == Return(NEW)


def test_a_bracket_that_others_hold_is_not_for_this_member_to_drop() -> None:
    assert answer(ROLLING, (HELD, "a register")) == Return(
        NEW,
        questions=(
            Question(
                "p3",
                Cause.HELD,
                (Meaning.RETAINS, Meaning.OPPOSES, Meaning.SLIP),
                "3 The Secretariat keeps [a register – Desh: linked].",
                "3 The Secretariat keeps a register.",
                (),
                "p3:3-5",
                "paragraph 6",
            ),
        ),
    )


@pytest.mark.parametrize(
    ("left", "words"),
    [
        ("[a public register – Desh: linked]", "a public register"),
        ("[the list – Desh: linked]", "the list"),
        ("[a register – Desh: linked / the list – CEL]", "the list"),
        ("[the list / a register – Desh: linked]", "the list"),
        ("[a register – Desh: linked / / the list – CEL]", "the list"),
        ("[ / the list – Desh: linked]", "the list"),
        ("the list", "the list"),
    ],
)
def test_bracketed_words_are_edited_like_others(left: str, words: str) -> None:
    found = answer(ROLLING, (HELD, left))
    assert found.reading == replace(NEW, words={"p3": f"The Secretariat keeps {words}."})


@pytest.mark.parametrize("left", ["[the list – CEL]", "[the list – CEL: linked]", "[ / the list – CEL]"])
def test_words_that_a_member_signs_in_the_place_of_bracketed_ones_are_its_suggestion(left: str) -> None:
    assert answer(ROLLING, (HELD, left)) == says({"p3": "The Secretariat keeps the list."})


@pytest.mark.parametrize("left", ["[the list – Arandia]", "[the list – Desh, Arandia: linked]", "[the list][ARA]"])
def test_words_in_the_place_of_bracketed_ones_that_another_signs_are_asked_about_and_not_read(left: str) -> None:
    found = answer(ROLLING, (HELD, left))
    assert (found.reading, len(found.questions)) == (NEW, 1)


@pytest.mark.parametrize("left", ["[the list / the roll – Desh: linked]", "[ / the list / the roll – CEL]"])
def test_several_words_in_the_place_of_bracketed_ones_are_asked_about_and_not_read(left: str) -> None:
    found = answer(ROLLING, (HELD, left))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.SIGNS])


def test_bracketed_words_that_are_struck_are_to_go() -> None:
    assert answer(ROLLING, (f" {HELD}", "")) == says({"p3": "The Secretariat keeps."})


@pytest.mark.parametrize(
    ("left", "cause"),
    [
        ("a register – Desh: linked]", Cause.SIGNS),
        ("[a register – Desh, Arandia: linked]", Cause.NAMES),
        ("[a register: linked]", Cause.NAMES),
        ("[a register – Desh: linked to the fund]", Cause.NAMES),
        ("[a register – Desh: linked / the list – Arandia]", Cause.NAMES),
        ("[a register – Desh: linked / the list / the roll]", Cause.SIGNS),
        ("[a large register – Desh: linked / the list]", Cause.SIGNS),
    ],
)
def test_what_else_is_done_to_a_bracket_is_asked(left: str, cause: Cause) -> None:
    found = answer(ROLLING, (HELD, left))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [cause])


def test_a_bracket_of_a_joint_submission_is_asked_about() -> None:
    joint = Reading("joint", ("ARA", "CEL"), brackets=(Bracket("p3", 22, 32),))
    rolling = collate(BASE, [joint], order=ORDER)
    for left in ("a register", "[a register – Arandia: unstated]"):
        found = answer(rolling, ("[a register – Arandia, Celandia: unstated]", left))
        assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.JOINT])


def test_a_bracket_around_a_slot_is_released_with_a_choice_in_it() -> None:
    whole = Reading("CEL", ("CEL",), brackets=(Bracket("p1", 0, 13),))
    rolling = collate(BASE, [*ROLLING.readings, whole], order=ORDER)
    sent = "[Members [shall / should – Borland] – Celandia: unstated]"
    released = replace(whole, brackets=())
    assert answer(rolling, (sent, "Members [shall / should – Borland]")) == Return(released)
    assert answer(rolling, (sent, "Members should")).reading == replace(
        released,
        words={"p1": P1.replace("shall", "should")},
        positions=answer(rolling, (sent, "Members should")).positions,
    )


@pytest.mark.parametrize(
    "drawn",
    ["[every year]", "[every year – CEL]", "[every year][CEL]", "[every year] [Celandia]", "[every year] CEL"],
)
def test_brackets_around_plain_words_are_brackets(drawn: str) -> None:
    assert answer(ROLLING, ("every year", drawn)) == says(brackets=(YEAR,))


def test_brackets_are_drawn_around_a_slot_too() -> None:
    sent = "Members [shall / should – Borland] report every year"
    assert answer(ROLLING, (sent, sent.replace("Members", "[Members").replace("report", "report]"))) == says(
        brackets=(Bracket("p1", 0, 20),)
    )
    assert answer(ROLLING, ("[shall / should – Borland]", "[[shall / should – Borland]]")) == says(
        brackets=(Bracket("p1", 8, 13),)
    )
    assert answer(ROLLING, ("[a register – Desh: linked]", "[[a register – Desh: linked]]")) == says(
        brackets=(Bracket("p3", 22, 32),)
    )


@pytest.mark.parametrize(
    ("drawn", "words"),
    [
        ("[every year / twice a year]", "twice a year"),
        ("[every year / twice a year – CEL]", "twice a year"),
        ("[twice a year / every year]", "twice a year"),
        ("every year [and on request]", "every year and on request"),
        ("every year [and on request – CEL]", "every year and on request"),
        ("every year [CEL: and on request]", "every year and on request"),
    ],
)
def test_brackets_with_other_words_in_them_are_suggestions(drawn: str, words: str) -> None:
    assert answer(ROLLING, ("every year", drawn)) == says({"p1": P1.replace("every year", words)})


def test_no_text_offered_instead_of_plain_words_takes_their_space_along() -> None:
    assert answer(ROLLING, ("every year", "[every year / no text – CEL]")) == says(
        {"p1": "Members shall report, in writing, to the Assembly."}
    )


@pytest.mark.parametrize(
    ("drawn", "cause"),
    [
        ("[every year", Cause.SIGNS),
        ("every year]", Cause.SIGNS),
        ("[or so every year", Cause.SIGNS),
        ("every year or so]", Cause.SIGNS),
        ("[every [year]]", Cause.SIGNS),
        ("[every single year]", Cause.SIGNS),
        ("[every year][twice a year]", Cause.SIGNS),
        ("[every year / a / b]", Cause.SIGNS),
        ("[once in a year]", Cause.SIGNS),
        ("[every year / twice – Desh]", Cause.SIGNS),
        ("[every year – Desh]", Cause.SIGNS),
        ("[a / b]", Cause.SIGNS),
        ("every year [Desh: and on request]", Cause.NAMES),
        ("every year [CEL]", Cause.NAMES),
        ("every year Celandia", Cause.NAMES),
        ("[every year][Desh]", Cause.NAMES),
    ],
)
def test_drawn_brackets_that_can_mean_several_things_are_asked_about(drawn: str, cause: Cause) -> None:
    found = answer(ROLLING, ("every year", drawn))
    assert (found.reading.words, {question.cause for question in found.questions}) == ({}, {cause})


@pytest.mark.parametrize("drawn", ["[report each] good", "good [report each]", "good [report each] more"])
def test_words_that_are_asked_about_with_a_bracket_are_in_the_text_on_neither_side_of_it(drawn: str) -> None:
    found = answer(ROLLING, ("report every", drawn))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.SIGNS])


def test_brackets_drawn_around_a_choice_or_in_a_new_provision_are_asked_about() -> None:
    for edit in (
        ("Members [shall / should – Borland]", "[Members [shall / should – Borland] / All]"),
        ("[The register is public. – Desh]", "[[The register is public. – Desh]]"),
    ):
        found = answer(ROLLING, edit)
        assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.SIGNS])


def test_a_bracket_is_joined_once_however_it_is_said() -> None:
    rolling = collate(BASE, [Reading("ara", ("ARA",), brackets=(Bracket("p3", 22, 32),))], order=ORDER)
    found = answer(rolling, ("[a register – Arandia: unstated]", "[[a register – Arandia, CEL: unstated]]"))
    assert found == says(brackets=(Bracket("p3", 22, 32),))


def test_of_several_brackets_only_the_one_that_was_dropped_is_released() -> None:
    other = Bracket("p1", 21, 31)
    rolling = collate(BASE, [replace(DES, brackets=(*DES.brackets, other))], order=ORDER)
    assert answer(rolling, (HELD, "a register"), member="DES").reading.brackets == (other,)


def test_the_words_of_a_bracket_that_crosses_a_slot_are_those_of_each_part() -> None:
    crossing = Reading("ara", ("ARA",), brackets=(Bracket("p1", 21, 34),))
    shorter = Reading("des", ("DES",), {"p1": P1.replace(", in writing,", "")})
    rolling = collate(BASE, [crossing, shorter], order=ORDER)
    found = answer(rolling, ("to the Assembly", "to the whole Assembly"))
    assert found == says({"p1": P1.replace("the Assembly", "the whole Assembly")})


def test_dropping_a_bracket_of_the_base_itself_is_to_retain_its_words_and_striking_it_to_delete_them() -> None:
    rolling = collate(BASE, [Reading("base brackets", (), brackets=(Bracket("p3", 22, 32),))], order=ORDER)
    sent = "[a register]"
    assert answer(rolling, (sent, "a register")) == says({}, retains("p3", "p3:3-5", "a register"))
    assert answer(rolling, (f" {sent}", "")) == says({"p3": "The Secretariat keeps."})
    assert answer(rolling, ("every year", "[every year]")) == says(brackets=(YEAR,))
