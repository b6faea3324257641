"""The settings for several workers over PostgreSQL: nothing is missing, and Django finds nothing to say against them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
SETTINGS = "plenary.web.settings.production"


def environment(folder: Path) -> dict[str, str]:
    secret = folder / "secret"
    secret.write_text("0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrst\n", "ascii")
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT / "src"),
        "PLENARY_FOLDER": str(folder),
        "PLENARY_KEYS": str(folder / "keys"),
        "PLENARY_SECRET_FILE": str(secret),
        "PLENARY_HOST": "plenary.example",
        "PLENARY_DATABASE_NAME": "plenary",
    }


def run(given: dict[str, str], *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], env=given, capture_output=True, text=True, check=False)


def test_the_check_for_production_finds_nothing(tmp_path: Path):
    check = ("-m", "django", "check", "--deploy", "--fail-level", "WARNING", "--settings", SETTINGS)
    done = run(environment(tmp_path), *check)
    assert (done.returncode, done.stdout.strip(), done.stderr) == (
        0,
        "System check identified no issues (1 silenced).",
        "",
    )


@pytest.mark.parametrize("missing", ["PLENARY_FOLDER", "PLENARY_KEYS", "PLENARY_HOST", "PLENARY_DATABASE_NAME"])
def test_a_variable_that_is_missing_is_named(tmp_path: Path, missing: str):
    given = {name: value for name, value in environment(tmp_path).items() if name != missing}
    done = run(given, "-c", f"import {SETTINGS}")
    assert done.returncode == 1
    assert f"{missing} is not set: docs/settings.md says what it is for." in done.stderr


def test_a_header_that_anybody_can_send_is_believed_only_behind_a_server_that_sets_it(tmp_path: Path):
    look = ("-c", f"import {SETTINGS} as s; print(getattr(s, 'SECURE_PROXY_SSL_HEADER', None))")
    given = environment(tmp_path)
    assert run(given, *look).stdout.strip() == "None"
    behind = run({**given, "PLENARY_BEHIND_PROXY": "yes"}, *look).stdout.strip()
    assert behind == "('HTTP_X_FORWARDED_PROTO', 'https')"
