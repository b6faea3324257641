"""The three kinds of tables; every table says which it is by what it inherits.

*Projected* rows are written only while an entry is applied, and are the same, byte for byte, when the record is
replayed. *Sealed* rows hold private values beside the record. *Operational* rows are everything else: accounts,
sessions, queues, drafts, caches; a projected row never refers to one.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from typing import Any, ClassVar, Self, TypeVar

from django.db import models

from plenary.kit import chance, clock
from plenary.record.entry import Entry
from plenary.record.statement import insert, is_plain, select, update

_applying: ContextVar[bool] = ContextVar("_applying", default=False)
M = TypeVar("M", bound=models.Model)


class WrittenOutsideAnAct(RuntimeError):
    """A projected table was written, but not by the ``apply`` of an act: a fault of the program."""


class ActWithinAct(RuntimeError):
    """An act was done while another was applied: a fault of the program; what follows from an act is a consequence."""


class NotOfTheEntry(RuntimeError):
    """An ``apply`` asked the clock or drew lots: a fault of the program, for a replay would come out otherwise."""


@contextmanager
def applying() -> Iterator[None]:
    """Within the block, projected tables may be written, and there is neither clock nor chance."""
    refuse_within_act()
    token = _applying.set(True)
    try:
        with clock.reading(_refuse_clock), chance.drawing(_refuse_chance):
            yield
    finally:
        _applying.reset(token)


def refuse_within_act() -> None:
    """Raise ActWithinAct while an act is applied."""
    if _applying.get():
        raise ActWithinAct


def _refuse_clock() -> datetime:
    raise NotOfTheEntry("the clock")


def _refuse_chance(width: int) -> bytes:
    raise NotOfTheEntry("chance")


def _guard(table: type[models.Model]) -> None:
    if not _applying.get():
        raise WrittenOutsideAnAct(table._meta.label)


class ProjectedRows(models.QuerySet[M]):
    """Rows that are read anywhere and written by acts alone."""

    def bulk_create(self, *args: Any, **options: Any) -> list[M]:
        _guard(self.model)
        return super().bulk_create(*args, **options)

    def update(self, **values: Any) -> int:
        _guard(self.model)
        return super().update(**values)

    def delete(self) -> tuple[int, dict[str, int]]:
        _guard(self.model)
        return super().delete()


class Projected(models.Model):
    """A table that acts write. Its key derives from body, sequence and ordinal, or from the body's own key."""

    kind: ClassVar[str] = "projected"
    objects = ProjectedRows.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        _guard(type(self))
        if options == {"force_insert": True} and not args:
            insert([self])
        else:
            super().save(*args, **options)

    def delete(self, *args: Any, **options: Any) -> tuple[int, dict[str, int]]:
        _guard(type(self))
        return super().delete(*args, **options)


class SealedTable(models.Model):
    """A table of private values beside the record."""

    kind: ClassVar[str] = "sealed"

    class Meta:
        abstract = True


class Operational(models.Model):
    """A table that the record does not know."""

    kind: ClassVar[str] = "operational"

    class Meta:
        abstract = True


class AsItStood(ProjectedRows[M]):
    """Rows that know between which sequences of their body's record they were true."""

    def at(self, sequence: int | None = None) -> "AsItStood[M]":
        """The rows that stand now, or that stood once the entry with that sequence was applied."""
        if sequence is None:
            return self.filter(seq_to=None)
        later = models.Q(seq_to=None) | models.Q(seq_to__gt=sequence)
        return self.filter(later, seq_from__lte=sequence)


class Dated(Projected):
    """A projected row that is never changed but ended, and followed by another: ``seq_from`` ≤ sequence < ``seq_to``.

    Its key is body, sequence and ordinal: ``demo/17/0``.
    """

    id = models.CharField(max_length=96, primary_key=True)
    body = models.CharField(max_length=64)
    seq_from = models.PositiveBigIntegerField()
    seq_to = models.PositiveBigIntegerField(null=True)
    rows = AsItStood.as_manager()

    class Meta:
        abstract = True

    @classmethod
    def enter(cls, entry: Entry, ordinal: int = 0, **values: Any) -> Self:
        """Write a row that stands from this entry on."""
        row = cls._begin(entry, ordinal, values)
        row.save(force_insert=True)
        return row

    @classmethod
    def enter_all(cls, entry: Entry, rows: Iterable[Mapping[str, Any]]) -> None:
        """Write many rows at once, with the ordinals 0, 1, 2, …"""
        _guard(cls)
        insert([cls._begin(entry, ordinal, values) for ordinal, values in enumerate(rows)])

    @classmethod
    def _begin(cls, entry: Entry, ordinal: int, values: Mapping[str, Any]) -> Self:
        key = f"{entry.body}/{entry.sequence}/{ordinal}"
        return cls(id=key, body=entry.body, seq_from=entry.sequence, seq_to=None, **values)

    @classmethod
    def list_standing(cls, body: str, **which: Any) -> list[Self]:
        """The rows of a body that stand now and answer to ``which``, fields of text or whole numbers; in no order.

        What ``rows.at().filter(…)`` finds, at a tenth of what it costs to ask: for what is asked with every act.
        """
        return select(cls, {"body": body, "seq_to": None, **which})

    @classmethod
    def require(cls, entry: Entry, **which: Any) -> Self:
        """The one row of the entry's body that stands and answers to ``which``, fields of text or whole numbers.

        Raises the table's DoesNotExist where there is none, and MultipleObjectsReturned where there are more.
        """
        found = cls.list_standing(entry.body, **which)
        if not found:
            raise cls.DoesNotExist(f"{cls._meta.label} {which}")
        if len(found) > 1:
            raise cls.MultipleObjectsReturned(f"{cls._meta.label} {which}")
        return found[0]

    @classmethod
    def lapse(cls, entry: Entry, **which: Any) -> int:
        """End the rows of the entry's body that stand and answer to ``which``; how many."""
        if not is_plain(cls, which):
            return cls.rows.at().filter(body=entry.body, **which).update(seq_to=entry.sequence)
        _guard(cls)
        return update(cls, {"seq_to": entry.sequence}, {"body": entry.body, "seq_to": None, **which})

    def follow(self, entry: Entry, ordinal: int = 0, **changes: Any) -> Self:
        """End this row and write the next one: the same but for ``changes``."""
        kept = {
            field.attname: getattr(self, field.attname)
            for field in self._meta.concrete_fields
            if field.attname not in ("id", "body", "seq_from", "seq_to")
        }
        _guard(type(self))
        update(type(self), {"seq_to": entry.sequence}, {"id": self.id})
        return type(self).enter(entry, ordinal, **{**kept, **changes})
