"""The Word file of an edition, read back by programs that are not ours."""

import io
import re
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import docx
import pytest

from plenary.engine.text.layout import Audience, Line, Mark, Run
from plenary.rulemaking.output.edition import Receipt, Standing
from plenary.rulemaking.output.word import render
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.talk import Talk
from tests.rulemaking.output.samples import ENGLISH, setting
from tests.rulemaking.output.word.reader import W, office, part, runs, styled

TEXT = [
    ("Title", "Framework on cooperation in artificial intelligence"),
    ("Preambular", "Recalling the principle of equal participation,"),
    (
        "Preambular",
        "Recognizing that access to computing resources [is a condition of\xa0–\xa0Desh: awaiting instructions] "
        "development [and of trust\xa0–\xa0Arandia, Island States],",
    ),
    ("heading 1", "Article 7\nAccess to [computing resources / compute\xa0–\xa0Celandia]"),
    ("Paragraph", "1 The Parties recognize that access is a condition of participation."),
    (
        "Paragraph",
        "2 Each Party [shall / should\xa0–\xa0Borland, Celandia, Northern Group / is encouraged to\xa0–\xa0Desh] contribute"
        "[, in accordance with its national law [and practice / no text\xa0–\xa0Celandia],\xa0–\xa0Borland] to the shared "
        "pool^The pool is described in [annex I / the annex\xa0–\xa0Desh].^ resources commensurate with its "
        "[means / capabilities\xa0–\xa0Celandia].",
    ),
    ("Subparagraph 1", "(a) computing time;"),
    ("Provision Note", "Deletion of the provision asked for by Borland."),
    ("Provision Note", "Retention as it stands asked for by Island States."),
    ("Subparagraph 1", "(b) training."),
    ("Provision Note", "Move to after Article 7, 1 asked for by Arandia."),
    ("Paragraph", "3 3 options"),
    (
        "Option",
        "Option 1\xa0–\xa0base text\n"
        "The Secretariat publishes each year who contributed to the pool and who benefited from it.",
    ),
    (
        "Option",
        "Option 2\xa0–\xa0Borland, Desh\n"
        "The Secretariat reports [yearly\xa0–\xa0Borland / every two years\xa0–\xa0Desh] to the Assembly on the use of the pool.",
    ),
    ("Option", "Option 3\xa0–\xa0Celandia\nno text"),
    (
        "Paragraph",
        "3 bis [No Party shall restrict access to the pool on grounds other than those in Article 12."
        "\xa0–\xa0Arandia, Island States]",
    ),
    ("Provision Note", "New provision."),
    ("Table Title", "Table 1 Tiers of access"),
    ("", "Table 1"),
    ("Table Cell", "Tier"),
    ("Table Cell", "Units"),
    ("Table Cell", "Small"),
    ("Table Cell", "[100 / 200\xa0–\xa0Arandia]"),
]


def between(found: list[tuple[str, str]], first: str, last: str) -> list[tuple[str, str]]:
    """From the first paragraph in one style to the one before the given words."""
    start = next(place for place, (style, _words) in enumerate(found) if style == first)
    end = next(place for place, (_style, words) in enumerate(found) if words == last)
    return found[start:end]


def test_pandoc_reads_the_text_with_its_styles_brackets_names_and_footnotes(tmp_path: Path) -> None:
    assert between(styled(render(ENGLISH), tmp_path), "Title", "Table of alternatives") == TEXT


def test_the_cover_says_what_the_text_is_and_how_to_read_it(tmp_path: Path) -> None:
    found = styled(render(replace(ENGLISH, version="ab" * 32)), tmp_path)
    assert between(found, "Cover Masthead", "How to read it") == [
        ("Cover Masthead", "Assembly on Artificial Intelligence A/AI/1/L.4"),
        ("Cover Label", "Rolling text"),
        ("Cover Title", "Framework on cooperation in artificial intelligence"),
        ("Cover Line", "As at 14 May 2031, 13:30 (UTC)"),
        ("Cover Code", f"Base text {'9f3c41ab' * 8}\nThis version {'ab' * 32}"),
        ("", "The text in figures"),
        ("Figure", "8\u00a0of\u00a013"),
        ("Figure Caption", "provisions with suggestions"),
        ("Figure", "12"),
        ("Figure Caption", "brackets open"),
        ("Figure", "3"),
        ("Figure Caption", "submissions received"),
        ("Figure", "6"),
        ("Figure Caption", "members and groups named"),
        ("heading 1", "What this document is"),
        (
            "Apparatus Text",
            "This text sets every suggestion that has been read beside the base text. What nobody has touched stands "
            "plain; every difference stands in brackets.",
        ),
        (
            "Apparatus Text",
            "8 of 13 provisions have suggestions. 12 brackets are open. 3 submissions were received.",
        ),
    ]


