"""The gate: what must hold before a change lands. Run by ``./plenary test``, in the environment it makes.

Each step says one line and how long it took; a step that fails shows what it found and says what to do. All
steps run even when one fails, and the tests come last.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Step:
    """A command, and what to do when it fails."""

    name: str
    command: tuple[str, ...]
    remedy: str


STORED = ("tests/record", "tests/bodies", "tests/faults")
"""The tests of what is stored: they hold on both databases."""

STEPS = (
    Step("lint", (sys.executable, "-m", "ruff", "check", "--quiet", "."), "ruff check --fix mends much of it"),
    Step("format", (sys.executable, "-m", "ruff", "format", "--check", "."), "ruff format does it"),
    Step("types", (sys.executable, "-m", "mypy"), "annotate what it names; a silenced line needs its reason beside it"),
    Step(
        "imports",
        (sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint(['--no-cache'])"),
        "packages import downwards only, and the engine imports nothing (docs/contributing/architecture.md)",
    ),
    Step(
        "file length",
        (sys.executable, "-m", "tests.architecture.file_length"),
        "a module that grows becomes a folder of the same name",
    ),
    Step(
        "changelog",
        (sys.executable, "-m", "tests.architecture.changelog"),
        "add changelog.d/+SLUG.KIND.md with one sentence (CONTRIBUTING.md)",
    ),
)


def run(steps: Sequence[Step]) -> bool:
    """Whether every step passed. Prints a line for each."""
    passed = True
    for step in steps:
        began = time.monotonic()
        done = subprocess.run(step.command, cwd=ROOT, capture_output=True, text=True, check=False)
        took = time.monotonic() - began
        last = (done.stdout.strip().splitlines() or [""])[-1]
        verdict = "FAILED" if done.returncode else "ok"
        print(f"{verdict:<6} {step.name:<12} {took:6.1f} s  {last[:90]}", flush=True)
        if done.returncode:
            passed = False
            print(done.stdout, done.stderr, f"What to do: {step.remedy}.\n", sep="\n", flush=True)
    return passed


def second_database(arguments: Sequence[str]) -> int:
    """Run the tests of what is stored on PostgreSQL too, unless only some tests are asked for; pytest's exit code."""
    if arguments:
        return 0
    print("\nThe same on PostgreSQL:", flush=True)
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", *STORED]
    return subprocess.run([sys.executable, "-m", "tests.cluster", *command], cwd=ROOT, check=False).returncode


def tests(thorough: bool, arguments: Sequence[str]) -> int:
    """Run the tests; the exit code of pytest."""
    chosen = ["--hypothesis-profile=long"] if thorough else ["-m", "not long"]
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "-q",
            "-n",
            "2",
            "-p",
            "tests.engine_coverage",
            "--cov",
            "--cov-report=term",
            *chosen,
            *arguments,
        ],
        cwd=ROOT,
        check=False,
    ).returncode


def main(arguments: Sequence[str]) -> int:
    """The exit code of the gate: 0 when everything holds."""
    os.environ["PYTHONPATH"] = str(ROOT / "src")
    thorough = "--all" in arguments
    held = run(STEPS)
    chosen = [argument for argument in arguments if argument != "--all"]
    tested = tests(thorough, chosen)
    stored = second_database(chosen)
    return tested or stored or (0 if held else 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
