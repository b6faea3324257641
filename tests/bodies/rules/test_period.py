"""Periods: a day lies within or without, and two of them meet or do not."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.bodies.rules.capability import STANDINGS, Capability, may
from plenary.bodies.rules.period import Period, cover, find_overlap

START = date(2026, 1, 1)
DAYS = st.integers(0, 30).map(lambda days: START + timedelta(days=days))
PERIODS = st.builds(
    lambda start, length: Period(start, None if length is None else start + timedelta(days=length)),
    DAYS,
    st.none() | st.integers(1, 12),
)


@given(PERIODS, PERIODS)
def test_two_periods_meet_where_some_day_lies_within_both(one: Period, other: Period):
    days = [START + timedelta(days=number) for number in range(60)]
    assert one.meets(other) == other.meets(one) == any(one.holds(day) and other.holds(day) for day in days)


@given(st.lists(PERIODS, max_size=6))
def test_an_overlap_is_found_where_two_of_many_meet(periods: list[Period]):
    meeting = any(one.meets(other) for place, one in enumerate(periods) for other in periods[:place])
    found = find_overlap(periods)
    assert (found is not None) == meeting
    if found:
        assert found[0].meets(found[1])


def test_a_period_ends_after_it_starts():
    for end in (START, START - timedelta(days=1)):
        with pytest.raises(ValueError, match="a period ends after it starts"):
            Period(START, end)


def test_a_capability_is_held_on_the_days_of_its_periods():
    held = [(Capability.VOTE, Period(START, START + timedelta(days=2))), (Capability.SPEAK, Period(START))]
    days = [START + timedelta(days=number) for number in (-1, 0, 1, 2)]
    assert [may(held, Capability.VOTE, day) for day in days] == [False, True, True, False]
    assert [may(held, Capability.SPEAK, day) for day in days] == [False, True, True, True]


def test_an_observer_speaks_and_submits_and_an_associate_does_not_vote():
    assert STANDINGS["observer"] == {Capability.SPEAK, Capability.SUBMIT}
    assert frozenset(Capability) - STANDINGS["associate"] == {Capability.VOTE, Capability.BE_ELECTED}


def test_periods_cover_another_where_they_leave_no_day_of_it_out():
    def between(start: int, end: int | None = None) -> Period:
        return Period(date(start, 1, 1), None if end is None else date(end, 1, 1))

    joined = [between(2020), between(2010, 2012), between(2012, 2015)]
    covered = {
        (2010, 2012): True,
        (2011, 2015): True,
        (2011, 2016): False,
        (2015, 2016): False,
        (2014, None): False,
        (2020, None): True,
        (2021, 2030): True,
        (2009, 2011): False,
    }
    assert {days: cover(joined, between(*days)) for days in covered} == covered
    assert not cover([], between(2010))


def test_a_period_is_read_from_two_days_as_they_are_written():
    assert Period.read("2026-01-01", "2026-02-01") == Period(START, date(2026, 2, 1))
    assert Period.read("2026-01-01", None) == Period(START)
