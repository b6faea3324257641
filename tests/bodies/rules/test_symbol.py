"""Symbols have a body's own beginning, a series and a number, and say what they follow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.bodies.rules.symbol import BadSymbol, Symbol


@pytest.mark.parametrize(
    ("text", "stem", "series", "before", "limited"),
    [
        ("A/3/12", "A/3/12", "", None, False),
        ("A/12", "A/12", "", None, False),
        ("A/3/L.4", "A/3/L.4", "L", None, True),
        ("A/3/CRP.2", "A/3/CRP.2", "CRP", None, True),
        ("A/3/INF.2", "A/3/INF.2", "INF", None, False),
        ("A/3/L.4/Rev.1", "A/3/L.4", "L", "A/3/L.4", True),
        ("A/3/L.4/Rev.3", "A/3/L.4", "L", "A/3/L.4/Rev.2", True),
        ("A/3/12/Add.1/Corr.2", "A/3/12", "", "A/3/12/Add.1/Corr.1", False),
        ("A/3/12/Add.2/Corr.1", "A/3/12", "", "A/3/12/Add.2", False),
    ],
)
def test_a_symbol_says_its_series_and_what_it_follows(
    text: str, stem: str, series: str, before: str | None, limited: bool
):
    symbol = Symbol.parse(text, "A")
    assert (symbol.stem, symbol.series, symbol.before, symbol.is_limited) == (stem, series, before, limited)
    assert str(symbol) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "A/",
        "B/3/12",
        "A/3/0",
        "A/3/L.",
        "A/3/l.4",
        "A/3/12/Rev",
        "A/3/12/Rev.0",
        "A/3/12/Bis.1",
        "A//12",
        "A/3/12 ",
    ],
)
def test_what_the_bodys_rule_does_not_make_is_no_symbol(text: str):
    with pytest.raises(BadSymbol):
        Symbol.parse(text, "A")


@given(st.lists(st.tuples(st.sampled_from(["Rev", "Add", "Corr"]), st.integers(1, 9)), max_size=4))
def test_going_back_from_any_symbol_ends_at_its_stem(suffixes: list[tuple[str, int]]):
    symbol = Symbol("A/3/L.4", "L", tuple(suffixes))
    steps = 0
    while (before := symbol.before) is not None:
        symbol, steps = Symbol.parse(before, "A"), steps + 1
    assert (str(symbol), steps) == ("A/3/L.4", sum(number for _kind, number in suffixes))
