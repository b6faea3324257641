"""The search of a body: what was found, of which sort, with the words around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from plenary.bodies.models import Indexed
from plenary.bodies.queries import procedure_of
from plenary.bodies.rules.audience import PUBLIC as EVERYBODY
from plenary.bodies.search.entries import ENTRIES
from plenary.bodies.search.finding import address_of, count_sorts, find, name_as_of
from plenary.bodies.search.source import list_sorts
from plenary.bodies.seating import reader_of_request
from plenary.bodies.views.frame import frame, require_body
from plenary.bodies.words import call
from plenary.engine.search.query import LONGEST, QueryTooLong, Term, read_query
from plenary.engine.search.snippet import Piece, cut, mark
from plenary.engine.search.tokens import compose, find_tokens
from plenary.kit import clock
from plenary.kit.language import _
from plenary.kit.paging import follow
from plenary.kit.policy import PUBLIC, policy
from plenary.record import registry

PAGE = 20


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found, as the page shows it."""

    sort: str
    address: str
    title: Sequence[Piece]
    symbol: Sequence[Piece]
    detail: Sequence[Piece]
    snippet: Sequence[Piece]
    private: bool


@dataclass(frozen=True, slots=True)
class Choice:
    """A sort of things to be shown alone: how many there are of it, and where."""

    label: str
    count: int
    address: str
    chosen: bool


@policy(PUBLIC)
def show_search(request: HttpRequest, body: str) -> HttpResponse:
    """What a reader finds by the words ``q``, of all sorts or of the ``kind`` that is chosen."""
    found = require_body(body)
    typed = request.GET.get("q", "").strip()
    context: dict[str, object] = {**frame(found, "search"), "q": typed}
    try:
        terms = read_query(typed)
    except QueryTooLong as fault:
        context["fault"] = _(
            "This is too long to look for: {length} characters, and {most} is the most. Leave the words that matter."
        ).format(length=fault.length, most=LONGEST)
        return render(request, "bodies/search.html", context, status=400)
    if not terms:
        return render(request, "bodies/search.html", {**context, "wordless": bool(typed)})
    reader = reader_of_request(request, body)
    counts = count_sorts(reader, body, terms)
    sort = request.GET.get("kind", "")
    sort = sort if sort in counts else ""
    page = _cut(request, find(reader, body, terms, sort), counts[sort] if sort else sum(counts.values()))
    working = procedure_of(body).working
    labels = {each.key: _(each.label) for each in list_sorts()}
    hits = [_lay_out(row, terms, labels, working) for row in name_as_of(body, page.object_list, clock.now().date())]
    context |= {
        "page": page,
        "hits": hits,
        "total": sum(counts.values()),
        "choices": _list_choices(request, counts, sort, labels),
    }
    response = render(request, "bodies/search.html", context)
    if any(hit.private for hit in hits):
        # What is restricted stays on no disk: a PC is shared.
        response["Cache-Control"] = "private, no-store"
    return response


def name_row(row: Indexed, working: str) -> str:
    """What something that was found is called, in the reader's language."""
    if row.sort == ENTRIES.key:
        return _("Entry {sequence}: {act}").format(sequence=row.symbol, act=registry.call(row.detail))
    if not row.titles:
        return _("The title was erased.")
    return call(row.titles, working)


def _cut(request: HttpRequest, rows: QuerySet[Indexed], total: int) -> Page[Indexed]:
    paginator = Paginator(rows, PAGE)
    paginator.count = total
    return paginator.get_page(request.GET.get("page", "1"))


def _lay_out(row: Indexed, terms: Sequence[Term], labels: dict[str, str], working: str) -> Hit:
    name = name_row(row, working)
    forms = {token.form for token in find_tokens(compose(name))}
    named = all(any(term.fits(form) for form in forms) for term in terms)
    return Hit(
        sort=labels[row.sort],
        address=address_of(row),
        title=mark(name, terms),
        symbol=() if row.sort == ENTRIES.key else mark(row.symbol, terms),
        detail=mark(row.detail, terms),
        # Where the name that is shown has all that was looked for, the words around say nothing more.
        snippet=() if named else cut(row.text, terms),
        private=row.audience != EVERYBODY,
    )


def _list_choices(request: HttpRequest, counts: dict[str, int], sort: str, labels: dict[str, str]) -> list[Choice]:
    """All sorts, and each of which something was found."""
    everything = Choice(_("Everything"), sum(counts.values()), follow(request, kind="", page=1), not sort)
    return [
        everything,
        *(
            Choice(label, counts[key], follow(request, kind=key, page=1), key == sort)
            for key, label in labels.items()
            if key in counts
        ),
    ]
