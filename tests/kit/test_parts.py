"""The parts that pages are made of: days, versions, bars, tiles, pages of a list, the rooms of a house, forms."""

import re
from datetime import UTC, date, datetime

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import Client, RequestFactory

from plenary.kit import room
from plenary.kit.language import available, speaking
from plenary.kit.picture import Part, Piece, Tile, lay_out
from plenary.kit.room import Room
from plenary.kit.templatetags.parts import day, moment, pill


def rendered(source: str, **values: object) -> str:
    return Template("{% load parts %}" + source).render(Context(values))


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.mark.parametrize(
    ("tongue", "written"),
    [
        ("en", "1 June 2026, 16:00 UTC"),
        ("fr", "1 juin 2026, 16:00 UTC"),
        ("ru", "1 июня 2026\N{NARROW NO-BREAK SPACE}г., 16:00 UTC"),
        ("zh", "2026年6月1日 16:00 UTC"),
        ("ar", "1 يونيو 2026، 16:00 بالتوقيت العالمي"),
    ],
)
def test_a_moment_is_written_as_the_reader_writes_it(tongue: str, written: str):
    with speaking(tongue):
        html = moment("2026-06-01T16:00:00.000000Z")
        assert html == f'<time datetime="2026-06-01T16:00:00+00:00">{written}</time>'
        assert moment(datetime(2026, 6, 1, 16, tzinfo=UTC)) == html


def test_a_day_is_written_from_a_date_or_from_what_a_table_holds():
    assert day("2026-06-01") == day(date(2026, 6, 1)) == '<time datetime="2026-06-01">1 June 2026</time>'


def test_a_version_is_shown_with_the_beginning_of_its_hash():
    assert pill("A/1/L.4", "9f3c41ab" + "0" * 56) == (
        f'<span class="pill">A/1/L.4 <code title="SHA-256 9f3c41ab{"0" * 56}">9f3c·41ab</code></span>'
    )
    assert pill("<A>") == '<span class="pill">&lt;A&gt;</span>'


def test_a_bar_has_a_piece_for_each_part_and_none_has_width_where_there_is_nothing():
    assert lay_out([Part("agreed", 1, "good"), Part("open", 3, "open")]) == [
        Piece("agreed", 1, "good", "✓", "0", "25"),
        Piece("open", 3, "open", "[ ]", "25", "75"),
    ]
    assert [piece.width for piece in lay_out([Part("agreed", 0, "good")])] == ["0"]
    html = rendered(
        '{% meter parts "One of four is agreed." %}', parts=[Part("agreed", 1, "good"), Part("open", 3, "")]
    )
    assert 'aria-label="One of four is agreed."' in html
    assert words(html) == "✓ agreed 1 open 3"


def test_tiles_stand_in_the_order_given_each_with_its_sign_and_word():
    html = rendered(
        "{% tiles given %}", given=[Tile("Felunda", "agreed", "good", "/x"), Tile("Borland", "open", "open")]
    )
    assert words(html) == "Felunda ✓ agreed Borland [ ] open"
    assert html.count("<a ") == 1


def test_the_pages_of_a_list_keep_what_else_was_asked_for():
    request = RequestFactory().get("/list/?who=FEL&page=2")
    html = rendered("{% pages page %}", page=Paginator(range(30), 10).page(2), request=request)
    assert re.findall(r'href="([^"]+)"', html) == ["?who=FEL&amp;page=1", "?who=FEL&amp;page=3"]
    assert words(html) == "Previous page Page 2 of 3 Next page"
    assert rendered("{% pages page %}", page=Paginator(range(3), 10).page(1), request=request).strip() == ""


def test_crumbs_lead_up_and_the_last_is_the_page_itself():
    html = rendered('{% crumbs "Bodies" "/" "Members" %}')
    assert (words(html), re.findall(r'href="([^"]+)"', html)) == ("Bodies Members", ["/"])
    assert '<span aria-current="page">Members</span>' in html


def test_rooms_are_shown_by_rank_and_a_key_is_used_once(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(room, "_rooms", {})
    room.add(Room("groups", "Groups", "groups", 2))
    room.add(Room("members", "Members", "members", 1))
    room.add(Room("members", "Members", "members", 1))
    html = rendered('{% rooms "demo" %}', here="groups")
    assert re.findall(r'href="([^"]+)"([^>]*)>([^<]+)', html) == [
        ("/demo/members/", "", "Members"),
        ("/demo/groups/", ' aria-current="true"', "Groups"),
    ]
    with pytest.raises(ValueError, match="two rooms are called members"):
        room.add(Room("members", "Others", "members", 1))


class Asked(forms.Form):
    title = forms.CharField(help_text="As it stands.")
    sure = forms.BooleanField(required=False)
    mark = forms.CharField(widget=forms.HiddenInput)


def test_what_is_wrong_stands_at_the_head_with_a_link_and_beside_its_field_and_what_was_typed_stays():
    html = str(Asked({"title": "", "sure": "on"}))
    assert '<a href="#id_title">Title: This field is required.</a>' in html
    assert '<p class="error" id="id_title_error">' in html
    assert 'aria-describedby="id_title_helptext id_title_error"' in html
    assert "checked" in html
    assert "<li>This field is required.</li>" in html, "a hidden field has nothing to link to"
    assert "errors" not in str(Asked())
    assert '<input type="hidden" name="mark"' in str(Asked())


@pytest.mark.parametrize("tongue", available())
def test_the_styleguide_shows_every_part_in_every_language(db: None, client: Client, tongue: str):
    client.cookies["language"] = tongue
    response = client.get("/styleguide/")
    page = response.content.decode()
    assert (response.status_code, f'<html lang="{tongue}"' in page) == (200, True)
    parts = ("pill", "button", "notice", "facts", "meter", "stack", "terms", "tiles", "cards", "rolls", "tabs", "brief")
    missing = [part for part in (*parts, "more", "empty", "field", "errors", "crumbs") if f'class="{part}' not in page]
    assert missing == []
    assert re.findall(r"<script(?! src=)|style=|\bon\w+=", page) == []


def test_words_between_backticks_are_code_and_all_is_escaped():
    html = rendered("{% load say %}{{ told|coded }}", told="A <day>: `2026-06-01`; ``null``, or a ` alone.")
    assert html == "A &lt;day&gt;: <code>2026-06-01</code>; <code>null</code>, or a ` alone."
