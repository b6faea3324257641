"""How often something happened in a period, counted by all processes of a site together, for a few system calls.

A tally is a file that grows by a byte each time: the system appends in turn, whoever else does, and where a byte
ends is the count. The files of earlier periods are removed when a new one begins.
"""

import os
import shutil
from pathlib import Path

from django.conf import settings

_PLACE = "tally"


def count(what: str, who: str, period: int) -> int:
    """Count once more what somebody did in a period, which has a number of its own; how often that is now.

    ``what`` and ``who`` are names of files.
    """
    folder = settings.FOLDER / "cache" / _PLACE / what
    file = folder / f"{period}" / who
    try:
        handle = _open(file)
    except FileNotFoundError:
        _begin(folder, period)
        handle = _open(file)
    try:
        os.write(handle, b".")
        # Where this byte ended, whatever others have appended since.
        return os.lseek(handle, 0, os.SEEK_CUR)
    finally:
        os.close(handle)


def _open(file: Path) -> int:
    return os.open(file, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, 0o600)


def _begin(folder: Path, period: int) -> None:
    """Make the folder of a period, and remove those that are over; in the last one others may still count."""
    (folder / f"{period}").mkdir(parents=True, exist_ok=True, mode=0o700)
    for other in folder.iterdir():
        if other.name.isdecimal() and int(other.name) < period - 1:
            shutil.rmtree(other, ignore_errors=True)
