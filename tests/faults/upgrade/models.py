from django.db import models

from plenary.record.tables import Operational, Projected


class Shelf(Operational):
    """What the release adds."""

    number = models.IntegerField(unique=True)
    label = models.CharField(max_length=20, default="")


class Spine(Projected):
    """What the release writes beside each page, also of those that were written before it."""

    id = models.CharField(max_length=96, primary_key=True)
    body = models.CharField(max_length=64)
    words = models.CharField(max_length=200)
