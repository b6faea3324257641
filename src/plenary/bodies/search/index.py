"""The index: rows are taken out and made anew for the scopes that were touched."""

import logging
from collections.abc import Iterable, Sequence

from django.db import DatabaseError, transaction
from django.db.models import Max, Q, QuerySet
from django.db.models.functions import Substr
from django.db.models.lookups import Exact

from plenary.bodies.models import Indexed
from plenary.bodies.rules.forum import split_log
from plenary.bodies.search import matching
from plenary.bodies.search.leftovers import note_leftovers
from plenary.bodies.search.source import Item, Source, find_source, rank_of
from plenary.engine.search.tokens import compose, list_forms
from plenary.record.models import Cursor

LOGGER = logging.getLogger("plenary.search")

FOLLOWER = "search"
"""The cursor of the index. Another name, and every installation makes its index anew."""

LONGEST_TEXT = 100_000
"""How many characters of a thing are found: of a file, its first fifty pages or so."""
MOST_FORMS = 400_000
"""How many bytes the forms of a thing have at most: PostgreSQL takes a megabyte."""
MANY = 200


def write(log: str, scope: str, items: Iterable[Item]) -> None:
    """Put these things in place of all that the index has at a scope, or below it."""
    rows = [_lay_out(log, item) for item in items]
    with transaction.atomic():
        _list_rows(log, scope).delete()
        Indexed.objects.bulk_create(rows, batch_size=MANY)


def write_entries(log: str, items: Sequence[Item]) -> None:
    """Put entries in place of themselves."""
    rows = [_lay_out(log, item) for item in items]
    with transaction.atomic():
        Indexed.objects.filter(log=log, root__in=[row.root for row in rows]).delete()
        Indexed.objects.bulk_create(rows, batch_size=MANY)


def renew(body: str, scopes: Iterable[str]) -> None:
    """Make anew what the index has of a body at these scopes, from the tables as they stand.

    Where a source fails at a scope, that is logged, and the index has what it told before. What the database or the
    disk refuses is raised: it may not the next time.
    """
    for scope in _without_lower(scopes):
        source = find_source(scope)
        if source is not None:
            write(body, scope, _collect(source, body, scope))


def purge(body: str, commitments: Sequence[str]) -> set[str]:
    """Take out what holds private values that were erased; the scopes that are to be made anew without them."""
    held = Q()
    for commitment in commitments:
        held |= Q(commitments__contains=commitment)
    touched = Indexed.objects.filter(held, log=body)
    with transaction.atomic():
        scopes = set(touched.values_list("scope", flat=True))
        if touched.delete()[0]:
            note_leftovers(body)
    return scopes


def clear(body: str) -> None:
    """Empty the index of a body and of its closed forums, a part of it at a time; its follower begins anew.

    Its cursor goes first, and what it writes meanwhile stays: later rows have greater numbers.
    """
    logs = Q(body=body) | Q(body__startswith=f"{body}.")
    last = Indexed.objects.filter(body=body).aggregate(last=Max("pk", default=0))["last"]
    Cursor.objects.filter(logs, follower=FOLLOWER).delete()
    old = Indexed.objects.filter(body=body, pk__lte=last).order_by("pk")
    while part := list(old.values_list("pk", flat=True)[:MANY]):
        Indexed.objects.filter(pk__in=part).delete()
    matching.forget()


def _collect(source: Source, body: str, scope: str) -> list[Item]:
    items: list[Item] = []
    try:
        items.extend(source.collect(body, scope))
    except (DatabaseError, OSError):
        raise
    except Exception:
        LOGGER.exception("search of %s at %s", body, scope)
    return items


def _list_rows(log: str, scope: str) -> QuerySet[Indexed]:
    """The rows at a scope or below it. SQLite's LIKE takes A for a, so that a beginning is compared as what it is."""
    below = Q(Exact(Substr("scope", 1, len(scope) + 1), f"{scope}/"))
    return Indexed.objects.filter(Q(scope=scope) | below, log=log, root=_root_of(scope))


def _root_of(scope: str) -> str:
    """The first two parts of a scope: what lies below one thing of a body."""
    return "/".join(scope.split("/")[:2])


def _without_lower(scopes: Iterable[str]) -> list[str]:
    """The scopes, without those that lie below another of them."""
    kept: list[str] = []
    for scope in sorted(set(scopes)):
        if not any(scope.startswith(f"{higher}/") for higher in kept):
            kept.append(scope)
    return kept


def _lay_out(log: str, item: Item) -> Indexed:
    # PostgreSQL's text has no NUL, and files may hold one.
    text = compose("\n".join(each for each in item.words if each))[:LONGEST_TEXT].replace("\0", " ")
    names = "\n".join(item.names)
    return Indexed(
        body=split_log(log)[0],
        log=log,
        key=item.key,
        sort=item.sort,
        scope=item.scope,
        root=_root_of(item.scope),
        address=item.address,
        titles=dict(item.titles),
        symbol=item.symbol,
        detail=item.detail[:255],
        text=text,
        audience=item.audience,
        owner=item.owner,
        commitments=" ".join(item.commitments),
        rank=rank_of(item.sort),
        order=item.order,
        name_forms=" ".join(list_forms(names, MOST_FORMS)),
        forms=" ".join(list_forms(f"{names}\n{text}", MOST_FORMS)),
    )
