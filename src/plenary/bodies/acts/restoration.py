"""What a return ended that was entered ahead and is taken back: it is again as if the return had never been entered."""

from collections.abc import Iterator, Sequence
from typing import Any

from plenary.bodies.models import (
    Appointment,
    Coordination,
    Credentials,
    GroupMembership,
    Listing,
    Member,
    Participant,
    Weight,
)
from plenary.record.entry import Entry
from plenary.record.tables import Dated

#: The tables in which a return ends what stood, each with the field that names the member.
_TABLES: tuple[tuple[type[Dated], str], ...] = (
    (Appointment, "seat"),
    (Credentials, "member"),
    (GroupMembership, "member"),
    (Coordination, "member"),
    (Listing, "member"),
    (Participant, "member"),
    (Weight, "member"),
)
_OF_THE_ROW = ("id", "body", "seq_from", "seq_to")


def list_returns(body: str, code: str, end: str) -> list[int]:
    """The entries that admitted a member for memberships that begin on a day or later, the last one first."""
    rows = list(Member.rows.filter(body=body, code=code))
    before = {(row.start, row.seq_to): row for row in rows}
    found = []
    for row in rows:
        if row.seq_to is None and row.start >= end:
            first = row
            # Names and places that were entered since are rows of the same membership.
            while (earlier := before.get((first.start, first.seq_from))) is not None:
                first = earlier
            found.append(first.seq_from)
    return sorted(found, reverse=True)


def restore(entry: Entry, code: str, returns: Sequence[int]) -> None:
    """Enter again what the entries ``returns``, by which a member came back, had ended; what was changed since stays as
    it is."""
    for table, field in _TABLES:
        which = {field: f"delegation:{code}" if field == "seat" else code}
        ended = (each for returned in returns for each in _list_ended(table, entry.body, returned, which))
        for ordinal, (row, shortened) in enumerate(list(ended)):
            if shortened is None:
                table.enter(entry, ordinal, **_read(row))
            elif shortened.seq_to is None:
                shortened.follow(entry, ordinal, end=_read(row)["end"])


def _list_ended(
    table: type[Dated], body: str, returned: int, which: dict[str, str]
) -> Iterator[tuple[Dated, Dated | None]]:
    """What an entry ended, each with the row that it wrote in its place, if it wrote one."""
    written = list(table.rows.filter(body=body, seq_from=returned, **which))
    for row in table.rows.filter(body=body, seq_to=returned, **which).order_by("seq_from", "id"):
        own = {name: value for name, value in _read(row).items() if name != "end"}
        follows = (each for each in written if own.items() <= _read(each).items())
        yield row, next(follows, None)


def _read(row: Dated) -> dict[str, Any]:
    fields = (field.attname for field in row._meta.concrete_fields)
    return {name: getattr(row, name) for name in fields if name not in _OF_THE_ROW}
