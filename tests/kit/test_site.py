"""The parts that every page and act lean on: the clock, chance, the reader's language, and policies."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from plenary.kit import chance, clock
from plenary.kit.context import Tongue, list_tongues
from plenary.kit.language import speaking
from plenary.kit.middleware import choose_language
from plenary.kit.policy import PUBLIC, Policy, PolicyMiddleware, policy, policy_of
from plenary.kit.templatetags.say import say


def test_the_clock_and_chance_are_the_systems_unless_a_block_has_its_own():
    moment = datetime(2026, 11, 23, tzinfo=UTC)
    with clock.reading(lambda: moment), chance.drawing(bytes):
        assert (clock.now(), chance.draw(3)) == (moment, b"\0\0\0")
    assert clock.now() > datetime(2026, 1, 1, tzinfo=UTC)
    assert clock.now().tzinfo is UTC
    assert len({chance.draw(16) for _turn in range(8)}) == 8


@pytest.mark.parametrize(
    ("asked", "cookie", "spoken"),
    [
        ("", "", "en"),
        ("fr", "", "fr"),
        ("fr-CH, fr;q=0.9", "", "fr"),
        ("de, ru;q=0.5, ar;q=0.7", "", "ar"),
        ("de", "", "en"),
        ("es;q=0, zh", "", "zh"),
        ("fr;q=no", "", "en"),
        ("fr", "zh", "zh"),
        ("fr", "xx", "fr"),
    ],
)
def test_the_language_is_the_one_chosen_else_the_first_that_the_browser_asks_for(asked: str, cookie: str, spoken: str):
    request = RequestFactory().get("/", headers={"Accept-Language": asked})
    if cookie:
        request.COOKIES["language"] = cookie
    assert choose_language(request) == spoken


def test_the_languages_are_listed_under_their_own_names():
    assert list_tongues() == [
        Tongue("ar", "العربية", "rtl"),
        Tongue("en", "English", "ltr"),
        Tongue("es", "Español", "ltr"),
        Tongue("fr", "Français", "ltr"),
        Tongue("ru", "Русский", "ltr"),
        Tongue("zh", "中文", "ltr"),
    ]


def test_a_sentence_in_a_page_is_filled_with_values_that_cannot_become_markup():
    assert say("In the order of {body}.", body="<b>A & B</b>") == "In the order of &lt;b&gt;A &amp; B&lt;/b&gt;."
    with speaking("fr"):
        assert say("A sentence that nobody translated & kept") == "A sentence that nobody translated &amp; kept"


def test_a_view_without_a_policy_or_against_it_answers_nobody():
    def bare(request: HttpRequest) -> HttpResponse:
        return HttpResponse("open")

    @policy(PUBLIC)
    def open_to_all(request: HttpRequest) -> HttpResponse:
        return HttpResponse("open")

    @policy(Policy("body demo only", lambda request, body: body == "demo"))
    def closed(request: HttpRequest, body: str) -> HttpResponse:
        return HttpResponse("open")

    guard, request = PolicyMiddleware(bare), RequestFactory().get("/")
    assert policy_of(bare) is None
    for view, address in ((bare, {}), (closed, {"body": "other"})):
        with pytest.raises(PermissionDenied):
            guard.process_view(request, view, (), address)
    guard.process_view(request, open_to_all, (), {})
    guard.process_view(request, closed, (), {"body": "demo"})
    assert guard(request).content == b"open"
