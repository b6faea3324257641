"""``plenary logs``: what the processes of an installation logged."""

from typing import Annotated

import typer

from plenary.kit.language import _
from plenary.web import installation
from plenary.web.command.answer import Json, answer
from plenary.web.command.app import app
from plenary.web.command.calling import example
from plenary.web.command.folder import PLACE, Folder
from plenary.web.command.usage import Command

FIRST = ("time", "level", "process", "event")


@app.command(
    cls=Command,
    help=_("Show what the processes of an installation logged; nothing personal is in it."),
    epilog=example("logs --folder house --lines 50"),
)
def logs(
    context: typer.Context,
    folder: Folder = PLACE,
    lines: Annotated[
        int, typer.Option("--lines", metavar="NUMBER", min=1, help=_("How many of the newest lines to show."))
    ] = 100,
    faults: Annotated[bool, typer.Option("--faults", help=_("Show warnings and faults only."))] = False,
    json: Json = False,
) -> None:
    """The newest lines of all processes, in the order of time."""
    from plenary.web.journal import read_journal

    installation.require(folder)
    found = [line for line in read_journal(folder) if not faults or line["level"] != "info"][-lines:]
    text = "\n".join(_write(line) for line in found) or _("Nothing was written yet.")
    answer(context, text, {"lines": found})


def _write(line: dict[str, object]) -> str:
    """The names that every line has, then what this one says of itself."""
    rest = [f"{name}={_plain(value)}" for name, value in line.items() if name not in FIRST]
    return " ".join([*(str(line[name]) for name in FIRST), *rest])


def _plain(value: object) -> str:
    return ",".join(map(str, value)) if isinstance(value, list) else str(value)
