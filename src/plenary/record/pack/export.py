"""Writing a pack: the logs as of one moment, under signed checkpoints, the tables they make, and the verifier."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import plenary
from plenary.engine.merkle.bundle import list_bundles, pack_entries
from plenary.engine.merkle.hashing import hash_leaf
from plenary.engine.merkle.note import Signer, Verifier
from plenary.engine.merkle.tile import FULL, Tile, grow_tiles
from plenary.record import canonical
from plenary.record.act import PUBLIC
from plenary.record.batch import list_commitments, list_openings
from plenary.record.dump import dump
from plenary.record.models import CommittedBatch, Log, SealedValue
from plenary.record.pack import standalone
from plenary.record.reading import list_texts, read_bytes
from plenary.record.sealing import Opening
from plenary.record.sequencer import LogFiles, sign_size
from plenary.record.snapshot import snapshot
from plenary.record.storage import Storage
from plenary.record.store import open_store

README = """\
This is the record of {bodies}: every act, in order, as it was written.

To check it, offline, with nothing but Python 3:

    unzip {file} verify.py
    python3 verify.py {file}

verify.py is in this archive; read it first if you like. Or with Plenary, which also does every act again:

    ./plenary verify {file}

The checkpoints are signed by:

{keys}
"""


@dataclass(frozen=True, slots=True)
class PackedLog:
    """A log to be packed: its files, the keys that sign, and older keys still good for what they signed."""

    body: str
    files: LogFiles
    signer: Signer
    known: Sequence[Verifier] = ()
    beside: Sequence[Signer] = ()

    @classmethod
    def of(cls, log: Log, storage: Storage) -> "PackedLog":
        """A log of an installation."""
        known = storage.known(log.body)
        return cls(log.body, storage.files(log.body), storage.signer(log), known, storage.beside(log))

    @property
    def keys(self) -> list[str]:
        """The public keys, those that sign now first."""
        signing = [str(signer.verifier) for signer in (self.signer, *self.beside)]
        return [*signing, *(str(key) for key in self.known if str(key) not in signing)]


@dataclass(frozen=True, slots=True)
class _Taken:
    """A log as of one moment: its entries, and the files that are made of the tables beside them."""

    log: Log
    entries: Sequence[bytes]
    files: Mapping[str, bytes] = field(repr=False)


def export_pack(logs: Sequence[PackedLog], *, name: str, full: bool) -> bytes:
    """The pack's bytes: of everything public, or ``full`` with the private values too.

    Nobody who acts meanwhile is held up. Raises AlteredEntry, and what the sequencer raises.
    """
    ordered = sorted(logs, key=lambda log: log.body)
    with snapshot():
        taken = [_take(log.body, full) for log in ordered]
    files: dict[str, bytes] = {}
    described: list[canonical.Json] = []
    for packed, log in zip(ordered, taken, strict=True):
        for path, data in (*log.files.items(), *_list_tree(packed, log)):
            files[f"logs/{packed.body}/{path}"] = data
        keys: list[canonical.Json] = [*packed.keys]
        described.append({"body": packed.body, "keys": keys, "origin": log.log.origin, "size": len(log.entries)})
    files["pack.json"] = canonical.encode(
        {
            "format": standalone.FORMAT,
            "kind": "full" if full else "public",
            "logs": described,
            "release": plenary.__version__,
        }
    )
    files["verify.py"] = Path(standalone.__file__).read_bytes()
    files["README.txt"] = README.format(
        bodies=", ".join(log.body for log in ordered),
        file=name,
        keys="\n".join(f"    {key}" for log in ordered for key in log.keys),
    ).encode()
    return standalone.write_archive(files)


def _take(body: str, full: bool) -> _Taken:
    entries = read_bytes(body)
    files = {"dump.jsonl": _join(dump(body))}
    if full:
        files["sealed.jsonl"] = _join(_list_sealed(body))
    for batch in CommittedBatch.objects.filter(body=body).order_by("sequence"):
        files[f"batches/{batch.sequence}"] = b"".join(list_commitments(body, batch.batch))
        if full or batch.audience == PUBLIC:
            openings = list_openings(body, batch.batch)
            files[f"batches/{batch.sequence}.jsonl"] = _join(canonical.encode(_write(opening)) for opening in openings)
    for text in list_texts(body):
        files[f"texts/{text}"] = open_store().get(text)
    return _Taken(Log.objects.get(body=body), entries, files)


def _list_tree(packed: PackedLog, taken: _Taken) -> Iterator[tuple[str, bytes]]:
    """Bundles and tiles of the entries, and the checkpoint that they agree with. Raises AlteredEntry."""
    size = len(taken.entries)
    leaves = [hash_leaf(entry) for entry in taken.entries]
    note = sign_size(taken.log, leaves, packed.files, packed.signer, packed.known, packed.beside)
    for bundle in list_bundles(size):
        start = bundle.index * FULL
        yield bundle.path, pack_entries(taken.entries[start : start + bundle.width])
    for tile, data in grow_tiles(_read_nothing, 0, leaves).items():
        yield tile.path, data
    yield "checkpoint", note


def _read_nothing(tile: Tile) -> bytes:
    raise LookupError(tile)


def _list_sealed(body: str) -> Iterator[bytes]:
    rows = SealedValue.objects.filter(body=body).values_list("sequence", "commitment", "salt", "value")
    for sequence, _commitment, salt, value in sorted(rows):
        yield canonical.encode({**_write(Opening(bytes(salt), bytes(value))), "sequence": sequence})


def _write(opening: Opening) -> dict[str, canonical.Json]:
    return {
        "commitment": opening.commitment,
        "salt": opening.salt.hex(),
        "value": canonical.decode(opening.value),
    }


def _join(lines: Iterable[bytes]) -> bytes:
    return b"".join(line + b"\n" for line in lines)
