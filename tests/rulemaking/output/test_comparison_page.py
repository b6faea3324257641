from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html
from playwright.sync_api import Browser

from plenary.engine.text.block import Piece
from plenary.engine.text.comparison import Comparison, Entry, Fate, compare
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.rulemaking.output.page import render_comparison_html
from plenary.rulemaking.output.redline import Redline
from tests.browser import opened, violations

OLD = Instrument(
    (
        Provision("t", Kind.TITLE, "Framework"),
        Provision("p", Kind.PART, "General", "Part I"),
        Provision("a1", Kind.ARTICLE, "Aim", "Article 1", "p"),
        Provision("a1.1", Kind.PARAGRAPH, "Each Party shall contribute to the shared pool.", "1", "a1"),
        Provision("a1.2", Kind.PARAGRAPH, "The Secretariat publishes a report each year.", "2", "a1"),
        Provision("a1.3", Kind.PARAGRAPH, "Nothing else applies in the matter of the pool.", "3", "a1"),
        Provision("a1.3.a", Kind.SUBPARAGRAPH, "computing time;", "(a)", "a1.3"),
        Provision("x", Kind.TEXT, "This closing sentence is longer than forty characters and goes.", "", "a1"),
    )
)
NEW = Instrument(
    (
        Provision("t", Kind.TITLE, "Framework"),
        Provision("p", Kind.PART, "General", "Part I"),
        Provision("a1", Kind.ARTICLE, "", "Article 1", "p"),
        Provision("a1.2", Kind.PARAGRAPH, "The Secretariat publishes a report each year.", "1", "a1"),
        Provision("a1.1", Kind.PARAGRAPH, "Each Party should contribute to the shared pool.", "2", "a1"),
        Provision("a1.2b", Kind.PARAGRAPH, "Observers may take part.", "2 bis", "a1"),
        Provision("a1.3", Kind.PARAGRAPH, "Nothing else applies in the matter of the pool.", "", "a1"),
        Provision("a1.3.a", Kind.SUBPARAGRAPH, "computing time;", "(a)", "a1.3"),
        Provision("y", Kind.TEXT, "", "", "a1"),
    )
)
REDLINE = Redline(
    title="Framework",
    comparison=compare(OLD, NEW),
    as_at=datetime(2031, 5, 14, 13, 30, tzinfo=UTC),
    old="A/AI/1/L.4",
    new="A/AI/1/L.4/Rev.1",
    old_hash="9f3c41ab" * 8,
    new_hash="0123abcd" * 8,
)
PAGE = html.fromstring(render_comparison_html(REDLINE))


