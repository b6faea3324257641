"""Command lines of this program that can be typed as they stand, wherever it was called from."""

import shlex
from pathlib import Path

from plenary.kit.file_name import legible
from plenary.kit.language import _
from plenary.kit.program import called


def command(*words: str) -> str:
    """A command line of this program that can be typed as it stands; ``words`` are all but the program."""
    return f"{called()} {shlex.join(map(legible, words))}"


def command_on(folder: Path, *words: str) -> str:
    """A command line that works on the installation in a folder."""
    return command(*words, "--folder", str(folder))


def example(words: str) -> str:
    """The last line of a command's help: a command line that works. ``words`` are all but the program."""
    return _("Example: {command}").format(command=f"{called()} {words}")
