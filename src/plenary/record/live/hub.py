"""The hub of a process: one look at the database for all its streams, and what it found kept for a while."""

import asyncio
import threading
from collections import deque
from collections.abc import Iterable

from django.db import connection

from plenary.record.live.event import Event, current_positions, list_events
from plenary.record.watch import Watch

KEPT = 4096
"""How many events are kept for streams that fall behind; who falls further behind is served by the database."""
BEAT = 20.0
"""Seconds after which a silent stream says that it is alive, so that nothing on the way closes it."""


class Hub:
    """Events in the order in which they were found; streams read them at their own pace and are woken for new ones.

    Everything but the look at the database happens in the loop's thread.
    """

    def __init__(self) -> None:
        self.positions: dict[str, int] = {}
        self.beats = 0
        self.closed = False
        self._events: deque[Event] = deque(maxlen=KEPT)
        self._end = 0
        self._sleeping: set[asyncio.Event] = set()
        self._stop = threading.Event()
        self._ready: asyncio.Event | None = None

    async def open(self) -> None:
        """Begin to look; returns once it is known where every log ends."""
        loop = asyncio.get_running_loop()
        self._ready = asyncio.Event()
        threading.Thread(target=self._look, args=(loop,), name="live", daemon=True).start()
        self._beating = loop.create_task(self._beat())
        await self._ready.wait()

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
        self.positions = positions
        self._wake()

    def start(self, positions: dict[str, int]) -> None:
        """Say where every log ends."""
        self.positions = positions
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
        """Runs in a thread of its own, whose connection notices what others commit."""
        watch = Watch()
        watch.changed()
        seen = current_positions()
        loop.call_soon_threadsafe(self.start, dict(seen))
        while watch.wait(self._stop, 60.0):
            now = current_positions()
            events = list_events(seen, now)
            if now != seen and not loop.is_closed():
                loop.call_soon_threadsafe(self.add, events, dict(now))
            seen = now
        connection.close()
