"""Rules of procedure as data. Every number of PRACTICE §3 and §4 that a body may set otherwise is a field here.

What is on the record is read as it is: how large a number may be is asked of rules that are to be adopted
(``list_excesses``), not of those that were.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

LONGEST_TAG = 35
"""Characters of the tag of a language."""
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=LONGEST_TAG)]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,62}$")]
Names = Annotated[dict[Language, Annotated[str, Field(min_length=1, max_length=300)]], Field(min_length=1)]
Audience = Literal["secretariat", "chair", "members", "public"]

LONGEST_STATEMENT = 86_400
"""Seconds: no statement and no right of reply is longer than a day."""
LONGEST_SILENCE = 10_000
"""Hours, of a silence procedure and of a reminder before its end: more than a year."""
MOST_OPPONENTS = 1000
LARGEST_PART = 999_999
"""Of the two numbers of a share."""


class Data(BaseModel):
    """Data that is compared, written to the record and never changed in place."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Share(Data):
    """A part of a whole: ``over / under``, at most all of it."""

    over: Annotated[int, Field(ge=0)]
    under: Annotated[int, Field(gt=0)]

    @model_validator(mode="after")
    def _within(self) -> Self:
        if self.over > self.under:
            raise ValueError("a share is at most the whole")
        return self

    @property
    def value(self) -> Fraction:
        return Fraction(self.over, self.under)


class Quorum(Data):
    """How many must be present: ``share`` of a ``base``."""

    base: Literal["members", "accredited", "participating"]
    share: Share


class Majority(Data):
    """What a proposal needs.

    ``base`` is whose number the ``share`` is of; ``strict`` asks for more than the share, otherwise the share is
    enough. A second condition may be a ``weight`` (the name of a series) of which ``weight_share`` is needed, a
    ``blocking`` minority (fewer opponents than this cannot stop it), or holders whose vote against stops it.
    """

    base: Literal["present-and-voting", "members", "members-present"]
    share: Share
    strict: bool
    weight: Key | None = None
    weight_share: Share | None = None
    blocking: Annotated[int, Field(ge=0)] = 0
    veto: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _weighed(self) -> Self:
        if (self.weight is None) != (self.weight_share is None):
            raise ValueError("a weight and the share needed of it go together")
        return self


class StatusLabel(Data):
    """A label that a passage can bear; ``level`` orders them from untouched to agreed."""

    key: Key
    names: Names
    level: Annotated[int, Field(ge=0, le=9)]


class SpeakingTime(Data):
    """Seconds for a statement, by whom it is made, and for the rights of reply."""

    national: Annotated[int, Field(gt=0)] = 180
    group: Annotated[int, Field(gt=0)] = 300
    replies: tuple[Annotated[int, Field(gt=0)], ...] = (600, 300)


class Silence(Data):
    """The silence procedure: shortest time and reminders before the end, in hours; whether it may be extended."""

    hours: Annotated[int, Field(ge=1)] = 72
    extendable: bool = False
    reminders: tuple[Annotated[int, Field(gt=0)], ...] = (24, 4)


class Visibility(Data):
    """Who sees what: submissions once they are in, declared positions, who objected; and whether support is counted."""

    submissions: Audience = "members"
    positions: Audience = "members"
    objectors: Audience = "chair"
    counts: bool = False
    attribution: Literal["names", "groups", "none"] = "names"


class Procedure(Data):
    """A body's rules of procedure."""

    languages: Annotated[tuple[Language, ...], Field(min_length=1)]
    authentic: Annotated[tuple[Language, ...], Field(min_length=1)]
    working: Language
    quorum_to_debate: Quorum
    quorum_to_decide: Quorum
    majorities: Annotated[dict[Key, Majority], Field(min_length=1)]
    consensus_first: bool = True
    tie: Literal["rejected", "second-vote"] = "rejected"
    seating: Literal["lot", "order"] = "lot"
    speaking: SpeakingTime = SpeakingTime()
    silence: Silence = Silence()
    visibility: Visibility = Visibility()
    labels: tuple[StatusLabel, ...] = ()
    symbol: Annotated[str, Field(pattern=r"^[A-Z][A-Z0-9./-]{0,30}$")]
    dialogue: bool = False

    @model_validator(mode="after")
    def _coherent(self) -> Self:
        if not set(self.authentic) <= set(self.languages):
            raise ValueError("an authentic language is one of the languages")
        if self.working not in self.languages:
            raise ValueError("the working language is one of the languages")
        if len({label.key for label in self.labels}) != len(self.labels):
            raise ValueError("two status labels bear the same key")
        return self


@dataclass(frozen=True, slots=True)
class Excess:
    """A number that is too large for rules: where it stands (``speaking.replies``), and how large it may be."""

    place: str
    number: int
    most: int


def list_excesses(procedure: Procedure) -> Iterator[Excess]:
    """Every number of some rules that is too large, in their order."""
    for place, numbers, most in _list_numbers(procedure):
        yield from (Excess(place, number, most) for number in numbers if number > most)


def _list_numbers(procedure: Procedure) -> Iterator[tuple[str, tuple[int, ...], int]]:
    """Every number that has no bound by itself: where it stands, and how large it may be."""
    for name, quorum in (
        ("quorum_to_debate", procedure.quorum_to_debate),
        ("quorum_to_decide", procedure.quorum_to_decide),
    ):
        yield f"{name}.share", _parts(quorum.share), LARGEST_PART
    for key, majority in procedure.majorities.items():
        yield f"majorities.{key}.share", _parts(majority.share), LARGEST_PART
        yield f"majorities.{key}.weight_share", _parts(majority.weight_share), LARGEST_PART
        yield f"majorities.{key}.blocking", (majority.blocking,), MOST_OPPONENTS
    speaking, silence = procedure.speaking, procedure.silence
    yield "speaking.national", (speaking.national,), LONGEST_STATEMENT
    yield "speaking.group", (speaking.group,), LONGEST_STATEMENT
    yield "speaking.replies", speaking.replies, LONGEST_STATEMENT
    yield "silence.hours", (silence.hours,), LONGEST_SILENCE
    yield "silence.reminders", silence.reminders, LONGEST_SILENCE


def _parts(share: Share | None) -> tuple[int, ...]:
    return (share.over, share.under) if share is not None else ()


def find_repeated(words: Sequence[str]) -> str | None:
    """The first of some words that stands there a second time; None where each stands once."""
    return next((word for place, word in enumerate(words) if word in words[:place]), None)
