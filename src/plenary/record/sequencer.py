"""The follower that writes a log as files anybody can check: bundles, tiles, and last the signed checkpoint.

Every file is written whole under another name, brought to the disk, and then given its name; the checkpoint comes
last, so whoever sees one finds all that it speaks of. A run that was cut off is simply done again: the same entries
give the same bytes. One size has one checkpoint for ever: it is kept in the database before it is shown.
"""

import fcntl
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from plenary.engine.merkle.bundle import list_bundles, pack_entries
from plenary.engine.merkle.checkpoint import Checkpoint
from plenary.engine.merkle.hashing import WIDTH, hash_leaf
from plenary.engine.merkle.note import Signer, Verifier, open_note, sign_note
from plenary.engine.merkle.proof import compute_root, prove_inclusion
from plenary.engine.merkle.receipt import Receipt
from plenary.engine.merkle.tile import FULL, Tile, grow_tiles, tiled_nodes
from plenary.record.models import Log, SignedCheckpoint
from plenary.record.reading import read_bytes

CHECKPOINT = "checkpoint"


class BrokenTiles(RuntimeError):
    """The files of a log are not what its newest checkpoint says; ``path`` is where it was noticed."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not what the checkpoint says")
        self.path = path


class LogFiles:
    """The files of one log below ``folder``: ``checkpoint`` and ``tile/…``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read(self, tile: Tile) -> bytes:
        """A tile's hashes; where a partial one has given way to the full one, its beginning."""
        for wanted in (tile, Tile(tile.level, tile.index)):
            path = self.folder / wanted.path
            if path.exists():
                return path.read_bytes()[: tile.width * WIDTH]
        raise BrokenTiles(self.folder / tile.path)

    def checkpoint(self) -> bytes | None:
        """The newest checkpoint shown, or None before the first."""
        path = self.folder / CHECKPOINT
        return path.read_bytes() if path.exists() else None

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Within the block nobody else writes these files: the worker and an export do not cross each other."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        gate = os.open(self.folder.with_name(f".{self.folder.name}.gate"), os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(gate, fcntl.LOCK_EX)
            yield
        finally:
            os.close(gate)

    def write(self, path: str, data: bytes) -> None:
        """Write a file whole or not at all, and see it to the disk."""
        target = self.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.draft")
        with draft.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(target)
        _sync(target.parent)


def sequence_log(body: str, files: LogFiles, signer: Signer, known: Sequence[Verifier] = ()) -> Checkpoint:
    """Bring the files of a body's log to its end and show a checkpoint of that size; the checkpoint.

    ``known`` are older keys of the same log, still good for what they signed. Raises BrokenTiles when the files do
    not agree with the checkpoint that they end with, and then writes nothing.
    """
    with files.locked():
        return _sequence(Log.objects.get(body=body), files, signer, known)


def _sequence(log: Log, files: LogFiles, signer: Signer, known: Sequence[Verifier]) -> Checkpoint:
    shown = _newest(log, [signer.verifier, *known])
    size = shown.size if shown else 0
    if shown and compute_root(tiled_nodes(files.read, size), size) != shown.root:
        raise BrokenTiles(files.folder / CHECKPOINT)
    entries = read_bytes(log.body, after=size - size % FULL)
    total = size - size % FULL + len(entries)
    if total > size:
        for bundle in list_bundles(total, size):
            start = bundle.index * FULL - (size - size % FULL)
            files.write(bundle.path, pack_entries(entries[start : start + bundle.width]))
        for tile, hashes in grow_tiles(
            files.read, size, [hash_leaf(entry) for entry in entries[size % FULL :]]
        ).items():
            files.write(tile.path, hashes)
    checkpoint = Checkpoint(log.origin, total, compute_root(tiled_nodes(files.read, total), total))
    kept, _made = SignedCheckpoint.objects.get_or_create(
        origin=log.origin, size=total, defaults={"body": log.body, "note": sign_note(str(checkpoint), [signer])}
    )
    if files.checkpoint() != bytes(kept.note):
        files.write(CHECKPOINT, bytes(kept.note))
    return checkpoint


def give_receipt(sequence: int, files: LogFiles) -> Receipt | None:
    """The receipt of an entry under the newest checkpoint; None while no checkpoint covers it."""
    note = files.checkpoint()
    found = Checkpoint.parse(note.decode().partition("\n\n")[0] + "\n") if note else None
    if note is None or found is None or not 0 < sequence <= found.size:
        return None
    return Receipt(sequence - 1, prove_inclusion(tiled_nodes(files.read, found.size), sequence - 1, found.size), note)


def _newest(log: Log, known: Sequence[Verifier]) -> Checkpoint | None:
    found = SignedCheckpoint.objects.filter(origin=log.origin).order_by("-size").first()
    return Checkpoint.parse(open_note(bytes(found.note), known)) if found else None


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
