"""What a first visit costs: at most 50 KB compressed, ten requests, and 10 KB of script, nothing from elsewhere."""

import gzip
import re
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client

from tests.web.pages.conftest import list_pages

KILO = 1024


def find_parts(page: str) -> set[str]:
    """The addresses that a browser asks for because of a page and its style sheets."""
    parts = set(re.findall(r"""<(?:link|script|img)\b[^>]*?(?:href|src)="([^"]+)\"""", page))
    for sheet in [part for part in parts if part.endswith(".css")]:
        inside = re.findall(r"url\(([^)]+)\)", read(sheet).decode())
        parts |= {f"{sheet.rpartition('/')[0]}/{name}" for name in inside}
    return parts


def read(address: str) -> bytes:
    found = finders.find(address.removeprefix("/static/"))
    assert isinstance(found, str), f"{address} is not ours"
    return Path(found).read_bytes()


def test_every_page_is_within_its_budget(house: Client):
    pages = list_pages(house)
    assert {"/", "/demo/", "/demo/brief/", "/demo/members/", "/demo/members/M0/", "/styleguide/"} <= set(pages)
    assert {"/demo/texts/", "/demo/texts/framework/", "/demo/texts/framework/a1"} <= set(pages)
    over = []
    for address in pages:
        response = house.get(address, headers={"Accept-Encoding": "gzip"})
        parts = find_parts(gzip.decompress(response.content).decode())
        sizes = {part: len(gzip.compress(read(part))) for part in parts}
        script = sum(size for part, size in sizes.items() if part.endswith(".js"))
        whole = len(response.content) + sum(sizes.values())
        if whole > 50 * KILO or len(parts) + 1 > 10 or script > 10 * KILO:
            over.append((address, whole, len(parts) + 1, script))
    assert over == []
