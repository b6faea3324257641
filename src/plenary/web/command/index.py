"""Every command there is. A command's module joins the application when it is imported, and what a command stands on
takes longer to load than most take to run: so only the one that is asked for is imported."""

from collections.abc import Sequence
from importlib import import_module

import typer

from plenary.web.command.app import app

_MODULES = {
    "compile": ("compile",),
    "proof": ("proof",),
    "check": ("check",),
    "compare": ("compare",),
    "rebase": ("rebase",),
    "recover": ("recover",),
    "demo": ("demo",),
    "init": ("init",),
    "invite": ("invite",),
    "serve": ("serve",),
    "act": ("act",),
    "record": ("record.checkpoint", "record.export", "record.rotate_key"),
    "token": ("token",),
    "verify": ("verify",),
    "backup": ("backup",),
    "restore": ("restore",),
    "migrate": ("migrate",),
    "reindex": ("reindex",),
    "doctor": ("doctor",),
    "logs": ("logs",),
    "bench": ("bench",),
}
"""The modules of each command, in the order in which a user meets them."""


def application(arguments: Sequence[str] = ()) -> typer.Typer:
    """The application with the command that the arguments name; with all of them where that is not plain, since
    the help lists them and a mistyped name is compared with them."""
    first = _first(arguments)
    needed = (
        () if first == "--version" else _MODULES.get(first, tuple(name for row in _MODULES.values() for name in row))
    )
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
