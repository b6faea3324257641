"""Two members' new footnotes, each the second of its own file."""

import re

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.note_number import tell_notes_apart
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading

BASE = Instrument(
    (
        Provision("p1", Kind.PARAGRAPH, "Members report⁽¹⁾ each year.", "1"),
        Provision("n1", Kind.FOOTNOTE, "Old note.", "1", "p1"),
        Provision("p2", Kind.PARAGRAPH, "Fees are due.", "2"),
    )
)
UNITS, BOARD = "In units of account.", "Or within a year, as the Board says."


def reading(code: str, words: str, *notes: tuple[str, str]) -> Reading:
    added = [
        Addition(f"+{place}", "p2", "p2", Kind.FOOTNOTE, text, number) for place, (number, text) in enumerate(notes, 1)
    ]
    return Reading(code, (code,), {"p2": words}, added=tuple(added))


def test_another_member_s_note_of_the_same_number_gets_the_next_and_is_cited_by_it() -> None:
    one = reading("ALF", "Fees⁽²⁾ are due.", ("2", UNITS))
    other = reading("BET", "Fees are due⁽²⁾.", ("2", BOARD))
    assert tell_notes_apart(BASE, [one, other]) == [one, reading("BET", "Fees are due⁽³⁾.", ("3", BOARD))]


def test_notes_that_are_alike_at_one_place_are_alternatives_of_one_number() -> None:
    one = reading("ALF", "Fees⁽²⁾ are due.", ("2", UNITS))
    alike = reading("GAM", "Fees⁽³⁾ are due⁽²⁾.", ("2", BOARD), ("3", "In units of account only."))
    assert tell_notes_apart(BASE, [one, alike]) == [
        one,
        reading("GAM", "Fees⁽²⁾ are due⁽³⁾.", ("3", BOARD), ("2", "In units of account only.")),
    ]


def test_what_cites_notes_of_the_base_or_adds_none_stays_as_it_is() -> None:
    readings = [reading("ALF", "Fees⁽¹⁾ are due."), reading("BET", "Fees⁽*⁾ are due.", ("*", UNITS))]
    assert tell_notes_apart(BASE, readings) == readings


def test_a_number_that_is_cited_without_its_note_is_not_given_to_another_s_note() -> None:
    citing = reading("ALF", "Fees⁽²⁾ are due⁽³⁾.", ("3", UNITS))
    other = reading("BET", "Fees are due⁽²⁾.", ("2", BOARD))
    told = [citing, reading("BET", "Fees are due⁽⁴⁾.", ("4", BOARD))]
    assert tell_notes_apart(BASE, [citing, other]) == told
    elsewhere = reading("GAM", "Fees are due⁽²⁾.", ("2", UNITS))
    assert tell_notes_apart(BASE, [citing, other], [elsewhere]) == told


def test_the_note_that_had_a_cited_number_in_the_issued_text_keeps_it() -> None:
    citing = reading("ALF", "Fees⁽²⁾ are due.")
    other = reading("BET", "Fees are due⁽²⁾.", ("2", BOARD))
    assert tell_notes_apart(BASE, [citing, other], [other]) == [citing, other]


@given(st.lists(st.lists(st.sampled_from([UNITS, BOARD, "Short.", "Each in its own way."]), max_size=3), max_size=4))
def test_each_mark_cites_the_note_that_its_member_wrote_and_no_number_is_of_two(notes: list[list[str]]) -> None:
    readings = [
        reading(
            f"M{place}",
            " ".join(f"w{number}⁽{'²³⁴'[number]}⁾" for number in range(len(own))),
            *((str(number + 2), text) for number, text in enumerate(own)),
        )
        for place, own in enumerate(notes)
    ]
    told = tell_notes_apart(BASE, readings)
    for own, found in zip(notes, told, strict=True):
        cited = re.findall("⁽(.)⁾", found.words["p2"])
        by_number = {note.number.translate(str.maketrans("23456789", "²³⁴⁵⁶⁷⁸⁹")): note.text for note in found.added}
        assert [by_number[mark] for mark in cited] == own
    numbered = {(note.number, note.text) for found in told for note in found.added}
    assert len(numbered) == len({number for number, _ in numbered})
