"""A suggestion in another language stands beneath its provision in every file out, in its own direction."""

import csv
import io
import subprocess
from dataclasses import replace
from pathlib import Path

import pypdfium2
from lxml import etree, html
from playwright.sync_api import Browser

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.layout import Setting
from plenary.engine.text.original import Fit, Original, Words
from plenary.engine.text.touch import Touch
from plenary.kit.language import speaking
from plenary.rulemaking.output.annex import groups
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.hanging import hangings
from plenary.rulemaking.output.page import render_html
from plenary.rulemaking.output.pdf import render_pdf
from plenary.rulemaking.output.plain import render_txt
from plenary.rulemaking.output.spreadsheet import render_csv
from plenary.rulemaking.output.word import render
from tests.browser import opened, violations
from tests.rulemaking.output.samples import ENGLISH, setting
from tests.rulemaking.output.test_akn import find, read
from tests.rulemaking.output.word.reader import W, part

WORDS = (Piece("في غضون"), Piece(" ثلاث", Change.DELETED), Piece(" خمس", Change.INSERTED), Piece(" سنوات"))
ARABIC = Original(
    "a7.1",
    Fit.EXACT,
    "ar",
    "a7.1",
    "المادة 7, 1",
    (Touch.REWORDED,),
    (Words("1", WORDS),),
    holders=("CEL",),
)


def hung(original: Original, provision: str = "a7.1", edition: Edition = ENGLISH) -> Edition:
    settings = tuple(replace(one, originals=(original,)) if one.id == provision else one for one in edition.settings)
    return replace(edition, settings=settings)


def under(edition: Edition, provision: str = "a7.1") -> Setting:
    return next(one for one in edition.settings if one.id == provision)


HUNG = hung(ARABIC)


def said(original: Original, tongue: str = "en") -> tuple[str, str]:
    with speaking(tongue):
        [one] = hangings(HUNG, under(hung(original)))
    return one.said, one.note


def test_it_says_its_language_whose_it_is_and_whether_it_is_translated():
    assert [
        said(ARABIC)[0],
        said(replace(ARABIC, holders=()))[0],
        said(replace(ARABIC, translated=True))[0],
        said(replace(ARABIC, translated=True, holders=()))[0],
        said(ARABIC, "fr")[0],
    ] == [
        "Suggestion in Arabic by Celandia, to be translated.",
        "Suggestion in Arabic, to be translated.",
        "Original in Arabic by Celandia; its translation stands in the text.",
        "Original in Arabic; its translation stands in the text.",
        "Proposition en arabe de Celandia, à traduire.",
    ]


def test_it_says_what_its_words_do_not_show():
    assert [
        said(replace(ARABIC, touches=(Touch.ADDED,)))[1],
        said(replace(ARABIC, touches=(Touch.MOVED,)))[1],
        said(replace(ARABIC, touches=(Touch.MOVED,), after="المادة 7, 1"))[1],
        said(replace(ARABIC, touches=(Touch.MOVED,), after="المادة 7", first=True))[1],
        said(replace(ARABIC, fit=Fit.NEAREST))[1],
        said(replace(ARABIC, fit=Fit.UNPLACED, citation=""))[1],
    ] == [
        "New provision.",
        "Provision moved to the beginning.",
        "Provision moved to after \u2068المادة 7، 1\u2069.",
        "Provision moved to the beginning of \u2068المادة 7\u2069.",
        "It is on \u2068المادة 7، 1\u2069 of that text, which has no counterpart here.",
        "It is on \u2068a7.1\u2069 of that text, which has no place here.",
    ]


def test_the_page_sets_it_in_its_own_language_and_direction():
    page = html.fromstring(render_html(HUNG))
    [quoted] = page.get_element_by_id("a7.1").xpath(".//blockquote")
    assert (quoted.get("lang"), quoted.get("dir"), " ".join(quoted.text_content().split())) == (
        "ar",
        "rtl",
        "1 في غضون ثلاث خمس سنوات",
    )
    assert (quoted.xpath(".//del/text()"), quoted.xpath(".//ins/text()")) == (["ثلاث"], ["خمس"])


def test_the_page_is_accessible(browser: Browser, tmp_path: Path):
    with opened(browser, render_html(HUNG), tmp_path, width=1200) as page:
        assert violations(page) == []


