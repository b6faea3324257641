"""Files that came through the API and wait for an act that names them."""

from django.db import models

from plenary.bodies.models.account import Account
from plenary.record.tables import Operational


class Upload(Operational):
    """That a file was put into the store for a body, by whom and when last; it goes when no act names it in time."""

    body = models.CharField(max_length=64)
    file = models.CharField(max_length=64)
    account = models.ForeignKey(Account, on_delete=models.SET_NULL, null=True, related_name="uploads")
    made = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["body", "file"], name="upload_once")]
        indexes = [models.Index(fields=["made"], name="upload_by_time")]
