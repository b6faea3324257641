"""What is wrong is found, said with what to do, and told by the exit code; what is well is left as it is."""

import contextlib
import os
import pickle
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.conf import settings

from plenary.bodies import migrations
from plenary.record.act import Actor
from plenary.record.follower import catch_up, list_followers
from plenary.record.models import Log
from plenary.record.perform import perform, perform_all
from plenary.web.diagnosis.finding import Finding
from plenary.web.diagnosis.house import look_at_followers
from plenary.web.diagnosis.machine import find_kind, look_at_mount, look_at_port
from plenary.web.diagnosis.place import look_at_folder
from plenary.web.health import LAGGING
from tests.record.ledger.acts import WritePage
from tests.web.house.conftest import House
from tests.web.house.test_record_commands import CAMORA


def find(house: House, *words: str) -> tuple[int, list[str]]:
    """The exit code, and the keys of what is wrong, without what is only advised."""
    answer = house.ask("doctor", "--port", str(free_port()), *words)
    return answer["exit"], [each["key"] for each in answer["findings"] if not each["advice"]]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


def test_nothing_is_wrong_with_an_installation_that_has_just_begun(house: House):
    code, out, err = house.run("doctor", "--port", str(free_port()))
    assert (code, out.splitlines()[-1], err) == (0, "Nothing is wrong.", "")
    assert "· Advice: Mail is not set up: nobody can have a password reset by mail." in out.splitlines()


def lose_keys(house: House) -> None:
    shutil.rmtree(house.folder / "keys")


def lose_one_key(house: House) -> None:
    (house.folder / "keys/demo.key").unlink()


def take_another_key(house: House) -> None:
    (house.folder / "keys/demo.key").write_text("07" * 32 + "\n", "ascii")


def open_key(house: House) -> None:
    (house.folder / "keys/demo.key").chmod(0o644)


def open_folder(house: House) -> None:
    house.folder.chmod(0o755)


def shorten_secret(house: House) -> None:
    (house.folder / "secret").write_text("short\n", "ascii")


def restore_behind(house: House) -> None:
    """The database of an earlier time, with the files of a later one."""
    kept = house.desk / "kept"
    kept.mkdir()
    files = [path for path in house.folder.iterdir() if path.name.startswith("plenary.sqlite3")]
    for path in files:
        shutil.copy(path, kept)
    house.act("member.admit", CAMORA)
    house.run("record", "checkpoint")
    for path in house.folder.glob("plenary.sqlite3*"):
        path.unlink()
    for path in kept.iterdir():
        shutil.copy(path, house.folder)


def write_by_another_release(house: House) -> None:
    with contextlib.closing(sqlite3.connect(house.folder / "plenary.sqlite3")) as database:
        database.execute("UPDATE record_projection SET digest = ?", ["0" * 64])
        database.commit()


def lose_trigger(house: House) -> None:
    """An upgrade that was cut off after the table of the search was made anew."""
    with contextlib.closing(sqlite3.connect(house.folder / "plenary.sqlite3")) as database:
        database.execute("DROP TRIGGER bodies_indexed_entered")
        database.commit()


def alter_tile(house: House) -> None:
    tile = next(path for path in (house.folder / "logs/demo/tile/0").rglob("*") if path.is_file())
    data = tile.read_bytes()
    tile.write_bytes(bytes([data[0] ^ 1]) + data[1:])


@pytest.mark.parametrize(
    ("break_it", "found"),
    [
        (lose_keys, ["keys.missing", "key.missing"]),
        (lose_one_key, ["key.missing"]),
        (take_another_key, ["checkpoint.stranger"]),
        (open_key, ["secret.readable"]),
        (open_folder, ["folder.readable"]),
        (shorten_secret, ["secret.missing"]),
        (restore_behind, ["checkpoint.ahead"]),
        (write_by_another_release, ["tables.stale"]),
        (lose_trigger, ["search.unkept"]),
        (alter_tile, ["checkpoint.inconsistent"]),
    ],
)
def test_what_is_wrong_is_named(house: House, break_it: Callable[[House], None], found: list[str]):
    break_it(house)
    assert find(house) == (1, found)


def test_what_is_wrong_is_said_with_what_to_do(house: House):
    open_key(house)
    key = house.folder / "keys/demo.key"
    code, out, _err = house.run("doctor", "--port", str(free_port()))
    lines = out.splitlines()
    at = lines.index(f"✗ Wrong: Others on this machine may read {key}.")
    assert (code, lines[at + 1], lines[-1]) == (1, f"  Run: chmod go= {key}", "Wrong: 1")


