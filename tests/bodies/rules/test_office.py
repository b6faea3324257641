"""Offices: one holder at a time, one chair, and tellers of different members."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plenary.bodies.rules.office import (
    Holding,
    Kind,
    Named,
    call_holding,
    call_office,
    find_hindrance,
    needs_member,
    seat_of,
)
from plenary.bodies.rules.period import Period

START = date(2026, 1, 1)
PERIODS = st.builds(
    lambda start, length: Period(START + timedelta(days=start), START + timedelta(days=start + length)),
    st.integers(0, 20),
    st.integers(1, 10),
)
HOLDINGS = st.builds(
    Holding,
    st.sampled_from(["chair", "vice-1", "vice-2", "teller-1", "teller-2"]),
    st.sampled_from(Kind),
    st.sampled_from(["AND", "BOR"]),
    PERIODS,
)


@given(st.lists(HOLDINGS, max_size=25))
def test_offices_filled_one_after_the_other_never_have_two_holders_two_chairs_or_two_tellers_of_one_member(wanted):
    held: list[Holding] = []
    for each in wanted:
        if find_hindrance(held, each) is None:
            held.append(each)
    for number in range(40):
        day = START + timedelta(days=number)
        today = [each for each in held if each.period.holds(day)]
        assert len({each.office for each in today}) == len(today)
        assert sum(each.kind is Kind.CHAIR for each in today) <= 1
        tellers = [each.member for each in today if each.kind is Kind.TELLER]
        assert len(set(tellers)) == len(tellers)


@given(st.lists(HOLDINGS, max_size=5), HOLDINGS)
def test_who_held_an_office_at_another_time_stands_in_nobodys_way(held, wanted):
    assert find_hindrance([each for each in held if not each.period.meets(wanted.period)], wanted) is None


def test_vice_chairs_may_be_several_and_a_secretary_acts_as_the_secretariat():
    year = Period(START)
    vice = Holding("vice-1", Kind.VICE_CHAIR, "AND", year)
    assert find_hindrance([vice], Holding("vice-2", Kind.VICE_CHAIR, "AND", year)) is None
    assert find_hindrance([vice], Holding("vice-1", Kind.FACILITATOR, "BOR", year)) is vice
    assert [seat_of("desk", kind) for kind in (Kind.SECRETARY, Kind.TELLER)] == ["secretariat", "office:desk"]
    assert [kind for kind in Kind if not needs_member(kind)] == [Kind.SECRETARY]


def taken_up(number: int, year: int, name: str | None = None) -> Named:
    return Named(number, date(year, 1, 1), {"en": name} if name else None)


def test_an_office_is_called_as_whoever_holds_it_on_the_day_has_it():
    held = [taken_up(1, 2026, "Data"), taken_up(2, 2030, "Space"), taken_up(3, 1999, "Old style"), taken_up(4, 2034)]
    years = (1998, 1999, 2026, 2029, 2030, 2034)
    called = [call_office(held, date(year, 6, 1)) for year in years]
    assert [names and names["en"] for names in called] == [
        "Old style",
        "Old style",
        "Data",
        "Data",
        "Space",
        "Space",
    ]
    assert [(call_holding(held, one) or {}).get("en") for one in held] == ["Data", "Space", "Old style", "Space"]


def test_names_that_are_entered_later_of_an_earlier_holder_change_nothing():
    held = [taken_up(1, 2026), taken_up(2, 1999, "Old style"), taken_up(3, 2030, "Space")]
    assert [call_office(held, date(year, 6, 1)) for year in (2000, 2026, 2030)] == [
        {"en": "Old style"},
        None,
        {"en": "Space"},
    ]
