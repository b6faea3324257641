"""The page on PostgreSQL, done: a cluster, a body in it, pages and streams apart, a backup and what comes back of it."""

import contextlib
import http.client
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psycopg
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


BEGIN = """
import sys
from pathlib import Path
from plenary.rulemaking.membership import Membership
from plenary.web.beginning import Beginning, begin_house

def fail():
    raise OSError("the disk is full")

try:
    begin_house(
        Path(sys.argv[1]), Beginning("late", {"en": "Late"}, "assembly", "en", "", "O. Officer"), Membership(), fail
    )
except OSError as fault:
    print(fault)
from plenary.record.models import Log
print(list(Log.objects.values_list("body", flat=True)))
"""


def make_database(house: House, name: str, locale: str) -> None:
    with psycopg.connect(host=house.environment["PGHOST"], user="postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' {locale}")
    house.environment |= {"PLENARY_DATABASE_NAME": name, "PLENARY_DATABASE_USER": "postgres"}


def test_a_body_that_could_not_begin_leaves_nothing_and_one_that_left_something_is_named(house: House):
    make_database(house, "beginning", "LOCALE 'C'")
    line = [sys.executable, "-c", BEGIN, str(house.folder)]
    done = subprocess.run(line, env=house.environment, cwd=house.desk, capture_output=True, text=True, check=True)
    assert done.stdout == "the disk is full\n[]\n"
    keys = Path(house.environment["PLENARY_KEYS"])
    assert (keys.exists(), (house.folder / "logs").exists()) == (False, False)
    keys.mkdir()
    (keys / "late.key").write_text("07" * 32 + "\n", "ascii")
    code, out, err = house.run("init", "--body", "late", "--name", "Late")
    assert (code, out) == (4, "")
    assert err == (
        f"{keys / 'late.key'} is left of an earlier body late, which has another record: move it away, or choose another "
        "key with --body.\n"
    )
    (keys / "late.key").unlink()
    assert house.run("init", "--body", "late", "--name", "Late")[0] == 0
    assert house.ask("record", "checkpoint")["size"] == 2


def test_a_body_whose_key_cannot_be_written_does_not_begin_and_one_without_its_files_is_finished(house: House):
    make_database(house, "unfinished", "LOCALE 'C'")
    keys, line = Path(house.environment["PLENARY_KEYS"]), ("init", "--body", "late", "--name", "Late")
    keys.write_text("a file where the folder of the keys should be", "ascii")
    assert house.run(*line) == (
        4,
        "",
        f"The key or the first files of late cannot be written ({keys}: File exists): mend that, and run the same command "
        "again.\n",
    )
    keys.unlink()
    (house.folder / "logs").write_text("a file where the folder of the logs should be", "ascii")
    code, out, err = house.run(*line)
    assert (code, out, err.count("\n")) == (4, "", 1)
    assert err.startswith("The key or the first files of late cannot be written (")
    (house.folder / "logs").unlink()
    key = (keys / "late.key").read_text("ascii")
    code, out, err = house.run(*line)
    assert (code, err) == (
        0,
        "late stood already without its key or its first files: it is finished as it was begun, and nothing of what was "
        "given now was entered.\n",
    )
    assert re.search(r"https://forum\.example/invitation/[\w-]{32}/", out)
    assert (keys / "late.key").read_text("ascii") == key
    assert sorted(path.name for path in keys.iterdir()) == ["late.key", "late.signed"]
    assert house.ask("record", "checkpoint")["size"] == 2
    assert house.run(*line) == (4, "", "There is a body late here already: choose another key with --body.\n")


def test_a_database_that_orders_by_a_language_is_what_the_doctor_finds(house: House):
    make_database(house, "ordered", "LOCALE_PROVIDER icu ICU_LOCALE 'en-US' LOCALE 'C'")
    assert house.run("init", "--body", "forum", "--name", "Forum")[0] == 0
    found = [each for each in house.ask("doctor", "--port", "1")["findings"] if not each["advice"]]
    assert [(each["key"], each["told"]) for each in found] == [
        (
            "database.collation",
            "The database keeps text as UTF8 and orders it by ICU; it has to be UTF8, by code point.",
        )
    ]


@pytest.mark.long
def test_streams_go_on_when_the_database_was_restarted(house: House, socket: Path):
    programs = cluster.find_programs()
    assert programs is not None
    make_database(house, "restarted", "LOCALE 'C'")
    assert house.run("init", "--body", "forum", "--name", "Forum", "--members", "members.csv")[0] == 0
    line = house.line("serve", "--port", "0", "--pages", "1")
    with subprocess.Popen(line, env=house.environment, cwd=house.desk, stdout=subprocess.PIPE, text=True) as process:
        port = int(re.search(r":(\d+)/", process.stdout.readline())[1])
        with contextlib.closing(http.client.HTTPConnection("127.0.0.1", port, timeout=60)) as connection:
            connection.request("GET", "/live?since=forum:6", headers={"Host": "forum.example"})
            stream = connection.getresponse()
            assert stream.readline() == b"id: forum:6\n"
            cluster.restart(programs, socket)
            assert house.act("member.admit", CAMORA)["sequence"] == 7
            told = next(line for line in iter(stream.readline, b"") if line.startswith(b"data"))
            assert told == b'data: {"body":"forum","sequence":7,"topics":["members/CAM"]}\n'
        assert json.loads(ask(port, "/health")[1])["status"] == "well"
        process.terminate()


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
