"""The record's own acts: what was erased, what a batch came to, and under which origin a log goes on."""

from typing import Annotated

from pydantic import Field

from plenary.kit.language import _, marked
from plenary.record.act import PUBLIC, SYSTEM, Act, Case
from plenary.record.batch import erase_items, find_closed
from plenary.record.entry import Entry
from plenary.record.kinship import list_kin
from plenary.record.models import BatchItem, CommittedBatch, Erasure, Log, SealedValue
from plenary.record.reading import list_kept
from plenary.record.refusal import Refused
from plenary.record.registry import act

Note = Annotated[str, Field(min_length=1, max_length=4096)]
Commitment = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]


@act
class EraseValues(Act):
    """Private values are erased; the record says so, and keeps the commitments.

    Copies elsewhere (search, mail, files) are erased by their followers when they come to this entry.
    """

    name = "values.erase"
    called = marked("Erase private values")
    seats = frozenset({"secretariat"})
    final = True

    commitments: Annotated[tuple[Commitment, ...], Field(min_length=1, max_length=500)]
    reason: Annotated[str, Field(min_length=1, max_length=300)]

    def check(self, case: Case) -> None:
        items = BatchItem.objects.filter(body=case.body, commitment__in=self.commitments).exclude(salt=b"")
        held = {*list_kept(case.body, self.commitments), *items.values_list("commitment", flat=True)}
        missing = set(self.commitments) - held
        if missing:
            raise Refused(
                "record.no-value",
                _("There is no private value {commitment} here, or it was erased already.").format(
                    commitment=min(missing)
                ),
                "commitments",
            )
        left = set(list_kept(case.body, list_kin(case.body, self.commitments))) - set(self.commitments)
        if left:
            raise Refused(
                "record.kin",
                _("The private value {commitment} holds the same words: erase it with this one.").format(
                    commitment=min(left)
                ),
                "commitments",
            )

    def apply(self, entry: Entry) -> None:
        Erasure.objects.bulk_create(
            Erasure(
                id=f"{entry.body}/{entry.sequence}/{ordinal}",
                body=entry.body,
                sequence=entry.sequence,
                commitment=commitment,
            )
            for ordinal, commitment in enumerate(self.commitments)
        )
        SealedValue.objects.filter(body=entry.body, commitment__in=self.commitments).delete()
        erase_items(entry.body, self.commitments)


@act
class CommitBatch(Act):
    """A batch that was closed is committed to: how many items, the root over them, and the hash of their file.

    A package above that keeps a batch does this act, and registers with ``consequence`` what else it means.
    """

    name = "batch.commit"
    called = marked("Commit to a batch")
    seats = frozenset({"secretariat", "office", SYSTEM.seat})
    final = True

    batch: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9-]{0,63}$")]
    subject: Annotated[str, Field(min_length=1, max_length=200)]
    for_whom: Annotated[str, Field(min_length=1, max_length=128)] = PUBLIC
    count: Annotated[int, Field(ge=0)]
    root: Commitment
    file: Commitment

    def audience(self) -> str:
        return self.for_whom

    def about(self) -> tuple[str, ...]:
        return (self.subject,)

    def check(self, case: Case) -> None:
        closed = find_closed(case.body, self.batch)
        if closed is None or (closed.count, closed.root.hex(), closed.file.hex()) != (self.count, self.root, self.file):
            raise Refused(
                "record.batch",
                _("This is not what the batch {batch} came to: close it first.").format(batch=self.batch),
            )
        if CommittedBatch.objects.filter(body=case.body, batch=self.batch).exists():
            raise Refused(
                "record.batch-committed", _("The batch {batch} is committed already.").format(batch=self.batch), "batch"
            )

    def apply(self, entry: Entry) -> None:
        CommittedBatch(
            id=f"{entry.body}/{entry.sequence}",
            body=entry.body,
            sequence=entry.sequence,
            batch=self.batch,
            subject=self.subject,
            audience=self.for_whom,
            count=self.count,
            root=self.root,
            file=self.file,
        ).save(force_insert=True)


@act
class RenewLog(Act):
    """The log goes on under another origin, because it was restored behind a checkpoint that had been published.

    The entries before this one are those of the log that was. ``published`` is the checkpoint that it does not hold;
    ``kept``, where there is one, the newest before it that it does hold: both are signed notes.
    """

    name = "log.renew"
    called = marked("Go on under a new origin after a restore")
    seats = frozenset({SYSTEM.seat})
    final = True

    origin: Annotated[str, Field(min_length=1, max_length=255)]
    before: Annotated[str, Field(min_length=1, max_length=255)]
    number: Annotated[int, Field(ge=2)]
    published: Note
    kept: Note | None

    def about(self) -> tuple[str, ...]:
        return ("record",)

    def check(self, case: Case) -> None:
        log = Log.objects.get(body=case.body)
        if (self.before, self.number) != (log.origin, log.number + 1):
            raise Refused("record.origin", _("The log of {body} has another origin.").format(body=case.body), "before")

    def apply(self, entry: Entry) -> None:
        # The door's own row: what it says of the origin follows from the record alone.
        Log.objects.filter(body=entry.body).update(origin=self.origin, number=self.number)
