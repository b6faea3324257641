"""Lines beside provisions in copies that an earlier release set, which had others there or worded them otherwise."""

from collections.abc import Sequence
from dataclasses import replace

from plenary.engine.text.block import Block, Change, Piece, Role
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Cause, Note, Remark
from tests.engine.text.round_two.copies import clean, edited, read, seen, send

BASE = Instrument(
    tuple(
        Provision(f"p{place}", Kind.PARAGRAPH, text, str(place))
        for place, text in enumerate(("Costs are shared equally.", "The Office keeps a register.", "It is public."), 1)
    )
)
OWN = Reading("cel", ("CEL",), deleted=frozenset({"p1"}))
ROLLING = collate(BASE, [OWN, Reading("ara", ("ARA",), deleted=frozenset({"p3"}))], order=("ARA", "BOR", "CEL"))
TRACKED = ("register", "public register")


def earlier(rolling: RollingText, lines: dict[str, str]) -> list[Block]:
    """The copy as an earlier release sent it: some lines with other words, or without them not there."""
    blocks: list[Block] = []
    for block in send(rolling):
        words = lines.get(seen(block), seen(block))
        if words != seen(block):
            block = replace(block, pieces=tuple(Piece(sign, role=Role.REMARK) for sign in words))
        blocks.extend([block] if words else [])
    return blocks


def surplus(blocks: Sequence[Block], words: str) -> list[Block]:
    """The copy with one more line beside the second paragraph."""
    line = Block(tuple(Piece(sign, role=Role.REMARK) for sign in words))
    place = next(place for place, block in enumerate(blocks) if "register" in seen(block)) + 1
    return [*blocks[:place], line, *blocks[place:]]


SECOND = {"p2": "The Office keeps a public register."}


def test_lines_that_an_earlier_release_did_not_set_are_struck_by_nobody() -> None:
    copy = earlier(ROLLING, {"Deletion asked for by Celandia.": "", "Deletion asked for by Arandia.": ""})
    found = read(ROLLING, edited(copy, TRACKED))
    assert (found.reading, found.positions, found.questions, found.notes) == (
        replace(OWN, words=SECOND),
        (),
        (),
        (Note(Remark.UNSET, ("p1", "p3")),),
    )


def test_lines_that_an_earlier_release_worded_otherwise_are_changed_by_nobody() -> None:
    lines = {
        "Deletion asked for by Celandia.": "Deletion of this asked for by Celandia.",
        "Deletion asked for by Arandia.": "Deletion of this asked for by Arandia.",
    }
    found = read(ROLLING, edited(earlier(ROLLING, lines), TRACKED))
    assert (found.reading, found.positions, found.questions, found.notes) == (
        replace(OWN, words=SECOND),
        (),
        (),
        (Note(Remark.UNSET, ("p1", "p3")),),
    )


def test_a_line_where_none_is_sent_now_tells_that_a_copy_without_tracked_changes_was_set_otherwise() -> None:
    sent = surplus(earlier(ROLLING, {"Deletion asked for by Celandia.": ""}), "Deletion asked for by Arandia.")
    found = read(ROLLING, clean(edited(sent, TRACKED)))
    assert (found.reading, found.questions, found.notes) == (
        replace(OWN, words=SECOND),
        (),
        (Note(Remark.UNSET, ("p1",)), Note(Remark.CLEAN, ("p2",))),
    )


def test_a_line_that_is_struck_where_none_is_sent_now_is_asked_about() -> None:
    sent = surplus(send(ROLLING), "Deletion asked for by Arandia.")
    place = next(place for place, block in enumerate(sent) if "register" in seen(block)) + 1
    gone = tuple(replace(piece, change=Change.DELETED) for piece in sent[place].pieces)
    found = read(ROLLING, [*sent[:place], replace(sent[place], pieces=gone), *sent[place + 1 :]])
    assert [(one.provision, one.cause, one.before, one.after) for one in found.questions] == [
        ("p2", Cause.LINE, "Deletion asked for by Arandia.", "")
    ]
    assert (found.reading, found.notes) == (OWN, ())


def test_a_name_written_into_a_line_of_an_earlier_release_is_asked_about() -> None:
    sent = surplus(send(ROLLING), "Deletion asked for by Arandia.")
    place = next(place for place, block in enumerate(sent) if "register" in seen(block)) + 1
    named = (*sent[place].pieces[:-1], Piece(", Celandia", Change.INSERTED), *sent[place].pieces[-1:])
    found = read(ROLLING, [*sent[:place], replace(sent[place], pieces=named), *sent[place + 1 :]])
    assert [(one.cause, one.words) for one in found.questions] == [(Cause.UNPLACED, (", Celandia",))]
    assert found.reading == OWN


def test_words_of_a_member_in_the_style_of_a_line_are_its_own() -> None:
    fresh = surplus(send(ROLLING), "Anybody may look into it without a fee.")
    found = read(ROLLING, edited(fresh, TRACKED))
    assert [addition.text for addition in found.reading.added] == ["Anybody may look into it without a fee."]
    assert found.notes == (Note(Remark.UNTRACKED, ("p2",)),)


def test_a_line_that_is_taken_out_of_a_copy_without_tracked_changes_is_asked_about() -> None:
    found = read(ROLLING, earlier(ROLLING, {"Deletion asked for by Arandia.": ""}))
    assert [(one.cause, one.provision) for one in found.questions] == [(Cause.LINE, "p3")]
    assert (found.reading, found.notes) == (OWN, (Note(Remark.CLEAN, ("p3",)),))


def test_a_name_that_is_put_into_a_line_or_taken_out_of_one_untracked_is_read_beside_tracked_changes() -> None:
    offers = [replace(OWN, deleted=frozenset({"p1", "p3"})), Reading("ara", ("ARA",), deleted=frozenset({"p3"}))]
    both = collate(BASE, offers, order=("ARA", "BOR", "CEL"))
    cases = [
        (ROLLING, "Deletion asked for by Arandia.", "Deletion asked for by Arandia, Celandia.", {"p1", "p3"}, "p3"),
        (ROLLING, "Deletion asked for by Celandia.", "Deletion asked for by .", set[str](), "p1"),
        (both, "Deletion asked for by Arandia, Celandia.", "Deletion asked for by Arandia.", {"p1"}, "p3"),
    ]
    for rolling, sent, came, deleted, place in cases:
        found = read(rolling, edited(earlier(rolling, {sent: came}), TRACKED))
        assert (found.reading, found.questions, found.notes) == (
            replace(OWN, words=SECOND, deleted=frozenset(deleted)),
            (),
            (Note(Remark.UNTRACKED, (place,)),),
        )


def test_a_name_taken_out_of_a_line_that_then_reads_as_another_provisions_is_taken_out() -> None:
    offers = [replace(OWN, deleted=frozenset({"p1", "p3"})), Reading("ara", ("ARA",), deleted=frozenset({"p2", "p3"}))]
    rolling = collate(BASE, offers, order=("ARA", "BOR", "CEL"))
    found = read(
        rolling, earlier(rolling, {"Deletion asked for by Arandia, Celandia.": "Deletion asked for by Arandia."})
    )
    assert (found.reading.deleted, found.questions, found.notes) == ({"p1"}, (), (Note(Remark.CLEAN, ("p3",)),))
