"""The letterhead of a body's pages: what the package that knows bodies tells the packages below it."""

from collections.abc import Callable

from django.http import Http404

#: What the pages of a body share, by its key and the room that the reader is in; None where there is no such body.
Write = Callable[[str, str], dict[str, object] | None]

_written: dict[str, Write] = {}


def announce(template: str, write: Write) -> None:
    """Say which template a body's pages extend, and what it is given; called once, when a package is ready."""
    _written.clear()
    _written[template] = write


def head(body: str, here: str) -> dict[str, object]:
    """The context of a body's page; its template extends ``frame``. Raises Http404 where there is no such body."""
    for template, write in _written.items():
        context = write(body, here)
        if context is not None:
            return {**context, "frame": template}
    raise Http404
