"""`.ci/run` on a machine with nothing but Python: it asks for what is missing, and runs the gate in any case."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

DASH = shutil.which("dash") or "/bin/sh"
WANTED = "poppler-utils libreoffice-writer-nogui chromium postgresql shellcheck golang-go golang-golang-x-mod-dev"


def run(folder: Path, root: Path, who: int, installs: int) -> tuple[int, str, str]:
    """Run a copy of the script, as this user id, where apt-get ends with this exit code."""
    (folder / ".ci").mkdir()
    shutil.copy2(root / ".ci" / "run", folder / ".ci" / "run")
    programs = {
        "plenary": 'echo plenary "$@"',
        "bin/apt-get": f'echo apt-get "$@" >> "{folder}/asked"; exit {installs}',
        "bin/id": f"echo {who}",
        "bin/python3": f'exec "{os.path.realpath(sys.executable)}" "$@"',
    }
    (folder / "bin").mkdir()
    (folder / "bin" / "dirname").symlink_to(shutil.which("dirname") or "/usr/bin/dirname")
    for name, script in programs.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n")
        (folder / name).chmod(0o755)
    done = subprocess.run(
        [DASH, ".ci/run", "--all"],
        cwd=folder,
        env={"PATH": str(folder / "bin")},
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("who", "installs", "asked", "said"),
    [
        (0, 0, f"apt-get -qq update\napt-get -qq -y install --no-install-recommends {WANTED}\n", ""),
        (
            0,
            100,
            "apt-get -qq update\n",
            f"Some programs could not be installed; tests that need them will be skipped: {WANTED}\n",
        ),
        (1000, 0, "", ""),
    ],
    ids=["root", "root without network", "a user"],
)
def test_what_is_missing_is_installed_where_it_may_be_and_the_gate_runs_in_any_case(
    root: Path, tmp_path: Path, who: int, installs: int, asked: str, said: str
) -> None:
    assert run(tmp_path, root, who, installs) == (0, "plenary test --all\n", said)
    record = tmp_path / "asked"
    assert (record.read_text() if record.exists() else "") == asked
