"""Stakeholders: proposed by the secretariat, accredited where nobody objects in time, or by decision of the body."""

from enum import StrEnum


class State(StrEnum):
    """What stands with a stakeholder."""

    PROPOSED = "proposed"
    OBJECTED = "objected"
    ACCREDITED = "accredited"


def may_object(state: State, now: str, until: str) -> bool:
    """Whether an objection is in time; ``now`` and ``until`` as entries write time."""
    return state is not State.ACCREDITED and now <= until


def may_accredit(state: State, now: str, until: str, decided: bool) -> bool:
    """Whether a stakeholder may be accredited: nobody objected and the time is over, or the body ``decided`` so."""
    return state is not State.ACCREDITED and (decided or (state is State.PROPOSED and now > until))
