"""What keeps the demonstration a demonstration: its site starts only on invented records, and answers this machine
alone."""

import ipaddress
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.core.exceptions import PermissionDenied
from django.db import connection
from django.http import HttpRequest, HttpResponseBase

from plenary.bodies.acts.body import EstablishBody
from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.record.models import Log
from plenary.record.reading import find_entry


def refuse_real_records() -> None:
    """Raise Refusal unless there is a record here, and the first entry of every body's marks it as a demonstration."""
    bodies = [log.body for log in Log.objects.order_by("body") if not log.closed]
    if not bodies:
        raise Refusal(_("There is no record here, and so none of a demonstration."))
    for body in bodies:
        first = find_entry(body, 1)
        if first is None or first.act != EstablishBody.name or first.payload.get("demo") is not True:
            raise Refusal(
                _(
                    "The record of {body} is not that of a demonstration: nobody may enter it without signing in."
                ).format(body=body)
            )


class GuardMiddleware:
    """Made when the site starts, which it refuses on a real record; then refuses every request from elsewhere."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponseBase]) -> None:
        # A server that speaks ASGI loads us in its event loop, where Django reads no table.
        with ThreadPoolExecutor(1) as elsewhere:
            elsewhere.submit(_refuse_and_close).result()
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not is_of_this_machine(request):
            raise PermissionDenied
        return self.answer(request)


def _refuse_and_close() -> None:
    try:
        refuse_real_records()
    finally:
        connection.close()


def is_of_this_machine(request: HttpRequest) -> bool:
    """Whether a request comes from this machine and was handed on by nobody."""
    try:
        near = ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
    return near and not {"Forwarded", "X-Forwarded-For"} & set(request.headers)
