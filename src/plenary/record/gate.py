"""One at a time on this machine, by a lock on a file: whoever comes meanwhile waits, and the system wakes the next."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(gate: Path) -> Iterator[None]:
    """Within the block no other process or thread holds this file, which is made where it is not there."""
    handle = os.open(gate, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        # A process that ends, however it does, gives the file free as well.
        os.close(handle)


@contextmanager
def alone_or_not(gate: Path) -> Iterator[bool]:
    """Whether within the block no other holds this file; whoever comes meanwhile does not wait."""
    handle = os.open(gate, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            is_alone = True
        except BlockingIOError:
            is_alone = False
        yield is_alone
    finally:
        os.close(handle)
