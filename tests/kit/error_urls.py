"""Addresses that go wrong, each in its own way."""

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponse
from django.urls import path

from plenary.kit.language import marked
from plenary.kit.policy import PUBLIC, Policy, policy
from plenary.web import urls
from plenary.web.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


@policy(PUBLIC)
def break_down(request: HttpRequest) -> HttpResponse:
    raise ZeroDivisionError


@policy(PUBLIC)
def suspect(request: HttpRequest) -> HttpResponse:
    raise SuspiciousOperation


@policy(PUBLIC)
def take(request: HttpRequest) -> HttpResponse:
    return HttpResponse("taken")


@policy(Policy("nobody", lambda request: False, who=marked("Members")))
def closed(request: HttpRequest) -> HttpResponse:
    return HttpResponse("open")


urlpatterns = [
    path("break", break_down),
    path("suspect", suspect),
    path("take", take),
    path("closed", closed),
    *urls.urlpatterns,
]
