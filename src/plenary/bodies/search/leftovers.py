"""What rows that were taken out leave in the database's files, until it is gone from there too.

That something is left is kept as a cursor, entered with the rows' leaving and taken out when nothing is: an
interruption, or somebody who reads the pages meanwhile, puts it off, and nothing is done where nothing left.
"""

from plenary.bodies.search import matching
from plenary.record.erasure import empty_journal
from plenary.record.models import Cursor

LEFT = "search-left"


def note_leftovers(body: str) -> None:
    """Remember that private words left the index of a log; within the transaction in which they do."""
    Cursor.objects.get_or_create(follower=LEFT, body=body)


def forget_leftovers(body: str) -> None:
    """Let nothing of them stay in the files, where something may. Raises StillRead: it is tried again."""
    owed = Cursor.objects.filter(follower=LEFT, body=body)
    if owed.exists():
        matching.forget()
        empty_journal()
        owed.delete()
