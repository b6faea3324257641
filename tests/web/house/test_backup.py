"""A backup holds everything but the keys, and what it holds is a whole installation once the keys are back."""

import hmac
import json
import shutil
import stat
import tarfile

from plenary.record.store import Store, place_of
from plenary.rulemaking.importation import import_base
from plenary.web.restoring import unpack
from tests.rulemaking.texts.conftest import BASE
from tests.web.house.conftest import House
from tests.web.house.test_restore import KEPT, keep


def test_a_backup_has_everything_but_the_keys_and_works_once_they_are_back(house: House):
    size = house.ask("record", "checkpoint")["size"]
    assert house.run("backup", "-o", "house.tar") == (
        0,
        "Written: house.tar\nIt holds private values: keep it as you keep the installation. The keys are not in it.\n",
        "",
    )
    file = house.desk / "house.tar"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with tarfile.open(file) as archive:
        names = {name.partition("/")[0] for name in archive.getnames()}
        assert names == {"SHA256SUMS", "host", "logs", "plenary.sqlite3", "secret.mark"}
        secret = (house.folder / "secret").read_bytes().strip()
        assert archive.extractfile("secret.mark").read() == (
            hmac.new(secret, b"plenary backup", "sha256").hexdigest().encode() + b"\n"
        )
        unpack(archive, house.desk / "again")
    for name in ("secret", "keys"):
        (shutil.copytree if name == "keys" else shutil.copy)(house.folder / name, house.desk / "again" / name)
    found = house.ask("record", "checkpoint", "--folder", "again")
    assert (found["body"], found["size"]) == ("demo", size)
    assert house.run("backup", "-o", "house.tar")[0] == 4


def test_files_that_the_record_names_and_that_are_lost_are_named_by_doctor_backup_and_restore(house: House):
    deposited, text = enter_files(house)
    shutil.copytree(house.folder / "documents", house.desk / "copy")
    (house.folder / deposited).unlink()
    told = house.ask("doctor")
    assert [each["told"] for each in told["findings"] if each["key"] == "file.lost"] == [
        f"The file {deposited} of the document paper of demo is not there, or not as it was."
    ]
    assert told["exit"] == 1
    code, out, err = house.run("backup", "-o", "lost.tar")
    lost = "The file {}, which the record names, is lost: it is not there, or not as it was.\n"
    assert (code, out.splitlines()[0], err) == (1, "Written: lost.tar", lost.format(deposited))
    keep(house)
    code, out, err = house.run("restore", "lost.tar", "--to", "first", *KEPT)
    assert (code, err) == (0, f"The file {deposited}, which the record names, is not in the backup as it was.\n")
    (house.folder / text).unlink()
    code, out, err = house.run("backup", "-o", "text.tar", "--json")
    assert (code, json.loads(out)["lost"], err) == (1, [text, deposited], lost.format(text) + lost.format(deposited))
    assert house.run("restore", "text.tar", "--to", "second", *KEPT) == (
        3,
        "",
        f"The backup is not what was recorded, and nothing was restored: The file {text}, which the record names, is "
        "not there or not as it was: put a copy of it back, for instance out of an earlier backup.\n",
    )
    shutil.rmtree(house.folder / "documents")
    shutil.copytree(house.desk / "copy", house.folder / "documents")
    assert house.ask("backup", "-o", "whole.tar")["lost"] == []


def enter_files(house: House) -> tuple[str, str]:
    """Deposit a document and issue a text; where the files of the two lie."""
    paper = Store(house.folder).put(b"A paper")
    house.act("document.register", {"key": "paper", "distribution": "general", "titles": {"en": "Paper"}})
    version = {"document": "paper", "language": "en", "status": "official", "media": "txt"}
    house.act("version.deposit", {**version, "size": 7, "file": paper})
    beginning = "A"
    house.act(
        "instrument.open",
        {"instrument": "framework", "titles": {"en": "Framework"}, "symbol": f"{beginning}/1/L.4", "language": "en"},
    )
    imported = import_base(BASE.encode(), "base.md", "en", put=Store(house.folder).put)
    issue = {"instrument": "framework", "number": 1, "kind": "zero-draft", "provisions": 8, "document": "paper"}
    house.act("version.issue", {**issue, "text": imported.text})
    return place_of(paper), place_of(imported.text)
