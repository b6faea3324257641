"""Live: a thousand viewers of one page while something is recorded every second.

Claimed: a thousand browsers show the home of a body while a delegation acts every second, and after each act all of
them show it within 3 s, on two cores that client and server share; a stream on which nothing happens costs the server
at most 20 KB. No peer serves this page, so there is none here.

A viewer does what the page's own script does (``kit/live.js``): it holds an event stream, hears that an entry was
recorded, waits a random time of up to 2 s, in which further events ask for nothing more, and asks for the whole
page again over a connection of its own, compressed. It is current with an act when the page that it holds says that
it shows the record up to that entry or a later one; the time counts from the moment when the act was due, for each
viewer and each act. The viewers are one process with plain sockets; they have no session, as the public has none.
Memory is what the processes of the site hold that is in no file, before and after a thousand streams were opened and
have been silent for three seconds.
"""

import asyncio
import gzip
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random
from time import perf_counter, process_time

from benchmarks.acts import act
from benchmarks.finding import Claim, Finding, at_most
from benchmarks.house import BODY, SQLITE, Site, built, load_of_machine
from benchmarks.latency import Spread
from benchmarks.processes import held, named
from benchmarks.run import Options
from benchmarks.wire import Line

VIEWERS = 1000
ENTRIES = 3000
"""Entries on the record before anybody looks."""
JITTER = 2.0
"""Seconds, as in ``kit/live.js``."""
QUIET = 3.0
PAGE = f"/{BODY}/"
SHOWN = re.compile(rb'data-since="(\d+)"')
EVENT = re.compile(rb'"sequence":(\d+)')
OPENING = 50
"""Viewers that come at once."""


@dataclass(slots=True)
class Viewer:
    """``heard`` and ``current``: when, for each sequence, the stream told of it, and the page held showed it."""

    shown: int
    heard: dict[int, float] = field(default_factory=dict)
    current: dict[int, float] = field(default_factory=dict)
    pages: int = 0
    faults: int = 0

    def hold(self, page: bytes, now: float) -> None:
        """Show a page: whatever it shows and the one before did not is current now."""
        self.pages += 1
        shown = read_shown(page)
        for sequence in range(self.shown + 1, shown + 1):
            self.current[sequence] = now
        self.shown = max(self.shown, shown)


@dataclass(frozen=True, slots=True)
class Watched:
    """What came of it: for each viewer and act the seconds until it was heard of and shown, None for never; pages asked
    for; faults; bytes a stream; seconds of processor time of site and client while acts were done, and how long that
    was."""

    heard: list[float | None]
    current: list[float | None]
    pages: int
    faults: int
    memory: float
    cpu: tuple[float, float]
    seconds: float
    load: str


def read_shown(page: bytes) -> int:
    """Up to which entry a page says that it shows the record; 0 where it says nothing."""
    found = SHOWN.search(page)
    return int(found[1]) if found else 0


def list_delays(viewers: Sequence[dict[int, float]], acts: dict[int, float]) -> list[float | None]:
    """For each viewer and act, how long after the act was due something is noted; None where it never is."""
    return [noted[sequence] - due if sequence in noted else None for noted in viewers for sequence, due in acts.items()]


async def _watch(site: Site, viewer: Viewer, line: Line, stream: asyncio.StreamReader, chance: Random) -> None:
    """Keep one viewer's page as things stand until the stream ends."""
    due: asyncio.Task[None] | None = None
    alone = asyncio.Lock()
    known = viewer.shown

    async def refresh() -> None:
        nonlocal due
        await asyncio.sleep(chance.uniform(0, JITTER))
        async with alone:
            due = None
            try:
                answered = await line.ask(PAGE, more={"Accept-Encoding": "gzip", "Accept-Language": "en"})
            except (OSError, EOFError):
                viewer.faults += 1
                return
        if answered.status == 200:
            viewer.hold(gzip.decompress(answered.content), perf_counter())
        else:
            viewer.faults += 1

    async for words in stream:
        if words.startswith(b"data:"):
            found = EVENT.search(words)
            assert found is not None
            sequence, now = int(found[1]), perf_counter()
            viewer.heard[sequence] = now
            if sequence > known:
                known = sequence
                due = due or asyncio.create_task(refresh())