def tables(file: bytes) -> list[list[list[str]]]:
    return [
        [[cell.text for cell in row.cells] for row in table.rows] for table in docx.Document(io.BytesIO(file)).tables
    ]


def test_the_tables_give_the_state_of_the_text_and_account_for_every_submission() -> None:
    _figures, legend, contents, register, *_rest = tables(render(ENGLISH))
    assert [row[0] for row in legend] == [
        "In the text",
        "[words / other words\xa0–\xa0names]",
        "[other words\xa0–\xa0names]",
        "[words / no text\xa0–\xa0names]",
        "[words\xa0–\xa0names]",
        "Option 1\nOption 2",
    ]
    assert contents == [
        ["Section", "Provisions", "With suggestions", "Brackets", "State"],
        ["Preamble", "2", "1", "2", "[ ] open"],
        ["Article 7 Access to computing resources", "11", "7", "10", "[ ] open"],
    ]
    assert register == [
        ["Submission", "On behalf of", "State", "Remarks"],
        ["ARA.docx", "Arandia", "read", ""],
        ["northern-group.docx", "Northern Group", "to be confirmed", "Three differences were not tracked. 3 warnings"],
        ["letter.txt", "not stated", "to be transcribed", "Nobody has said on whose behalf it came. 1 warning"],
    ]


def test_where_no_submission_has_a_remark_there_is_no_column_for_it_and_no_page_divides_the_table() -> None:
    register = (Receipt("ARA.docx", ("ARA",)), Receipt("letter.txt", (), Standing.TO_TRANSCRIBE))
    file = render(replace(ENGLISH, register=register))
    assert tables(file)[3] == [
        ["Submission", "On behalf of", "State"],
        ["ARA.docx", "Arandia", "read"],
        ["letter.txt", "not stated", "to be transcribed"],
    ]
    _figures, _legend, _contents, found, *_rest = part(file, "word/document.xml").iter(f"{W}tbl")
    assert [width.get(f"{W}w") for width in found.iter(f"{W}gridCol")] == ["3763", "3021", "2175"]
    kept = [[len(list(cell.iter(f"{W}keepNext"))) for cell in row.iter(f"{W}tc")] for row in found.iter(f"{W}tr")]
    # The style of the head keeps it with what follows.
    assert kept == [[0, 0, 0], [1, 1, 1], [0, 0, 0]]
    many = tuple(Receipt(f"{number}.docx", ("ARA",)) for number in range(21))
    _figures, _legend, _contents, found, *_rest = part(
        render(replace(ENGLISH, register=many)), "word/document.xml"
    ).iter(f"{W}tbl")
    assert len(list(found.iter(f"{W}keepNext"))) == 0


