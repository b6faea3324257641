"""Paragraphs that are marked up by hand and have tracked changes besides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Block, Change, Markup, Piece
from plenary.engine.text.candidate import find, unmarked
from tests.engine.text.candidate.accord import EN, MEMBERS

SAID = "Costs are shared by all Members."
RED = {"markup": frozenset({Markup.COLOURED}), "colour": "FF0000"}
SIGNS = {Change.KEPT: "{}", Change.DELETED: "-{}-", Change.INSERTED: "+{}+"}


def block(*said: str) -> Block:
    """``-struck-``, ``+put in+`` and plain words."""
    changes = {"-": Change.DELETED, "+": Change.INSERTED}
    return Block(tuple(Piece(one.strip("-+"), changes.get(one[0], Change.KEPT)) for one in said))


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        (
            ("1. Costs are [ARA: fully] shared by ", "+nearly +", "all Members."),
            "Costs are shared by +nearly +all Members.",
        ),
        (
            ("Costs ", "-are-", "+may be+", " shared [ARA: fairly] by all Members."),
            "Costs -are-+may be+ shared by all Members.",
        ),
        (("Costs are ", "-[ARA: fully] -", "shared by all Members."), "Costs are shared by all Members."),
        (
            ("Costs are share", "+able or share+", "d [ARA: x] by all Members."),
            "Costs are share+able or share+d by all Members.",
        ),
        (("Costs are ", "+not +", "shared by."), "Costs are +not +shared by all Members."),
        (("Costs", "- are-", " always split by all"), "Costs- are- shared by all Members."),
        (("Costs are shared by", "+ nearly+"), "Costs are shared by+ nearly+ all Members."),
    ],
)
def test_what_is_tracked_stays_on_the_words_of_the_base(said: tuple[str, ...], expected: str) -> None:
    found = unmarked(block(*said), SAID)
    assert "".join(SIGNS[piece.change].format(piece.text) for piece in found) == expected


WORDS = st.sampled_from(
    ["Costs", " are", " shared", " ", "sha", "red by", " all", " Members.", "[ARA: x]", "1. ", ".", "成本"]
)


@given(
    st.lists(st.tuples(WORDS, st.sampled_from(Change))),
    st.sampled_from([SAID, "Costs", "成本由所有成员分担。", ". are"]),
)
def test_without_what_is_tracked_the_words_are_those_of_the_base(said: list[tuple[str, Change]], text: str) -> None:
    listed = Block(tuple(Piece(words, change) for words, change in said))
    found = Block(unmarked(listed, text))
    assert found.rejected == text
    put_in = [words for words, change in said if change is Change.INSERTED]
    assert [piece.text for piece in found.pieces if piece.change is Change.INSERTED] == put_in


def test_the_look_of_words_is_left_out() -> None:
    pieces = (
        Piece("Costs ", **RED),
        Piece("always ", Change.INSERTED, "Ann", **RED),
        Piece("are shared by all Members."),
    )
    assert unmarked(Block(pieces), SAID) == (
        Piece("Costs "),
        Piece("always ", Change.INSERTED, "Ann"),
        Piece("are shared by all Members."),
    )


def test_tracked_words_that_stand_out_ask_nothing_besides() -> None:
    pieces = (
        Piece("Costs are "),
        Piece("always ", Change.INSERTED, **RED),
        Piece("shared", Change.DELETED, **RED),
        Piece("."),
    )
    assert find(EN, [Block(pieces)], members=MEMBERS) == ()
