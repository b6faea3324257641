"""The help of the commands: wholly in the user's language, and as wide as the terminal is.

typer writes its own words in English only, and cuts lines at 50 columns at least: so what it knows of a command is
written here.
"""

import shutil
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Any

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text
from typer.core import TyperCommand, TyperGroup

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web.command.answer import lead
from plenary.web.command.mistake import Mistake, no_command, several, too_much
from plenary.web.command.modules import MODULES

_WIDEST = 100
_NARROW = 64
"""Below so many columns a name stands above what is said of it, not beside."""
_NAMES = 28
"""How many columns names may take where they stand beside what is said of them."""


class Command(TyperCommand):
    """One command."""

    # Words too many are refused below, in the user's language.
    allow_extra_args = True

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        given = [*args]
        try:
            rest = super().parse_args(ctx, args)
        except Mistake as mistake:
            # What is said of it names the command, which typer does not always tell.
            mistake.ctx = ctx
            raise
        if ctx.args and not ctx.resilient_parsing:
            raise Refusal(too_much(ctx.args, ctx.command_path), Outcome.USAGE)
        self._refuse_twice(ctx, given)
        return rest

    def _refuse_twice(self, ctx: Any, args: list[str]) -> None:
        """Raise Refusal for an option with several values of which only the last would count."""
        order: list[Any] = [*self.make_parser(ctx).parse_args(args=args)[2]]
        for option in order:
            single = option.param_type_name == "option" and not (option.multiple or option.is_flag)
            if single and order.count(option) > 1:
                raise Refusal(several(option), Outcome.USAGE)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        formatter.write("\n".join(f"{lead()}{line}" for line in _sheet(self, ctx, [])))


class Commands(TyperGroup):
    """The program itself."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and self.get_command(ctx, args[0]) is None:
            raise Refusal(no_command(args[0], list(self.commands), ctx.command_path), Outcome.USAGE)
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        known = [(name, command.help or "") for name, command in self.commands.items()]
        places = {name: place for place, name in enumerate(MODULES)}
        # The commands below another come in the order of their modules.
        known.sort(key=lambda row: places.get(row[0], len(places)))
        formatter.write("\n".join(f"{lead()}{line}" for line in _sheet(self, ctx, known)))


def _sheet(command: TyperCommand | TyperGroup, context: Any, commands: Sequence[tuple[str, str]]) -> Iterator[str]:
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    parameters = [one for one in command.get_params(context) if not getattr(one, "hidden", False)]
    arguments = [one for one in parameters if one.param_type_name == "argument"]
    options = [one for one in parameters if one.param_type_name == "option"]
    if commands:
        usage = _("Usage: {command} COMMAND …").format(command=context.command_path)
    else:
        words = " ".join(_placeholder(one) if one.required else f"[{_placeholder(one)}]" for one in arguments)
        usage = _("Usage: {command} [OPTIONS] {words}").format(command=context.command_path, words=words).rstrip()
    yield from _wrapped(usage, width, "", "    ")
    yield ""
    yield from _wrapped(command.help or "", width, "", "")
    for heading, rows in (
        (_("Arguments:"), [(_placeholder(one), _said(one)) for one in arguments]),
        (_("Options:"), [(_option(one), _said(one)) for one in options]),
        (_("Commands:"), commands),
    ):
        if rows:
            yield from ("", heading, *_rows(rows, width))
    # Not wrapped: a command line is copied whole.
    yield from ("", command.epilog or "")


def _placeholder(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name.upper())


def _option(option: Any) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    return names if option.is_flag else f"{names} {_placeholder(option)}"


def _said(parameter: Any) -> str:
    """What an option is for, whether it must be given, and what holds where it is not."""
    said = _("Show this message and exit.") if parameter.name == "help" else parameter.help or ""
    default = parameter.default.value if isinstance(parameter.default, Enum) else parameter.default
    if parameter.required:
        return _("{what} (required)").format(what=said)
    if parameter.show_default and default not in (None, "", False, ()):
        shown = f"{default:g}" if isinstance(default, float) else str(default)
        return _("{what} (otherwise: {value})").format(what=said, value=shown)
    return said


def _rows(rows: Sequence[tuple[str, str]], width: int) -> Iterator[str]:
    beside = min(max(cell_len(name) for name, _text in rows), _NAMES) + 4
    for name, said in rows:
        if width < _NARROW:
            yield f"  {name}"
            yield from _wrapped(said, width, "      ", "      ")
        elif cell_len(name) + 4 > beside:
            yield f"  {name}"
            yield from _wrapped(said, width, " " * beside, " " * beside)
        else:
            yield from _wrapped(said, width, f"  {name}".ljust(beside), " " * beside)


def _wrapped(words: str, width: int, first: str, later: str) -> Iterator[str]:
    """Lines of at most so many columns; Chinese signs take two, and may be parted anywhere."""
    lines = Text(words).wrap(Console(width=width), max(width - max(len(first), len(later)), 10))
    for place, line in enumerate(lines):
        yield f"{later if place else first}{line.plain.rstrip()}"
