"""Requests that race, and writers that are killed: each act is there once or not at all, and nothing acknowledged is lost."""

import json
import random
import time

import pytest

from tests.faults.conftest import LOOK, Town


def test_requests_that_race_under_the_same_keys_are_each_done_once(town: Town):
    keys = [f"key-{number}" for number in range(40)]
    writers = [town.start(random.Random(seed).sample(keys, len(keys))) for seed in range(4)]
    answers = [writer.communicate(timeout=120) for writer in writers]
    assert [fault for _said, fault in answers] == [""] * 4
    found = json.loads(town.run(LOOK))
    assert found == {"sequences": list(range(1, 41)), "words": found["words"], "size": 40, "replayed": True}
    told = {line for said, _fault in answers for line in said.splitlines()}
    assert told == {f"{key} {sequence}" for key, sequence in found["words"].items()}
    assert len(found["words"]) == 40


@pytest.mark.parametrize("seed", range(3))
def test_nothing_acknowledged_is_lost_when_a_writer_is_killed(town: Town, seed: int):
    writer = town.start([f"key-{number}" for number in range(5000)])
    assert writer.stdout is not None
    first = writer.stdout.readline()
    time.sleep(random.Random(seed).uniform(0.05, 0.6))
    writer.kill()
    told = [first, *writer.stdout.read().splitlines()]
    writer.communicate()
    found = json.loads(town.run(LOOK))
    assert found["sequences"] == list(range(1, found["size"] + 1))
    assert found["replayed"]
    acknowledged = {line.split()[0]: int(line.split()[1]) for line in told if len(line.split()) == 2}
    assert acknowledged.items() <= found["words"].items()
    assert len(acknowledged) <= found["size"] <= len(acknowledged) + 1
    after = town.start(["after"])
    assert after.communicate(timeout=60) == (f"after {found['size'] + 1}\n", "")
