"""A visitor's first minutes: two browsers, two persons, one record, which goes on the next time and can be checked."""

import json
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from plenary.rulemaking.example import SYMBOL
from tests.browser import violations
from tests.web.demo.conftest import ENVIRONMENT, Demo, run
from tests.web.house.visitor import Visitor

ADMITTED = {"names-en": "Umbral", "code": "UMB", "place": "41", "standing": "member", "start": "2026-01-01"}


def enter(visitor: Visitor, name: str) -> tuple[int, str, str]:
    """Become a person with one click."""
    _status, _address, page = visitor.ask("/try/")
    found = re.search(rf'name="person" value="(\d+)">Be {re.escape(name)}<', page)
    assert found is not None
    return visitor.send("/try/", {"person": found[1]})


def test_an_officer_admits_a_member_and_a_delegate_sees_it(demo: Demo):
    officer, delegate, observer, public = (Visitor(demo.port) for _person in range(4))
    status, address, page = enter(officer, "S. Brant")
    assert (status, address, "You are S. Brant now." in page) == (200, "/assembly/", True)
    assert "You are H. Lund now." in enter(delegate, "H. Lund")[2]
    assert delegate.ask("/account/sessions/")[2].count("this one") == 1
    assert officer.send("/assembly/members/admit", ADMITTED)[:2] == (200, "/assembly/members/")
    assert ["Umbral" in visitor.ask("/assembly/members/")[2] for visitor in (delegate, public)] == [True, True]
    assert "You are R. Sandvik now." in enter(observer, "R. Sandvik")[2]
    assert observer.ask("/assembly/members/admit")[0] == 403
    lines = "Island States: lines for the contact group"
    seen = [lines in visitor.ask("/assembly/documents/")[2] for visitor in (officer, delegate, public)]
    assert seen == [False, True, False]
    left = delegate.send("/try/", {"person": ""})
    assert (left[0], left[1], "H. Lund" in left[2]) == (200, "/", False)


def test_the_text_on_the_site_has_the_symbol_of_the_files_and_is_at_its_first_revision(demo: Demo):
    version = json.loads(Visitor(demo.port).ask("/assembly/texts/framework.json")[2])["version"]
    assert (version["symbol"], SYMBOL) == ("A/AI/1/L.4/Rev.1", "A/AI/1/L.4")


def test_every_person_may_be_taken(demo: Demo):
    visitor = Visitor(demo.port)
    names = re.findall(r'name="person" value="\d+">Be ([^<]+)<', visitor.ask("/try/")[2])
    assert names == [
        "S. Brant",
        "P. Corran",
        "A. Ibarra",
        "C. Jansk",
        "F. Kestrel",
        "H. Lund",
        "M. Merlo",
        "F. Rook",
        "R. Sandvik",
        "L. Teal",
    ]
    assert [f"You are {name} now." in enter(visitor, name)[2] for name in names] == [True] * len(names)


def test_the_record_goes_on_the_next_time_and_begins_anew_when_asked(demo: Demo):
    officer = Visitor(demo.port)
    enter(officer, "S. Brant")
    officer.send("/assembly/members/admit", ADMITTED)
    assert demo.end() == (0, "The site has ended; nothing was lost.\n")
    for fresh, kept in ((False, True), (True, False)):
        again = Demo(demo.folder, fresh=fresh)
        assert again.said.splitlines()[1] == (
            f"What is done there is kept in {demo.folder} for the next time; --fresh begins anew."
        )
        assert ("Umbral" in Visitor(again.port).ask("/assembly/members/")[2]) is kept
        assert again.end()[0] == 0


def test_nobody_begins_anew_what_is_being_served(demo: Demo):
    other = Demo(demo.folder, fresh=True)
    code, err = other.end()
    assert (other.said, code) == ("", 1)
    assert err.endswith(
        f"The installation in {demo.folder} is in use: end its site, or what changes it, and try again.\n"
    )
    assert Visitor(demo.port).ask("/assembly/")[0] == 200


