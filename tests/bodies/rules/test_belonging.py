"""What is entered for a member takes effect while it belongs, and no longer."""

from dataclasses import dataclass
from datetime import date

from plenary.bodies.rules.belonging import (
    belongs,
    choose_lasting,
    find_end,
    find_entered,
    join,
    lies_between,
    takes_effect,
)
from plenary.bodies.rules.period import Period


def year(number: int) -> date:
    return date(number, 1, 1)


def between(start: int, end: int | None = None) -> Period:
    return Period(year(start), None if end is None else year(end))


def effects(entered: Period, memberships: list[Period]) -> list[int]:
    """The years from 2010 until 2030 on whose first day it takes effect."""
    return [number for number in range(2010, 2031) if takes_effect(entered, memberships, year(number))]


def test_memberships_without_a_gap_are_one():
    assert join([between(2020), between(2010, 2012), between(2012, 2015)]) == [between(2010, 2015), between(2020)]
    assert join([]) == []


def test_a_member_belongs_from_its_first_day_on_and_not_on_its_last():
    memberships = [between(2012, 2014), between(2020)]
    found = [number for number in range(2010, 2023) if belongs(memberships, year(number))]
    assert found == [2012, 2013, 2020, 2021, 2022]


def test_what_is_entered_takes_effect_on_the_days_on_which_both_hold():
    assert effects(between(2011, 2013), [between(2010)]) == [2011, 2012]
    assert effects(between(2011), [between(2012, 2015)]) == [2012, 2013, 2014]
    assert effects(between(2013), [between(2012, 2015)]) == [2013, 2014]
    assert effects(between(2011), []) == []


def test_what_was_entered_for_one_membership_ends_with_it_and_does_not_come_back():
    memberships = [between(2012, 2015), between(2020, 2023)]
    assert effects(between(2013), memberships) == [2013, 2014]
    assert effects(between(2015), memberships) == [2020, 2021, 2022]
    assert effects(between(2023), memberships) == []


def test_a_membership_that_goes_on_keeps_what_was_entered_before():
    assert effects(between(2013, 2017), [between(2012, 2015), between(2015)]) == [2013, 2014, 2015, 2016]


def test_what_is_entered_ends_with_its_membership_where_another_is_known_to_follow_after_a_gap():
    memberships = [between(2010, 2012), between(2012, 2015), between(2020, 2023), between(2025)]
    found = [find_end(memberships, year(number)) for number in (2009, 2011, 2014, 2015, 2022, 2023)]
    assert found == [year(2015), year(2015), year(2015), year(2023), year(2023), None]
    assert (find_end([between(2010, 2012)], year(2011)), find_end([], year(2011))) == (None, None)


def test_a_period_is_entered_for_the_first_membership_that_ends_after_it_starts():
    memberships = [between(2012, 2015), between(2020, 2023)]
    found = [find_entered(between(number, 2030), memberships) for number in (2010, 2014, 2015, 2022, 2023)]
    assert found == [memberships[0], memberships[0], memberships[1], memberships[1], None]


def test_a_period_lies_between_two_memberships_where_all_its_days_do():
    memberships = [between(2012, 2015), between(2020, 2023)]
    periods = [between(2015, 2020), between(2016, 2018), between(2016, 2021), between(2016), between(2014, 2018)]
    assert [lies_between(each, memberships) for each in periods] == [True, True, False, False, False]
    outside = [between(2010, 2011), between(2023, 2024)]
    assert [lies_between(each, memberships) for each in outside] == [False, False]


@dataclass
class Line:
    """A row of what was entered for a membership."""

    name: str
    end: str | None


def test_on_a_day_what_is_of_its_membership_lasts_and_not_what_is_of_one_before_or_after_it():
    rows = [Line("first", "2015-01-01"), Line("second", "2023-01-01"), Line("last", None), Line("also last", None)]
    found = [[row.name for row in choose_lasting(rows, year(number))] for number in (2014, 2015, 2022, 2023)]
    assert found == [["first"], ["second"], ["second"], ["last", "also last"]]
