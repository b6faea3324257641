"""Where the record's files and keys lie: below one folder, and the keys wherever the operator puts them.

    FOLDER/logs/BODY/…     bundles, tiles and the checkpoint of each log; below BODY/2/ those of its second origin
    KEYS/BODY.key          the seed of the key that signs, readable by its owner alone
    KEYS/.BODY.key.draft   the seed of a key that is drafted: that of a log which is not yet committed
    KEYS/BODY.beside       the seed of the key before it, while both sign
    KEYS/BODY.old          older public keys of the same log, one a line
    KEYS/BODY.signed       the newest checkpoint that was signed; BODY.2.signed under the second origin

A signing key never lies in the database or in a backup of it, and neither does what it has signed last: so a database
that was restored from an older backup is known by what it lacks.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from plenary.engine.merkle.checkpoint import Checkpoint
from plenary.engine.merkle.note import Signer, Verifier
from plenary.kit import chance
from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.record.models import Log, SignedCheckpoint
from plenary.record.sequencer import LogFiles, sequence_log

SEED = 32
_NAME = re.compile(r"[a-z0-9_][a-z0-9-]{0,62}")


@dataclass(frozen=True, slots=True)
class Storage:
    """The two folders of an installation."""

    folder: Path
    keys: Path

    def files(self, body: str, number: int | None = None) -> LogFiles:
        """The files of a log under its present origin, or under the ``number``-th, counted from 1."""
        if number is None:
            number = Log.objects.filter(body=body).values_list("number", flat=True).first() or 1
        folder, mark = self.folder / "logs" / body, self.keys / f"{body}.signed"
        if number > 1:
            folder, mark = folder / f"{number}", self.keys / f"{body}.{number}.signed"
        return LogFiles(folder, mark)

    def list_files(self, body: str) -> list[Path]:
        """What lies here of a log: its keys, what they have signed, and the folder of its files."""
        logs = self.folder / "logs" / body
        return [*sorted(self.keys.glob(f"{body}.*")), *([logs] if logs.exists() else [])]

    def signer(self, log: Log) -> Signer:
        """The key that signs a log now; raises Refusal when it is not there."""
        path = self.keys / f"{log.body}.key"
        seed = _read_seed(path)
        if seed is None:
            raise Refusal(
                _("The signing key of {body} is not in {path}: put it back from where you keep it.").format(
                    body=log.body, path=path
                ),
                Outcome.MISSING,
            )
        return Signer(log.origin, seed)

    def beside(self, log: Log) -> list[Signer]:
        """The key before, while both sign: whoever knows only that one can still check what is new."""
        seed = _read_seed(self.keys / f"{log.body}.beside")
        return [Signer(log.origin, seed)] if seed else []

    def known(self, body: str) -> list[Verifier]:
        """The older public keys of a log."""
        path = self.keys / f"{body}.old"
        return [Verifier.parse(line) for line in path.read_text("ascii").splitlines()] if path.exists() else []

    def verifiers(self, log: Log) -> list[Verifier]:
        """Every public key of a log: those that sign now, then the older ones."""
        signing = [signer.verifier for signer in (self.signer(log), *self.beside(log))]
        return [*signing, *(key for key in self.known(log.body) if key not in signing)]

    def remember(self, log: Log) -> None:
        """Keep the public keys that sign now among the older ones, for what they have signed."""
        known = self.known(log.body)
        fresh = [signer.verifier for signer in (self.signer(log), *self.beside(log)) if signer.verifier not in known]
        with (self.keys / f"{log.body}.old").open("a", encoding="ascii") as old:
            old.writelines(f"{key}\n" for key in fresh)
            old.flush()
            os.fsync(old.fileno())

    def make_key(self, log: Log) -> Signer:
        """A new key for a log; the one before, if there was one, signs beside it until ``end_overlap``."""
        self.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.keys / f"{log.body}.key"
        if path.exists():
            before = self.signer(log)
            self.remember(log)
            _write_seed(self.keys / f"{log.body}.beside", before.seed)
        signer = Signer(log.origin, chance.draw(SEED))
        _write_seed(path, signer.seed)
        return signer

    def draft_key(self, log: Log) -> None:
        """Write a key for a log that is not yet committed beside its place: ``place_key`` puts it there."""
        self.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
        _draft_seed(self.keys / f"{log.body}.key", chance.draw(SEED))

    def drop_draft(self, body: str) -> None:
        """Remove the key that was drafted for a log, if there is one."""
        draft = _draft_of(self.keys / f"{body}.key")
        if draft.exists():
            draft.unlink()

    def place_key(self, log: Log) -> Signer:
        """The key of a log that begins: the one in its place, else the drafted one, else a new one.

        Raises Refusal where a key that has signed is missing.
        """
        path = self.keys / f"{log.body}.key"
        if not path.exists():
            draft = _draft_of(path)
            if _read_seed(draft) is not None:
                draft.replace(path)
            elif not SignedCheckpoint.objects.filter(body=log.body).exists():
                return self.make_key(log)
        return self.signer(log)

    def end_overlap(self, log: Log) -> list[Verifier]:
        """The key before signs no more, and its seed is gone; its public key, if there was one."""
        ended = [signer.verifier for signer in self.beside(log)]
        (self.keys / f"{log.body}.beside").unlink(missing_ok=True)
        return ended

    def sequence(self, log: Log) -> Checkpoint:
        """Bring the files of a log to its end, signed by its keys: see ``sequence_log``."""
        return sequence_log(log.body, self.files(log.body), self.signer(log), self.known(log.body), self.beside(log))


def _read_seed(path: Path) -> bytes | None:
    try:
        seed = bytes.fromhex(path.read_text("ascii").strip())
    except (OSError, ValueError):
        return None
    return seed if len(seed) == SEED else None


def _write_seed(path: Path, seed: bytes) -> None:
    """Write a seed whole or not at all, readable by its owner alone."""
    _draft_seed(path, seed).replace(path)


def _draft_seed(path: Path, seed: bytes) -> Path:
    """Bring a seed to the disk beside its place, readable by its owner alone; where it is."""
    draft = _draft_of(path)
    draft.unlink(missing_ok=True)
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(seed.hex() + "\n")
        file.flush()
        os.fsync(file.fileno())
    return draft


def _draft_of(path: Path) -> Path:
    return path.with_name(f".{path.name}.draft")


def installed() -> Storage:
    """Where the installation that runs keeps its logs and keys."""
    # only the settings of an installation have these two
    return Storage(settings.FOLDER, settings.KEYS)  # type: ignore[misc]


def open_log(body: str, *, origin: str) -> Log:
    """Begin the log of a body; its first act comes next. Raises Refusal for a key that an address cannot hold."""
    if not _NAME.fullmatch(body):
        raise Refusal(
            _(
                "{body} cannot be the key of a body: use up to 63 small letters, digits and hyphens, "
                "with no hyphen first."
            ).format(body=body),
            Outcome.USAGE,
        )
    return Log.objects.create(body=body, origin=origin)
