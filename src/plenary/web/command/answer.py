"""What a command says, to people and to machines.

The answer goes to standard output; everything on the way to it (progress, warnings, refusals) goes to
standard error. With ``--json`` standard output carries exactly one JSON object, also when the command
refuses, with the exit code in ``exit``.
"""

import json
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Annotated, Any

import typer
from rich.console import Console, Group, RenderableType
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from plenary.kit.language import _, direction
from plenary.kit.refusal import Outcome, Refusal


@dataclass
class Listener:
    """Who listens to this run: a person, or a machine that reads JSON; and whether the answer is being given, when
    all files are written."""

    machine: bool = False
    answered: bool = False


def _listen(context: typer.Context, value: bool) -> bool:
    context.find_root().obj.machine = value
    return value


Json = Annotated[
    bool,
    typer.Option("--json", callback=_listen, is_eager=True, help=_("Answer with one JSON object, for machines.")),
]
"""The option ``--json`` of a command: ``json: Json = False``."""

Force = Annotated[bool, typer.Option("--force", help=_("Replace output files that exist already."))]
"""The option ``--force`` of a command: ``force: Force = False``."""


def paper(*, error: bool = False) -> Console:
    """Where a person reads. Square brackets are brackets here, never markup."""
    return Console(stderr=error, markup=False, highlight=False, emoji=False, soft_wrap=True)


RIGHT_TO_LEFT = "\u200f"
"""The mark that makes a terminal begin a line at the right, whatever the line begins with; it takes no room."""


def lead() -> str:
    """What a line, or a cell of a table, begins with on a terminal where the user's language runs from the right.

    Nothing where the answer goes into a file: there the mark would be taken for part of a name.
    """
    return RIGHT_TO_LEFT if direction() == "rtl" and sys.stdout.isatty() else ""


def answer(
    context: typer.Context, text: RenderableType, data: Mapping[str, Any], outcome: Outcome = Outcome.DONE
) -> None:
    """Say the answer once, to whoever listens, and end the command with the outcome's exit code."""
    listener = context.find_root().obj
    listener.answered = True
    if listener.machine:
        _say_json({"command": context.info_name, "exit": int(outcome), **data})
    else:
        say(text)
    raise typer.Exit(outcome)


def say(text: RenderableType) -> None:
    """Say something on standard output, to a person: the answer, or a part of one that goes on."""
    _print(_led(text))
    sys.stdout.flush()


def _print(text: RenderableType) -> None:
    console = paper()
    if not isinstance(text, Group):
        console.print(text)
        return
    # A table fills its last column with spaces, which a person who copies a line does not want.
    with console.capture() as said:
        console.print(text)
    sys.stdout.write("\n".join(line.rstrip(" ") for line in said.get().split("\n")))


def _led(text: RenderableType) -> RenderableType:
    """The answer, each of its lines beginning at the side where the user's language begins."""
    match text:
        case Group():
            return Group(*map(_led, text.renderables))
        case Text() if lead():
            return Text("\n").join(Text(lead()) + line for line in text.split("\n", allow_blank=True))
        case str() if lead():
            return "\n".join(f"{lead()}{line}" for line in text.split("\n"))
    return text


def warn(sentence: str) -> None:
    """Say a sentence on the way to the answer."""
    paper(error=True).print(sentence)


def refuse(refusal: Refusal, listener: Listener) -> None:
    """Say why there is no answer."""
    if listener.machine:
        _say_json({"exit": int(refusal.outcome), "refusal": refusal.sentence})
    else:
        paper(error=True).print(refusal.sentence)


@contextmanager
def progress(doing: str, total: int) -> Iterator[Callable[[], None]]:
    """Show how far long work has come, where a person is watching; the function given says "one more done"."""
    bar = Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=paper(error=True),
        transient=True,
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task(doing, total=total)
        yield lambda: bar.advance(task)


def _say_json(data: Mapping[str, Any]) -> None:
    sys.stdout.write(json.dumps(data, ensure_ascii=False, indent=2) + "\n")
