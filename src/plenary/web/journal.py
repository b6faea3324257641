"""One line for each page that was asked for: which view, how it was answered, and how long it took."""

import logging
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

Answer = Callable[[HttpRequest], HttpResponseBase]
LOGGER = logging.getLogger("plenary.pages")


def journal_middleware(answer: Answer) -> Answer:
    """Say of each request what it was for and what became of it, and nothing of who asked."""

    def note(request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        response = answer(request)
        match = request.resolver_match
        # Style sheets and scripts are answered before any view is looked for.
        if match is not None or response.status_code >= 400:
            said = {
                "view": match.view_name if match else "",
                "method": request.method if request.method in ("GET", "HEAD", "POST") else "other",
                "status": response.status_code,
                "ms": round((time.perf_counter() - began) * 1000),
            }
            LOGGER.info("answered", extra=said)
        return response

    return note
