"""The letterhead of a body's pages: what the package that knows bodies tells the packages below it."""

from collections.abc import Callable, Iterable

from django.http import Http404, HttpRequest

#: What the pages of a body share, by its key and the room that the reader is in; None where there is no such body.
Write = Callable[[str, str], dict[str, object] | None]
#: What people call seats of a body, by seat.
Call = Callable[[str, Iterable[str]], dict[str, str]]
#: The seats of a body that people call by a name or code as it was typed.
Find = Callable[[str, str], list[str]]
#: What whoever asks may do about an entry of a body: what it is called, and where.
Offer = Callable[[HttpRequest, str, int], list[tuple[str, str]]]

_written: dict[str, tuple[Write, Call, Find, Offer]] = {}


def announce(template: str, write: Write, call: Call, find: Find, offer: Offer) -> None:
    """Say which template a body's pages extend, what it is given, what seats are called, which are called so, and what
    may be done about an entry; called once, when a package is ready."""
    _written.clear()
    _written[template] = write, call, find, offer


def head(body: str, here: str) -> dict[str, object]:
    """The context of a body's page; its template extends ``frame``. Raises Http404 where there is no such body."""
    for template, (write, *_others) in _written.items():
        context = write(body, here)
        if context is not None:
            return {**context, "frame": template}
    raise Http404


def call_seats(body: str, seats: Iterable[str]) -> dict[str, str]:
    """What people call these seats of a body, in the reader's language; a seat that nobody knows, by its own name."""
    asked = sorted(set(seats))
    called = {seat: seat for seat in asked}
    for _write, call, _find, _offer in _written.values():
        called |= call(body, asked)
    return called


def find_seats(body: str, typed: str) -> list[str]:
    """The seats of a body that are meant by what somebody typed: a seat itself, its code, or what people call it."""
    found = [seat for _write, _call, find, _offer in _written.values() for seat in find(body, typed)]
    return found or [typed]


def list_offers(request: HttpRequest, body: str, sequence: int) -> list[tuple[str, str]]:
    """What whoever asks may do about an entry of a body: what it is called, and the address of its form."""
    return [each for *_others, offer in _written.values() for each in offer(request, body, sequence)]
