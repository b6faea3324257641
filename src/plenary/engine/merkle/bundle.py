"""Entries as bundles of 256, each entry behind its length (C2SP tlog-tiles, "Log entries")."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plenary.engine.merkle.tile import FULL, write_index, write_width

#: The longest entry in bytes: its length is written in two.
LONGEST = 65_535


class BrokenBundle(ValueError):
    """Bytes that are no bundle; ``at`` is the place of the entry that ends too early, counted from 0."""

    def __init__(self, at: int) -> None:
        super().__init__(f"entry {at} of the bundle ends too early")
        self.at = at


@dataclass(frozen=True, slots=True, order=True)
class Bundle:
    """The ``index``-th bundle, holding ``width`` entries (1 to 256)."""

    index: int
    width: int = FULL

    @property
    def path(self) -> str:
        return f"tile/entries/{write_index(self.index)}{write_width(self.width)}"


def list_bundles(size: int, start: int = 0) -> Iterator[Bundle]:
    """The bundles of a log of ``size`` entries that hold what comes after the first ``start``."""
    for index in range(start // FULL, -(-size // FULL)):
        yield Bundle(index, min(size - index * FULL, FULL))


def pack_entries(entries: Sequence[bytes]) -> bytes:
    """One to 256 entries of at most 65,535 bytes each; raises OverflowError for a longer one."""
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in entries)


def unpack_entries(data: bytes) -> list[bytes]:
    """The entries of a bundle; raises BrokenBundle when the bytes do not end where an entry ends."""
    entries: list[bytes] = []
    at = 0
    while at < len(data):
        start = at + 2
        at = start + int.from_bytes(data[at:start], "big")
        if start > len(data) or at > len(data):
            raise BrokenBundle(len(entries))
        entries.append(data[start:at])
    return entries
