"""Reading the record: entries in order, one entry, and the private values that belong to it."""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from functools import reduce

from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.db.models.lookups import Exact

from plenary.record import canonical, registry
from plenary.record.act import Act
from plenary.record.entry import Entry
from plenary.record.models import Recorded, Request, SealedValue, Touched

PART = 1000
"""How many entries are read at once where all are."""


def read_entries(body: str, *, after: int = 0, limit: int | None = None) -> list[Entry]:
    """The entries of a log behind sequence ``after``, in order."""
    return [Entry.decode(data) for data in read_bytes(body, after=after, limit=limit)]


def iterate_entries(body: str) -> Iterator[Entry]:
    """All entries of a log in order, a part of them at a time: a long log need not find room in memory."""
    after = 0
    while part := read_entries(body, after=after, limit=PART):
        yield from part
        after = part[-1].sequence


def read_bytes(body: str, *, after: int = 0, limit: int | None = None) -> list[bytes]:
    """The same as they were written: these bytes are what the tree is over."""
    found = Recorded.objects.filter(body=body, sequence__gt=after).order_by("sequence")[:limit]
    return [bytes(data) for data in found.values_list("data", flat=True)]


def list_texts(body: str) -> list[str]:
    """The hashes of the texts that entries of a log hold by reference, each once, in their order."""
    holding = [declared.name for declared in registry.list_acts() if declared.texts is not Act.texts]
    found = Recorded.objects.filter(body=body, act__in=holding).values_list("data", flat=True)
    return sorted({text for data in found for text in registry.read(Entry.decode(bytes(data))).texts()})


def find_entry(body: str, sequence: int) -> Entry | None:
    """One entry, or None."""
    data = Recorded.objects.filter(body=body, sequence=sequence).values_list("data", flat=True).first()
    return None if data is None else Entry.decode(bytes(data))


def open_to(body: str, commitments: Sequence[str], audience: str) -> None:
    """Say anew for whom private values are, as far as they are kept still."""
    SealedValue.objects.filter(body=body, commitment__in=commitments).update(audience=audience)


def find_newest(body: str, moment: datetime) -> int:
    """The last entry of a log that was recorded by a moment; 0 where there was none. Times never go back in a log."""
    last = Recorded.objects.filter(body=body).count()
    return bisect_right(range(1, last + 1), moment, key=lambda sequence: _read_moment(body, sequence))


def _read_moment(body: str, sequence: int) -> datetime:
    entry = find_entry(body, sequence)
    assert entry is not None, "a log has no gaps"
    return entry.at


def find_touched(body: str, addresses: Sequence[str] = (), *, since: int = 0) -> QuerySet[Touched]:
    """What entries behind sequence ``since`` touched at any of the addresses or below it; everything without one."""
    touched = Touched.objects.filter(body=body, sequence__gt=since)
    if not addresses:
        return touched
    # SQLite's LIKE takes A for a, so that a beginning is compared as what it is.
    below = [Exact(Substr("address", 1, len(address) + 1), f"{address}/") for address in addresses]
    return touched.filter(reduce(Q.__or__, map(Q, below), Q(address__in=addresses)))


def list_changes(body: str, *, since: int = 0, address: str = "", limit: int | None = None) -> list[Entry]:
    """The first entries behind sequence ``since`` that changed what stands at an address or below it, in order.

    Without an address, every entry that changed anything.
    """
    touched = find_touched(body, [address] if address else [], since=since)
    found = Recorded.objects.filter(body=body, sequence__in=touched.values("sequence")).order_by("sequence")[:limit]
    return [Entry.decode(bytes(data)) for data in found.values_list("data", flat=True)]


def came_before(body: str, seat: str, key: str) -> bool:
    """Whether a request by a seat under this key was done already."""
    return Request.objects.filter(body=body, seat=seat, key=key).exists()


def read_request(body: str, seat: str, key: str) -> list[Entry]:
    """The entries of a request by a seat under this key that was done already; none where it was not."""
    found = Request.objects.filter(body=body, seat=seat, key=key).first()
    return read_entries(body, after=found.first - 1, limit=found.last - found.first + 1) if found else []


def open_value(body: str, commitment: str) -> canonical.Json:
    """The private value behind a commitment; None when it was erased. Whether one may see it, the caller has asked."""
    found = SealedValue.objects.filter(body=body, commitment=commitment).values_list("value", flat=True).first()
    return None if found is None else canonical.decode(bytes(found))


def list_kept(body: str, commitments: Collection[str]) -> list[str]:
    """Those of some commitments whose values are kept still."""
    found = SealedValue.objects.filter(body=body, commitment__in=commitments)
    return sorted(found.values_list("commitment", flat=True))


def list_sealed(entry: Entry) -> list[tuple[str, str]]:
    """Where an entry holds a commitment in its payload (``contact.name``), and which; one to who did it stands first,
    at no place."""
    own = [("", entry.person)] if entry.person else []
    return [*own, *_list_commitments(dict(entry.payload), "")]


def _list_commitments(value: canonical.Json, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict) and set(value) == {"sealed"}:
        yield place, str(value["sealed"])
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from _list_commitments(each, f"{place}.{name}" if place else name)
    elif isinstance(value, list):
        for number, each in enumerate(value, 1):
            yield from _list_commitments(each, f"{place}.{number}")
