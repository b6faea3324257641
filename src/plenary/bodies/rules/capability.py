"""What a member may do: member × capability, each with its dates, instead of one status word (PRACTICE §3)."""

from collections.abc import Iterable, Mapping
from datetime import date
from enum import StrEnum

from plenary.bodies.rules.period import Period


class Capability(StrEnum):
    """What a member may do. Joining a consensus is being counted; voting is another matter."""

    SPEAK = "speak"
    SUBMIT = "submit"
    BE_COUNTED = "be-counted"
    SPONSOR = "sponsor"
    VOTE = "vote"
    BE_ELECTED = "be-elected"
    SIGN = "sign"


#: What a body usually gives to whom it admits, by the name of the standing. The body may give otherwise.
STANDINGS: Mapping[str, frozenset[Capability]] = {
    "member": frozenset(Capability),
    "observer": frozenset({Capability.SPEAK, Capability.SUBMIT}),
    "associate": frozenset(Capability) - {Capability.VOTE, Capability.BE_ELECTED},
}


def may(held: Iterable[tuple[Capability, Period]], capability: Capability, day: date) -> bool:
    """Whether one of the periods for which ``capability`` is held includes ``day``."""
    return any(each is capability and period.holds(day) for each, period in held)
