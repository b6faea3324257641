from django.db import models

from plenary.record.tables import Projected


class Page(Projected):
    """A page of the ledger: its words, or that they are private."""

    id = models.CharField(max_length=128, primary_key=True)
    body = models.CharField(max_length=64)
    words = models.CharField(max_length=4096)
    remark = models.CharField(max_length=64, default="")
    seat = models.CharField(max_length=64)
    until = models.CharField(max_length=27, default="")
    struck = models.BooleanField(default=False)


class Total(Projected):
    """How many pages stand: written as a consequence."""

    body = models.CharField(max_length=64, primary_key=True)
    pages = models.PositiveIntegerField(default=0)
