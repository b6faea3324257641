"""Programs that act on one database file at the same time, and a look at what they left."""

import os
import secrets
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from tests.web.demo.conftest import demo, made

__all__ = ["demo", "made"]

ROOT = Path(__file__).resolve().parents[2]

BEGIN = """
from django.core.management import call_command
from plenary.record.models import Log
call_command("migrate", verbosity=0)
Log.objects.create(body="demo", origin="plenary.example/demo")
"""
LOOK = """
import json, sys
from plenary.record.dump import digest
from plenary.record.models import Log
from plenary.record.reading import read_entries
from plenary.record.replay import clear, replay
entries = read_entries("demo")
live = digest()
clear()
replay(entries)
json.dump({
    "sequences": [entry.sequence for entry in entries],
    "words": {entry.payload["words"]: entry.sequence for entry in entries},
    "size": Log.objects.get().size,
    "replayed": digest() == live,
}, sys.stdout)
"""


def make_database(folder: Path) -> str:
    """The name of a new database: a file in the folder, or one of the cluster that runs."""
    cluster = os.environ.get("PLENARY_TEST_POSTGRES")
    if not cluster:
        return str(folder / "record.sqlite3")
    name = f"race_{secrets.token_hex(8)}"
    with psycopg.connect(host=cluster, user="postgres", dbname="postgres", autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {}").format(sql.Identifier(name)))
    return name


class Town:
    """A database file, and programs that work on it."""

    def __init__(self, folder: Path) -> None:
        self.environment = {
            **os.environ,
            "PLENARY_TEST_DATABASE": make_database(folder),
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}",
        }

    def run(self, code: str) -> str:
        """Run code on the database; what it wrote."""
        command = [sys.executable, "-c", f"import django\ndjango.setup()\n{code}"]
        return subprocess.run(
            command, env=self.environment, cwd=ROOT, capture_output=True, text=True, check=True
        ).stdout

    def start(self, keys: Sequence[str]) -> subprocess.Popen[str]:
        """Start a writer that acts once for each key."""
        return self._start(str(ROOT / "tests/faults/writer.py"), *keys)

    def begin(self, code: str) -> subprocess.Popen[str]:
        """Begin to run code on the database, beside others."""
        return self._start("-c", f"import django\ndjango.setup()\n{code}")

    def _start(self, *words: str) -> subprocess.Popen[str]:
        command = [sys.executable, *words]
        return subprocess.Popen(
            command, env=self.environment, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )


@pytest.fixture
def town(tmp_path: Path) -> Town:
    town = Town(tmp_path)
    town.run(BEGIN)
    return town
