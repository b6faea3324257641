"""Pages are answered in threads; one that many strangers ask for is made once, and never for longer than it is true."""

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

import pytest
from django.db import OperationalError

from plenary.kit.middleware import LARGEST_OF_STRANGERS, LARGEST_REQUEST
from plenary.web.server.answering import LARGE, Pages

HOST = (b"host", b"plenary.example")


class Site:
    """A site whose every page says how often it was made, and how long the record of ``demo`` was then."""

    def __init__(self) -> None:
        self.size = 1
        self.made = 0
        self.looks = 0
        self.down = False
        self.refuses: str | None = None
        #: What of the request a page says again, where it does nothing else.
        self.repeats: str | None = None
        self.headers = [("Cache-Control", "no-cache"), ("ETag", 'W/"one"'), ("Content-Type", "text/html")]
        self.gate = threading.Event()
        self.gate.set()
        self.waits = ("GET", "POST")
        self.pages = Pages(self.answer, self.measure, threads=4)

    def answer(self, environ: dict[str, Any], start: Callable[[str, list[tuple[str, str]]], object]) -> Iterable[bytes]:
        size = self.size
        if environ["REQUEST_METHOD"] in self.waits:
            self.gate.wait(10)
        self.made += 1
        # As the demonstration does, which answers where it knows that it is asked from this machine.
        refused = self.refuses is not None and environ.get("REMOTE_ADDR", self.refuses) == self.refuses
        start("403 Forbidden" if refused else "200 OK", self.headers)
        if self.repeats is not None:
            return [str(environ.get(self.repeats)).encode()]
        return [f"{environ['PATH_INFO']} {self.made} {size} ".encode(), environ["wsgi.input"].read()]

    def measure(self) -> dict[str, int]:
        self.looks += 1
        if self.down:
            raise OperationalError("gone")
        return {"demo": self.size}

    async def ask(
        self,
        path: str = "/demo/",
        *headers: tuple[bytes, bytes],
        method: str = "GET",
        content: bytes = b"",
        client: tuple[str, int] = ("192.0.2.1", 5),
        ends: bool = True,
        declared: int | None = None,
    ) -> tuple[int, str]:
        scope = {
            "type": "http",
            "http_version": "1.1",
            "method": method,
            "path": path,
            "query_string": b"",
            "client": client,
            "headers": [
                HOST,
                *headers,
                (b"content-length", f"{len(content) if declared is None else declared}".encode()),
            ],
        }
        given = [{"type": "http.request", "body": content, "more_body": not ends}]
        told: list[Any] = []

        async def receive() -> Any:
            return given.pop() if given else await asyncio.Event().wait()

        async def send(message: Any) -> None:
            told.append(message)

        await self.pages(scope, receive, send)
        return told[0]["status"], b"".join(message.get("body", b"") for message in told[1:]).decode()


def asked(test: Callable[[Site], Awaitable[None]]) -> None:
    asyncio.run(test(Site()))  # type: ignore[arg-type]  # a coroutine function gives a coroutine


def test_a_page_is_made_once_until_the_record_is_longer():
    async def read(site: Site) -> None:
        assert await site.ask() == (200, "/demo/ 1 1 ")
        assert await site.ask() == (200, "/demo/ 1 1 ")
        site.size = 2
        assert await site.ask() == (200, "/demo/ 2 2 ")
        assert await site.ask("/demo/members/") == (200, "/demo/members/ 3 2 ")
        assert site.looks == 4

    asked(read)


def test_what_many_ask_for_at_once_is_made_once_and_looked_for_together():
    async def crowd(site: Site) -> None:
        site.gate.clear()
        crowd = [asyncio.create_task(site.ask()) for _one in range(100)]
        await asyncio.sleep(0.1)
        site.gate.set()
        assert await asyncio.gather(*crowd) == [(200, "/demo/ 1 1 ")] * 100
        assert site.looks == 2

    asked(crowd)


def test_acts_that_wait_keep_nobody_from_reading():
    async def wait(site: Site) -> None:
        site.waits = ("POST",)
        site.gate.clear()
        acts = [asyncio.create_task(site.ask(method="POST", content=b"act")) for _one in range(20)]
        await asyncio.sleep(0.1)
        assert await site.ask() == (200, "/demo/ 1 1 ")
        assert await site.ask("/demo/members/", (b"cookie", b"sessionid=1")) == (200, "/demo/members/ 2 1 ")
        assert [act.done() for act in acts] == [False] * 20
        site.gate.set()
        assert sorted(await asyncio.gather(*acts)) == sorted((200, f"/demo/ {made} 1 act") for made in range(3, 23))

    asked(wait)


def test_whoever_asks_after_an_act_is_given_no_page_that_was_begun_before_it():
    async def acted(site: Site) -> None:
        site.gate.clear()
        before = asyncio.create_task(site.ask())
        while not site.looks:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.1)
        site.size = 2
        after = asyncio.create_task(site.ask())
        await asyncio.sleep(0.1)
        site.gate.set()
        assert [(await before)[1].split()[2], (await after)[1].split()[2]] == ["1", "2"]
        assert (await site.ask())[1].split()[2] == "2"
        assert len(site.pages) == 1

    asked(acted)


def test_what_the_record_has_outgrown_is_let_go_whichever_page_is_asked_for():
    async def outgrown(site: Site) -> None:
        for address in ("/demo/", "/demo/members/", "/demo/groups/"):
            await site.ask(address)
        assert len(site.pages) == 3
        site.size = 2
        await site.ask("/demo/record/")
        assert len(site.pages) == 1

    asked(outgrown)


