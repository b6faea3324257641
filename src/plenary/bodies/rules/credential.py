"""Credentials: what was received for whom, what became of it, and which of several claimants sits (PRACTICE §3).

Whoever claims a seat sits provisionally, with the vote, until the ruling. Objecting to credentials and putting the
ruling off change nothing about who sits: only a ruling does.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """What stands with the credentials of one claimant."""

    COPY = "copy-received"
    ORIGINAL = "original-received"
    PROVISIONAL = "provisional"
    CHALLENGED = "challenged"
    DEFERRED = "deferred"
    ACCEPTED = "accepted"
    REJECTED = "rejected"


class Event(StrEnum):
    """What may happen to credentials."""

    RECEIVE_COPY = "receive-copy"
    RECEIVE_ORIGINAL = "receive-original"
    ADMIT = "admit"
    CHALLENGE = "challenge"
    DEFER = "defer"
    ACCEPT = "accept"
    REJECT = "reject"


_BEFORE_A_RULING = frozenset({State.COPY, State.ORIGINAL, State.PROVISIONAL, State.CHALLENGED, State.DEFERRED})

#: From which states each event leads, and to which. ``None`` is a claimant of whom nothing has been received.
_MOVES: Mapping[Event, tuple[frozenset[State | None], State]] = {
    Event.RECEIVE_COPY: (frozenset({None, State.PROVISIONAL, State.REJECTED}), State.COPY),
    Event.RECEIVE_ORIGINAL: (frozenset({None, State.PROVISIONAL, State.COPY, State.REJECTED}), State.ORIGINAL),
    Event.ADMIT: (frozenset({None, State.COPY}), State.PROVISIONAL),
    Event.CHALLENGE: (frozenset({State.COPY, State.ORIGINAL, State.PROVISIONAL, State.ACCEPTED}), State.CHALLENGED),
    Event.DEFER: (_BEFORE_A_RULING - {State.DEFERRED}, State.DEFERRED),
    Event.ACCEPT: (_BEFORE_A_RULING, State.ACCEPTED),
    Event.REJECT: (_BEFORE_A_RULING | {State.ACCEPTED}, State.REJECTED),
}

RULINGS = frozenset({Event.DEFER, Event.ACCEPT, Event.REJECT})
"""What is for the body to decide, and for its chair or secretariat to enter."""


def follow(state: State | None, event: Event) -> State | None:
    """The state that an event leads to, or None where it may not happen."""
    before, after = _MOVES[event]
    return after if state in before else None


@dataclass(frozen=True, slots=True)
class Claim:
    """One claimant to a member's seat: its number, in the order in which claimants appeared, and its state."""

    number: int
    state: State


def find_seated(claims: Sequence[Claim]) -> int | None:
    """The claimant that sits: the one that was accepted, else the first that was not rejected; its number.

    A member for which nothing has been received has one claimant, the first, who sits. None when all were rejected.
    """
    if not claims:
        return 1
    accepted = [claim.number for claim in claims if claim.state is State.ACCEPTED]
    standing = [claim.number for claim in claims if claim.state is not State.REJECTED]
    return min(accepted or standing, default=None)


def may_accept(claims: Sequence[Claim], number: int) -> bool:
    """Whether a claimant may be accepted: not while another one to the same seat is."""
    return not any(claim.state is State.ACCEPTED and claim.number != number for claim in claims)
