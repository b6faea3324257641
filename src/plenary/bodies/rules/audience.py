"""Who may see a private value: the audience that its entry names, against the seats that a reader has.

    public            whoever asks
    members           every delegation, the seats of groups that these have, and the secretariat
    group:CODE        the delegations of the group's members, and the seat of the group
    delegation:CODE   that delegation alone
    forum:KEY         who was asked into the forum, its chair, and the secretariat where it services the forum
    office:KEY        the holder of that office
    secretariat       the secretariat
    chair             the office ``chair``

A word that is none of these is seen by nobody: what is not understood is not shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass

PUBLIC = "public"
MEMBERS = "members"
SECRETARIAT = "secretariat"
CHAIR = "chair"
_OFFICE_OF_THE_CHAIR = "office:chair"
_NAMED = frozenset({"delegation", "group", "office"})


@dataclass(frozen=True, slots=True)
class Reader:
    """Who asks: the ``seats`` held now (``delegation:FEL``, ``secretariat``), the ``groups`` to which these
    delegations belong, and the ``forums`` into which they were asked."""

    seats: frozenset[str] = frozenset()
    groups: frozenset[str] = frozenset()
    forums: frozenset[str] = frozenset()

    @property
    def is_of_the_members(self) -> bool:
        """A group's seat is had by a delegation of one of its members, and reads as that does."""
        return any(seat.startswith(("delegation:", "group:")) for seat in self.seats)


#: Whoever reads without an account.
ANYBODY = Reader()


def may_see(reader: Reader, audience: str) -> bool:
    """Whether a reader may see what is for an audience."""
    if audience == PUBLIC:
        return True
    if audience == MEMBERS:
        return reader.is_of_the_members or SECRETARIAT in reader.seats
    if audience == SECRETARIAT:
        return SECRETARIAT in reader.seats
    if audience == CHAIR:
        return _OFFICE_OF_THE_CHAIR in reader.seats
    kind, colon, key = audience.partition(":")
    if not colon or not key:
        return False
    if kind == "forum":
        return key in reader.forums
    return (kind in _NAMED and audience in reader.seats) or (kind == "group" and key in reader.groups)


def list_audiences(reader: Reader) -> frozenset[str]:
    """Every audience that a reader belongs to: what a query may ask the database for."""
    words: set[str] = {PUBLIC}
    if reader.is_of_the_members or SECRETARIAT in reader.seats:
        words.add(MEMBERS)
    if _OFFICE_OF_THE_CHAIR in reader.seats:
        words.add(CHAIR)
    words |= {seat for seat in reader.seats if seat == SECRETARIAT or _is_named(seat)}
    words |= {f"group:{code}" for code in reader.groups} | {f"forum:{key}" for key in reader.forums}
    return frozenset(words)


def choose_seats(seats: Iterable[str], kind: str) -> frozenset[str]:
    """The keys of the seats of one kind: ``delegation`` of ``delegation:FEL`` gives ``FEL``."""
    return frozenset(seat.partition(":")[2] for seat in seats if seat.startswith(f"{kind}:"))


def _is_named(seat: str) -> bool:
    kind, _colon, key = seat.partition(":")
    return bool(key) and kind in _NAMED
