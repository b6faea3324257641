"""The new notes of others, answered by their marks and by themselves."""

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Reading
from plenary.engine.text.rolling import collate
from tests.engine.text.round_two.copies import answer, edited, read, send
from tests.engine.text.round_two.text import ORDER, opposes, says, supports

BASE = Instrument(
    (
        Provision("p1", Kind.PARAGRAPH, "Fees are due⁽¹⁾.", "1"),
        Provision("f1", Kind.FOOTNOTE, "In units of account.", "1", "p1"),
        Provision("p2", Kind.PARAGRAPH, "They are paid once a year.", "2"),
        Provision("p3", Kind.PARAGRAPH, "The Office reports.", "3"),
    )
)
YEAR = Addition("y", "p2", "p2", Kind.FOOTNOTE, "The calendar year.", "2")
BOR = Reading("bor", ("BOR",), {"p2": "They are paid once a year⁽²⁾."}, added=(YEAR,))
ROLLING = collate(BASE, [BOR], order=ORDER)
"""As it is sent::

    2   They are paid once a year[⁽²⁾ – Borland].
        (2) [The calendar year. – Borland]
            New provision.
"""
NOTE = Addition("p2+1", "p2", "p2", Kind.FOOTNOTE, "The calendar year.", "2")
MARK = ("⁽²⁾ – Borland", "⁽²⁾ – Borland, CEL")
CITING = {"p2": "They are paid once a year⁽²⁾."}
SLOT, NOTE_SLOT = "p2:6-6", "p2+1:0-0"


def test_who_supports_a_mark_supports_its_note() -> None:
    both = says(CITING, supports("p2", SLOT, "⁽²⁾"), supports("p2+1", NOTE_SLOT, "The calendar year."), added=(NOTE,))
    assert answer(ROLLING, MARK) == both
    assert answer(ROLLING, MARK, ("year. – Borland", "year. – Borland, CEL")) == both


def test_what_the_copy_says_of_the_note_itself_is_as_it_says() -> None:
    assert answer(ROLLING, MARK, ("[The calendar year. – Borland]", "")) == says(
        CITING, supports("p2", SLOT, "⁽²⁾"), opposes("p2+1", "", "The calendar year.")
    )


def test_a_note_goes_with_its_mark_where_the_copy_does_not_hold_it() -> None:
    blocks = [block for block in edited(send(ROLLING), MARK) if block.id != "p2+1"]
    found = read(ROLLING, blocks)
    assert (found.reading.words, found.reading.added) == (CITING, (NOTE,))


def test_words_that_cite_no_note_of_others_bring_none() -> None:
    note = Block((Piece("On paper.", Change.INSERTED),), Shape.FOOTNOTE, change=Change.INSERTED, note="2")
    blocks = edited(send(ROLLING), ("Office reports", "Office⁽²⁾ reports"))
    found = read(ROLLING, [*blocks[:-1], note, blocks[-1]])
    assert found.reading.words == {"p3": "The Office⁽²⁾ reports."}
    assert [(one.after, one.text) for one in found.reading.added] == [("p3", "On paper.")]
    assert answer(ROLLING, ("are due", "are overdue")) == says({"p1": "Fees are overdue⁽¹⁾."})


def test_a_new_paragraph_that_cites_a_note_of_others_brings_it() -> None:
    found = answer(ROLLING, ("The Office reports.", "The Office reports.¶4\tIt counts by the year⁽²⁾."))
    assert [(one.kind, one.text) for one in found.reading.added] == [
        (Kind.FOOTNOTE, "The calendar year."),
        (Kind.PARAGRAPH, "It counts by the year⁽²⁾."),
    ]


def test_a_note_without_its_mark_is_found_among_the_notes_wherever_the_file_has_it_beside_its_provision() -> None:
    rolling = collate(BASE, [BOR, Reading("des", ("DES",), deleted=frozenset({"p2"}))], order=ORDER)
    blocks = send(rolling, marks=False)
    note = next(place for place, block in enumerate(blocks) if block.note == "2")
    line = next(place for place, block in enumerate(blocks) if block.accepted.startswith("Deletion"))
    blocks[note], blocks[line] = blocks[line], blocks[note]
    found = read(rolling, blocks)
    assert (found.reading, found.positions, found.questions) == (Reading("CEL", ("CEL",)), (), ())
