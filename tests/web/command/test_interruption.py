"""Ctrl-C: one sentence, exit code 130, and nothing half written."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from plenary.kit import output_file
from plenary.kit.refusal import Outcome

READING = """
import os, signal, sys
from plenary.web.command import {module} as place
def stop(*words, **options):
    os.kill(os.getpid(), signal.SIGINT)
place.{function} = stop
from plenary.web.command.entrance import main
main(["--language", "en", "compile", "base.md", "ARA.md", "-o", "r.txt"])
"""


@pytest.fixture(autouse=True)
def in_the_foreground() -> Iterator[None]:
    """Ctrl-C reaches what is run here, also where the tests themselves run in the background and are deaf to it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def ended(script: str, root: Path, folder: Path) -> tuple[int, str, str]:
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    done = subprocess.run(
        [sys.executable, "-c", script], env=environment, cwd=folder, capture_output=True, encoding="utf-8", check=False
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(("module", "function"), [("compile", "compile_text"), ("compile", "issue")])
def test_a_run_that_is_stopped_says_that_nothing_was_written(
    module: str, function: str, root: Path, small_desk: Path
) -> None:
    before = set(small_desk.iterdir())
    assert ended(READING.format(module=module, function=function), root, small_desk) == (
        Outcome.INTERRUPTED,
        "",
        "Stopped; nothing was written.\n",
    )
    assert set(small_desk.iterdir()) == before


def test_a_run_that_is_stopped_while_it_begins_says_so_too(root: Path, small_desk: Path) -> None:
    script = (
        "import os, signal\nfrom plenary.web.command import entrance\n"
        "entrance.wanted = lambda environment: os.kill(os.getpid(), signal.SIGINT)\nentrance.main(['demo'])\n"
    )
    assert ended(script, root, small_desk) == (Outcome.INTERRUPTED, "", "Stopped; nothing was written.\n")


def test_while_files_take_their_names_it_is_too_late_to_stop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    name = output_file._name

    def stopped(temporary: Path, final: Path, overwrite: bool) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        name(temporary, final, overwrite)

    monkeypatch.setattr(output_file, "_name", stopped)
    output_file.write_all({tmp_path / "a": b"1", tmp_path / "b": b"2"}, overwrite=False)
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == {"a": b"1", "b": b"2"}
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
