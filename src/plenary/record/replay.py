"""The projected tables made anew from entries alone."""

from collections.abc import Iterable

from django.db import transaction

from plenary.record.dump import list_tables
from plenary.record.entry import Entry
from plenary.record.models import Touched
from plenary.record.perform import apply_entry, write_touched
from plenary.record.tables import applying

#: Rows written at once.
BATCH = 1000


def replay(entries: Iterable[Entry]) -> int:
    """Apply entries in order to the tables as they are; how many. Followers do not run, nothing is recorded."""
    count = 0
    touched: list[Touched] = []
    with transaction.atomic(), applying():
        for entry in entries:
            touched += apply_entry(entry)
            count += 1
            if len(touched) >= BATCH:
                write_touched(touched)
                touched = []
        write_touched(touched)
    return count


def clear() -> None:
    """Empty every projected table: the beginning of an upgrade that rebuilds them."""
    with transaction.atomic(), applying():
        for table in reversed(list_tables()):
            table.objects.all().delete()
