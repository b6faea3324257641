"""Which account acts under which appointment, and the invitations by which accounts are made."""

from django.db import models

from plenary.bodies.models.account import Account
from plenary.kit import chance
from plenary.record.tables import Operational


def draw_mark() -> str:
    """A new sign of an account on a seat, of 32 hexadecimal digits."""
    return chance.draw(16).hex()


class Seating(Operational):
    """That an account acts under an appointment, for as long as that stands.

    ``administers`` lets it invite the others of its delegation. ``mark`` is the sign of this account on this seat, by
    which forums receive it: drawn anew for whoever comes after it, it says of nobody who it is, and opens nothing.
    """

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="seatings")
    body = models.CharField(max_length=64)
    number = models.PositiveBigIntegerField()
    administers = models.BooleanField(default=False)
    mark = models.CharField(max_length=32, default=draw_mark)

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
