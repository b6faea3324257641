"""A site that is served, and persons with browsers of their own."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response, expect

from tests.browser import violations
from tests.web.house.conftest import House, begun, house
from tests.web.house.test_serve import Site, site

__all__ = ["begun", "house", "site"]

KILO = 1024
# A machine that does other things besides is given time.
expect.set_options(timeout=20_000)


@dataclass
class Person:
    """Somebody at a browser. Whatever stands in its way on a page (axe-core, the budget, a complaint of the browser)
    is kept in ``wrong``. axe-core is a script itself: without ``script`` only the rest is looked at."""

    context: BrowserContext
    tab: Page
    address: str
    script: bool = True
    wrong: list[str] = field(default_factory=list)

    def open(self, path: str) -> Page:
        """The page at a path, looked at."""
        self.tab.goto(f"{self.address}{path}", wait_until="load")
        self.look()
        return self.tab

    def look(self) -> None:
        """What is wrong with the page that is shown."""
        if self.script:
            self.wrong += [f"{self.tab.url}: {each}" for each in violations(self.tab)]
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        if self.tab.evaluate(wide) > 0:
            self.wrong.append(f"{self.tab.url} is too wide")


@pytest.fixture
def cookies(house: House) -> dict[str, str]:
    """The sessions of those who have a seat."""
    environment = {**house.environment, "DJANGO_SETTINGS_MODULE": "plenary.web.settings.embedded"}
    said = subprocess.run(
        [sys.executable, "-m", "tests.journeys.seating"],
        env=environment,
        cwd=Path(__file__).resolve().parents[2],
        capture_output=True,
        text=True,
        check=True,
    )
    found: dict[str, str] = json.loads(said.stdout)
    return found


@contextmanager
def sitting(
    browser: Browser, site: Site, cookie: str, *, language: str, width: int, script: bool = True
) -> Iterator[Person]:
    """A person at a browser with a session; without ``script`` the pages' own scripts do not run.

    Leaving, nothing may have stood in its way.
    """
    address = f"http://127.0.0.1:{site.port}"
    context = browser.new_context(viewport={"width": width, "height": 900}, locale=language, java_script_enabled=script)
    context.add_cookies([{"name": "sessionid", "value": cookie, "url": address}])
    person = Person(context, context.new_page(), address, script)
    sizes: dict[str, int] = {}

    def weigh(response: Response) -> None:
        length = int(response.headers.get("content-length", "0"))
        if response.request.resource_type == "document":
            sizes.clear()
        sizes[response.url] = length
        scripts = sum(size for url, size in sizes.items() if url.endswith(".js"))
        if sum(sizes.values()) > 50 * KILO or scripts > 10 * KILO or len(sizes) > 10:
            person.wrong.append(f"{person.tab.url} is over the budget: {sizes}")

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            person.wrong.append(message.text)

    person.tab.on("response", weigh)
    person.tab.on("console", listen)
    yield person
    context.close()
    assert person.wrong == []
