"""What the search knows of a body: one row for each thing that can be found."""

from django.db import models

from plenary.record.tables import Operational


class Indexed(Operational):
    """A thing as it is found, for whom, and under which forms.

    The record does not know it: it is filled by a follower, can be made anew at any time, and is searched with the
    audience inside the query. ``log`` is the log that says so, ``body`` the body that it belongs to. ``scope`` is the
    address whose change makes the row anew (``root``: its first two parts), ``address`` where the thing is shown
    (empty: nowhere), both within the body. ``owner`` is a seat that finds it too; ``commitments`` are those of the
    private values in it, spaced. ``rank`` and ``order`` are its place among equals, ``order`` in digits and the
    letters a to f, which every collation orders alike. ``name_forms`` are those of its name, ``forms`` all of them
    (``engine.search``), spaced.

    The database keeps an index of the two beside the table (``bodies.search.matching``), fed by itself.
    """

    body = models.CharField(max_length=64)
    log = models.CharField(max_length=64)
    key = models.CharField(max_length=255)
    sort = models.CharField(max_length=16)
    scope = models.CharField(max_length=255)
    root = models.CharField(max_length=255)
    address = models.CharField(max_length=255)
    titles = models.JSONField()
    symbol = models.CharField(max_length=255)
    detail = models.CharField(max_length=255)
    text = models.TextField()
    audience = models.CharField(max_length=128)
    owner = models.CharField(max_length=128)
    commitments = models.TextField()
    rank = models.PositiveSmallIntegerField()
    order = models.CharField(max_length=120)
    name_forms = models.TextField()
    forms = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["log", "key"], name="one_row_a_thing")]
        indexes = [
            models.Index(fields=["body", "rank", "order"], name="indexed_in_order"),
            models.Index(fields=["log", "root"], name="indexed_by_root"),
        ]
