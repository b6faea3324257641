"""The event stream: topics and sequences only, each once and none left out, to readers that come, lag and go."""

import asyncio
import json
import threading
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any

import pytest
from django.db import InterfaceError

from plenary.kit import chance
from plenary.record.live.event import Event, list_events, read_positions, write_positions
from plenary.record.live.hub import KEPT, Hub
from plenary.record.live.stream import AGAIN, stream
from plenary.record.perform import perform_all
from tests.record.conftest import SECRETARIAT
from tests.record.ledger.acts import WritePage


class Reader:
    """A browser at the other end: it takes what is sent, and goes when the test says so."""

    def __init__(self, hub: Hub, query: str = "", *, method: str = "GET", last: str = "") -> None:
        self.hub = hub
        headers = [(b"last-event-id", last.encode())] if last else []
        self.scope = {"method": method, "query_string": query.encode(), "headers": headers}
        self.messages: list[Any] = []
        self.gone = asyncio.Event()
        self.task = asyncio.create_task(stream(hub, self.scope, self.receive, self.send))

    async def receive(self) -> dict[str, Any]:
        await self.gone.wait()
        return {"type": "http.disconnect"}

    async def send(self, message: Any) -> None:
        self.messages.append(message)

    @property
    def text(self) -> str:
        return b"".join(message.get("body", b"") for message in self.messages).decode()

    async def leave(self) -> None:
        self.gone.set()
        await self.task


def live(test: Callable[[Hub], Awaitable[None]]) -> None:
    """Run a test on a hub that knows of one log with five entries."""

    async def run() -> None:
        hub = Hub()
        hub.start({"demo": 5})
        await test(hub)

    asyncio.run(run())


async def settle() -> None:
    for _turn in range(5):
        await asyncio.sleep(0)


def line(sequence: int, topics: str) -> str:
    return f'id: demo:{sequence}\ndata: {{"body":"demo","sequence":{sequence},"topics":{topics}}}\n\n'


def test_a_reader_is_told_of_each_entry_once_from_the_moment_it_comes():
    async def told(hub: Hub) -> None:
        reader = Reader(hub)
        await settle()
        assert (reader.messages[0]["status"], reader.text) == (200, "id: demo:5\n: here\n\n")
        hub.add([Event("demo", 6, ("members/FEL",))], {"demo": 6})
        await settle()
        hub.add([Event("demo", 7, ()), Event("demo", 8, None)], {"demo": 8})
        await settle()
        assert reader.text == "id: demo:5\n: here\n\n" + line(6, '["members/FEL"]') + line(7, "[]") + line(8, "null")
        await reader.leave()
        assert len(hub) == 0

    live(told)


def test_a_reader_that_knows_the_newest_entry_hears_nothing_twice():
    async def resumed(hub: Hub) -> None:
        reader = Reader(hub, "since=demo:1", last="demo:5")
        await settle()
        hub.add([Event("demo", 5, ()), Event("demo", 6, ())], {"demo": 6})
        await settle()
        hub.add([], {"demo": 6})
        await settle()
        assert reader.text == "id: demo:5\n: here\n\n" + line(6, "[]")
        await reader.leave()

    live(resumed)


def test_streams_end_when_the_hub_closes_and_beat_while_it_is_silent():
    async def closed(hub: Hub) -> None:
        reader = Reader(hub)
        await settle()
        hub.beats += 1
        hub.add([], {"demo": 5})
        await settle()
        hub.close()
        await reader.task
        assert reader.text == "id: demo:5\n: here\n\n:\n\n"
        assert reader.messages[-1] == {"type": "http.response.body", "body": b""}

    live(closed)


def test_where_nobody_listened_nothing_is_kept_and_who_joins_meanwhile_is_sent_to_the_database():
    hub = Hub()
    hub.add([Event("demo", 1, ())], {"demo": 1})
    place = hub.end
    hub.skip({"demo": 3})
    assert (hub.read(place), hub.positions) == (None, {"demo": 3})
    assert hub.read(hub.end) == []
    hub.add([Event("demo", 4, ())], {"demo": 4})
    assert (hub.read(place), hub.read(hub.end - 1)) == (None, [Event("demo", 4, ())])


