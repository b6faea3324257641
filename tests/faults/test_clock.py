"""The clock jumps, forward and back: entries keep their order in time, and what the record says of it is replayed."""

import random
from datetime import UTC, datetime, timedelta

from plenary.kit import clock
from plenary.record.act import Actor
from plenary.record.dump import digest
from plenary.record.models import Log
from plenary.record.perform import perform
from plenary.record.reading import read_entries
from plenary.record.replay import clear, replay
from tests.record.ledger.acts import WritePage

BEGIN = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
JUMPS = (timedelta(days=-3650), timedelta(hours=-1), timedelta(), timedelta(microseconds=1), timedelta(days=2))


def test_the_time_of_entries_never_goes_back_whatever_the_clock_does(db: None):
    Log.objects.create(body="demo", origin="plenary.example/demo")
    chance = random.Random(7)
    told = []
    for number in range(60):
        moment = BEGIN + timedelta(seconds=number) + chance.choice(JUMPS)
        with clock.reading(lambda: moment):  # noqa: B023 - read within the block
            told.append(perform(WritePage(words=f"{number}"), actor=Actor("secretariat"), body="demo", key=f"{number}"))
    times = [entry.time for entry in read_entries("demo")]
    assert times == sorted(times)
    assert [done.entry.time for done in told] == times
    assert len(set(times)) > 1
    live = digest()
    entries = read_entries("demo")
    clear()
    replay(entries)
    assert digest() == live
