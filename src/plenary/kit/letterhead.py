"""The letterhead of a body's pages: what the package that knows bodies tells the packages below it."""

from collections.abc import Callable, Iterable

from django.http import Http404

#: What the pages of a body share, by its key and the room that the reader is in; None where there is no such body.
Write = Callable[[str, str], dict[str, object] | None]
#: What people call seats of a body, by seat.
Call = Callable[[str, Iterable[str]], dict[str, str]]
#: The seats of a body that people call by a name or code as it was typed.
Find = Callable[[str, str], list[str]]

_written: dict[str, tuple[Write, Call, Find]] = {}


def announce(template: str, write: Write, call: Call, find: Find) -> None:
    """Say which template a body's pages extend, what it is given, what seats are called, and which are called so;
    called once, when a package is ready."""
    _written.clear()
    _written[template] = write, call, find


def head(body: str, here: str) -> dict[str, object]:
    """The context of a body's page; its template extends ``frame``. Raises Http404 where there is no such body."""
    for template, (write, _call, _find) in _written.items():
        context = write(body, here)
        if context is not None:
            return {**context, "frame": template}
    raise Http404


def call_seats(body: str, seats: Iterable[str]) -> dict[str, str]:
    """What people call these seats of a body, in the reader's language; a seat that nobody knows, by its own name."""
    asked = sorted(set(seats))
    called = {seat: seat for seat in asked}
    for _write, call, _find in _written.values():
        called |= call(body, asked)
    return called


def find_seats(body: str, typed: str) -> list[str]:
    """The seats of a body that are meant by what somebody typed: a seat itself, its code, or what people call it."""
    found = [seat for _write, _call, find in _written.values() for seat in find(body, typed)]
    return found or [typed]
