from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.view import Paragraph, accepted, rejected

KEPT, INSERTED, DELETED, UNDONE = Change.KEPT, Change.INSERTED, Change.DELETED, Change.UNDONE


def block(*pieces, mark=KEPT, **more):
    return Block(tuple(Piece(text, change) for text, change in pieces), change=mark, **more)


def test_a_file_without_changes_has_one_paragraph_a_block():
    blocks = (block(("One.", KEPT), shape=Shape.HEADING, level=1, number="1.", id="a1"), block(("Two.", KEPT)))
    paragraphs = (Paragraph("One.", (0,), Shape.HEADING, 1, "1.", "a1"), Paragraph("Two.", (1,)))
    assert accepted(blocks) == rejected(blocks) == paragraphs


def test_an_inserted_mark_makes_two_paragraphs_of_one():
    blocks = (block(("First half.", KEPT), mark=INSERTED), block((" Second half.", KEPT)))
    assert [p.text for p in accepted(blocks)] == ["First half.", " Second half."]
    assert rejected(blocks) == (Paragraph("First half. Second half.", (0, 1)),)


def test_a_deleted_mark_makes_one_paragraph_of_two():
    blocks = (block(("First.", KEPT), mark=DELETED, number="1."), block((" Second.", KEPT), number="2."))
    assert accepted(blocks) == (Paragraph("First. Second.", (0, 1), number="1."),)
    assert [p.text for p in rejected(blocks)] == ["First.", " Second."]


def test_a_paragraph_takes_its_look_from_the_first_block_that_has_words():
    blocks = (block(("Gone.", DELETED), mark=DELETED, number="1."), block(("Stays.", KEPT), number="2."))
    assert accepted(blocks) == (Paragraph("Stays.", (0, 1), number="2."),)


def test_a_mark_that_was_inserted_and_deleted_again_ends_no_paragraph():
    blocks = (block(("One ", KEPT), mark=UNDONE), block(("and two.", KEPT)))
    assert accepted(blocks) == rejected(blocks) == (Paragraph("One and two.", (0, 1)),)


def test_the_last_paragraph_ends_with_the_file():
    blocks = (block(("One.", KEPT), mark=DELETED),)
    assert accepted(blocks) == (Paragraph("One.", (0,)),)
