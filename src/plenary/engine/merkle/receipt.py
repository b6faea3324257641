"""A receipt: one entry's index, its proof and the checkpoint, to be kept and checked offline (C2SP tlog-proof)."""

import base64
import binascii
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from plenary.engine.merkle.checkpoint import Checkpoint
from plenary.engine.merkle.hashing import WIDTH, hash_leaf
from plenary.engine.merkle.note import Verifier, open_note
from plenary.engine.merkle.verification import verify_inclusion

_HEADER = "c2sp.org/tlog-proof@v1"
_INDEX = re.compile(r"index (0|[1-9][0-9]*)")


class BadReceipt(ValueError):
    """A file that is no receipt; ``line`` is the number of the first line that is wrong, from 1."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Receipt:
    """The proof that an entry stands at ``index`` under a signed checkpoint (the note's bytes, verbatim)."""

    index: int
    proof: tuple[bytes, ...]
    checkpoint: bytes

    def __bytes__(self) -> bytes:
        hashes = "".join(base64.b64encode(node).decode() + "\n" for node in self.proof)
        return f"{_HEADER}\nindex {self.index}\n{hashes}\n".encode() + self.checkpoint

    @classmethod
    def parse(cls, data: bytes) -> Self:
        """Read a receipt; extra data, which nobody vouches for, is passed over. Raises BadReceipt."""
        head, blank, checkpoint = data.partition(b"\n\n")
        lines = head.decode(errors="replace").split("\n")
        if lines[0] != _HEADER:
            raise BadReceipt(1)
        at = 2 if len(lines) > 1 and lines[1].startswith("extra ") else 1
        index = _INDEX.fullmatch(lines[at]) if at < len(lines) else None
        if index is None:
            raise BadReceipt(at + 1)
        if not blank:
            raise BadReceipt(len(lines) + 1)
        return cls(
            int(index[1]),
            tuple(_read_hash(line, number) for number, line in enumerate(lines[at + 1 :], at + 2)),
            checkpoint,
        )

    def verify(self, entry: bytes, verifiers: Iterable[Verifier]) -> Checkpoint | None:
        """The checkpoint that this entry stands under, or None when the proof does not hold.

        Raises BadNote or BadCheckpoint when the checkpoint itself is not signed by a known key or not one.
        """
        found = Checkpoint.parse(open_note(self.checkpoint, verifiers))
        holds = verify_inclusion(hash_leaf(entry), self.index, found.size, self.proof, found.root)
        return found if holds else None


def _read_hash(line: str, number: int) -> bytes:
    try:
        found = base64.b64decode(line, validate=True)
    except binascii.Error:
        found = b""
    if len(found) != WIDTH:
        raise BadReceipt(number)
    return found
