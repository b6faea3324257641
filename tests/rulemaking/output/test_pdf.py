import re
import shutil
import subprocess
from dataclasses import replace

import pypdfium2
import pytest
import typst

from plenary.engine.text.layout import Line, Mark, Run, Setting
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.pdf import render_pdf
from plenary.rulemaking.output.pdf.manuscript import manuscript
from tests.rulemaking.output.samples import ARABIC, CHINESE, ENGLISH, setting


def pages(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [" ".join(page.get_textpage().get_text_range().split()) for page in document]


def poppler(pdf: bytes) -> str:
    if not shutil.which("pdftotext"):
        pytest.skip("poppler is not installed: pdftotext reads the file back")
    done = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True)
    return " ".join(done.stdout.decode().split())


def test_words_stand_in_their_order_with_brackets_and_names():
    text = pages(render_pdf(ENGLISH))[1]
    assert (
        "Each Party [shall / should – Borland, Celandia, Northern Group / is encouraged to – Desh] contribute"
        "[, in accordance with its national law [and practice / no text – Celandia], – Borland] to the shared pool"
    ) in text
    assert "3 bis [No Party shall restrict access" in text
    assert "those in Article 12. – Arandia, Island States] New provision." in text


def test_no_line_ends_inside_a_name():
    found = manuscript(ENGLISH)["sections"][1]["items"][1]["lines"][0]["runs"]
    assert [words for mark, words in found if mark == "names"] == [
        "Borland, Celandia, Northern\xa0Group",
        "Desh",
        "Celandia",
        "Borland",
        "Celandia",
    ]


def test_another_reader_finds_the_same_words():
    text = poppler(render_pdf(ENGLISH))
    assert "Option 1 – base text The Secretariat publishes each year" in text
    assert "Option 3 – Celandia no text" in text
    assert "Article 7. Access to [computing resources / compute – Celandia]" in text


def test_the_cover_says_when_and_from_which_base():
    cover = pages(render_pdf(ENGLISH))[0]
    assert "As at 14 May 2031, 13:30 (UTC)" in cover
    assert "Base text 9f3c·41ab" in cover
    assert ENGLISH.base in cover


def test_a_footnote_stands_at_the_foot_of_the_page_that_cites_it():
    text = pages(render_pdf(ENGLISH))[1]
    assert text.index("Table 1") < text.index("The pool is described in [annex I / the annex – Desh]")


def test_arabic_words_are_read_back_as_they_were_written():
    text = poppler(render_pdf(ARABIC))
    for words in ("إطار التعاون في مجال الذكاء الاصطناعي", "الأطراف بالمساهمة في الصندوق المشترك", "ينبغي أن تلتزم"):
        assert words in re.sub("[\u200e\u200f\u202a-\u202e\u2066-\u2069]", "", text)


def test_chinese_words_are_read_back_as_they_were_written():
    page = pypdfium2.PdfDocument(render_pdf(CHINESE))[1].get_textpage().get_text_range()
    # Chinese has no space where a line ends.
    assert "根据其[能力 / 国情 – 阿兰迪亚]向共享资源池提供计算资" in page.replace("\r\n", "").replace("\xa0", " ")


@pytest.mark.parametrize("edition", [ENGLISH, ARABIC, CHINESE], ids=["en", "ar", "zh"])
def test_one_edition_always_makes_the_same_bytes(edition: Edition):
    assert render_pdf(edition) == render_pdf(edition)


def test_the_file_says_that_it_is_accessible_and_made_for_keeping():
    pdf = render_pdf(ENGLISH)
    assert pypdfium2.PdfDocument(pdf).is_tagged()
    for mark in (b"<pdfuaid:part>1</pdfuaid:part>", b"<pdfaid:part>2</pdfaid:part>", b"/Lang"):
        assert mark in pdf
    assert b"<xmp:CreateDate>2031-05-14T13:30:00" in pdf
    # Poppler calls the entry wrong even where it says the default.
    assert b"Suspects" not in pdf


def test_a_character_that_no_font_has_becomes_a_box_and_the_cover_says_so():
    strange = setting("a7.1", "paragraph", "1", 1, "The Parties, in their language ភាស, recognize it.")
    made = pages(render_pdf(replace(ENGLISH, settings=(*ENGLISH.settings, strange))))
    assert "a box stands for each: U+1797, U+179F, U+17B6." in made[0]
    assert "in their language □□□, recognize it." in made[1]


def test_markup_of_the_typesetter_in_a_text_is_only_text():
    run = Run(Mark.WORDS, '#panic("x") *bold* $x$ \\ <label> @ref // end')
    sly = Setting("a7.1", "paragraph", "1", 1, (Line((run,)),))
    made = pages(render_pdf(replace(ENGLISH, settings=(sly,))))
    assert '#panic("x") *bold* $x$ \\ <label> @ref // end' in made[1]


def test_headings_without_numbers_and_footnotes_that_are_not_there_are_set_as_they_are():
    settings = (setting("h", "heading", "", 0, "Final clauses"), setting("p", "paragraph", "1", 0, "See⁽⁴⁾."))
    text = pages(render_pdf(replace(ENGLISH, settings=settings)))[1]
    assert "Final clauses 1 See⁽⁴⁾." in text


def test_a_complaint_of_the_typesetter_about_anything_else_is_not_swallowed():
    with pytest.raises(typst.TypstError):
        render_pdf(replace(ENGLISH, lang="x"))


def test_an_edition_with_nothing_in_it_is_a_cover():
    empty = replace(ENGLISH, settings=(), register=(), title="", body="", symbol="")
    assert "How to read this text" in pages(render_pdf(empty))[0]


def test_the_bookmarks_name_an_untitled_preamble_and_a_heading_without_words():
    settings = (
        setting("pp", "preambular", "", 0, "Recalling,"),
        setting("a1", "article", "Article 1", 0, "Aim"),
        setting("a2", "article", "Article 1 bis", 0, new=True, offered=("BOR",)),
        setting("a2.1", "paragraph", "1", 1, "[ / Share. ^BOR]", new=True, offered=("BOR",)),
    )
    document = pypdfium2.PdfDocument(render_pdf(replace(ENGLISH, settings=settings, register=())))
    assert [(mark.level, mark.get_title()) for mark in document.get_toc()] == [
        (0, "Preamble"),
        (0, "Article 1. Aim"),
        (0, "Article 1 bis"),
        (0, "Table of alternatives"),
    ]
    contents, text = (" ".join(document[place].get_textpage().get_text_range().split()) for place in (1, 2))
    assert re.sub(" [. ]+ ?\u2060?", " ", contents[contents.index("Contents") : contents.index(" As at")]) == (
        "Contents Preamble 3 Article 1. Aim 3 Article 1 bis 3 Table of alternatives 4"
    )
    assert text[text.index("Recalling") : text.index(" As at")] == (
        "Recalling, Article 1. Aim Article 1 bis New provision offered by Borland. 1 [Share. – Borland]"
    )
