"""An installation in a folder of its own, and the command as a program beside the tests."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
MEMBERS = "code,kind,order,en,fr,groups\nCOAST,group,1,Coastal Group,Groupe côtier,\nARA,member,2,Arandia,Arandie,COAST 2026-01-01/\nBOR,member,3,Borland,Borlande,\n"


class House:
    """The ``plenary`` command on one installation."""

    def __init__(self, desk: Path, folder: str = "house") -> None:
        self.desk = desk
        self.folder = desk / folder
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT / "src"),
            "PLENARY_FOLDER": str(self.folder),
            "PLENARY_LANGUAGE": "en",
        }

    def line(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "plenary.web.command", *words]

    def run(self, *words: str, given: str = "") -> tuple[int, str, str]:
        """The exit code, standard output and standard error."""
        done = subprocess.run(
            self.line(*words),
            env=self.environment,
            cwd=self.desk,
            input=given,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout, done.stderr

    def ask(self, *words: str, given: str = "") -> dict[str, Any]:
        """The answer as data."""
        _code, out, err = self.run(*words, "--json", given=given)
        assert err == ""
        answer: dict[str, Any] = json.loads(out)
        return answer

    def act(self, name: str, payload: Mapping[str, object], *words: str) -> dict[str, Any]:
        return self.ask("act", name, *words, given=json.dumps(payload))


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an installation that is copied and never worked in."""
    house = House(tmp_path_factory.mktemp("begun"))
    (house.desk / "members.csv").write_text(MEMBERS, "utf-8")
    code, _out, err = house.run(
        "init", "--body", "demo", "--name", "Demonstration Assembly", "--members", "members.csv"
    )
    assert (code, err) == (0, "")
    return house.folder


@pytest.fixture
def house(begun: Path, tmp_path: Path) -> House:
    """An installation with the body ``demo``, a group, two members and an officer: six entries on its record."""
    house = House(tmp_path)
    shutil.copytree(begun, house.folder)
    return house
