"""Files in the record's store, of documents and of what packages above have beside them: which are named still, which
are lost, and the follower that removes erased ones."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from plenary.bodies.models import DocumentVersion, Filed
from plenary.record.acts import EraseValues
from plenary.record.entry import Entry
from plenary.record.follower import follower
from plenary.record.models import Erasure, Log
from plenary.record.reading import list_texts, open_value
from plenary.record.store import Altered, Store, open_store, place_of

__all__ = [
    "Altered",
    "LostFile",
    "Store",
    "add_table",
    "erase_files",
    "list_lost",
    "list_named",
    "open_filed",
    "open_store",
]

_tables: list[type[Filed]] = [DocumentVersion]


@dataclass(frozen=True, slots=True)
class LostFile:
    """A file that the record of a body names and the store has not as it was: of a ``document``, or a text."""

    body: str
    file: str
    document: str = ""

    @property
    def place(self) -> str:
        """Where it lay, seen from the folder of the installation."""
        return place_of(self.file)


def add_table(table: type[Filed]) -> None:
    """Have the files of a table kept, missed and erased like those of documents; called once, when a package is
    ready."""
    if table not in _tables:
        _tables.append(table)


def list_named(files: Iterable[str]) -> set[str]:
    """Those of some files that a row of any table names, or has named."""
    wanted = set(files)
    return {file for table in _tables for file in table.objects.filter(file__in=wanted).values_list("file", flat=True)}


def open_filed(row: Filed) -> bytes | None:
    """The bytes of a file that is salted; None where the salt was erased, or the store has it no longer as it was.
    Whether one may see it, the caller has asked."""
    salt = open_value(row.body, row.salt)
    try:
        return None if salt is None else open_store().get(row.file, bytes.fromhex(str(salt)))
    except Altered:
        return None


def list_lost() -> Iterator[LostFile]:
    """The files that are lost, by body; of a document's, which may be salted for others, the size tells."""
    store = open_store()
    for body in Log.objects.order_by("body").values_list("body", flat=True):
        for text in list_texts(body):
            try:
                store.get(text)
            except Altered:
                yield LostFile(body, text)
        for table in _tables:
            rows = _find_unerased(table).filter(body=body).order_by("pk")
            named = sorted({(row.document_key, row.file, row.size) for row in rows})
            for document, file, size in named:
                if store.size(file) != size:
                    yield LostFile(body, file, document)


@follower("document-files")
def erase_files(body: str, entries: Sequence[Entry]) -> None:
    """Remove the files whose salts these entries erased.

    A file that another row names with a salt of its own that was not erased stays for that one. No act is done
    meanwhile: one that is just being done might name what is removed.
    """
    erased = [each for entry in entries if entry.act == EraseValues.name for each in entry.payload["commitments"]]
    gone = [table.objects.filter(body=body, salt__in=erased) for table in _tables]
    if not any(rows.exists() for rows in gone):
        return
    with transaction.atomic():
        list(Log.objects.select_for_update().order_by("body").values_list("body", flat=True))
        files = {file for rows in gone for file in rows.values_list("file", flat=True)}
        for table in _tables:
            files.difference_update(_find_unerased(table).filter(file__in=files).values_list("file", flat=True))
        for name in sorted(files):
            open_store().remove(name)


def _find_unerased(table: type[Filed]) -> QuerySet[Filed]:
    """The rows, also those that stand no longer, whose file was not erased."""
    erased = Erasure.objects.filter(body=OuterRef("body"), commitment=OuterRef("salt"))
    return table.objects.exclude(Exists(erased))
