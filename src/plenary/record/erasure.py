"""What was erased is gone from the database's files too, not only from its tables."""

from collections.abc import Sequence

from django.db import connection

from plenary.record.acts import EraseValues
from plenary.record.entry import Entry
from plenary.record.follower import follower


class StillRead(RuntimeError):
    """The write-ahead log could not be emptied, for somebody was reading: it is tried again."""


@follower("erased-pages")
def forget_pages(body: str, entries: Sequence[Entry]) -> None:
    """Empty SQLite's write-ahead log, which holds pages as they were before an erasure (https://sqlite.org/wal.html).

    In the database itself what is deleted is written over (``secure_delete`` of the settings). PostgreSQL writes its
    own space over in time; docs/settings.md says what to do where that is not soon enough.
    """
    if connection.vendor == "sqlite" and any(entry.act == EraseValues.name for entry in entries):
        with connection.cursor() as cursor:
            busy, _pages, _moved = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StillRead