def test_only_reading_is_answered():
    async def refused(hub: Hub) -> None:
        reader = Reader(hub, method="POST")
        await reader.task
        assert reader.messages[0]["status"] == 405

    live(refused)


@pytest.mark.django_db(transaction=True)
@pytest.mark.usefixtures("log")
def test_where_no_more_streams_are_held_a_reader_is_told_what_it_missed_and_when_to_ask_again(
    monkeypatch: pytest.MonkeyPatch,
):
    monkeypatch.setattr("plenary.record.live.stream.MOST_STREAMS", 1)
    perform_all([WritePage(words=f"{number}") for number in range(5)], actor=SECRETARIAT, body="demo", key="a")
    [topics] = [json.dumps(event.topics) for event in list_events({"demo": 4}, {"demo": 5})]

    async def full(hub: Hub) -> None:
        held = Reader(hub)
        await settle()
        answers = []
        for query, last in (("", ""), ("since=demo:4", ""), ("since=demo:4", "demo:9")):
            with chance.drawing(lambda width: (AGAIN + 7).to_bytes(width)):
                reader = Reader(hub, query, last=last)
            await asyncio.wait_for(reader.task, 5)
            answers.append((reader.messages[0]["status"], reader.text, reader.messages[-1].get("more_body", False)))
        again = f"retry: {AGAIN + 7}\nid: demo:5\n: full\n\n"
        assert answers == [(200, again, False), (200, line(5, topics) + again, False), (200, again, False)]
        await held.leave()
        reader = Reader(hub)
        await settle()
        assert reader.text == "id: demo:5\n: here\n\n"
        await reader.leave()

    live(full)


def test_who_falls_behind_what_is_kept_is_sent_to_the_database():
    hub = Hub()
    hub.add([Event("demo", number, ()) for number in range(1, KEPT + 3)], {"demo": KEPT + 2})
    assert hub.read(1) is None
    kept = hub.read(2)
    assert kept is not None
    assert [event.sequence for event in kept] == list(range(3, KEPT + 3))
    assert hub.read(hub.end) == []


def test_positions_are_written_and_read_and_what_strangers_write_is_passed_over():
    assert write_positions({"two": 3, "demo": 17}) == "demo:17,two:3"
    assert read_positions("demo:17,two:3") == {"demo": 17, "two": 3}
    assert read_positions("demo:x,:4,two:03,../etc:1,ok:0") == {"ok": 0}


@pytest.mark.usefixtures("log")
def test_events_name_what_each_entry_touched_and_never_what_it_says(monkeypatch: pytest.MonkeyPatch):
    perform_all([WritePage(words=f"{number}") for number in range(3)], actor=SECRETARIAT, body="demo", key="a")
    events = list_events({"demo": 1}, {"demo": 3})
    assert [(event.body, event.sequence) for event in events] == [("demo", 2), ("demo", 3)]
    assert all(event.topics is not None for event in events)
    monkeypatch.setattr("plenary.record.live.event.MOST", 1)
    assert list_events({"demo": 1}, {"demo": 3}) == [Event("demo", 3, None)]


@pytest.mark.django_db(transaction=True)
def test_a_server_starts_without_the_database_and_has_streams_once_a_lost_connection_is_back(
    monkeypatch: pytest.MonkeyPatch,
):
    back = threading.Event()

    def look() -> dict[str, int]:
        if not back.is_set():
            raise InterfaceError("connection already closed")
        return {"demo": 5}

    monkeypatch.setattr("plenary.record.live.hub.current_positions", look)
    monkeypatch.setattr("plenary.record.live.hub.PATIENCE", 0.1, raising=False)

    async def run() -> None:
        hub = Hub()
        await asyncio.wait_for(hub.open(), 5)
        early = Reader(hub)
        await early.task
        assert (early.messages[0]["status"], early.text) == (200, ": not yet\n\n")
        assert early.messages[-1] == {"type": "http.response.body", "body": b": not yet\n\n"}
        back.set()
        last = monotonic() + 10
        while not hub.started and monotonic() < last:
            await asyncio.sleep(0.02)
        reader = Reader(hub)
        await settle()
        assert (reader.messages[0]["status"], reader.text) == (200, "id: demo:5\n: here\n\n")
        await reader.leave()
        hub.close()

    asyncio.run(run())
