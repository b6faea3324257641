import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.gate import Step, run

ENGINE = "def sign(number: int) -> str:\n    return '-' if number < 0 else '+'\n\n\ndef absolute(number):\n    if number < 0:\n        number = -number\n    return number\n"


def say(text: str, code: int = 0) -> tuple[str, ...]:
    return (sys.executable, "-c", f"import sys; print({text!r}); sys.exit({code})")


def test_a_step_says_one_line_and_a_failing_one_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    assert not run([Step("lint", say("a.py:1: long", 1), "make it shorter"), Step("types", say("Success"), "-")])
    said = re.sub(r"[0-9.]+ s", "TIME", capsys.readouterr().out)
    assert said == (
        "FAILED lint            TIME  a.py:1: long\na.py:1: long\n\n\nWhat to do: make it shorter.\n\n"
        "ok     types           TIME  Success\n"
    )


def test_the_gate_passes_when_every_step_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([Step("types", say("Success"), "-")])
    assert len(capsys.readouterr().out.splitlines()) == 1


@pytest.mark.parametrize(
    ("numbers", "code", "said"),
    [
        ("(-1, 1)", 0, []),
        ("(-1,)", 1, ["FAILED the engine's branches are covered to 87.50 %"]),
    ],
)
def test_an_engine_branch_that_no_test_takes_fails_the_run(
    root: Path, tmp_path: Path, numbers: str, code: int, said: list[str]
) -> None:
    engine = tmp_path / "src" / "plenary" / "engine"
    engine.mkdir(parents=True)
    for package in (engine, engine.parent):
        (package / "__init__.py").write_text("")
    (engine / "sign.py").write_text(ENGINE)
    (tmp_path / "test_sign.py").write_text(
        "import sys; sys.path.insert(0, 'src')\n"
        "from plenary.engine.sign import absolute, sign\n"
        f"def test_sign():\n    assert [(sign(n), absolute(n)) for n in {numbers}] != []\n"
    )
    alone = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COV_", "DJANGO_"))}
    done = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-n", "1", "--cov=src", "--cov-branch", "-p", "tests.engine_coverage"],
        cwd=tmp_path,
        env={**alone, "PYTHONPATH": str(root), "COVERAGE_FILE": str(tmp_path / ".coverage")},
        capture_output=True,
        text=True,
        check=False,
    )
    lines = done.stdout.splitlines()
    assert (done.returncode, [line.partition(":")[0] for line in lines if "engine's" in line]) == (code, said)
    assert lines[-1].startswith("1 passed in ")
