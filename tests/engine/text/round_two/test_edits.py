"""What was done to a text where only some of it is tracked, and what is only typed otherwise."""

from dataclasses import replace

import pytest

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Cause, Note, Remark, Return
from tests.engine.text.round_two.copies import clean, edited, read, send
from tests.engine.text.round_two.text import NEW, P1, P2, ROLLING

TYPED = str.maketrans({"\u00a0": " ", "–": "-", "4": "٤"})


def test_what_is_typed_otherwise_is_no_edit() -> None:
    blocks = [
        replace(block, pieces=tuple(replace(piece, text=piece.text.translate(TYPED)) for piece in block.pieces))
        for block in send(ROLLING)
    ]
    assert read(ROLLING, blocks) == Return(NEW)


@pytest.mark.parametrize(
    ("tracked", "words"),
    [
        (("to the", "openly to the"), P1.replace("to the", "openly to the")),
        (("the Assembly.", "the whole of the Assembly."), P1.replace("the Assembly", "the whole of the Assembly")),
        ((" to the Assembly", ""), P1.replace(" to the Assembly", "")),
        (("ort ev", "orted ev"), P1.replace("report", "reported")),
        (("Mem", "Mem-"), P1.replace("Members", "Mem-bers")),
        (("embers", ""), P1.replace("Members", "M")),
        ((" large", ""), P1),
    ],
)
def test_a_tracked_change_beside_edits_that_are_not_tracked_is_read_where_it_was_made(
    tracked: tuple[str, str], words: str
) -> None:
    copied = clean(edited(send(ROLLING), ("every year", "every two large years")))
    assert read(ROLLING, edited(copied, tracked)) == Return(
        replace(NEW, words={"p1": words.replace("year", "two large years" if tracked[0] != " large" else "two years")}),
        notes=(Note(Remark.UNTRACKED, ("p1",)),),
    )


def test_a_word_that_is_typed_with_a_ligature_is_the_same_word_and_can_be_struck() -> None:
    rolling = collate(Instrument((Provision("p1", Kind.PARAGRAPH, "One office, two officers.", "1"),)), [])
    blocks = clean(edited(send(rolling), ("office,", "oﬃce,"), ("One", "All")))
    assert read(rolling, blocks).reading.words == {"p1": "All office, two officers."}
    assert read(rolling, edited(blocks, (" oﬃce", ""))).reading.words == {"p1": "All, two officers."}
    assert read(rolling, edited(blocks, ("oﬃ", "oﬃ-"))).reading.words == {"p1": "All offic-e, two officers."}


def test_a_tracked_paragraph_after_edits_that_are_not_tracked_is_new() -> None:
    blocks = clean(edited(send(ROLLING), ("four", "five"), ("else is", "more is")))
    written = Block((Piece("5\tMore may be asked.", Change.INSERTED),), change=Change.INSERTED)
    tracked = edited(blocks, ("is asked.", "is asked.¶5\tMore may be asked."))
    for copy in (tracked, [*blocks[:-1], written, blocks[-1]]):
        added = read(ROLLING, copy).reading.added
        assert [(addition.number, addition.text) for addition in added] == [("5", "More may be asked.")]


@pytest.mark.parametrize(
    ("struck", "written", "words"),
    [
        ("[shall / should – Borland] ", "", P1.replace(" shall", "")),
        ("[shall / should – Borland] report ", "must tell ", P1.replace("shall report", "must tell")),
        ("[shall / should – Borland] report ", "must tell", P1.replace("shall report ", "must tell")),
        ("[shall / should – Borland] ", "¶", "Members"),
    ],
)
def test_a_blank_struck_behind_a_bracket_is_the_one_before_it(struck: str, written: str, words: str) -> None:
    blocks = edited(send(ROLLING), (struck, written))
    assert read(ROLLING, blocks).reading.words == {"p1": words}


def test_words_put_on_both_sides_of_the_space_before_a_sign_are_one_edit() -> None:
    blocks = edited(send(ROLLING), ("[four", "[four or"), ("[four or ", "[four or so"))
    assert read(ROLLING, blocks).reading.words == {"p2": P2.replace("four", "four or so")}
    behind = edited(send(ROLLING), ("four /", "four /all"), ("four /all ", "four /all of "))
    assert read(ROLLING, behind).reading.words == {"p2": P2.replace("four", "all of three")}


@pytest.mark.parametrize("end", ["", " "])
def test_words_put_before_what_they_replace_leave_it_where_they_are_asked_about(end: str) -> None:
    found = read(ROLLING, edited(send(ROLLING), ("report ", f"report [a{end}"), (f"every{end}", "")))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.SIGNS])


def test_a_paragraph_mark_that_was_put_in_and_taken_out_again_is_none() -> None:
    blocks = send(ROLLING)
    place = next(place for place, block in enumerate(blocks) if block.id == "p4")
    first = replace(blocks[place], pieces=blocks[place].pieces[:10], change=Change.UNDONE)
    second = replace(blocks[place], pieces=blocks[place].pieces[10:])
    assert read(ROLLING, [*blocks[:place], first, second, *blocks[place + 1 :]]) == Return(NEW)


def test_a_dash_that_is_struck_before_a_name_is_asked_about() -> None:
    blocks = edited(send(ROLLING), ("– Borland] report", "Borland] report"))
    found = read(ROLLING, blocks)
    assert (found.reading, len(found.questions)) == (NEW, 1)
