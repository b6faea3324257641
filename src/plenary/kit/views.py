"""Addresses that know nothing of any body."""

from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme

from plenary.kit.language import available
from plenary.kit.policy import PUBLIC, policy

YEAR = 365 * 24 * 3600


@policy(PUBLIC)
def choose_language(request: HttpRequest, tag: str) -> HttpResponse:
    """Remember the language that a reader chose, and go back to the page it came from."""
    if tag not in available():
        raise Http404
    came_from = urlsplit(request.headers.get("Referer", ""))
    back = came_from._replace(scheme="", netloc="", fragment="").geturl() or "/"
    if came_from.netloc != request.get_host() or not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = "/"
    response = HttpResponseRedirect(back)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        tag,
        max_age=YEAR,
        samesite="Lax",
        httponly=True,
        secure=settings.LANGUAGE_COOKIE_SECURE,
    )
    return response
