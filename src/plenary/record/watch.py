"""Noticing that somebody else has committed, without asking for rows: how followers and live streams are woken.

SQLite has a number that changes with every commit of others, and it is looked at. PostgreSQL calls: the door notifies
in the transaction of each request (``announce``), and whoever watches listens.
"""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic
from typing import Any, Protocol

from django.db import connection

PAUSE = 0.05
"""Seconds between two looks, and between two wakings where one commit follows the other."""
TURN = 0.5
"""Seconds for which a watch listens before it sees whether it is told to stop."""
LOGGER = logging.getLogger("plenary.watch")


class Watch(Protocol):
    """A look at the database by one thread."""

    def wait(self, stop: threading.Event, longest: float) -> bool:
        """Wait until something has changed or ``longest`` seconds have passed; False when told to stop.

        The first time, something has.
        """


@contextmanager
def watching() -> Iterator[Watch]:
    """The watch that suits the database, for the thread that asks; its connection is closed at the end."""
    if connection.vendor == "sqlite":
        yield Looking()
        return
    listening = Listening()
    try:
        yield listening
    finally:
        listening.close()


def announce() -> None:
    """Say that something was recorded, once the transaction of this thread is committed; SQLite needs no word."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("NOTIFY plenary_record")


class Looking:
    """A watch on SQLite, over the connection of its thread."""

    def __init__(self) -> None:
        self._seen: object = None

    def wait(self, stop: threading.Event, longest: float) -> bool:
        last = monotonic() + longest
        while not self._changed() and monotonic() < last:
            if stop.wait(PAUSE):
                return False
        return not stop.is_set()

    def _changed(self) -> bool:
        # A number that changes when another connection has committed: https://sqlite.org/pragma.html
        with connection.cursor() as cursor:
            now = cursor.execute("PRAGMA data_version").fetchone()[0]
        changed, self._seen = bool(now != self._seen), now
        return changed


class Listening:
    """A watch on PostgreSQL, over a connection of its own, which keeps what is said while its thread is busy."""

    def __init__(self) -> None:
        # psycopg is there where PostgreSQL is used.
        import psycopg

        self._lost = psycopg.Error
        self._open: psycopg.Connection | None = None
        self._woken = 0.0

    def wait(self, stop: threading.Event, longest: float) -> bool:
        # Where acts follow each other closely, one waking is for several.
        if stop.wait(max(0.0, self._woken + PAUSE - monotonic())):
            return False
        last = monotonic() + longest
        while not stop.is_set():
            try:
                heard = self._hear(min(TURN, max(0.0, last - monotonic())))
            except self._lost as lost:
                LOGGER.warning("the database went away: %s", type(lost).__name__)
                self.close()
                heard = stop.wait(TURN)
            if heard or monotonic() >= last:
                break
        self._woken = monotonic()
        return not stop.is_set()

    def close(self) -> None:
        """Listen no longer."""
        if self._open is not None:
            with suppress(self._lost):
                self._open.close()
            self._open = None

    def _hear(self, longest: float) -> bool:
        """Whether something was said; a connection that was just opened cannot know what was said before."""
        if self._open is None:
            import psycopg

            self._open = psycopg.connect(**_read_parameters(), autocommit=True)
            self._open.execute("LISTEN plenary_record")
            return True
        heard = False
        for _said in self._open.notifies(timeout=longest, stop_after=1):
            heard = True
        for _said in self._open.notifies(timeout=0):
            heard = True
        return heard


def _read_parameters() -> dict[str, Any]:
    """How Django reaches the database, without what only its own cursors need."""
    given = connection.get_connection_params()
    return {name: value for name, value in given.items() if name not in ("context", "cursor_factory")}