def test_the_annex_has_a_row_for_each_alternative() -> None:
    assert tables(render(ENGLISH))[-1] == [
        ["Provision", "Words", "From", "Kind"],
        [
            "Preamble, paragraph 2",
            "is a condition of",
            "base text, in brackets for Desh: awaiting instructions",
            "in brackets",
        ],
        ["Preamble, paragraph 2", "and of trust", "Arandia, Island States", "insertion"],
        ["Article 7", "computing resources", "base text", "base"],
        ["", "compute", "Celandia", "replacement"],
        ["Article 7, 2", "shall", "base text", "base"],
        ["", "should", "Borland, Celandia, Northern Group", "replacement"],
        ["", "is encouraged to", "Desh", "replacement"],
        ["Article 7, 2", ", in accordance with its national law [and practice / no text],", "Borland", "insertion"],
        ["Article 7, 2", "and practice", "", "first offered"],
        ["", "no text", "Celandia", "deletion"],
        ["Article 7, 2", "means", "base text", "base"],
        ["", "capabilities", "Celandia", "replacement"],
        ["Article 7, 2, (a)", "the whole provision", "Borland", "deletion of the provision"],
        ["Article 7, 2, (a)", "the whole provision", "base text; Island States", "retention"],
        ["Article 7, 2, (b)", "to after “Article 7, 1”", "Arandia", "move"],
        [
            "Article 7, 3",
            "The Secretariat publishes each year who contributed to the pool and who benefited from it.",
            "base text",
            "option",
        ],
        [
            "",
            "The Secretariat reports [yearly / every two years] to the Assembly on the use of the pool.",
            "Borland, Desh",
            "option",
        ],
        ["", "no text", "Celandia", "option"],
        ["Article 7, 3", "yearly", "Borland", "first offered"],
        ["", "every two years", "Desh", "replacement"],
        [
            "Article 7, 3 bis",
            "No Party shall restrict access to the pool on grounds other than those in Article 12.",
            "Arandia, Island States",
            "new provision",
        ],
        ["Article 7, footnote 1", "annex I", "base text", "base"],
        ["", "the annex", "Desh", "replacement"],
        ["Table 1, row “Small”, column 2", "100", "base text", "base"],
        ["", "200", "Arandia", "replacement"],
    ]


def test_every_table_has_a_header_row_and_a_description_except_the_figures() -> None:
    document = part(render(ENGLISH), "word/document.xml")
    described = [
        (table.find(f".//{W}tblCaption").get(f"{W}val"), len(table.findall(f".//{W}tblHeader")))
        for table in document.iter(f"{W}tbl")
    ]
    assert described == [
        ("The text in figures", 0),
        ("How to read the text", 1),
        ("Contents, with the state of each section", 1),
        ("Submissions received, with their state", 1),
        ("Table 1", 1),
        ("Table of alternatives", 1),
    ]


def test_the_same_edition_is_the_same_bytes_and_nothing_in_it_is_dated_otherwise() -> None:
    file = render(ENGLISH)
    assert render(ENGLISH) == file
    assert {entry.date_time for entry in zipfile.ZipFile(io.BytesIO(file)).infolist()} == {(1980, 1, 1, 0, 0, 0)}
    properties = docx.Document(io.BytesIO(file)).core_properties
    moment = datetime(2031, 5, 14, 13, 30, tzinfo=UTC)
    assert (properties.created, properties.modified) == (moment, moment)


def test_the_properties_give_title_symbol_and_body_and_nobodys_name() -> None:
    properties = docx.Document(io.BytesIO(render(ENGLISH))).core_properties
    assert (properties.title, properties.subject, properties.author, properties.last_modified_by) == (
        "Framework on cooperation in artificial intelligence",
        "A/AI/1/L.4",
        "Assembly on Artificial Intelligence",
        "",
    )


def test_footnotes_keep_numbers_that_word_would_not_give_them(tmp_path: Path) -> None:
    settings = (
        setting("p", "paragraph", "1", 0, "The pool⁽²⁾ and⁽⁹⁾ the pool⁽²⁾ again⁽*⁾."),
        setting("f2", "footnote", "2", 1, "As described."),
        setting("f3", "footnote", "3", 1, "Cited by nobody."),
        setting("f*", "footnote", "*", 1, "Provisional."),
    )
    file = render(replace(ENGLISH, settings=settings))
    marks = [
        (mark.get(f"{W}id"), mark.get(f"{W}customMarkFollows"), mark.getnext().text)
        for mark in part(file, "word/document.xml").iter(f"{W}footnoteReference")
    ]
    assert marks == [("1", "1", "2"), ("2", "1", "*")]
    # Pandoc leaves a mark out where it finds one of our own.
    assert styled(file, tmp_path)[-2:] == [
        ("Paragraph", "1 The pool^2 As described.^ and⁽⁹⁾ the pool⁽²⁾ again^* Provisional.^."),
        ("footnote text", "3 Cited by nobody."),
    ]


