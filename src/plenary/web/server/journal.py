"""What the processes of a site write about themselves: one JSON object a line, in a file of each process, rotated.

Nothing personal gets in, whatever a library says: a line holds the names below and no free text. No address of a
person or a machine, no query, no path (a path may hold the token of an invitation), no cookie, no value of a form; of a
fault its kind and where in the program it happened, not its words.
"""

import json
import logging
import logging.handlers
import traceback
from datetime import UTC, datetime
from pathlib import Path

PLACE = "journal"
LARGEST = 2 << 20
"""Bytes of a file before the next is begun."""
KEPT = 5
"""Files of a process that are kept beside the one that is written."""
TOLD = ("view", "method", "status", "ms", "follower", "body", "child", "code")
"""What an event of ours may say of itself; numbers, and names that the program or the record gives."""
OURS = "plenary."


class Line(logging.Formatter):
    """A record as one line of JSON: only what is named here."""

    def __init__(self, process: str) -> None:
        super().__init__()
        self._process = process

    def format(self, record: logging.LogRecord) -> str:
        ours = record.name.startswith(OURS)
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "process": self._process,
            # What a library says may quote anything.
            "event": str(record.msg) if ours else record.name,
        }
        line |= {name: record.__dict__[name] for name in TOLD if ours and name in record.__dict__}
        if record.exc_info and record.exc_info[0] is not None:
            line["fault"] = record.exc_info[0].__name__
            line["at"] = [
                f"{Path(place.filename).name}:{place.lineno}" for place in traceback.extract_tb(record.exc_info[2])
            ]
        return json.dumps(line)


def keep_journal(folder: Path, process: str) -> None:
    """Write what this process says from now on below an installation's folder; ``process`` names its file."""
    place = folder / PLACE
    place.mkdir(mode=0o700, exist_ok=True)
    handler = logging.handlers.RotatingFileHandler(
        place / f"{process}.jsonl", maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8"
    )
    handler.setFormatter(Line(process))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.WARNING)
    logging.getLogger(OURS.rstrip(".")).setLevel(logging.INFO)


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
