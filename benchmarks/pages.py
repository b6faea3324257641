"""Pages: how long the server takes for each, and what a first visit costs.

Claimed: the home of a body of 200 members with 3,000 entries on its record takes at most 20 ms of the server, warm,
in 99 of 100 cases; a first visit of any page is at most 50 KB compressed and ten requests, and 10 KB of it script; a
whole long text alone is exempt. No peer has these pages, so there is none here.

Pages are asked for one after the other over a connection that is kept, from a served site on which nothing else
happens; the first ten answers are not counted. The time is from sending the request to having the answer, by the wall
clock, so that server, network stack and client are all in it. The processor time is that of all processes of the
site. A delegate's pages are asked for with a session. Between two requests something is recorded where it says so, so
that nothing kept of the page before can answer.
"""

import asyncio
import re
from dataclasses import dataclass
from time import perf_counter

from benchmarks.acts import act
from benchmarks.finding import Claim, Finding, at_most
from benchmarks.house import BODY, SQLITE, Site, built, load_of_machine
from benchmarks.latency import Spread
from benchmarks.run import Options
from benchmarks.wire import Line

ENTRIES = 3000
TIMES, WARM = 100, 10
HOME = f"/{BODY}/"
PAGES = (
    ("home", HOME, False),
    ("home of a delegate", HOME, True),
    ("My brief of a delegate", f"/{BODY}/brief/", True),
    ("members", f"/{BODY}/members/", False),
    ("one member", f"/{BODY}/members/M7/", False),
    ("documents", f"/{BODY}/documents/", False),
    ("the record", f"/{BODY}/record/", False),
    ("one entry", f"/{BODY}/record/100", False),
    ("texts", f"/{BODY}/texts/", False),
    ("one text, whole", f"/{BODY}/texts/framework/", False),
)
EXEMPT = "one text, whole"
MOST_BYTES, MOST_REQUESTS, MOST_SCRIPT = 50 * 1024, 10, 10 * 1024
PART = re.compile(r"""<(?:link|script|img)\b[^>]*?(?:href|src)="([^"]+)\"""")


@dataclass(frozen=True, slots=True)
class Visit:
    """A page: milliseconds that it took, processor milliseconds of the site for each, and what a first visit costs in
    bytes over the wire, requests, and bytes of script."""

    name: str
    spread: Spread
    cpu: float
    size: int
    requests: int
    script: int


def find_parts(page: str) -> list[str]:
    """The addresses that a browser asks for because of a page, each once."""
    return sorted(set(PART.findall(page)))


async def _visit(site: Site, name: str, address: str, more: dict[str, str], *, acting: bool = False) -> Visit:
    asked = {"Accept-Encoding": "gzip", "Accept-Language": "en", **more}
    async with Line(site.port, site.house.headers) as line, Line(site.port, site.house.headers) as other:
        for _turn in range(WARM):
            answered = await line.ask(address, more=asked)
            if answered.status != 200:
                raise RuntimeError(f"{address}: {answered.status}")
        times, spent, began = [], 0.0, site.spent()[0]
        for number in range(TIMES):
            if acting:
                before = site.spent()[0]
                await act(other, site.house.tokens, number, f"pages-{number}")
                await asyncio.sleep(0.25)
                spent += site.spent()[0] - before
            at = perf_counter()
            answered = await line.ask(address, more=asked)
            times.append((perf_counter() - at) * 1e3)
        cpu = (site.spent()[0] - began - spent) / TIMES * 1e3
        parts = {part: await line.ask(part, more=asked) for part in find_parts(answered.text)}
        size = len(answered.content) + sum(len(part.content) for part in parts.values())
        script = sum(len(part.content) for address, part in parts.items() if address.endswith(".js"))
        return Visit(name, Spread.of(times), cpu, size, 1 + len(parts), script)


async def _visit_all(site: Site) -> list[Visit]:
    cookie = {"Cookie": str(site.house.furnished["cookie"])}
    visits = [await _visit(site, name, address, cookie if signed else {}) for name, address, signed in PAGES]
    fresh = await _visit(site, "home, something recorded before each", HOME, {}, acting=True)
    return [visits[0], fresh, *visits[1:]]


def run(options: Options) -> Finding:
    with built(SQLITE, entries=ENTRIES) as house, house.serving() as site:
        load = load_of_machine()
        visits = asyncio.run(_visit_all(site))
    rows = tuple(
        (
            visit.name,
            f"{visit.spread.half:.1f}",
            f"{visit.spread.most:.1f}",
            f"{visit.cpu:.1f}",
            f"{visit.size / 1024:.1f}",
            f"{visit.requests}",
            f"{visit.script / 1024:.1f}",
        )
        for visit in visits
    )
    homes = [visit for visit in visits if visit.name.startswith("home")]
    bound = [visit for visit in visits if visit.name != EXEMPT]
    claims = [at_most(f"{visit.name}: 99 of 100 answered", visit.spread.most, 20, "ms", digits=1) for visit in homes]
    claims += [
        at_most(
            "a first visit, compressed", max(visit.size for visit in bound) / 1024, MOST_BYTES / 1024, "KB", digits=1
        ),
        Claim(
            f"at most {MOST_REQUESTS} requests",
            f"{max(visit.requests for visit in visits)}",
            max(visit.requests for visit in visits) <= MOST_REQUESTS,
        ),
        at_most("script", max(visit.script for visit in visits) / 1024, MOST_SCRIPT / 1024, "KB", digits=1),
    ]
    columns = ("page", "half, ms", "99 of 100, ms", "site, CPU ms", "first visit, KB", "requests", "script, KB")
    notes = (f"Processes at work on the machine before, on average over a minute: {load}.",)
    return Finding("pages", columns, rows, tuple(claims), notes)
