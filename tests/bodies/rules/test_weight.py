"""A member counts for what was last given to it."""

from datetime import date

import pytest

from plenary.bodies.rules.period import Period
from plenary.bodies.rules.weight import list_effects, weigh

GIVEN = [(date(2026, 3, 1), 20), (date(2026, 1, 1), 10), (date(2026, 6, 1), None)]
MEMBER = [Period(date(2025, 1, 1))]


@pytest.mark.parametrize(
    ("day", "value"),
    [
        (date(2025, 12, 31), None),
        (date(2026, 1, 1), 10),
        (date(2026, 2, 28), 10),
        (date(2026, 3, 1), 20),
        (date(2026, 6, 1), None),
    ],
)
def test_the_value_of_a_day_is_the_last_that_was_given(day: date, value: int | None):
    assert weigh(GIVEN, MEMBER, day) == value


def test_who_was_given_nothing_has_no_value():
    assert weigh([], MEMBER, date(2026, 1, 1)) is None


def test_a_value_is_in_force_no_longer_than_the_membership_for_which_it_was_given():
    memberships = [Period(date(2026, 1, 1), date(2026, 4, 1)), Period(date(2027, 1, 1), date(2027, 6, 1))]
    given = [
        (date(2025, 1, 1), 5),
        (date(2026, 3, 1), 20),
        (date(2026, 5, 1), 7),
        (date(2027, 3, 1), 30),
        (date(2028, 1, 1), 1),
    ]
    assert list_effects(given, memberships) == [
        (Period(date(2026, 1, 1), date(2026, 3, 1)), 5),
        (Period(date(2026, 3, 1), date(2026, 4, 1)), 20),
        (Period(date(2027, 1, 1), date(2027, 3, 1)), 7),
        (Period(date(2027, 3, 1), date(2027, 6, 1)), 30),
    ]
    assert list_effects([(date(2025, 1, 1), 5), (date(2025, 6, 1), 6)], memberships[1:]) == [
        (Period(date(2027, 1, 1), date(2027, 6, 1)), 6)
    ]
