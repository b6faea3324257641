"""The journal of an installation: what happened, structured, rotated, and nothing of who it happened to."""

import logging
import os
import signal
from pathlib import Path

import pytest

from plenary.web.journal import KEPT, Journal, read_journal
from tests.web.house.conftest import House
from tests.web.house.test_officer import PASSWORD
from tests.web.house.test_serve import Site, eventually, site
from tests.web.house.visitor import Visitor

__all__ = ["site"]


def test_the_journal_of_a_visit_says_what_happened_and_nothing_of_who_it_was(house: House, site: Site):
    address = house.ask("invite")["invitation"].removeprefix(f"http://localhost:{site.port}")
    visitor = Visitor(site.port)
    given = {"name": "S. Tern", "email": "s@tern.example", "password": PASSWORD, "again": PASSWORD}
    visitor.send(address, given)
    visitor.send("/account/logout/", {})
    visitor.send("/account/login/", {"login": "s@tern.example", "password": "confidential guess"})
    visitor.send("/account/login/?next=/demo/?q=confidential", {"login": "s@tern.example", "password": PASSWORD})
    visitor.ask("/nowhere/confidential/")
    lines = house.ask("logs", "--lines", "1000")["lines"]
    told = [(line["process"], line["level"], line["event"]) for line in lines]
    assert [each for each in told if each[0] in ("command", "pages-1")] == [
        ("command", "info", "invitation made"),
        ("command", "info", "invitation made"),
        ("pages-1", "info", "invitation accepted"),
        ("pages-1", "info", "signed in"),
        ("pages-1", "info", "signed out"),
        ("pages-1", "warning", "password refused"),
        ("pages-1", "info", "signed in"),
    ]
    assert [line["event"] for line in house.ask("logs", "--faults")["lines"]] == ["password refused"]
    kept = "".join(file.read_text("utf-8") for file in (house.folder / "journal").iterdir())
    private = (address.split("/")[2], "Tern", "tern.example", PASSWORD, "confidential", "127.0.0.1", "sessionid")
    assert [word for word in private if word in kept] == []


def test_a_process_that_was_killed_is_in_the_journal(house: House, site: Site):
    os.kill(site.children()[0], signal.SIGKILL)

    def told() -> list[tuple[object, object]]:
        return [(line["process"], line["event"]) for line in house.ask("logs", "--faults")["lines"]]

    eventually(lambda: told() != [])
    assert told() == [(f"supervisor-{site.port}", "pages 1 ended by itself with code -9")]


def test_a_file_gives_way_to_the_next_and_the_oldest_goes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("plenary.web.journal.LARGEST", 2000)
    journal = Journal(tmp_path, "worker")
    for number in range(400):
        record = logging.LogRecord("plenary.test", logging.INFO, __file__, 1, "turned", None, None)
        record.__dict__["number"] = number
        journal.handle(record)
    journal.close()
    files = sorted((tmp_path / "journal").iterdir())
    assert [path.name for path in files] == [
        "worker.jsonl",
        *(f"worker.jsonl.{number}" for number in range(1, KEPT + 1)),
    ]
    assert max(path.stat().st_size for path in files) <= 2000
    numbers = [line["number"] for line in read_journal(tmp_path)]
    assert numbers == list(range(numbers[0], 400))
    assert numbers[0] > 0


def test_a_line_that_was_cut_off_is_left_out(tmp_path: Path):
    (tmp_path / "journal").mkdir()
    (tmp_path / "journal/worker.jsonl").write_text('{"time": "2026", "event": "whole"}\n{"time": "2026", "ev', "utf-8")
    assert read_journal(tmp_path) == [{"time": "2026", "event": "whole"}]


def test_an_installation_where_nothing_happened_has_no_lines(house: House):
    (house.folder / "journal/command.jsonl").unlink()
    assert house.run("logs") == (0, "Nothing was written yet.\n", "")
