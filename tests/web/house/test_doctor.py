"""What is wrong is found, said with what to do, and told by the exit code; what is well is left as it is."""

import contextlib
import os
import shutil
import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

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


def test_a_port_that_is_taken_is_named(house: House):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        answer = house.ask("doctor", "--port", str(taken.getsockname()[1]))
    assert [each["key"] for each in answer["findings"] if not each["advice"]] == ["port.taken"]


def test_a_clock_that_is_behind_the_record_is_named(house: House, tmp_path: Path):
    # Python runs this before the program, whose clock then says yesterday.
    (tmp_path / "sitecustomize.py").write_text(
        "from datetime import timedelta\nfrom plenary.kit import clock\nread = clock._read_system\n"
        "clock._clock = type(clock._clock)('behind', default=lambda: read() - timedelta(days=1))\n",
        "utf-8",
    )
    house.environment["PYTHONPATH"] = os.pathsep.join([str(tmp_path), house.environment["PYTHONPATH"]])
    assert find(house) == (1, ["clock.back"])


def test_an_installation_that_is_not_there_is_refused(house: House):
    assert house.run("doctor", "--folder", "nowhere") == (
        3,
        "",
        "There is no installation in nowhere: make one with plenary init.\n",
    )


def test_what_another_release_wrote_is_made_anew_by_migrate_and_not_served_before(house: House):
    write_by_another_release(house)
    assert house.run("serve", "--port", "0") == (
        3,
        "",
        "The tables are those of an earlier release: make a backup, then run plenary migrate.\n",
    )
    assert house.run("migrate")[:2] == (
        0,
        f"The tables in {house.folder} are those of this release; changes applied: 0.\n"
        "What acts write was made anew from the record; entries applied: 6.\n",
    )
    assert find(house) == (0, [])
