"""What was found is shown with the words around it, marked, and nothing of the text is changed."""

import time

import pytest

from plenary.engine.search.place import find_places
from plenary.engine.search.query import Term, read_query
from plenary.engine.search.snippet import Piece, cut, mark


def test_a_name_is_marked_where_it_was_found():
    assert mark("Coastal Group", read_query("coast")) == (Piece("Coastal", marked=True), Piece(" Group"))
    assert mark("Coastal Group", read_query("isles")) == (Piece("Coastal Group"),)
    assert mark("", read_query("isles")) == ()


def test_what_touches_or_overlaps_is_marked_as_one():
    assert mark("使用人工智能的", read_query("人工智能")) == (
        Piece("使用"),
        Piece("人工智能", marked=True),
        Piece("的"),
    )
    assert mark("A/CONF.1/L.2", read_query("L.2 conf")) == (
        Piece("A/"),
        Piece("CONF", marked=True),
        Piece(".1/"),
        Piece("L.2", marked=True),
    )


def test_a_short_text_is_shown_whole_on_one_line():
    assert cut("A shared\n  pool.", read_query("pool")) == (Piece("A shared "), Piece("pool", marked=True), Piece("."))


def test_a_long_text_is_cut_at_words_around_the_first_thing_found():
    text = f"{'before ' * 50}the pool {'behind ' * 50}"
    assert cut(text, read_query("pool")) == (
        Piece("… "),
        Piece(f"{'before ' * 8}the "),
        Piece("pool", marked=True),
        Piece(f" {'behind ' * 25}behind"),
        Piece(" …"),
    )


def test_where_nothing_was_found_the_beginning_is_shown():
    assert cut("word " * 100, read_query("pool")) == (Piece(("word " * 49).rstrip()), Piece(" …"))


def test_a_text_without_spaces_is_cut_anywhere():
    pieces = cut("中" * 200 + "智" + "中" * 300, read_query("智"))
    assert [(len(piece.text), piece.marked) for piece in pieces] == [
        (2, False),
        (60, False),
        (1, True),
        (179, False),
        (2, False),
    ]


SPELLED = {
    ("the Côte here", "cote"): [4],
    ("mise en œuvre, OEUVRE", "oeuvre "): [8, 15],
    ("oeuvre", "oeuvre "): [0],
    ("Scoter", "cote"): [],
    ("coté cotes", "cote "): [0],
    ("A/1/L.2/Rev.1 L.2", "L.2 "): [4, 14],
    ("هذه الاتفاقيّة هنا", "اتفاقية "): [6],
    ("مُعَاهَدَة", "معاهدة "): [0],
    ("使用人工智能AI的", "ai "): [6],
    ("使用人工智能AI的", "工智"): [3],
    ("year ٢٠٢٦", "2026 "): [5],
    ("Ёлка", "елка"): [0],
    ("pool " * 20, "pool"): [0, 5, 10, 15, 20, 25, 30, 35],
}


@pytest.mark.parametrize(("text", "typed"), SPELLED)
def test_words_have_their_places_however_they_are_written(text: str, typed: str):
    terms = read_query(typed)
    closed = tuple(Term(term.form) for term in terms) if typed.endswith(" ") else terms
    assert list(find_places(text, closed[0])) == SPELLED[text, typed]


def test_the_part_is_shown_that_has_most_of_what_was_looked_for():
    text = f"One pool. {'before ' * 80}a pool that is shared {'behind ' * 80}shared"
    pieces = cut(text, read_query("shared pool"))
    assert [piece.text for piece in pieces if piece.marked] == ["pool", "shared"]
    assert pieces[0] == Piece("… ")


def test_a_hundred_thousand_characters_are_looked_through_in_a_few_hundredths_of_a_second():
    text = "a provision of an ägreement on artificial intelligence, A/1/L.2 " * 1560 + "quagga"
    began = time.process_time()
    pieces = cut(text, read_query("quagga"))
    assert time.process_time() - began < 0.1
    assert [piece.text for piece in pieces if piece.marked] == ["quagga"]
