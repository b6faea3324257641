"""Where members meet, and who speaks for a group on an item."""

from django.db import models

from plenary.record.tables import Dated


class Forum(Dated):
    """A forum of the body. ``chair`` is the seat that presides and carries its outcome to the body."""

    key = models.CharField(max_length=63)
    forum_kind = models.CharField(max_length=24)
    names = models.JSONField()
    room = models.CharField(max_length=16)
    mode = models.CharField(max_length=16)
    chair = models.CharField(max_length=80)
    parent = models.CharField(max_length=63, null=True)
    serviced = models.BooleanField(default=True)

    class Meta:
        indexes = [models.Index(fields=["body", "key"], name="forum_by_key")]


class Participant(Dated):
    """That a member was asked into a forum. ``body`` is the key of the log that says so: the body's, or for a
    closed forum its own."""

    forum = models.CharField(max_length=63)
    member = models.CharField(max_length=16)
    start = models.CharField(max_length=10)
    end = models.CharField(max_length=10, null=True)

    class Meta:
        indexes = [
            models.Index(fields=["body", "forum"], name="participant_by_forum"),
            models.Index(fields=["body", "member"], name="participant_by_member"),
        ]


class Reception(Dated):
    """That a forum received whoever presides: an appointment to the office and the account that came to it. ``body``
    is the key of the log that says so: the body's of its opening, and of the others that of the forum."""

    forum = models.CharField(max_length=63)
    seat = models.CharField(max_length=80)
    number = models.PositiveBigIntegerField()
    account = models.CharField(max_length=32)

    class Meta:
        indexes = [models.Index(fields=["body", "forum"], name="reception_by_forum")]


class Outcome(Dated):
    """What the chair of a forum carried to the body."""

    forum = models.CharField(max_length=63)
    words = models.JSONField()


class Coordination(Dated):
    """That a member coordinates a group: on one item or, ``item`` being empty, on all without a coordinator of their
    own."""

    group = models.CharField(max_length=16)
    member = models.CharField(max_length=16)
    item = models.CharField(max_length=63, default="")
    start = models.CharField(max_length=10)
    end = models.CharField(max_length=10, null=True)

    class Meta:
        indexes = [models.Index(fields=["body", "group"], name="coordination_by_group")]


class Composition(Dated):
    """Who belongs to a group on one item from a day on, as its coordinator declared it."""

    group = models.CharField(max_length=16)
    item = models.CharField(max_length=63)
    members = models.JSONField()
    start = models.CharField(max_length=10)

    class Meta:
        indexes = [models.Index(fields=["body", "group", "item"], name="composition_by_item")]
