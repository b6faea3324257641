"""Which account acts under which appointment, and the invitations by which accounts are made."""

from django.db import models

from plenary.bodies.models.account import Account
from plenary.record.tables import Operational


class Seating(Operational):
    """That an account acts under an appointment, for as long as that stands.

    ``administers`` lets it invite the others of its delegation.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="seatings")
    body = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    administers = models.BooleanField(default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "number"], name="one_account_an_appointment")]


class Invitation(Operational):
    """A link that makes one account for one appointment, once, until it expires; only its digest is kept."""

    digest = models.CharField(max_length=64, unique=True)
    body = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    administers = models.BooleanField(default=False)
    expires = models.DateTimeField()
    used = models.DateTimeField(null=True)
