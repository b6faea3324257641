"""What an editor of a bracketed paragraph offers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.bracketed import Offers, compose, parse, read_offers, unbracket
from plenary.engine.text.provision import Instrument, Kind, Provision


def offered(before: str, after: str) -> str | None:
    """The words that an edited paragraph stands for, or None where nobody can tell."""
    parts = parse(after, {"AR"}).parts
    offers = read_offers(parse(before, {"AR"}).parts, parts)
    return None if offers is None else " | ".join(compose(parts, offer).text for offer in offers.selections)


def opposed(before: str, after: str) -> tuple[str | None, list[str]]:
    """The same words, and those of the alternatives that an editor struck."""
    parts = parse(before, {"AR"}).parts
    offers = read_offers(parts, parse(after, {"AR"}).parts)
    return offered(before, after), [compose(parts, dict([one])).text for one in offers.opposed] if offers else []


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
        ("It is [a] here.", "It is here.", "It is here."),
        ("It is [a] here [b] now [c].", "It is here now [c].", "It is here now c."),
        ("It is [a] here [b].", "It is here [b and c].", "It is here b and c."),
        ("It is [a][b] here [c].", "It is [a][b] here.", "It is a here."),
        ("[Each [full] year]", "[Each year]", "Each year"),
    ],
)
def test_the_alternative_that_is_new_or_has_other_words_is_offered(before: str, after: str, words: str) -> None:
    assert offered(before, after) == words


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It is [a][b].", "It is b."),
        ("It is [a][b][c].", "It is [b][c]."),
        ("It is [a][AR: b].", "It is [AR: b]."),
        ("It is [a][b].", "It is [b and c]."),
        ("It is [a][b].", "It is [][b]."),
        ("It is [a][b].", "It is [][]."),
        ("It is [a [b / c]].", "It is [a [b]]."),
        ("It is [a][b].", "It is [c][d]."),
        ("It is [a][b].", "It is [a][b][c][d]."),
        ("It is [a][b].", "It is [a][c][d]."),
        ("It is [a].", "It is [a][b]."),
        ("It is a.", "It is [a]."),
        ("It is [a] here.", "It is a here."),
        ("It is [a] here.", "It was here."),
        ("It is [a] here [b].", "It was here [b]."),
        ("It is [a here.", "It is here."),
        ("It is [AR: a].", "It is [a]."),
        ("[It is [a] here.]", "[It is a here.]"),
        ("It is [a][no text].", "It is [a][no text at all]."),
    ],
)
def test_nobody_can_tell_what_a_bracket_that_went_or_several_that_came_mean(before: str, after: str) -> None:
    assert offered(before, after) is None


@pytest.mark.parametrize(
    ("before", "after", "words", "struck"),
    [
        ("It is [a][b].", "It is [a].", "It is a.", ["It is b."]),
        ("It is [a][b].", "It is [b].", "It is b.", []),
        ("It is [a / b / c].", "It is [a / c].", "It is a.", ["It is b."]),
        ("It is [a][no text].", "It is [a].", "It is a.", ["It is."]),
        ("It is [a][b] here.", "It is here.", "It is here.", ["It is b here."]),
        ("It is [AR: a] here.", "It is here.", "It is here.", ["It is a here."]),
        ("It is [a][AR: b] or [c].", "It is [a] or [c / d].", "It is a or d.", ["It is b or c."]),
        ("It is [a][b].", "It is [a][].", "It is a.", ["It is b."]),
        ("It is [a] here.", "It is [] here.", "It is here.", []),
    ],
)
def test_an_alternative_that_was_struck_with_its_signs_is_opposed(
    before: str, after: str, words: str, struck: list[str]
) -> None:
    assert opposed(before, after) == (words, struck)


@pytest.mark.parametrize(
    ("before", "after", "edited"),
    [
        ("It is [a][b].", "It is [a][b and c].", ["It is b."]),
        ("It is [a][b].", "It is [a and c][b].", []),
        ("It is [a][b].", "It is [a][b][c].", []),
        ("It is [a][b] or [c][d].", "It is [a][b and e] or [c][d and e].", ["It is b or c.", "It is a or d."]),
        ("It is [a / b [c / d]].", "It is [a / b [c / e]].", ["It is b c.", "It is b d."]),
        ("It is [a / b [c / d]].", "It is [a / b [c / d and e]].", ["It is b c.", "It is b d."]),
    ],
)
def test_an_alternative_beside_that_of_the_base_which_has_other_words_is_edited(
    before: str, after: str, edited: list[str]
) -> None:
    parts = parse(before, {"AR"}).parts
    offers = read_offers(parts, parse(after, {"AR"}).parts)
    assert offers is not None
    assert [[compose(parts, one).text for one in edits] for edits in offers.edited] == [edited]


@pytest.mark.parametrize(
    ("before", "after", "stays"),
    [
        ("It is [a][b].", "It is [a][b][c].", "It is a."),
        ("It is [a][b].", "It is [c][a][b].", "It is a."),
        ("It is [a].", "It is [a / c].", "It is a."),
        ("It is [AR: a].", "It is [AR: a / c].", "It is."),
        ("It is [x / [a][b]].", "It is [x / [a][b][c]].", "It is a."),
        ("It is [a][b] or [c][d].", "It is [a][b][e] or [c and f][d].", "It is a or c and f."),
        ("It is [a][b].", "It is [a][b and c].", None),
    ],
)
def test_an_alternative_that_came_is_one_beside_those_that_all_stay(before: str, after: str, stays: str | None) -> None:
    parts = parse(after, {"AR"}).parts
    offers = read_offers(parse(before, {"AR"}).parts, parts)
    assert offers is not None
    [offer], [added] = offers.selections, offers.added
    assert (compose(parts, {**offer, **added}).text if added else None) == stays


FIRST, SECOND = "Option 1: It is a.", "Option 2: It is b."


def offered_options(before: list[str], after: list[str]) -> list[str] | None:
    """The words that edited options stand for, each a paragraph, or None where nobody can tell."""
    one, other = (
        unbracket(Instrument(tuple(Provision(f"p{at}", Kind.TEXT, text) for at, text in enumerate(listed))))
        for listed in (before, after)
    )
    parts = other.parts["p0"]
    offers = read_offers(one.parts["p0"], parts)
    return None if offers is None else [compose(parts, offer).text for offer in offers.selections]


@pytest.mark.parametrize(
    ("after", "words"),
    [
        ([FIRST, SECOND], ["It is a."]),
        (["Option 1: It is c.", "Option 2: It is d."], ["It is c.", "It is d."]),
        (["Option 1: It is a.", "Option 2: It is d.", "Option 3: It is e."], ["It is d.", "It is e."]),
        ([FIRST, SECOND, "Option 3: It is c.", "Option 4: It is d."], ["It is c.", "It is d."]),
        (["Option 1: It is a.", "Option 2: It is c.", "Option 3: It is b."], None),
        (["Option 2: It is b.", "Option 1: It is a."], None),
        (["Option 1: It is a.", "Option 3: It is d.", "Option 4: It is e."], None),
        (["Option 1: It is a.", "Option 2: It is [d][b]."], None),
        (["Option 1: It is a.", "Option 2:"], None),
    ],
)
def test_each_option_that_is_new_or_has_other_words_is_offered(after: list[str], words: list[str] | None) -> None:
    assert offered_options([FIRST, SECOND], after) == words


def test_options_of_which_one_has_no_words_are_told_by_their_place_or_their_words() -> None:
    before = [FIRST, "Option 2: no text"]
    assert offered_options(before, ["Option 1: It is c.", "Option 2: no text"]) == ["It is c."]
    assert offered_options(before, [*before, "Option 3: It is c."]) == ["It is c."]
    assert offered_options(before, ["Option 1: It is c.", "Option 2: no text", "Option 3: It is d."]) is None


@given(st.lists(st.sampled_from(["[a][b]", "[c / [d] / e]", "f", "[g]"]), max_size=6))
def test_an_untouched_paragraph_offers_nothing(pieces: list[str]) -> None:
    parts = parse(" ".join(pieces)).parts
    assert read_offers(parts, parts) == Offers(({},))
