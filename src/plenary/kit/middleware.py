"""What every answer has: the reader's language, and headers that keep strangers' code out."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_supported_language_variant

from plenary.kit.language import ENGLISH, available, speaking

Answer = Callable[[HttpRequest], HttpResponseBase]

#: The cookie that remembers which language a reader chose.
CHOSEN = "language"

CONTENT_SECURITY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
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
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response

    return protect


def choose_language(request: HttpRequest) -> str:
    """The language of a request: the cookie, then ``Accept-Language``, then English."""
    known = available()
    chosen = request.COOKIES.get(CHOSEN, "")
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
