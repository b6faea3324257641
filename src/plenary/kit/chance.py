"""The one source of randomness; a test or a demo that must come out alike gives its own for the length of a block."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_source: ContextVar[Callable[[int], bytes]] = ContextVar("_source", default=secrets.token_bytes)


def draw(width: int) -> bytes:
    """``width`` bytes that nobody can foresee."""
    return _source.get()(width)


@contextmanager
def drawing(source: Callable[[int], bytes]) -> Iterator[None]:
    """Within the block, ``source`` gives the bytes."""
    token = _source.set(source)
    try:
        yield
    finally:
        _source.reset(token)
