"""Every command line that the help or the documentation shows is typed here as it stands, on the bundled example."""

import shlex
import shutil
from importlib.resources import files
from pathlib import Path

import pytest
import typer

from plenary.kit.refusal import Outcome
from plenary.web.command.index import app
from tests.architecture.documentation import pages
from tests.conftest import ROOT
from tests.web.command.running import run

EXAMPLE = Path(str(files("plenary.rulemaking.example")))
SCRIPT = {"test", "lock"}
"""Words of the script, which tests/setup tries."""
WHOLE = ["bench", "text"]
"""Takes minutes; one benchmark of it is run in its place."""


def shown() -> list[tuple[str, ...]]:
    """The words of each command line after the program's name."""
    commands = getattr(typer.main.get_command(app), "commands", {})
    helped = [shlex.split(command.epilog.partition("plenary ")[2]) for command in commands.values()]
    documented = [words for page in pages(ROOT) for program, *words in page.shell if Path(program).name == "plenary"]
    lines = [words for words in (*helped, *documented) if words and words[0] not in SCRIPT and words != WHOLE]
    return sorted({tuple(words) for words in lines})


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The example's files, under the names that the help and the documentation give to somebody's own."""
    monkeypatch.setenv("PLENARY_SHARED", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "submissions").mkdir()
    for name in ("ARA.docx", "NTH.docx", "ZEN.docx"):
        shutil.copy(EXAMPLE / "submissions" / name, tmp_path / "submissions")
    shutil.copy(EXAMPLE / "framework.en.docx", tmp_path / "framework.docx")
    shutil.copy(EXAMPLE / "framework.en.v1.docx", tmp_path / "framework-v1.docx")
    shutil.copy(EXAMPLE / "members.csv", tmp_path)
    shutil.copy(EXAMPLE / "round-two" / "FEL_answer.docx", tmp_path)
    return tmp_path


def typed(words: tuple[str, ...]) -> list[str]:
    """The words as a shell passes them on: file names filled in, without where the answer goes."""
    line = list(words[: words.index(">")] if ">" in words else words)
    return [word for given in line for word in (sorted(map(str, Path().glob(given))) if "*" in given else [given])]


def test_every_command_has_an_example() -> None:
    assert {words[0] for words in shown()} == set(getattr(typer.main.get_command(app), "commands", {}))


@pytest.mark.parametrize("words", shown(), ids=" ".join)
def test_an_example_does_what_it_shows(words: tuple[str, ...], desk: Path, capfd: pytest.CaptureFixture[str]) -> None:
    if "--issued" in words:
        shutil.copy(EXAMPLE / "round-two" / "rolling.json", desk)
    elif "rolling.json" in words and words[0] == "recover":
        run("compile", "framework.docx", "submissions/ARA.docx", "--members", "members.csv", "-o", "rolling.json")
        capfd.readouterr()
    assert run(*typed(words)) in (Outcome.DONE, Outcome.ATTENTION)
    assert capfd.readouterr().out != ""
    written = [words[place + 1] for place, word in enumerate(words) if word in ("-o", "--to")]
    assert [name for name in written if not (desk / name).exists()] == []