def test_a_port_that_another_program_uses_is_named_and_nothing_is_wrong_with_the_house(house: House):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        answer = house.ask("doctor", "--port", str(port))
    found = {each["key"]: (each["advice"], each["told"]) for each in answer["findings"]}
    told = f"Port {port} at 127.0.0.1 is in use by another program; this installation is not being served."
    assert (answer["exit"], found["port.taken"]) == (0, (True, told))


def test_an_address_that_this_machine_does_not_have_is_wrong():
    [found] = look_at_port(Path("house"), "192.0.2.1", 8000)
    assert (found.key, found.advice, found.told.partition(":")[0]) == (
        "port.closed",
        False,
        "Port 8000 at 192.0.2.1 may not be had",
    )


def begin_with(house: House, tmp_path: Path, code: str) -> None:
    """Have each run of the command begin with some lines of Python."""
    (tmp_path / "sitecustomize.py").write_text(code, "utf-8")
    house.environment["PYTHONPATH"] = os.pathsep.join([str(tmp_path), house.environment["PYTHONPATH"]])


MOUNTS = """\
22 27 0:21 / /proc rw,relatime - proc proc rw
27 0 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw
30 27 0:40 / /srv rw,relatime shared:9 master:2 - nfs4 disks:/srv rw,vers=4.2
31 30 254:1 / /srv/local rw - xfs /dev/vdb rw
32 27 0:41 / /mnt/a\\040share rw - cifs //disks/share rw
33 27 254:2 / /var rw - ext4 /dev/vdc rw
34 33 0:42 / /var rw - fuse.sshfs disks: rw
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/house", "ext4"),
        ("/srv/house", "nfs4"),
        ("/srv/local/house", "xfs"),
        ("/srv-local/house", "ext4"),
        ("/mnt/a share/house", "cifs"),
        ("/var/house", "fuse.sshfs"),
    ],
)
def test_the_file_system_of_a_folder_is_that_of_the_mount_next_above_it(path: str, kind: str):
    assert find_kind(Path(path), MOUNTS) == kind


def test_a_folder_on_a_network_disk_is_wrong_for_sqlite_and_worth_knowing_for_postgresql(tmp_path: Path):
    mounts = tmp_path / "mountinfo"
    mounts.write_text(f"30 27 0:40 / {tmp_path.resolve()} rw - nfs4 disks:/srv rw\n", "utf-8")
    [wrong] = look_at_mount(tmp_path, embedded=True, mounts=mounts)
    [known] = look_at_mount(tmp_path, embedded=False, mounts=mounts)
    assert (wrong.key, wrong.advice, wrong.told, wrong.remedy) == (
        "folder.network",
        False,
        f"{tmp_path} lies on a network disk (nfs4), where neither the database nor its locks can be relied on.",
        "Move it to a disk of this machine, or keep the database in PostgreSQL: docs/operating/postgresql.md.",
    )
    assert (known.key, known.advice) == ("folder.network", True)
    mounts.write_text(f"30 27 0:40 / {tmp_path.resolve()} rw - ext4 /dev/vda rw\n", "utf-8")
    assert list(look_at_mount(tmp_path, embedded=True, mounts=mounts)) == []
    assert list(look_at_mount(tmp_path, embedded=True, mounts=tmp_path / "none")) == []


def tell(house: House) -> tuple[int, list[tuple[str, str, str]]]:
    """The exit code, and what is wrong, with what is said of it and what to do."""
    answer = house.ask("doctor", "--port", str(free_port()))
    wrong = [(each["key"], each["told"], each["remedy"]) for each in answer["findings"] if not each["advice"]]
    return answer["exit"], wrong


def test_tables_of_an_earlier_release_are_named_and_migrate_mends_them(house: House):
    before = sorted(Path(migrations.__file__).parent.glob("0*.py"))[-2].stem
    back = [sys.executable, "-m", "django", "migrate", "bodies", before, "--settings", "plenary.web.settings.embedded"]
    subprocess.run(back, env=house.environment, check=True, capture_output=True)
    told = "The tables are those of an earlier release; changes that wait: 1."
    assert tell(house) == (
        1,
        [("tables.old", told, f"Make a backup, then run: plenary migrate --folder {house.folder}")],
    )
    assert house.run("migrate")[0] == 0
    assert tell(house) == (0, [])


def test_a_site_that_shows_its_inside_is_named(house: House, tmp_path: Path):
    begin_with(house, tmp_path, "import plenary.web.settings.common as common\ncommon.DEBUG = True\n")
    told = "DEBUG is on: whoever provokes a fault is shown the inside of the program."
    assert tell(house) == (1, [("settings.debug", told, "Take it out of the settings.")])


def test_a_disk_that_is_nearly_full_is_named(house: House, tmp_path: Path):
    # The system's own answer stands in: a disk is not filled for a test.
    begin_with(
        house,
        tmp_path,
        "import shutil\nanswer = shutil.disk_usage('/')._replace(free=(1 << 30) - 1)\n"
        "shutil.disk_usage = lambda folder: answer\n",
    )
    told = f"The disk of {house.folder} is nearly full: 1023 MB are left."
    remedy = "Make room, or move the installation to a larger disk; acts are refused when nothing is left."
    assert tell(house) == (1, [("disk.full", told, remedy)])


@pytest.mark.skipif(os.geteuid() != 0, reason="only who may do everything gives files to others")
def test_a_file_of_another_owner_is_named_also_to_whoever_may_do_everything(house: House):
    file = house.folder / "plenary.sqlite3"
    os.chown(file, os.geteuid() + 1, -1)
    told = f"{file} belongs to another user than {house.folder}: a command was run as one who does not serve the site."
    remedy = f"Give it back, and run commands as the user who serves the site: chown -R {os.geteuid()} {house.folder}"
    assert tell(house) == (1, [("folder.owners", told, remedy)])


def look_as(user: int, folder: Path) -> list[Finding]:
    """What a user finds of a folder: looked at in a process of its own, which gives up being anybody else."""
    read, write = os.pipe()
    if not (child := os.fork()):
        os.setuid(user)
        with os.fdopen(write, "wb") as said:
            pickle.dump(list(look_at_folder(folder)), said)
        os._exit(0)
    os.close(write)
    with os.fdopen(read, "rb") as said:
        found: list[Finding] = pickle.load(said)
    os.waitpid(child, 0)
    return found


@pytest.mark.parametrize("mode", [0o400, 0o200])
def test_a_file_that_the_site_may_not_read_or_write_is_named(mode: int):
    user = os.geteuid() or 65534
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "logs").mkdir()
        (folder / "logs" / "demo").touch()
        for path in (folder, folder / "logs", folder / "logs" / "demo"):
            os.chown(path, user, -1)
        assert look_as(user, folder) == []
        (folder / "logs" / "demo").chmod(mode)
        assert look_as(user, folder) == [
            Finding(
                "folder.closed",
                f"{folder / 'logs' / 'demo'} cannot be written by uid {user}, who runs this.",
                f"Give it to the user who serves the site: chown -R USER {folder}",
            )
        ]


def test_followers_that_are_far_behind_are_named_until_they_have_caught_up(db: None):
    Log.objects.create(body="demo", origin="plenary.example/demo")
    actor, page = Actor("secretariat"), WritePage(words="A page")
    perform_all([page] * LAGGING, actor=actor, body="demo", key="1")
    assert list(look_at_followers()) == []
    perform(page, actor=actor, body="demo", key="2")
    assert list(look_at_followers()) == [
        Finding(
            "follower.behind",
            f"What follows the record of demo is far behind ({name}); entries to go: {LAGGING + 1}.",
            f"See that the worker runs, and what it logs: plenary logs --folder {settings.FOLDER}",
        )
        for name in list_followers()
    ]
    assert catch_up("document-files", "demo") == LAGGING + 1
    assert [each for each in look_at_followers() if "(document-files)" in each.told] == []


def test_a_clock_that_is_behind_the_record_is_named(house: House, tmp_path: Path):
    # Python runs this before the program, whose clock then says yesterday.
    begin_with(
        house,
        tmp_path,
        "from datetime import timedelta\nfrom plenary.kit import clock\nread = clock._read_system\n"
        "clock._clock = type(clock._clock)('behind', default=lambda: read() - timedelta(days=1))\n",
    )
    assert find(house) == (1, ["clock.back"])


def test_an_installation_that_is_not_there_is_refused(house: House):
    assert house.run("doctor", "--folder", "nowhere") == (
        3,
        "",
        "There is no installation in nowhere: make one with plenary init --body KEY --name NAME --folder nowhere.\n",
    )


def test_what_another_release_wrote_is_made_anew_by_migrate_and_not_served_before(house: House):
    write_by_another_release(house)
    assert house.run("serve", "--port", "0") == (
        3,
        "",
        f"The tables are those of an earlier release: make a backup, then run plenary migrate --folder {house.folder}.\n",
    )
    assert house.run("migrate")[:2] == (
        0,
        f"The tables in {house.folder} are those of this release; changes applied: 0.\n"
        "What acts write was made anew from the record; entries applied: 6.\n",
    )
    assert find(house) == (0, [])
