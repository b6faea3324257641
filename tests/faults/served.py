"""A demonstration under faults: persons who send acts over HTTP, processes that are killed, and a look at what is left.

The demonstration is taken because its persons sign in with one click; record, door and server are those of every site.
"""

import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from http.client import HTTPException
from pathlib import Path
from threading import Event, Thread

from tests.web.demo.conftest import ENVIRONMENT, Demo
from tests.web.demo.test_demo import enter
from tests.web.house.visitor import Visitor

ADMIT = "/assembly/members/admit"
LOOK = """
import json, sys
from pathlib import Path
from plenary.web import installation
installation.open_folder(Path(sys.argv[1]))
from plenary.engine.merkle.checkpoint import Checkpoint
from plenary.engine.merkle.hashing import hash_leaf
from plenary.engine.merkle.note import open_note
from plenary.engine.merkle.tree import Tree
from plenary.record.models import Log, SignedCheckpoint
from plenary.record.reading import read_bytes, read_entries
from plenary.record.storage import installed
storage, log = installed(), Log.objects.get(body="assembly")
leaves = [hash_leaf(data) for data in read_bytes(log.body)]
wrong = []
for kept in SignedCheckpoint.objects.filter(origin=log.origin):
    said = Checkpoint.parse(open_note(bytes(kept.note), [storage.signer(log).verifier]))
    tree = Tree(leaves[: said.size])
    if (said.size, said.root) != (kept.size, tree.root()):
        wrong.append(kept.size)
entries = read_entries(log.body)
admitted = [entry.payload["code"] for entry in entries if entry.act == "member.admit"]
json.dump({
    "dense": [entry.sequence for entry in entries] == list(range(1, log.size + 1)),
    "ordered": [entry.time for entry in entries] == sorted(entry.time for entry in entries),
    "wrong": wrong,
    "checkpoints": SignedCheckpoint.objects.filter(origin=log.origin).count(),
    "admitted": [code for code in admitted if code.startswith("ZZ")],
}, sys.stdout)
"""


def look(folder: Path) -> dict[str, object]:
    """What is true of the record of a demonstration that is not served."""
    done = subprocess.run(
        [sys.executable, "-c", LOOK, str(folder)], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def verify(folder: Path, pack: Path) -> int:
    """Whether the tables are those that the entries make: the exit code of ``plenary verify``."""
    command = [sys.executable, "-m", "plenary.web.command"]
    export = [*command, "record", "export", "--folder", str(folder), "--full", "-o", str(pack)]
    subprocess.run(export, env=ENVIRONMENT, check=True, capture_output=True)
    return subprocess.run([*command, "verify", str(pack)], env=ENVIRONMENT, check=False, capture_output=True).returncode


@dataclass
class Sender:
    """A person who admits one member after the other, each until it is acknowledged, whatever happens meanwhile."""

    port: int
    letter: str
    stop: Event = field(default_factory=Event)
    acknowledged: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._visitor = Visitor(self.port)
        self._thread = Thread(target=self._send, daemon=True)

    def begin(self) -> None:
        enter(self._visitor, "S. Brant")
        self._thread.start()

    def end(self) -> None:
        self.stop.set()
        self._thread.join(60)

    def _send(self) -> None:
        number = 0
        while not self.stop.is_set():
            number += 1
            code = f"ZZ{self.letter}{number}"
            asked = form_of(self._visitor, code, f"{code}-key", self.stop)
            while asked and not self.stop.is_set():
                try:
                    if self._visitor.ask(ADMIT, asked)[0] == 200:
                        self.acknowledged.append(code)
                        break
                except (OSError, HTTPException):
                    time.sleep(0.1)


def form_of(visitor: Visitor, code: str, key: str, stop: Event) -> dict[str, str] | None:
    """The form that admits a member, filled in, under a key of ours; None when told to stop before it came."""
    while not stop.is_set():
        try:
            fields = visitor.fields(ADMIT)
        except (OSError, HTTPException, ValueError):
            time.sleep(0.1)
            continue
        told = {"names-en": code, "code": code, "place": "50", "standing": "member", "start": "2026-01-01"}
        return {**fields, **told, "key": key}
    return None


def children(demo: Demo) -> dict[str, int]:
    """The processes of a site by what they do: ``pages``, ``worker``."""
    tasks = Path(f"/proc/{demo.process.pid}/task/{demo.process.pid}/children").read_text("ascii").split()
    found = {}
    for number in tasks:
        line = Path(f"/proc/{number}/cmdline").read_bytes().decode()
        name = re.search(r"plenary\.web\.server\.(\w+)", line)
        if name:
            found[name[1]] = int(number)
    return found


def kill(number: int) -> None:
    os.kill(number, signal.SIGKILL)


def pause(chance: random.Random, most: float) -> None:
    time.sleep(chance.uniform(0.0, most))
