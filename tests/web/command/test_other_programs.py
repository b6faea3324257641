"""A submission in the format of another program says the same as the Word file it was saved from."""

import shutil
import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from plenary.engine.text.lossless import load
from plenary.engine.text.provision import Instrument
from plenary.engine.text.rolling import recover
from plenary.kit.refusal import Outcome
from tests.web.command.running import run

EXAMPLE = Path(str(files("plenary.rulemaking.example")))
BASE, WORD = EXAMPLE / "framework.en.docx", EXAMPLE / "submissions" / "NTH.docx"
TABLE = ("--members", EXAMPLE / "members.csv")

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice is not installed: .odt, .doc and .rtf are read through it"
)


def compiled(submission: Path, folder: Path) -> Instrument:
    """What the submission makes of the base, by way of the rolling text."""
    out = folder / f"{submission.suffix[1:]}.json"
    assert run("compile", BASE, submission, *TABLE, "-o", out) in (Outcome.DONE, Outcome.ATTENTION)
    rolling = load(out.read_bytes())
    (reading,) = rolling.readings
    return recover(rolling, reading.id)


@pytest.mark.parametrize("suffix", ["odt", "doc", "rtf"])
def test_a_submission_of_another_program_is_compiled_like_the_word_file(suffix: str, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path), str(WORD)]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    assert compiled(tmp_path / f"NTH.{suffix}", tmp_path) == compiled(WORD, tmp_path)
