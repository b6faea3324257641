"""The gate: what must hold before a change lands. Run by ``./plenary test``, in the environment it makes.

Each step says one line and how long it took; a step that fails shows what it found and says what to do. Steps
run two at a time, all of them even when one fails, and the tests come last.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


@dataclass(frozen=True)
class Step:
    """A command, and what to do when it fails."""

    name: str
    command: tuple[str, ...]
    remedy: str


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


STORED = Step(
    "PostgreSQL",
    (
        *(sys.executable, "-m", "tests.cluster", sys.executable, "-m", "pytest", "-q", "-n", "2"),
        *("tests/record", "tests/bodies", "tests/faults"),
    ),
    "what is stored holds on SQLite and not here; run the test alone with python -m tests.cluster",
)
"""The tests of what is stored once more, on the other database."""


def attempt(step: Step) -> tuple[subprocess.CompletedProcess[str], float]:
    """What the step's command did, and the seconds that it took."""
    began = time.monotonic()
    done = subprocess.run(step.command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done, time.monotonic() - began


def run(steps: Sequence[Step]) -> bool:
    """Whether every step passed. Prints a line for each."""
    passed = True
    with ThreadPoolExecutor(max_workers=2) as pool:
        for step, (done, took) in zip(steps, pool.map(attempt, steps), strict=True):
            last = (done.stdout.strip().splitlines() or [""])[-1]
            verdict = "FAILED" if done.returncode else "ok"
            print(f"{verdict:<6} {step.name:<12} {took:6.1f} s  {last[:90]}", flush=True)
            if done.returncode:
                passed = False
                print(done.stdout, done.stderr, f"What to do: {step.remedy}.\n", sep="\n", flush=True)
    return passed


def tests(thorough: bool, arguments: Sequence[str]) -> int:
    """Run the tests, all of them or those that are asked for; the exit code of pytest."""
    chosen = ["--hypothesis-profile=long"] if thorough else ["-m", "not long"]
    # Only the whole says whether the engine is covered.
    covered = [] if arguments else ["-p", "tests.engine_coverage", "--cov=plenary.engine", "--cov-report=term"]
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist=load", *covered, *chosen, *arguments]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


def main(arguments: Sequence[str]) -> int:
    """The exit code of the gate: 0 when everything holds."""
    thorough = "--all" in arguments
    chosen = [argument for argument in arguments if argument != "--all"]
    os.environ["PYTHONPATH"] = str(ROOT / "src")
    # Where it is set, each of the programs that the tests start compiles all that it imports anew.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    if not thorough:
        # The order of a set of words is another in each run, and what is found by it is found by chance: the gate says
        # the same about the same code every time, and the long run looks for what nobody has seen yet.
        os.environ["PYTHONHASHSEED"] = "0"
    if not chosen:
        print("Checks first, then every test: some ten minutes on two cores. Steps say so when they end.", flush=True)
    held = run(STEPS if chosen else (*STEPS, STORED))
    return tests(thorough, chosen) or (0 if held else 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
