"""Brackets of which a sign is gone and it does not follow what is left: one question, and nothing is applied."""

import pytest

from plenary.engine.text.round_two import Cause
from tests.engine.text.round_two.copies import answer, returned
from tests.engine.text.round_two.test_nested import ROLLING as NESTED
from tests.engine.text.round_two.text import NEW, P1, ROLLING

SENT = "1 Members [shall / should – Borland] report every year[, in writing, / no text – Desh] to the Assembly."


@pytest.mark.parametrize(
    ("old", "new", "slot"),
    [
        ("Members [shall", "All members must", "p1:1-2"),
        ("Members [shall", "shall", "p1:1-2"),
        ("Borland] report", "Borland give reports", "p1:1-2"),
        ("Borland] report every", "Borland", "p1:1-2"),
        ("report every year[", "report", "p1:5-9"),
        ("Borland] report every year[, in", "Borland and", "p1:1-2"),
    ],
)
def test_a_run_of_edits_with_a_sign_of_a_bracket_in_it_is_asked_about_whole(old: str, new: str, slot: str) -> None:
    found = returned(ROLLING, (old, new))
    assert (found.reading, found.positions) == (NEW, ())
    assert [(one.cause, one.before, one.after, one.slot) for one in found.questions] == [
        (Cause.SIGNS, SENT, SENT.replace(old, new), slot)
    ]


def test_edits_apart_from_it_are_read() -> None:
    found = answer(ROLLING, ("[shall / ", "shall / "), ("to the Assembly", "to all"), ("a register", "a list"))
    assert found.reading.words == {
        "p1": "Members shall report every year, in writing, to all.",
        "p3": "The Secretariat keeps a list.",
    }
    assert [(one.cause, one.slot) for one in found.questions] == [(Cause.SIGNS, "p1:1-2")]


def test_one_run_through_a_bracket_and_the_one_around_it_is_asked_about_once() -> None:
    cut = "facts – Northern Group, Borland / law – Desh], [and without"
    found = returned(NESTED, (cut, ""))
    before = (
        "1 The Assembly decides [freely, in full knowledge of the [facts – Northern Group, Borland / law – Desh], "
        "[and without delay – Northern Group] – Northern Group, Borland, Desh] on the matter."
    )
    assert found.reading == NEW
    assert [(one.cause, one.before, one.after) for one in found.questions] == [
        (Cause.SIGNS, before, before.replace(cut, ""))
    ]


def test_a_whole_bracket_replaced_with_the_words_beside_it_is_a_suggestion() -> None:
    found = answer(ROLLING, ("Members [shall / should – Borland] report", "Members report"))
    assert (found.reading.words, found.questions) == ({"p1": P1.replace(" shall", "")}, ())
