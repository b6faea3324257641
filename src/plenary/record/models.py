"""The log and its entries, the sealed store, and what keeps the door: keys of requests, cursors, checkpoints."""

from django.db import models

from plenary.record.tables import Operational, Projected, SealedTable


class Log(Operational):
    """The log of one body, or of one closed forum: its row is the lock under which sequences are given.

    ``size`` and ``time`` repeat the newest entry, so that the door reads one row. ``origin`` is the log's name in
    every checkpoint; it changes only after a restore behind a published checkpoint (``number`` counts the origins).
    """

    body = models.CharField(max_length=64, primary_key=True)
    origin = models.CharField(max_length=255, unique=True)
    number = models.PositiveIntegerField(default=1)
    size = models.PositiveBigIntegerField(default=0)
    time = models.CharField(max_length=27, default="")

    @property
    def closed(self) -> bool:
        """Whether it is the log of a closed forum: only its own members may know when it grows."""
        return "." in self.body


class Recorded(models.Model):
    """One entry: the bytes are the truth, the columns beside them only find it."""

    kind = "record"

    body = models.CharField(max_length=64)
    sequence = models.PositiveBigIntegerField()
    act = models.CharField(max_length=64)
    seat = models.CharField(max_length=128)
    data = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "sequence"], name="one_entry_a_sequence")]


class Touched(Projected):
    """That an entry changed what stands at an address within its body."""

    id = models.CharField(max_length=96, primary_key=True)
    body = models.CharField(max_length=64)
    address = models.CharField(max_length=200)
    sequence = models.PositiveBigIntegerField()

    class Meta:
        indexes = [models.Index(fields=["body", "address", "sequence"], name="touched_by_address")]


class Erasure(Projected):
    """That a private value was erased, and by which entry. The commitment stays: it proves that there was one."""

    id = models.CharField(max_length=96, primary_key=True)
    body = models.CharField(max_length=64)
    sequence = models.PositiveBigIntegerField()
    commitment = models.CharField(max_length=64)


class SealedValue(SealedTable):
    """The opening of a commitment, until it is erased."""

    body = models.CharField(max_length=64)
    sequence = models.PositiveBigIntegerField()
    commitment = models.CharField(max_length=64)
    audience = models.CharField(max_length=128)
    salt = models.BinaryField()
    value = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "commitment"], name="one_opening_a_commitment")]
        indexes = [models.Index(fields=["body", "sequence"], name="sealed_by_sequence")]


class PendingItem(Operational):
    """An item of a batch that is not closed yet."""

    body = models.CharField(max_length=64)
    batch = models.CharField(max_length=64)
    commitment = models.CharField(max_length=64)
    salt = models.BinaryField()
    value = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "batch", "commitment"], name="one_pending_an_item")]


class ClosedBatch(Operational):
    """What a batch came to when it was closed: what its entry will commit to, computed before the door is locked."""

    body = models.CharField(max_length=64)
    batch = models.CharField(max_length=64)
    count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    file = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "batch"], name="one_closing_a_batch")]


class BatchItem(SealedTable):
    """An item of a closed batch, at its ``place`` among the commitments; salt and value are empty once erased."""

    body = models.CharField(max_length=64)
    batch = models.CharField(max_length=64)
    place = models.PositiveIntegerField()
    commitment = models.CharField(max_length=64)
    salt = models.BinaryField()
    value = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "batch", "place"], name="one_item_a_place")]
        indexes = [models.Index(fields=["body", "commitment"], name="batch_item_by_commitment")]


class CommittedBatch(Projected):
    """What an entry committed to: ``count`` items by ``root`` and the hash of their ``file``, about a ``subject``."""

    id = models.CharField(max_length=96, primary_key=True)
    body = models.CharField(max_length=64)
    sequence = models.PositiveBigIntegerField()
    batch = models.CharField(max_length=64)
    subject = models.CharField(max_length=200)
    audience = models.CharField(max_length=128)
    count = models.PositiveIntegerField()
    root = models.CharField(max_length=64)
    file = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "batch"], name="one_commitment_a_batch")]


class Request(Operational):
    """A key that a client gave, the digest of what it asked for, and what came of it."""

    body = models.CharField(max_length=64)
    seat = models.CharField(max_length=128)
    key = models.CharField(max_length=128)
    digest = models.CharField(max_length=64)
    first = models.PositiveBigIntegerField()
    last = models.PositiveBigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "seat", "key"], name="one_request_a_key")]


class Cursor(Operational):
    """How far a follower has come in a log: the last sequence it has done with."""

    follower = models.CharField(max_length=64)
    body = models.CharField(max_length=64)
    sequence = models.PositiveBigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["follower", "body"], name="one_cursor_a_follower")]


class SignedCheckpoint(Operational):
    """A checkpoint as it was signed: one a size, for ever."""

    origin = models.CharField(max_length=255)
    body = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    note = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["origin", "size"], name="one_checkpoint_a_size")]


class Projection(Operational):
    """Of what the projected tables were made beside the entries: one row (``projection``)."""

    digest = models.CharField(max_length=64, primary_key=True)
