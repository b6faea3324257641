"""What the user calls this program, so that every command line that it shows can be typed as it stands."""

import os
import shlex
from collections.abc import Mapping

from plenary.kit.file_name import legible
from plenary.kit.language import _

VARIABLE = "PLENARY_CALLED_AS"
"""Set by the script ``plenary``: the name it was called by."""


def called(environment: Mapping[str, str] = os.environ) -> str:
    """``./plenary``, ``../plenary``, or ``plenary`` where it is installed."""
    return shlex.quote(environment.get(VARIABLE) or "plenary")


def command(*words: str) -> str:
    """A command line of this program that can be typed as it stands; ``words`` are all but the program."""
    return f"{called()} {shlex.join(map(legible, words))}"


def example(words: str) -> str:
    """The last line of a command's help: a command line that works. ``words`` are all but the program."""
    return _("Example: {command}").format(command=f"{called()} {words}")
