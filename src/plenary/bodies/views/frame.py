"""What the pages of a body share."""

from django.http import Http404

from plenary.bodies.models import Body
from plenary.bodies.queries import find_body
from plenary.bodies.words import call
from plenary.record.models import Log
from plenary.record.statement import select


def require_body(key: str) -> Body:
    """The body under a key of an address; raises Http404."""
    found = find_body(key)
    if found is None:
        raise Http404
    return found


def frame(body: Body, here: str) -> dict[str, object]:
    """What the pages of a body are given: the body, its name in the reader's language, and the room they are in."""
    return {"body": body, "body_name": call(body.names), "here": here}


def newest(body: str, **address: object) -> int | None:
    """The newest sequence of a body's record; None where there is no such body."""
    found = select(Log, {"body": body})
    return found[0].size if found else None
