"""A session ends by itself: some time after the last page that was asked for, and at the latest so long after it began.

What a page fetches by itself, to stay as things stand, keeps no session alive. When one ends, by itself or by its
owner, the browser is told to forget what it kept of the site: a PC is shared.
"""

import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.auth import SESSION_KEY, logout
from django.http import HttpRequest, HttpResponseBase

from plenary.kit import clock

Answer = Callable[[HttpRequest], HttpResponseBase]

NOTED = timedelta(minutes=5)
"""How exactly the last page is remembered: a session is not written for every page."""
BEGAN, LAST = "began", "last"
_LOGGER = logging.getLogger("plenary.security")


def session_middleware(answer: Answer) -> Answer:
    """End sessions that are over before anything is answered from them."""

    def watch(request: HttpRequest) -> HttpResponseBase:
        signed_in = SESSION_KEY in request.session
        if signed_in:
            _keep_or_end(request)
        response = answer(request)
        if signed_in and SESSION_KEY not in request.session:
            response.headers["Clear-Site-Data"] = '"cache", "storage"'
        return response

    return watch


def _keep_or_end(request: HttpRequest) -> None:
    now, session = clock.now(), request.session
    if BEGAN not in session:
        session[BEGAN] = session[LAST] = now.isoformat()
    began, last = datetime.fromisoformat(session[BEGAN]), datetime.fromisoformat(session[LAST])
    if now - began > settings.SESSION_LONGEST or now - last > settings.SESSION_IDLE:
        _LOGGER.info("session ended by itself", extra={"account": session[SESSION_KEY]})
        logout(request)
    elif now - last > NOTED and not _is_by_itself(request):
        session[LAST] = now.isoformat()


def _is_by_itself(request: HttpRequest) -> bool:
    """Whether a script asked, and nobody went to the page (https://www.w3.org/TR/fetch-metadata/)."""
    return request.headers.get("Sec-Fetch-Dest") == "empty"
