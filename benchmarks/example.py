"""The bundled example, from files to every output.

Claimed: the demo (a draft of some 240 provisions, 35 submissions, every output, and the Arabic text) takes less
than 10 s from the first file to the last. Where the time goes is shown by stage.

There is no peer: no program known to us does this job. Stages are timed one after another in one process,
with the limited processes that read the files counted in; the modules of a format are loaded when it is
first written, and that counts too. The whole is the ``plenary demo`` command, start of the program included.
"""

import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from importlib.resources import as_file, files
from pathlib import Path
from time import perf_counter

from benchmarks.finding import Claim, Finding, at_most
from benchmarks.run import Options
from benchmarks.stopwatch import environment, measure, processor
from plenary.engine.text.rolling import collate
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.compilation.issuing import issue, render_for
from plenary.rulemaking.intake import read_all
from plenary.rulemaking.membership import Membership, read_membership
from plenary.rulemaking.submission import attribute, read_authors

AS_AT = datetime(2031, 5, 14, 13, 30, tzinfo=UTC)
OUTPUTS = ("docx", "html", "pdf", "xml", "json", "csv", "txt")


class _Lap:
    """Seconds of processor and wall since the last lap."""

    def __init__(self) -> None:
        self.cpu, self.wall = processor(), perf_counter()

    def __call__(self) -> tuple[float, float]:
        cpu, wall = processor(), perf_counter()
        spent = cpu - self.cpu, wall - self.wall
        self.cpu, self.wall = cpu, wall
        return spent


def compile_example() -> tuple[Compilation, Membership, list[Path]]:
    """The English example, its membership, and the files that were read."""
    with as_file(files("plenary.rulemaking.example")) as example:
        membership = read_membership((example / "members.csv").read_bytes(), "members.csv")
        authors = read_authors((example / "authors.csv").read_bytes(), "authors.csv")
        paths = sorted((example / "submissions").iterdir())
        submissions = attribute([str(path) for path in paths], membership, authors)
        base, older = example / "framework.en.docx", example / "framework.en.v1.docx"
        compilation = compile_text(base, submissions, membership=membership, symbol="A/AI/1/L.4", older=[older])
        return compilation, membership, [base, older, *paths]


def time_stages() -> list[tuple[str, float, float]]:
    """A task: the stages of the example with their seconds of processor and wall."""
    lap = _Lap()
    compilation, membership, paths = compile_example()
    whole = lap()
    list(read_all(paths))
    reading = lap()
    rolling = compilation.rolling
    collate(rolling.base, rolling.readings, order=rolling.order)
    collating = lap()
    stages = [
        ("files read", *reading),
        (
            "submissions matched, read and accounted for",
            whole[0] - reading[0] - collating[0],
            whole[1] - reading[1] - collating[1],
        ),
        ("collated", *collating),
    ]
    edition = issue(compilation, membership, as_at=AS_AT, body="Assembly")
    stages.append(("laid out for an audience", *lap()))
    for ending in OUTPUTS:
        render_for(Path(f"rolling.{ending}"), compilation, membership, tracked=False)(edition)
        stages.append((f"written as .{ending}", *lap()))
    return stages


def run(options: Options) -> Finding:
    stages = measure(f"{__name__}:time_stages").result
    walls: list[float] = []
    with tempfile.TemporaryDirectory() as folder:
        for time in range(options.times):
            began = perf_counter()
            place = ("--to", str(Path(folder) / str(time)))
            command = [sys.executable, "-m", "plenary.web.command", "demo", "--files-only", *place]
            done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
            walls.append(perf_counter() - began)
    rows = [(stage, f"{cpu:.2f}", f"{wall:.2f}") for stage, cpu, wall in stages]
    rows.append(("the demo command, whole, without the site", "", f"{min(walls):.2f}"))
    claims = (
        at_most("the demo: wall time", min(walls), 10, "s", digits=1),
        Claim("the demo ends well", f"exit code {done.returncode}", done.returncode == 0),
    )
    return Finding("example", ("stage", "processor s", "wall s"), tuple(rows), claims)
