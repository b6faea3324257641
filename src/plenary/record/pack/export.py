"""Writing a pack: the logs' files as they stand under their checkpoints, the tables they make, and the verifier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from plenary.engine.merkle.bundle import list_bundles
from plenary.engine.merkle.checkpoint import Checkpoint
from plenary.engine.merkle.note import Signer, Verifier
from plenary.engine.merkle.tile import list_tiles
from plenary.record import canonical
from plenary.record.dump import dump
from plenary.record.models import Log, SealedValue
from plenary.record.pack import standalone
from plenary.record.sequencer import LogFiles, sequence_log

README = """\
This is the record of {bodies}: every act, in order, as it was written.

To check it, offline, with nothing but Python 3:

    python3 verify.py {file}

verify.py is in this archive; read it first if you like. The checkpoints are signed by:

{keys}
"""


@dataclass(frozen=True, slots=True)
class PackedLog:
    """A log to be packed: its files, the key that signs, and older keys still good for what they signed."""

    body: str
    files: LogFiles
    signer: Signer
    known: Sequence[Verifier] = ()


def export_pack(logs: Sequence[PackedLog], *, name: str, full: bool) -> bytes:
    """The pack's bytes: of everything public, or ``full`` with the private values too."""
    ordered = sorted(logs, key=lambda log: log.body)
    while True:
        checkpoints = [sequence_log(log.body, log.files, log.signer, log.known) for log in ordered]
        # The tables have to be those of the checkpoint: nobody writes meanwhile, and nobody has since.
        with transaction.atomic():
            sizes = dict(Log.objects.values_list("body", "size"))
            if [sizes[log.body] for log in ordered] == [checkpoint.size for checkpoint in checkpoints]:
                return _write_pack(list(zip(ordered, checkpoints, strict=True)), name, full)


def _write_pack(logs: Sequence[tuple[PackedLog, Checkpoint]], name: str, full: bool) -> bytes:
    files: dict[str, bytes] = {}
    described: list[canonical.Json] = []
    for log, checkpoint in logs:
        for path, data in _list_files(log, checkpoint, full):
            files[f"logs/{log.body}/{path}"] = data
        keys: list[canonical.Json] = [str(key) for key in (log.signer.verifier, *log.known)]
        described.append({"body": log.body, "keys": keys, "origin": checkpoint.origin, "size": checkpoint.size})
    kind = "full" if full else "public"
    files["pack.json"] = canonical.encode({"format": standalone.FORMAT, "kind": kind, "logs": described})
    files["verify.py"] = Path(standalone.__file__).read_bytes()
    files["README.txt"] = README.format(
        bodies=", ".join(log.body for log, _checkpoint in logs),
        file=name,
        keys="\n".join(f"    {log.signer.verifier}" for log, _checkpoint in logs),
    ).encode()
    return standalone.write_archive(files)


def _list_files(log: PackedLog, checkpoint: Checkpoint, full: bool) -> Iterator[tuple[str, bytes]]:
    yield "checkpoint", log.files.checkpoint() or b""
    for tile in list_tiles(checkpoint.size):
        yield tile.path, log.files.read(tile)
    for bundle in list_bundles(checkpoint.size):
        yield bundle.path, (log.files.folder / bundle.path).read_bytes()
    yield "dump.jsonl", b"".join(line + b"\n" for line in dump(log.body))
    if full:
        yield "sealed.jsonl", b"".join(_list_sealed(log.body, checkpoint.size))


def _list_sealed(body: str, size: int) -> Iterator[bytes]:
    rows = SealedValue.objects.filter(body=body, sequence__lte=size).values_list(
        "sequence", "commitment", "salt", "value"
    )
    for sequence, commitment, salt, value in sorted(rows):
        yield (
            canonical.encode(
                {
                    "commitment": commitment,
                    "salt": bytes(salt).hex(),
                    "sequence": sequence,
                    "value": canonical.decode(bytes(value)),
                }
            )
            + b"\n"
        )
