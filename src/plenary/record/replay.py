"""The projected tables made anew from entries alone."""

from collections.abc import Callable, Iterable, Iterator

from django.db import InterfaceError, OperationalError, connection, transaction

from plenary.kit.language import _
from plenary.kit.program import called
from plenary.kit.refusal import Refusal
from plenary.record.act import Act
from plenary.record.dump import list_tables
from plenary.record.entry import Entry
from plenary.record.models import Log, Touched
from plenary.record.perform import apply_entry, write_touched
from plenary.record.reading import iterate_entries
from plenary.record.tables import applying

#: Rows written at once.
BATCH = 1000


def replay(entries: Iterable[Entry], before: Callable[[Act, Entry], None] | None = None) -> int:
    """Apply entries in order to the tables as they are; how many. Followers do not run, nothing is recorded.

    ``before`` may look at each act, and at the tables as it finds them.
    """
    count = 0
    touched: list[Touched] = []
    with transaction.atomic(), applying():
        for entry in entries:
            touched += apply_entry(entry, before)
            count += 1
            if len(touched) >= BATCH:
                write_touched(touched)
                touched = []
        write_touched(touched)
    return count


class NotApplied(Refusal):
    """An entry of the record could not be applied by this release: what acts write is as it was, but the tables may
    already have the form of this release, which the one before it does not read."""

    def __init__(self, body: str, sequence: int) -> None:
        super().__init__(
            _(
                "Entry {sequence} of {body} cannot be done again by this release, and the tables have its form "
                "already: restore the backup that you made before with the release before it ({command}), and report "
                "this."
            ).format(sequence=sequence, body=body, command=_RESTORE[connection.vendor].format(program=called()))
        )


#: How a backup is restored, by the kind of the database.
_RESTORE = {
    "sqlite": "{program} restore BACKUP --to FOLDER --keys FOLDER --secret FILE",
    "postgresql": "pg_restore --dbname DATABASE BACKUP",
}


def rebuild() -> int:
    """Make every projected table anew from the record, and put all in place at once; how many entries there are.

    What an upgrade does whose tables have another form. Nobody acts meanwhile; cut off, all is as it was. Raises
    NotApplied for an entry that this release cannot apply.
    """
    at = ("", 0)

    def follow(body: str) -> Iterator[Entry]:
        nonlocal at
        for entry in iterate_entries(body):
            at = body, entry.sequence
            yield entry

    with transaction.atomic():
        bodies = list(Log.objects.select_for_update().order_by("body").values_list("body", flat=True))
        clear()
        try:
            return sum(replay(follow(body)) for body in bodies)
        except (OSError, OperationalError, InterfaceError):
            # The disk, or the database, also where its connection is gone: nothing is wrong with the entry.
            raise
        except Exception as fault:
            raise NotApplied(*at) from fault


def clear() -> None:
    """Empty every projected table: the beginning of an upgrade that rebuilds them."""
    with transaction.atomic(), applying():
        for table in reversed(list_tables()):
            table.objects.all().delete()
