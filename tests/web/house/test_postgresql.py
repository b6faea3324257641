"""The page on PostgreSQL, done: a cluster, a body in it, pages and streams apart, a backup and what comes back of it."""

import contextlib
import http.client
import json
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import cluster
from tests.architecture.documentation import Page
from tests.web.house.conftest import MEMBERS, ROOT, House
from tests.web.house.test_record_commands import CAMORA

PAGE = Page(ROOT / "docs/operating/postgresql.md", (ROOT / "docs/operating/postgresql.md").read_text("utf-8"))


@pytest.fixture(scope="module")
def socket() -> Iterator[Path]:
    programs = cluster.find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed here (on Debian: apt install postgresql)")
    os.environ["PATH"] += f"{os.pathsep}{programs}"
    with cluster.running(programs) as folder:
        yield folder


@pytest.fixture
def house(socket: Path, tmp_path: Path) -> House:
    house = House(tmp_path)
    (tmp_path / "members.csv").write_text(MEMBERS, "utf-8")
    house.environment |= {
        "PLENARY_DATABASE_NAME": "plenary",
        "PLENARY_DATABASE_USER": "plenary",
        "PLENARY_DATABASE_HOST": str(socket),
        "PLENARY_KEYS": str(tmp_path / "keys"),
        "PLENARY_SECRET_FILE": str(tmp_path / "secret"),
        "PLENARY_HOST": "forum.example",
        "PLENARY_BEHIND_PROXY": "yes",
        "PGHOST": str(socket),
        "PGUSER": "postgres",
    }
    return house


def do(house: House, program: str, number: int = 0) -> None:
    """A command line of the page, as it stands there."""
    line = [words for words in PAGE.shell if words[0] == program][number]
    subprocess.run(line, env=house.environment, cwd=house.desk, check=True, capture_output=True)


def ask(port: int, address: str) -> tuple[int, str]:
    with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", address, headers={"Host": "forum.example", "X-Forwarded-Proto": "https"})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_what_the_page_says_is_done_from_an_empty_cluster_to_a_restored_one(house: House):
    do(house, "createuser")
    do(house, "createdb")
    code, out, err = house.run("init", "--body", "forum", "--name", "Forum on AI", "--members", "members.csv")
    assert (code, err) == (0, "")
    assert re.search(r"https://forum\.example/invitation/[\w-]{32}/", out)
    assert house.run("init", "--body", "forum", "--name", "Again")[0] == 4
    assert house.ask("doctor", "--port", "1")["findings"][0]["key"] == "mail.absent"
    assert house.act("member.admit", CAMORA)["sequence"] == 7
    serve = [
        subprocess.Popen(
            house.line("serve", "--port", "0", "--pages", "1", *more),
            env=house.environment,
            cwd=house.desk,
            stdout=subprocess.PIPE,
            text=True,
        )
        for more in ((), ("--no-worker",))
    ]
    try:
        ports = [int(re.search(r":(\d+)/", process.stdout.readline())[1]) for process in serve]
        assert [ask(port, "/forum/members/")[0] for port in ports] == [200, 200]
        assert json.loads(ask(ports[1], "/health")[1])["status"] == "well"
        children = [
            len(Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text("ascii").split())
            for process in serve
        ]
        assert children == [2, 1]
    finally:
        for process in serve:
            process.terminate()
            process.communicate(timeout=30)
    do(house, "pg_dump")
    do(house, "tar")
    size = house.ask("record", "checkpoint")["size"]
    shutil.rmtree(house.folder)
    do(house, "createdb", 1)
    do(house, "pg_restore")
    house.folder.mkdir()
    subprocess.run(["tar", "-xf", "folder.tar", "-C", "house"], cwd=house.desk, check=True)
    house.environment["PLENARY_DATABASE_NAME"] = "restored"
    assert house.ask("record", "checkpoint")["size"] == size
    house.run("record", "export", "-o", "record.zip")
    assert house.ask("verify", "record.zip")["verdict"] == "as recorded"


def test_a_backup_of_one_box_is_refused_with_where_to_look(house: House):
    assert house.run("backup", "-o", "house.tar") == (
        2,
        "",
        "Over PostgreSQL its own programs make the backup: docs/operating/postgresql.md says which.\n",
    )


def test_a_database_that_does_not_answer_is_what_the_doctor_finds(house: House):
    house.environment["PLENARY_DATABASE_HOST"] = "/nowhere"
    (house.desk / "secret").write_text("s" * 60 + "\n", "ascii")
    (house.desk / "secret").chmod(0o600)
    (house.desk / "keys").mkdir(mode=0o700)
    house.folder.mkdir(mode=0o700)
    found = house.ask("doctor", "--port", "1")
    assert (found["exit"], [each["key"] for each in found["findings"] if not each["advice"]][:1]) == (
        1,
        ["database.down"],
    )
