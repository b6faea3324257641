"""How an installation comes back out of a backup: whole, verified, and never pretending to hold what it lost."""

import hashlib
import hmac
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.web import installation

SUMS = "SHA256SUMS"
"""The last file of a backup: what each of the others comes to, as ``sha256sum`` writes it. It tells a copy that has
gone bad; whoever alters a backup can alter it too, which the record tells, and nothing tells of accounts."""
MARK = "secret.mark"
"""A file of a backup by which the secret that belongs to it is known, and which nobody can make a secret of."""
KNOWN = frozenset({"plenary.sqlite3", "host", "logs", "documents", MARK, SUMS})
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
    """What came back, by body; the files of documents that the backup had lost; and whether the secret is known to be
    the backup's own: those of earlier releases have no mark."""

    logs: tuple[RestoredLog, ...]
    lost: tuple[str, ...] = ()
    secret_known: bool = True


def restore_house(backup: Path, folder: Path, keys: Path, secret: Path, published: Sequence[bytes] = ()) -> Restored:
    """Make an installation of a backup in a new folder, with copies of the keys and the secret, which no backup holds.

    ``published`` are checkpoints that others have kept. Raises Refusal, and then nothing is there.
    """
    installation.refuse_taken(folder, "--to")
    _refuse_missing(backup, keys, secret)
    draft = _make_draft(folder)
    try:
        _unpack(backup, draft)
        known = _compare_secret(draft, secret)
        shutil.copytree(keys, draft / "keys")
        shutil.copyfile(secret, draft / "secret")
        _close_to_others(draft)
        restored = _bring_up(draft, keys, published)
        _verify(draft)
        draft.replace(folder)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return replace(restored, secret_known=known)


def mark(secret: str) -> bytes:
    """What a backup says of a secret: a keyed digest, the same for the same secret alone."""
    return hmac.new(secret.strip().encode(), b"plenary backup", hashlib.sha256).hexdigest().encode() + b"\n"


def _compare_secret(draft: Path, secret: Path) -> bool:
    """Take the mark out of what was unpacked; whether there was one. Refuses the secret of another installation."""
    kept = draft / MARK
    if not kept.is_file():
        return False
    if not hmac.compare_digest(kept.read_bytes(), mark(secret.read_text("ascii"))):
        raise Refusal(
            _(
                "{path} is the secret of another installation than the one in the backup: name your copy of its own "
                "with --secret."
            ).format(path=secret)
        )
    kept.unlink()
    return True


def _refuse_missing(backup: Path, keys: Path, secret: Path) -> None:
    if not backup.is_file():
        raise Refusal(_("There is no file {file}; check the name and the folder.").format(file=backup))
    if not keys.is_dir():
        raise Refusal(
            _(
                "There is no folder {path}: no backup holds the signing keys; name your copy of them with --keys."
            ).format(path=keys),
            Outcome.MISSING,
        )
    if not secret.is_file():
        raise Refusal(
            _("There is no file {path}: no backup holds the secret; name your copy of it with --secret.").format(
                path=secret
            ),
            Outcome.MISSING,
        )
    if not _holds_secret(secret):
        raise Refusal(
            _("{path} is not the secret of an installation: name your copy of it with --secret.").format(path=secret)
        )


def _holds_secret(path: Path) -> bool:
    """Whether a file is a line of plain letters, as every secret is that we made."""
    try:
        return len(path.read_text("ascii").split()) == 1
    except (OSError, UnicodeDecodeError):
        return False


def _make_draft(folder: Path) -> Path:
    """The folder beside the place in which the installation is made."""
    parent = folder.resolve().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(dir=parent, prefix=".plenary-"))
    except OSError:
        raise Refusal(
            _("Nothing can be written in {folder}: choose another place with --to.").format(folder=folder.parent),
            Outcome.OUTPUT,
        ) from None


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
            unpack(archive, draft)
        (draft / SUMS).unlink()
    except (OSError, tarfile.TarError) as fault:
        raise _unreadable(backup) from fault


def unpack(archive: tarfile.TarFile, folder: Path) -> None:
    """Write what an archive holds below a folder: files and folders alone, under names that stay inside it.

    ``tarfile`` itself refuses links, devices and names that lead out only since Python 3.11.4, and Debian 12 has
    3.11.2. Raises tarfile.TarError for what is none of these, and OSError for what cannot be written.
    """
    for member in archive.getmembers():
        name = PurePosixPath(member.name)
        if name.is_absolute() or ".." in name.parts or not (member.isdir() or member.isfile()):
            raise tarfile.TarError(member.name)
        path = folder / name
        content = archive.extractfile(member) if member.isfile() else None
        if content is None:
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            shutil.copyfileobj(content, file)
        # What others may write here, and what runs as somebody else, is not taken over.
        path.chmod(member.mode & 0o755 | 0o600)


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


def _bring_up(draft: Path, keys: Path, published: Sequence[bytes]) -> Restored:
    """Bring the tables to this release, let logs that are behind go on under a new origin, and write their files.

    ``keys`` is what whoever restores called the folder that was copied into the draft.
    """
    installation.open_folder(draft)
    installation.migrate()
    from plenary.bodies.store import list_lost
    from plenary.record.models import Log
    from plenary.record.renewal import list_behind, renew_log
    from plenary.record.sequencer import BrokenTiles
    from plenary.record.storage import installed

    storage = installed()
    origins = {log.body: log.origin for log in Log.objects.order_by("body")}
    for body in origins:
        if not (draft / "keys" / f"{body}.key").is_file():
            raise Refusal(
                _(
                    "{folder} does not hold {file}, the signing key of {body}: name your copy of all keys with --keys."
                ).format(folder=keys, file=f"{body}.key", body=body),
                Outcome.MISSING,
            )
    try:
        behind = list_behind(storage)
    except BrokenTiles:
        raise Refusal(
            _(
                "The record in the backup was not signed with the keys in {folder}: name the keys of this installation "
                "with --keys, or take another copy of the backup."
            ).format(folder=keys)
        ) from None
    for log in behind:
        renew_log(log, storage)
    for note in published:
        _renew_behind(note)
    logs = []
    for log in Log.objects.order_by("body"):
        storage.sequence(log)
        before = origins[log.body]
        logs.append(RestoredLog(log.body, log.size, log.origin, before if before != log.origin else ""))
    lost = tuple(lost.place for lost in list_lost())
    installation.leave()
    return Restored(tuple(logs), lost)


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
    _ask(draft, "record", "export", "--folder", str(draft), "--full", "-o", str(pack))
    try:
        _ask(draft, "verify", str(pack))
    finally:
        pack.unlink()


def _ask(draft: Path, *words: str) -> None:
    """Run a command of ours in a program of its own. Raises Refusal with what it found, files called as in the backup:
    of the draft nothing is left to look at."""
    isolated = ["-I"] if sys.flags.isolated else []
    line = [sys.executable, *isolated, "-m", "plenary.web.command", *words, "--json"]
    done = subprocess.run(line, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        said = json.loads(done.stdout) if done.stdout else {}
        told = said.get("refusal") or said.get("sentence") or said.get("verdict") or done.stderr.strip()
        why = told.replace(f"{draft}/", "")
        raise Refusal(_("The backup is not what was recorded, and nothing was restored: {why}").format(why=why))