def test_whoever_has_the_page_is_told_so():
    async def known(site: Site) -> None:
        assert await site.ask("/demo/", (b"if-none-match", b'W/"one"')) == (304, "")
        assert await site.ask("/demo/", (b"if-none-match", b'"one"')) == (304, "")
        assert await site.ask("/demo/", (b"if-none-match", b'"other"')) == (200, "/demo/ 1 1 ")

    asked(known)


@pytest.mark.parametrize(
    "header", [(b"cookie", b"session=1"), (b"authorization", b"Bearer 1"), (b"range", b"bytes=0-")]
)
def test_what_may_be_for_one_reader_alone_is_made_for_that_reader(header: tuple[bytes, bytes]):
    async def personal(site: Site) -> None:
        assert await site.ask() == (200, "/demo/ 1 1 ")
        assert await site.ask("/demo/", header) == (200, "/demo/ 2 1 ")
        assert await site.ask("/demo/", header) == (200, "/demo/ 3 1 ")

    asked(personal)


def test_another_language_or_another_host_is_another_page():
    async def others(site: Site) -> None:
        assert await site.ask() == (200, "/demo/ 1 1 ")
        assert await site.ask("/demo/", (b"accept-language", b"ar")) == (200, "/demo/ 2 1 ")
        assert await site.ask("/demo/", (b"x-forwarded-proto", b"http")) == (200, "/demo/ 3 1 ")

    asked(others)


@pytest.mark.parametrize(
    ("repeats", "headers", "first"),
    [
        ("HTTP_ACCEPT_LANGUAGE", [(b"accept-language", b"ar"), (b"accept-language", b"en")], "ar,en"),
        ("HTTP_ACCEPT_ENCODING", [(b"accept_encoding", b"gzip"), (b"accept-language", b"en")], "gzip"),
        ("HTTP_X_FORWARDED_FOR", [(b"x-forwarded-for", b"10.0.0.9"), (b"accept-language", b"en")], "None"),
        ("HTTP_REFERER", [(b"referer", b"https://elsewhere.example"), (b"accept-language", b"en")], "None"),
    ],
)
def test_whoever_asks_first_does_not_choose_what_others_are_given(
    repeats: str, headers: list[tuple[bytes, bytes]], first: str
):
    async def poison(site: Site) -> None:
        site.repeats = repeats
        assert await site.ask("/demo/", *headers) == (200, first)
        assert await site.ask("/demo/", (b"accept-language", b"en")) == (
            200,
            "en" if repeats == "HTTP_ACCEPT_LANGUAGE" else "None",
        )

    asked(poison)


def test_what_is_refused_by_where_it_comes_from_is_refused_after_others_were_answered():
    async def elsewhere(site: Site) -> None:
        site.refuses = "10.0.0.9"
        here, there = {"client": ("127.0.0.1", 5)}, {"client": ("10.0.0.9", 5)}
        assert await site.ask(**here) == (200, "/demo/ 2 1 ")
        assert (await site.ask(**there))[0] == 403
        assert await site.ask(**here) == (200, "/demo/ 4 1 ")

    asked(elsewhere)


def test_a_request_that_does_not_come_to_its_end_takes_no_thread():
    async def slow(site: Site) -> None:
        waiting = [asyncio.create_task(site.ask("/demo/", method="POST", ends=False)) for _one in range(20)]
        await asyncio.sleep(0.05)
        assert await site.ask() == (200, "/demo/ 1 1 ")
        for each in waiting:
            each.cancel()

    asked(slow)


@pytest.mark.parametrize(
    "headers",
    [
        [("Cache-Control", "no-cache")],
        [("Cache-Control", "private, no-cache"), ("ETag", '"one"')],
        [("Cache-Control", "no-cache"), ("ETag", '"one"'), ("Set-Cookie", "language=ar")],
    ],
)
def test_an_answer_that_is_not_for_all_is_not_kept(headers: list[tuple[str, str]]):
    async def read(site: Site) -> None:
        site.headers = headers
        # Once as for anybody, which nobody is given, and then for each who asks.
        assert await site.ask() == (200, "/demo/ 2 1 ")
        assert await site.ask() == (200, "/demo/ 3 1 ")
        assert site.made == 3

    asked(read)


def test_a_page_of_no_record_and_one_while_the_database_is_away_are_made_each_time():
    async def read(site: Site) -> None:
        assert await site.ask("/styleguide/") == (200, "/styleguide/ 1 1 ")
        assert await site.ask("/styleguide/") == (200, "/styleguide/ 2 1 ")
        site.down = True
        assert await site.ask() == (200, "/demo/ 3 1 ")
        assert await site.ask() == (200, "/demo/ 4 1 ")

    asked(read)


@pytest.mark.parametrize("size", [5, LARGE + 1])
def test_what_is_sent_arrives_whole_whatever_its_size(size: int):
    async def sent(site: Site) -> None:
        known = (b"cookie", b"sessionid=1")
        status, answer = await site.ask("/demo/acts/x", known, method="POST", content=b"x" * size)
        assert (status, len(answer)) == (200, len("/demo/acts/x 1 1 ") + size)

    asked(sent)


def test_what_a_stranger_may_not_send_is_not_read():
    async def sent(site: Site) -> None:
        content = b"x" * (LARGEST_OF_STRANGERS + 1)
        assert await site.ask("/demo/acts/x", method="POST", content=content) == (200, "/demo/acts/x 1 1 ")
        longer = (b"transfer-encoding", b"chunked")
        content = b"x" * (LARGEST_REQUEST + 1)
        assert await site.ask("/demo/acts/x", longer, method="POST", content=content, declared=0) == (413, "")

    asked(sent)
