"""The files of documents in the record's store: which are named still, which are lost, and the follower that removes
erased ones."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet

from plenary.bodies.models import DocumentVersion
from plenary.record.acts import EraseValues
from plenary.record.entry import Entry
from plenary.record.follower import follower
from plenary.record.models import Erasure, Log
from plenary.record.reading import list_texts
from plenary.record.store import Altered, Store, open_store, place_of

__all__ = ["Altered", "LostFile", "Store", "erase_files", "list_lost", "open_store"]


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


def list_lost() -> Iterator[LostFile]:
    """The files that are lost, by body; of a document's, which may be salted for others, the size tells."""
    store = open_store()
    for body in Log.objects.order_by("body").values_list("body", flat=True):
        for text in list_texts(body):
            try:
                store.get(text)
            except Altered:
                yield LostFile(body, text)
        named = _find_unerased().filter(body=body).order_by("document", "file")
        for document, file, size in named.values_list("document", "file", "size").distinct():
            if store.size(file) != size:
                yield LostFile(body, file, document)


@follower("document-files")
def erase_files(body: str, entries: Sequence[Entry]) -> None:
    """Remove the files of restricted documents whose salts these entries erased.

    A file that another version names with a salt of its own that was not erased stays for that one. No act is done
    meanwhile: one that is just being done might name what is removed.
    """
    erased = [each for entry in entries if entry.act == EraseValues.name for each in entry.payload["commitments"]]
    gone = DocumentVersion.objects.filter(body=body, salt__in=erased)
    if not gone.exists():
        return
    with transaction.atomic():
        list(Log.objects.select_for_update().order_by("body").values_list("body", flat=True))
        files = set(gone.values_list("file", flat=True))
        files.difference_update(_find_unerased().filter(file__in=files).values_list("file", flat=True))
        for name in sorted(files):
            open_store().remove(name)


def _find_unerased() -> QuerySet[DocumentVersion]:
    """The versions, also those that stand no longer, whose file was not erased."""
    erased = Erasure.objects.filter(body=OuterRef("body"), commitment=OuterRef("salt"))
    return DocumentVersion.objects.exclude(Exists(erased))
