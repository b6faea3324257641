"""Every command there is. A command's module joins the application when it is imported, and what a command stands on
takes longer to load than most take to run: so only the one that is asked for is imported."""

from collections.abc import Sequence
from importlib import import_module

import typer

from plenary.web.command.app import app
from plenary.web.command.modules import MODULES


def application(arguments: Sequence[str] = ()) -> typer.Typer:
    """The application with the command that the arguments name; with all of them where that is not plain, since
    the help lists them and a mistyped name is compared with them."""
    first = _first(arguments)
    needed = () if first == "--version" else MODULES.get(first, tuple(name for row in MODULES.values() for name in row))
    for name in needed:
        import_module(f"plenary.web.command.{name}")
    return app


def _first(arguments: Sequence[str]) -> str:
    """The first word after the language, which is a command, an option of the program, or a mistake."""
    rest = iter(arguments)
    for word in rest:
        if word == "--language":
            next(rest, None)
        elif not word.startswith("--language="):
            return word
    return ""
