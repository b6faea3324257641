"""The disk is full: nothing is acknowledged that is not there, and all goes on when there is room again.

A limit on how large a file may grow stands for the disk: it needs no rights, and a write beyond it fails likewise.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.conftest import LOOK, ROOT, Town

ROOM = 160 << 10
WRITER = """
import os, resource, runpy, sys
room, *keys = sys.argv[1:]
resource.setrlimit(resource.RLIMIT_FSIZE, (int(room), resource.RLIM_INFINITY))
sys.argv = ["writer.py", *keys]
runpy.run_path("tests/faults/writer.py", run_name="__main__")
"""


def test_an_act_for_which_there_is_no_room_is_not_acknowledged_and_the_next_goes_on(town: Town):
    file = Path(town.environment["PLENARY_TEST_DATABASE"])
    if not file.exists():
        pytest.skip("PostgreSQL keeps its files where its own server writes them")
    keys = [f"key-{number}" for number in range(3000)]
    line = [sys.executable, "-c", WRITER, str(file.stat().st_size + ROOM), *keys]
    full = subprocess.run(line, env=town.environment, cwd=ROOT, capture_output=True, text=True, check=False)
    assert full.returncode == 1
    assert "OperationalError" in full.stderr.splitlines()[-1]
    told = dict(line.split() for line in full.stdout.splitlines())
    assert 0 < len(told) < len(keys)
    found = json.loads(town.run(LOOK))
    assert found["words"] == {key: int(sequence) for key, sequence in told.items()}
    assert (found["sequences"], found["replayed"]) == (list(range(1, len(told) + 1)), True)
    after = town.start(["after"])
    assert after.communicate(timeout=60) == (f"after {len(told) + 1}\n", "")
