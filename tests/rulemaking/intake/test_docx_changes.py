"""Tracked changes of every kind become pieces, and marks become the fate of their block."""

import pytest

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.rulemaking.intake.docx import read
from tests.rulemaking.intake.word import cut, ins, p, r, table, tc, tr, word

INSERTED, DELETED, UNDONE = Change.INSERTED, Change.DELETED, Change.UNDONE


def blocks(body: str, **parts: str) -> tuple[Block, ...]:
    return read(word(body, **parts)).blocks


def mark(change: str, by: str = "A") -> str:
    """Properties of a paragraph whose mark was changed."""
    return f'<w:rPr><w:{change} w:author="{by}"/></w:rPr>'


def test_insertions_and_deletions_are_pieces_with_their_author():
    assert blocks(p("Parties ", cut("shall", by="A"), ins("should", by="B"), " report.")) == (
        Block(
            (
                Piece("Parties "),
                Piece("shall", DELETED, "A"),
                Piece("should", INSERTED, "B"),
                Piece(" report."),
            ),
            place="paragraph 1",
        ),
    )


def test_runs_that_differ_in_nothing_are_one_piece():
    runs = p(r("Par", "<w:b/>"), r("ties "), ins(r("sh"), r("ould", "<w:i/>")))
    assert blocks(runs)[0].pieces == (Piece("Parties "), Piece("should", INSERTED, "Admin"))


def test_words_inserted_by_one_and_deleted_by_another_are_undone_however_they_nest():
    nested = p(
        ins(cut("x", by="B"), "y", by="A"),
        '<w:del w:author="B">' + ins("<w:r><w:delText>z</w:delText></w:r>", by="C") + "</w:del>",
        ins(ins(cut("q", by="B"), by="A"), by="D"),
    )
    assert blocks(nested)[0].pieces == (
        Piece("x", UNDONE, "A", undoer="B"),
        Piece("y", INSERTED, "A"),
        Piece("z", UNDONE, "C", undoer="B"),
        Piece("q", UNDONE, "A", undoer="B"),
    )


def test_the_two_ends_of_a_move_carry_its_name():
    body = (
        '<w:moveFromRangeStart w:id="1" w:name="move1" w:author="A"/>'
        + p('<w:moveFrom w:author="A"><w:r><w:t>One.</w:t></w:r></w:moveFrom>', properties=mark("moveFrom"))
        + p('<w:moveFromRangeEnd w:id="1"/>', "Two.")
        + p(
            '<w:moveToRangeStart w:id="2" w:name="move1" w:author="A"/>'
            '<w:moveTo w:author="A"><w:r><w:t>One</w:t></w:r></w:moveTo>'
            '<w:moveToRangeEnd w:id="2"/>'
            '<w:moveTo w:author="A"><w:r><w:t>.</w:t></w:r></w:moveTo>',
            properties=mark("moveTo"),
        )
    )
    assert blocks(body) == (
        Block((Piece("One.", DELETED, "A", "move1"),), change=DELETED, author="A", place="paragraph 1"),
        Block((Piece("Two."),), place="paragraph 2"),
        Block(
            (Piece("One", INSERTED, "A", "move1"), Piece(".", INSERTED, "A")),
            change=INSERTED,
            author="A",
            place="paragraph 3",
        ),
    )


def test_the_fate_of_a_paragraph_mark_is_that_of_its_block():
    body = p("One", properties=mark("ins")) + p("two", properties=mark("del", "B")) + p("three")
    assert [(block.accepted, block.change, block.author) for block in blocks(body)] == [
        ("One", INSERTED, "A"),
        ("two", DELETED, "B"),
        ("three", Change.KEPT, ""),
    ]


def test_a_mark_that_one_hand_inserted_and_deleted_again_leaves_one_paragraph():
    undone = '<w:rPr><w:ins w:author="A"/><w:del w:author="A"/></w:rPr>'
    body = p("One ", properties=undone) + p("two ", properties=undone) + p("three") + p("four", properties=undone)
    assert [block.accepted for block in blocks(body)] == ["One two three", "four"]
    assert [block.accepted for block in blocks(p("a", properties=undone) + table(tr(tc("b"), tc("c"))))] == [
        "a",
        "b",
        "c",
    ]


def test_a_mark_that_one_hand_inserted_and_another_deleted_is_known_with_both():
    undone = '<w:rPr><w:ins w:author="A"/><w:del w:author="B"/></w:rPr>'
    struck = p(ins(cut("new", by="B"), by="A"), properties=undone)
    assert [
        (block.pieces, block.change, block.author, block.undoer) for block in blocks(struck + p("kept") + struck)
    ] == [
        ((Piece("new", UNDONE, "A", undoer="B"),), UNDONE, "A", "B"),
        ((Piece("kept"),), Change.KEPT, "", ""),
        ((Piece("new", UNDONE, "A", undoer="B"),), UNDONE, "A", "B"),
    ]
    assert [block.change for block in blocks(p("a", properties=undone) + table(tr(tc("b"), tc("c"))))] == [
        Change.KEPT
    ] * 3
    assert [block.change for block in blocks(struck + table(tr(tc("b"), tc("c"))))] == [
        UNDONE,
        Change.KEPT,
        Change.KEPT,
    ]
    assert [block.change for block in blocks(p("a", properties=mark("ins")) + p(properties=undone) + p("b"))] == [
        INSERTED,
        Change.KEPT,
    ]


