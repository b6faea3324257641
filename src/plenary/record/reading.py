"""Reading the record: entries in order, one entry, and the private values that belong to it."""

from django.db import models

from plenary.record import canonical
from plenary.record.entry import Entry
from plenary.record.models import Recorded, SealedValue, Touched


def read_entries(body: str, *, after: int = 0, limit: int | None = None) -> list[Entry]:
    """The entries of a log behind sequence ``after``, in order."""
    return [Entry.decode(data) for data in read_bytes(body, after=after, limit=limit)]


def read_bytes(body: str, *, after: int = 0, limit: int | None = None) -> list[bytes]:
    """The same as they were written: these bytes are what the tree is over."""
    found = Recorded.objects.filter(body=body, sequence__gt=after).order_by("sequence")[:limit]
    return [bytes(data) for data in found.values_list("data", flat=True)]


def find_entry(body: str, sequence: int) -> Entry | None:
    """One entry, or None."""
    data = Recorded.objects.filter(body=body, sequence=sequence).values_list("data", flat=True).first()
    return None if data is None else Entry.decode(bytes(data))


def list_changes(body: str, *, since: int = 0, address: str = "", limit: int | None = None) -> list[Entry]:
    """The entries behind sequence ``since`` that changed what stands at an address or below it, in order.

    Without an address, every entry that changed anything.
    """
    touched = Touched.objects.filter(body=body, sequence__gt=since)
    if address:
        touched = touched.filter(models.Q(address=address) | models.Q(address__startswith=f"{address}/"))
    found = Recorded.objects.filter(body=body, sequence__in=touched.values("sequence")).order_by("sequence")
    return [Entry.decode(bytes(data)) for data in found.values_list("data", flat=True)[:limit]]


def open_value(body: str, commitment: str) -> canonical.Json:
    """The private value behind a commitment; None when it was erased. Whether one may see it, the caller has asked."""
    found = SealedValue.objects.filter(body=body, commitment=commitment).values_list("value", flat=True).first()
    return None if found is None else canonical.decode(bytes(found))
