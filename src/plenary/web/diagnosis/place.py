"""Files and folders: what is secret is its owner's alone, and what is written can be."""

import os
import shlex
from collections.abc import Iterator
from pathlib import Path

from plenary.kit.language import _
from plenary.web.diagnosis.finding import Finding

OTHERS = 0o077
SHORTEST = 50
"""Characters of a secret, as Django's own check wants them."""


def look_at_secrets(secret: Path, keys: Path) -> Iterator[Finding]:
    """Whether the secret of the sessions and the signing keys are there, and nobody else's to read."""
    if not secret.exists() or len(secret.read_text("ascii", "replace").strip()) < SHORTEST:
        yield Finding(
            "secret.missing",
            _("The secret of the sessions is not in {file}, or too short.").format(file=secret),
            _("Put it back from where you keep it: with another, second factors are lost."),
        )
    if not keys.is_dir():
        yield Finding(
            "keys.missing",
            _("There is no folder of signing keys at {folder}.").format(folder=keys),
            _("Put it back from where you keep it, or say where it is with {variable}.").format(
                variable="PLENARY_KEYS"
            ),
        )
    private = [secret, keys, *sorted(keys.glob("*.key")), *sorted(keys.glob("*.beside"))]
    for path in private:
        if path.exists() and path.stat().st_mode & OTHERS:
            yield Finding(
                "secret.readable",
                _("Others on this machine may read {file}.").format(file=path),
                _("Run: {command}").format(command=shlex.join(["chmod", "go=", str(path)])),
            )


def look_at_folder(folder: Path) -> Iterator[Finding]:
    """Whether we may write all that is ours, and nobody else may read it."""
    if folder.stat().st_mode & OTHERS:
        yield Finding(
            "folder.readable",
            _("Others on this machine may look into {folder}, which holds private values.").format(folder=folder),
            _("Run: {command}").format(command=shlex.join(["chmod", "go=", str(folder)])),
        )
    closed = next((path for path in _list_own(folder) if not os.access(path, os.W_OK | os.R_OK)), None)
    if closed is not None:
        yield Finding(
            "folder.closed",
            _("{file} cannot be written by {user}, who runs this.").format(file=closed, user=_name_user()),
            _("Give it to the user who serves the site: {command}").format(
                command=shlex.join(["chown", "-R", "USER", str(folder)])
            ),
        )
    owner = folder.stat().st_uid
    foreign = next((path for path in _list_own(folder) if path.stat().st_uid != owner), None)
    if foreign is not None:
        # Whoever may do everything, and looks, is hindered by nothing; the site is.
        yield Finding(
            "folder.owners",
            _(
                "{file} belongs to another user than {folder}: a command was run as one who does not serve the site."
            ).format(file=foreign, folder=folder),
            _("Give it back, and run commands as the user who serves the site: {command}").format(
                command=shlex.join(["chown", "-R", f"{owner}", str(folder)])
            ),
        )


def _list_own(folder: Path) -> Iterator[Path]:
    yield folder
    yield from sorted(folder.iterdir())
    for name in ("logs", "documents"):
        yield from sorted((folder / name).iterdir()) if (folder / name).is_dir() else ()


def _name_user() -> str:
    return f"uid {os.geteuid()}"
