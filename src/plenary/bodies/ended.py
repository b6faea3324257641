"""What was for a forum that has closed: whoever was in it on its last day goes on reading that, and nobody else."""

from collections.abc import Collection
from datetime import date

from plenary.bodies.belonging import Belonging, choose_invited
from plenary.bodies.models import Forum, Participant, Reception
from plenary.bodies.rules import forum as forums
from plenary.bodies.rules.audience import SECRETARIAT, choose_seats
from plenary.bodies.rules.forum import RecordMode, Room
from plenary.bodies.rules.period import Period
from plenary.bodies.rules.reception import Holder, is_guarded, presides
from plenary.record.reading import find_entry


def was_in(forum: Forum, belonging: Belonging, seats: frozenset[str], day: date, holders: Collection[Holder]) -> bool:
    """Whether one of these seats was in a closed forum on the day of its closing, as it would be on ``day``: by its
    member, as the chair, or as the secretariat that serviced it."""
    if (forum.serviced and SECRETARIAT in seats) or (forum.chair in seats and _presided(forum, holders)):
        return True
    closing = find_entry(forum.body, forum.seq_to or 0)
    assert closing is not None, "a forum is closed by an entry"
    members, closed = choose_seats(seats, "delegation"), closing.at.date()
    return any(
        row.member in members
        and belonging.holds(row, closed)
        and belonging.counts(row.member, Period(closed, None), day)
        for row in choose_invited(forum.body, _list_asked_in(forum), belonging)
    )


def _presided(forum: Forum, holders: Collection[Holder]) -> bool:
    """Whether one of those who sit in the chair now was received by the forum, where it guarded itself."""
    if not is_guarded(forum.chair, Room(forum.room), RecordMode(forum.mode), forum.serviced):
        return True
    assert forum.seq_to is not None, "it has closed"
    log = forums.name_log(forum.body, forum.key, RecordMode(forum.mode))
    rows = [
        *Reception.rows.at(forum.seq_to - 1).filter(body=forum.body, forum=forum.key),
        *(Reception.rows.at().filter(body=log, forum=forum.key) if log != forum.body else ()),
    ]
    own = [each for each in holders if each.seat == forum.chair]
    received = frozenset(Holder(row.seat, row.number, row.account) for row in rows)
    return bool(own) and presides(own, received, guarded=True)


def _list_asked_in(forum: Forum) -> list[Participant]:
    """Who was asked in until the forum closed; the log of a closed forum says so still."""
    assert forum.seq_to is not None, "it has closed"
    log = forums.name_log(forum.body, forum.key, RecordMode(forum.mode))
    at = forum.seq_to - 1 if log == forum.body else None
    return list(Participant.rows.at(at).filter(body=log, forum=forum.key)) if log else []
