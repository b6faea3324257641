"""Batches of items that entries committed to, and the file of one item."""

from plenary.bodies.rules.audience import Reader, may_see
from plenary.record.item import write_item
from plenary.record.models import CommittedBatch, Log
from plenary.record.storage import installed


def find_batch(body: str, sequence: int) -> CommittedBatch | None:
    """The batch that an entry committed to."""
    return CommittedBatch.objects.filter(body=body, sequence=sequence).first()


def read_item(reader: Reader, batch: CommittedBatch | None, commitment: str) -> bytes | None:
    """The file of an item that a reader may see; None where there is no such, it was erased, or no checkpoint covers
    its entry yet."""
    if batch is None or not may_see(reader, batch.audience):
        return None
    return write_item(Log.objects.get(body=batch.body), installed(), batch.batch, commitment)
