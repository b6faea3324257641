import shutil
import subprocess
from pathlib import Path

import pytest

from tests.architecture.changelog import malformed, unsaid

KINDS = '[[tool.towncrier.type]]\ndirectory = "added"\n'
SENTENCE = "write one sentence, on one line, with its full stop"
NAMES = "name it +SLUG.KIND.md, KIND one of added"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "changelog.d").mkdir()
    (tmp_path / "pyproject.toml").write_text(KINDS)
    return tmp_path


def git(folder: Path, *arguments: str) -> None:
    who = ("-c", "user.name=A", "-c", "user.email=a@a.example")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


@pytest.mark.parametrize(
    ("name", "text", "wrong"),
    [
        ("+proof-sheet.added.md", "A proof sheet for each submission.\n", []),
        ("12.added.md", "`./plenary test` runs the gate.", []),
        ("+proof.added.md", "A proof sheet", [f"+proof.added.md: {SENTENCE}"]),
        ("+proof.added.md", "", [f"+proof.added.md: {SENTENCE}"]),
        ("+proof.added.md", "A proof sheet.\n\nAnother.", [f"+proof.added.md: {SENTENCE}"]),
        ("+proof.new.md", "A proof sheet.", [f"+proof.new.md: {NAMES}"]),
        ("proof.md", "A proof sheet.", [f"proof.md: {NAMES}"]),
    ],
)
def test_a_fragment_is_one_sentence_under_a_known_name(project: Path, name: str, text: str, wrong: list[str]) -> None:
    (project / "changelog.d" / name).write_text(text)
    assert malformed(project) == wrong


@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_branch_that_changes_a_module_says_so(project: Path) -> None:
    assert unsaid(project) == []
    git(project, "init", "-q", "-b", "main")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "The beginning")
    git(project, "switch", "-q", "-c", "change")
    (project / "src").mkdir()
    (project / "src" / "slot.py").write_text("")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "A module")
    assert unsaid(project) == ["src/slot.py"]
    (project / "changelog.d" / "+slot.added.md").write_text("A slot.\n")
    git(project, "add", "-A")
    git(project, "commit", "-q", "-m", "A fragment")
    assert unsaid(project) == []
