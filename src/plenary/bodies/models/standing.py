"""What members are counted among and for: categories, weights."""

from django.db import models

from plenary.record.tables import Dated


class Category(Dated):
    """A category of members as a list has it: whose list (``source``), and as at which day (``as_of``)."""

    code = models.CharField(max_length=16)
    names = models.JSONField()
    source = models.CharField(max_length=300)
    as_of = models.CharField(max_length=10)

    class Meta:
        indexes = [models.Index(fields=["body", "code"], name="category_by_code")]


class Listing(Dated):
    """That a list counts a member among a category, from a date until another."""

    category = models.CharField(max_length=16)
    member = models.CharField(max_length=16)
    start = models.CharField(max_length=10)
    end = models.CharField(max_length=10, null=True)

    class Meta:
        indexes = [models.Index(fields=["body", "category", "member"], name="listing_by_category")]


class WeightSeries(Dated):
    """A named series of weights; ``unit`` says what its whole numbers count."""

    key = models.CharField(max_length=63)
    names = models.JSONField()
    unit = models.CharField(max_length=60)
    source = models.CharField(max_length=300)

    class Meta:
        indexes = [models.Index(fields=["body", "key"], name="series_by_key")]


class Weight(Dated):
    """What a member counts for in a series from a date on, until the next; null: for nothing known."""

    series = models.CharField(max_length=63)
    member = models.CharField(max_length=16)
    value = models.BigIntegerField(null=True)
    start = models.CharField(max_length=10)

    class Meta:
        indexes = [models.Index(fields=["body", "series", "member"], name="weight_by_series")]
