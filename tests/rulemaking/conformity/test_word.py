"""Every Word file of ours keeps the rules by which Word reads one."""

import io
import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given

from plenary.engine.text.layout import lay_out
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.engine.text.rolling import collate
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.word import render
from plenary.rulemaking.output.word.proof import render_proof
from tests.engine.text.strategies import cases
from tests.rulemaking.conformity.word import faults
from tests.rulemaking.output.samples import ARABIC, CHINESE, ENGLISH
from tests.rulemaking.output.word.test_proof_file import SHEET
from tests.rulemaking.output.word.test_tracked import ORDER, TABLE, edition, tracked
from tests.web.command.running import run

EXAMPLE = Path(__file__).resolve().parents[3] / "src/plenary/rulemaking/example"
BUNDLED = sorted(EXAMPLE.glob("**/*.docx"))


@pytest.mark.parametrize("file", BUNDLED, ids=lambda file: file.name)
def test_every_bundled_file_conforms(file: Path) -> None:
    assert faults(file.read_bytes()) == []


@pytest.mark.parametrize("sample", [ENGLISH, ARABIC, CHINESE], ids=lambda sample: sample.lang)
def test_a_rolling_text_in_each_script_conforms(sample: Edition) -> None:
    assert faults(render(sample)) == []


def test_a_proof_sheet_conforms() -> None:
    assert faults(render_proof(SHEET)) == []


def test_tracked_changes_moves_rows_and_cells_conform() -> None:
    rows = Reading("ara", ("ARA",), {"c2": "Hours"}, deleted=frozenset({"r2", "c3", "c4"}))
    assert faults(tracked()) == []
    assert faults(tracked((rows,), TABLE)) == []


@given(cases())
def test_the_tracked_file_of_any_readings_conforms(case: tuple[Instrument, tuple[Reading, ...]]) -> None:
    base, readings = case
    assert faults(tracked(readings, base)) == []


@given(cases(least=1))
def test_the_rolling_text_of_any_readings_conforms(case: tuple[Instrument, tuple[Reading, ...]]) -> None:
    base, readings = case
    rolling = collate(base, readings, order=ORDER)
    assert faults(render(replace(edition(rolling), settings=lay_out(rolling)))) == []


def test_the_compiled_example_conforms_with_brackets_and_with_tracked_changes(tmp_path: Path) -> None:
    files = [str(path) for path in sorted((EXAMPLE / "submissions").iterdir())]
    for name, options in (("brackets.docx", []), ("changes.docx", ["--tracked"])):
        out = tmp_path / name
        members = ["--members", str(EXAMPLE / "members.csv"), "--authors", str(EXAMPLE / "authors.csv")]
        run("compile", EXAMPLE / "framework.en.docx", *files, *members, "-o", out, *options)
        assert faults(out.read_bytes()) == []


def broken(old: str, new: str, part: str = "word/document.xml") -> bytes:
    """A file of ours with some of its XML replaced, once."""
    found = zipfile.ZipFile(io.BytesIO(render(ENGLISH)))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name in found.namelist():
            data = found.read(name).decode()
            if name == part:
                data, count = re.subn(old, new, data, count=1)
                assert count == 1
            package.writestr(name, data)
    return out.getvalue()


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (r"(<w:pStyle [^>]*/>)(<w:keepNext/>)", r"\2\1", "pStyle stands too late"),
        (r'w:val="CoverTitle"', 'w:val="Nowhere"', "no paragraph style Nowhere"),
        (r"<w:bookmarkEnd [^>]*/>", "", "bookmarks that do not both begin and end"),
        (r"<w:t xml:space=\"preserve\"> ", "<w:t> ", "space at an end that is not preserved"),
        (r"<w:tcW [^>]*/>", '<w:shd w:val="clear"/><w:tcW w:w="1" w:type="dxa"/>', "tcW stands too late"),
        (r"<w:footnoteReference [^>]*/>", "", "footnotes ['1'] stand without their other end"),
        (r'r:id="rId5"', 'r:id="rId99"', "no relationship rId99"),
        (r"<w:sdtContent>.*?</w:sdtContent>", "<w:sdtContent></w:sdtContent>", "a control holds nothing"),
        (r"<w:r>", "<w:r><w:delText>x</w:delText>", "words of a deletion are w:delText, and no others are"),
    ],
)
def test_what_word_would_refuse_is_found(old: str, new: str, fault: str) -> None:
    assert fault in " | ".join(faults(broken(old, new)))
