"""Documents: for whom they are, and what stands with each of their languages."""

from dataclasses import dataclass
from enum import StrEnum


class Distribution(StrEnum):
    """General and limited documents are read by whoever asks; limited says that they are drafts or for the room.

    Restricted ones are for their audience alone: neither their title nor a hash of them is on the record.
    """

    GENERAL = "general"
    LIMITED = "limited"
    RESTRICTED = "restricted"


class Status(StrEnum):
    """What stands with a language version."""

    ADVANCE = "advance"
    UNOFFICIAL = "unofficial"
    OFFICIAL = "official"


def is_for(distribution: Distribution, audience: str) -> bool:
    """Whether a distribution and an audience go together: what is restricted has one, the others have the public."""
    return (distribution is Distribution.RESTRICTED) == (audience != "public")


@dataclass(frozen=True, slots=True)
class Readership:
    """Those that a restricted document was for since its owner last said so: its ``audiences``, but for groups that
    have ended since, and the codes of the members that could read it by them. ``wide`` where it was for a group, or for
    all members, and not for named delegations alone."""

    audiences: frozenset[str]
    readers: frozenset[str]
    wide: bool


def may_be_given_back(readership: Readership, audience: str, present: frozenset[str]) -> bool:
    """Whether by an ``audience`` nobody reads a document who could not before; ``present`` are the members of the group
    that it names.

    A group may get more members, so that it takes the place of another, or of all members, and never of delegations
    that were named.
    """
    if audience in readership.audiences:
        return True
    kind, _colon, code = audience.partition(":")
    if kind == "delegation":
        return code in readership.readers
    if kind == "group":
        return readership.wide and bool(present) and present <= readership.readers
    return audience == "secretariat" and "members" in readership.audiences