def test_what_xml_cannot_carry_is_shown() -> None:
    settings = (setting("p", "paragraph", "1", 0, "Words\x07 and\ufffe others & <more>."),)
    assert [words for words, _rtl in runs(render(replace(ENGLISH, settings=settings)), "Paragraph")] == [
        "1",
        "",
        "Words␇ and\ufffd others & <more>.",
    ]


def test_nothing_that_is_asked_for_about_a_table_or_a_row_is_lost(tmp_path: Path) -> None:
    settings = (
        setting("c0", "cell", "", 1, "A cell without a row"),
        setting("t1", "table", "", 0, deleted=("BOR",)),
        setting("r1", "row", "", 1, "Tiers", deleted=("ARA",)),
        setting("r2", "row", "", 1, deleted=("CEL",)),
        setting("r3", "row", "", 1),
        setting("c1", "cell", "", 2, "One"),
        setting("c2", "cell", "", 2, "Two", new=True),
        setting("t2", "table", "", 0),
    )
    found = styled(render(replace(ENGLISH, settings=settings)), tmp_path)
    start = found.index(("Table Cell", "A cell without a row"))
    assert found[start - 1 : found.index(("heading 1", "Table of alternatives"))] == [
        ("", "Table of the text"),
        ("Table Cell", "A cell without a row"),
        ("Provision Note", "Deletion of the table asked for by Borland."),
        ("", "Table of the text"),
        ("Table Cell", "Tiers"),
        ("Table Cell", "Row “Tiers”: Deletion of the provision asked for by Arandia."),
        ("Table Cell", "Row 2: Deletion of the provision asked for by Celandia."),
        ("Table Cell", "One"),
        ("Table Cell", "Two"),
        ("Table Cell", "Row “One”, column 2: New provision."),
    ]


def test_a_long_title_is_cut_between_words_in_the_running_head() -> None:
    title = "Draft framework on cooperation in artificial intelligence and in everything that comes with it"
    head = part(render(replace(ENGLISH, title=title, settings=())), "word/header1.xml")
    assert "".join(text.text for text in head.iter(f"{W}t")) == (
        "A/AI/1/L.4 · Draft framework on cooperation in artificial …As at 14 May 2031, 13:30 (UTC)"
    )


def test_subparagraphs_are_indented_by_how_deep_they_stand(tmp_path: Path) -> None:
    settings = (
        setting("1", "paragraph", "1", 1, "to:"),
        setting("1a", "subparagraph", "(a)", 2, "meet:"),
        setting("1ai", "subparagraph", "(i)", 3, "yearly;"),
        setting("1b", "subparagraph", "(b)", 2, "part."),
        setting("c", "subparagraph", "(c)", 1, "alone."),
    )
    found = styled(render(replace(ENGLISH, settings=settings)), tmp_path)
    assert [style for style, _words in found if "aragraph" in style] == [
        "Paragraph",
        "Subparagraph 1",
        "Subparagraph 2",
        "Subparagraph 1",
        "Subparagraph 1",
    ]


def test_headings_follow_one_another_without_a_gap(tmp_path: Path) -> None:
    settings = (
        setting("p", "part", "Part I", 0, "Purpose"),
        setting("a", "article", "Article 1", 1, "Aim"),
        setting("b", "article", "Article 2", 1, ""),
    )
    found = styled(render(replace(ENGLISH, settings=settings)), tmp_path)
    assert found[-3:] == [
        ("heading 1", "Part I\nPurpose"),
        ("heading 2", "Article 1\nAim"),
        ("heading 2", "Article 2"),
    ]


def test_an_edition_without_submissions_or_alternatives_says_so_by_leaving_their_tables_out() -> None:
    bare = replace(ENGLISH, settings=ENGLISH.settings[:2], register=())
    assert [table[0] for table in tables(render(bare))] == [
        ["0\u00a0of\u00a01\nprovisions with suggestions", "0\nbrackets open"],
        ["In the text", "What it means"],
        ["Section", "Provisions", "With suggestions", "Brackets", "State"],
    ]