def test_the_demonstration_was_made_by_acts_alone(made: Path, tmp_path: Path):
    pack = str(tmp_path / "record.zip")
    command = ("-m", "plenary.web.command")
    assert run(*command, "record", "export", "--folder", str(made), "--full", "-o", pack).returncode == 0
    done = run(*command, "verify", pack)
    assert (done.returncode, done.stderr) == (0, "")


def test_two_persons_see_each_others_acts_arrive_and_one_checks_the_record(
    demo: Demo, browser: Browser, tmp_path: Path
):
    site = f"http://localhost:{demo.port}"
    windows = [browser.new_context(locale="en") for _person in range(2)]
    officer, delegate = (window.new_page() for window in windows)
    for tab, name in ((officer, "S. Brant"), (delegate, "H. Lund")):
        tab.goto(f"{site}/try/")
        tab.click(f"button:has-text('Be {name}')")
    shown = delegate.locator("#facts li").first
    expect(shown).to_contain_text("32")
    officer.goto(f"{site}/assembly/members/admit")
    for field, value in ADMITTED.items():
        fill(officer, field, value)
    officer.click("main form button")
    expect(officer.locator("main")).to_contain_text("Umbral")
    expect(shown).to_contain_text("33", timeout=15_000)
    officer.goto(f"{site}/assembly/record/")
    delegate.goto(f"{site}/assembly/members/HAL/appoint")
    fill(delegate, "person", "N. Vane")
    fill(delegate, "role", "adviser")
    delegate.click("main form button")
    expect(delegate.locator("main")).to_contain_text("N. Vane")
    newest = officer.locator("main li, main tr").filter(has_text="delegation.appoint").first
    expect(newest).to_contain_text("delegation:HAL", timeout=15_000)

    delegate.goto(f"{site}/assembly/record/check")
    (key,) = delegate.locator("code.long").all_inner_texts()
    with delegate.expect_download() as coming:
        delegate.click("main a.button:has-text('Download the record')")
    pack = tmp_path / "record.zip"
    coming.value.save_as(pack)
    for window in windows:
        window.close()
    assert demo.end()[0] == 0
    assert check(pack, key) == ["All is as it was recorded."]
    data = pack.read_bytes()
    (tmp_path / "flipped.zip").write_bytes(data.replace(b'"en":"Umbral"', b'"en":"Umbrel"'))
    with zipfile.ZipFile(pack) as archive:
        (log,) = json.loads(archive.read("pack.json"))["logs"]
    assert check(tmp_path / "flipped.zip", key) == [
        f"This is not what was recorded. The first bad entry is {log['size'] - 1} of assembly."
    ]


def check(pack: Path, key: str) -> list[str]:
    """What ``plenary verify`` says first of a pack, whose key was published as this one."""
    return run("-m", "plenary.web.command", "verify", str(pack), "--key", key).stdout.splitlines()[:1]


def fill(tab: Page, field: str, value: str) -> None:
    place = tab.locator(f"[name='{field}']")
    if place.evaluate("element => element.tagName") == "SELECT":
        place.select_option(value)
    else:
        place.fill(value)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_nothing_on_the_page_of_persons_stands_in_a_readers_way(demo: Demo, browser: Browser, language: str):
    for width in (360, 1280):
        context = browser.new_context(viewport={"width": width, "height": 800}, locale=language)
        tab = context.new_page()
        tab.goto(f"http://localhost:{demo.port}/try/")
        wider = tab.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert (tab.evaluate("document.documentElement.lang"), violations(tab), wider) == (language, [], 0)
        context.close()


def test_the_command_writes_the_files_says_where_they_are_and_then_serves(tmp_path: Path):
    words = [sys.executable, "-m", "plenary.web.command", "demo", "--to", str(tmp_path / "demo"), "--port", "0"]
    with subprocess.Popen(words, env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as run:
        assert run.stdout is not None
        lines = []
        while not lines or "Ctrl-C" not in lines[-1]:
            lines.append(run.stdout.readline())
            assert lines[-1] != ""
        run.terminate()
        assert run.wait(30) == 0
    where = [number for number, line in enumerate(lines) if line.startswith("All files are in ")]
    assert len(where) == 1
    assert (tmp_path / "demo/rolling.docx").exists()
    assert (tmp_path / "demo/site/plenary.sqlite3").exists()
