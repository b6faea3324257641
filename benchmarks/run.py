"""What may be chosen for a run of the benchmarks."""

import argparse
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Options:
    """``times`` is how often a task of ours is run, of which the cheapest counts; ``limit`` how many seconds
    a peer may take for one task; ``peers`` whether programs that must be installed are run beside us; ``seconds`` how
    long a site is kept under load, and half as long where there are viewers."""

    times: int = 3
    limit: float = 300.0
    peers: bool = True
    seconds: float = 60.0


@dataclass(frozen=True)
class Asked:
    """A suite to run, or ``only`` some of its benchmarks; ``date`` stands on the report."""

    suite: str
    date: str
    only: tuple[str, ...]
    options: Options


def read_arguments(arguments: Sequence[str], suites: Mapping[str, Sequence[str]]) -> Asked:
    """The words of a command line; ``suites`` are the benchmarks by suite. Ends the program when they are not
    right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks")
    parser.add_argument("suite", choices=suites)
    parser.add_argument("--date", required=True, help="the date to put on the report")
    parser.add_argument("--only", action="append", default=[], help="run this benchmark only; the report is not kept")
    parser.add_argument("--limit", type=float, default=Options.limit, help="seconds that a peer may take for one task")
    parser.add_argument("--times", type=int, default=Options.times, help="runs of which the cheapest counts")
    parser.add_argument("--no-peers", action="store_true", help="without the programs that must be installed")
    parser.add_argument("--seconds", type=float, default=Options.seconds, help="how long a site is kept under load")
    given = parser.parse_args(arguments)
    for name in given.only:
        if name not in suites[given.suite]:
            parser.error(f"no benchmark {name}; there are {', '.join(suites[given.suite])}")
    options = Options(given.times, given.limit, not given.no_peers, given.seconds)
    return Asked(given.suite, given.date, tuple(given.only), options)


def shared_data() -> Path | None:
    """The folder of real texts that stands beside the project (PLENARY_SHARED says where), if it is there."""
    folder = Path(os.environ.get("PLENARY_SHARED", ROOT.parent / "shared")) / "data"
    return folder if folder.is_dir() else None
