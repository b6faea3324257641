"""After a restore behind a published checkpoint: the log goes on under a new origin.

Whoever has seen the checkpoint can show that the old log held entries which this one does not. It must therefore not
sign again in the old name. The first entry under the new origin names the old one, and holds both the checkpoint that
was lost and the newest that is still true, so that a stranger sees how far the two logs are one.
"""

import re

from plenary.engine.merkle.checkpoint import Checkpoint
from plenary.engine.merkle.note import open_note
from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.record.act import SYSTEM
from plenary.record.acts import RenewLog
from plenary.record.models import Log, SignedCheckpoint
from plenary.record.perform import perform
from plenary.record.sequencer import find_behind
from plenary.record.storage import Storage

_AGAIN = re.compile(r"/again-[0-9]+$")


def list_behind(storage: Storage) -> list[Log]:
    """The logs that do not hold what was published of them, by body: nothing is signed in their names any more."""
    logs = Log.objects.order_by("body")
    return [log for log in logs if find_behind(log, storage.files(log.body), storage.verifiers(log)) is not None]


def renew_log(log: Log, storage: Storage, published: bytes | None = None) -> Checkpoint:
    """Let a log that is behind go on under a new origin; its first checkpoint.

    ``published`` is a checkpoint that somebody else has kept, where neither the files nor the keys' folder know of it.
    Raises Refusal where the log holds all that was published, or the checkpoint is none of its own.
    """
    files, verifiers = storage.files(log.body), storage.verifiers(log)
    if published is not None:
        try:
            given = Checkpoint.parse(open_note(published, verifiers))
        except ValueError:
            given = None
        if given is None or given.origin != log.origin:
            raise Refusal(_("This is no checkpoint that {origin} has signed.").format(origin=log.origin))
    behind = find_behind(log, files, verifiers, [published] if published else [])
    if behind is None:
        raise Refusal(
            _("The record of {body} holds all that was published of it: it keeps its origin.").format(body=log.body)
        )
    storage.remember(log)
    number = log.number + 1
    kept = SignedCheckpoint.objects.filter(origin=log.origin, size__lte=log.size).order_by("size").last()
    act = RenewLog(
        origin=f"{_AGAIN.sub('', log.origin)}/again-{number}",
        before=log.origin,
        number=number,
        published=behind[1].decode(),
        kept=bytes(kept.note).decode() if kept else None,
    )
    perform(act, actor=SYSTEM, body=log.body, key=f"renew/{number}")
    log.refresh_from_db()
    return storage.sequence(log)
