"""Which passwords are refused: those that are tried first. Which characters stand in one is nobody's business."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.bodies.rules.password import FEWEST_DIFFERENT, Weakness, find_weakness

COMMON = frozenset({"password", "letmein", "dragon", "trustno1"})
WORDS = ("Demonstration", "Assembly", "plenary", "fel")


@pytest.mark.parametrize(
    ("password", "weakness"),
    [
        ("quiet harbour lantern", None),
        ("password", Weakness.COMMON),
        ("Password2026!", Weakness.COMMON),
        ("passwordpassword", Weakness.COMMON),
        ("dragon1dragon1", Weakness.COMMON),
        ("trustno1", Weakness.COMMON),
        ("123456789012", Weakness.PATTERN),
        ("abcdefghijklmnop", Weakness.PATTERN),
        ("abababababab", Weakness.PATTERN),
        ("aaaabbbbccccdddd", Weakness.PATTERN),
        ("plenary-assembly", Weakness.CONTEXT),
        ("Demonstration2026", Weakness.CONTEXT),
        ("fel fel and the long night", None),
        ("assembly of seven herons", None),
        ("839201746502", None),
        ("ни одного слова здесь", None),
    ],
)
def test_a_password_is_weak_where_it_is_guessed_first(password: str, weakness: Weakness | None):
    assert find_weakness(password, COMMON, WORDS) == weakness


@given(st.text(min_size=1, max_size=64))
def test_one_of_fewer_different_characters_than_five_is_always_weak_and_nothing_breaks_on_any(password: str):
    found = find_weakness(password, COMMON, WORDS)
    if len(set(password.casefold())) < FEWEST_DIFFERENT:
        assert found is Weakness.PATTERN
    assert find_weakness(password, COMMON) in (None, Weakness.COMMON, Weakness.PATTERN)


@given(st.sampled_from(sorted(COMMON)), st.integers(2, 4), st.text("0123456789!?. ", max_size=6))
def test_a_common_one_made_longer_is_weak(common: str, times: int, tail: str):
    assert find_weakness(common * times, COMMON) is not None
    assert find_weakness(common.title() + tail, COMMON) is not None