def said(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def test_reworded_words_are_shown_struck_and_put_in():
    words = PAGE.get_element_by_id("a1.1").xpath(".//p[@class='words']")[0]
    assert html.tostring(words, encoding="unicode", with_tail=False) == (
        '<p class="words">Each Party <del>shall</del> <ins>should</ins> contribute to the shared pool.</p>'
    )


def test_what_became_of_each_provision_is_said():
    states = {
        found.get("id"): [said(state) for state in found.xpath(".//p[starts-with(@class, 'state')]")]
        for found in PAGE.xpath("//article/div")
    }
    assert {key: found for key, found in states.items() if found} == {
        "a1.2": ["↕ Moved to here: move 1.", "# Formerly 2."],
        "a1.1": ["# Formerly 1."],
        "old-a1.2": ["↕ Moved from here: move 1."],
        "a1.2b": ["+ New provision."],
        "a1.3": ["# Formerly 3."],
        "old-x": ["− Provision deleted."],
        "y": ["+ New provision."],
    }


def test_the_contents_lead_to_what_changed():
    links = [(found.get("href"), said(found)) for found in PAGE.xpath("//nav//a")]
    assert links == [
        ("#a1", "~Article 1"),
        ("#a1.2", "#Article 1, 1"),
        ("#a1.1", "~Article 1, 2"),
        ("#old-a1.2", "↕Article 1, 2"),
        ("#a1.2b", "+Article 1, 2 bis"),
        ("#a1.3", "#Article 1"),
        ("#old-x", "−Article 1"),
        ("#y", "+Article 1"),
    ]
    assert all(PAGE.get_element_by_id(href[1:]) is not None for href, _name in links)


def test_the_head_counts_what_happened():
    assert [said(found) for found in PAGE.xpath("//ul[@class='facts']/li")] == [
        "2provisions reworded",
        "2put in",
        "1taken out",
        "1moved",
    ]
    assert [said(found) for found in PAGE.xpath("//span[@class='pill']")] == [
        "A/AI/1/L.49f3c·41ab",
        "A/AI/1/L.4/Rev.10123·abcd",
    ]


def test_a_provision_without_a_number_is_named_by_its_first_words():
    old = Instrument(
        (
            Provision("s", Kind.TEXT, "Short."),
            Provision("l", Kind.TEXT, "This sentence is longer than forty characters."),
        )
    )
    new = Instrument((Provision("e", Kind.TEXT, ""),))
    page = html.fromstring(render_comparison_html(replace(REDLINE, comparison=compare(old, new))))
    assert sorted(said(found) for found in page.xpath("//nav//a")) == [
        "+untitled",
        "−Short.",
        "−This sentence is longer than forty …",
    ]
    assert [said(found) for found in page.xpath("//footer/p")] == [
        f"Old version, A/AI/1/L.4, SHA-256: {REDLINE.old_hash}",
        f"New version, A/AI/1/L.4/Rev.1, SHA-256: {REDLINE.new_hash}",
    ]


def test_a_heading_without_a_number_begins_with_its_words_and_a_title_that_stays_is_not_repeated():
    base = (Provision("t", Kind.TITLE, "Framework"), Provision("h", Kind.HEADING, "Preamble"))
    old = Instrument((*base, Provision("a", Kind.ARTICLE, "Aim", "Article 1")))
    new = Instrument((*base, Provision("a", Kind.ARTICLE, "Aims", "Article 1")))
    page = html.fromstring(render_comparison_html(replace(REDLINE, comparison=compare(old, new))))
    assert [(found.tag, said(found)) for found in page.xpath("//article/*")] == [
        ("h2", "Preamble"),
        ("h2", "Article 1. Aim Aims"),
    ]
    other = Instrument((Provision("t", Kind.TITLE, "Draft Framework"), *new.provisions[1:]))
    page = html.fromstring(render_comparison_html(replace(REDLINE, comparison=compare(old, other))))
    assert [(found.tag, said(found)) for found in page.xpath("//article/*")][:2] == [
        ("div", "Draft Framework"),
        ("h2", "Preamble"),
    ]


def test_a_split_and_a_merger_are_said():
    entries = (
        Entry(Fate.SPLIT, ("a1.1",), ("a1.1",), (Piece("Each Party shall."),)),
        Entry(Fate.MERGED, ("a1.2", "a1.3"), ("a1.2",), (Piece("The Secretariat."),)),
        Entry(Fate.SAME, ("x",), ("y",), ()),
    )
    page = html.fromstring(render_comparison_html(replace(REDLINE, comparison=Comparison(OLD, NEW, entries))))
    assert [said(found) for found in page.xpath("//article//p[starts-with(@class, 'state')]")] == [
        "⑂ Made from one provision that was split.",
        "# Formerly 1.",
        "⑃ Made from several provisions that were merged.",
        "# Formerly 2.",
    ]
    numbered = Comparison(NEW, OLD, (Entry(Fate.SAME, ("a1.3",), ("a1.3",), ()),))
    again = html.fromstring(render_comparison_html(replace(REDLINE, comparison=numbered)))
    assert "Formerly without a number." in again.text_content()


def test_two_equal_versions_say_that_nothing_changed():
    page = html.fromstring(render_comparison_html(replace(REDLINE, comparison=compare(OLD, OLD))))
    assert [said(found) for found in page.xpath("//nav/p")] == ["Nothing changed."]


def test_a_time_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        replace(REDLINE, as_at=datetime.fromisoformat("2031-05-14"))


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("tongue", ["en", "ar"])
def test_nothing_stands_in_the_way_of_a_reader(browser: Browser, tongue: str, width: int, tmp_path: Path):
    with opened(browser, render_comparison_html(replace(REDLINE, tongue=tongue)), tmp_path, width=width) as tab:
        assert violations(tab) == []
        tab.emulate_media(color_scheme="dark")
        assert violations(tab) == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
