"""Where suggestions meet across provisions is said on the page and in the annexes, and for each audience."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from lxml import html
from playwright.sync_api import Browser

from plenary.engine.text.conflict.meeting import meetings
from plenary.engine.text.layout import Audience, lay_out, shower
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Move, Reading
from plenary.engine.text.rolling import collate
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.encounter import encounters
from plenary.rulemaking.output.page import render_html
from plenary.rulemaking.output.pdf import render_pdf
from plenary.rulemaking.output.word import render
from tests.browser import opened, violations
from tests.rulemaking.output.samples import ENGLISH
from tests.rulemaking.output.word.reader import part

COOPERATE = "Members shall cooperate on the safe use of shared systems."
REPORT = "Each member shall report once a year to the assembly."
BASE = Instrument((Provision("p1", Kind.PARAGRAPH, COOPERATE, "1"), Provision("p2", Kind.PARAGRAPH, REPORT, "2")))
DELETE = Reading("1", ("ARA",), deleted=frozenset({"p2"}))
REWORD = Reading("2", ("BOR",), {"p2": REPORT.replace(" once a year", "")})
PUT_IN = Reading("5", ("CEL",), {"p2": REPORT.replace("member", "member, if able,")})


def edition(*readings: Reading, audience: Audience = Audience.NAMES) -> Edition:
    rolling = collate(BASE, readings, order=tuple(ENGLISH.members))
    met = meetings(rolling, shower(rolling, audience, {}))
    return replace(ENGLISH, settings=lay_out(rolling, audience=audience), meetings=met, audience=audience, register=())


def told(*readings: Reading, audience: Audience = Audience.NAMES) -> list[list[tuple[str, str, str, str]]]:
    return [
        [
            (group.provision, "".join(piece.text for piece in entry.pieces) or entry.said, entry.source, entry.sort)
            for group in groups
            for entry in group.entries
        ]
        for groups in encounters(edition(*readings, audience=audience))
    ]


def test_what_one_deletes_and_others_reword_is_told_with_the_words_around_it():
    assert told(DELETE, REWORD, PUT_IN) == [
        [
            ("p2", "the whole provision", "Arandia", "deletion of the provision"),
            ("p2", "Each member, if able, shall report once a …", "Celandia", "insertion"),
            ("p2", "Each member shall report once a year to the assembly.", "Borland", "deletion"),
        ]
    ]


@pytest.mark.parametrize(
    ("readings", "sides"),
    [
        (
            (DELETE, Reading("3", ("BOR",), retained=frozenset({"p2"}))),
            [
                ("p2", "the whole provision", "Arandia", "deletion of the provision"),
                ("p2", "the whole provision", "Borland", "retention"),
            ],
        ),
        (
            (
                Reading("3", ("ARA",), moved=(Move("p2", None, None),)),
                Reading("4", ("BOR",), {"p2": REPORT.replace("shall", "may")}),
            ),
            [
                ("p2", "to the beginning", "Arandia", "move"),
                ("p2", "Each member shall may report once a year …", "Borland", "replacement"),
            ],
        ),
        (
            (
                Reading("3", ("ARA",), moved=(Move("p2", "p1", "p1"),)),
                Reading("4", ("BOR",), {"p2": REPORT.replace("shall", "may")}),
            ),
            [
                ("p2", "to the beginning of “1”", "Arandia", "move"),
                ("p2", "Each member shall may report once a year …", "Borland", "replacement"),
            ],
        ),
        (
            (Reading("3", ("ARA",), added=(Addition("n", "p1", None, Kind.PARAGRAPH, REPORT),)),),
            [
                ("p1+1", REPORT, "Arandia", "new provision"),
                ("p2", "the whole provision", "base text", "base"),
            ],
        ),
        (
            (Reading("1", ("ARA",), {"p1": f"{COOPERATE} {REPORT}"}, deleted=frozenset({"p2"})), REWORD),
            [
                ("p1", f"… of shared systems. {REPORT}", "Arandia", "with the words of 2"),
                ("p2", REPORT, "Borland", "deletion"),
            ],
        ),
    ],
)
def test_each_side_says_what_it_asks_for(readings: tuple[Reading, ...], sides: list[tuple[str, str, str, str]]):
    assert told(*readings) == [sides]


def test_an_audience_without_names_is_told_of_no_side_whose_it_is():
    assert [side[2] for side in told(DELETE, REWORD, audience=Audience.NONE)[0]] == ["", ""]


def test_the_page_has_a_section_and_only_where_suggestions_meet(browser: Browser, tmp_path: Path):
    page = render_html(edition(DELETE, REWORD))
    [section] = html.fromstring(page).xpath("//section[@aria-labelledby='page-meetings']")
    assert [[" ".join(cell.text_content().split()) for cell in row] for row in section.xpath(".//tbody/tr")] == [
        ["2", "the whole provision", "Arandia", "deletion of the provision"],
        ["", "Each member shall report once a year to the assembly.", "Borland", "deletion"],
    ]
    assert [struck.text for struck in section.iter("del")] == ["once a year"]
    assert b"page-meetings" not in render_html(edition(REWORD))
    with opened(browser, page, tmp_path, width=360) as tab:
        assert violations(tab) == []


def test_the_annexes_in_word_and_on_paper_say_it_too():
    found = edition(DELETE, REWORD)
    pages = pypdfium2.PdfDocument(render_pdf(found))
    paper = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    word = "|".join(part(render(found), "word/document.xml").itertext())
    said = ["the whole provision", "Arandia", "deletion of the provision", "Borland"]
    assert [words in paper[paper.rindex("Where suggestions meet") :] for words in said] == [True] * len(said)
    assert "|once a year|" in word[word.rindex("Where suggestions meet") :]
    assert "Where suggestions meet" not in "".join(part(render(edition(REWORD)), "word/document.xml").itertext())
