"""How far a provision has come: what can be said of it, and what needs a reason."""

import pytest

from plenary.bodies.rules.procedure import StatusLabel
from plenary.rulemaking.rules.mark import Fault, Marked, find_fault, find_label, is_agreed

OPEN, AGREED = (StatusLabel(key=key, names={"en": key}, level=level) for key, level in (("open", 1), ("agreed", 4)))
LABELS = (OPEN, AGREED)


@pytest.mark.parametrize(
    ("before", "wanted", "fault"),
    [
        (None, Marked("open"), None),
        (None, Marked("settled"), Fault.LABEL),
        (Marked("open"), Marked("open"), Fault.SAME),
        (Marked("open"), Marked("open", said="Until tomorrow."), None),
        (Marked("open"), Marked("open", 7), None),
        (Marked("open"), Marked("open", forum="plenary"), None),
        (Marked("open"), Marked("agreed", 7), None),
        (Marked("agreed"), Marked("open"), Fault.REASON),
        (Marked("agreed"), Marked("open", said="New instructions."), None),
        (Marked("agreed"), Marked("agreed", 7), Fault.REASON),
        (Marked("agreed", 7), Marked("agreed", 7, "Pending Article 3."), None),
        (Marked("dropped"), Marked("open"), None),
    ],
)
def test_what_was_further_is_reopened_with_a_reason_alone(before: Marked | None, wanted: Marked, fault: Fault | None):
    assert find_fault(LABELS, before, wanted) is fault


def test_the_last_label_of_the_body_means_agreed():
    assert [is_agreed(LABELS, each) for each in LABELS] == [False, True]
    assert [find_label(LABELS, key) for key in ("open", "settled")] == [OPEN, None]
