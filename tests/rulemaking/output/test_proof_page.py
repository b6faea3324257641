from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.provision import Kind
from plenary.engine.text.touch import Touch
from plenary.rulemaking.output.page import render_proof_html
from plenary.rulemaking.proof import Answer, Candidate, Did, Doubt, Proof, ProofSheet, Withheld
from tests.browser import opened, violations

SHEET = ProofSheet(
    submission="BOR.docx",
    behalf=("Borland", "Celandia"),
    symbol="A/AI/1/L.4",
    title="Framework on cooperation in artificial intelligence",
    base="9f3c41ab" * 8,
    as_at=datetime(2031, 5, 14, 13, 30, tzinfo=UTC),
    proofs=(
        Proof(
            "a7.2",
            "Article 7, 2",
            Kind.PARAGRAPH,
            (Touch.REWORDED, Touch.RETAINED, Touch.BRACKETED),
            "Each Party shall contribute.",
            (
                Piece("Each Party"),
                Piece(" shall", Change.DELETED),
                Piece(" perhaps", Change.UNDONE),
                Piece(" should", Change.INSERTED),
                Piece(" contribute.", Change.INSERTED, move="1"),
            ),
            doubts=(Doubt("“should” was not tracked.", "paragraph 12"), Doubt("It is underlined by hand.")),
            answers=(Answer(Did.OPPOSED, "may"), Answer(Did.SUPPORTED), Answer(Did.UNDELETED)),
        ),
        Proof(
            "n",
            "Article 7, 2 bis",
            Kind.PARAGRAPH,
            (Touch.ADDED,),
            "",
            (Piece("New.", Change.INSERTED),),
            "Article 7, 2",
        ),
        Proof("n0", "", Kind.TITLE, (Touch.ADDED,), "", (Piece("First.", Change.INSERTED),)),
        Proof("m", "", Kind.TEXT, (Touch.MOVED,), "Moved.", (Piece("Moved."),), "Article 8"),
        Proof(
            "m0", "Article 9", Kind.ARTICLE, (Touch.MOVED, Touch.DELETED), "Gone.", (Piece("Gone.", Change.DELETED),)
        ),
    ),
    doubts=(Doubt("The base of this file is an older version."),),
    remarks=(Doubt("Headers and footers were left aside."), Doubt("A picture was left aside.", "page 2")),
    candidates=(
        Candidate(
            "1", "In paragraph 3 replace may by shall.", "line 4", "Article 7, 3", (Piece("may", Change.DELETED),)
        ),
        Candidate("2", "We support the proposal of Desh.", doubts=(Doubt("We could not read it."), Doubt("It asks."))),
    ),
    withheld=(Withheld("comment", "To be discussed <internally>.", "paragraph 3"),),
    absent=("Article 1", "Article 2"),
    untouched=40,
)
PAGE = html.fromstring(render_proof_html(SHEET))


JOINT = replace(
    SHEET,
    proofs=(
        replace(SHEET.proofs[0], holders=("Borland",)),
        replace(SHEET.proofs[0], holders=("Celandia", "Desh")),
        replace(SHEET.proofs[1], holders=("Borland",)),
        replace(SHEET.proofs[1], holders=("Celandia", "Desh")),
    ),
)


def said(path: str) -> list[str]:
    return [" ".join(found.text_content().split()) for found in PAGE.xpath(path)]


def test_each_provision_is_shown_as_it_was_read():
    words = PAGE.get_element_by_id("a7.2").xpath(".//p[@class='words']")[0]
    assert html.tostring(words, encoding="unicode", with_tail=False) == (
        '<p class="words">Each Party <del>shall</del> <ins>should</ins> <ins>contribute.</ins>'
        '<span class="who"> moved 1</span></p>'
    )


