"""The search of a body as data."""

from typing import Annotated

from django.http import HttpRequest, HttpResponse
from pydantic import Field

from plenary.bodies.rules.audience import PUBLIC as EVERYBODY
from plenary.bodies.search.finding import address_of, count_sorts, find, name_as_of
from plenary.bodies.seating import reader_of_request
from plenary.bodies.views.frame import require_body
from plenary.engine.search.query import LONGEST, read_query
from plenary.engine.search.snippet import cut
from plenary.kit import clock
from plenary.kit.endpoint import Answer, endpoint, write
from plenary.kit.language import marked
from plenary.kit.paging import Listed, Paged, find_next
from plenary.kit.policy import PUBLIC, policy

MOST = 20
"""How many hits make a page: each is shown with the words around it."""


class SearchQuery(Paged):
    """The words that are looked for, and the kind of things that are."""

    q: Annotated[
        str, Field(max_length=LONGEST, description=marked("The words: all of them, of the last one its beginning."))
    ] = ""
    size: Annotated[int, Field(ge=1, le=MOST, description=marked("How many hits make a page."))] = MOST
    kind: Annotated[
        str,
        Field(
            pattern=r"^[a-z]{0,16}$",
            description=marked("Things of this kind alone, as `member`, `document` or `entry`."),
        ),
    ] = ""


class Excerpt(Answer):
    """Characters around what was found; `marked` where they are what was looked for."""

    text: str
    marked: bool


class Hit(Answer):
    """Something that was found. `address` is where it is shown, null where no page shows it; `titles` are by language,
    `detail` is what stands beside: languages, a place in a text, an act."""

    kind: str
    address: str | None
    titles: dict[str, str]
    symbol: str
    detail: str
    audience: str
    snippet: tuple[Excerpt, ...]


class Found(Listed):
    """What the reader may know of and has these words: best match first, and equal ones in the body's own order.
    `kinds` says how much there is of each kind."""

    body: str
    kinds: dict[str, int]
    hits: tuple[Hit, ...]


@policy(PUBLIC)
@endpoint("search", "<slug:body>/search.json", model=Found, query=SearchQuery)
def give_found(request: HttpRequest, asked: SearchQuery, body: str) -> Answer | HttpResponse:
    """Documents, members, entries and texts that have all the words given."""
    require_body(body)
    terms = read_query(asked.q)
    if not terms:
        return Found(body=body, kinds={}, hits=(), total=0, next=None)
    reader = reader_of_request(request, body)
    counts = count_sorts(reader, body, terms)
    total = counts.get(asked.kind, 0) if asked.kind else sum(counts.values())
    start = (asked.page - 1) * asked.size
    rows = find(reader, body, terms, asked.kind)[start : start + asked.size]
    hits = tuple(
        Hit(
            kind=row.sort,
            address=address_of(row) or None,
            titles=row.titles,
            symbol=row.symbol,
            detail=row.detail,
            audience=row.audience,
            snippet=tuple(Excerpt(text=each.text, marked=each.marked) for each in cut(row.text, terms)),
        )
        for row in name_as_of(body, rows, clock.now().date())
    )
    found = Found(body=body, kinds=counts, hits=hits, total=total, next=find_next(request, total, asked))
    # What is restricted stays on no disk.
    private = any(hit.audience != EVERYBODY for hit in hits)
    return write(found, headers={"Cache-Control": "private, no-store"} if private else {})
