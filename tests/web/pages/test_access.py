"""Every page as a browser shows it, narrow and wide, in English and Arabic: nothing stands in a reader's way."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page, Route

from tests.browser import violations
from tests.web.pages.conftest import list_pages

#: A name that browsers trust without HTTPS.
SITE = "http://localhost"
KINDS = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}


class Visit:
    """A window on the site. Pages are fetched before they are shown: the browser's own calls see no database."""

    def __init__(self, tab: Page, client: Client, language: str) -> None:
        self.tab = tab
        self._client = client
        self._language = language
        self._fetched: dict[str, Any] = {}

    def show(self, address: str) -> Page:
        """The page at an address, loaded."""
        self._fetched[address] = self._client.get(address, headers={"Accept-Language": self._language})
        self.tab.goto(f"{SITE}{address}")
        return self.tab

    def answer(self, route: Route) -> None:
        """What the browser asks for."""
        address = route.request.url.removeprefix(SITE)
        if address.startswith("/static/"):
            file = finders.find(address.removeprefix("/static/"))
            route.fulfill(path=file, content_type=KINDS[address.rpartition(".")[2]])
        elif address.startswith("/live"):
            route.fulfill(status=204)
        else:
            response = self._fetched[address]
            route.fulfill(status=response.status_code, headers=dict(response.headers), body=response.content)


@contextmanager
def visiting(
    browser: Browser, client: Client, *, width: int, language: str, expected: str = "status of 404"
) -> Iterator[Visit]:
    """What the browser complains of (a forbidden script, a file that is missing) fails the test."""
    complaints: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and expected not in message.text:
            complaints.append(message.text)

    context = browser.new_context(viewport={"width": width, "height": 800}, locale=language)
    visit = Visit(context.new_page(), client, language)
    context.route("**/*", visit.answer)
    visit.tab.on("console", listen)
    yield visit
    context.close()
    assert complaints == []


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_on_any_page_stands_in_a_readers_way(house: Client, browser: Browser, width: int, language: str):
    found = {}
    with visiting(browser, house, width=width, language=language) as visit:
        for address in list_pages(house):
            tab = visit.show(address)
            assert tab.evaluate("document.dir") == ("rtl" if language == "ar" else "ltr")
            wider = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            found[address] = [*violations(tab), *([f"{wider} px too wide"] if wider > 0 else [])]
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


def test_a_page_whose_stream_was_refused_asks_again_and_is_current_then(house: Client, browser: Browser):
    asked: list[str] = []
    fetched: list[str] = []

    def answer(route: Route) -> None:
        asked.append(route.request.url.partition("=")[0])
        if len(asked) < 3:
            route.fulfill(status=503)
        else:
            event = {"body": "demo", "sequence": 10**6, "topics": None}
            route.fulfill(content_type="text/event-stream", body=f"data: {json.dumps(event)}\n\n")

    with visiting(browser, house, width=1280, language="en", expected="status of 503") as visit:
        visit.tab.clock.install()
        visit.tab.route("**/live?*", answer)
        tab = visit.show("/demo/record/")
        tab.wait_for_timeout(200)
        assert asked == [f"{SITE}/live?since"]
        tab.on("request", lambda request: fetched.append(request.url))
        for _turn in range(20):
            # The page asks again after 20 to 40 s.
            tab.clock.run_for(40_000)
            tab.wait_for_timeout(100)
            if f"{SITE}/demo/record/" in fetched:
                break
    assert (asked[:3], f"{SITE}/demo/record/" in fetched) == ([f"{SITE}/live?since"] * 3, True)


def test_the_keyboard_reaches_the_page_the_language_and_the_rooms(house: Client, browser: Browser):
    with visiting(browser, house, width=1280, language="en") as visit:
        tab = visit.show("/demo/record/")
        tab.keyboard.press("Tab")
        assert tab.evaluate("document.activeElement.getAttribute('href')") == "#main"
        reached = []
        for _step in range(6):
            tab.keyboard.press("Tab")
            reached.append(tab.evaluate("document.activeElement.innerText.trim()"))
        assert reached[:4] == ["Demonstration Assembly", "Sign in", "English", "My brief"]
        assert tab.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_rooms_are_behind_a_menu_on_a_telephone_and_beside_each_other_elsewhere(
    house: Client, browser: Browser, language: str
):
    with visiting(browser, house, width=360, language=language) as visit:
        tab = visit.show("/demo/record/")
        rooms = tab.locator(".masthead .rooms a")
        seen = [tab.locator(".masthead").bounding_box()["height"] < 130, rooms.last.is_visible()]  # type: ignore[index]
        tab.focus(".menu > summary")
        tab.keyboard.press("Enter")
        seen += [rooms.first.is_visible(), rooms.last.is_visible(), tab.is_visible(".masthead [type=search]")]
        tab.keyboard.press("Tab")
        seen.append(tab.evaluate("document.activeElement.parentElement.parentElement.parentElement.className"))
        wider = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (seen, violations(tab), wider) == ([True, False, True, True, True, "rooms"], [], 0)
    with visiting(browser, house, width=1280, language=language) as visit:
        tab = visit.show("/demo/record/")
        visible = [
            tab.is_visible(part) for part in (".menu > summary", ".rooms li:last-child a", ".masthead [type=search]")
        ]
        assert visible == [False, True, True]


def test_a_language_is_chosen_without_script(house: Client, browser: Browser):
    with visiting(browser, house, width=360, language="en") as visit:
        tab = visit.show("/demo/record/")
        assert not tab.is_visible("text=العربية")
        tab.click("summary:has-text('English')")
        assert tab.is_visible("text=العربية")
        inside = tab.evaluate("document.querySelector('.tongues ul').getBoundingClientRect().left")
        assert inside >= 0
