"""Forums: where members meet, who is in the room, and what is kept of what is said there (PRACTICE §3)."""

from enum import StrEnum

#: The longest key of a log: the column that bears it has this many characters.
LONGEST_LOG = 64


class ForumKind(StrEnum):
    """The kinds of forums, from the most formal to the least."""

    PLENARY = "plenary"
    COMMITTEE = "committee"
    CONTACT_GROUP = "contact-group"
    DRAFTING_GROUP = "drafting-group"
    INFORMALS = "informals"
    INFORMAL_INFORMALS = "informal-informals"
    FRIENDS_OF_THE_CHAIR = "friends-of-the-chair"
    BILATERAL = "bilateral"


class Room(StrEnum):
    """Who is in the room: whoever wants to, all members, or the members that were asked in."""

    PUBLIC = "public"
    MEMBERS = "members"
    PARTICIPANTS = "participants"


class RecordMode(StrEnum):
    """What is kept: entries in the body's log, entries in a log of its own, or nothing but the outcome."""

    RECORDED = "recorded"
    CLOSED = "closed"
    NOTHING = "nothing"


#: The record that each kind of forum usually keeps. The body may decide otherwise.
USUAL: dict[ForumKind, RecordMode] = {
    ForumKind.PLENARY: RecordMode.RECORDED,
    ForumKind.COMMITTEE: RecordMode.RECORDED,
    ForumKind.CONTACT_GROUP: RecordMode.RECORDED,
    ForumKind.DRAFTING_GROUP: RecordMode.RECORDED,
    ForumKind.INFORMALS: RecordMode.NOTHING,
    ForumKind.INFORMAL_INFORMALS: RecordMode.NOTHING,
    ForumKind.FRIENDS_OF_THE_CHAIR: RecordMode.CLOSED,
    ForumKind.BILATERAL: RecordMode.NOTHING,
}


def name_log(body: str, forum: str, mode: RecordMode) -> str | None:
    """The key of the log that holds what a forum does; None where nothing is kept.

    A closed forum's log is ``BODY.FORUM``: no body can bear a key with a dot, and no address of a page leads there.
    """
    if mode is RecordMode.NOTHING:
        return None
    return body if mode is RecordMode.RECORDED else f"{body}.{forum}"


def split_log(log: str) -> tuple[str, str | None]:
    """The body of a log, and the closed forum whose log it is, if it is one's."""
    body, _dot, forum = log.partition(".")
    return body, forum or None


def audience_of(forum: str, room: Room) -> str:
    """The audience of what is private to a forum."""
    return f"forum:{forum}" if room is Room.PARTICIPANTS else room.value


def may_preside(seat: str, serviced: bool) -> bool:
    """Whether a seat may preside over a forum: the secretariat not over one that it does not service, for whoever
    presides reads what is kept there."""
    return serviced or seat != "secretariat"


def may_direct(seat: str, chair: str, room: Room, serviced: bool) -> bool:
    """Whether a seat that acts itself may hand on the chair of a forum, or ask members in and let them leave: the chair
    in office, and the secretariat, but not where members are asked into what it does not service, for whom it put
    there would read for it what is kept."""
    return seat == chair or (seat == "secretariat" and (serviced or room is not Room.PARTICIPANTS))


def fits(room: Room, mode: RecordMode) -> bool:
    """Whether a room may keep such a record: a log of its own is for those who were asked in, by name."""
    return mode is not RecordMode.CLOSED or room is Room.PARTICIPANTS
