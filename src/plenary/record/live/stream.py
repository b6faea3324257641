"""The event stream as a bare ASGI application: a reader costs two small tasks and no thread.

GET /live?since=demo:17      text/event-stream; resumes by Last-Event-ID, without gap and without double

Where as many are open as a process holds, a reader is told what it has missed, and when to ask again: a browser comes
again by itself to a stream that ended well, and never to one that was refused.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from django.db import connection

from plenary.kit import chance
from plenary.record.live.event import Event, list_events, read_positions, write_positions
from plenary.record.live.hub import Hub

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

MOST_STREAMS = 4000
AGAIN = 20_000
"""Milliseconds after which a reader for whom there was no stream asks again, and up to as many more, so that they do
not all ask at once."""
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


async def stream(hub: Hub, scope: Message, receive: Receive, send: Send) -> None:
    """Answer one reader until it goes or the hub closes."""
    if scope["method"] != "GET":
        await send({"type": "http.response.start", "status": 405, "headers": [(b"allow", b"GET")]})
        await send({"type": "http.response.body", "body": b""})
        return
    if not hub.started:
        # Not yet known where the logs end: a reader would miss what came before.
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": b": not yet\n\n"})
        return
    if len(hub) >= MOST_STREAMS:
        told, missed = await _catch_up(_asked(scope), dict(hub.positions))
        again = AGAIN + int.from_bytes(chance.draw(4)) % AGAIN
        words = f"retry: {again}\nid: {write_positions(told)}\n: full\n\n".encode()
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await send({"type": "http.response.body", "body": missed + words})
        return
    bell = hub.join()
    gone = asyncio.create_task(_wait_until_gone(receive, bell))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        await _tell(hub, _asked(scope), bell, gone, send)
        await send({"type": "http.response.body", "body": b""})
    finally:
        gone.cancel()
        hub.leave(bell)


async def _tell(
    hub: Hub, since: dict[str, int] | None, bell: asyncio.Event, gone: asyncio.Task[None], send: Send
) -> None:
    place, beats, until = hub.end, hub.beats, dict(hub.positions)
    told, data = await _catch_up(since, until)
    data = data or f"id: {write_positions(told)}\n: here\n\n".encode()
    while not gone.done() and not hub.closed:
        if data:
            await send({"type": "http.response.body", "body": data, "more_body": True})
        bell.clear()
        events, place, until = hub.read(place), hub.end, dict(hub.positions)
        if events is None:
            events = await _read(told, until)
        data = _encode(events, told)
        if not data and beats != hub.beats:
            data = b":\n\n"
        beats = hub.beats
        if not data:
            await bell.wait()


async def _catch_up(since: dict[str, int] | None, until: dict[str, int]) -> tuple[dict[str, int], bytes]:
    """How far a reader is told, and what it missed since it was last told."""
    if since is None:
        return dict(until), b""
    # A log that has less than the reader knows of was restored: the reader begins anew at its end.
    told = {body: min(since.get(body, end), end) for body, end in until.items()}
    return told, _encode(await _read(told, until), told) if told != until else b""


def _encode(events: Iterable[Event], told: dict[str, int]) -> bytes:
    """What the reader has not been told yet; ``told`` moves on."""
    lines = []
    for event in events:
        if event.sequence > told.get(event.body, 0):
            told[event.body] = event.sequence
            lines.append(event.encode(told))
    return b"".join(lines)


async def _read(since: dict[str, int], until: dict[str, int]) -> list[Event]:
    def read() -> list[Event]:
        try:
            return list_events(since, until)
        finally:
            connection.close()

    return await asyncio.to_thread(read)


async def _wait_until_gone(receive: Receive, bell: asyncio.Event) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    bell.set()


def _asked(scope: Message) -> dict[str, int] | None:
    """Where the reader wants to go on; None where it begins now."""
    for name, value in scope["headers"]:
        if name == b"last-event-id":
            return read_positions(value.decode("latin-1"))
    since = parse_qs(scope["query_string"].decode("latin-1")).get("since")
    return read_positions(since[0]) if since else None
