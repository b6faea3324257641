"""A paragraph that was struck whole, with one typed beneath it that begins with a number."""

from collections.abc import Sequence
from dataclasses import replace

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Cause, Return
from tests.engine.text.round_two.copies import read, seen, send
from tests.engine.text.round_two.test_places import ROLLING as OPTIONS
from tests.engine.text.round_two.text import NEW, ORDER, ROLLING, opposes, retains, says, supports

ASKED = "4\tNothing else is asked."
OFFERED = "3 bis\t[The register is public. – Desh]"


def struck(rolling: RollingText, sent: str, *typed: str, whole: bool = True, lines: int = 0) -> Return:
    """What is read where this paragraph, with some lines after it, is struck and others are typed beneath; without
    ``whole`` its end is that of what was typed."""
    blocks = send(rolling)
    (at,) = [place for place, block in enumerate(blocks) if seen(block) == sent]
    blocks[at : at + lines + 1] = [_gone(block) for block in blocks[at : at + lines + 1]]
    written = [Block((Piece(text, Change.INSERTED),), change=Change.INSERTED) for text in typed]
    if not whole:
        blocks[at] = replace(blocks[at], change=Change.INSERTED)
        written[-1] = replace(written[-1], change=Change.KEPT, id=blocks[at].id)
    blocks[at + lines + 1 : at + lines + 1] = written
    return read(rolling, blocks)


def _gone(block: Block) -> Block:
    pieces = tuple(replace(piece, change=Change.DELETED) for piece in block.pieces)
    return replace(block, pieces=pieces, change=Change.DELETED)


def asked(found: Return) -> Sequence[tuple[Cause, str]]:
    return [(question.cause, question.after) for question in found.questions]


def test_the_words_behind_the_same_number_are_the_new_words_of_the_provision() -> None:
    assert struck(ROLLING, ASKED, "4. That is all.") == says({"p4": "That is all."})
    assert struck(ROLLING, ASKED, "4 That is all.") == says({"p4": "That is all."})
    assert struck(ROLLING, ASKED, "4. That is all.", whole=False) == says({"p4": "That is all."})


def test_words_behind_another_number_are_a_new_provision_beside_the_struck_one() -> None:
    new = Addition("p4+new1", "p4", "a1", Kind.PARAGRAPH, "Nothing is asked.", "5")
    expected = says(deleted=frozenset({"p4"}), added=(new,))
    assert struck(ROLLING, ASKED, "5. Nothing is asked.") == expected
    assert struck(ROLLING, ASKED, "5. Nothing is asked.", whole=False) == expected


def test_the_same_words_behind_another_number_are_asked_about() -> None:
    found = struck(ROLLING, ASKED, "5. Nothing else is asked.")
    assert (found.reading, asked(found)) == (NEW, [(Cause.NUMBER, "5. Nothing else is asked.")])


def test_a_new_provision_of_others_in_the_place_of_which_another_is_typed_is_opposed() -> None:
    words = "The register is open to all."
    offered = Addition("p3+1", "p3", "a1", Kind.PARAGRAPH, words, "3 bis")
    opposed = opposes("p3+1", "p3+1:0-0", "The register is public.")
    assert struck(ROLLING, OFFERED, f"3 bis. {words}") == says({}, opposed, added=(offered,))
    new = Addition("p3+new1", "p3", "a1", Kind.PARAGRAPH, words, "3 ter")
    assert struck(ROLLING, OFFERED, f"3 ter. {words}") == says({}, replace(opposed, slot=""), added=(new,))


def test_a_new_provision_of_others_that_is_struck_and_typed_again_is_supported() -> None:
    offered = Addition("p3+1", "p3", "a1", Kind.PARAGRAPH, "The register is public.", "3 bis")
    assert struck(ROLLING, OFFERED, "3 bis. The register is public.") == says(
        {}, supports("p3+1", "p3+1:0-0", "The register is public."), added=(offered,)
    )


def test_words_that_were_bracketed_and_struck_are_not_retained() -> None:
    base = Instrument((Provision("p1", Kind.PARAGRAPH, "An award shall be final.", "1"),))
    rolling = collate(base, [Reading("base", (), brackets=(Bracket("p1", 0, 24),))], order=ORDER)
    sent = "1\t[An award shall be final.]"
    assert struck(rolling, sent, "1. Awards shall be published.") == says({"p1": "Awards shall be published."})
    new = Addition("p1+new1", "p1", None, Kind.PARAGRAPH, "Awards shall be published.", "2")
    assert struck(rolling, sent, "2. Awards shall be published.") == says(deleted=frozenset({"p1"}), added=(new,))
    retained = retains("p1", "p1:0-6", "An award shall be final.")
    assert struck(rolling, sent, "1. An award shall be final.") == says({}, retained)


def test_a_line_that_was_struck_with_the_paragraph_is_asked_about_by_itself() -> None:
    found = struck(ROLLING, ASKED, "4. That is all.", lines=1)
    assert found.reading.words == {"p4": "That is all."}
    assert [question.cause for question in found.questions] == [Cause.LINE]


def test_a_provision_with_options_beneath_which_another_is_typed_is_struck() -> None:
    sent = seen(next(block for block in send(OPTIONS) if "options" in seen(block)))
    found = struck(OPTIONS, sent, "1. That is all.", lines=3)
    assert found.reading.deleted == frozenset({"p1"})
    assert [(new.number, new.text) for new in found.reading.added] == [("1", "That is all.")]


def test_words_without_a_number_are_new_words_and_the_number_that_is_gone_is_asked_about() -> None:
    found = struck(ROLLING, ASKED, "That is all.")
    assert found.reading.words == {"p4": "That is all."}
    assert asked(found) == [(Cause.NUMBER, "That is all.")]
