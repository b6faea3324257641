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


SHORT = ["FAILED the engine's branches are covered to 87.50 %"]
POSITIVE = "def test_positive():\n    assert (sign(1), absolute(1)) == ('+', 1)\n"
PROPERTY = "from hypothesis import given, strategies\n@given(strategies.none())\n" + POSITIVE


@pytest.mark.parametrize(
    ("own", "other", "code", "said"),
    [
        (POSITIVE, "", 0, []),
        # What a property test takes on its way, or a test of something else, is nobody's promise.
        (PROPERTY.replace("test_positive()", "test_positive(none)"), "", 1, SHORT),
        ("", POSITIVE, 1, SHORT),
    ],
    ids=["by an example", "by a property", "by a test of something else"],
)
def test_an_engine_branch_that_no_example_of_its_own_takes_fails_the_run(
    root: Path, tmp_path: Path, own: str, other: str, code: int, said: list[str]
) -> None:
    engine = tmp_path / "src" / "plenary" / "engine"
    engine.mkdir(parents=True)
    for package in (engine, engine.parent):
        (package / "__init__.py").write_text("")
    (engine / "sign.py").write_text(ENGINE)
    negative = "def test_negative():\n    assert (sign(-1), absolute(-1)) == ('-', 1)\n"
    imports = "import sys; sys.path.insert(0, 'src')\nfrom plenary.engine.sign import absolute, sign\n"
    for folder, tests in (("engine", negative + own), ("web", other)):
        (tmp_path / "tests" / folder).mkdir(parents=True)
        (tmp_path / "tests" / folder / f"test_{folder}_sign.py").write_text(imports + tests)
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
    assert lines[-1].startswith(f"{1 + bool(own) + bool(other)} passed in ")
