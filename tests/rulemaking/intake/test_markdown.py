"""Markdown is read as its reader sees it, with what members write into it."""

from pathlib import Path

from plenary.engine.text.block import Block, Change, Markup, Piece, Shape
from plenary.rulemaking.intake.document import Note, Quarantined, Remark, What
from plenary.rulemaking.intake.markdown import read


def blocks(text: str) -> tuple[Block, ...]:
    return read(text.encode()).blocks


def pieces(text: str) -> tuple[Piece, ...]:
    return blocks(text)[0].pieces


def test_headings_paragraphs_and_numbers_keep_their_level():
    text = (
        "# Framework\n\n## Preamble\n\nThe Members,\n\n### Article 1\n\n1. First:\n\n   (a) sub;\n\n      (i) deep;\n\n"
        "         (ii) deeper.\n\n2. Second\n   goes on.\n\n2 bis. Between.\n\n- a point\n  - below\n"
    )
    assert [(block.accepted, block.shape, block.level, block.number) for block in blocks(text)] == [
        ("Framework", Shape.TITLE, 0, ""),
        ("Preamble", Shape.HEADING, 1, ""),
        ("The Members,", Shape.BODY, 0, ""),
        ("Article 1", Shape.HEADING, 2, ""),
        ("First:", Shape.BODY, 0, "1."),
        ("(a) sub;", Shape.BODY, 1, ""),
        ("(i) deep;", Shape.BODY, 2, ""),
        ("(ii) deeper.", Shape.BODY, 3, ""),
        ("Second goes on.", Shape.BODY, 0, "2."),
        ("2 bis. Between.", Shape.BODY, 0, ""),
        ("a point", Shape.BODY, 0, "•"),
        ("below", Shape.BODY, 1, "•"),
    ]


def test_two_headings_of_the_first_level_are_headings():
    assert [block.shape for block in blocks("# One\n\n# Two\n")] == [Shape.HEADING, Shape.HEADING]
    assert [block.shape for block in blocks("Text.\n\n# One\n")] == [Shape.BODY, Shape.HEADING]


def test_brackets_and_attributions_are_text():
    text = "[shall][should] [AAA: words] \\[x\\]\n\n[AAA]: more words\n\n[^9] is no note"
    assert [block.accepted for block in blocks(text)] == [
        "[shall][should] [AAA: words] [x]", "[AAA]: more words", "[^9] is no note",
    ]  # fmt: skip


def test_a_table_is_cells():
    assert [(block.accepted, block.row, block.place) for block in blocks("| a | b |\n|---|---|\n| **c** |  |\n")] == [
        ("a", (0, 0, 0), "table 1, row 1, column 1"),
        ("b", (0, 0, 1), "table 1, row 1, column 2"),
        ("c", (0, 1, 0), "table 1, row 2, column 1"),
        ("", (0, 1, 1), "table 1, row 2, column 2"),
    ]


def test_footnotes_follow_what_cites_them_numbered_as_cited():
    text = "One[^b] and[^a].\n\nTwo[^b].\n\n[^a]: The *second*\nnote.\n\n[^b]: The first.\n[^c]: Never cited.\n"
    assert [(block.accepted, block.note, block.place) for block in blocks(text)] == [
        ("One⁽¹⁾ and⁽²⁾.", "", "paragraph 1"),
        ("The first.", "1", "footnote 1"),
        ("The second note.", "2", "footnote 2"),
        ("Two⁽¹⁾.", "", "paragraph 2"),
    ]


def test_marks_by_hand_and_changes_of_html_are_pieces():
    assert pieces("a ~~b~~ <u>c</u> <s>d</s> <ins>e</ins><del>f</del> `g`\\\nh</ins></s> <b>i</b>") == (
        Piece("a "),
        Piece("b", markup=frozenset({Markup.STRUCK})),
        Piece(" "),
        Piece("c", markup=frozenset({Markup.UNDERLINED})),
        Piece(" "),
        Piece("d", markup=frozenset({Markup.STRUCK})),
        Piece(" "),
        Piece("e", Change.INSERTED),
        Piece("f", Change.DELETED),
        Piece(" g\nh i"),
    )