async def _look(site: Site, seconds: float) -> Watched:
    chance = Random(1)
    headers = site.house.headers
    pages = named(site.process, "plenary.web.server.pages")
    async with Line(site.port, headers) as asking:
        first = await asking.ask(PAGE)
        for _turn in range(20):
            await asking.ask(PAGE)
    start = read_shown(first.content)
    empty = sum(map(held, pages))
    streams = []
    lines = [Line(site.port, headers) for _viewer in range(VIEWERS)]
    for place in range(0, VIEWERS, OPENING):
        part = lines[place : place + OPENING]
        streams += await asyncio.gather(*(line.listen(f"/live?since={BODY}:{start}") for line in part))
    await asyncio.sleep(QUIET)
    memory = (sum(map(held, pages)) - empty) / VIEWERS
    viewers = [Viewer(start) for _viewer in range(VIEWERS)]
    fetching = [Line(site.port, headers) for _viewer in range(VIEWERS)]
    tasks = [
        asyncio.create_task(_watch(site, viewer, line, stream, chance))
        for viewer, line, stream in zip(viewers, fetching, streams, strict=True)
    ]
    load, own, before, began = load_of_machine(), process_time(), site.spent()[0], perf_counter()
    acts = await _act(site, seconds)
    took, cpu = perf_counter() - began, (site.spent()[0] - before, process_time() - own)
    await _settle(viewers, max(acts))
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    for line in (*lines, *fetching):
        line.close()
    return Watched(
        list_delays([viewer.heard for viewer in viewers], acts),
        list_delays([viewer.current for viewer in viewers], acts),
        sum(viewer.pages for viewer in viewers),
        sum(viewer.faults for viewer in viewers),
        memory,
        cpu,
        took,
        load,
    )


async def _act(site: Site, seconds: float) -> dict[int, float]:
    """An act every second; when each was due, by its sequence."""
    acts = {}
    async with Line(site.port, site.house.headers) as line:
        began = perf_counter()
        for number in range(round(seconds)):
            due = began + number
            await asyncio.sleep(max(0.0, due - perf_counter()))
            answered = await act(line, site.house.tokens, number, f"live-{number}")
            acts[int(json.loads(answered.text)["sequence"])] = due
    return acts


async def _settle(viewers: Sequence[Viewer], last: int) -> None:
    """Wait until every viewer shows the last act, or for ten seconds."""
    end = perf_counter() + 10
    while perf_counter() < end and any(viewer.shown < last for viewer in viewers):
        await asyncio.sleep(0.1)


def run(options: Options) -> Finding:
    with built(SQLITE, entries=ENTRIES) as house, house.serving() as site:
        watched = asyncio.run(_look(site, options.seconds / 2))
    heard, current = (
        [seconds * 1e3 for seconds in delays if seconds is not None] for delays in (watched.heard, watched.current)
    )
    never = sum(seconds is None for seconds in watched.current)
    rows = tuple(
        (what, f"{spread.half:,.0f}", f"{spread.most:,.0f}", f"{spread.all:,.0f}")
        for what, spread in (("heard of", Spread.of(heard)), ("shown", Spread.of(current)))
    )
    claims = (
        at_most("an act is shown by every viewer", max(current) / 1e3, 3, "s"),
        Claim("every viewer showed every act", f"{never:,} of {len(watched.current):,} not", never == 0),
        Claim("no page was refused", f"{watched.faults} refused", watched.faults == 0),
        at_most("memory for each idle stream", watched.memory / 1024, 20, "KB", digits=1),
    )
    site_cpu, own_cpu = (spent / watched.seconds for spent in watched.cpu)
    notes = (
        f"{VIEWERS:,} viewers asked for {watched.pages / watched.seconds:,.0f} pages a second.",
        f"Processor time a second: {site_cpu:.2f} s of the site, {own_cpu:.2f} s of the viewers.",
        f"Processes at work on the machine before, on average over a minute: {watched.load}.",
    )
    return Finding("live", ("an act was", "half, ms", "99 of 100, ms", "all, ms"), rows, claims, notes)
