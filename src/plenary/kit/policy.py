"""Who may ask for an address. A view without a policy answers nobody."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseBase

View = Callable[..., HttpResponseBase]
V = TypeVar("V", bound=View)


@dataclass(frozen=True, slots=True)
class Policy:
    """A named predicate on a request and the values of its address.

    ``who`` is a marked sentence that says which seat could, for whoever could not.
    """

    name: str
    allows: Callable[..., bool]
    who: str = ""


PUBLIC = Policy("public", lambda request, **address: True)
"""Whoever asks; the view itself shows each reader what its audience allows."""

_policies: dict[str, Policy] = {}


def policy(required: Policy) -> Callable[[V], V]:
    """Declare who may ask for a view."""

    def declare(view: V) -> V:
        _policies[_key(view)] = required
        return view

    return declare


def policy_of(view: View) -> Policy | None:
    """The policy that a view was declared with, or None."""
    return _policies.get(_key(view))


class PolicyMiddleware:
    """Refuses a request whose view has no policy, or whose policy does not allow it."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: View, arguments: tuple[object, ...], address: dict[str, object]
    ) -> None:
        """Called by Django before each view."""
        required = policy_of(view)
        if required is None or not required.allows(request, **address):
            raise PermissionDenied


def _key(view: View) -> str:
    inner = getattr(view, "view_class", view)
    return f"{inner.__module__}.{inner.__qualname__}"
