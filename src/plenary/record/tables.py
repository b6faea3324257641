"""The three kinds of tables; every table says which it is by what it inherits.

*Projected* rows are written only while an entry is applied, and are the same, byte for byte, when the record is
replayed. *Sealed* rows hold private values beside the record. *Operational* rows are everything else: accounts,
sessions, queues, drafts, caches; a projected row never refers to one.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ClassVar, TypeVar

from django.db import models

_applying: ContextVar[bool] = ContextVar("_applying", default=False)
M = TypeVar("M", bound=models.Model)


class WrittenOutsideAnAct(RuntimeError):
    """A projected table was written, but not by the ``apply`` of an act: a fault of the program."""


@contextmanager
def applying() -> Iterator[None]:
    """Within the block, projected tables may be written."""
    token = _applying.set(True)
    try:
        yield
    finally:
        _applying.reset(token)


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
