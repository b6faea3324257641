"""Tokens: nothing is lost, and each script is cut where its readers would cut it."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.tokens import Vocabulary, join, lead, tokenise


@given(st.text())
def test_the_tokens_of_any_text_join_to_that_text(text: str) -> None:
    assert join(tokenise(text)) == text


@given(st.text())
def test_an_interned_text_gives_its_words_back(text: str) -> None:
    vocabulary = Vocabulary()
    assert vocabulary.words(vocabulary.intern(text)) == lead(text)


@given(st.one_of(st.text(), st.text("ab1.,:'’ \t\u00a0\u0301合")))
def test_a_text_is_interned_token_by_token(text: str) -> None:
    vocabulary = Vocabulary()
    for _ in range(2):
        assert [vocabulary.tokens[ord(character)] for character in vocabulary.intern(text)] == tokenise(text)


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("Each Party shall, where", [" Each", " Party", " shall", ",", " where"]),
        (
            "the Party's low-carbon (1.5 °C) aim",
            [" the", " Party's", " low-carbon", " (", "1.5", " °", "C", ")", " aim"],
        ),
        (
            "forty‐five non‑state A-1 2024-2030 pre- and –x",
            [" forty‐five", " non‑state", " A", "-", "1", " 2024", "-", "2030", " pre", "-", " and", " –", "x"],
        ),
        ("كلُّ طرفٍ، وفقًا", [" كلُّ", " طرفٍ", "،", " وفقًا"]),
        ("各国应当合作。", [" 各国", "应当", "合作", "。"]),
        ("各国应使用AI。", [" 各国", "应", "使用", "AI", "。"]),
        ("十二月三十一日，三十天", [" 十二", "月", "三十一", "日", "，", "三十", "天"]),
        ("第三十一条，第一百条，第一", [" 第", "三十一", "条", "，", "第", "一百", "条", "，", "第一"]),
        ("一切三方合作、十份", [" 一切", "三方合作", "、", "十", "份"]),
        ("Каждая сторона", [" Каждая", " сторона"]),
        ("l’État s’engage", [" l’État", " s’engage"]),
        ("; and", [";", " and"]),
        ("aims,⁽¹²⁾ and", [" aims", ",", "⁽¹²⁾", " and"]),
        ("", []),
        (" ", ["  "]),
    ],
)
def test_each_script_is_cut_at_its_words(text: str, tokens: list[str]) -> None:
    assert tokenise(text) == tokens


def test_interning_passes_over_the_surrogates() -> None:
    vocabulary = Vocabulary()
    characters = [vocabulary[str(number)] for number in range(0xE000)]
    assert len(set(characters)) == 0xE000
    assert not any(0xD800 <= ord(character) < 0xE000 for character in characters)
    assert all(vocabulary.words(character) == str(number) for number, character in enumerate(characters))
    assert ord(characters[-1]) < sys.maxunicode


@pytest.mark.parametrize("text", ["one  two", "one \ttwo three", "one\n two", "one two ", "\tone two"])
def test_white_space_that_is_not_one_space_is_interned_with_the_token_behind_it(text: str) -> None:
    vocabulary = Vocabulary()
    assert [vocabulary.tokens[ord(character)] for character in vocabulary.intern(text)] == tokenise(text)
    assert vocabulary.words(vocabulary.intern(text)) == lead(text)
