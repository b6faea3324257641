"""Long lists, a page at a time."""

from collections.abc import Sequence
from typing import Annotated, TypeVar

from django.core.paginator import Page, Paginator
from django.http import HttpRequest
from pydantic import Field

from plenary.kit.endpoint import Answer, Query
from plenary.kit.language import marked

LARGEST = 200
SHOWN = 100
"""How many rows a page that people read shows."""
T = TypeVar("T")


class Paged(Query):
    """Which page of a list, and how many rows make one."""

    page: Annotated[int, Field(ge=1, le=100_000, description=marked("Which page; the first is 1."))] = 1
    size: Annotated[int, Field(ge=1, le=LARGEST, description=marked("How many rows make a page."))] = 100


class Listed(Answer):
    """A page of a list: how many rows there are on all pages, and where the next one is."""

    total: Annotated[int, Field(ge=0)]
    next: Annotated[str | None, Field(description=marked("The address of the next page; none after the last."))]


def cut(rows: Sequence[T], asked: Paged) -> Sequence[T]:
    """The rows of the page that is asked for; none behind the last."""
    return rows[(asked.page - 1) * asked.size : asked.page * asked.size]


def turn(request: HttpRequest, rows: Sequence[T], size: int = SHOWN) -> "Page[T]":
    """The page of a list that a reader asked for (``?page=2``), for ``{% pages page %}``: the first where there is no
    such number, the last behind the last."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def find_next(request: HttpRequest, total: int, asked: Paged) -> str | None:
    """The address of the next page."""
    return follow(request, page=asked.page + 1) if asked.page * asked.size < total else None


def follow(request: HttpRequest, **changes: object) -> str:
    """The address that was asked, with other parameters."""
    query = request.GET.copy()
    for name, value in changes.items():
        query[name] = str(value)
    return f"{request.path}?{query.urlencode()}"
