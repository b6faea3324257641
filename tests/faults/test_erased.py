"""What was erased is in none of the files of an embedded database."""

import os
from pathlib import Path

import pytest

from tests.faults.conftest import Town

SECRET = "words that somebody wants to be forgotten"
ERASE = f"""
from plenary.record.act import Actor
from plenary.record.acts import EraseValues
from plenary.record.perform import perform
from tests.record.ledger.acts import WritePage
import plenary.record.erasure
from plenary.record.follower import catch_up
seat = Actor("secretariat")
done = perform(WritePage(words="Open", remark={SECRET!r}), actor=seat, body="demo", key="1")
erase = EraseValues(commitments=(done.entry.payload["remark"]["sealed"],), reason="asked")
perform(erase, actor=seat, body="demo", key="2")
catch_up("erased-pages", "demo")
from django.db import connection
held = b"".join(path.read_bytes() for path in __import__("pathlib").Path(connection.settings_dict["NAME"]).parent.glob("record.sqlite3*"))
print(b"Open" in held, {SECRET!r}.encode() in held)
"""


@pytest.mark.skipif("PLENARY_TEST_POSTGRES" in os.environ, reason="PostgreSQL keeps its files itself")
def test_erased_words_are_in_no_file_of_the_database(town: Town, tmp_path: Path):
    assert town.run(ERASE) == "True False\n"
