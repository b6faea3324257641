"""What is wrong with a command line, in one sentence of the user's language.

typer says it in English. What it found is read from its exceptions, never from their words.
"""

from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from enum import Enum
from typing import Any

# typer publishes only BadParameter of these; its version is locked, and tests/web/command/test_mistake.py meets each.
from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoArgsIsHelpError, NoSuchOption
from typer._click.exceptions import UsageError as Mistake

from plenary.kit.language import _

__all__ = ["Mistake", "NoArgsIsHelpError", "no_command", "sentence", "several", "too_much"]


def sentence(mistake: Mistake) -> str:
    """What is wrong, and what to type instead or where to look."""
    line = _help(mistake.ctx.command_path if mistake.ctx else "")
    match mistake:
        case NoSuchOption(option_name=option, possibilities=near) if near:
            return _("There is no option {option} here; did you mean {near}?").format(option=option, near=near[0])
        case NoSuchOption(option_name=option):
            return _("There is no option {option} here; {command} names those there are.").format(
                option=option, command=line
            )
        case BadOptionUsage(option_name=option):
            return _("Something is to follow {option}; {command} says what.").format(option=option, command=line)
        case MissingParameter(param=parameter):
            return _("{what} is missing; {command} says what it is.").format(what=_named(parameter), command=line)
        case BadParameter(param=parameter) if parameter is not None:
            return _refused(parameter, line)
    return _("A command is missing; {command} names those there are.").format(command=line)


def no_command(given: str, known: Sequence[str], path: str) -> str:
    """No command is called so."""
    near = get_close_matches(given.lower(), known, n=1)
    if near:
        return _("There is no command {name}; did you mean {near}?").format(name=given, near=f"{path} {near[0]}")
    return _("There is no command {name}; {command} names those there are.").format(name=given, command=_help(path))


def several(option: Any) -> str:
    """An option that has one value is given several."""
    return _("{option} stands on the line several times, and only one of them can count; leave one.").format(
        option=_named(option)
    )


def too_much(words: Sequence[str], path: str) -> str:
    """Words stand on the line that the command has no use for."""
    return _("This is too much on the line: {words}; {command} says what belongs there.").format(
        words=" ".join(words), command=_help(path)
    )


def _refused(parameter: Any, line: str) -> str:
    what = _named(parameter)
    kind = parameter.type_descriptor.annotation
    if isinstance(kind, type) and issubclass(kind, Enum):
        choices = ", ".join(str(one.value) for one in kind)
        return _("{what} can only be one of these: {choices}.").format(what=what, choices=choices)
    if kind is datetime:
        return _("{what} has to be a moment, written as 2031-05-14T13:30.").format(what=what)
    if parameter.min is not None:
        return _("{what} has to be a number, {least} or more.").format(what=what, least=f"{parameter.min:g}")
    return _("What is given for {what} cannot be used; {command} says what is meant.").format(what=what, command=line)


def _named(parameter: Any) -> str:
    """An option by its name, an argument by the word that stands for it in the help."""
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    return str(parameter.metavar or parameter.name.upper()).removesuffix("...")


def _help(path: str) -> str:
    return f"{path} --help".strip()
