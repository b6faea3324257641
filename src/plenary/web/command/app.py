"""The application that the commands join, each from a module of its own."""

from typing import Annotated

import typer

from plenary import __version__
from plenary.kit.language import _
from plenary.web.command.usage import Commands

app = typer.Typer(
    name="plenary",
    cls=Commands,
    help=_("Plenary makes one text of a draft and everybody's suggestions, exact to the last word."),
    epilog=_("The guide to every command, option and exit code is docs/commands.md."),
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _say_version(asked: bool) -> None:
    if asked:
        # not for users: a name and a number, the same in every language
        typer.echo(f"plenary {__version__}")
        raise typer.Exit


@app.callback()
def plenary(
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help=_("Show the version and exit."))
    ] = False,
    language: Annotated[
        str,
        typer.Option(
            "--language",
            metavar="TAG",
            help=_("The language Plenary speaks; without it, that of PLENARY_LANGUAGE or of the system."),
        ),
    ] = "",
) -> None:
    """What every command has. The language is chosen in ``entrance``, before any sentence is said."""