def test_an_edition_that_names_nobody_says_so_and_explains_no_names() -> None:
    file = render(replace(ENGLISH, audience=Audience.NONE))
    assert [row[0] for row in tables(file)[1]] == [
        "In the text",
        "[words / other words]",
        "[other words]",
        "[words / no text]",
        "[words]",
        "Option 1\nOption 2",
    ]
    said = [paragraph.text for paragraph in docx.Document(io.BytesIO(file)).paragraphs]
    assert said[said.index("How to read it") + 2] == "This edition does not say who offers words."


def test_words_that_the_base_does_not_have_are_underlined_and_bracketed_ones_are_not() -> None:
    document = part(render(ENGLISH), "word/document.xml")
    offered = [
        "".join(text.text or "" for text in run.iter(f"{W}t"))
        for run in document.iter(f"{W}r")
        if (style := run.find(f"{W}rPr/{W}rStyle")) is not None and style.get(f"{W}val") == "OfferedWords"
    ]
    assert offered[:6] == ["other words", "other words", "and of trust", "compute", "should", "is encouraged to"]
    assert "is a condition of" not in offered
    styles = part(render(ENGLISH), "word/styles.xml")
    (look,) = styles.iterfind(f"{W}style[@{W}styleId='OfferedWords']/{W}rPr/{W}u")
    assert look.get(f"{W}val") == "single"


def test_where_the_text_shows_codes_the_cover_gives_full_names() -> None:
    coded = replace(ENGLISH, names={"ARA": "ARA", "BOR": "BOR"})
    assert tables(render(coded))[4] == [
        ["In the text", "Full name"],
        ["Northern Group", "Northern Group"],
        ["Island States", "Island States"],
        ["ARA", "Arandia"],
        ["BOR", "Borland"],
        ["Celandia", "Celandia"],
        ["Desh", "Desh"],
    ]


def test_a_line_whose_brackets_are_never_closed_is_still_written(tmp_path: Path) -> None:
    open_line = Line((Run(Mark.OPEN, "[", "s"), Run(Mark.WORDS, "shall", "s"), Run(Mark.SLASH, " / ", "s")))
    broken = replace(setting("p", "paragraph", "1", 0, "x"), lines=(open_line,))
    found = styled(render(replace(ENGLISH, settings=(broken,))), tmp_path)
    assert found[found.index(("Paragraph", "1 [shall /"))] == ("Paragraph", "1 [shall /")


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_keeps_the_words_the_styles_and_the_footnotes(tmp_path: Path) -> None:
    found = styled(office(render(ENGLISH), tmp_path), tmp_path)
    captions = [("", "Table 1")]
    kept = between(found, "Title", "Table of alternatives")
    assert kept == [paragraph for paragraph in TEXT if paragraph not in captions]


@pytest.mark.parametrize("tongue", ["ar", "en", "es", "fr", "ru", "zh"])
def test_no_word_of_a_column_head_is_broken_and_the_running_head_is_one_line(tongue: str) -> None:
    file = render(replace(ENGLISH, tongue=tongue, title="Framework on cooperation in artificial intelligence " * 2))
    table = next(
        table
        for table in part(file, "word/document.xml").iter(f"{W}tbl")
        if len(table.findall(f"{W}tblGrid/{W}gridCol")) == 5
    )
    for cell in table.find(f"{W}tr").iter(f"{W}tc"):
        longest = max("".join(text.text for text in cell.iter(f"{W}t")).split(), key=len)
        # Letters of 8.5 points in bold are about 5.1 points wide, Cyrillic ones 6; a gutter of 9.5 is between columns.
        letter = 120 if tongue == "ru" else 102
        assert int(cell.find(f"{W}tcPr/{W}tcW").get(f"{W}w")) >= len(longest) * letter + 190
    head = "".join(text.text for text in part(file, "word/header1.xml").iter(f"{W}t"))
    assert len(head) <= 97


def test_a_large_figure_of_several_words_has_the_room_of_one_line_and_the_others_share_the_rest() -> None:
    shown = [("114 of 238", "provisions"), *((number, "others") for number in ("1234", "38", "12", "38"))]
    table = Talk(Script("en")).figures(shown, "The text in figures")
    assert [int(width) for width in re.findall(r'<w:gridCol w:w="(\d+)"/>', table)] == [2520, 1609, 1609, 1609, 1609]
    assert "114\u00a0of\u00a0238" in table
