"""PostgreSQL says when something was recorded: whoever watches is woken at once, and by nothing else."""

import os
from threading import Event
from time import monotonic

import pytest
from django.db import connection

from plenary.record.models import Log
from plenary.record.perform import perform
from plenary.record.refusal import Refused
from plenary.record.watch import TURN, Listening, Watch, watching
from tests.record.conftest import SECRETARIAT
from tests.record.ledger.acts import WritePage

pytestmark = [
    pytest.mark.skipif("PLENARY_TEST_POSTGRES" not in os.environ, reason="SQLite is looked at, and says nothing"),
    pytest.mark.django_db(transaction=True),
]
SOON, NEVER = 0.3, 20.0


def write(words: str) -> None:
    perform(WritePage(words=words), actor=SECRETARIAT, body="demo", key=words or "none")


def wait(watch: Watch, longest: float) -> float:
    """How long it waited."""
    began = monotonic()
    assert watch.wait(Event(), longest)
    return monotonic() - began


def quieten(watch: Watch) -> None:
    """Wait until nothing more is heard: acts that follow each other may wake more than once."""
    last = monotonic() + NEVER
    while wait(watch, SOON) < SOON:
        assert monotonic() < last


def test_a_commit_wakes_who_listens_and_a_refused_act_does_not():
    Log.objects.create(body="demo", origin="plenary.example/demo")
    with watching() as watch:
        assert isinstance(watch, Listening)
        assert wait(watch, NEVER) < NEVER
        assert wait(watch, SOON) >= SOON
        write("First")
        write("Second")
        assert wait(watch, NEVER) < NEVER
        quieten(watch)
        with pytest.raises(Refused):
            write("")
        assert wait(watch, SOON) >= SOON


def test_a_connection_that_was_lost_is_opened_again_and_nothing_is_missed():
    Log.objects.create(body="demo", origin="plenary.example/demo")
    with watching() as watch:
        wait(watch, NEVER)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = %s AND pid <> pg_backend_pid()",
                ["LISTEN plenary_record"],
            )
            assert cursor.fetchall() == [(True,)]
        assert wait(watch, NEVER) < NEVER
        write("First")
        assert wait(watch, NEVER) < NEVER


def test_whoever_is_told_to_stop_stops():
    stop = Event()
    with watching() as watch:
        wait(watch, NEVER)
        stop.set()
        began = monotonic()
        assert not watch.wait(stop, NEVER)
        assert monotonic() - began < TURN * 4
