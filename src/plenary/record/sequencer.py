"""The follower that writes a log as files anybody can check: bundles, tiles, and last the signed checkpoint.

Every file is written whole under another name, brought to the disk, and then given its name; the checkpoint comes
last, so whoever sees one finds all that it speaks of. A run that was cut off is simply done again: the same entries
give the same bytes. One size has one checkpoint for ever: it is kept in the database before it is shown, and beside the
key before that, where no backup of the database reaches. So a log that was restored from an older backup is noticed
before anything else is signed in its name.
"""

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from plenary.engine.merkle.bundle import list_bundles, pack_entries
from plenary.engine.merkle.checkpoint import Checkpoint
from plenary.engine.merkle.hashing import WIDTH, hash_leaf
from plenary.engine.merkle.note import Signer, Verifier, open_note, sign_note, split_note
from plenary.engine.merkle.proof import compute_root, prove_inclusion
from plenary.engine.merkle.receipt import Receipt
from plenary.engine.merkle.tile import FULL, Tile, grow_tiles, tiled_nodes
from plenary.engine.merkle.tree import Tree
from plenary.kit.language import _
from plenary.kit.output_file import sync_folder
from plenary.kit.refusal import Refusal
from plenary.record.gate import alone
from plenary.record.models import Log, SignedCheckpoint
from plenary.record.reading import read_bytes

CHECKPOINT = "checkpoint"


