"""Pages, which are WSGI, answered in threads for a server that speaks ASGI: each in one go there and one go back.

A page that many ask for at once is made once. What may be kept for that is what a view has declared to depend on
release, language, day and newest sequence alone (``kit.freshness``: it has an ETag), asked for by somebody who shows
no cookie and no token. It is made from nothing else of the request than what stands in its key, so that whoever asks
first cannot choose what others are given. It is given only while the record is still as long as it was before the page
was made: for that the database is asked each time, once for all that ask meanwhile. Where it is found longer, all that
was kept of its body is let go, whether or not anybody asks for it again: it may say what was erased since.

A request that is still coming takes no thread: it is read to its end first, and laid in a file where it is large.

What may act has threads of its own: however many acts wait for the database, they keep nobody from reading.
"""

import asyncio
import io
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from a2wsgi.wsgi import build_environ
from django.db import DatabaseError

from plenary.kit import clock
from plenary.kit.middleware import LARGEST_OF_STRANGERS, LARGEST_REQUEST
from plenary.kit.turn import taking_turn
from plenary.record.live.stream import Message, Receive, Send

LARGE = 1 << 20
"""Bytes of a request above which it is laid in a file until it is there, and not held in memory."""
KEPT = 256
"""Pages that are kept, and bytes up to which one is."""
KEPT_BYTES = 256 << 10
_TELLING = (b"host", b"accept-language", b"accept-encoding", b"x-forwarded-proto")
"""The headers on which an answer to a stranger may depend."""
_READING = ("GET", "HEAD")
_PERSONAL = (b"cookie", b"authorization", b"range")
_TOO_LARGE = 413

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
    """The ASGI application of the pages. ``measure`` says how long each open record is; it runs in a thread.

    There are ``threads`` for those who read, and as many for those who may act.
    """

    def __init__(self, pages: Any, measure: Callable[[], Positions], *, threads: int) -> None:
        self._pages = pages
        self._measure = measure
        self._reading = ThreadPoolExecutor(threads, "page")
        self._acting = ThreadPoolExecutor(threads, "act")
        # Not behind slow pages: what is kept needs no more than this look.
        self._looking = ThreadPoolExecutor(1, "look")
        # How each body's record stood at the last look.
        self._stands: dict[str, object] = {}
        # With None for what is not for all.
        self._kept: OrderedDict[Key, tuple[object, Answer | None]] = OrderedDict()
        self._making: dict[tuple[Key, object], asyncio.Future[Answer]] = {}
        self._measuring: asyncio.Future[Positions] | None = None
        self._next: asyncio.Future[Positions] | None = None

    def __len__(self) -> int:
        """How many pages are kept, and addresses known whose answers are not for all."""
        return len(self._kept)

    async def __call__(self, scope: Message, receive: Receive, send: Send) -> None:
        with SpooledTemporaryFile(LARGE) as content:
            try:
                if not _is_refused_unread(scope):
                    await _read(receive, content)
            except _Gone:
                return
            except _TooLarge:
                await Answer(_TOO_LARGE, [(b"content-length", b"0"), (b"connection", b"close")], b"").send(send)
                return
            content.seek(0)
            key = _find_key(scope)
            answer = await (self._make(scope, content) if key is None else self._share(key, scope))
        headers = dict(scope["headers"])
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
            return await self._make(scope)
        stand = (size, clock.now().date())
        self._let_go(str(key[0]), stand)
        kept = self._kept.get(key)
        if kept is not None and kept[0] == stand:
            self._kept.move_to_end(key)
            return kept[1] or await self._make(scope)
        making = self._making.get((key, stand))
        if making is not None:
            answer = await asyncio.shield(making)
        else:
            answer = await self._make_for_all(key, stand, scope)
        return answer if answer.is_for_all else await self._make(scope)

    async def _make_for_all(self, key: Key, stand: object, scope: Message) -> Answer:
        making = asyncio.ensure_future(self._make(_anybody(scope)))
        self._making[key, stand] = making
        try:
            answer = await asyncio.shield(making)
        finally:
            del self._making[key, stand]
        # Not where another was told meanwhile that the record has outgrown it.
        if self._stands[str(key[0])] == stand:
            self._kept[key] = (stand, answer if answer.is_for_all else None)
            self._kept.move_to_end(key)
            while len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return answer

    def _let_go(self, body: str, stand: object) -> None:
        """Keep nothing of a body that was made as its record stood before."""
        if self._stands.get(body) != stand:
            self._stands[body] = stand
            for key in [key for key in self._kept if key[0] == body]:
                del self._kept[key]

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
            return await asyncio.get_running_loop().run_in_executor(self._looking, self._measure)
        finally:
            self._measuring = None

    async def _look_after(self, before: "asyncio.Future[Positions]") -> Positions:
        await asyncio.wait([before])
        self._measuring, self._next = self._next, None
        return await self._look_once()

    async def _make(self, scope: Message, content: IO[bytes] | None = None) -> Answer:
        threads = self._reading if scope["method"] in _READING else self._acting
        return await asyncio.get_running_loop().run_in_executor(threads, self._call, scope, content)

    def _call(self, scope: Message, content: IO[bytes] | None) -> Answer:
        """Runs in a thread."""
        with taking_turn():
            return self._answer(scope, content)

    def _answer(self, scope: Message, content: IO[bytes] | None) -> Answer:
        told: list[tuple[str, list[tuple[str, str]]]] = []

        def start(status: str, headers: list[tuple[str, str]], fault: object = None) -> None:
            told.append((status, headers))

        environ = build_environ(scope, content or io.BytesIO())  # type: ignore[arg-type]  # a file is all that WSGI asks for
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


class _Gone(Exception):
    """Whoever asked waits no more."""


class _TooLarge(Exception):
    """A request goes on beyond what anything here takes."""


async def _read(receive: Receive, into: IO[bytes]) -> None:
    """Lay the content of a request in a file; raises _Gone and _TooLarge."""
    size = 0
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise _Gone
        part = message.get("body", b"")
        size += len(part)
        if size > LARGEST_REQUEST:
            raise _TooLarge
        into.write(part)
        if not message.get("more_body"):
            return


def _is_refused_unread(scope: Message) -> bool:
    """Whether the pages refuse a request by the length that it declares (``kit.middleware``), before a byte is read."""
    headers = dict(scope["headers"])
    length = headers.get(b"content-length", b"0")
    known = b"cookie" in headers or b"authorization" in headers
    return not length.isdigit() or int(length) > (LARGEST_REQUEST if known else LARGEST_OF_STRANGERS)


def _find_key(scope: Message) -> Key | None:
    """By what others ask for the same page, the body first; None where it may be for whoever asks alone, or where a
    header could be read in two ways: repeated, or with a sign that WSGI takes for another."""
    names = [name for name, _value in scope["headers"]]
    if scope["method"] != "GET" or any(name in _PERSONAL or b"_" in name for name in names):
        return None
    if any(names.count(name) > 1 for name in _TELLING):
        return None
    headers = dict(scope["headers"])
    body = scope["path"].strip("/").partition("/")[0].partition(".")[0]
    told = tuple(headers.get(name, b"") for name in _TELLING)
    return (body, scope["path"], scope["query_string"], scope.get("scheme"), told)


def _anybody(scope: Message) -> Message:
    """The request as anybody would make it, from anywhere, who has nothing yet: with what stands in the key alone."""
    headers = [each for each in scope["headers"] if each[0] in _TELLING]
    return {**scope, "headers": headers, "client": None}
