"""Pages, which are WSGI, answered in threads for a server that speaks ASGI: each in one go there and one go back.

A page that many ask for at once is made once. What may be kept for that is what a view has declared to depend on
release, language, day and newest sequence alone (``kit.freshness``: it has an ETag), asked for by somebody who shows
no cookie and no token. It is given only while the record is still as long as it was before the page was made: for that
the database is asked each time, once for all that ask meanwhile.
"""

import asyncio
import io
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from a2wsgi import WSGIMiddleware
from a2wsgi.wsgi import build_environ
from django.db import DatabaseError

from plenary.kit import clock
from plenary.record.live.stream import Message, Receive, Send

LARGE = 1 << 20
"""Bytes of a request above which it is handed on as it comes, and not held whole."""
KEPT = 256
"""Pages that are kept, and bytes up to which one is."""
KEPT_BYTES = 256 << 10
_TELLING = (b"host", b"accept-language", b"accept-encoding", b"x-forwarded-proto")
"""The headers on which an answer to a stranger may depend."""
_PERSONAL = (b"cookie", b"authorization", b"range")

Positions = Mapping[str, int]
Key = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a page came to."""

    status: int
    headers: list[tuple[bytes, bytes]]
    content: bytes

    @property
    def tag(self) -> bytes:
        """Its ETag, be it strong or weak; empty where it has none."""
        return next((value.removeprefix(b"W/") for name, value in self.headers if name == b"etag"), b"")

    @property
    def is_for_all(self) -> bool:
        """Whether it may be given to others who ask for the same."""
        said = dict(self.headers)
        whole = self.status == 200 and len(self.content) <= KEPT_BYTES
        return whole and bool(self.tag) and said.get(b"cache-control") == b"no-cache" and b"set-cookie" not in said

    async def send(self, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status, "headers": self.headers})
        await send({"type": "http.response.body", "body": self.content})

    def unmodified(self) -> "Answer":
        """That whoever asks has it already (RFC 9110 §15.4.5)."""
        left = (b"content-length", b"content-type", b"content-encoding")
        return Answer(304, [(name, value) for name, value in self.headers if name not in left], b"")


class Pages:
    """The ASGI application of the pages. ``measure`` says how long each open record is; it runs in a thread."""

    def __init__(self, pages: Any, measure: Callable[[], Positions], *, threads: int) -> None:
        self._pages = pages
        self._measure = measure
        self._large: Any = WSGIMiddleware(pages, workers=2)
        self._threads = ThreadPoolExecutor(threads, "page")
        self._kept: OrderedDict[Key, tuple[object, Answer]] = OrderedDict()
        self._making: dict[tuple[Key, object], asyncio.Future[Answer]] = {}
        self._measuring: asyncio.Future[Positions] | None = None
        self._next: asyncio.Future[Positions] | None = None

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        headers = dict(scope["headers"])
        length = headers.get(b"content-length", b"0")
        if b"transfer-encoding" in headers or not length.isdigit() or int(length) > LARGE:
            await self._large(scope, receive, send)
            return
        content = await _read(receive)
        if content is None:
            return
        key = _find_key(scope, headers)
        answer = await (self._make(scope, content) if key is None else self._share(key, scope))
        known = headers.get(b"if-none-match", b"").removeprefix(b"W/")
        if answer.status == 200 and known and known == answer.tag:
            answer = answer.unmodified()
        await answer.send(send)

    async def _share(self, key: Key, scope: Message) -> Answer:
        """What is kept as things stand, or what is being made; otherwise it is made now."""
        try:
            size = (await self._look()).get(str(key[0]))
        except DatabaseError:
            # The page itself says what is wrong.
            size = None
        if size is None:
            return await self._make(scope, b"")
        stand = (size, clock.now().date())
        kept = self._kept.get(key)
        if kept is not None and kept[0] == stand:
            self._kept.move_to_end(key)
            return kept[1]
        making = self._making.get((key, stand))
        if making is not None:
            answer = await asyncio.shield(making)
            return answer if answer.is_for_all else await self._make(scope, b"")
        return await self._make_for_all(key, stand, scope)

    async def _make_for_all(self, key: Key, stand: object, scope: Message) -> Answer:
        making = asyncio.ensure_future(self._make(_unconditional(scope), b""))
        self._making[key, stand] = making
        try:
            answer = await asyncio.shield(making)
        finally:
            del self._making[key, stand]
        if answer.is_for_all:
            self._kept[key] = (stand, answer)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return answer

    async def _look(self) -> Positions:
        """How long each record is, by a look that begins after whoever asks has asked."""
        if self._measuring is None:
            self._measuring = asyncio.ensure_future(self._look_once())
            return await asyncio.shield(self._measuring)
        if self._next is None:
            self._next = asyncio.ensure_future(self._look_after(self._measuring))
        return await asyncio.shield(self._next)

    async def _look_once(self) -> Positions:
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, self._measure)
        finally:
            self._measuring = None

    async def _look_after(self, before: "asyncio.Future[Positions]") -> Positions:
        await asyncio.wait([before])
        self._measuring, self._next = self._next, None
        return await self._look_once()

    async def _make(self, scope: Message, content: bytes) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._threads, self._call, scope, content)

    def _call(self, scope: Message, content: bytes) -> Answer:
        """Runs in a thread."""
        told: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], fault: object = None) -> None:
            told.append((status, headers))

        environ = build_environ(scope, io.BytesIO(content))  # type: ignore[arg-type]  # a file is all that WSGI asks for
        parts: Iterable[bytes] = self._pages(environ, start)
        try:
            whole = b"".join(parts)
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()
        status, headers = told[-1]
        encoded = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in headers]
        return Answer(int(status[:3]), encoded, whole)


async def _read(receive: Receive) -> bytes | None:
    """The content of a request; None where whoever asked is gone."""
    parts = []
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        parts.append(message.get("body", b""))
        if not message.get("more_body"):
            return b"".join(parts)


def _find_key(scope: Message, headers: Mapping[bytes, bytes]) -> Key | None:
    """By what others ask for the same page, the body first; None where it may be for whoever asks alone."""
    if scope["method"] != "GET" or any(name in headers for name in _PERSONAL):
        return None
    body = scope["path"].strip("/").partition("/")[0].partition(".")[0]
    told = tuple(headers.get(name, b"") for name in _TELLING)
    return (body, scope["path"], scope["query_string"], scope.get("scheme"), told)


def _unconditional(scope: Message) -> Message:
    """The request of somebody who has nothing yet, for the answer is for others too."""
    conditions = (b"if-none-match", b"if-modified-since")
    return {**scope, "headers": [each for each in scope["headers"] if each[0] not in conditions]}
