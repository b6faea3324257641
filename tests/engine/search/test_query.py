"""Whatever is typed is read as terms, all of which have to be met; the last word by its beginning."""

import pytest

from plenary.engine.search.query import LONGEST, MOST, QueryTooLong, Term, close, read_query

SLASH, DOT = "\ue000", "\ue001"


def test_all_words_are_looked_for_and_the_last_one_may_be_half_typed():
    assert read_query("Shared  compu") == (Term("shared"), Term("compu", open=True))
    assert close(read_query("Shared compu")) == (Term("shared"), Term("compu"))
    assert (Term("compu", open=True).fits("computing"), Term("compu").fits("computing")) == (True, False)
    assert (Term("compu").fits("compu"), Term("compu", open=True).fits("shared")) == (True, False)


def test_a_symbol_is_looked_for_as_a_whole_and_one_with_too_many_parts_by_each():
    assert read_query("a/l.2/rev") == (Term(f"a{SLASH}l{DOT}2{SLASH}rev", open=True),)
    assert read_query("/".join("abcdefghijklm")) == (*(Term(part) for part in "abcdefghijkl"), Term("m", open=True))
    long = "x" * 61
    assert read_query(f"{long}/{long}") == (Term(long), Term(long, open=True))


def test_characters_without_spaces_are_looked_for_in_pairs_and_one_alone_as_itself():
    assert read_query("人工智能") == (Term("人工"), Term("工智"), Term("智能"))
    assert read_query("shared 人") == (Term("shared"), Term("人"))


def test_signs_mean_nothing():
    assert read_query('"x" AND (y* OR NEAR) : ^z\0') == (
        *map(Term, ("x", "and", "y", "or", "near")),
        Term("z", open=True),
    )
    for typed in ("", "   ", '"', "*", "* : ^ ( ) ' & | ! \\", "\0", "\ue000\ue001"):
        assert read_query(typed) == ()


def test_words_are_looked_for_once_and_no_more_than_are_of_use():
    assert read_query("a a b") == (Term("a"), Term("b", open=True))
    assert read_query(" ".join(f"w{number}" for number in range(40))) == tuple(
        Term(f"w{number}") for number in range(MOST)
    )


def test_too_much_is_not_read():
    assert len(read_query("x" * LONGEST)) == 1
    with pytest.raises(QueryTooLong) as fault:
        read_query("x" * (LONGEST + 1))
    assert fault.value.length == LONGEST + 1
