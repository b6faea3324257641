"""What is typed out of a text finds it, and no form means anything to a database."""

import re

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.search.query import LONGEST, MOST, read_query
from plenary.engine.search.snippet import cut, mark
from plenary.engine.search.tokens import compose, find_tokens, list_forms

LETTERS = st.sampled_from("abzÉéłß./-_'\" \n人工智能の・ｶﾞعضوٱأإآىةـَ٢۲ёЙйहि한국ไทย\u0301\u200d\ue000*:^()&|!\\%")
TEXTS = st.text(LETTERS, max_size=60) | st.text(max_size=60)
SAFE = re.compile(r"[^\s\"'\\()*:^&|!<>{}+\-,;%\0]+")


@given(TEXTS, st.integers(0, 60), st.integers(1, 60))
def test_words_typed_out_of_a_text_find_it(text: str, start: int, length: int):
    words = text.split()[start : start + length]
    typed = " ".join(words)[:LONGEST]
    forms = list_forms(text, 10**6)
    terms = read_query(typed)
    # The last word may have been cut short; its beginning is looked for, or pairs of characters that are all there.
    if len(" ".join(words)) <= LONGEST and len(terms) < MOST:
        assert [term for term in terms if not any(term.fits(form) for form in forms)] == []


@given(TEXTS)
def test_a_form_is_a_word_of_letters_digits_and_marks(text: str):
    assert [form for form in list_forms(text, 10**6) if not SAFE.fullmatch(form) or form != form.strip()] == []
    assert [term for term in read_query(text) if not SAFE.fullmatch(term.form)] == []


@given(TEXTS)
def test_writing_in_another_normal_form_or_case_changes_no_form_of_a_word(text: str):
    assert list_forms(compose(text), 10**6) == list_forms(text, 10**6)
    assert [text[token.start : token.end] for token in find_tokens(text) if token.start >= token.end] == []


@given(TEXTS, TEXTS)
def test_what_is_marked_is_the_text_itself(text: str, typed: str):
    terms = read_query(typed)
    assert "".join(piece.text for piece in mark(text, terms)) == compose(text)
    shown = "".join(piece.text for piece in cut(text, terms)).removeprefix("… ").removesuffix(" …")
    assert shown in " ".join(compose(text).split())
