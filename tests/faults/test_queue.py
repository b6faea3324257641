"""Requests that wait for one log are written together, and each is answered as if it had come alone."""

import json
from typing import Any

import pytest

from tests.faults.conftest import Town

GROUP = """
import json, sys, threading, time
from django.db import connection, connections, transaction
from plenary.kit import language
from plenary.record import queue
from plenary.record.models import Log, Request
from plenary.record.perform import perform
from plenary.record.reading import read_entries
from plenary.record.act import Actor
from plenary.record.refusal import Refused
from tests.record.ledger.acts import WriteCounted, WritePage

answers, doers = {}, {}
# However slow the machine, they are one group.
queue.LONGEST = 60.0

def ask(name, work, tag):
    language.use(tag)
    try:
        answers[name] = work()
    except Refused as refused:
        answers[name] = refused.sentence
    except Exception as fault:
        answers[name] = type(fault).__name__
    finally:
        connections.close_all()

def write(words, key=None):
    done = perform(WritePage(words=words), actor=Actor("secretariat", person="account-1"), body="demo", key=key or words)
    return [done.entry.sequence, done.repeated]

def do(name, work):
    # A request of no act, which says who does it.
    def noted(log):
        doers[name] = threading.current_thread().name
        return work(log)
    return queue.write("demo", noted)

def together(asked, others=None):
    '''Begin requests, each once the one before waits, while the log is held; then let them go.'''
    threads = []
    with transaction.atomic():
        queue.lock_log("demo")
        for place, (name, (work, tag)) in enumerate(asked.items()):
            threads.append(threading.Thread(target=ask, args=(name, work, tag), name=name))
            threads[-1].start()
            last = time.monotonic() + 60
            while len(queue._queues.get("demo", ())) + ("demo" in queue._queues) <= place and time.monotonic() < last:
                time.sleep(0.002)
    for thread in threads:
        thread.join(60)

def say():
    json.dump({"answers": answers, "doers": doers, "words": [entry.payload["words"] for entry in read_entries("demo")],
               "size": Log.objects.get().size, "left": len(queue._queues)}, sys.stdout)
"""


def ask(town: Town, code: str) -> Any:
    return json.loads(town.run(GROUP + code))


def test_those_that_wait_are_written_by_the_first_and_answered_each_in_its_language(town: Town):
    found = ask(
        town,
        """
together({
    "first": (lambda: write("One"), "en"),
    "second": (lambda: write("Two"), "en"),
    "empty": (lambda: write("x" * 5000, "long"), "fr"),
    "third": (lambda: write("Three"), "en"),
    "again": (lambda: write("Two"), "en"),
    "last": (lambda: do("last", lambda log: log.size), "en"),
})
say()
""",
    )
    assert found == {
        "answers": {
            "first": [1, False],
            "second": [2, False],
            "empty": "Ce texte dépasse 4096 octets : remettez-le comme document.",
            "third": [3, False],
            "again": [2, True],
            "last": 3,
        },
        "doers": {"last": "first"},
        "words": ["One", "Two", "Three"],
        "size": 3,
        "left": 0,
    }


def test_where_the_first_is_refused_the_next_leads(town: Town):
    found = ask(
        town,
        """
together({
    "refused": (lambda: write("x" * 5000, "long"), "en"),
    "second": (lambda: write("Two"), "en"),
    "third": (lambda: do("third", lambda log: log.size), "en"),
})
say()
""",
    )
    assert found["answers"] == {
        "refused": "This text is longer than 4096 bytes: hand it in as a document.",
        "second": [1, False],
        "third": 1,
    }
    assert (found["doers"], found["words"], found["left"]) == ({"third": "second"}, ["Two"], 0)


def test_a_fault_of_the_program_in_one_takes_nothing_of_the_others(town: Town):
    found = ask(
        town,
        """
together({
    "first": (lambda: write("One"), "en"),
    "faulty": (lambda: do("faulty", lambda log: 1 // 0), "en"),
    "third": (lambda: write("Three"), "en"),
})
say()
""",
    )
    assert found["answers"] == {"first": [1, False], "faulty": "ZeroDivisionError", "third": [2, False]}
    assert (found["words"], found["size"]) == (["One", "Three"], 2)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param("ROLLBACK", id="its transaction ends on the way with an error, as on a full disk"),
        pytest.param("INSERT INTO child VALUES (7)", id="it cannot be committed"),
    ],
)
def test_where_the_transaction_is_lost_each_is_done_again_alone_and_told_nothing_that_never_was(town: Town, fault: str):
    found = ask(
        town,
        f"""
with connection.cursor() as cursor:
    cursor.execute("CREATE TABLE parent (id integer PRIMARY KEY)")
    cursor.execute("CREATE TABLE child (of integer REFERENCES parent (id) DEFERRABLE INITIALLY DEFERRED)")

def spoil(log):
    # Who comes behind finds the key taken.
    Request(body="demo", seat="secretariat", key="One", digest="of another", first=1, last=1).save(force_insert=True)
    with connection.cursor() as cursor:
        cursor.execute("{fault}")
        if "{fault}" == "ROLLBACK":
            cursor.execute("SELECT nothing")

together({{
    "first": (lambda: write("Zero"), "en"),
    "spoilt": (lambda: do("spoilt", spoil), "en"),
    "other": (lambda: write("One"), "en"),
    "last": (lambda: write("Two"), "en"),
}})
say()
""",
    )
    told = found["answers"].pop("spoilt")
    assert told.endswith("Error")
    assert found == {
        "answers": {"first": [1, False], "other": [2, False], "last": [3, False]},
        "doers": {"spoilt": "spoilt"},
        "words": ["Zero", "One", "Two"],
        "size": 3,
        "left": 0,
    }


def test_fifty_whose_work_is_outdated_by_each_other_are_all_answered_right(town: Town):
    found = ask(
        town,
        """
def count(number):
    done = perform(WriteCounted(), actor=Actor("secretariat"), body="demo", key=f"{number}")
    return [done.entry.sequence, done.entry.payload["counted"]]

together({number: (lambda number=number: count(number), "en") for number in range(50)})
told = sorted(answers.values())
json.dump([told, Log.objects.get().size, len(queue._queues)], sys.stdout)
""",
    )
    assert found == [[[number + 1, number] for number in range(50)], 50, 0]
