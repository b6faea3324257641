"""What is shown when something cannot be shown: what happened, and what to do. Each is a page like any other."""

import logging
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from plenary.kit.context import interface
from plenary.kit.endpoint import wants_data
from plenary.kit.language import _, marked
from plenary.kit.log import describe
from plenary.kit.policy import policy_of
from plenary.kit.problem import answer_problem

_LOGGER = logging.getLogger("plenary.security")


@dataclass(frozen=True, slots=True)
class Plight:
    """What a reader is in: the status, what happened, and what to do about it (sentences that are marked)."""

    status: int
    rule: str
    title: str
    told: str
    ways: tuple[str, ...]


BAD_REQUEST = Plight(
    400,
    "kit.request",
    marked("This request could not be read"),
    marked("What your browser sent is not something that this site can answer."),
    (
        marked("Go back, load the page again and repeat what you did."),
        marked("If you typed the address, check it."),
    ),
)
DENIED = Plight(
    403,
    "kit.denied",
    marked("This page is not open to you"),
    marked("It is there, but not for the seat from which you ask."),
    (
        marked("If you have a seat that could, sign in with it or choose it."),
        marked("Otherwise ask the secretariat of the body, or the head of your delegation."),
    ),
)
NOT_FOUND = Plight(
    404,
    "kit.not-found",
    marked("There is no such page"),
    marked("Nothing stands at this address, or it is not for you to know whether it does."),
    (
        marked("Check the address: every address of this site stays valid for ever once it has been given."),
        marked("Begin from the list of bodies, or from the home of yours."),
    ),
)
FAULT = Plight(
    500,
    "kit.fault",
    marked("Something went wrong on our side"),
    marked("The fault is not yours, and nothing was half done: an act is on the record whole or not at all."),
    (
        marked("Wait a minute and load the page again."),
        marked("If it happens again, tell the secretariat what you did and when."),
    ),
)
LOST_FILE = Plight(
    503,
    "kit.lost-file",
    marked("A file is missing that this is made of"),
    marked("The record names a file that is not there, or not as it was."),
    (marked("Tell whoever runs this site: “plenary doctor” names every file that is missing. The rest is there."),),
)
TOO_LARGE = Plight(
    413,
    "kit.too-large",
    marked("This is more than is taken here"),
    marked("What your browser was sending is larger than any document that this site takes. Nothing of it was kept."),
    (marked("Make the file smaller, for instance without its pictures, or divide it; at most 32 megabytes."),),
)
TOO_OFTEN = Plight(
    429,
    "kit.too-often",
    marked("This was asked for too often"),
    marked("To keep guessing slow, this page answers only so often within a few minutes."),
    (marked("Wait five minutes, and try again."),),
)
BUSY = Plight(
    503,
    "kit.busy",
    marked("This is being made for somebody else"),
    marked("It takes a while to make, and is made for one at a time; then it is there for all."),
    (marked("Ask again in a few seconds."),),
)
STALE_FORM = Plight(
    403,
    "kit.stale-form",
    marked("This form had grown too old to be sent"),
    marked("It was opened before you signed in or out, or your browser keeps no cookies. Nothing was done."),
    (
        marked("Go back in your browser: what you typed is still there. Copy it, load the page again and send it."),
        marked("If it happens every time, allow cookies for this site."),
    ),
)


def show_bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler400."""
    return _show(request, BAD_REQUEST)


def show_denied(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler403: with the words of the policy that says who could."""
    _note("refused", request)
    match = request.resolver_match
    required = policy_of(match.func) if match else None
    return _show(request, DENIED, _(required.who) if required and required.who else "")


def show_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Django's handler404."""
    return _show(request, NOT_FOUND)


def show_too_large(request: HttpRequest) -> HttpResponse:
    """What is answered before anything is known of who asks: without a session, a user or the database."""
    _note("too large", request)
    if wants_data(request):
        return _tell(request, TOO_LARGE)
    page = render_to_string("kit/error.html", {**interface(request), **_words(TOO_LARGE)})
    return HttpResponse(page, status=TOO_LARGE.status)


def show_too_often(request: HttpRequest) -> HttpResponse:
    """The handler429 of allauth."""
    _note("too often", request)
    return _show(request, TOO_OFTEN)


def show_busy(request: HttpRequest, seconds: int) -> HttpResponse:
    """What is made for one at a time is being made: whoever asks is to ask again after so many seconds."""
    response = _show(request, BUSY)
    response.headers["Retry-After"] = f"{seconds}"
    return response


def show_stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Django's CSRF_FAILURE_VIEW."""
    _note("form refused", request)
    return _show(request, STALE_FORM)


def show_fault(request: HttpRequest) -> HttpResponse:
    """Django's handler500: without asking the database anything, because that may be what went wrong."""
    if wants_data(request):
        return _tell(request, FAULT)
    page = render_to_string("kit/error.html", {**interface(request), **_words(FAULT)})
    return HttpResponse(page, status=FAULT.status)


def _note(event: str, request: HttpRequest) -> None:
    _LOGGER.warning(event, extra=describe(request))


def show_lost_file(request: HttpRequest, told: str) -> HttpResponse:
    """What is answered where a file is gone that the answer is made of; ``told`` says which."""
    if wants_data(request):
        return _tell(request, LOST_FILE, told=told)
    return render(request, "kit/error.html", {**_words(LOST_FILE), "told": told}, status=LOST_FILE.status)


def _show(request: HttpRequest, plight: Plight, who: str = "") -> HttpResponse:
    if wants_data(request):
        return _tell(request, plight, who)
    return render(request, "kit/error.html", {**_words(plight), "who_could": who}, status=plight.status)


def _tell(request: HttpRequest, plight: Plight, who: str = "", told: str = "") -> HttpResponse:
    ways = [_(way) for way in plight.ways]
    return answer_problem(
        request, plight.status, plight.rule, _(plight.title), told or _(plight.told), ways=[who, *ways] if who else ways
    )


def _words(plight: Plight) -> dict[str, object]:
    """The plight in the reader's language."""
    return {
        "status": plight.status,
        "title": _(plight.title),
        "told": _(plight.told),
        "ways": [_(way) for way in plight.ways],
    }
