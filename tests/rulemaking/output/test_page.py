import gzip
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from plenary.engine.text.layout import Audience, Line, Mark, Run, Setting
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.page import render_html
from tests.browser import opened, violations
from tests.rulemaking.output.samples import ARABIC, CHINESE, ENGLISH, setting

PAGE = html.fromstring(render_html(ENGLISH))


def words(id: str) -> str:
    return " ".join(PAGE.get_element_by_id(id).xpath("string(.//p[contains(@class, 'words')])").split())


def test_words_stand_with_their_brackets_and_names():
    assert words("a7.2") == (
        "Each Party [shall / should – Borland, Celandia, Northern Group / is encouraged to – Desh] contribute"
        "[, in accordance with its national law [and practice / no text – Celandia], – Borland] to the shared pool1 "
        "resources commensurate with its [means / capabilities – Celandia]."
    )


def test_signs_are_named_for_who_cannot_see_them():
    signs = PAGE.get_element_by_id("a7").xpath(".//*[@class='br']")
    assert [(sign.text, sign.get("aria-label")) for sign in signs] == [
        ("[", "bracket opens"),
        ("/", "or"),
        ("]", "bracket closes"),
    ]


def test_every_bracket_has_an_address_and_the_way_to_the_next_is_beside_it():
    signs = PAGE.xpath("//article//a[@class='br']")
    opened = [
        run.slot for held in ENGLISH.settings for line in held.lines for run in line.runs if run.mark is Mark.OPEN
    ]
    assert sorted(sign.get("id") for sign in signs) == sorted(set(opened))
    assert [sign.get("href") for sign in signs] == [f"#{sign.get('id')}" for sign in signs]
    ways = PAGE.get_element_by_id("a7.2").xpath(".//details/p[@class='inline']/a")
    assert [(way.text, way.get("href")) for way in ways] == [("Previous brackets", "#a7"), ("Next brackets", "#a7.3")]
    assert all(PAGE.get_element_by_id(way.get("href")[1:]) is not None for way in PAGE.xpath("//p[@class='inline']/a"))


def test_words_that_are_not_the_bases_are_marked_as_such():
    assert PAGE.get_element_by_id("a7").xpath(".//ins/text()") == ["compute"]


def test_what_is_asked_for_about_a_provision_is_said_in_words():
    assert PAGE.get_element_by_id("a7.2.a").xpath(".//p[contains(@class, 'state')]/text()[last()]") == [
        " Deletion of the provision asked for by Borland.",
        " Retention as it stands asked for by Island States.",
    ]


def test_the_alternatives_of_a_provision_are_a_table():
    rows = PAGE.get_element_by_id("a7.3").xpath(".//details//tbody/tr")
    assert [[" ".join(cell.text_content().split()) for cell in row] for row in rows] == [
        [
            "The Secretariat publishes each year who contributed to the pool and who benefited from it.",
            "base text",
            "option",
        ],
        [
            "The Secretariat reports [yearly / every two years] to the Assembly on the use of the pool.",
            "Borland, Desh",
            "option",
        ],
        ["no text", "Celandia", "option"],
        ["yearly", "Borland", "first offered"],
        ["every two years", "Desh", "replacement"],
    ]


def test_the_contents_say_where_brackets_are_open():
    entries = PAGE.xpath("//nav//a")
    assert [(entry.get("href"), " ".join(entry.text_content().split())) for entry in entries] == [
        ("#pp1", "[ ]Preamble22 brackets"),
        ("#a7", "[ ]Article 7. Access to computing resources1010 brackets"),
    ]


def test_a_footnote_is_linked_from_where_it_is_cited():
    link = PAGE.get_element_by_id("a7.2").xpath(".//sup/a")[0]
    assert (link.get("href"), link.get("aria-label"), link.text) == ("#fn1", "Footnote 1", "1")
    unknown = setting("p", "paragraph", "1", 0, "See⁽²⁾.")
    assert "See⁽²⁾." in render_html(replace(ENGLISH, settings=(unknown,))).decode()


def test_the_register_lists_every_submission():
    rows = PAGE.xpath("//section[@aria-labelledby='page-register']//tbody/tr")
    assert [[cell.text_content() for cell in row] for row in rows] == [
        ["ARA.docx", "Arandia", "read", ""],
        ["northern-group.docx", "Northern Group", "to be confirmed", "Three differences were not tracked. 3 warnings"],
        ["letter.txt", "", "to be transcribed", "Nobody has said on whose behalf it came. 1 warning"],
    ]


