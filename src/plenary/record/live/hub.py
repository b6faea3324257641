"""The hub of a process: one look at the database for all its streams, and what it found kept for a while."""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Iterable
from contextlib import suppress
from functools import partial

from django.db import DatabaseError, InterfaceError, connection

from plenary.record.live.event import Event, current_positions, list_events
from plenary.record.watch import watching

KEPT = 4096
"""How many events are kept for streams that fall behind; who falls further behind is served by the database."""
BEAT = 20.0
"""Seconds after which a silent stream says that it is alive, so that nothing on the way closes it."""
LONGEST = 5.0
"""Seconds after which the database is looked at even if nothing seems to have changed."""
PATIENCE = 10.0
"""Seconds for which a server that starts waits for the database; its pages say by themselves that it is away."""
LOGGER = logging.getLogger("plenary.live")


class Hub:
    """Events in the order in which they were found; streams read them at their own pace and are woken for new ones.

    Everything but the look at the database happens in the loop's thread.
    """

    def __init__(self) -> None:
        self.positions: dict[str, int] = {}
        self.beats = 0
        self.closed = False
        self.started = False
        self._events: deque[Event] = deque(maxlen=KEPT)
        self._end = 0
        self._sleeping: set[asyncio.Event] = set()
        self._stop = threading.Event()
        self._ready: asyncio.Event | None = None

    async def open(self) -> None:
        """Begin to look; returns once it is known where every log ends, or after a while where the database does not
        answer: until it does, there are no streams."""
        loop = asyncio.get_running_loop()
        self._ready = asyncio.Event()
        threading.Thread(target=self._look, args=(loop,), name="live", daemon=True).start()
        self._beating = loop.create_task(self._beat())
        with suppress(TimeoutError):
            await asyncio.wait_for(self._ready.wait(), PATIENCE)

    def close(self) -> None:
        """End every stream."""
        self.closed = True
        self._stop.set()
        self._wake()

    def join(self) -> asyncio.Event:
        """What a stream waits for."""
        bell = asyncio.Event()
        self._sleeping.add(bell)
        return bell

    def leave(self, bell: asyncio.Event) -> None:
        self._sleeping.discard(bell)

    def __len__(self) -> int:
        """How many streams there are."""
        return len(self._sleeping)

    @property
    def end(self) -> int:
        """The place behind the newest event, for ``read``."""
        return self._end

    def read(self, place: int) -> Iterable[Event] | None:
        """The events from a place on; None when some of them are kept no more."""
        start = len(self._events) - (self._end - place)
        if start < 0:
            return None
        return [self._events[at] for at in range(start, len(self._events))]

    def add(self, events: list[Event], positions: dict[str, int]) -> None:
        """Keep what was found, and wake the streams."""
        self._events.extend(events)
        self._end += len(events)
        self._move(positions)

    def skip(self, positions: dict[str, int]) -> None:
        """Say how far the logs have come, where nobody listened; who joins meanwhile reads it from the database."""
        self._events.clear()
        self._end += 1
        self._move(positions)

    def _move(self, positions: dict[str, int]) -> None:
        self.positions = positions
        self._wake()

    def start(self, positions: dict[str, int]) -> None:
        """Say where every log ends."""
        self.positions = positions
        self.started = True
        if self._ready:
            self._ready.set()

    def _wake(self) -> None:
        for bell in self._sleeping:
            bell.set()

    async def _beat(self) -> None:
        while not self.closed:
            await asyncio.sleep(BEAT)
            self.beats += 1
            self._wake()

    def _look(self, loop: asyncio.AbstractEventLoop) -> None:
        """Runs in a thread of its own, which notices what others commit; it outlives a database that goes away."""
        seen: dict[str, int] | None = None
        with watching() as watch:
            while not self._stop.is_set():
                try:
                    if watch.wait(self._stop, LONGEST):
                        seen = self._find(loop, seen)
                # Django's InterfaceError, a connection that is closed already, is no DatabaseError.
                except (DatabaseError, InterfaceError) as fault:
                    LOGGER.warning("live streams wait for the database: %s", type(fault).__name__)
                    self._stop.wait(1.0)
                    connection.close()
        connection.close()

    def _find(self, loop: asyncio.AbstractEventLoop, seen: dict[str, int] | None) -> dict[str, int]:
        """Hand what was recorded since to the loop; how far every log has come."""
        now = current_positions()
        if seen is None:
            loop.call_soon_threadsafe(self.start, dict(now))
        elif now != seen:
            tell = partial(self.add, list_events(seen, now)) if self._sleeping else self.skip
            if not loop.is_closed():
                loop.call_soon_threadsafe(tell, dict(now))
        return now