class BrokenTiles(RuntimeError):
    """The files of a log are not what its newest checkpoint says; ``path`` is where it was noticed."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path} is not what the checkpoint says")
        self.path = path


class AlteredEntry(Refusal):
    """An entry in the database is not the one that was signed; ``sequence`` is the first such."""

    def __init__(self, body: str, sequence: int) -> None:
        super().__init__(
            _(
                "Entry {sequence} of {body} is not the one that was signed: the database was altered. "
                "Restore it from a backup."
            ).format(sequence=sequence, body=body)
        )
        self.sequence = sequence


class Behind(Refusal):
    """A log does not hold what was published of it: ``published`` is the checkpoint, ``size`` its entries now."""

    def __init__(self, body: str, size: int, published: Checkpoint) -> None:
        super().__init__(
            _(
                "The record of {body} was restored: it has {size} entries, and does not hold the {published} that "
                "{origin} has signed. It goes on under a new origin, or from a newer backup."
            ).format(body=body, size=size, published=published.size, origin=published.origin)
        )
        self.size = size
        self.published = published


class LogFiles:
    """The files of one log below ``folder``: ``checkpoint`` and ``tile/…``.

    ``mark``, where there is one, is a file beside the key that keeps the newest checkpoint that was signed.
    """

    def __init__(self, folder: Path, mark: Path | None = None) -> None:
        self.folder = folder
        self.mark = mark

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

    def published(self) -> list[bytes]:
        """The newest checkpoints that somebody may have seen: what is shown, and what was signed."""
        marked = self.mark.read_bytes() if self.mark and self.mark.exists() else None
        return [note for note in dict.fromkeys((self.checkpoint(), marked)) if note]

    @contextmanager
    def locked(self) -> Iterator[None]:
        """Within the block nobody else writes these files: the worker and an export do not cross each other."""
        self.folder.parent.mkdir(parents=True, exist_ok=True)
        with alone(self.folder.with_name(f".{self.folder.name}.gate")):
            yield

    def write(self, path: str, data: bytes) -> None:
        """Write a file whole or not at all, and see it to the disk."""
        _write(self.folder / path, data)

    def show(self, note: bytes) -> None:
        """Remember a checkpoint beside the key, then show it."""
        if self.mark and (not self.mark.exists() or self.mark.read_bytes() != note):
            _write(self.mark, note)
        if self.checkpoint() != note:
            self.write(CHECKPOINT, note)


def sequence_log(
    body: str, files: LogFiles, signer: Signer, known: Sequence[Verifier] = (), beside: Sequence[Signer] = ()
) -> Checkpoint:
    """Bring the files of a body's log to its end and show a checkpoint of that size; the checkpoint.

    ``beside`` sign too; ``known`` are older keys of the same log, still good for what they signed. Writes nothing and
    raises BrokenTiles when the files do not agree with the checkpoint that they end with, and Behind when the log does
    not hold what was published of it.
    """
    with files.locked():
        return _sequence(Log.objects.get(body=body), files, [signer, *beside], known)


def sign_size(
    log: Log,
    leaves: Sequence[bytes],
    files: LogFiles,
    signer: Signer,
    known: Sequence[Verifier] = (),
    beside: Sequence[Signer] = (),
) -> bytes:
    """The signed checkpoint of the first entries, whose ``leaves`` these are: the one that was shown, or one made now.

    Raises AlteredEntry where they are not those of the files, and what ``sequence_log`` raises.
    """
    whole = sequence_log(log.body, files, signer, known, beside)
    require_leaves(log.body, files, whole.size, leaves)
    root = compute_root(tiled_nodes(files.read, whole.size), len(leaves))
    return _keep(log, Checkpoint(log.origin, len(leaves), root), [signer, *beside])


def require_leaves(body: str, files: LogFiles, size: int, leaves: Sequence[bytes], start: int = 0) -> None:
    """Refuse leaves, from ``start`` on, that are not those of the files of a log of ``size`` entries."""
    nodes = tiled_nodes(files.read, size)
    for at, leaf in enumerate(leaves, start):
        if nodes(0, at) != leaf:
            raise AlteredEntry(body, at + 1)


def find_behind(
    log: Log, files: LogFiles, known: Sequence[Verifier], others: Sequence[bytes] = ()
) -> tuple[Behind, bytes] | None:
    """Whether a log does not hold what was published of it, and the note that says so; the largest of several.

    ``others`` are checkpoints that somebody else has kept.
    """
    published = _list_published(files, known, others)
    found = [(note, checkpoint) for note, checkpoint in published if not _holds(log, checkpoint)]
    if not found:
        return None
    note, checkpoint = max(found, key=lambda pair: pair[1].size)
    return Behind(log.body, log.size, checkpoint), note


def _sequence(log: Log, files: LogFiles, signers: Sequence[Signer], known: Sequence[Verifier]) -> Checkpoint:
    verifiers = [*(signer.verifier for signer in signers), *known]
    shown = _newest(log, verifiers)
    # Files that were lost as a whole are written again from the entries.
    size = shown.size if shown and files.checkpoint() is not None else 0
    if shown and size and compute_root(tiled_nodes(files.read, size), size) != shown.root:
        raise BrokenTiles(files.folder / CHECKPOINT)
    start = size - size % FULL
    entries = read_bytes(log.body, after=start)
    leaves = [hash_leaf(entry) for entry in entries]
    total = start + len(entries)
    require_leaves(log.body, files, size, leaves[: size % FULL], start)
    grown = grow_tiles(files.read, size, leaves[size % FULL :])
    nodes = tiled_nodes(lambda tile: grown[tile] if tile in grown else files.read(tile), total)
    others = [checkpoint for _note, checkpoint in _list_published(files, verifiers)]
    for published in [shown, *others] if shown else others:
        if published.size > total or compute_root(nodes, published.size) != published.root:
            raise Behind(log.body, total, published)
    if total > size:
        for bundle in list_bundles(total, size):
            at = bundle.index * FULL - start
            files.write(bundle.path, pack_entries(entries[at : at + bundle.width]))
        for tile, hashes in grown.items():
            files.write(tile.path, hashes)
    checkpoint = Checkpoint(log.origin, total, compute_root(nodes, total))
    files.show(_keep(log, checkpoint, signers))
    return checkpoint


def _keep(log: Log, checkpoint: Checkpoint, signers: Sequence[Signer]) -> bytes:
    """The note of a checkpoint, made once for ever."""
    kept, _made = SignedCheckpoint.objects.get_or_create(
        origin=log.origin,
        size=checkpoint.size,
        defaults={"body": log.body, "note": sign_note(str(checkpoint), signers)},
    )
    note = bytes(kept.note)
    if split_note(note)[0] != str(checkpoint):
        raise Behind(log.body, log.size, Checkpoint.parse(split_note(note)[0]))
    return note


def _list_published(
    files: LogFiles, known: Sequence[Verifier], others: Sequence[bytes] = ()
) -> Iterator[tuple[bytes, Checkpoint]]:
    """What was published under the log's origin. Raises BrokenTiles for what no key of the log has signed."""
    for note in (*files.published(), *others):
        try:
            yield note, Checkpoint.parse(open_note(note, known))
        except ValueError:
            raise BrokenTiles(files.folder / CHECKPOINT) from None


def _holds(log: Log, published: Checkpoint) -> bool:
    entries = read_bytes(log.body, limit=published.size)
    return len(entries) == published.size and Tree(map(hash_leaf, entries)).root() == published.root


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


def _write(target: Path, data: bytes) -> None:
    """Write a file whole or not at all, and see it to the disk."""
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.draft")
    with draft.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(target)
    sync_folder(target.parent)
