"""A backup holds everything but the keys, and what it holds is a whole installation once the keys are back."""

import hmac
import shutil
import stat
import tarfile

from plenary.web.restoring import unpack
from tests.web.house.conftest import House


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
