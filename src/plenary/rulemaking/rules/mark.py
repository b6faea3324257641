"""Marks: how far a provision has come, in the body's own words, and which of its words that is said of (PRACTICE §2).

Words without brackets are not agreed by that; that they are is said by a mark, and taken back by a lower one with a
reason.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from plenary.bodies.rules.office import PRESIDING, Kind
from plenary.bodies.rules.procedure import StatusLabel

MARKING = PRESIDING | {Kind.FACILITATOR}
"""The kinds of office that mark."""


class Fault(StrEnum):
    """Why a mark cannot be set as it is."""

    LABEL = "label"
    SAME = "same"
    REASON = "reason"


@dataclass(frozen=True, slots=True)
class Marked:
    """What a provision is marked with: the key of a ``label``, ``on`` which suggestion's words (None being those of the
    version), what is said of it, and the key of the ``forum`` in which it came so far."""

    label: str
    on: int | None = None
    said: str = ""
    forum: str = ""


def find_label(labels: Sequence[StatusLabel], key: str) -> StatusLabel | None:
    """The label that the body's rules have under a key."""
    return next((each for each in labels if each.key == key), None)


def find_fault(labels: Sequence[StatusLabel], before: Marked | None, wanted: Marked) -> Fault | None:
    """Why a provision cannot be marked so; None where it can.

    A label that the rules had once and have no longer is below all of them.
    """
    label = find_label(labels, wanted.label)
    if label is None:
        return Fault.LABEL
    if before == wanted:
        return Fault.SAME
    stood = find_label(labels, before.label) if before else None
    goes_back = stood is not None and label.level < stood.level
    changes_words = before is not None and stood is not None and is_agreed(labels, stood) and before.on != wanted.on
    return Fault.REASON if (goes_back or changes_words) and not wanted.said else None


def is_agreed(labels: Sequence[StatusLabel], label: StatusLabel) -> bool:
    """Whether it is the last of the body's labels: nothing is left to be said of words that bear it."""
    return label.level == max(each.level for each in labels)
