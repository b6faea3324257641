"""Where the two databases differ: how forms are kept to be found, and how they are asked for.

SQLite has an FTS5 table beside the rows, which triggers keep with them; PostgreSQL has columns that it computes (the
migration that makes the table makes them). Both hold the forms as they are: ours are words to the tokeniser
``unicode61`` (letters, digits, marks, private use), and to PostgreSQL lexemes, as its configuration ``simple`` would
make them, but without its parser, which takes ``a.b`` for a host.

What is asked for is written from terms alone, each form in quotation marks: nothing that somebody typed is syntax.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.models import BooleanField, Q
from django.db.models.expressions import RawSQL

from plenary.engine.search.query import Term


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


def forget() -> None:
    """Let nothing of rows that were taken out stay in the pages of the index.

    FTS5 keeps what was deleted until it merges its segments (https://sqlite.org/fts5.html#the_optimize_command).
    PostgreSQL writes its space over in time: docs/settings.md.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO bodies_indexed_words(bodies_indexed_words) VALUES ('optimize')")
