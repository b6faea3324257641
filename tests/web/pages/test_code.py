"""Keys, days and hashes stand as code, and are read from the left whatever the language of the page."""

from django.test import Client
from playwright.sync_api import Browser

from tests.web.pages.test_access import visiting


def test_code_and_days_in_an_arabic_page_are_read_from_the_left(house: Client, browser: Browser):
    with visiting(browser, house, width=360, language="ar") as visit:
        tab = visit.show("/demo/record/1")
        found = tab.evaluate(
            "[...document.querySelectorAll('main code')].map(each => {"
            " const style = getComputedStyle(each); return style.direction + ' ' + style.unicodeBidi })"
        )
    assert set(found) == {"ltr isolate"}
