"""Command lines that the commands show work when they are pasted: by the name they were called by, on the folder meant."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.house.conftest import House


@pytest.fixture
def script(tmp_path: Path) -> House:
    """The command as a script beside an installation whose folder has a space in its name and is not the usual one."""
    house = House(tmp_path, "my house")
    del house.environment["PLENARY_FOLDER"]
    house.environment["PLENARY_CALLED_AS"] = "./run"
    file = tmp_path / "run"
    file.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m plenary.web.command "$@"\n')
    file.chmod(0o700)
    code, out, err = house.run("init", "--folder", "my house", "--body", "forum", "--name", "Forum")
    assert (code, err) == (0, "")
    house.desk.joinpath("said").write_text(out)
    return house


def paste(house: House, line: str, *more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["sh", "-c", " ".join([line, *more])],
        env=house.environment,
        cwd=house.desk,
        capture_output=True,
        text=True,
        check=False,
    )


def test_what_init_says_comes_next_is_the_installation_that_it_began(script: House):
    said = script.desk.joinpath("said").read_text()
    [line] = re.findall(r"^Next: (.*)$", said, re.MULTILINE)
    assert line == "./run serve --folder 'my house'"
    assert f"the address has the port 8000, which {line} takes;" in said
    assert "no-such-option" in paste(script, line, "--no-such-option").stderr


def test_what_checks_a_pack_and_what_begins_an_installation_can_be_pasted(script: House):
    code, out, _err = script.run("record", "export", "--folder", "my house", "-o", "a pack.zip")
    line = out.splitlines()[-1].removeprefix("To check it: ")
    assert (code, line) == (0, "./run verify 'a pack.zip'")
    assert paste(script, line).returncode == 0
    _code, _out, err = script.run("invite", "--folder", "no house")
    [line] = re.findall(r"make one with (.*)\.$", err.strip())
    assert line == "./run init --body KEY --name NAME --folder 'no house'"
    assert paste(script, line.replace("KEY", "key")).returncode == 0


def test_what_doctor_says_is_typed_can_be_pasted(script: House):
    (script.folder / "secret").chmod(0o644)
    code, out, _err = script.run("doctor", "--folder", "my house")
    [line] = re.findall(r"Run: (chmod .*)$", out, re.MULTILINE)
    assert (code, paste(script, line).returncode) == (1, 0)
    assert (script.folder / "secret").stat().st_mode & 0o077 == 0
