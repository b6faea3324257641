"""Reception: whom a forum has let in to its chair, where the secretariat is to read nothing of it.

The secretariat enters who holds an office, and makes the invitations by which accounts come to it. So what such a
forum shows to those in it, and presiding over it, hang on the appointment and the account that the forum received, and
not on the office alone (docs/decisions/0009-a-forum-receives-whoever-presides.md).
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from plenary.bodies.rules.forum import RecordMode, Room


@dataclass(frozen=True, slots=True)
class Holder:
    """Who sits in an office: its ``seat``, the number of the ``appointment``, and the ``account`` that came to it, as
    a sign that is drawn anew for each account that comes."""

    seat: str
    appointment: int
    account: str


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Whoever would be received: whether it ``sits`` in the office from which the forum is presided over, or will, and
    whether its account ``serves`` the secretariat too."""

    holder: Holder
    sits: bool
    serves: bool


@dataclass(frozen=True, slots=True)
class Receiver:
    """Whoever would receive: as which holder of an office, if any; whether its delegation ``takes_part`` in the forum;
    whether it is the newcomer's own account (``own``), or one that ``serves`` the secretariat or acts for it."""

    holder: Holder | None
    takes_part: bool
    own: bool
    serves: bool


class Objection(StrEnum):
    """Why somebody is not received."""

    NOT_IN_OFFICE = "not in office"
    RECEIVED = "received"
    SECRETARIAT = "secretariat"
    OWN = "own"
    OUTSIDE = "outside"


def is_guarded(chair: str, room: Room, mode: RecordMode, serviced: bool) -> bool:
    """Whether a forum keeps something from the secretariat by who sits in its chair: members are asked into it, it
    keeps a record, the secretariat does not service it, and it is presided over from an office, which the secretariat
    fills. A delegation names its own persons."""
    return chair.startswith("office:") and room is Room.PARTICIPANTS and mode is not RecordMode.NOTHING and not serviced


def presides(holders: Collection[Holder], received: Collection[Holder], *, guarded: bool) -> bool:
    """Whether somebody who sits in the chair, as one of these ``holders``, presides over the forum and is shown what
    is kept there: where it is guarded, only as whoever it has received."""
    return not guarded or any(each in received for each in holders)


def may_be_first(*, serves: bool) -> bool:
    """Whether the opening of a forum receives whoever then sits in its chair: not an account of the secretariat."""
    return not serves


def may_receive(receiver: Receiver, received: Collection[Holder]) -> bool:
    """Whether somebody receives in a forum at all: whoever was received before, while it holds its office, also one
    from which the forum is presided over no longer, and a delegation that takes part; never the secretariat."""
    return not receiver.serves and (receiver.takes_part or receiver.holder in received)


def find_objection(newcomer: Newcomer, receiver: Receiver, received: Collection[Holder]) -> Objection | None:
    """Why somebody is not received by somebody else; None where nothing stands in the way.

    The secretariat neither receives nor is received, and nobody receives itself.
    """
    if not newcomer.sits:
        return Objection.NOT_IN_OFFICE
    if newcomer.holder in received:
        return Objection.RECEIVED
    if newcomer.serves or receiver.serves:
        return Objection.SECRETARIAT
    if receiver.own:
        return Objection.OWN
    return None if may_receive(receiver, received) else Objection.OUTSIDE
