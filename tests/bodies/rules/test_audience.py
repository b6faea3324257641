"""A reader sees what its seats give, and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.bodies.rules.audience import ANYBODY, Reader, list_audiences, may_see

CODES = st.sampled_from(["FEL", "AND", "COAST", "friends", "chair", "clerk"])
SEATS = st.one_of(
    st.just("secretariat"),
    st.builds("{}:{}".format, st.sampled_from(["delegation", "group", "office"]), CODES),
)
READERS = st.builds(Reader, st.frozensets(SEATS), st.frozensets(CODES), st.frozensets(CODES))
AUDIENCES = st.one_of(
    st.sampled_from(["public", "members", "secretariat", "chair", "", ":", "forum:", "person:FEL", "delegation"]),
    st.builds("{}:{}".format, st.sampled_from(["delegation", "group", "office", "forum"]), CODES),
)

FELUNDA = Reader(frozenset({"delegation:FEL"}), frozenset({"COAST"}), frozenset({"friends"}))
CHAIR = Reader(frozenset({"office:chair"}))
SECRETARIAT = Reader(frozenset({"secretariat"}))


@pytest.mark.parametrize(
    ("audience", "anybody", "felunda", "chair", "secretariat"),
    [
        ("public", True, True, True, True),
        ("members", False, True, False, True),
        ("secretariat", False, False, False, True),
        ("chair", False, False, True, False),
        ("office:chair", False, False, True, False),
        ("delegation:FEL", False, True, False, False),
        ("delegation:AND", False, False, False, False),
        ("group:COAST", False, True, False, False),
        ("group:HILLS", False, False, False, False),
        ("forum:friends", False, True, False, False),
        ("forum:others", False, False, False, False),
        ("delegation:", False, False, False, False),
        ("everybody", False, False, False, False),
    ],
)
def test_each_audience_is_seen_by_those_it_names(
    audience: str, anybody: bool, felunda: bool, chair: bool, secretariat: bool
):
    seen = [may_see(reader, audience) for reader in (ANYBODY, FELUNDA, CHAIR, SECRETARIAT)]
    assert seen == [anybody, felunda, chair, secretariat]


@given(READERS, AUDIENCES)
def test_a_reader_never_sees_what_its_seats_do_not_give(reader: Reader, audience: str):
    kind, _colon, key = audience.partition(":")
    given_by = {
        "public": True,
        "members": any(seat == "secretariat" or seat.startswith("delegation:") for seat in reader.seats),
        "secretariat": "secretariat" in reader.seats and audience == "secretariat",
        "chair": "office:chair" in reader.seats,
        "delegation": bool(key) and audience in reader.seats,
        "office": bool(key) and audience in reader.seats,
        "group": bool(key) and (audience in reader.seats or key in reader.groups),
        "forum": bool(key) and key in reader.forums,
    }
    assert may_see(reader, audience) is given_by.get(kind, False)


@given(READERS, AUDIENCES)
def test_what_a_query_asks_for_is_what_the_reader_may_see(reader: Reader, audience: str):
    assert (audience in list_audiences(reader)) is may_see(reader, audience)


@given(READERS, READERS, AUDIENCES)
def test_more_seats_never_show_less(one: Reader, other: Reader, audience: str):
    both = Reader(one.seats | other.seats, one.groups | other.groups, one.forums | other.forums)
    assert may_see(both, audience) is (may_see(one, audience) or may_see(other, audience))
