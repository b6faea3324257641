"""A page that is made of a file which is lost says which, instead of failing without a word."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

from plenary.kit.error import show_lost_file
from plenary.record.store import Altered, place_of

LOGGER = logging.getLogger("plenary.record")


class LostFileMiddleware:
    """Answers, where a view came upon a lost file, with the sentence that names it; the journal has it too."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, fault: Exception) -> HttpResponse | None:
        """Called by Django with what a view raised."""
        if not isinstance(fault, Altered):
            return None
        LOGGER.error("the file %s, which the record names, is lost", place_of(fault.name))
        return show_lost_file(request, fault.sentence)
