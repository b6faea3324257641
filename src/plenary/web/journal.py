"""The log of an installation as files: the lines of ``plenary.kit.log``, in a file of each process, rotated.

Nothing personal gets in, for nothing personal is in a line; docs/security/logs.md says what is.
"""

import json
import logging
import logging.handlers
from io import TextIOWrapper
from pathlib import Path

from plenary.kit.log import Lines

PLACE = "journal"
LARGEST = 2 << 20
"""Bytes of a file before the next is begun."""
KEPT = 5
"""Files of a process that are kept beside the one that is written."""


class ProcessLines(Lines):
    """A line with the process that wrote it."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps({**json.loads(super().format(record)), "process": self._process}, ensure_ascii=False)


class Journal(logging.handlers.RotatingFileHandler):
    """The files of one process; nothing is made before there is something to write."""

    def __init__(self, folder: Path, process: str) -> None:
        self._place = folder / PLACE
        super().__init__(
            self._place / f"{process}.jsonl", maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", delay=True
        )
        self.setFormatter(ProcessLines(process))

    def _open(self) -> TextIOWrapper:
        self._place.mkdir(mode=0o700, exist_ok=True)
        return super()._open()


def keep_journal(folder: Path, process: str, *, aloud: bool = False) -> None:
    """Write what this process logs from now on below an installation's folder, and ``aloud`` to standard error too.

    A command is not aloud: whoever typed it reads its answer there.
    """
    root = logging.getLogger()
    kept = [handler for handler in root.handlers if aloud or not _is_loud(handler)]
    root.handlers = [*(handler for handler in kept if not isinstance(handler, Journal)), Journal(folder, process)]


def read_journal(folder: Path) -> list[dict[str, object]]:
    """Everything that is kept, by time. A line that was cut off when its process was killed is left out."""
    found = []
    # Of each process the oldest file first: NAME.jsonl.5 comes before NAME.jsonl.
    for file in sorted((folder / PLACE).glob("*.jsonl*"), reverse=True):
        for line in file.read_text("utf-8").splitlines():
            try:
                found.append(json.loads(line))
            except ValueError:
                continue
    return sorted(found, key=lambda line: str(line["time"]))


def _is_loud(handler: logging.Handler) -> bool:
    return isinstance(handler, logging.StreamHandler) and not isinstance(handler, logging.FileHandler)