def test_what_the_submission_does_is_said_in_words():
    assert said("//article//p[starts-with(@class, 'state')]") == [
        "~ Words changed",
        "= Retained as it stands",
        "[ ] Words bracketed",
        "Opposed: “may”",
        "Supported: “no text”",
        "Deletion no longer asked for",
        "+ New provision, after Article 7, 2",
        "+ New provision, at the beginning",
        "↕ Provision moved to after Article 8",
        "↕ Provision moved to the beginning",
        "− Provision deleted",
    ]
    assert said("//article//h3") == ["Article 7, 2", "Article 7, 2 bis", "Title", "untitled", "Article 9"]


def test_of_several_readings_each_provision_says_for_whom_it_is_read_and_has_an_id_of_its_own():
    page = html.fromstring(render_proof_html(JOINT))
    proofs = page.xpath("//section[@class='proof']")
    assert [(one.get("id"), one.xpath("string(h3)"), one.xpath("string(p[1])")) for one in proofs] == [
        ("a7.2", "Article 7, 2", "As read for Borland"),
        ("a7.2-2", "Article 7, 2", "As read for Celandia, Desh"),
        ("n", "Article 7, 2 bis", "As read for Borland"),
        ("n-2", "Article 7, 2 bis", "As read for Celandia, Desh"),
    ]
    figures = [found.text_content() for found in page.xpath("//ul[contains(@class, 'facts')]/li")]
    assert figures[2] == "3provisions touched"


def test_every_question_stands_where_it_belongs():
    assert said("//ul[@class='questions']/li") == [
        "? The base of this file is an older version.",
        "? We could not read it.",
        "? It asks.",
        "? “should” was not tracked. (paragraph 12)",
        "? It is underlined by hand.",
    ]
    assert said("//div[contains(@class, 'candidate')]") == [
        "1In paragraph 3 replace may by shall.Article 7, 3, line 4may",
        "2We support the proposal of Desh.? We could not read it.? It asks.",
    ]


def test_what_needs_no_answer_is_told_apart_and_not_counted():
    assert said("//section[h2='How the file was read']//li") == [
        "Headers and footers were left aside.",
        "A picture was left aside. (page 2)",
    ]
    one = replace(SHEET, doubts=(), candidates=SHEET.candidates[:1], proofs=SHEET.proofs[1:2])
    page = html.fromstring(render_proof_html(one))
    figures = [found.text_content() for found in page.xpath("//ul[contains(@class, 'facts')]/li")]
    assert figures[2:] == ["1provision touched", "1question for you"]


def test_the_head_says_whose_text_it_is_and_what_is_asked():
    assert said("//ul[contains(@class, 'facts')]/li") == [
        "BOR.docxsubmission",
        "Borland, Celandiaon whose behalf",
        "5provisions touched",
        "5questions for you",
    ]
    assert said("//div[@class='notice']/p") == [
        "This is how your submission was read, and how it stands in the rolling text unless you tell the secretariat otherwise.",
        "Please compare each provision with what you meant, answer the questions, and send your confirmation.",
    ]


def test_what_is_absent_and_what_is_kept_back_is_listed():
    assert said("//ul[@class='inline']/li") == ["Article 1", "Article 2"]
    assert said("//section[h2='Kept back']//tbody/tr/td") == ["comment", "To be discussed <internally>.", "paragraph 3"]


def test_a_file_that_changes_nothing_says_so():
    bare = replace(
        SHEET,
        behalf=(),
        symbol="",
        proofs=(),
        doubts=(),
        remarks=(),
        candidates=(),
        withheld=(),
        absent=(),
        untouched=0,
    )
    page = html.fromstring(render_proof_html(bare))
    assert page.xpath("//article/p/text()") == ["The file changes nothing in the text."]
    assert "nobody has said on whose behalf" in page.text_content()


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize(
    "sheet", [SHEET, replace(SHEET, lang="ar"), replace(SHEET, tongue="ar")], ids=["en", "text-ar", "ar"]
)
def test_nothing_stands_in_the_way_of_a_reader(browser: Browser, sheet: ProofSheet, width: int, tmp_path: Path):
    with opened(browser, render_proof_html(sheet), tmp_path, width=width) as tab:
        assert violations(tab) == []
        tab.emulate_media(color_scheme="dark")
        assert violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
