"""Instruments, their versions, what was handed in, suggested and declared on them, and what the engine made of it."""

from django.db import models

from plenary.bodies.models import Filed
from plenary.record.tables import Dated


class Instrument(Dated):
    """A text that a body makes. ``symbol`` is that of its first version; ``language`` the working one."""

    key = models.CharField(max_length=63)
    titles = models.JSONField()
    symbol = models.CharField(max_length=120)
    language = models.CharField(max_length=35)

    class Meta:
        indexes = [models.Index(fields=["body", "key"], name="instrument_by_key")]


class Version(Dated):
    """A version as it was issued, for ever. ``text`` is the hash under which the store has it (engine.text.lossless);
    ``document`` is the register's key of the file that it was read from."""

    instrument = models.CharField(max_length=63)
    number = models.PositiveIntegerField()
    symbol = models.CharField(max_length=120)
    text_kind = models.CharField(max_length=24)
    text = models.CharField(max_length=64)
    provisions = models.PositiveIntegerField()
    document = models.CharField(max_length=63, default="")

    class Meta:
        indexes = [models.Index(fields=["body", "instrument"], name="version_by_instrument")]


class Submission(Filed):
    """A file handed in for a ``seat``. ``version`` is the newest when it came and, once it is confirmed, that on which
    it was read. ``number`` is the sequence of the entry that received it: it stays when the row is followed by another.

    Behind the commitment ``cover`` are the name that it came under and the authority, behind ``answers`` what was said
    of the questions about it once it is confirmed. ``received`` is a day; ``replaces`` the number of an earlier one.
    """

    instrument = models.CharField(max_length=63)
    version = models.PositiveIntegerField()
    number = models.PositiveBigIntegerField()
    seat = models.CharField(max_length=128)
    channel = models.CharField(max_length=16)
    received = models.CharField(max_length=10)
    cover = models.CharField(max_length=64)
    answers = models.CharField(max_length=64, default="")
    replaces = models.PositiveBigIntegerField(null=True)
    status = models.CharField(max_length=16)

    class Meta:
        indexes = [
            models.Index(fields=["body", "instrument", "number"], name="submission_by_number"),
            models.Index(fields=["body", "salt"], name="submission_by_salt"),
        ]


class Suggestion(Dated):
    """Words offered for a provision of a version by a ``seat``. ``number`` is the sequence of the entry that handed it
    in: it stays when the row is followed by another.

    Public words stand in ``words``, long ones in the store under ``file``; private ones behind the commitment
    ``private``, with the rationale, for ``audience``. ``provision_kind`` and ``label`` are those of a new provision.
    ``place`` is the provision of the base at which the rolling text shows it.

    ``held`` are the provisions that a new one brings along, where they are public. ``submission`` is the number of the
    file that it came in, None where it was typed here.

    On the next version it is followed by what became of it there: ``ground`` says why. Of a private one that stands
    behind the commitment ``outcome``, and its ``status`` is what everybody may know: that it was not taken back.
    """

    instrument = models.CharField(max_length=63)
    version = models.PositiveIntegerField()
    number = models.PositiveBigIntegerField()
    seat = models.CharField(max_length=128)
    sort = models.CharField(max_length=16)
    provision = models.CharField(max_length=120)
    place = models.CharField(max_length=120)
    words = models.TextField(default="")
    file = models.CharField(max_length=64, default="")
    rationale = models.TextField(default="")
    held = models.JSONField(default=list)
    private = models.CharField(max_length=64, default="")
    audience = models.CharField(max_length=128)
    provision_kind = models.CharField(max_length=24, default="")
    label = models.CharField(max_length=40, default="")
    status = models.CharField(max_length=16)
    ground = models.CharField(max_length=16, default="")
    outcome = models.CharField(max_length=64, default="")
    submission = models.PositiveBigIntegerField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["body", "instrument", "version"], name="suggestion_by_version"),
            models.Index(fields=["body", "number"], name="suggestion_by_number"),
            models.Index(fields=["body", "private"], name="suggestion_by_private"),
        ]


class Position(Dated):
    """What a ``seat`` declares on an alternative of a provision. ``number`` is the sequence of the entry that declared
    it: it stays when the row is followed by another.

    What is public stands in ``on`` (the suggestion whose words the position is on; None for the words of the version),
    ``stance`` and ``note``; what is not, behind the commitment ``private``.
    """

    instrument = models.CharField(max_length=63)
    version = models.PositiveIntegerField()
    number = models.PositiveBigIntegerField()
    seat = models.CharField(max_length=128)
    provision = models.CharField(max_length=120)
    on = models.PositiveBigIntegerField(null=True)
    stance = models.CharField(max_length=16, default="")
    note = models.TextField(default="")
    private = models.CharField(max_length=64, default="")
    audience = models.CharField(max_length=128)
    status = models.CharField(max_length=16)

    class Meta:
        indexes = [
            models.Index(fields=["body", "instrument", "version", "provision"], name="position_by_provision"),
            models.Index(fields=["body", "number"], name="position_by_number"),
            models.Index(fields=["body", "private"], name="position_by_private"),
        ]


class Mark(Dated):
    """How far a provision of a version has come: the key of a ``label`` of the body's rules, said of the words of the
    suggestion ``on`` or, for None, of those of the version. ``number`` is the sequence of the entry that set it."""

    instrument = models.CharField(max_length=63)
    version = models.PositiveIntegerField()
    provision = models.CharField(max_length=120)
    number = models.PositiveBigIntegerField()
    seat = models.CharField(max_length=128)
    label = models.CharField(max_length=63)
    on = models.PositiveBigIntegerField(null=True)
    forum = models.CharField(max_length=63, default="")
    said = models.CharField(max_length=300, default="")

    class Meta:
        indexes = [models.Index(fields=["body", "instrument", "version", "provision"], name="mark_by_provision")]


class Collation(Dated):
    """What the engine made of all that one audience may see at a place: SHA-256 of it, for other audiences than the
    public behind a commitment. Both are empty where words were erased and nothing was computed since."""

    instrument = models.CharField(max_length=63)
    version = models.PositiveIntegerField()
    place = models.CharField(max_length=120)
    audience = models.CharField(max_length=128)
    engine = models.CharField(max_length=40)
    result = models.CharField(max_length=64, default="")
    private_result = models.CharField(max_length=64, default="")

    class Meta:
        indexes = [models.Index(fields=["body", "instrument", "version"], name="collation_by_version")]
