import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.typography import INVISIBLE, fold, plain


def test_a_provision_keeps_single_spaces_and_its_no_break_spaces():
    assert plain("  Les\tMembres\n :\u00ad «\u202fouvert \u00a0 » \u200b") == "Les Membres : «\u202fouvert\u00a0»"


@given(st.text())
def test_the_plain_form_is_normal_and_stays_as_it_is(text):
    assert plain(plain(text)) == plain(text) == unicodedata.normalize("NFC", plain(text))


@given(st.text(), st.sampled_from(INVISIBLE), st.integers(0, 40))
def test_what_nobody_sees_is_no_part_of_the_words_wherever_it_stands(text, mark, place):
    assert plain(text[:place] + mark + text[place:]) == plain(text)


def test_marks_of_direction_between_two_spaces_leave_one():
    assert plain("بحلول \u200f31\u200e \u2067كانون\u2069") == "بحلول 31 كانون"


def test_signs_that_join_letters_are_seen_and_stay():
    assert plain("می\u200cشود") == "می\u200cشود"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("États", "Etats"),
        ("L’ÉGALITÉ", "L'EGALITE"),
        ("À l’article", "A l'article"),
        ("отчёты", "отчеты"),
        ("Ещё", "Еще"),
        ("生效。", "生效．"),
        ("生效。", "生效."),
    ],
)
def test_signs_and_letters_that_say_the_same_are_folded_to_one(one, other):
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("à", "a"), ("décidé", "décide"), ("OÙ", "OU"), ("SÛR", "SUR"), ("Él", "El"), ("ÉL", "EL"), ("AÑO", "ANO")],
)
def test_accents_that_make_another_word_are_not_forgotten(one, other):
    assert fold(one) != fold(other)
