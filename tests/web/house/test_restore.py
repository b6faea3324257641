"""A backup comes back whole and verified, over nothing, and never pretends to hold what it lost."""

import hashlib
import io
import json
import re
import shutil
import sqlite3
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from plenary.web.restoring import sum_up, unpack
from tests.web.house.conftest import House
from tests.web.house.test_record_commands import CAMORA

KEPT = ("--keys", "kept/keys", "--secret", "kept/secret")


def back_up(house: House) -> None:
    """A backup, and copies of keys and secret in another place."""
    assert house.run("backup", "-o", "house.tar")[0] == 0
    keep(house)


def keep(house: House) -> None:
    kept = house.desk / "kept"
    shutil.rmtree(kept, ignore_errors=True)
    shutil.copytree(house.folder / "keys", kept / "keys")
    shutil.copy(house.folder / "secret", kept / "secret")


def test_what_comes_back_has_the_same_root_and_works(house: House):
    house.act("member.admit", CAMORA)
    root = house.ask("record", "checkpoint")["root"]
    back_up(house)
    code, out, err = house.run("restore", "house.tar", "--to", "restored", *KEPT)
    assert (code, err) == (0, "")
    assert out == "Restored to restored, and verified; entries in all: 7.\nNext: plenary serve --folder restored\n"
    found = house.ask("record", "checkpoint", "--folder", "restored")
    assert (found["root"], found["size"], found["origin"]) == (root, 7, "localhost/demo")
    assert not (house.desk / "restored/secret.mark").exists()
    done = house.act("member.admit", {**CAMORA, "code": "DOV"}, "--folder", "restored")
    assert done["sequence"] == 8
    house.environment["PLENARY_FOLDER"] = str(house.desk / "restored")
    assert [each["key"] for each in house.ask("doctor", "--port", "1")["findings"] if "port" not in each["key"]][
        :1
    ] == ["mail.absent"]


def test_a_record_behind_what_was_published_goes_on_under_a_new_origin_and_says_so(house: House):
    back_up(house)
    house.act("member.admit", CAMORA)
    published = house.ask("record", "checkpoint")
    keep(house)
    code, _out, err = house.run("restore", "house.tar", "--to", "restored", *KEPT)
    assert (code, err) == (
        0,
        "What was published of demo is ahead of this backup: it goes on under localhost/demo/again-2, and says so.\n",
    )
    found = house.ask("record", "checkpoint", "--folder", "restored")
    assert (published["size"], found["size"], found["origin"]) == (7, 7, "localhost/demo/again-2")
    assert house.run("record", "export", "--folder", "restored", "-o", "record.zip")[0] == 0
    assert house.ask("verify", "record.zip")["verdict"] == "as recorded"


def test_a_checkpoint_that_somebody_else_kept_tells_too(house: House):
    back_up(house)
    house.act("member.admit", CAMORA)
    house.run("record", "checkpoint")
    shutil.copy(house.folder / "logs/demo/checkpoint", house.desk / "seen")
    _code, out, _err = house.run("restore", "house.tar", "--to", "restored", *KEPT, "--published", "seen", "--json")
    assert json.loads(out)["logs"] == [
        {"body": "demo", "size": 7, "origin": "localhost/demo/again-2", "before": "localhost/demo"}
    ]


def cut(house: House) -> None:
    file = house.desk / "house.tar"
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])


def alter_entry(house: House) -> None:
    """One byte of one entry in the backup's database."""
    _rewrite(house, lambda data: data.replace(b'"Borland"', b'"Borlund"'))


def alter_table(house: House) -> None:
    """What a table says, and not the entry that it was made from."""
    _rewrite(house, lambda data: data, "UPDATE bodies_member SET place = 99 WHERE code = 'BOR'")


