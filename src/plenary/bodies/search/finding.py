"""Asking the index: whatever is counted, ordered or shown stands behind the audience, in the same query, and so does
that what it holds was not erased, and that a document is still for those for whom it was indexed: the follower that
takes it out comes a moment later."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.db.models import Case, Count, Exists, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Substr

from plenary.bodies.models import Document, Indexed
from plenary.bodies.queries import list_members
from plenary.bodies.rules.audience import Reader, list_audiences
from plenary.bodies.search.matching import holding, matching
from plenary.bodies.search.things import DOCUMENTS
from plenary.engine.search.query import Term, close


def find(reader: Reader, body: str, terms: Sequence[Term], sort: str = "") -> QuerySet[Indexed]:
    """What a reader finds in a body, of one sort or of all: best match first, and equal ones in the body's order.

    How well something matches depends on it alone: in its name before elsewhere, whole words before beginnings. Were
    rare words worth more, as in other searches, the order would tell how often others' private things have them.
    """
    whole = close(tuple(terms))
    rank = Case(
        When(matching(whole, name=True), then=Value(0)),
        When(matching(terms, name=True), then=Value(1)),
        When(matching(whole), then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    found = _list_found(reader, body, terms).annotate(match=rank).defer("name_forms", "forms")
    ordered: QuerySet[Indexed] = found.order_by("match", "rank", "order", "log", "key")
    return ordered.filter(sort=sort) if sort else ordered


def name_as_of(body: str, rows: Iterable[Indexed], day: date) -> list[Indexed]:
    """What was found, members by the names that they bear on a day: the index has those that were entered last."""
    found = list(rows)
    codes = {row.scope.partition("/")[2] for row in found if row.sort == "member"}
    names = {each.code: each.names for each in list_members(body, day)} if codes else {}
    for row in found:
        if row.sort == "member":
            row.titles = names.get(row.scope.partition("/")[2], row.titles)
    return found


def count_sorts(reader: Reader, body: str, terms: Sequence[Term]) -> dict[str, int]:
    """How much of each sort a reader finds; sorts of which it finds nothing are not in it."""
    counted = _list_found(reader, body, terms).order_by().values_list("sort").annotate(count=Count("pk"))
    return dict(counted)


def address_of(row: Indexed) -> str:
    """Where something is shown; empty where there is no page of it."""
    return f"/{row.body}/{row.address}" if row.address else ""


def _list_found(reader: Reader, body: str, terms: Sequence[Term]) -> QuerySet[Indexed]:
    theirs = Q(audience__in=list_audiences(reader)) | Q(owner__in=reader.seats)
    return Indexed.objects.filter(theirs, matching(terms), holding(), _as_addressed(), body=body)


def _as_addressed() -> Q:
    """A condition on the rows of the index: that a document among them stands, and for those whom its row names."""
    key = Substr(OuterRef("scope"), len("documents/") + 1)
    standing = Document.rows.at().filter(body=OuterRef("log"), key=key, audience=OuterRef("audience"))
    return ~Q(sort=DOCUMENTS.key) | Q(Exists(standing))
