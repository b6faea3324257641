"""What every answer has: the reader's language, and headers that keep strangers' code out."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase, HttpResponseNotAllowed
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant

from plenary.kit.endpoint import FILES
from plenary.kit.error import show_too_large
from plenary.kit.language import ENGLISH, available, speaking

Answer = Callable[[HttpRequest], HttpResponseBase]

_ECHOING = frozenset({"TRACE", "TRACK", "CONNECT"})
"""Methods by which a browser could be shown its own headers, or a server be used to reach another."""
_READ_OR_DONE = ("GET", "HEAD", "POST")

MEGABYTE = 1 << 20
LARGEST_REQUEST = 34 * MEGABYTE
"""A document of the largest size that is taken, with its form."""
LARGEST_OF_STRANGERS = MEGABYTE
"""Whoever has no session hands in nothing but a form or a payload; with a token, files where they are taken."""

CONTENT_SECURITY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
)


def language_middleware(answer: Answer) -> Answer:
    """Speak the language that the reader chose, otherwise the first that its browser asks for and there is."""

    def speak(request: HttpRequest) -> HttpResponseBase:
        tag = choose_language(request)
        with speaking(tag), translation.override(_as_django_calls(tag)):
            response = answer(request)
        response.headers.setdefault("Content-Language", tag)
        patch_vary_headers(response, ("Accept-Language", "Cookie"))
        return response

    return speak


def security_middleware(answer: Answer) -> Answer:
    """No inline code, no code of others, no frame around us, no device, no word of where a reader came from."""

    def protect(request: HttpRequest) -> HttpResponseBase:
        response = HttpResponseNotAllowed(_READ_OR_DONE) if request.method in _ECHOING else answer(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return protect


def size_middleware(answer: Answer) -> Answer:
    """Refuse what is larger than anything that is handed in here before a byte of it is read."""

    def measure(request: HttpRequest) -> HttpResponseBase:
        signed_in = settings.SESSION_COOKIE_NAME in request.COOKIES
        with_token = "Authorization" in request.headers and request.path.endswith(FILES)
        most = LARGEST_REQUEST if signed_in or with_token else LARGEST_OF_STRANGERS
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or int(length) > most:
            return show_too_large(request)
        return answer(request)

    return measure


def choose_language(request: HttpRequest) -> str:
    """The language of a request: the cookie, then ``Accept-Language``, then English."""
    known = available()
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
    if chosen in known:
        return chosen
    for wish in _wishes(request.headers.get("Accept-Language", "")):
        for candidate in (wish, wish.partition("-")[0]):
            if candidate in known:
                return candidate
    return ENGLISH


def _wishes(header: str) -> list[str]:
    """The tags of an Accept-Language header, most wanted first (RFC 9110 §12.5.4)."""
    weighed = []
    for part in header.split(",")[:20]:
        tag, _semicolon, quality = part.strip().partition(";q=")
        try:
            weight = float(quality or "1")
        except ValueError:
            weight = 0.0
        if tag and weight > 0:
            weighed.append((-weight, tag.lower()))
    return [tag for _weight, tag in sorted(weighed, key=lambda pair: pair[0])]


def _as_django_calls(tag: str) -> str:
    """The tag under which Django keeps its own sentences: ``zh-hans`` for ``zh``; English where it has none."""
    try:
        return get_supported_language_variant(tag)
    except LookupError:
        return ENGLISH
