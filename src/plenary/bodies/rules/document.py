"""Documents: for whom they are, and what stands with each of their languages."""

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
