"""Bodies and their members: what the acts of this package have made of them."""

from django.db import models

from plenary.record.tables import Dated, Projected


class Body(Projected):
    """A body, under the key that its log and its addresses bear."""

    key = models.CharField(max_length=64, primary_key=True)
    names = models.JSONField()
    demo = models.BooleanField(default=False)


class Rules(Dated):
    """The rules of procedure of a body, from one entry to the next that replaces them."""

    procedure = models.JSONField()


class Member(Dated):
    """A member as the body calls and orders it; ``code`` is its key within the body, shown only where adopted.

    ``place`` gives the body's own order in its working language. ``start`` and ``end`` are the dates of the
    membership itself: a member that comes back, or whose standing changes, has a row for each of its memberships.
    """

    code = models.CharField(max_length=16)
    names = models.JSONField()
    place = models.PositiveIntegerField()
    standing = models.CharField(max_length=32)
    start = models.CharField(max_length=10)
    end = models.CharField(max_length=10, null=True)

    class Meta:
        indexes = [models.Index(fields=["body", "code"], name="member_by_code")]


class HeldCapability(Dated):
    """A capability that a member holds from a date until another; a suspension ends one and later begins one."""

    member = models.CharField(max_length=16)
    capability = models.CharField(max_length=16)
    start = models.CharField(max_length=10)
    end = models.CharField(max_length=10, null=True)
    reason = models.CharField(max_length=300, default="")

    class Meta:
        indexes = [models.Index(fields=["body", "member"], name="capability_by_member")]


class Group(Dated):
    """A group of members; it has one position where it speaks, and members may stand apart."""

    code = models.CharField(max_length=16)
    names = models.JSONField()


class GroupMembership(Dated):
    """That a member belongs to a group, from a date until another."""

    group = models.CharField(max_length=16)
    member = models.CharField(max_length=16)
    start = models.CharField(max_length=10)
    end = models.CharField(max_length=10, null=True)
    coordinator = models.BooleanField(default=False)

    class Meta:
        indexes = [models.Index(fields=["body", "group"], name="membership_by_group")]
