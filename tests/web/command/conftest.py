"""A small desk for what commands say, and a way to run them."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plenary.kit.refusal import Outcome
from plenary.web.command.entrance import main
from tests.web.command.returned import BASE as FRAMEWORK
from tests.web.command.returned import EXAMPLE, TABLE
from tests.web.command.running import run as run_command

BASE = (
    "# Framework\n\n## Article 1 Purpose\n\n1. The Members shall cooperate in good faith.\n\n"
    "2. The Members shall share the results of research.\n\n## Article 2 Costs\n\n1. Costs are shared equally.\n"
)
LETTER = 'Dear colleagues,\n\nIn Article 2, paragraph 1, replace "equally" by "fairly".\n\nPlease look at it.\n'
Said = tuple[int, list[str], list[str]]


@pytest.fixture
def small_desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a base, a clean copy by ARA, a letter by BOR, and the table of both."""
    monkeypatch.chdir(tmp_path)
    theirs = BASE.replace("in good faith", "in good faith and in full").replace("shared equally", "met by the host")
    (tmp_path / "base.md").write_text(BASE, "utf-8")
    (tmp_path / "ARA.md").write_text(theirs, "utf-8")
    (tmp_path / "BOR.txt").write_text(LETTER, "utf-8")
    (tmp_path / "members.csv").write_text("code,en\nARA,Arandia\nBOR,Borland\n", "utf-8")
    return tmp_path


@pytest.fixture
def say(capsys: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run a command line; the exit code, and the lines of standard output and of standard error."""

    def run(*arguments: str, language: str = "en") -> Said:
        with pytest.raises(SystemExit) as ended:
            main(["--language", language, *arguments])
        out, err = capsys.readouterr()
        return int(ended.value.code or 0), out.splitlines(), err.splitlines()

    return run


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a rolling text of the example as it is issued: ``rolling.docx`` and ``rolling.json``."""
    folder = tmp_path_factory.mktemp("issued")
    given = sorted(path for path in (EXAMPLE / "submissions").glob("*.docx") if path.name.count(".") == 1)
    outputs = ("-o", folder / "rolling.docx", "-o", folder / "rolling.json")
    older = ("--older", EXAMPLE / "framework.en.v1.docx", "--authors", EXAMPLE / "authors.csv")
    assert run_command("compile", FRAMEWORK, *given, *TABLE, *older, *outputs) == Outcome.ATTENTION
    return folder