def test_an_empty_paragraph_is_left_out_and_ends_what_comes_before_it():
    inserted = mark("ins")
    body = (
        p()
        + p("One", properties=inserted)
        + p(" ")
        + p("Two", properties=inserted)
        + p(properties=inserted)
        + p("three")
    )
    assert [(block.accepted, block.change, block.place) for block in blocks(body)] == [
        ("One", Change.KEPT, "paragraph 1"),
        ("Two", INSERTED, "paragraph 2"),
        ("three", Change.KEPT, "paragraph 3"),
    ]


def test_an_inserted_row_and_a_deleted_cell_change_all_their_words():
    body = table(
        tr(tc("a"), tc("b"), properties='<w:ins w:author="A"/>'),
        tr(tc("c", properties='<w:cellDel w:author="B"/>'), tc("d", "e", properties='<w:cellIns w:author="C"/>')),
    )
    assert [(block.row, block.pieces, block.change) for block in blocks(body)] == [
        ((0, 0, 0), (Piece("a", INSERTED, "A"),), INSERTED),
        ((0, 0, 1), (Piece("b", INSERTED, "A"),), INSERTED),
        ((0, 1, 0), (Piece("c", DELETED, "B"),), DELETED),
        ((0, 1, 1), (Piece("d\ne", INSERTED, "C"),), INSERTED),
    ]


def test_words_never_go_on_in_a_table_or_in_the_next_cell():
    body = (
        p("a", properties=mark("del"))
        + table(tr(tc(p("b", properties=mark("ins"))), tc("c")))
        + p(cut("gone"), properties=mark("del"))
        + table(tr(tc("d"), tc("e")))
        + p("f", properties=mark("ins"))
        + table(tr(tc("g"), tc("h")))
    )
    assert [(block.rejected, block.change) for block in blocks(body)] == [
        ("a", Change.KEPT),
        ("b", Change.KEPT),
        ("c", Change.KEPT),
        ("gone", DELETED),
        ("d", Change.KEPT),
        ("e", Change.KEPT),
        ("f", Change.KEPT),
        ("g", Change.KEPT),
        ("h", Change.KEPT),
    ]


def test_a_deleted_row_undoes_what_was_inserted_in_it():
    body = table(tr(tc(p(ins("a"), "b")), tc("c"), properties='<w:del w:author="B"/>'), tr(tc("d"), tc("e")))
    assert blocks(body)[0].pieces == (Piece("a", UNDONE, "Admin", undoer="B"), Piece("b", DELETED, "B"))


def test_changes_of_look_are_no_changes():
    changed = '<w:b/><w:rPrChange w:author="A"><w:rPr><w:strike/></w:rPr></w:rPrChange>'
    outlined = '<w:pPrChange w:author="A"><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:pPrChange>'
    body = p(r("One", changed), properties=outlined)
    assert blocks(body) == (Block((Piece("One"),), place="paragraph 1"),)


def test_a_body_level_deletion_covers_the_paragraphs_in_it():
    body = f'<w:del w:author="B">{p("One")}</w:del><w:ins w:author="A">{p("two")}</w:ins>'
    assert [(block.pieces, block.change) for block in blocks(body)] == [
        ((Piece("One", DELETED, "B"),), DELETED),
        ((Piece("two", INSERTED, "A"),), INSERTED),
    ]


@pytest.mark.parametrize(
    ("struck", "expected"),
    [
        ("The Secretariat shall be small, efficient and independent.", (Shape.BODY, 0, "")),
        ("Article 6. Secretariat", (Shape.HEADING, 1, "Article 1.")),
    ],
)
def test_a_struck_paragraph_that_libreoffice_wrote_with_the_style_of_the_next_heading_is_text_again(struck, expected):
    styles = (
        '<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:outlineLvl w:val="1"/>'
        '<w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    )
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="Article %1."/></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    )
    style = '<w:pStyle w:val="H2"/>'
    body = (
        p(cut(struck), properties=style + mark("del"))
        + p(cut("(d) Other matters"), properties=mark("del"))
        + p("Settlement of disputes", properties=style)
    )
    first, second, heading = blocks(body, styles=styles, numbering=numbering)
    assert (first.shape, first.level, first.number) == expected
    assert (second.shape, heading.shape, heading.number) == (Shape.BODY, Shape.HEADING, "Article 1.")
