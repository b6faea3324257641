"""Rules of procedure as data. Every number of PRACTICE §3 and §4 that a body may set otherwise is a field here."""

from fractions import Fraction
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]
Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9-]{0,62}$")]
Names = Annotated[dict[Language, Annotated[str, Field(min_length=1, max_length=300)]], Field(min_length=1)]
Audience = Literal["secretariat", "chair", "members", "public"]


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