def test_the_page_says_when_and_from_which_base():
    assert " ".join(PAGE.xpath("string(//p[@class='lede'])").split()) == (
        "A/AI/1/L.49f3c·41abAs at 14 May 2031, 13:30 (UTC)"
    )
    assert PAGE.xpath("//time/@datetime") == ["2031-05-14T13:30:00+00:00"]
    assert PAGE.xpath("//footer//code/text()") == [ENGLISH.base]
    version = html.fromstring(render_html(replace(ENGLISH, version="ab" * 32)))
    assert version.xpath("//footer/p[2]")[0].text_content() == f"SHA-256 of this version {'ab' * 32}"


def test_the_text_carries_its_own_language_and_direction_whatever_the_page_speaks():
    page = html.fromstring(render_html(replace(ARABIC, tongue="en")))
    assert (page.get("lang"), page.get("dir")) == ("en", "ltr")
    assert page.xpath("//article/@lang | //article/@dir") == ["ar", "rtl"]
    assert page.xpath("//p[contains(@class, 'state')]/@dir") == ["ltr"]
    assert set(page.xpath("//bdi[ancestor::p[contains(@class, 'words')]]/@lang")) == {"en"}


def test_what_looks_like_html_in_a_text_is_only_text():
    sly = '<script>alert(1)</script> & "x"'
    run = Run(Mark.WORDS, sly)
    edition = replace(
        ENGLISH,
        title=sly,
        settings=(Setting("p", "paragraph", sly, 0, (Line((run,)),)),),
        register=(replace(ENGLISH.register[0], name=sly, note=sly),),
    )
    page = html.fromstring(render_html(edition))
    assert page.xpath("//script") == []
    assert page.xpath("//p[contains(@class, 'words')]")[0].text == sly
    assert page.xpath("//h1")[0].text == sly


def test_an_audience_that_may_not_know_sees_no_names():
    bare = setting("p", "paragraph", "1", 0, "Each Party [shall / should] act.")
    page = html.fromstring(render_html(replace(ENGLISH, settings=(bare,), audience=Audience.NONE, register=())))
    assert page.xpath("//*[@class='who']") == []
    assert "This edition does not say who offers words." in page.text_content()


def test_an_edition_with_nothing_in_it_is_still_a_page():
    page = html.fromstring(render_html(replace(ENGLISH, settings=(), register=(), symbol="")))
    assert page.xpath("//h1/text()") == [ENGLISH.title]
    assert page.xpath("//*[@class='progress']") == []


def test_a_changed_title_and_a_heading_set_out_as_options_show_what_is_offered():
    heading = Setting(
        "a1",
        "article",
        "Article 1",
        0,
        (
            Line((Run(Mark.WORDS, "Aim"),), 1, (), "a1:0"),
            Line((Run(Mark.WORDS, "Goal", base=False),), 2, ("BOR",), "a1:0"),
        ),
    )
    title = setting("t", "title", "", 0, "Framework [on / for ^BOR] cooperation")
    page = html.fromstring(
        render_html(replace(ENGLISH, settings=(title, heading, setting("a2", "article", "Article 2", 0))))
    )
    assert [found.text for found in page.xpath("//article//h2")] == ["Article 1", "Article 2"]
    assert page.xpath("//div[@class='option']/p[1]/b/text()") == ["Option 1", "Option 2"]
    assert page.get_element_by_id("t").xpath(".//ins/text()") == ["for"]


def test_two_hundred_provisions_with_as_many_suggestions_are_small():
    provisions = [
        replace(held, id=f"{held.id}-{place}", moved=tuple(m._replace(place=f"{m.place}-{place}") for m in held.moved))
        for place in range(14)
        for held in ENGLISH.settings
        if held.kind != "title"
    ]
    page = render_html(replace(ENGLISH, settings=tuple(provisions)))
    assert len(gzip.compress(page, mtime=0)) <= 50_000


@pytest.mark.parametrize("edition", [ENGLISH, ARABIC, CHINESE], ids=["en", "ar", "zh"])
def test_one_edition_always_makes_the_same_page(edition: Edition):
    assert render_html(edition) == render_html(edition)


LONG = setting(
    "w", "paragraph", "9", 1, "Its [representativeness / internationalization-and-more ^NG,IS,ARA] is noted."
)
WORDY = replace(ENGLISH, settings=(*ENGLISH.settings, LONG))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("edition", [WORDY, ARABIC, replace(ARABIC, tongue="en")], ids=["en", "ar", "ar-in-en"])
def test_nothing_stands_in_the_way_of_a_reader(browser: Browser, edition: Edition, width: int, tmp_path: Path):
    with opened(browser, render_html(edition), tmp_path, width=width) as tab:
        tab.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
        assert violations(tab) == []
        tab.emulate_media(color_scheme="dark")
        assert violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
