"""The files of documents in the record's store, and the follower that removes erased ones."""

from collections.abc import Sequence

from plenary.bodies.models import DocumentVersion
from plenary.record.acts import EraseValues
from plenary.record.entry import Entry
from plenary.record.follower import follower
from plenary.record.store import Altered, Store, open_store

__all__ = ["Altered", "Store", "erase_files", "open_store"]


@follower("document-files")
def erase_files(body: str, entries: Sequence[Entry]) -> None:
    """Remove the files of restricted documents whose salts these entries erased."""
    for entry in entries:
        if entry.act == EraseValues.name:
            gone = DocumentVersion.objects.filter(body=body, salt__in=entry.payload["commitments"])
            for name in gone.values_list("file", flat=True):
                open_store().remove(name)
