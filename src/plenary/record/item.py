"""One item of a batch as a file that its holder keeps and checks offline: that it is in, under a signed checkpoint.

``verify.py``, which every pack carries, reads it, and so does ``plenary verify``; docs/packs.md describes the format.
"""

import base64

from plenary.record import canonical
from plenary.record.batch import prove
from plenary.record.models import CommittedBatch, Log, Recorded
from plenary.record.pack.standalone import ITEM_FORMAT
from plenary.record.sequencer import give_receipt
from plenary.record.storage import Storage


def write_item(log: Log, storage: Storage, batch: str, commitment: str) -> bytes | None:
    """The file of an item; None where it is not there, was erased, or no checkpoint covers its entry yet.

    Whether one may see it, the caller has asked.
    """
    item = prove(log.body, batch, commitment)
    receipt = give_receipt(item.sequence, storage.files(log.body)) if item else None
    if item is None or receipt is None:
        return None
    entry = Recorded.objects.values_list("data", flat=True).get(body=log.body, sequence=item.sequence)
    keys: list[canonical.Json] = [str(key) for key in storage.verifiers(log)]
    return canonical.encode(
        {
            "count": CommittedBatch.objects.values_list("count", flat=True).get(body=log.body, batch=batch),
            "entry": bytes(entry).decode(),
            "format": ITEM_FORMAT,
            "keys": keys,
            "path": [base64.b64encode(node).decode() for node in item.proof],
            "place": item.place,
            "receipt": bytes(receipt).decode(),
            "salt": item.opening.salt.hex(),
            "value": canonical.decode(item.opening.value),
        }
    )
