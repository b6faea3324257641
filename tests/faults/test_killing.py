"""Every process of a site is killed at random moments while persons act: what was acknowledged is there, once."""

import os
import random
import time
from pathlib import Path

import pytest

from tests.faults.served import Sender, children, kill, look, pause, verify
from tests.web.demo.conftest import Demo

pytestmark = pytest.mark.skipif("PLENARY_TEST_POSTGRES" in os.environ, reason="a site of one box is tried once")

KINDS = ("pages", "worker", "pages", "worker", "supervisor")
"""Whom the kills meet, in turn."""


@pytest.mark.parametrize("kills", [pytest.param(10), pytest.param(200, marks=pytest.mark.long)])
def test_no_acknowledged_act_is_lost_whatever_is_killed(demo: Demo, tmp_path: Path, kills: int):
    chance = random.Random(kills)
    port = demo.port
    senders = [Sender(port, letter) for letter in "ABC"]
    for sender in senders:
        sender.begin()
    for number in range(kills):
        pause(chance, 0.8)
        kind = KINDS[number % len(KINDS)]
        if kind == "supervisor":
            kill(demo.process.pid)
            demo.process.communicate()
            demo = _serve_again(demo.folder, port)
        elif (process := children(demo).get(kind)) is not None:
            kill(process)
        acknowledged = sum(len(sender.acknowledged) for sender in senders)
        _wait_for_more(senders, acknowledged)
    for sender in senders:
        sender.end()
    assert demo.end()[0] == 0
    found = look(demo.folder)
    told = [code for sender in senders for code in sender.acknowledged]
    admitted = found.pop("admitted")
    assert isinstance(admitted, list)
    assert found == {"dense": True, "ordered": True, "wrong": [], "checkpoints": found["checkpoints"]}
    assert set(told) - set(admitted) == set()
    assert len(admitted) == len(set(admitted))
    # Of each sender one act may have been done whose acknowledgement was lost.
    assert len(set(admitted) - set(told)) <= len(senders)
    assert len(told) > kills
    assert verify(demo.folder, tmp_path / "record.zip") == 0


def _serve_again(folder: Path, port: int) -> Demo:
    """The site at the same port; its processes end when the supervisor is gone, and leave the port then."""
    last = time.monotonic() + 60
    while time.monotonic() < last:
        again = Demo(folder, port=port)
        if again.said:
            return again
        again.end()
    raise AssertionError("the port was not left")


def _wait_for_more(senders: list[Sender], acknowledged: int) -> None:
    """The site goes on: somebody's act is acknowledged after the kill."""
    last = time.monotonic() + 60
    while sum(len(sender.acknowledged) for sender in senders) == acknowledged:
        assert time.monotonic() < last
        time.sleep(0.05)
