"""The requests of a process compute one after the other; one that waits for another program gives way meanwhile.

Python computes in one thread at a time as it is, and hands over at every statement to the database. Where several
threads act at once, the one that holds the database's gate, for which every process of the site waits, would wait for
the others after each of its statements: an act that takes five milliseconds alone then takes fifty. Turns go in the
order in which they were asked for, but whoever holds what others wait for comes first. Whoever has waited for its turn
for ``PATIENCE`` goes on beside the others, so that one slow page holds nobody up for long.
"""

import threading
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 0.25
"""Seconds for which a request waits for its turn."""
HASTE = 0.02
"""Seconds for which one waits that holds what others wait for."""

_own = threading.local()


@contextmanager
def taking_turn(*, first: bool = False) -> Iterator[None]:
    """Within the block it is this thread's turn, or it has waited long enough.

    ``first`` is for a thread that holds what others wait for.
    """
    _own.has = _turn.take(first)
    try:
        yield
    finally:
        _end()


@contextmanager
def giving_way() -> Iterator[None]:
    """Within the block it is nobody's turn: for whoever waits for another program. Without a turn, nothing happens."""
    had = _end()
    try:
        yield
    finally:
        if had:
            _own.has = _turn.take(first=False)


class _Turn:
    """What one thread has at a time; ``_waiting`` holds a locked lock for each that waits, and is open to one alone."""

    def __init__(self) -> None:
        self._open = threading.Lock()
        self._taken = False
        self._waiting: deque[threading.Lock] = deque()

    def take(self, first: bool) -> bool:
        """Wait for the turn; whether it came in time."""
        with self._open:
            if not self._taken:
                self._taken = True
                return True
            own = threading.Lock()
            own.acquire()
            if first:
                self._waiting.appendleft(own)
            else:
                self._waiting.append(own)
        if own.acquire(timeout=HASTE if first else PATIENCE):
            return True
        with self._open:
            if own in self._waiting:
                self._waiting.remove(own)
                return False
        # It came while the patience ended.
        return True

    def end(self) -> None:
        """Hand the turn to the next."""
        with self._open:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


_turn = _Turn()


def _end() -> bool:
    """Whether it was this thread's turn."""
    had, _own.has = getattr(_own, "has", False), False
    if had:
        _turn.end()
    return had