def test_one_on_the_title_is_not_lost():
    titled = replace(ENGLISH, settings=(setting("title", "title", "", 0, "Framework"), *ENGLISH.settings))
    edition = hung(ARABIC, "title", titled)
    sentence = "Suggestion in Arabic by Celandia, to be translated."
    assert (sentence in render_html(edition).decode(), sentence in render_txt(edition).decode()) == (True, True)


def test_plain_text_shows_it_in_signs():
    text = " ".join(render_txt(HUNG).decode().split())
    assert "» Suggestion in Arabic by Celandia, to be translated. 1 في غضون [-ثلاث-] {+خمس+} سنوات" in text


def test_the_annex_has_a_row_for_it():
    with speaking("en"):
        entries = [entry for group in groups(HUNG, under(HUNG)) for entry in group.entries if entry.lang]
    assert [(entry.words, entry.source, entry.sort, entry.lang) for entry in entries] == [
        ("1 في غضون خمس سنوات", "Celandia", "in Arabic, to be translated", "ar")
    ]


def test_the_table_has_a_row_with_its_language():
    table = csv.DictReader(io.StringIO(render_csv(HUNG).decode("utf-8-sig")))
    [row] = [row for row in table if row["kind"] == "original"]
    assert row == {
        "provision": "a7.1",
        "citation": "Article 7, 1",
        "kind": "original",
        "slot": "",
        "alternative": "",
        "base": "no",
        "words": "1 في غضون خمس سنوات",
        "holders": "CEL",
        "names": "Celandia",
        "reason": "",
        "opposed": "",
        "language": "ar",
        "translated": "no",
    }


def test_akoma_ntoso_carries_it_as_a_note_in_its_language():
    tree = read(HUNG)
    [words] = find(tree, "//a:note/a:p[@xml:lang='ar']")
    assert (words.xpath("string()"), find(words, "a:del/text()"), find(words, "a:ins/text()")) == (
        "1 في غضون ثلاث خمس سنوات",
        ["ثلاث"],
        ["خمس"],
    )
    [note] = find(tree, "//a:note[a:p/@xml:lang]/@eId")
    assert len(find(tree, f"//*[@eId='art_7__para_1']//a:noteRef[@href='#{note}']")) == 1


def test_word_sets_it_from_right_to_left_beneath_its_provision():
    document = part(render(HUNG), "word/document.xml")
    [paragraph] = [p for p in document.iter(f"{W}p") if style(p) == "ProvisionOriginal"]
    properties = paragraph.find(f"{W}pPr")
    runs = [
        (run.find(f"{W}rPr/{W}rStyle").get(f"{W}val"), "".join(run.itertext()), run.find(f"{W}rPr/{W}rtl") is not None)
        for run in paragraph.iter(f"{W}r")
        if "".join(run.itertext()).strip()
    ]
    assert (properties.find(f"{W}bidi").get(f"{W}val"), runs) == (
        "1",
        [
            ("ProvisionNumber", "1 ", True),
            ("QuotedWords", "في غضون", True),
            ("DeletedWords", "ثلاث", True),
            ("InsertedWords", "خمس", True),
            ("QuotedWords", "سنوات", True),
        ],
    )


def style(paragraph: etree._Element) -> str:
    return next((one.get(f"{W}val") for one in paragraph.iter(f"{W}pStyle")), "")


def test_word_keeps_one_on_a_footnote_and_one_in_a_table():
    cell = next(one.id for one in ENGLISH.settings if one.kind == "cell")
    note = next(one.id for one in ENGLISH.settings if one.kind == "footnote")
    made = render(hung(ARABIC, cell, hung(ARABIC, note)))
    words = [
        "".join(part(made, name).itertext()).count("Suggestion in Arabic by Celandia, to be translated.")
        for name in ("word/document.xml", "word/footnotes.xml")
    ]
    assert words == [1, 1]


def test_the_pdf_prints_it_in_the_order_of_its_script(tmp_path):
    made = render_pdf(HUNG)
    text = " ".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(made))
    assert "Suggestion in Arabic by Celandia, to be translated." in text
    (tmp_path / "r.pdf").write_bytes(made)
    shown = subprocess.run(["pdftotext", tmp_path / "r.pdf", "-"], capture_output=True, check=True).stdout.decode()
    assert "سنوات" in shown
