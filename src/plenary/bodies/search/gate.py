"""One at a time: whoever reads the tables for the index of a log and writes it, so that nothing older comes last.

Acts wait for nobody here: it is no transaction. PostgreSQL has locks for such an agreement, SQLite a file beside it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from django.db import connection

from plenary.record import gate


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
    with gate.alone(Path(f"{name}.search.gate")):
        yield
