"""Followers: what runs after commit, each with a cursor of its own in every log.

A follower does each entry at least once, so it must not mind doing one again. Replay runs none.
"""

import logging
from collections.abc import Callable, Iterator, Sequence

from plenary.record.entry import Entry
from plenary.record.models import Cursor, Log
from plenary.record.reading import read_entries

Follow = Callable[[str, Sequence[Entry]], None]

LOGGER = logging.getLogger("plenary.follower")

#: The most entries that a follower is given at once.
BATCH = 256

_followers: dict[str, Follow] = {}


def follower(name: str) -> Callable[[Follow], Follow]:
    """Register a follower under the name that its cursor bears; it is given a body and entries in order."""

    def declare(follow: Follow) -> Follow:
        if _followers.setdefault(name, follow) is not follow:
            raise TypeError(f"{name} is declared twice")
        return follow

    return declare


def list_followers() -> list[str]:
    return sorted(_followers)


def catch_up(name: str, body: str) -> int:
    """Bring one follower to the end of a log; how many entries it was given.

    The cursor moves after each batch is done with: what is interrupted is given again.
    """
    cursor, _made = Cursor.objects.get_or_create(follower=name, body=body)
    done = 0
    while entries := read_entries(body, after=cursor.sequence, limit=BATCH):
        _followers[name](body, entries)
        cursor.sequence = entries[-1].sequence
        cursor.save(update_fields=["sequence"])
        done += len(entries)
    return done


def catch_up_all() -> int:
    """Bring every follower to the end of every log; how many entries were given in all.

    One that fails holds up no other: what went wrong is logged, its cursor stays, and it is tried again next time.
    """
    bodies = Log.objects.order_by("body").values_list("body", flat=True)
    return sum(_try(name, body) for body in list(bodies) for name in list_followers())


def _try(name: str, body: str) -> int:
    try:
        return catch_up(name, body)
    except Exception:
        LOGGER.exception("follower %s of %s", name, body)
        return 0


def list_lags() -> Iterator[tuple[str, str, int]]:
    """For each follower and log, how many entries it is behind."""
    done = {(cursor.follower, cursor.body): cursor.sequence for cursor in Cursor.objects.all()}
    for log in Log.objects.order_by("body"):
        for name in list_followers():
            yield name, log.body, log.size - done.get((name, log.body), 0)
