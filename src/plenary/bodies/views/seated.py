"""Who asks for a page: the seats that the account holds in a body, and the policies that go by them."""

from django.http import HttpRequest

from plenary.bodies.queries import reader_of
from plenary.bodies.rules.audience import SECRETARIAT, Reader
from plenary.kit import clock
from plenary.kit.policy import Policy
from plenary.record.act import Actor


def seats_of(request: HttpRequest, body: str) -> frozenset[str]:
    """The seats that the account of a request holds in a body; none where nobody has signed in."""
    held: dict[str, frozenset[str]] = getattr(request.user, "seats", {})
    return frozenset(held.get(body, ()))


def reader(request: HttpRequest, body: str) -> Reader:
    """Who asks, as one who reads private values."""
    seats = seats_of(request, body)
    return reader_of(body, seats, clock.now().date()) if seats else Reader()


def secretary(request: HttpRequest) -> Actor:
    """Who acts for the secretariat."""
    return Actor(SECRETARIAT, person=str(request.user.pk))


FOR_THE_SECRETARIAT = Policy("secretariat", lambda request, body, **address: SECRETARIAT in seats_of(request, body))
"""Whoever acts for the secretariat of the body."""
