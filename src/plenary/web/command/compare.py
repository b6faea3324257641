"""``plenary compare``: what changed from one version of a text to the next."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from plenary.engine.text.comparison import Comparison, Fate
from plenary.engine.text.redline import redline
from plenary.kit import output_file
from plenary.kit.language import _, language
from plenary.rulemaking.compilation.issuing import comparison_renderer
from plenary.rulemaking.compilation.version import compare_files
from plenary.rulemaking.proving import cite
from plenary.web.command.answer import Force, Json, answer
from plenary.web.command.app import app
from plenary.web.command.arguments import AsAt, Lang
from plenary.web.command.calling import example
from plenary.web.command.usage import Command


@app.command(
    cls=Command,
    help=_("Show what changed from one version of a text to the next, with what moved."),
    epilog=example("compare framework-v1.docx framework.docx -o changes.html"),
)
def compare(
    context: typer.Context,
    old: Annotated[Path, typer.Argument(metavar="OLD", help=_("The earlier version."), show_default=False)],
    new: Annotated[Path, typer.Argument(metavar="NEW", help=_("The later version."), show_default=False)],
    output: Annotated[
        list[Path] | None,
        typer.Option("-o", "--output", metavar="FILE", help=_("Where to write a page: .html. May be repeated.")),
    ] = None,
    lang: Lang = "",
    as_at: AsAt = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """Compare two files."""
    outputs = output or []
    output_file.refuse(outputs, overwrite=force, inputs=[old, new])
    renders = [comparison_renderer(path) for path in outputs]
    found = compare_files(old, new, lang=lang)
    moment = (as_at or datetime.now(UTC)).astimezone()
    page = found.redline(as_at=moment, tongue=language())
    contents = {path: render(page) for path, render in zip(outputs, renders, strict=True)}
    output_file.write_all(contents, overwrite=force, inputs=[old, new])
    names = cite(found.comparison.old), cite(found.comparison.new)
    text = redline(found.comparison, *names).removesuffix("\n") or _("The two texts are the same.")
    data = {"outputs": [str(path) for path in outputs], "changes": _changes(found.comparison)}
    answer(context, Text(text), data)


def _changes(comparison: Comparison) -> list[dict[str, object]]:
    """Every provision that is not the same, for machines."""
    return [
        {
            "fate": entry.fate.value,
            "old": list(entry.old),
            "new": list(entry.new),
            "numbers": list(comparison.numbers(entry)),
            "move": entry.move,
            "pieces": [[piece.change.value, piece.text, piece.move] for piece in entry.pieces],
        }
        for entry in comparison.entries
        if entry.fate is not Fate.SAME or entry.move
    ]
