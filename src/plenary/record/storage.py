"""Where the record's files and keys lie: below one folder, and the keys wherever the operator puts them.

    FOLDER/logs/BODY/…     bundles, tiles and the checkpoint of each log
    KEYS/BODY.key          the seed of the key that signs, readable by its owner alone
    KEYS/BODY.old          older public keys of the same log, one a line

A signing key never lies in the database or in a backup of it.
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from plenary.engine.merkle.note import Signer, Verifier
from plenary.kit import chance
from plenary.kit.language import _
from plenary.kit.refusal import Outcome, Refusal
from plenary.record.models import Log
from plenary.record.sequencer import LogFiles

SEED = 32
_NAME = re.compile(r"[a-z0-9_][a-z0-9-]{0,62}")


@dataclass(frozen=True, slots=True)
class Storage:
    """The two folders of an installation."""

    folder: Path
    keys: Path

    def files(self, body: str) -> LogFiles:
        return LogFiles(self.folder / "logs" / body)

    def signer(self, log: Log) -> Signer:
        """The key that signs a log now; raises Refusal when it is not there."""
        path = self.keys / f"{log.body}.key"
        try:
            seed = bytes.fromhex(path.read_text("ascii").strip())
        except (OSError, ValueError):
            seed = b""
        if len(seed) != SEED:
            raise Refusal(
                _("The signing key of {body} is not in {path}: put it back from where you keep it.").format(
                    body=log.body, path=path
                ),
                Outcome.MISSING,
            )
        return Signer(log.origin, seed)

    def known(self, body: str) -> list[Verifier]:
        """The older public keys of a log."""
        path = self.keys / f"{body}.old"
        return [Verifier.parse(line) for line in path.read_text("ascii").splitlines()] if path.exists() else []

    def make_key(self, log: Log) -> Signer:
        """A new key for a log; the one before, if there was one, stays known for what it signed."""
        self.keys.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = self.keys / f"{log.body}.key"
        if path.exists():
            with (self.keys / f"{log.body}.old").open("a", encoding="ascii") as old:
                old.write(f"{self.signer(log).verifier}\n")
        signer = Signer(log.origin, chance.draw(SEED))
        draft = path.with_suffix(".draft")
        draft.unlink(missing_ok=True)
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(signer.seed.hex() + "\n")
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
        return signer


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
