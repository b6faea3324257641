"""One at a time: whoever reads the tables for the index of a log and writes it, so that nothing older comes last.

Acts wait for nobody here: it is no transaction. PostgreSQL has locks for such an agreement, SQLite a file beside it.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256

from django.db import connection


@contextmanager
def alone(log: str) -> Iterator[None]:
    """Within the block nobody else keeps the index of a log; whoever comes meanwhile waits."""
    if connection.vendor == "postgresql":
        key = int.from_bytes(sha256(f"search/{log}".encode()).digest()[:8], signed=True)
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", (key,))
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", (key,))
        return
    name = str(connection.settings_dict["NAME"])
    if connection.is_in_memory_db():  # type: ignore[attr-defined]  # SQLite's connection has it
        # Nobody else is there.
        yield
        return
    gate = os.open(f"{name}.search.gate", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(gate, fcntl.LOCK_EX)
        yield
    finally:
        os.close(gate)
