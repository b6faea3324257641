"""A checkpoint: origin, size and root of a log, as the text of a signed note (C2SP tlog-checkpoint)."""

import base64
import binascii
import re
from dataclasses import dataclass
from typing import Self

from plenary.engine.merkle.hashing import WIDTH

_SIZE = re.compile(r"0|[1-9][0-9]*")


class BadCheckpoint(ValueError):
    """A text that is no checkpoint; ``line`` is the number of the first line that is wrong, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What a log commits to: the ``root`` (32 bytes) of its first ``size`` entries.

    Extension lines are read over and never written: nobody could audit them.
    """

    origin: str
    size: int
    root: bytes

    def __str__(self) -> str:
        """The text to be signed."""
        return f"{self.origin}\n{self.size}\n{base64.b64encode(self.root).decode()}\n"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the text of a checkpoint's note; raises BadCheckpoint."""
        lines = text.split("\n")
        if not lines[0]:
            raise BadCheckpoint(1)
        if len(lines) < 2 or not _SIZE.fullmatch(lines[1]):
            raise BadCheckpoint(2)
        try:
            root = base64.b64decode(lines[2], validate=True) if len(lines) > 2 else b""
        except binascii.Error:
            root = b""
        if len(root) != WIDTH:
            raise BadCheckpoint(3)
        if lines[-1] or not all(lines[3:-1]) or len(lines) < 4:
            raise BadCheckpoint(len(lines))
        return cls(lines[0], int(lines[1]), root)
