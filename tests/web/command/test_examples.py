"""Every command line that the help or the documentation shows is typed here as it stands, on the bundled example."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest
import typer

from plenary.kit.refusal import Outcome
from plenary.web.command.index import application
from tests.architecture.documentation import pages
from tests.conftest import ROOT
from tests.web.command.running import run
from tests.web.house.conftest import House
from tests.web.house.test_token import seat_somebody

EXAMPLE = Path(str(files("plenary.rulemaking.example")))
SCRIPT = {"test", "lock"}
"""Words of the script, which tests/setup tries."""
WHOLE = (["bench", "text"], ["bench", "house"])
"""Takes minutes; one benchmark of a suite is run in its place."""
HOUSE = {
    "act",
    "backup",
    "doctor",
    "init",
    "invite",
    "logs",
    "migrate",
    "record",
    "reindex",
    "restore",
    "token",
    "verify",
}
"""The commands of an installation, each run as a program of its own."""
README = ROOT / "README.md"
"""Read by somebody that has no files of their own yet."""
SERVED = {"demo", "serve"}
"""Run until they are stopped, unless only files are asked for: tests/web/house and tests/web/demo try them."""


def shown() -> list[tuple[str, ...]]:
    """The words of each command line after the program's name."""
    commands = getattr(typer.main.get_command(application()), "commands", {})
    helped = [shlex.split(command.epilog.partition("plenary ")[2]) for command in commands.values()]
    told = [page for page in pages(ROOT) if page.file != README]
    documented = [words for page in told for program, *words in page.shell if Path(program).name == "plenary"]
    lines = [words for words in (*helped, *documented) if words and words[0] not in SCRIPT and words not in WHOLE]
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
    assert {words[0] for words in shown()} == set(getattr(typer.main.get_command(application()), "commands", {}))


@pytest.mark.parametrize("words", [words for words in shown() if words[0] in HOUSE], ids=" ".join)
def test_an_example_of_an_installation_does_what_it_shows(words: tuple[str, ...], desk: Path) -> None:
    folder = words[words.index("--folder") + 1] if "--folder" in words else "plenary-data"
    (desk / "payload.json").write_text('{"code": "ADA", "end": "2030-01-01"}', "utf-8")
    line = list(words)
    if words[0] != "init":
        begun = program("init", "--folder", folder, "--body", "forum", "--name", "Forum", "--members", "members.csv")
        key = re.search(r"localhost/forum\+\S+", begun.stdout)
        assert key is not None
        # The example shows no key that could be mistaken for somebody's own.
        line = [key[0] if word.startswith("localhost/forum+") else word for word in words]
    if words[0] == "token" and words[1] != "list":
        house = House(desk, folder)
        seat_somebody(house, "forum")
        if words[1] == "revoke":
            make = ("token", "make", "desk@secretariat.example", "--seat", "secretariat", "--scope", "read")
            assert house.run(*make)[0] == Outcome.DONE
    if words[0] == "restore":
        assert program("init", "--folder", "house", "--body", "forum", "--name", "Forum").returncode == Outcome.DONE
        assert program("backup", "--folder", "house", "-o", words[1]).returncode == Outcome.DONE
    if words[0] == "verify":
        assert program("record", "export", "--folder", folder, "-o", "record.zip").returncode == Outcome.DONE
    done = program(*line)
    # A port that another program on this machine has taken is for the doctor to say.
    well = {Outcome.DONE, Outcome.ATTENTION} if words[0] == "doctor" else {Outcome.DONE}
    assert done.returncode in well
    assert done.stdout != ""
    written = [words[place + 1] for place, word in enumerate(words) if word == "-o"]
    assert [name for name in written if not (desk / name).exists()] == []


def program(*words: str) -> subprocess.CompletedProcess[str]:
    """The command as a program of its own."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    command = [sys.executable, "-m", "plenary.web.command", *words]
    return subprocess.run(
        command,
        env={**environment, "PYTHONPATH": str(ROOT / "src"), "PLENARY_LANGUAGE": "en"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def ends(words: tuple[str, ...]) -> bool:
    return words[0] not in SERVED or "--files-only" in words


@pytest.mark.parametrize("words", [words for words in shown() if words[0] not in HOUSE and ends(words)], ids=" ".join)
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


def test_every_line_of_the_readme_works_in_a_clone_with_nothing_else_in_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "src").symlink_to(ROOT / "src")
    [page] = [page for page in pages(ROOT) if page.file == README]
    lines = [words for program, *words in page.shell if program == "./plenary"]
    assert len(lines) == len(page.shell)
    tried = [words for words in lines if words[0] not in SCRIPT | SERVED]
    assert [words[0] for words in tried] == ["compile"]
    for words in tried:
        assert run(*typed(tuple(words))) in (Outcome.DONE, Outcome.ATTENTION)
        written = [words[place + 1] for place, word in enumerate(words) if word == "-o"]
        assert [name for name in written if not (tmp_path / name).exists()] == []
    assert capfd.readouterr().out != ""
