"""The one clock, in UTC; whoever needs another time says so for the length of a block."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime


def _read_system() -> datetime:
    return datetime.now(UTC)


_clock: ContextVar[Callable[[], datetime]] = ContextVar("_clock", default=_read_system)


def now() -> datetime:
    """The time, in UTC, to the microsecond."""
    return _clock.get()()


@contextmanager
def reading(clock: Callable[[], datetime]) -> Iterator[None]:
    """Within the block, ``clock`` tells the time."""
    token = _clock.set(clock)
    try:
        yield
    finally:
        _clock.reset(token)
