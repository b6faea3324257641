"""Alternatives that a member writes in brackets of their own, beside a bracket that was issued."""

from dataclasses import replace

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Cause, Meaning, Question, Return
from tests.engine.text.round_two.copies import answer, returned
from tests.engine.text.round_two.text import DES, NEW, ORDER, P1, P2, ROLLING, opposes, says

WEEKS = "[four / three – Borland]"
HELD = "[a register – Desh: linked]"
TIME = "[, in good time, – Desh]"


def within(weeks: str) -> dict[str, str]:
    return {"p2": P2.replace("four", weeks)}


@pytest.mark.parametrize(
    "left",
    [
        f"{WEEKS}[two]",
        f"{WEEKS}[two – CEL]",
        f"{WEEKS}[CEL: two]",
        f"{WEEKS}[two][CEL]",
        f"{WEEKS}[two] – Celandia",
        f"{WEEKS}[two / ]",
        f"[two]{WEEKS}",
        f"[two – CEL]{WEEKS}",
    ],
)
def test_words_in_a_bracket_beside_an_issued_one_are_an_alternative_of_that(left: str) -> None:
    assert answer(ROLLING, (WEEKS, left)) == says(within("two"))


def test_words_beside_those_in_a_bracket_of_their_own_are_words_of_the_text() -> None:
    assert answer(ROLLING, (WEEKS, f"{WEEKS}[two] full")) == says(within("two full"))
    assert answer(ROLLING, (WEEKS, f"about [two]{WEEKS}")) == says(within("about two"))


def test_no_text_in_a_bracket_of_its_own_is_an_alternative_too() -> None:
    assert answer(ROLLING, ("[shall / should – Borland]", "[shall / should – Borland][no text]")) == says(
        {"p1": P1.replace(" shall", "")}
    )


def test_an_alternative_in_a_bracket_of_its_own_goes_with_what_is_said_in_the_issued_one() -> None:
    found = returned(ROLLING, (" / three – Borland", ""), ("[four]", "[four][two]"))
    assert found == says(within("two"), opposes("p2", "p2:7-8", "three"))


@pytest.mark.parametrize("left", [f"{TIME}[quickly]", f"[quickly]{TIME}", f" [quickly]{TIME}"])
def test_words_beside_a_bracket_around_added_words_are_added_in_their_place(left: str) -> None:
    assert answer(ROLLING, (TIME, left)) == says({"p2": P2.replace("may", "may quickly")})


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (f"{HELD}[the list]", "the list"),
        (f"[the list – CEL]{HELD}", "the list"),
        ("[ – Desh: linked][the list]", "the list"),
        (f"{HELD} [and a list]", "a register and a list"),
        (f"{HELD}[]", None),
    ],
)
def test_words_beside_words_that_are_merely_bracketed_are_an_alternative_unless_they_stand_apart(
    left: str, words: str | None
) -> None:
    assert answer(ROLLING, (HELD, left)).reading == replace(
        NEW, words={"p3": f"The Secretariat keeps {words}."} if words else {}
    )


@pytest.mark.parametrize(
    ("left", "cause"),
    [
        (f"{WEEKS}[two][one]", Cause.SEVERAL),
        (f"{WEEKS}[two / one]", Cause.SEVERAL),
        (f"{WEEKS}[two – Arandia]", Cause.NAMES),
        (f"{WEEKS}[two][Arandia]", Cause.NAMES),
        (f"{WEEKS}[two – XYZ]", Cause.STRANGER),
        (f"{WEEKS}[two – Arndia]", Cause.STRANGER),
        (f"{WEEKS}[two [and a half]]", Cause.SIGNS),
        (f"{WEEKS}[CEL][two]", Cause.SIGNS),
        (f"{WEEKS} [two]", Cause.SIGNS),
        (f"{WEEKS} [two] full", Cause.SIGNS),
        (f"[two] {WEEKS}", Cause.SIGNS),
    ],
)
def test_what_else_is_written_in_brackets_beside_one_is_asked_about(left: str, cause: Cause) -> None:
    found = answer(ROLLING, (WEEKS, left))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [cause])
    assert left in found.questions[0].after


def test_a_second_suggestion_beside_the_bracket_with_its_own_is_asked_about() -> None:
    found = answer(ROLLING, (TIME, f"{TIME}[, quickly,]"), member="DES")
    assert (found.reading, [question.cause for question in found.questions]) == (DES, [Cause.SEVERAL])


def test_words_in_brackets_between_two_issued_ones_belong_to_the_one_that_no_blank_parts_them_from() -> None:
    base = "Members meet in spring every year."
    rolling = collate(
        Instrument((Provision("p1", Kind.PARAGRAPH, base, "1"),)),
        [
            Reading("bor", ("BOR",), {"p1": base.replace("in spring", "in May")}),
            Reading("des", ("DES",), {"p1": base.replace("every", "each")}),
        ],
        order=ORDER,
    )
    first, second = "[spring / May – Borland]", "[every / each – Desh]"
    sent = f"{first} {second}"
    assert answer(rolling, (sent, f"{first}[June] {second}")) == says({"p1": base.replace("spring", "June")})
    assert answer(rolling, (sent, f"{first} [any]{second}")) == says({"p1": base.replace("every", "any")})
    assert answer(rolling, (sent, f"{first} [any] {second}")) == Return(
        NEW,
        questions=(
            Question(
                "p1",
                Cause.SIGNS,
                (Meaning.SUGGESTS, Meaning.ADDS, Meaning.SLIP),
                f"1 Members meet in {first} {second} year.",
                f"1 Members meet in {first} [any] {second} year.",
                ("[any]",),
                place="paragraph 1",
            ),
        ),
    )
    added = Reading("des", ("DES",), {"p1": base.replace("spring", "spring, if they can,")})
    rolling = collate(rolling.base, [rolling.readings[0], added], order=ORDER)
    second = "[, if they can, – Desh]"
    found = answer(rolling, (f"{first}{second}", f"{first}[June]{second}"))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.SIGNS])


def test_words_in_brackets_that_take_the_place_of_words_beside_an_issued_bracket_are_these() -> None:
    assert answer(ROLLING, (f"{WEEKS} weeks", f"{WEEKS} [days]")) == says({"p2": P2.replace("weeks", "days")})
    assert answer(ROLLING, (f"within {WEEKS}", f"[before] {WEEKS}")) == says({"p2": P2.replace("within", "before")})
