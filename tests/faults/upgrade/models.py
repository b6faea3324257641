from django.db import models

from plenary.record.tables import Operational


class Shelf(Operational):
    """What the release adds."""

    number = models.IntegerField(unique=True)
    label = models.CharField(max_length=20, default="")
