"""Every page of a body says where it is, and leads home first."""

import re
from pathlib import Path

from django.test import Client

from tests.web.pages.conftest import list_pages

PAGE = re.compile(r'\{% extends (?:frame|"bodies/(?:body|act)\.html") %\}')
#: The block of a template whose first step is the home of the body.
WAY = re.compile(
    r"\{% block crumbs %\}\{% url 'home' body\.key as home %\}"
    r"(?:(?!\{% (?:crumbs|way|endblock)).)*"
    r"\{% (?:way home body\.key|crumbs home_label home )"
)
CRUMBS = re.compile(r'<nav class="crumbs"[^>]*><ol><li><a href="([^"]*)">([^<]*)</a>')


def test_the_way_of_every_template_of_a_body_begins_at_its_home(root: Path):
    files = [file for file in (root / "src").rglob("templates/**/*.html") if PAGE.search(file.read_text("utf-8"))]
    assert len(files) > 40
    assert [file.name for file in files if not WAY.search(file.read_text("utf-8"))] == ["home.html"]


def test_the_way_of_every_page_of_a_body_begins_at_its_home(house: Client):
    pages = [address for address in list_pages(house) if re.match(r"/demo/.", address)]
    assert len(pages) > 25
    lost = {}
    for address in pages:
        found = CRUMBS.search(house.get(address).content.decode())
        if found is None or found.groups() != ("/demo/", "Home"):
            lost[address] = found and found.groups()
    assert lost == {}
