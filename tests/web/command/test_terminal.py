"""What a terminal shows: lines that begin where the user's language begins, and no colour where none is wanted."""

import os
import pty
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

RIGHT_TO_LEFT = "\u200f"
LOOKS = re.compile(r"\x1b\[[0-9;]*m")
CHECK = ("check", "ARA.md", "--base", "base.md", "--members", "members.csv")


def shown(root: Path, folder: Path, *words: str, environment: Mapping[str, str] | None = None) -> list[str]:
    """The lines that a terminal is sent."""
    terminal, end = pty.openpty()
    known = {"PYTHONPATH": str(root / "src"), "TERM": "xterm", "COLUMNS": "80"}
    line = [sys.executable, "-m", "plenary.web.command", *words]
    around = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")}
    process = subprocess.Popen(
        line, stdin=end, stdout=end, stderr=subprocess.DEVNULL, cwd=folder, env=around | known | (environment or {})
    )
    os.close(end)
    parts: list[bytes] = []
    with os.fdopen(terminal, "rb", buffering=0) as screen:
        try:
            while part := screen.read(4096):
                parts.append(part)
        except OSError:
            # The terminal is closed: that is how its end is told on Linux.
            process.wait(timeout=60)
    process.wait(timeout=60)
    return b"".join(parts).decode().splitlines()


@pytest.mark.parametrize("words", [CHECK, ("check", "--help"), ("compare", "base.md", "ARA.md")])
def test_on_a_terminal_lines_begin_at_the_right_in_arabic(words: tuple[str, ...], root: Path, small_desk: Path) -> None:
    lines = shown(root, small_desk, "--language", "ar", *words)
    assert lines != []
    assert [line for line in lines if line and not LOOKS.sub("", line).startswith(RIGHT_TO_LEFT)] == []


def test_every_cell_of_the_register_begins_at_the_right_in_arabic(root: Path, small_desk: Path) -> None:
    _head, row = shown(root, small_desk, "--language", "ar", *CHECK)
    assert [cell.strip() for cell in row.split(RIGHT_TO_LEFT)] == ["", "✓", "ARA.md", "ARA", "قُرئت", ""]


def test_in_french_and_in_a_file_nothing_is_added(root: Path, small_desk: Path) -> None:
    assert [line for line in shown(root, small_desk, "--language", "fr", *CHECK) if RIGHT_TO_LEFT in line] == []
    environment = {**os.environ, "PYTHONPATH": str(root / "src")}
    line = [sys.executable, "-m", "plenary.web.command", "--language", "ar", *CHECK]
    done = subprocess.run(line, cwd=small_desk, env=environment, capture_output=True, encoding="utf-8", check=True)
    assert RIGHT_TO_LEFT not in done.stdout


def test_colour_and_strokes_are_left_out_where_none_are_wanted(root: Path, small_desk: Path) -> None:
    words = ("--language", "en", "proof", "ARA.md", "--base", "base.md")
    coloured = shown(root, small_desk, *words, environment={})
    assert "\x1b[4m" in "".join(coloured)
    plain = shown(root, small_desk, *words, environment={"NO_COLOR": "1", "TERM": "dumb"})
    assert plain[1] == "Article 1, 1: The Members shall cooperate in good faith{+ and in full+}."