def test_critic_markup_is_tracked_changes():
    content = read(b"Each {--Party--}{++Member++} {~~shall~>should~~} {==act==}{>> why? <<} {++ gladly++}{--open")
    assert content.blocks[0].pieces == (
        Piece("Each "),
        Piece("Party", Change.DELETED),
        Piece("Member", Change.INSERTED),
        Piece(" "),
        Piece("shall", Change.DELETED),
        Piece("should", Change.INSERTED),
        Piece(" act "),
        Piece(" gladly", Change.INSERTED),
        Piece("{--open"),
    )
    assert content.notes == (Note(Remark.CRITIC, 5, "paragraph 1"), Note(Remark.COMMENTS, 1, "paragraph 1"))
    assert content.quarantine == (Quarantined(What.COMMENT, "paragraph 1", "why?"),)


def test_what_is_not_text_is_kept_apart():
    text = "---\nauthor: Ann\n---\n\nOne <!-- hidden --> ![map](map.png)\n\n<!-- all\nof it -->\n<div>Two &amp; <b>three</b></div>\n"
    content = read(text.encode())
    assert [block.accepted for block in content.blocks] == ["One  ", "Two &", "three"]
    assert content.notes == (Note(Remark.HIDDEN, 2, "paragraph 1"), Note(Remark.PICTURES, 1, "paragraph 1"))
    assert content.quarantine == (
        Quarantined(What.PROPERTY, "beginning", "author: Ann"),
        Quarantined(What.HIDDEN, "paragraph 1", "hidden"),
        Quarantined(What.PICTURE, "paragraph 1", "map.png"),
        Quarantined(What.HIDDEN, "paragraph 2", "all\nof it"),
    )


def test_code_is_text_and_rules_are_nothing():
    assert [block.accepted for block in blocks("```\none\n\ntwo\n```\n\n***\n\n    three\n\n> four\n")] == [
        "one",
        "two",
        "three",
        "four",
    ]


def test_an_assumed_encoding_is_said():
    assert read("déjà prêt".encode("cp1252")).notes == (Note(Remark.ENCODING, detail="Windows-1252"),)


def test_links_by_reference_are_words_and_their_definitions_are_set_aside():
    definitions = '[Annex]: <https://text.example/a b> "The annex"\n[b]: /second/'
    text = f"As [published][B] in the [annex], [b][] and [one] of [ARA: two].\n\n{definitions}\n[ARA]: agreed\n"
    content = read(text.encode())
    assert [block.accepted for block in content.blocks] == [
        "As published in the annex, b and [one] of [ARA: two].",
        "[ARA]: agreed",
    ]
    first, second = definitions.split("\n")
    assert content.notes == (Note(Remark.LINKS, 2, detail=first),)
    assert content.quarantine == tuple(Quarantined(What.LINK, "definitions", said) for said in (first, second))


def test_the_published_text_with_links_by_reference_has_no_bracket(shared_data: Path):
    content = read((shared_data / "texts/paris-2015/paris_agreement_12-dec-2015.md").read_bytes())
    assert [block.accepted for block in content.blocks if "[" in block.accepted] == []
    assert [note.remark for note in content.notes] == [Remark.CONTENTS, Remark.LINKS]


def test_attributes_are_no_words_and_a_table_of_contents_that_is_to_be_made_is_left_aside():
    text = "## Draft\n{:.no_toc}\n\n* TOC\n{:toc}\n\nThe Members,\n{: #members}\n\n{a note}\n"
    read_in = read(text.encode())
    assert [block.accepted for block in read_in.blocks] == ["Draft", "The Members,", "{a note}"]
    assert read_in.notes == (Note(Remark.CONTENTS, 1),)


def test_marks_of_direction_are_no_words():
    assert [block.accepted for block in blocks("المادة \u200f3: التقارير\n\n\u200f(أ) حاجة\u200e العضو؛\n")] == [
        "المادة 3: التقارير",
        "(أ) حاجة العضو؛",
    ]
