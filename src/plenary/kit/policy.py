"""Who may ask for an address. A view without a policy answers nobody."""

from collections.abc import Callable, Mapping
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
    ``otherwise`` may lead somebody who is not allowed to where that can be mended (to sign in); None is a refusal.
    """

    name: str
    allows: Callable[..., bool]
    who: str = ""
    otherwise: Callable[..., HttpResponseBase | None] | None = None


PUBLIC = Policy("public", lambda request, **address: True)
"""Whoever asks; the view itself shows each reader what its audience allows."""

NOBODY = Policy("nobody", lambda request, **address: False)
"""For views of a library that are not in use here."""

_policies: dict[str, Policy] = {}


def policy(required: Policy) -> Callable[[V], V]:
    """Declare who may ask for a view."""

    def declare(view: V) -> V:
        _policies[_key(view)] = required
        return view

    return declare


def adopt(views: Mapping[str, Policy]) -> None:
    """Declare who may ask for the views of a library, by module and name (``allauth.account.views.LoginView``)."""
    _policies.update(views)


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
    ) -> HttpResponseBase | None:
        """Called by Django before each view."""
        required = policy_of(view)
        if required is None:
            raise PermissionDenied
        if required.allows(request, **address):
            return None
        answer = required.otherwise(request, **address) if required.otherwise else None
        if answer is None:
            raise PermissionDenied
        return answer


def _key(view: View) -> str:
    inner = getattr(view, "view_class", view)
    return f"{inner.__module__}.{inner.__qualname__}"
