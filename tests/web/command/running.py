"""The ``plenary`` command, as somebody types it."""

from pathlib import Path

import pytest

from plenary.web.command.entrance import main


def run(*arguments: str | Path) -> int:
    """The exit code of the command with these arguments."""
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)
