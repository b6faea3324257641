"""The projected tables made anew from entries alone."""

from collections.abc import Iterable

from django.db import transaction

from plenary.record.dump import list_tables
from plenary.record.entry import Entry
from plenary.record.perform import apply_entry
from plenary.record.tables import applying


def replay(entries: Iterable[Entry]) -> int:
    """Apply entries in order to the tables as they are; how many. Followers do not run, nothing is recorded."""
    count = 0
    with transaction.atomic():
        for entry in entries:
            apply_entry(entry)
            count += 1
    return count


def clear() -> None:
    """Empty every projected table: the beginning of an upgrade that rebuilds them."""
    with transaction.atomic(), applying():
        for table in reversed(list_tables()):
            table.objects.all().delete()