def _rewrite(house: House, change: Callable[[bytes], bytes], statement: str = "") -> None:
    opened = house.desk / "opened"
    with tarfile.open(house.desk / "house.tar") as archive:
        unpack(archive, opened)
    with sqlite3.connect(opened / "plenary.sqlite3") as database:
        for number, data in database.execute("SELECT id, data FROM record_recorded").fetchall():
            database.execute("UPDATE record_recorded SET data = ? WHERE id = ?", (change(bytes(data)), number))
        if statement:
            database.execute(statement)
    database.close()
    # Whoever alters what is in a backup can alter the list of what it comes to.
    listed = opened / "SHA256SUMS"
    digest = hashlib.sha256((opened / "plenary.sqlite3").read_bytes()).hexdigest()
    listed.write_text(re.sub(r"[0-9a-f]{64}(?=  plenary\.sqlite3$)", digest, listed.read_text("utf-8"), flags=re.M))
    with tarfile.open(house.desk / "house.tar", "w") as archive:
        for path in sorted(opened.iterdir(), key=lambda path: (path.name != "plenary.sqlite3", path.name)):
            archive.add(path, path.name)
    shutil.rmtree(opened)


def rot(house: House) -> None:
    """One bit of what no record tells of: the password of the officer."""
    file = house.desk / "house.tar"
    data = bytearray(file.read_bytes())
    data[data.index(b"secretary")] ^= 1
    file.write_bytes(data)


def leave_sums_out(house: House) -> None:
    leave_out(house, "SHA256SUMS")


def leave_out(house: House, name: str) -> None:
    """A file of the backup, and its line in the list where that stays."""
    opened = house.desk / "opened"
    with tarfile.open(house.desk / "house.tar") as archive:
        unpack(archive, opened)
    (opened / name).unlink()
    listed = opened / "SHA256SUMS"
    if listed.exists():
        listed.write_text(re.sub(rf"\w+  {re.escape(name)}\n", "", listed.read_text("utf-8")), "utf-8")
    with tarfile.open(house.desk / "house.tar", "w") as archive:
        for path in sorted(opened.iterdir(), key=lambda path: (path.name != "plenary.sqlite3", path.name)):
            archive.add(path, path.name)
    shutil.rmtree(opened)


def put_in(house: House, name: str, kind: bytes, to: str = "") -> None:
    """Something more in the backup, as ``tarfile`` writes it; a file of no bytes needs a line in the list of sums."""
    before = house.desk / "before.tar"
    (house.desk / "house.tar").rename(before)
    with tarfile.open(before) as archive, tarfile.open(house.desk / "house.tar", "w") as made:
        for member in archive.getmembers():
            if member.name != "SHA256SUMS":
                made.addfile(member, archive.extractfile(member) if member.isfile() else None)
        more = tarfile.TarInfo(name)
        more.type, more.linkname = kind, to
        made.addfile(more, io.BytesIO())
        sums = sum_up(archive)
        if kind == tarfile.REGTYPE:
            sums += f"{hashlib.sha256().hexdigest()}  {name}\n".encode()
        listed = tarfile.TarInfo("SHA256SUMS")
        listed.size = len(sums)
        made.addfile(listed, io.BytesIO(sums))
    before.unlink()


def lead_out(house: House) -> None:
    put_in(house, "logs/../../out", tarfile.REGTYPE)


def lead_out_by_a_folder(house: House) -> None:
    put_in(house, "logs/../../out", tarfile.DIRTYPE)


def link(house: House) -> None:
    put_in(house, "logs/demo/link", tarfile.SYMTYPE, "/etc")


def link_hard(house: House) -> None:
    put_in(house, "logs/demo/link", tarfile.LNKTYPE, "host")


def lay_a_pipe(house: House) -> None:
    put_in(house, "logs/demo/pipe", tarfile.FIFOTYPE)


CUT = "house.tar is not a whole backup of an installation: take another copy of it."
CHANGED = "house.tar is not as it was written: a part of it has changed since, so take another copy of it."


