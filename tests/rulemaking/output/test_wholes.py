"""Each proposal for a provision stands whole beside its brackets: on the page, and in the annexes on paper."""

from dataclasses import replace

import pypdfium2
import pytest
from lxml import html

from plenary.engine.text.layout import Audience, lay_out
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Reading
from plenary.engine.text.rolling import collate
from plenary.rulemaking.output.annex import groups, proposals_of
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.page import render_html
from plenary.rulemaking.output.pdf import render_pdf
from plenary.rulemaking.output.plain import render_txt
from plenary.rulemaking.output.word import render
from tests.rulemaking.output.samples import ENGLISH
from tests.rulemaking.output.word.reader import part

WORDS = "Members shall publish a yearly report on the safe use of models."
WIDER = "Members shall publish a yearly report on the safe and open use of models."
SOFTER = "Members may publish a yearly report on the safe use of models."
ROLLING = collate(
    Instrument((Provision("p", Kind.PARAGRAPH, WORDS, "1"),)),
    (Reading("1", ("BOR", "CEL"), {"p": WIDER}), Reading("2", ("ARA",), {"p": SOFTER})),
    order=tuple(ENGLISH.members),
)


def edition(audience: Audience = Audience.NAMES) -> Edition:
    settings = lay_out(ROLLING, audience=audience)
    return replace(ENGLISH, settings=settings, audience=audience, register=())


def test_a_proposal_is_numbered_where_the_audience_may_not_know_whose_it_is():
    said = {
        audience: [entry.source for entry in proposals_of(edition(audience), edition(audience).settings[0])]
        for audience in (Audience.NAMES, Audience.NONE)
    }
    assert said == {
        Audience.NAMES: ["base text", "Arandia", "Borland, Celandia"],
        Audience.NONE: ["base text", "Proposal 1", "Proposal 2"],
    }


def test_the_table_of_a_provision_ends_with_its_proposals_and_without_the_base():
    last = list(groups(edition(), edition().settings[0]))[-1]
    assert (last.slot, [(entry.words, entry.source, entry.sort) for entry in last.entries]) == (
        "",
        [(SOFTER, "Arandia", "whole"), (WIDER, "Borland, Celandia", "whole")],
    )


def test_the_page_marks_what_a_proposal_strikes_and_puts_in():
    [shown] = html.fromstring(render_html(edition())).xpath("//details//dl[@class='wholes']")
    found = [(child.tag, html.tostring(child, encoding="unicode", with_tail=False)) for child in shown]
    assert found == [
        ("dt", "<dt>base text</dt>"),
        ("dd", f"<dd>{WORDS}</dd>"),
        ("dt", "<dt>Arandia</dt>"),
        (
            "dd",
            "<dd>Members <del>shall</del> <ins>may</ins> publish a yearly report on the safe use of models.</dd>",
        ),
        ("dt", "<dt>Borland, Celandia</dt>"),
        ("dd", "<dd>Members shall publish a yearly report on the safe <ins>and open</ins> use of models.</dd>"),
    ]


def test_the_annex_in_word_has_each_proposal_with_its_marks():
    body = part(render(edition()), "word/document.xml")
    names = {"w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main"}
    rows = [
        [
            [
                (run.xpath("string(w:rPr/w:rStyle/@w:val)", namespaces=names), "".join(run.itertext()))
                for run in cell.iterfind(".//w:r", names)
            ]
            for cell in row.iterfind("w:tc", names)
        ]
        for row in body.iterfind(".//w:tr", names)
    ]
    assert [row[1] for row in rows if len(row) == 4 and row[3] == [("", "whole")]] == [
        [
            ("QuotedWords", "Members"),
            ("QuotedWords", " "),
            ("DeletedWords", "shall"),
            ("QuotedWords", " "),
            ("InsertedWords", "may"),
            ("QuotedWords", " "),
            ("QuotedWords", "publish a yearly report on the safe use of models."),
        ],
        [
            ("QuotedWords", "Members shall publish a yearly report on the safe"),
            ("QuotedWords", " "),
            ("InsertedWords", "and open"),
            ("QuotedWords", " "),
            ("QuotedWords", "use of models."),
        ],
    ]


def test_the_annex_on_paper_has_each_proposal():
    pages = pypdfium2.PdfDocument(render_pdf(edition()))
    said = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    table = said[said.rindex("Kind") :]
    assert table.partition(" As at")[0] == (
        "Kind 1 shall base text base may Arandia replacement 1 and open Borland, Celandia insertion Members shall may "
        "publish a yearly report on the safe use of models. 1 Arandia whole Members shall publish a yearly report on "
        "the safe and open use of models. Borland, Celandia whole"
    )


@pytest.mark.parametrize("words", [SOFTER, WIDER])
def test_plain_text_shows_the_brackets_only(words: str):
    assert words not in " ".join(render_txt(edition()).decode().split())
