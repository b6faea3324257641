"""Noticing that somebody else has committed, without asking for rows: how followers are woken."""

import threading

from django.db import connection

from plenary.record.models import Log

PAUSE = 0.05
"""Seconds between two looks."""


class Watch:
    """A look at the database on the connection of the thread that it is used in."""

    def __init__(self) -> None:
        self._seen: object = None

    def changed(self) -> bool:
        """Whether anybody else has committed since the last look; the first look says yes."""
        now = self._look()
        if now == self._seen:
            return False
        self._seen = now
        return True

    def wait(self, stop: threading.Event, longest: float) -> bool:
        """Wait until something has changed or ``longest`` seconds have passed; False when told to stop."""
        waited = 0.0
        while not self.changed() and waited < longest:
            if stop.wait(PAUSE):
                return False
            waited += PAUSE
        return not stop.is_set()

    def _look(self) -> object:
        if connection.vendor == "sqlite":
            # A number that changes when another connection has committed: https://sqlite.org/pragma.html
            with connection.cursor() as cursor:
                return cursor.execute("PRAGMA data_version").fetchone()[0]
        return list(Log.objects.order_by("body").values_list("body", "size"))
