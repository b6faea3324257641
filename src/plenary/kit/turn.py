"""The requests of a process compute one after the other; one that waits for another program gives way meanwhile.

Python computes in one thread at a time as it is, and hands over at every statement to the database. Where several
threads act at once, the one that holds the database's gate, for which every process of the site waits, would wait for
the others after each of its statements: an act that takes five milliseconds alone then takes fifty. Whoever has
waited for its turn for ``PATIENCE`` goes on beside the others, so that one slow page holds nobody up for long.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

PATIENCE = 0.25
"""Seconds."""

_turn = threading.Lock()
_own = threading.local()


@contextmanager
def taking_turn() -> Iterator[None]:
    """Within the block it is this thread's turn, or it has waited long enough."""
    _take()
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
            _take()


def _take() -> None:
    _own.has = _turn.acquire(timeout=PATIENCE)


def _end() -> bool:
    """Whether it was this thread's turn."""
    had, _own.has = getattr(_own, "has", False), False
    if had:
        _turn.release()
    return had
