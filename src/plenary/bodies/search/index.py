"""The index: rows are taken out and made anew for the scopes that were touched."""

import logging
from collections.abc import Iterable, Sequence

from django.db import DatabaseError, transaction
from django.db.models import Max, Q

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
MUCH = 500_000
"""How many letters of forms are written in one transaction, or those of one scope."""


def write(log: str, scopes: Sequence[str], rows: Sequence[Indexed]) -> None:
    """Put these rows in place of all that the index has at some scopes, or below them."""
    with transaction.atomic():
        held = _list_rows(log, scopes)
        # A statement takes so many values and no more.
        for start in range(0, len(held), MANY):
            Indexed.objects.filter(pk__in=held[start : start + MANY]).delete()
        Indexed.objects.bulk_create(rows, batch_size=MANY)


def write_entries(log: str, items: Sequence[Item]) -> None:
    """Put entries in place of themselves."""
    rows = [lay_out_row(log, item) for item in items]
    with transaction.atomic():
        Indexed.objects.filter(log=log, root__in=[row.root for row in rows]).delete()
        Indexed.objects.bulk_create(rows, batch_size=MANY)


def renew(body: str, scopes: Iterable[str]) -> None:
    """Make anew what the index has of a body at these scopes, from the tables as they stand.

    Where a source fails at a scope, that is logged, and the index has what it told before. What the database or the
    disk refuses is raised: it may not the next time.
    """
    due: list[str] = []
    rows: list[Indexed] = []
    for scope in _without_lower(scopes):
        source = find_source(scope)
        if source is not None:
            due.append(scope)
            rows += [lay_out_row(body, item) for item in _collect(source, body, scope)]
        # Acts wait for as long as rows are written.
        if sum(len(row.forms) for row in rows) >= MUCH:
            write(body, due, rows)
            due, rows = [], []
    if due:
        write(body, due, rows)


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


def _list_rows(log: str, scopes: Sequence[str]) -> list[int]:
    """The rows at scopes or below them."""
    roots = {_root_of(scope) for scope in scopes}
    held = Indexed.objects.filter(log=log, root__in=roots).values_list("pk", "scope")
    beginnings = tuple(f"{scope}/" for scope in scopes)
    return [number for number, scope in held if f"{scope}/".startswith(beginnings)]


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


def lay_out_row(log: str, item: Item) -> Indexed:
    """A thing as the index has it."""
    # PostgreSQL's text has no NUL, and files may hold one.
    text = compose("\n".join(each for each in item.words if each))[:LONGEST_TEXT].replace("\0", " ")
    names, unseen = "\n".join(item.names), "\n".join(item.unseen)
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
        forms=" ".join(list_forms(f"{names}\n{unseen}\n{text}", MOST_FORMS)),
    )
