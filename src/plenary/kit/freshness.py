"""What a reader has already is not sent again: an ETag for what everybody sees, and no shared copy of what one does.

An ETag is of release, language, day and the newest sequence shown. It is given to readers without a session alone:
what is shown to somebody who has signed in depends on seats and messages, and is worth less to a cache than it costs
to get wrong.
"""

from collections.abc import Callable
from functools import wraps
from hashlib import sha256

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response

from plenary import __version__
from plenary.kit import clock
from plenary.kit.language import language

View = Callable[..., HttpResponseBase]
Newest = Callable[..., int | None]


def shown_up_to(newest: Newest) -> Callable[[View], View]:
    """Declare how to find the newest sequence that a view shows, from the values of its address alone.

    A reader who has that already is answered 304, before the view does anything. None: there is nothing to show.
    """

    def declare(view: View) -> View:
        @wraps(view)
        def answer(request: HttpRequest, **address: object) -> HttpResponseBase:
            sequence = None if is_personal(request) else newest(**address)
            if sequence is None:
                return view(request, **address)
            tag = tag_of(sequence)
            known = get_conditional_response(request, etag=tag)
            response = known if known is not None and known.status_code == 304 else view(request, **address)
            if response.status_code in (200, 304):
                response.headers["ETag"] = tag
            return response

        return answer

    return declare


def freshness_middleware(answer: Callable[[HttpRequest], HttpResponseBase]) -> View:
    """Every answer is asked for again before it is used again; what is for one reader, no cache keeps for others."""

    def mark(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Cache-Control", "private, no-cache" if is_personal(request) else "no-cache")
        return response

    return mark


def is_personal(request: HttpRequest) -> bool:
    """Whether the answer may be for this reader alone: it has a session, or says by a header who it is."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES or "Authorization" in request.headers


def tag_of(sequence: int) -> str:
    """The ETag of a page that shows the record up to ``sequence``, for everybody."""
    day = clock.now().date().isoformat()
    return f'"{sha256(f"{__version__} {language()} {day} public {sequence}".encode()).hexdigest()[:20]}"'
