"""Where the two databases differ: how forms are kept to be found, and how they are asked for.

SQLite has an FTS5 table beside the rows, which triggers keep with them (they are lost when a
migration makes the table anew, so each upgrade looks for them); PostgreSQL has columns that it computes (the
migration that makes the table makes them). Both hold the forms as they are: ours are words to the tokeniser
``unicode61`` (letters, digits, marks, private use), and to PostgreSQL lexemes, as its configuration ``simple`` would
make them, but without its parser, which takes ``a.b`` for a host.

What is asked for is written from terms alone, each form in quotation marks: nothing that somebody typed is syntax.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from plenary.engine.search.query import Term

_TRIGGERS = frozenset({"bodies_indexed_entered", "bodies_indexed_left"})
"""What keeps the words of SQLite with their rows: these are entered and taken out and never changed."""


def matching(terms: Sequence[Term], *, name: bool = False) -> Any:
    """A condition on the rows of the index: that they have every term, among the forms of their name or among all."""
    if connection.vendor == "sqlite":
        asked = " AND ".join(f'"{term.form}"{"*" if term.open else ""}' for term in terms)
        among = f"{{{'name_forms' if name else 'forms'}}} : ({asked})"
        return Q(pk__in=RawSQL("SELECT rowid FROM bodies_indexed_words WHERE bodies_indexed_words MATCH %s", (among,)))
    asked = " & ".join(f"'{term.form}'{':*' if term.open else ''}" for term in terms)
    if name:
        return RawSQL('"bodies_indexed"."name_forms_vector" @@ %s::tsquery', (asked,), output_field=BooleanField())
    return RawSQL('"bodies_indexed"."forms_vector" @@ %s::tsquery', (asked,), output_field=BooleanField())


def holding() -> RawSQL:
    """A condition on the rows of the index: that every private value in them is there, and none was erased since."""
    if connection.vendor == "sqlite":
        return RawSQL(
            """(NOT EXISTS (
                SELECT 1 FROM json_each('["' || replace("bodies_indexed"."commitments", ' ', '","') || '"]') part
                WHERE part.value <> '' AND NOT EXISTS (
                    SELECT 1 FROM record_sealedvalue held
                    WHERE held.body = "bodies_indexed"."log" AND held.commitment = part.value)))""",
            (),
            output_field=BooleanField(),
        )
    return RawSQL(
        """(NOT EXISTS (
            SELECT 1 FROM unnest(string_to_array("bodies_indexed"."commitments", ' ')) AS part(value)
            WHERE part.value <> '' AND NOT EXISTS (
                SELECT 1 FROM record_sealedvalue held
                WHERE held.body = "bodies_indexed"."log" AND held.commitment = part.value)))""",
        (),
        output_field=BooleanField(),
    )


def is_kept() -> bool:
    """Whether the words are kept with the rows by the database itself."""
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'bodies_indexed'")
        return {name for (name,) in cursor.fetchall()} >= _TRIGGERS


def keep() -> None:
    """Have the words kept with the rows again where they are not, and take them anew from the rows that there are.

    Django makes a table of SQLite anew to change it, and triggers go with the old one.
    """
    if is_kept():
        return
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "CREATE TRIGGER IF NOT EXISTS bodies_indexed_entered AFTER INSERT ON bodies_indexed BEGIN "
            "INSERT INTO bodies_indexed_words(rowid, name_forms, forms) VALUES (new.id, new.name_forms, new.forms); END"
        )
        cursor.execute(
            "CREATE TRIGGER IF NOT EXISTS bodies_indexed_left AFTER DELETE ON bodies_indexed BEGIN "
            "INSERT INTO bodies_indexed_words(bodies_indexed_words, rowid, name_forms, forms) "
            "VALUES ('delete', old.id, old.name_forms, old.forms); END"
        )
        cursor.execute("INSERT INTO bodies_indexed_words(bodies_indexed_words) VALUES ('rebuild')")


def forget() -> None:
    """Let nothing of rows that were taken out stay in the pages of the index.

    FTS5 keeps what was deleted until it merges its segments (https://sqlite.org/fts5.html#the_optimize_command).
    PostgreSQL writes its space over in time: docs/settings.md.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO bodies_indexed_words(bodies_indexed_words) VALUES ('optimize')")
