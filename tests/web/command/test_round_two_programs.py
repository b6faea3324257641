"""The issued Word file after other programs saved it: still known as ours, and read like the file itself."""

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from plenary.kit.refusal import Outcome
from plenary.rulemaking.example.build.second_round import retouch, return_edits
from tests.web.command import returned
from tests.web.command.returned import BASE, EXAMPLE, NAMES, TABLE, W, answer, edit, lose_marks, remove, saved_by_office
from tests.web.command.running import run

OFFICE = pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
UNMARKED = "The hidden marks of the copy are gone; its paragraphs were found by their words."
CLEAN = "Nothing in the copy is tracked; its edits were found by comparing it with what was issued."
LEFT = "Headers and footers were left aside."


@pytest.fixture
def sent(issued: Path, tmp_path: Path) -> Path:
    """The file as Felunda edited it, with tracked changes."""
    file = tmp_path / "answer.docx"
    edits = return_edits(NAMES.__getitem__)
    data = (issued / "rolling.docx").read_bytes()
    file.write_bytes(retouch(data, edits, author="Delegate", date="2026-03-01T10:00:00Z"))
    return file


def same(one: returned.Answer, other: returned.Answer) -> bool:
    """Whether two copies say the same: the reading but for its id, and the questions."""
    assert one.reading is not None
    assert other.reading is not None
    return (replace(one.reading, id=""), one.doubts) == (replace(other.reading, id=""), other.doubts)


@OFFICE
@pytest.mark.parametrize("steps", [("docx",), ("odt",), ("odt", "docx"), ("doc",)])
def test_a_copy_saved_by_libreoffice_says_what_the_word_file_says(
    steps: tuple[str, ...], sent: Path, issued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = sent
    for suffix in steps:
        saved = saved_by_office(saved, suffix, tmp_path)
    original, again = answer(issued, sent, capsys), answer(issued, saved, capsys)
    assert original.words.keys() == {"a24.4", "a36.1", "a41.2"}
    assert same(again, original)
    assert again.others_kept


def drop_cover(root: etree._Element) -> None:
    """Nothing before the first paragraph of the text, which begins a page."""
    body = root.find(W + "body")
    assert body is not None
    for block in list(body):
        if block.find(f".//{W}pageBreakBefore") is not None:
            return
        remove(block)


@pytest.mark.parametrize("cover", [True, False])
def test_a_copy_from_an_editor_that_keeps_no_marks_is_known_by_its_words(
    cover: bool, sent: Path, issued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def save(root: etree._Element) -> None:
        returned.accept_all(root)
        lose_marks(root)
        if not cover:
            drop_cover(root)

    lost = tmp_path / "lost.docx"
    lost.write_bytes(edit(sent.read_bytes(), save, without="customXml/|docProps/custom"))
    again = answer(issued, lost, capsys)
    assert same(again, answer(issued, sent, capsys))
    assert again.remarks == [LEFT, UNMARKED, CLEAN]
    assert again.others_kept


def test_controls_that_survive_alone_are_read_with_what_properties_say(
    sent: Path, issued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept = tmp_path / "kept.docx"
    kept.write_bytes(edit(sent.read_bytes(), lambda root: None, without="customXml/"))
    again = answer(issued, kept, capsys)
    assert same(again, answer(issued, sent, capsys))
    assert again.remarks == [LEFT]


def test_a_rolling_text_without_marks_and_without_its_json_is_called_what_it_looks_like(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = tmp_path / "FEL_lost.docx"

    def save(root: etree._Element) -> None:
        lose_marks(root)
        drop_cover(root)

    lost.write_bytes(edit(sent.read_bytes(), save, without="customXml/|docProps/custom"))
    assert run("check", lost, "--base", BASE, *TABLE[:2]) == Outcome.INPUT
    told = " ".join(capsys.readouterr().out.split())
    assert (
        "FEL_lost.docx looks like a rolling text that was issued, without the hidden marks that tell which; give the "
        "JSON of that text with --issued, or ask for its suggestions in the Word file as it was issued." in told
    )


def test_a_copy_without_marks_of_another_issue_is_refused_by_the_version_on_its_cover(
    sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other, lost = tmp_path / "other.json", tmp_path / "FEL_lost.docx"
    assert run("compile", BASE, EXAMPLE / "submissions" / "NTH.docx", *TABLE, "-o", other) == Outcome.DONE
    lost.write_bytes(edit(sent.read_bytes(), lose_marks, without="customXml/|docProps/custom"))
    capsys.readouterr()
    assert run("check", lost, "--base", BASE, *TABLE[:2], "--issued", other) == Outcome.INPUT
    told = " ".join(capsys.readouterr().out.split())
    assert "FEL_lost.docx answers the issue " in told
    assert "give the JSON that was issued with the file, or, if " in told


def test_a_submission_on_the_base_is_read_as_one_although_a_text_was_issued(
    issued: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nth, out = EXAMPLE / "submissions" / "NTH.docx", tmp_path / "out.json"
    answers = ("--issued", issued / "rolling.json")
    assert run("compile", BASE, nth, *TABLE, *answers, "-o", out, "--json") == Outcome.DONE
    (told,) = json.loads(capsys.readouterr().out)["register"]
    assert (told["state"], [one["sentence"] for one in told["remarks"]]) == ("read", [LEFT])
