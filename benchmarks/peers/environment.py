"""The environment of the peers: ``.peers`` at the root, with exactly what a hashed lock names.

Collatex and pymerkle are under the GPL: each is run as a separate program, and nothing of ours imports it. ``peers.in``
says what is wanted; Levenshtein is there because collatex imports it and does not say so.
"""

import filecmp
import json
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.run import ROOT
from benchmarks.stopwatch import Cost

HOME = ROOT / ".peers"
PYTHON = HOME / "bin" / "python"
LOCK = Path(__file__).with_name("peers.lock")
PROGRAM = Path(__file__).with_name("collate.py")
HASH = Path(__file__).with_name("hash.py")


class Overtime(Exception):
    """The peer did not end within its time limit, in seconds."""


class NoPeers(Exception):
    """The environment could not be made; the text says what the installer said last."""


def prepare() -> None:
    """Make the environment unless it has what the lock names. Needs the package index the first time.

    Raises NoPeers.
    """
    kept = HOME / LOCK.name
    if kept.exists() and filecmp.cmp(LOCK, kept, shallow=False):
        return
    steps = (
        (sys.executable, "-m", "venv", "--clear", str(HOME)),
        (str(PYTHON), "-m", "pip", "install", "--quiet", "--require-hashes", "--requirement", str(LOCK)),
    )
    for step in steps:
        done = subprocess.run(step, capture_output=True, text=True, check=False)
        if done.returncode:
            raise NoPeers((done.stderr or done.stdout).strip().rpartition("\n")[2])
    shutil.copyfile(LOCK, kept)


def collate_with(peer: str, texts: Sequence[str], *, limit: float) -> Cost:
    """A peer's collation of texts, the base first; ``result`` is its columns. Raises Overtime."""
    answer = _ask(PROGRAM, {"peer": peer, "texts": list(texts)}, limit)
    return Cost(answer["cpu"], answer["wall"], answer["memory"], answer["columns"])


def hash_with(entries: int, proofs: int, *, limit: float) -> Cost:
    """A peer's tree of so many entries; ``result`` has its root and what a proof takes. Raises Overtime."""
    answer = _ask(HASH, {"entries": entries, "proofs": proofs}, limit)
    return Cost(answer["cpu"], answer["wall"], answer["memory"], {name: answer[name] for name in ("root", "proof")})


def _ask(program: Path, asked: dict[str, Any], limit: float) -> dict[str, Any]:
    command = [str(PYTHON), "-I", "-W", "ignore", str(program)]
    try:
        done = subprocess.run(
            command, input=json.dumps(asked), stdout=subprocess.PIPE, text=True, check=True, timeout=limit
        )
    except subprocess.TimeoutExpired as late:
        raise Overtime(limit) from late
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer
