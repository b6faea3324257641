"""Acts over HTTP: a hundred a second, as many as a roll call of two hundred members brings in two seconds.

Claimed: a body's site, served by ``plenary serve`` with the two processes for pages and the worker of its defaults,
takes 100 acts a second for a minute, on SQLite and on PostgreSQL, and answers 99 of 100 within 100 ms, without an
error, and with every act that was acknowledged on the record. No peer keeps such a record, so there is none here.

The act is ``delegation.appoint`` from the seat of each of 200 delegations in turn: like a vote it is small, one
seat's own, and comes to one entry and one row; it bears a private value besides. Each goes through the API with the
delegation's own token. The schedule is open: an act is due every 10 ms whether or not those before were answered, and
its time counts from the moment when it was due, so that a server that stalls cannot hide it. Client and server share
the machine's two cores. The time in which the worker writes and signs the files of the log falls into the same
minute. PostgreSQL runs in a cluster of its own on this machine, and waits for the disk as a real one does, as SQLite
does. Afterwards every answer is compared with the record, and a pack of it is exported and verified. ``perform``
beside it is the same act through the door itself, one after the other in one process.
"""

import asyncio
import json
from dataclasses import dataclass
from time import perf_counter, process_time

from benchmarks.finding import Claim, Finding, at_most
from benchmarks.house import (
    BODY,
    MEMBERS,
    POSTGRESQL,
    SQLITE,
    House,
    NoDatabase,
    Site,
    appoint,
    built,
    load_of_machine,
)
from benchmarks.latency import Spread, schedule
from benchmarks.run import Options
from benchmarks.wire import Answered, Line

RATE = 100.0
WARM = 2.0
"""Seconds of acts before the clock runs."""
LINES = 32
"""Connections that the client keeps; an act that finds none free waits, and its time goes on."""
BARE = 1000


@dataclass(frozen=True, slots=True)
class Sent:
    """An act that was sent: its key, the seconds from when it was due to its answer, and what was answered: the status,
    0 for none, and the sequence, 0 where it was not acknowledged."""

    key: str
    seconds: float
    status: int
    sequence: int


@dataclass(frozen=True, slots=True)
class Minute:
    """What came of the acts on one database. ``cpu`` is of the site, its database server and the client, in seconds;
    ``behind`` the seconds after the last act until the worker had signed all; ``unmatched`` counts the acknowledged
    acts that are not on the record as they were acknowledged."""

    sent: list[Sent]
    seconds: float
    cpu: tuple[float, float, float]
    behind: float
    unmatched: int
    dense: bool
    verified: bool
    bare: float
    load: str


def send_acts(
    port: int, headers: dict[str, str], tokens: list[str], rate: float, seconds: float, prefix: str
) -> list[Sent]:
    """Send acts on an open schedule; what came of each."""
    return asyncio.run(_send(port, headers, tokens, schedule(rate, seconds), prefix))


async def _send(port: int, headers: dict[str, str], tokens: list[str], due: list[float], prefix: str) -> list[Sent]:
    free: asyncio.Queue[Line] = asyncio.Queue()
    lines = [Line(port, headers) for _line in range(LINES)]
    for line in lines:
        free.put_nowait(line)
    began = perf_counter() + 0.1

    async def send(number: int) -> Sent:
        at = began + due[number]
        await asyncio.sleep(max(0.0, at - perf_counter()))
        line = await free.get()
        key = f"{prefix}-{number}"
        try:
            answered = await act(line, tokens, number, key)
            status, sequence = answered.status, _read_sequence(answered)
        except (OSError, EOFError):
            status, sequence = 0, 0
        finally:
            free.put_nowait(line)
        return Sent(key, perf_counter() - at, status, sequence)

    try:
        return list(await asyncio.gather(*(send(number) for number in range(len(due)))))
    finally:
        for line in lines:
            line.close()


async def act(line: Line, tokens: list[str], number: int, key: str) -> Answered:
    """Send the act of the delegation whose turn it is."""
    member = number % MEMBERS
    content = json.dumps(appoint(f"M{member + 1}", f"Adviser {number}")).encode()
    more = {
        "Authorization": f"Bearer {tokens[member]}",
        "Content-Type": "application/json",
        "Idempotency-Key": key,
    }
    return await line.ask(f"/{BODY}/acts/delegation.appoint", method="POST", content=content, more=more)


