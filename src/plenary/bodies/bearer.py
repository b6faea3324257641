"""Who a program is: before the policy of an address that gives data is asked, its token is read.

Elsewhere a token is nothing: pages are for sessions. A request that is to write, and has no token but a session, has
to prove like a form that it comes from our own pages: a browser sends its cookie whoever made it ask.
"""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.middleware.csrf import CsrfViewMiddleware

from plenary.bodies import token as tokens
from plenary.bodies.models import Token
from plenary.bodies.rules import scope
from plenary.kit.endpoint import gives_data
from plenary.kit.language import _
from plenary.kit.problem import answer_problem

_READING = ("GET", "HEAD", "OPTIONS", "TRACE")


class BearerMiddleware:
    """Reads the token of a request (RFC 6750), and refuses one that is not good."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_view(
        self, request: HttpRequest, view: Any, arguments: tuple[object, ...], address: dict[str, Any]
    ) -> HttpResponse | None:
        """Called by Django before each view."""
        if not gives_data(view):
            return None
        given = request.headers.get("Authorization")
        if given is None:
            return _check_session(request)
        kind, _space, secret = given.partition(" ")
        token = tokens.find(secret.strip()) if kind.lower() == "bearer" else None
        if token is None:
            return _refuse(request)
        wait = tokens.count_request(token.account, settings.API_REQUESTS_A_MINUTE)
        if wait:
            return _delay(request, wait)
        tokens.carry(request, token)
        tokens.note_use(token)
        return _check_reach(request, token, address)


class _Csrf(CsrfViewMiddleware):
    def _reject(self, request: HttpRequest, reason: str) -> HttpResponse:
        return answer_problem(
            request,
            403,
            "bodies.csrf",
            _("It is not certain that you sent this"),
            _("A session writes only with the token that our own pages carry, as the header X-CSRFToken."),
            ways=[_("Use a token of the API instead of a session.")],
        )


def _check_session(request: HttpRequest) -> HttpResponse | None:
    if request.method in _READING or not request.user.is_authenticated:
        return None
    check = _Csrf(lambda request: HttpResponse())
    check.process_request(request)
    return check.process_view(request, None, (), {})  # type: ignore[arg-type]  # no view: none is exempt


def _check_reach(request: HttpRequest, token: Token, address: dict[str, Any]) -> HttpResponse | None:
    """Refuse a token of another body, whether or not there is the body that is asked for; and one that may not
    read what it reads."""
    body = address.get("body")
    if body is not None and body != token.body:
        return answer_problem(
            request,
            403,
            "bodies.token-body",
            _("This token is for another body"),
            _("The token is for {body}, and asks for something else.").format(body=token.body),
            ways=[_("Use a token that was made for this body."), _("What is public can be read without a token.")],
            seat=token.seat,
        )
    if request.method in _READING and not scope.may_read(token.scopes):
        return refuse_scope(request, scope.READ)
    return None


def refuse_scope(request: HttpRequest, needed: str) -> HttpResponse:
    """Say which scope a token would need."""
    token = tokens.token_of(request)
    return answer_problem(
        request,
        403,
        "bodies.scope",
        _("This token is not made for that"),
        _("It would need the scope {scope}.").format(scope=needed),
        ways=[_("Make another token with this scope on your account page.")],
        seat=token.seat if token else None,
        headers={"WWW-Authenticate": f'Bearer error="insufficient_scope", scope="{needed}"'},
    )


def ask_for_token(request: HttpRequest, rule: str, detail: str) -> HttpResponse:
    """Say that whoever asks has to prove who it is."""
    error = "" if rule == "bodies.no-token" else ' error="invalid_token"'
    return answer_problem(
        request,
        401,
        rule,
        _("It is not known who asks"),
        detail,
        ways=[
            _("Make a token on your account page, and send it in the header “Authorization: Bearer”."),
            _("What is public can be read without a token."),
        ],
        headers={"WWW-Authenticate": f"Bearer{error}"},
    )


def _refuse(request: HttpRequest) -> HttpResponse:
    return ask_for_token(request, "bodies.bad-token", _("The token is not one, has expired, or was revoked."))


def _delay(request: HttpRequest, wait: int) -> HttpResponse:
    return answer_problem(
        request,
        429,
        "bodies.too-many",
        _("Too many requests"),
        _("The requests of one account’s tokens in a minute have a limit: {count}.").format(
            count=settings.API_REQUESTS_A_MINUTE
        ),
        ways=[_("Wait as long as the header Retry-After says, in seconds; then go on.")],
        headers={"Retry-After": str(wait)},
    )
