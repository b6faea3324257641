"""A member counts for what was last given to it."""

from datetime import date

import pytest

from plenary.bodies.rules.weight import weigh

GIVEN = [(date(2026, 3, 1), 20), (date(2026, 1, 1), 10), (date(2026, 6, 1), None)]


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
    assert weigh(GIVEN, day) == value


def test_who_was_given_nothing_has_no_value():
    assert weigh([], date(2026, 1, 1)) is None
