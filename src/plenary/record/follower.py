"""Followers: what runs after commit, each with a cursor of its own in every log.

A follower does each entry at least once, so it must not mind doing one again. Replay runs none.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from time import monotonic

from plenary.record.entry import Entry
from plenary.record.models import Cursor, Log
from plenary.record.reading import read_entries

Follow = Callable[[str, Sequence[Entry]], None]

LOGGER = logging.getLogger("plenary.follower")

#: The most entries that a follower is given at once.
BATCH = 256
#: The most entries that a patient follower is given at once, and the seconds after which its turn ends.
FEW = 32
TURN = 1.0

_followers: dict[str, Follow] = {}
_patient: set[str] = set()


def follower(name: str, *, patient: bool = False) -> Callable[[Follow], Follow]:
    """Register a follower under the name that its cursor bears; it is given a body and entries in order.

    A ``patient`` one, whose work may take long, comes after all others, for a part of its entries a turn.
    """

    def declare(follow: Follow) -> Follow:
        if _followers.setdefault(name, follow) is not follow:
            raise TypeError(f"{name} is declared twice")
        if patient:
            _patient.add(name)
        return follow

    return declare


def list_followers() -> list[str]:
    return sorted(_followers)


def catch_up(name: str, body: str) -> int:
    """Bring one follower to where a log ends now; how many entries it was given.

    What is recorded meanwhile is for the next time: where act follows act, it would be given entry by entry, without
    end. The cursor moves after each batch is done with: what is interrupted is given again.
    """
    done, end = 0, Log.objects.get(body=body).size
    while given := _step(name, body, BATCH, end):
        done += given
    return done


def catch_up_all() -> int:
    """Bring every follower to the end of every log, the patient ones last and for ``TURN`` seconds; how many entries
    were given in all. Where some were, there may be more for the patient.

    One that fails holds up no other: what went wrong is logged, its cursor stays, and it is tried again next time.
    """
    bodies = list(Log.objects.order_by("body").values_list("body", flat=True))
    prompt = [name for name in list_followers() if name not in _patient]
    done = sum(_try(catch_up, name, body) for body in bodies for name in prompt)
    return done + sum(_take_turn(name, bodies) for name in list_followers() if name in _patient)


def _take_turn(name: str, bodies: Sequence[str]) -> int:
    last, done = monotonic() + TURN, 0
    for body in bodies:
        end = Log.objects.get(body=body).size
        while given := _try(partial(_step, most=FEW, end=end), name, body):
            done += given
            if monotonic() >= last:
                return done
    return done


def _step(name: str, body: str, most: int, end: int) -> int:
    """Give a follower the next entries of a log, at most so many and up to ``end``; how many there were."""
    cursor, _made = Cursor.objects.get_or_create(follower=name, body=body)
    if cursor.sequence >= end:
        return 0
    entries = read_entries(body, after=cursor.sequence, limit=min(most, end - cursor.sequence))
    if entries:
        _followers[name](body, entries)
        # Where the cursor was moved or taken out meanwhile, whoever did that knows better.
        Cursor.objects.filter(pk=cursor.pk, sequence=cursor.sequence).update(sequence=entries[-1].sequence)
    return len(entries)


def _try(give: Callable[[str, str], int], name: str, body: str) -> int:
    try:
        return give(name, body)
    except Exception:
        LOGGER.exception("follower %s of %s", name, body)
        return 0


def list_lags() -> Iterator[tuple[str, str, int]]:
    """For each follower and log, how many entries it is behind."""
    done = {(cursor.follower, cursor.body): cursor.sequence for cursor in Cursor.objects.all()}
    for log in Log.objects.order_by("body"):
        for name in list_followers():
            yield name, log.body, log.size - done.get((name, log.body), 0)
