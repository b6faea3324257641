"""The journal of a site: what happened, structured, rotated, and nothing of who it happened to."""

import json
import logging
from pathlib import Path

import pytest

from plenary.web.server.journal import KEPT, Line, keep_journal, read_journal
from tests.web.house.conftest import House
from tests.web.house.test_officer import PASSWORD
from tests.web.house.test_serve import Site, site
from tests.web.house.visitor import Visitor

__all__ = ["site"]


def test_the_journal_of_a_visit_says_what_was_asked_for_and_nothing_of_who_asked(house: House, site: Site):
    address = house.ask("invite")["invitation"].removeprefix("http://localhost:8000")
    visitor = Visitor(site.port)
    given = {"name": "S. Tern", "email": "s@tern.example", "password": PASSWORD, "again": PASSWORD}
    visitor.send(address, given)
    visitor.send("/account/login/?next=/demo/?q=confidential", {"login": "s@tern.example", "password": PASSWORD})
    visitor.ask("/nowhere/confidential/")
    lines = house.ask("logs", "--lines", "1000")["lines"]
    answered = [(line["view"], line["method"], line["status"]) for line in lines if line["event"] == "answered"]
    assert ("invitation", "POST", 303) in answered
    assert ("account_login", "POST", 302) in answered
    assert ("", "GET", 404) in answered
    assert {line["process"] for line in lines} == {"pages-1", "worker"}
    assert {frozenset(line) - {"view", "method", "status", "ms"} for line in lines} == {
        frozenset({"time", "level", "process", "event"})
    }
    kept = "".join(file.read_text("utf-8") for file in (house.folder / "journal").iterdir())
    token = address.split("/")[2]
    private = (token, "Tern", "tern.example", PASSWORD, "confidential", "127.0.0.1", "sessionid")
    assert [word for word in private if word in kept] == []


def test_a_fault_is_told_by_its_kind_and_place_and_never_by_its_words():
    try:
        raise ValueError("s@tern.example")
    except ValueError as fault:
        record = logging.LogRecord(
            "django.request", logging.ERROR, __file__, 1, "Internal Server Error: %s", ("/invitation/token/",), None
        )
        record.exc_info = (type(fault), fault, fault.__traceback__)
        record.__dict__["view"] = "someone's own"
    line = json.loads(Line("pages-1").format(record))
    place = line.pop("at")
    assert [each.partition(":")[0] for each in place] == ["test_logs.py"]
    line.pop("time")
    assert line == {"level": "error", "process": "pages-1", "event": "django.request", "fault": "ValueError"}


def test_a_file_gives_way_to_the_next_and_the_oldest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("plenary.web.server.journal.LARGEST", 2000)
    root, ours = logging.getLogger(), logging.getLogger("plenary")
    before, levels = list(root.handlers), (root.level, ours.level)
    keep_journal(tmp_path, "worker")
    try:
        for number in range(400):
            logging.getLogger("plenary.test").info("turned", extra={"code": number})
    finally:
        for handler in [each for each in root.handlers if each not in before]:
            root.removeHandler(handler)
            handler.close()
        root.setLevel(levels[0])
        ours.setLevel(levels[1])
    files = sorted(path.name for path in (tmp_path / "journal").iterdir())
    assert files == ["worker.jsonl", *(f"worker.jsonl.{number}" for number in range(1, KEPT + 1))]
    assert max(path.stat().st_size for path in (tmp_path / "journal").iterdir()) <= 2000
    codes = [line["code"] for line in read_journal(tmp_path)]
    assert codes == list(range(codes[0], 400))


def test_a_site_that_was_never_served_has_no_lines(house: House):
    assert house.run("logs") == (0, "Nothing was written yet: it begins when the site is served.\n", "")