@pytest.mark.parametrize(
    ("break_it", "sentence"),
    [
        (cut, CUT),
        (lead_out, CUT),
        (lead_out_by_a_folder, CUT),
        (link, CUT),
        (link_hard, CUT),
        (lay_a_pipe, CUT),
        (rot, CHANGED),
        (leave_sums_out, CHANGED),
        (alter_entry, "The backup is not what was recorded, and nothing was restored: "),
        (alter_table, "The backup is not what was recorded, and nothing was restored: "),
    ],
)
def test_a_backup_that_was_altered_is_refused_and_nothing_is_left(
    house: House, break_it: Callable[[House], None], sentence: str
):
    back_up(house)
    break_it(house)
    before = sorted(house.desk.iterdir())
    code, out, err = house.run("restore", "house.tar", "--to", "restored", *KEPT)
    assert (code, out, err[: len(sentence)]) == (3, "", sentence)
    assert sorted(house.desk.iterdir()) == before


def test_nothing_is_restored_over_an_installation_or_without_keys(house: House):
    back_up(house)
    assert house.run("restore", "house.tar", "--to", "house", *KEPT) == (
        4,
        "",
        "There is an installation in house already: choose another folder with --to.\n",
    )
    assert house.run("restore", "house.tar", "--to", "restored", "--keys", "no", "--secret", "kept/secret") == (
        5,
        "",
        "There is no folder no: no backup holds the signing keys; name your copy of them with --keys.\n",
    )
    assert not Path(house.desk / "restored").exists()


def test_what_is_wrong_is_told_by_the_names_that_were_given_and_nothing_is_left(house: House):
    back_up(house)
    desk = house.desk
    (desk / "empty").mkdir()
    (desk / "binary").write_bytes(bytes(range(128, 256)))
    (desk / "another").write_text(f"{'5c' * 48}\n", "ascii")
    key = next((desk / "kept/keys").glob("*.key"))
    shutil.copytree(desk / "kept/keys", desk / "others")
    (desk / "others" / key.name).write_text(f"{'ab' * 32}\n", "ascii")
    body = key.name.removesuffix(".key")
    told = {
        ("house.tar", "kept/keys", "no"): (
            5, "There is no file no: no backup holds the secret; name your copy of it with --secret."
        ),
        ("house.tar", "kept/keys", "binary"): (
            3, "binary is not the secret of an installation: name your copy of it with --secret."
        ),
        ("house.tar", "kept/keys", "another"): (
            3,
            "another is the secret of another installation than the one in the backup: name your copy of its own with "
            "--secret.",
        ),
        ("house.tar", "empty", "kept/secret"): (
            5,
            f"empty does not hold {key.name}, the signing key of {body}: name your copy of all keys with --keys.",
        ),
        ("house.tar", "others", "kept/secret"): (
            3,
            "The record in the backup was not signed with the keys in others: name the keys of this installation with "
            "--keys, or take another copy of the backup.",
        ),
        ("no.tar", "kept/keys", "kept/secret"): (3, "There is no file no.tar; check the name and the folder."),
    }  # fmt: skip
    before = sorted(desk.iterdir())
    for (backup, keys, secret), (code, sentence) in told.items():
        asked = house.run("restore", backup, "--to", "restored", "--keys", keys, "--secret", secret)
        assert asked == (code, "", f"{sentence}\n")
    assert sorted(desk.iterdir()) == before
    (desk / "file").write_text("", "utf-8")
    assert house.run("restore", "house.tar", "--to", "file/restored", *KEPT)[::2] == (
        4, "Nothing can be written in file: choose another place with --to.\n"
    )  # fmt: skip


def test_a_backup_from_before_secrets_were_marked_is_restored_and_the_missing_mark_is_said(house: House):
    back_up(house)
    leave_out(house, "secret.mark")
    code, out, err = house.run("restore", "house.tar", "--to", "restored", *KEPT)
    assert (code, out) == (
        0,
        "Restored to restored, and verified; entries in all: 6.\nNext: plenary serve --folder restored\n",
    )
    assert err == (
        "The backup was written by an earlier release, and does not tell whether kept/secret is its own secret.\n"
    )
    assert sorted(path.name for path in (house.desk / "restored").iterdir() if "mark" in path.name) == []
