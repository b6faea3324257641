"""``plenary bench``: what we claim, measured beside named peers. The benchmarks live in the repository."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web.command.answer import Json, answer
from plenary.web.command.app import app
from plenary.web.command.calling import example
from plenary.web.command.usage import Command

ROOT = Path(__file__).resolve().parents[4]


class Suite(StrEnum):
    """What can be measured."""

    TEXT = "text"
    HOUSE = "house"


@app.command(
    cls=Command,
    help=_("Measure what is claimed, beside other programs, and write benchmarks/README.md."),
    epilog=example("bench text --only revision --no-peers"),
)
def bench(
    context: typer.Context,
    suite: Annotated[
        Suite, typer.Argument(metavar="SUITE", help=_("What to measure: text, the rolling text; house, the record."))
    ],
    only: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help=_("Run this benchmark only; the report is not kept."))
    ] = None,
    limit: Annotated[
        float, typer.Option(metavar="SECONDS", min=1, help=_("How long another program may take for one task."))
    ] = 300,
    seconds: Annotated[
        float, typer.Option(metavar="SECONDS", min=2, help=_("How long a site is kept under load."))
    ] = 60,
    no_peers: Annotated[
        bool, typer.Option("--no-peers", help=_("Without the other programs, which are installed on first use."))
    ] = False,
    date: Annotated[
        str, typer.Option(metavar="DATE", help=_("The date to put on the report; otherwise today's."))
    ] = "",
    json: Json = False,
) -> None:
    """Runs ``python -m benchmarks`` at the root of the repository; exit code 1 when a claim does not hold."""
    if not (ROOT / "benchmarks" / "__main__.py").is_file():
        raise Refusal(
            _(
                "The benchmarks are not here: they are part of the project's repository and not of an installed "
                "Plenary; run ./plenary bench in a copy of the repository."
            ),
            Outcome.MISSING,
        )
    command = [sys.executable, "-m", "benchmarks", suite, "--date", date or datetime.now(UTC).date().isoformat()]
    command += ["--limit", str(limit), "--seconds", str(seconds), *(["--no-peers"] if no_peers else [])]
    command += [word for name in only or () for word in ("--only", name)]
    found = _run(command)
    outcome = Outcome.DONE if found["held"] else Outcome.ATTENTION
    lines = [str(found["report"]), *([""] if outcome is Outcome.ATTENTION else []), *_missed(found)]
    answer(context, "\n".join(lines), found, outcome)


def _missed(found: dict[str, Any]) -> Iterator[str]:
    """The claims that do not hold, with what was found instead and by how much it is beside the target."""
    for name, finding in found["findings"].items():
        for claim in finding["claims"]:
            if not claim["held"] and claim["beside"]:
                yield _("Target missed in {benchmark}: {claim}; found: {got}, {beside} too much.").format(
                    benchmark=name, claim=claim["said"], got=claim["got"], beside=claim["beside"]
                )
            elif not claim["held"]:
                yield _("Target missed in {benchmark}: {claim}; found: {got}.").format(
                    benchmark=name, claim=claim["said"], got=claim["got"]
                )


def _run(command: list[str]) -> dict[str, Any]:
    """What the benchmarks say; their progress goes to standard error as it comes."""
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=False)
    if done.returncode == Outcome.USAGE:
        raise Refusal(_("There is no such benchmark; the line above names those there are."), Outcome.USAGE)
    if done.returncode:
        raise Refusal(_("The benchmarks did not run to their end; what they said last stands above."), Outcome.INPUT)
    found: dict[str, Any] = json.loads(done.stdout)
    return found
