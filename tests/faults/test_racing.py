"""Requests that race, and writers that are killed: each act is there once or not at all, and nothing acknowledged is lost."""

import json
import random
import time

import pytest

from tests.faults.conftest import LOOK, Town

ADD = """
from plenary.record.batch import add_items
from plenary.record.refusal import Refused
number = 0
try:
    while True:
        print(*add_items("demo", "votes", [[{adder}, number]]), flush=True)
        number += 1
except Refused as refused:
    print(refused.rule)
"""
CLOSE = """
import json, sys
from plenary.record.act import Actor
from plenary.record.acts import CommitBatch
from plenary.record.batch import close_batch, list_commitments
from plenary.record.models import PendingItem
from plenary.record.perform import perform
made = close_batch("demo", "votes")
root, file = made.root.hex(), made.file.hex()
act = CommitBatch(batch="votes", subject="votes", for_whom="public", count=made.count, root=root, file=file)
perform(act, actor=Actor("secretariat"), body="demo", key="votes")
held = [commitment.hex() for commitment in list_commitments("demo", "votes")]
json.dump({"held": held, "count": made.count, "pending": PendingItem.objects.count()}, sys.stdout)
"""


def test_items_that_race_with_the_closing_of_their_batch_are_in_it_or_refused(town: Town):
    adders = [town.begin(ADD.format(adder=adder)) for adder in range(3)]
    said = [adder.stdout for adder in adders if adder.stdout is not None]
    first = [each.readline() for each in said]
    closed = [town.begin(CLOSE) for _closer in range(2)]
    found = [json.loads(closer.communicate(timeout=60)[0]) for closer in closed]
    # What a first line was read from holds more already.
    answers = [line.split() + each.read().split() for line, each in zip(first, said, strict=True)]
    assert [adder.communicate(timeout=60) for adder in adders] == [("", "")] * 3
    assert [answer.pop() for answer in answers] == ["record.batch-closed"] * 3
    told = [commitment for answer in answers for commitment in answer]
    assert found == [{"held": sorted(told), "count": len(told), "pending": 0}] * 2


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
