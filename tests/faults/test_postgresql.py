"""PostgreSQL is stopped at once and started again while writers act: each goes on, and nothing acknowledged is lost."""

import json
import time
from pathlib import Path

import pytest

from tests import cluster
from tests.faults.conftest import BEGIN, LOOK, Town

WRITERS = 3


@pytest.mark.long
def test_nothing_acknowledged_is_lost_when_postgresql_is_restarted_under_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    programs = cluster.find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed here (on Debian: apt install postgresql)")
    with cluster.running(programs, durable=True) as folder:
        monkeypatch.setenv("PLENARY_TEST_POSTGRES", str(folder))
        town = Town(tmp_path)
        town.run(BEGIN)
        told: dict[str, int] = {}
        waiting = {number: [f"key-{number}-{each}" for each in range(400)] for number in range(WRITERS)}
        for _restart in range(5):
            writers = {number: town.start(keys) for number, keys in waiting.items()}
            time.sleep(1.5)
            cluster.restart(programs, folder)
            for number, writer in writers.items():
                said, _fault = writer.communicate(timeout=120)
                told |= {line.split()[0]: int(line.split()[1]) for line in said.splitlines()}
                waiting[number] = [key for key in waiting[number] if key not in told]
        for number, keys in waiting.items():
            said, fault = town.start(keys).communicate(timeout=300)
            assert (number, fault) == (number, "")
            told |= {line.split()[0]: int(line.split()[1]) for line in said.splitlines()}
        found = json.loads(town.run(LOOK))
    assert found["sequences"] == list(range(1, found["size"] + 1))
    assert found["words"] == told
    assert (len(told), found["replayed"]) == (WRITERS * 400, True)
