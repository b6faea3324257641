"""The projected tables in canonical form: equal tables give equal bytes, on every database."""

import hashlib
from collections.abc import Iterator

from django.apps import apps
from django.db import models

from plenary.record import canonical
from plenary.record.tables import Projected


def list_tables() -> list[type[Projected]]:
    """Every projected table, by label."""
    return sorted((table for table in apps.get_models() if issubclass(table, Projected)), key=lambda t: t._meta.label)


def dump(body: str | None = None) -> Iterator[bytes]:
    """A canonical line for each row, tables by label and rows by key, in code point order.

    With ``body``, the rows of that body only: those whose table has a field ``body``, and the body's own row.
    """
    for table in list_tables():
        rows = table.objects.all() if body is None else table.objects.filter(**_scope(table, body))
        lines = sorted(_write(table, row) for row in rows.values_list(*_columns(table)).iterator())
        yield from lines


def digest(body: str | None = None) -> str:
    """SHA-256 over the dump, hexadecimal."""
    total = hashlib.sha256()
    for line in dump(body):
        total.update(line + b"\n")
    return total.hexdigest()


def _columns(table: type[models.Model]) -> list[str]:
    return sorted(field.attname for field in table._meta.concrete_fields)


def _scope(table: type[models.Model], body: str) -> dict[str, str]:
    names = {field.attname for field in table._meta.concrete_fields}
    return {"body_id" if "body_id" in names else "body" if "body" in names else "pk": body}


def _write(table: type[models.Model], row: tuple[canonical.Json, ...]) -> bytes:
    return canonical.encode([table._meta.label, dict(zip(_columns(table), row, strict=True))])
