"""``plenary record``: the record of a body, written out, signed, and its keys."""

import typer

from plenary.kit.language import _
from plenary.web.command.app import app
from plenary.web.command.calling import example
from plenary.web.command.usage import Commands

record = typer.Typer(
    name="record",
    cls=Commands,
    help=_("Export the record of a body, sign it, and change its key."),
    epilog=example("record export -o record.zip"),
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.add_typer(record)
