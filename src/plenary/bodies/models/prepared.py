"""What somebody prepared in the name of a seat, waiting for whoever may bind it."""

from django.db import models

from plenary.bodies.models.account import Account
from plenary.record.tables import Operational


class Prepared(Operational):
    """A form that was filled in and not sent: ``path`` is its address, ``values`` what was typed, by field.

    It is private to the persons of the seat, and leaves nothing on the record: released, its form is sent by somebody
    who may bind the seat. ``number`` is the appointment by which the author was on the seat; 0 where an earlier release
    kept it and that is not known. ``edition`` counts how often it was changed, ``titles`` say what it would do, by
    language, and ``title`` in English.
    """

    body = models.CharField(max_length=64)
    seat = models.CharField(max_length=128)
    path = models.CharField(max_length=500)
    title = models.CharField(max_length=300)
    titles = models.JSONField(default=dict)
    values = models.JSONField()
    author = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="prepared")
    number = models.PositiveBigIntegerField(default=0)
    since = models.DateTimeField()
    edition = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = [models.Index(fields=["body", "seat"], name="prepared_by_seat")]
