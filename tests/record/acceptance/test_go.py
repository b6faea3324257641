"""Go's transparency log, written by others, accepts our files, checkpoints and proofs, and no altered one."""

import base64
import os
import shutil
import subprocess
from pathlib import Path

import pytest

from plenary.engine.merkle.checkpoint import Checkpoint
from plenary.engine.merkle.proof import prove_consistency, prove_inclusion
from plenary.engine.merkle.tile import tiled_nodes
from plenary.record.perform import perform_all
from plenary.record.sequencer import LogFiles, sequence_log
from tests.record.conftest import SECRETARIAT
from tests.record.ledger.acts import WritePage
from tests.record.pack.test_pack import SIGNER

PROGRAM = Path(__file__).with_name("check.go")
LIBRARY = Path("/usr/share/gocode/src/golang.org/x/mod/sumdb")

pytestmark = [
    pytest.mark.long,
    pytest.mark.usefixtures("log"),
    pytest.mark.skipif(
        not (shutil.which("go") and LIBRARY.is_dir()),
        reason="Go's transparency log is not installed (on Debian: apt install golang-go golang-golang-x-mod-dev)",
    ),
]


@pytest.fixture(scope="module")
def checker(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program, built."""
    folder = tmp_path_factory.mktemp("go")
    environment = {**os.environ, "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOCACHE": str(folder / "cache")}
    subprocess.run(["go", "build", "-o", folder / "check", PROGRAM], env=environment, check=True)
    return folder / "check"


def write(count: int, key: str) -> None:
    perform_all([WritePage(words=f"{key} {at}") for at in range(count)], actor=SECRETARIAT, body="demo", key=key)


def encode(*hashes: bytes) -> str:
    return ",".join(base64.b64encode(each).decode() for each in hashes)


def check(checker: Path, files: LogFiles, old: Checkpoint, new: Checkpoint) -> subprocess.CompletedProcess[str]:
    nodes = tiled_nodes(files.read, new.size)
    indexes = sorted({0, 1, 255, 256, old.size, new.size - 1})
    proofs = "".join(f"{index} {encode(*prove_inclusion(nodes, index, new.size))}\n" for index in indexes)
    consistency = encode(*prove_consistency(nodes, old.size, new.size))
    command = [checker, files.folder, str(SIGNER.verifier), str(old.size), encode(old.root), consistency]
    return subprocess.run(command, input=proofs, capture_output=True, text=True, check=False)


def test_go_accepts_every_entry_tile_and_proof_of_a_log_and_finds_an_altered_one(checker: Path, tmp_path: Path):
    files = LogFiles(tmp_path / "demo")
    write(300, "a")
    old = sequence_log("demo", files, SIGNER)
    write(400, "b")
    new = sequence_log("demo", files, SIGNER)
    done = check(checker, files, old, new)
    assert (done.returncode, done.stdout, done.stderr) == (0, "700 entries, 4 tiles, 6 proofs\n", "")
    bundle = files.folder / "tile/entries/001"
    bundle.write_bytes(bundle.read_bytes().replace(b"b 100", b"b 999"))
    assert "the root is not that of the entries" in check(checker, files, old, new).stderr
