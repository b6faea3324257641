"""Rows written by statements that are composed once for each table, for the door and the replay write little else.

What is written, and how each value is brought to the database, is what Django's own ``save`` and ``update`` do; their
composing of the statement costs ten times what the database needs to carry it out.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Col

M = TypeVar("M", bound=models.Model)


def insert(rows: "Sequence[models.Model]") -> None:
    """Write new rows of one table, whose keys they bear. Raises IntegrityError where one is there already."""
    if not rows:
        return
    database = connections[DEFAULT_DB_ALIAS]
    statement, columns = _compose_insert(type(rows[0]), database.vendor)
    values = [[_prepare(column, row.__dict__[column.name], database) for column in columns] for row in rows]
    with database.cursor() as cursor:
        if len(rows) == 1:
            cursor.execute(statement, values[0])
        else:
            cursor.executemany(statement, values)
    for row in rows:
        row._state.adding = False
        row._state.db = DEFAULT_DB_ALIAS


def update(table: type[models.Model], changes: Mapping[str, Any], where: Mapping[str, Any]) -> int:
    """Change the rows whose fields have these values, None being no value; how many."""
    database = connections[DEFAULT_DB_ALIAS]
    asked = tuple((name, value is None) for name, value in where.items())
    statement, columns = _compose_update(table, tuple(changes), asked, database.vendor)
    given = [*changes.values(), *(value for value in where.values() if value is not None)]
    values = [_prepare(column, value, database) for column, value in zip(columns, given, strict=True)]
    with database.cursor() as cursor:
        cursor.execute(statement, values)
        return int(cursor.rowcount)


def select(table: type[M], where: Mapping[str, Any], *, lock: bool = False) -> list[M]:
    """The rows whose fields have these values, None being no value; in no order.

    ``lock`` keeps others from changing them until the transaction ends; in SQLite, whoever writes is alone anyway.
    """
    database = connections[DEFAULT_DB_ALIAS]
    asked = tuple((name, value is None) for name, value in where.items())
    statement, columns, names, converters = _compose_select(table, asked, database.vendor)
    if lock and database.features.has_select_for_update:
        statement += " FOR UPDATE"
    given = [value for value in where.values() if value is not None]
    values = [_prepare(column, value, database) for column, value in zip(columns, given, strict=True)]
    with database.cursor() as cursor:
        cursor.execute(statement, values)
        found = [list(row) for row in cursor.fetchall()]
    for row in found:
        for place, expression, convert in converters:
            row[place] = convert(row[place], expression, database)
    return [table.from_db(DEFAULT_DB_ALIAS, names, row) for row in found]


def is_plain(table: type[models.Model], names: Iterable[str]) -> bool:
    """Whether these are fields of the table whose values are text or whole numbers, compared as they are."""
    plain = _list_plain(table)
    return all(name in plain for name in names)


@dataclass(frozen=True, slots=True)
class _Column:
    """A field, and the type of Python whose values go to the database as they are; None where none does."""

    field: "models.Field[Any, Any]"
    name: str
    asis: type | None


def _prepare(column: _Column, value: Any, database: BaseDatabaseWrapper) -> Any:
    if value is None or type(value) is column.asis:
        return value
    return column.field.get_db_prep_save(value, database)


def _column(field: "models.Field[Any, Any]") -> _Column:
    asis = next((kind for base, kind in _ASIS if isinstance(field, base)), None)
    return _Column(field, field.attname, asis)


_ASIS: tuple[tuple[type["models.Field[Any, Any]"], type], ...] = (
    (models.CharField, str),
    (models.TextField, str),
    (models.IntegerField, int),
    (models.BooleanField, bool),
)


@cache
def _list_plain(table: type[models.Model]) -> frozenset[str]:
    plain = (models.CharField, models.IntegerField)
    return frozenset(field.attname for field in table._meta.concrete_fields if isinstance(field, plain))


@cache
def _compose_insert(table: type[models.Model], vendor: str) -> tuple[str, list[_Column]]:
    columns = [_column(field) for field in table._meta.concrete_fields if not isinstance(field, models.AutoField)]
    names = ", ".join(_quote(column.field.column) for column in columns)
    places = ", ".join(["%s"] * len(columns))
    return f"INSERT INTO {_quote(table._meta.db_table)} ({names}) VALUES ({places})", columns


@cache
def _compose_update(
    table: type[models.Model], changed: tuple[str, ...], asked: tuple[tuple[str, bool], ...], vendor: str
) -> tuple[str, list[_Column]]:
    """The statement, and the columns of its values in their order; ``asked`` says of each whether it has none."""
    fields = {field.attname: field for field in table._meta.concrete_fields}
    setting = ", ".join(f"{_quote(fields[name].column)} = %s" for name in changed)
    names = [*changed, *(name for name, none in asked if not none)]
    statement = f"UPDATE {_quote(table._meta.db_table)} SET {setting} WHERE {_compose_which(fields, asked)}"
    return statement, [_column(fields[name]) for name in names]


@cache
def _compose_select(
    table: type[models.Model], asked: tuple[tuple[str, bool], ...], vendor: str
) -> tuple[str, list[_Column], list[str], list[tuple[int, Col, Callable[..., Any]]]]:
    """The statement, the columns of its values, the names of what it gives, and what brings each to Python."""
    database, fields = connections[DEFAULT_DB_ALIAS], table._meta.concrete_fields
    by_name = {field.attname: field for field in fields}
    names = ", ".join(_quote(field.column) for field in fields)
    statement = f"SELECT {names} FROM {_quote(table._meta.db_table)}"
    if asked:
        statement += f" WHERE {_compose_which(by_name, asked)}"
    converters = []
    for place, field in enumerate(fields):
        expression = field.get_col(table._meta.db_table)
        of_both = [*database.ops.get_db_converters(expression), *expression.get_db_converters(database)]
        converters += [(place, expression, convert) for convert in of_both]
    columns = [_column(by_name[name]) for name, none in asked if not none]
    return statement, columns, [field.attname for field in fields], converters


def _compose_which(fields: Mapping[str, "models.Field[Any, Any]"], asked: Iterable[tuple[str, bool]]) -> str:
    return " AND ".join(f"{_quote(fields[name].column)} {'IS NULL' if none else '= %s'}" for name, none in asked)


def _quote(name: str | None) -> str:
    """The name of a table or of a field's column, which every concrete field has."""
    return connections[DEFAULT_DB_ALIAS].ops.quote_name(name or "")
