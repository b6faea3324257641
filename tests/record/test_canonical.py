"""JSON has one way to be written, and nothing else is read."""

import pytest
import rfc8785
from hypothesis import given
from hypothesis import strategies as st

from plenary.record import canonical

KEYS = st.text(max_size=3) | st.sampled_from(["\ue000", "\U0001f600", "\ud7ff", "é", "z"])
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)


@given(VALUES)
def test_what_is_written_canonically_is_read_back(value):
    data = rfc8785.dumps(value)
    assert canonical.encode(value) == data
    assert canonical.decode(data) == value


@pytest.mark.parametrize(
    "data",
    [
        b'{"b":1,"a":2}',
        b'{"a":1,"a":1}',
        b'{"a": 1}',
        b"1.0",
        b"1e2",
        b"-0",
        b"NaN",
        b"Infinity",
        b"9007199254740992",
        b"-9007199254740992",
        b'"\\u0041"',
        b'"\\ud800"',
        b'"\xff"',
        b"[" * 100_000,
        b"",
        '{"\ue000":1,"\U0001f600":2}'.encode(),
    ],
)
def test_what_is_written_otherwise_is_refused(data: bytes):
    with pytest.raises(canonical.NotCanonical):
        canonical.decode(data)


def test_keys_come_in_the_order_of_utf_16():
    data = '{"\U0001f600":2,"\ue000":1}'.encode()
    assert canonical.decode(data) == {"\ue000": 1, "\U0001f600": 2}
    assert canonical.encode({"\ue000": 1, "\U0001f600": 2}) == data
