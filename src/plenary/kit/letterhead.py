"""The letterhead of a body's pages: what the package that knows bodies tells the packages below it."""

from collections.abc import Callable, Iterable

from django.http import Http404

#: What the pages of a body share, by its key and the room that the reader is in; None where there is no such body.
Write = Callable[[str, str], dict[str, object] | None]
#: What people call seats of a body, by seat.
Call = Callable[[str, Iterable[str]], dict[str, str]]

_written: dict[str, tuple[Write, Call]] = {}


def announce(template: str, write: Write, call: Call) -> None:
    """Say which template a body's pages extend, what it is given, and what seats are called; called once, when a
    package is ready."""
    _written.clear()
    _written[template] = write, call


def head(body: str, here: str) -> dict[str, object]:
    """The context of a body's page; its template extends ``frame``. Raises Http404 where there is no such body."""
    for template, (write, _call) in _written.items():
        context = write(body, here)
        if context is not None:
            return {**context, "frame": template}
    raise Http404


def call_seats(body: str, seats: Iterable[str]) -> dict[str, str]:
    """What people call these seats of a body, in the reader's language; a seat that nobody knows, by its own name."""
    asked = sorted(set(seats))
    called = {seat: seat for seat in asked}
    for _write, call in _written.values():
        called |= call(body, asked)
    return called
