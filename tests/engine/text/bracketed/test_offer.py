"""What an editor of a bracketed paragraph offers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.bracketed import compose, parse, read_offer


def offered(before: str, after: str) -> str | None:
    """The words that an edited paragraph stands for, or None where nobody can tell."""
    parts = parse(after, {"AR"}).parts
    offer = read_offer(parse(before, {"AR"}).parts, parts)
    return None if offer is None else compose(parts, offer).text


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("It is [a][b].", "It was [a][b].", "It was a."),
        ("It is [a][b].", "It is [a][b][c].", "It is c."),
        ("It is [a / b].", "It is [a / c / b].", "It is c."),
        ("It is [a][b].", "It is [a][b and c].", "It is b and c."),
        ("It is [a][b].", "It is [a and c][b].", "It is a and c."),
        ("It is [a].", "It is [a and c].", "It is a and c."),
        ("It is [a].", "It is [a / c].", "It is c."),
        ("It is [AR: a].", "It is [AR: a and c].", "It is a and c."),
        ("[It is [a][b] here.]", "[It is [a][b][c] here.]", "It is c here."),
        ("[x / it is [a][b]]", "[x / it is [a][b][c]]", "it is c"),
    ],
)
def test_the_alternative_that_is_new_or_has_other_words_is_offered(before: str, after: str, words: str) -> None:
    assert offered(before, after) == words


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is [a][b].", "It is b."),
        ("It is [a][b][c].", "It is [a][b]."),
        ("It is [a][b].", "It is [c][d]."),
        ("It is [a][b].", "It is [a][b][c][d]."),
        ("It is [a][b].", "It is [a][c][d]."),
        ("It is [a].", "It is [a][b]."),
        ("It is [AR: a].", "It is [a]."),
        ("[It is [a] here.]", "[It is a here.]"),
        ("It is [a][no text].", "It is [a][no text at all]."),
    ],
)
def test_nobody_can_tell_what_a_bracket_that_went_or_several_that_came_mean(before: str, after: str) -> None:
    assert offered(before, after) is None


@given(st.lists(st.sampled_from(["[a][b]", "[c / [d] / e]", "f", "[g]"]), max_size=6))
def test_an_untouched_paragraph_offers_nothing(pieces: list[str]) -> None:
    parts = parse(" ".join(pieces)).parts
    assert read_offer(parts, parts) == {}
