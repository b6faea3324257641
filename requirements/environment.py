"""Makes the environment that Plenary runs in: ``.venv``, with exactly what a hashed lock names.

Run by the ``plenary`` script with the system's Python, so it uses the standard library only and speaks
English. The last thing it does is to keep a copy of the lock in ``.venv``: an environment without it was
interrupted and is made anew. A lock held on ``.venv.lock`` lets one run install while others wait; the system
lets go of it when a run dies.
"""

import fcntl
import filecmp
import importlib.util
import os
import platform
import re
import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
INCLUDES = {"run": ("run",), "dev": ("run", "dev")}
"""Which locks an environment satisfies: everything that runs is in dev.lock too, in the same version."""

FAILURES = (
    (r"No space left on device|Errno 28|Disk quota exceeded", "full"),
    (r"DO NOT MATCH THE HASHES|Hash mismatch", "hash"),
    (r"Permission denied|Read-only file system", "readonly"),
    (
        r"Failed to establish a new connection|name resolution|Name or service not known|unreachable|timed out"
        r"|Connection (?:refused|reset|aborted)|ProxyError|SSLError|CERTIFICATE_VERIFY_FAILED|Max retries",
        "network",
    ),
    (r"No matching distribution|Could not find a version", "missing"),
)
SENTENCES = {
    "full": "The disk is full: about 400 MB are needed in {root}. Make room and run the command again.",
    "readonly": "Plenary cannot write to {root}: make the folder yours, or copy Plenary to one that is.",
    "network": "The packages could not be fetched: no connection to the package index. Check the network (and the "
    "proxy, if there is one: HTTPS_PROXY) and run the command again; it goes on where it stopped.",
    "hash": "A package that was fetched is not the one that the lock names, so nothing was installed from it. "
    "Run the command again; if it happens again, do not go on, and report it.",
    "missing": "The package index has no ready-made package of something that Plenary needs for Python {python} on "
    "{machine}. Use another Python (PLENARY_PYTHON=/path/to/python3.12 ./plenary), or report it.",
    "unknown": "The environment in {root}/.venv could not be made. This is what the installer said last:",
}
NO_VENV = (
    "Plenary needs Python's venv module, and {executable} comes without it. "
    "On Debian or Ubuntu: apt install python3-venv"
)


class Failure(Exception):
    """The environment could not be made; the text is for the user."""


def main(extra: str) -> int:
    """Make the environment unless another run has just done so; the exit code for the shell."""
    try:
        with (ROOT / ".venv.lock").open("a") as turn:
            fcntl.flock(turn, fcntl.LOCK_EX)
            if not is_current(extra):
                make(extra)
    except Failure as failure:
        sys.stderr.write(f"{failure}\n")
        return 5
    except OSError as error:
        sys.stderr.write(f"{explanation(f'{error.strerror} {error.filename}')}\n")
        return 5
    except KeyboardInterrupt:
        sys.stderr.write("Interrupted; run the command again to go on.\n")
        return 130
    return 0


def is_current(name: str) -> bool:
    """Whether the environment has what the lock of this name asks for."""
    stamp = VENV / f"{name}.lock"
    return os.access(PYTHON, os.X_OK) and stamp.exists() and filecmp.cmp(lock(name), stamp, shallow=False)


def make(extra: str) -> None:
    """Install the lock, into a new environment unless only the development tools are to be added."""
    if importlib.util.find_spec("ensurepip") is None:
        raise Failure(NO_VENV.format(executable=sys.executable))
    sys.stderr.write("Setting up Plenary in .venv, once: this takes a minute or two.\n")
    begun = is_current("run")
    (VENV / f"{extra}.lock").unlink(missing_ok=True)
    if not begun:
        create()
    install(lock(extra))
    for name in INCLUDES[extra]:
        shutil.copyfile(lock(name), VENV / f"{name}.lock")


def create() -> None:
    """An empty environment that finds Plenary's own source."""
    try:
        venv.EnvBuilder(clear=True, symlinks=True, with_pip=True, prompt="plenary").create(VENV)
    except subprocess.CalledProcessError as error:
        raise Failure(explanation((error.output or b"").decode(errors="replace"))) from error
    # A path relative to site-packages, so that the folder can be moved. Nothing is built: a build would fetch a
    # build backend, which no lock covers.
    packages = next(VENV.glob("lib/python3*/site-packages"))
    (packages / "plenary.pth").write_text(f"{os.path.relpath(ROOT / 'src', packages)}\n")


def install(requirements: Path) -> None:
    """Install exactly what the lock names. Wheels only: a source package would run code that no lock covers."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    for name in ("PIP_TARGET", "PIP_PREFIX", "PIP_ROOT"):
        clean.pop(name, None)
    command = [str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "--no-deps"]
    command += ["--only-binary", ":all:", "--disable-pip-version-check", "--no-input", "--retries", "3"]
    done = subprocess.run(
        [*command, "--requirement", str(requirements)],
        env={**clean, "PIP_USER": "0"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
    )
    if done.returncode:
        raise Failure(explanation(done.stdout))


def explanation(said: str) -> str:
    """What the user can do about a failure, from what the installer said."""
    kind = next((kind for pattern, kind in FAILURES if re.search(pattern, said, re.IGNORECASE)), "unknown")
    sentence = SENTENCES[kind].format(root=ROOT, python=platform.python_version(), machine=platform.machine())
    return sentence if kind in ("full", "readonly", "network") else "\n  ".join([sentence, *said.splitlines()[-5:]])


def lock(name: str) -> Path:
    """The lock of this name: ``run`` or ``dev``."""
    return ROOT / "requirements" / f"{name}.lock"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
