import platform
import re
from pathlib import Path

import pytest

from requirements.environment import SENTENCES, explanation


def locked(root: Path, name: str) -> dict[str, str]:
    """The pins of a lock with their conditions, and with their hashes counted out."""
    text = (root / "requirements" / f"{name}.lock").read_text()
    return dict(re.findall(r"^([a-z0-9-]+)==([^\\\n]+?) \\$", text, re.MULTILINE))


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "full"),
        ("OSError: [Errno 30] Read-only file system: '/plenary/.venv'", "readonly"),
        (
            "WARNING: Retrying: [Errno -3] Temporary failure in name resolution\n"
            "ERROR: Could not find a version that satisfies the requirement rich==15.0.0\n"
            "ERROR: No matching distribution found for rich==15.0.0",
            "network",
        ),
    ],
)
def test_a_failure_the_user_can_mend_is_one_sentence(root: Path, said: str, kind: str) -> None:
    assert explanation(said) == SENTENCES[kind].format(root=root)


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", "hash"),
        ("ERROR: No matching distribution found for lxml==6.1.3", "missing"),
        ("ERROR: a thing nobody has seen", "unknown"),
    ],
)
def test_a_failure_that_is_to_be_reported_comes_with_what_the_installer_said(root: Path, said: str, kind: str) -> None:
    sentence = SENTENCES[kind].format(root=root, python=platform.python_version(), machine=platform.machine())
    assert explanation(f"first\n{said}") == f"{sentence}\n  first\n  {said}"


def test_the_development_lock_has_everything_that_runs_in_the_same_version(root: Path) -> None:
    run, dev = locked(root, "run"), locked(root, "dev")
    assert run
    assert {name: dev.get(name) for name in run} == run


def test_every_pin_is_hashed_and_no_lock_names_a_place_to_fetch_from(root: Path) -> None:
    for name in ("run", "dev"):
        lines = (root / "requirements" / f"{name}.lock").read_text().splitlines()
        kinds = {re.sub(r"[0-9a-f]{64}", "HASH", line.rstrip("\\ ")) for line in lines if line.startswith(" ")}
        assert kinds == {"    --hash=sha256:HASH"}
        pins = [place for place, line in enumerate(lines) if re.match(r"[a-z]", line)]
        assert len(pins) == len(locked(root, name))
        assert all(lines[place + 1].startswith("    --hash=") for place in pins)
        assert all(line.startswith(("#", "    --hash=")) or place in pins for place, line in enumerate(lines))
