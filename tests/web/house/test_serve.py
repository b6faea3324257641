"""The house runs: pages, the stream and the worker under one supervisor, which mends what dies and ends cleanly."""

import contextlib
import http.client
import json
import os
import re
import signal
import sqlite3
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.web.house.conftest import House

CAMORA = {"code": "CAM", "names": {"en": "Camora"}, "place": 3, "start": "2026-11-23"}


class Site:
    """A site that is being served."""

    def __init__(self, house: House) -> None:
        self.said = (house.desk / "said").open("w+")
        self.process = subprocess.Popen(
            house.line("serve", "--port", "0", "--pages", "1"),
            env=house.environment,
            cwd=house.desk,
            stdout=subprocess.PIPE,
            stderr=self.said,
            text=True,
        )
        assert self.process.stdout is not None
        line = self.process.stdout.readline()
        found = re.fullmatch(r"The site is at http://127\.0\.0\.1:(\d+)/ \(Ctrl-C ends it\)\.\n", line)
        assert found is not None, line
        self.port = int(found[1])

    def ask(self, address: str) -> tuple[int, str]:
        answer = self.answer(address)
        return answer.status, answer.read().decode()

    def answer(self, address: str, **headers: str) -> http.client.HTTPResponse:
        asked = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        asked.request("GET", address, headers={"Accept-Language": "en", "Connection": "close", **headers})
        return asked.getresponse()

    def health(self) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(self.ask("/health")[1])
        return found

    @contextlib.contextmanager
    def listening(self, since: str) -> Iterator[http.client.HTTPResponse]:
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as asked:
            asked.request("GET", f"/live?since={since}")
            yield asked.getresponse()

    def children(self) -> list[int]:
        tasks = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in tasks.read_text("ascii").split()]

    def end(self) -> tuple[int, str]:
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(20)
        self.said.seek(0)
        return code, self.said.read()

    def close(self) -> None:
        if self.process.poll() is None:
            self.process.terminate()
        self.process.communicate(timeout=20)
        self.said.close()


@pytest.fixture
def site(house: House) -> Iterator[Site]:
    site = Site(house)
    yield site
    site.close()


def hear(stream: http.client.HTTPResponse) -> list[str]:
    """The next event of a stream; what only keeps the line open is passed over."""
    lines = [""]
    while lines[0] in ("", ":\n", "\n"):
        lines = [stream.readline().decode()]
    return [*lines, *(stream.readline().decode() for _line in range(2))]


def eventually(holds: Callable[[], bool]) -> None:
    last = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < last
        time.sleep(0.1)


def test_pages_are_served_an_act_is_heard_of_and_sequenced_and_the_site_ends_cleanly(house: House, site: Site):
    status, page = site.ask("/demo/members/")
    assert (status, "Arandia" in page, "Camora" in page) == (200, True, False)
    sheet = re.search(r'href="(/static/plenary\.[0-9a-f]+\.css)"', page)
    assert sheet is not None
    assert site.ask(sheet[1])[0] == 200
    children = site.children()
    assert len(children) == 2
    with site.listening("demo:4") as stream:
        assert stream.headers["Content-Type"] == "text/event-stream; charset=utf-8"
        assert hear(stream) == [
            "id: demo:5\n",
            'data: {"body":"demo","sequence":5,"topics":["groups/COAST"]}\n',
            "\n",
        ]
        assert hear(stream) == [
            "id: demo:6\n",
            'data: {"body":"demo","sequence":6,"topics":["offices/secretary"]}\n',
            "\n",
        ]
        house.act("member.admit", CAMORA)
        assert hear(stream) == [
            "id: demo:7\n",
            'data: {"body":"demo","sequence":7,"topics":["members/CAM"]}\n',
            "\n",
        ]
        assert "Camora" in site.ask("/demo/members/")[1]
        eventually(lambda: {lag["behind"] for lag in site.health()["followers"]} == {0})
        assert (house.folder / "logs/demo/checkpoint").read_text("utf-8").splitlines()[:2] == ["localhost/demo", "7"]
        assert site.end() == (0, "The site has ended; nothing was lost.\n")
        assert stream.read() == b""
    assert [number for number in children if Path(f"/proc/{number}").exists()] == []


def test_the_worker_removes_a_file_that_no_act_has_named(house: House):
    file = house.folder / "documents" / "ab" / ("c" * 62)
    file.parent.mkdir(parents=True)
    file.write_bytes(b"words")
    with contextlib.closing(sqlite3.connect(house.folder / "plenary.sqlite3")) as database:
        row = ("demo", f"ab{file.name}", "2026-01-01 00:00:00")
        database.execute("INSERT INTO bodies_upload (body, file, made) VALUES (?, ?, ?)", row)
        database.commit()
    with contextlib.closing(Site(house)):
        eventually(lambda: not file.exists())


def test_a_process_that_died_is_started_again(house: House, site: Site):
    before = site.children()
    for number in before:
        os.kill(number, signal.SIGKILL)
    eventually(lambda: len(set(site.children()) - set(before)) == 2)

    def answered() -> bool:
        try:
            return site.ask("/demo/")[0] == 200
        except (OSError, http.client.HTTPException):
            return False

    eventually(answered)
    house.act("member.admit", CAMORA)
    eventually(lambda: (house.folder / "logs/demo/checkpoint").read_text("utf-8").splitlines()[1] == "7")
    code, said = site.end()
    assert code == 0
    assert sorted(said.splitlines()) == [
        "The process “pages 1” ended by itself (code -9); it is started again.",
        "The process “worker” ended by itself (code -9); it is started again.",
        "The site has ended; nothing was lost.",
    ]


def test_processes_end_when_the_supervisor_is_killed(site: Site):
    children = site.children()
    site.process.kill()
    site.process.wait(10)
    eventually(lambda: not any(Path(f"/proc/{number}/exe").exists() for number in children))


def test_a_port_that_is_taken_is_refused(house: House, site: Site):
    code, out, err = house.run("serve", "--port", str(site.port))
    assert (code, out) == (4, "")
    assert err == (f"Nothing can be served at 127.0.0.1:{site.port} (Address already in use); give another --port.\n")


def test_behind_a_server_that_speaks_https_nothing_else_is_answered_and_only_for_its_host(house: House):
    (house.folder / "host").write_text("plenary.example\n", "ascii")
    house.environment["PLENARY_BEHIND_PROXY"] = "yes"
    site = Site(house)
    asked = {"Host": "plenary.example"}
    plain = site.answer("/demo/members/", **asked)
    assert (plain.status, plain.headers["Location"]) == (301, "https://plenary.example/demo/members/")
    secure = site.answer("/account/login/", **asked, **{"X-Forwarded-Proto": "https"})
    assert (secure.status, secure.headers["Strict-Transport-Security"]) == (200, "max-age=63072000; includeSubDomains")
    assert secure.headers["Set-Cookie"].startswith("__Host-csrf=")
    assert site.answer("/demo/", Host="localhost").status == 400
    assert site.answer("/live", Host="localhost").status == 400
    site.close()


def test_without_one_nobody_says_where_a_request_came_from_or_that_it_was_encrypted(site: Site):
    lying = {"X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9", "X-Forwarded-Host": "elsewhere.example"}
    page = site.answer("/account/login/", **lying)
    assert (page.status, "Secure" in page.headers["Set-Cookie"]) == (200, False)
    assert "elsewhere.example" not in page.read().decode()
