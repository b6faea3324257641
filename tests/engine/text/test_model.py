"""A model: interning beside it is interning, only faster."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.model import Model
from plenary.engine.text.tokens import Vocabulary

pieces = st.sampled_from(
    [
        "a",
        "b",
        "1",
        ".",
        ",",
        "-",
        "'",
        "’",
        " ",
        "  ",
        "é",
        "\u0301",
        "\u200c",
        "ع",
        "\u064b",
        "合",
        "国",
        "各",
        "家",
        "缔约方",
    ]
)
texts = st.lists(pieces, max_size=12).map("".join)


@given(texts, texts, texts, texts)
def test_interning_beside_a_model_is_interning(start: str, end: str, ours: str, theirs: str) -> None:
    vocabulary = Vocabulary()
    model = Model(start + ours + end, vocabulary)
    for text in (start + theirs + end, start + end, theirs + end, start + theirs, start + ours + end):
        assert model.intern(text) == vocabulary.intern(text)


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("", ""),
        ("", "one"),
        ("one", ""),
        ("the safe use", "the responsible use"),
        ("low-carbon path", "low-emission path"),
        ("各国应当合作。", "各国必须合作。"),
        (", and so on", "; and so on"),
        ("'合", "a'合"),
        ("，国家应", "各国家应"),
    ],
)
def test_texts_of_every_shape_are_interned_beside_a_model(text: str, other: str) -> None:
    vocabulary = Vocabulary()
    assert Model(text, vocabulary).intern(other) == vocabulary.intern(other)
