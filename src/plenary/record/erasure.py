"""What was erased is gone from the database's files too, not only from its tables."""

from collections.abc import Sequence

from django.db import connection

from plenary.record.acts import EraseValues
from plenary.record.entry import Entry
from plenary.record.follower import follower


class StillRead(RuntimeError):
    """The write-ahead log could not be emptied, for somebody was reading: it is tried again."""


@follower("erased-pages", patient=True)
def forget_pages(body: str, entries: Sequence[Entry]) -> None:
    """After an erasure, let nothing of the values stay in the database's files."""
    if list_erased(entries):
        empty_journal()


def list_erased(entries: Sequence[Entry]) -> list[str]:
    """The commitments whose values these entries erased."""
    return [each for entry in entries if entry.act == EraseValues.name for each in entry.payload["commitments"]]


def empty_journal() -> None:
    """Empty SQLite's write-ahead log, which holds pages as they were before an erasure (https://sqlite.org/wal.html).

    In the database itself what is deleted is written over (``secure_delete`` of the settings). PostgreSQL writes its
    own space over in time; docs/settings.md says what to do where that is not soon enough. Raises StillRead.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            busy, _pages, _moved = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        if busy:
            raise StillRead
