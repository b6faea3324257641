"""What the thresholds of the desk rest on: the bundled copies and real texts lie far on either side of each."""

from importlib.resources import files
from pathlib import Path

from plenary.engine.text.interpretation import interpret
from plenary.engine.text.matching import Scope, match
from plenary.rulemaking.compilation.base import Base, read_base
from plenary.rulemaking.compilation.submitting.resemblance import CLEARLY, SURE, resemble
from plenary.rulemaking.compilation.version import read_older
from plenary.rulemaking.intake import read

EXAMPLE = Path(str(files("plenary.rulemaking.example")))
COPIES = ("ARA.docx", "CEL_as-amended-NTH.docx", "IST.docx", "TES.md", "VNT.docx")


def scope(base: Base, path: Path) -> Scope:
    return match(base.instrument, read(path).blocks).scope


def fit(base: Base, path: Path) -> float:
    return resemble(interpret(base.instrument, read(path).blocks, id=path.name, holders=("AAA",))).fit


def test_a_copy_has_the_bases_words_and_another_text_has_none_of_them(shared_data: Path) -> None:
    base = read_base(read(EXAMPLE / "framework.en.docx"))
    copies = [scope(base, EXAMPLE / "submissions" / name).file_share for name in COPIES]
    foreign = ("udhr/udhr_en.txt", "paris-2015/paris_agreement_12-dec-2015.md")
    others = [scope(base, shared_data / "texts" / name).file_share for name in foreign]
    assert max(others) < 0.01 < SURE < 0.99 < min(copies)


def test_a_copy_of_one_version_fits_it_clearly_better_than_the_other() -> None:
    new = read_base(read(EXAMPLE / "framework.en.docx"))
    old = read_older(new, read(EXAMPLE / "framework.en.v1.docx"))
    paths = [EXAMPLE / "submissions" / name for name in (*COPIES, "ZEN.docx", "HAL.txt")]
    *current, older, letter = (fit(old, path) - fit(new, path) for path in paths)
    assert max(current) < -0.024
    assert letter == 0 < CLEARLY < 0.013 < older
