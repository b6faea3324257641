"""What a narrow window asks of the templates: a table becomes a list, in which each cell brings its column's name."""

import re
from pathlib import Path

from django.test import Client
from playwright.sync_api import Browser

from plenary.bodies.models import Account
from tests.web.pages.test_access import visiting

TABLE = re.compile(r"<table([^>]*)>(.*?)</table>", re.DOTALL)
#: The matrix of who may do what has too many columns to be a list: it is moved to and fro.
KINDS = {' class="stack"', ' class="matrix"'}


def test_every_table_is_a_list_whose_cells_have_names(root: Path):
    tables = [
        (file.name, kind, inside)
        for file in sorted((root / "src").rglob("templates/**/*.html"))
        for kind, inside in TABLE.findall(file.read_text("utf-8"))
    ]
    assert len(tables) > 25
    assert [name for name, kind, _inside in tables if kind.removesuffix(' lang="en" dir="ltr"') not in KINDS] == []
    nameless = [
        name
        for name, kind, inside in tables
        if "stack" in kind and "<thead" in inside and re.search(r"<td(?![^>]* data-label=)", inside)
    ]
    assert nameless == ["problems.html"]  # its one cell says what it is


def test_the_name_of_whoever_is_signed_in_has_a_line_of_its_own(house: Client, browser: Browser):
    house.force_login(Account.objects.create_user("r@plenary.example", name="Ambassador R. Reader"))
    with visiting(browser, house, width=360, language="en") as visit:
        tab = visit.show("/demo/record/")
        lines = tab.evaluate("new Set([...document.querySelectorAll('.who > *')].map(each => each.offsetTop)).size")
    assert lines == 1
