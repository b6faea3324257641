"""Batches: a side ledger of many small items, committed to by one entry.

Items are added one by one and leave no trace on the record (``add_items``). Closing the batch fixes them in the order
of their commitments (``close_batch``); the act ``batch.commit`` that this gives then enters count, root and file hash.
Any item can be shown to be in by itself (``prove``), and be erased: its commitment stays where it is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.db import transaction

from plenary.engine.merkle import batch as merkle
from plenary.engine.merkle.tree import Tree
from plenary.kit import chance
from plenary.kit.language import _
from plenary.record import canonical
from plenary.record.models import BatchItem, ClosedBatch, CommittedBatch, PendingItem
from plenary.record.queue import lock_log
from plenary.record.refusal import Refused
from plenary.record.sealing import SALT, Opening

#: Rows written or read at once.
CHUNK = 2000


@dataclass(frozen=True, slots=True)
class Item:
    """An item, its place, and the hashes that show it to be in the batch that the entry ``sequence`` committed to."""

    sequence: int
    place: int
    opening: Opening
    proof: tuple[bytes, ...]


def add_items(body: str, batch: str, values: Iterable[canonical.Json]) -> list[str]:
    """Add items to a batch, which begins with its first; their commitments. Raises Refused once it is closed."""
    openings = [Opening(chance.draw(SALT), canonical.encode(value)) for value in values]
    with transaction.atomic():
        _require_open(body, batch)
        PendingItem.objects.bulk_create(
            (
                PendingItem(
                    body=body,
                    batch=batch,
                    commitment=opening.commitment,
                    salt=opening.salt,
                    value=opening.value,
                )
                for opening in openings
            ),
            batch_size=CHUNK,
        )
    return [opening.commitment for opening in openings]


def take_back(body: str, batch: str, commitments: Iterable[str]) -> int:
    """Remove items of a batch that is still open, without a trace; how many. Raises Refused once it is closed."""
    with transaction.atomic():
        _require_open(body, batch)
        gone, _by_table = PendingItem.objects.filter(body=body, batch=batch, commitment__in=list(commitments)).delete()
    return gone


def close_batch(body: str, batch: str) -> merkle.Batch:
    """Fix the items of a batch in their order; what its entry is to commit to. Closing again gives the same."""
    with transaction.atomic():
        lock_log(body)
        closed = find_closed(body, batch)
        if closed is not None:
            return closed
        pending = PendingItem.objects.filter(body=body, batch=batch)
        rows = sorted(pending.values_list("commitment", "salt", "value"))
        BatchItem.objects.bulk_create(
            (
                BatchItem(body=body, batch=batch, place=place, commitment=commitment, salt=salt, value=value)
                for place, (commitment, salt, value) in enumerate(rows)
            ),
            batch_size=CHUNK,
        )
        pending.delete()
        made = merkle.commit_batch([bytes.fromhex(commitment) for commitment, _salt, _value in rows])
        ClosedBatch.objects.create(body=body, batch=batch, count=made.count, root=made.root.hex(), file=made.file.hex())
    return made


def find_closed(body: str, batch: str) -> merkle.Batch | None:
    """What a batch came to when it was closed; None while it is open."""
    row = ClosedBatch.objects.filter(body=body, batch=batch).first()
    return merkle.Batch(row.count, bytes.fromhex(row.root), bytes.fromhex(row.file)) if row else None


def list_commitments(body: str, batch: str) -> list[bytes]:
    """The commitments of a closed batch, in their order."""
    found = BatchItem.objects.filter(body=body, batch=batch).order_by("place").values_list("commitment", flat=True)
    return [bytes.fromhex(commitment) for commitment in found.iterator(CHUNK)]


def list_openings(body: str, batch: str) -> Iterator[Opening]:
    """What the items of a closed batch say, in their order, without those that were erased."""
    found = BatchItem.objects.filter(body=body, batch=batch).order_by("place").values_list("salt", "value")
    for salt, value in found.iterator(CHUNK):
        if salt:
            yield Opening(bytes(salt), bytes(value))


def prove(body: str, batch: str, commitment: str) -> Item | None:
    """An item with its proof; None where the batch was not committed, has no such item, or it was erased.

    Whether one may see it, the caller has asked.
    """
    committed = CommittedBatch.objects.filter(body=body, batch=batch).first()
    row = BatchItem.objects.filter(body=body, batch=batch, commitment=commitment).first()
    if committed is None or row is None or not row.salt:
        return None
    proof = _grow(body, batch, committed.root).inclusion(row.place)
    return Item(committed.sequence, row.place, Opening(bytes(row.salt), bytes(row.value)), proof)


@lru_cache(maxsize=8)
def _grow(body: str, batch: str, root: str) -> Tree:
    """The tree of a committed batch, which never changes."""
    return merkle.grow_batch(list_commitments(body, batch))


def erase_items(body: str, commitments: Sequence[str]) -> None:
    """Forget what items say; their commitments stay."""
    BatchItem.objects.filter(body=body, commitment__in=commitments).update(salt=b"", value=b"")


def _require_open(body: str, batch: str) -> None:
    lock_log(body)
    if ClosedBatch.objects.filter(body=body, batch=batch).exists():
        raise Refused(
            "record.batch-closed", _("The batch {batch} is closed: nothing joins or leaves it.").format(batch=batch)
        )