def _read_sequence(answered: Answered) -> int:
    return int(json.loads(answered.text)["sequence"]) if answered.status == 201 else 0


def count_unmatched(sent: list[Sent], entered: dict[str, list[object]]) -> int:
    """How many acknowledged acts are not on the record under their key, sequence and seat, or share a sequence."""
    acknowledged = [each for each in sent if each.status == 201]
    wrong = 0
    for each in acknowledged:
        number = int(each.key.rpartition("-")[2])
        seat = f"delegation:M{number % MEMBERS + 1}"
        wrong += entered.get(each.key) != [each.sequence, "delegation.appoint", seat]
    return wrong + len(acknowledged) - len({each.sequence for each in acknowledged})


def _measure(database: str, seconds: float) -> Minute:
    with built(database) as house:
        with house.serving() as site:
            send_acts(site.port, house.headers, house.tokens, RATE / 2, WARM, "warm")
            load, before, own = load_of_machine(), site.spent(), process_time()
            began = perf_counter()
            sent = send_acts(site.port, house.headers, house.tokens, RATE, seconds, "timed")
            took = perf_counter() - began
            own = process_time() - own
            behind = asyncio.run(_wait_for_followers(site))
            after = site.spent()
        found = house.work("look", "timed-")
        bare = house.work("perform", f"{BARE}")
        return Minute(
            sent,
            took,
            (after[0] - before[0], after[1] - before[1], own),
            behind,
            count_unmatched(sent, found["entered"]),
            bool(found["dense"]),
            _verify(house),
            BARE / bare["wall"],
            load,
        )


def _verify(house: House) -> bool:
    """Whether a pack of the record holds what it says."""
    pack = house.desk / "record.zip"
    house.run("record", "export", "-o", f"{pack}")
    return bool(json.loads(house.run("verify", f"{pack}", "--json"))["verdict"] == "as recorded")


async def _wait_for_followers(site: Site) -> float:
    began = perf_counter()
    async with Line(site.port, site.house.headers) as line:
        while any(each["behind"] for each in json.loads((await line.ask("/health")).text)["followers"]):
            await asyncio.sleep(0.25)
    return perf_counter() - began


def run(options: Options) -> Finding:
    rows, claims, notes = [], [], []
    for database in (SQLITE, POSTGRESQL):
        try:
            minute = _measure(database, options.seconds)
        except NoDatabase:
            notes.append(f"{database} is not installed here: its figures are left out.")
            continue
        rows.append(_write_row(database, minute))
        claims += _list_claims(database, minute)
        notes.append(
            f"{database}: processes at work on the machine before, on average over a minute: {minute.load}; "
            f"all signed {minute.behind:.2f} s after the last act."
        )
    timed = ("half, ms", "99 of 100, ms", "all, ms")
    spent = ("site, CPU s", "database server, CPU s", "client, CPU s")
    columns = ("database", "acts", "a second", "errors", "lost", *timed, *spent, "perform alone, a second")
    return Finding("acts", columns, tuple(rows), tuple(claims), tuple(notes))


def _write_row(database: str, minute: Minute) -> tuple[str, ...]:
    spread = Spread.of([each.seconds * 1e3 for each in minute.sent])
    done = sum(each.status == 201 for each in minute.sent)
    return (
        database,
        f"{len(minute.sent):,}",
        f"{done / minute.seconds:.1f}",
        f"{len(minute.sent) - done}",
        f"{minute.unmatched}",
        f"{spread.half:.1f}",
        f"{spread.most:.1f}",
        f"{spread.all:.1f}",
        *(f"{seconds:.1f}" for seconds in minute.cpu),
        f"{minute.bare:,.0f}",
    )


def _list_claims(database: str, minute: Minute) -> list[Claim]:
    errors = sum(each.status != 201 for each in minute.sent)
    spread = Spread.of([each.seconds * 1e3 for each in minute.sent])
    whole = minute.dense and minute.verified
    return [
        at_most(f"{database}: 100 acts a second, 99 of 100 answered", spread.most, 100, "ms", digits=1),
        Claim(f"{database}: no error", f"{errors}", errors == 0),
        Claim(f"{database}: every acknowledged act is on the record", f"{minute.unmatched} not", minute.unmatched == 0),
        Claim(f"{database}: the log is dense and its pack verifies", "yes" if whole else "no", whole),
    ]
