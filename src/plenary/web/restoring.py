"""How an installation comes back out of a backup: whole, verified, and never pretending to hold what it lost."""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web import installation

SUMS = "SHA256SUMS"
"""The last file of a backup: what each of the others comes to, as ``sha256sum`` writes it. It tells a copy that has
gone bad; whoever alters a backup can alter it too, which the record tells, and nothing tells of accounts."""
KNOWN = frozenset({"plenary.sqlite3", "host", "logs", "documents", SUMS})
"""What a backup holds, by the first part of its names."""


@dataclass(frozen=True, slots=True)
class RestoredLog:
    """A log as it came back: ``before`` is its old origin where it goes on under a new one, else empty."""

    body: str
    size: int
    origin: str
    before: str


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back, by body."""

    logs: tuple[RestoredLog, ...]


def restore_house(backup: Path, folder: Path, keys: Path, secret: Path, published: Sequence[bytes] = ()) -> Restored:
    """Make an installation of a backup in a new folder, with copies of the keys and the secret, which no backup holds.

    ``published`` are checkpoints that others have kept. Raises Refusal, and then nothing is there.
    """
    installation.refuse_taken(folder)
    _refuse_missing(keys, secret)
    folder.resolve().parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.resolve().parent, prefix=".plenary-"))
    try:
        _unpack(backup, draft)
        shutil.copytree(keys, draft / "keys")
        shutil.copyfile(secret, draft / "secret")
        _close_to_others(draft)
        restored = _bring_up(draft, published)
        _verify(draft)
        draft.replace(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return restored


def _refuse_missing(keys: Path, secret: Path) -> None:
    for path, there in ((keys, keys.is_dir()), (secret, secret.is_file())):
        if not there:
            raise Refusal(
                _("There is no {path}: keys and secret are in no backup; name your own copies of them.").format(
                    path=path
                ),
                Outcome.MISSING,
            )


def _unpack(backup: Path, draft: Path) -> None:
    try:
        with tarfile.open(backup, "r:") as archive:
            names = archive.getnames()
            if "plenary.sqlite3" not in names or {name.partition("/")[0] for name in names} - KNOWN:
                raise _unreadable(backup)
            if SUMS not in names or _read_sums(archive) != sum_up(archive):
                raise Refusal(
                    _(
                        "{file} is not as it was written: a part of it has changed since, so take another copy of it."
                    ).format(file=backup)
                )
            archive.extractall(draft, filter="data")
        (draft / SUMS).unlink()
    except (OSError, tarfile.TarError) as fault:
        raise _unreadable(backup) from fault


def sum_up(archive: tarfile.TarFile) -> bytes:
    """The sum of each file of a backup but their list, a line each."""
    lines = []
    for member in archive.getmembers():
        content = archive.extractfile(member) if member.isfile() and member.name != SUMS else None
        if content is not None:
            digest = hashlib.file_digest(content, "sha256")  # type: ignore[arg-type]  # tarfile gives a BufferedReader
            lines.append(f"{digest.hexdigest()}  {member.name}\n")
    return "".join(lines).encode()


def _read_sums(archive: tarfile.TarFile) -> bytes:
    content = archive.extractfile(SUMS)
    return content.read() if content is not None else b""


def _unreadable(backup: Path) -> Refusal:
    return Refusal(_("{file} is not a whole backup of an installation: take another copy of it.").format(file=backup))


def _close_to_others(draft: Path) -> None:
    (draft / "secret").chmod(0o600)
    (draft / "keys").chmod(0o700)
    for key in (draft / "keys").iterdir():
        key.chmod(0o600)


def _bring_up(draft: Path, published: Sequence[bytes]) -> Restored:
    """Bring the tables to this release, let logs that are behind go on under a new origin, and write their files."""
    installation.open_folder(draft)
    installation.migrate()
    from plenary.record.models import Log
    from plenary.record.renewal import list_behind, renew_log
    from plenary.record.storage import installed

    storage = installed()
    origins = {log.body: log.origin for log in Log.objects.order_by("body")}
    for log in list_behind(storage):
        renew_log(log, storage)
    for note in published:
        _renew_behind(note)
    logs = []
    for log in Log.objects.order_by("body"):
        storage.sequence(log)
        before = origins[log.body]
        logs.append(RestoredLog(log.body, log.size, log.origin, before if before != log.origin else ""))
    installation.leave()
    return Restored(tuple(logs))


def _renew_behind(note: bytes) -> None:
    """Renew the log that a checkpoint kept by others speaks of, unless the log holds what it says."""
    from plenary.engine.merkle.checkpoint import Checkpoint
    from plenary.record.models import Log
    from plenary.record.renewal import renew_log
    from plenary.record.sequencer import find_behind
    from plenary.record.storage import installed

    storage = installed()
    try:
        origin = Checkpoint.parse(note.decode().partition("\n\n")[0] + "\n").origin
        log = Log.objects.get(origin=origin)
    except (ValueError, Log.DoesNotExist):
        raise Refusal(_("A checkpoint that was given speaks of no log of this backup.")) from None
    if find_behind(log, storage.files(log.body), storage.verifiers(log), [note]):
        renew_log(log, storage, note)


def _verify(draft: Path) -> None:
    """Export everything and check it as anybody would: every hash, every private value, every table made anew."""
    pack = draft / "verified.zip"
    _ask("record", "export", "--folder", str(draft), "--full", "-o", str(pack))
    try:
        _ask("verify", str(pack))
    finally:
        pack.unlink()


def _ask(*words: str) -> None:
    """Run a command of ours in a program of its own. Raises Refusal with what it found."""
    isolated = ["-I"] if sys.flags.isolated else []
    line = [sys.executable, *isolated, "-m", "plenary.web.command", *words, "--json"]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        said = json.loads(done.stdout) if done.stdout else {}
        told = said.get("refusal") or said.get("sentence") or said.get("verdict") or done.stderr.strip()
        raise Refusal(_("The backup is not what was recorded, and nothing was restored: {why}").format(why=told))
