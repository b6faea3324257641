"""A delegation's edits of a file that we sent it are tracked changes, and nothing else in it moves."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pypandoc
import pytest

from plenary.engine.text import structure
from plenary.engine.text.block import Change
from plenary.engine.text.layout import lay_out
from plenary.engine.text.lossless import load
from plenary.engine.text.reading import Reading
from plenary.engine.text.rolling import collate
from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.example.build.second_round import Retouch, retouch, return_edits
from plenary.rulemaking.intake.docx.reading import read
from plenary.rulemaking.membership import read_membership
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.word import render
from plenary.rulemaking.submission import Submission

FOLDER = Path(__file__).resolve().parents[3] / "src/plenary/rulemaking/example"
SENT = (FOLDER / "framework.en.docx").read_bytes()


def text(data: bytes, mode: str, tmp_path: Path) -> list[str]:
    file = tmp_path / "returned.docx"
    file.write_bytes(data)
    command = [pypandoc.get_pandoc_path(), f"--track-changes={mode}", "-t", "plain", "--wrap=none", str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def test_a_returned_file_has_its_words_struck_added_and_replaced(tmp_path: Path) -> None:
    edits = [
        Retouch("within seventy-two hours", "seventy-two", "forty-eight"),
        Retouch("A Member may decline an offer without giving reasons", "an offer", "an offer at any time"),
        Retouch("in the open and on an equal footing", "in the open and ", ""),
    ]
    returned = retouch(SENT, edits, author="Delegate", date="2026-03-02T09:00:00Z")
    before, after = text(SENT, "accept", tmp_path), text(returned, "accept", tmp_path)
    assert text(returned, "reject", tmp_path) == before
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        (
            "Determined to work together patiently, in the open and on an equal footing,",
            "Determined to work together patiently, on an equal footing,",
        ),
        (
            "4.  A Member may decline an offer without giving reasons.",
            "4.  A Member may decline an offer at any time without giving reasons.",
        ),
        (
            "1.  A Member that becomes aware of an incident likely to affect another Member shall notify that Member "
            "and the Secretariat without delay, and in any event within seventy-two hours.",
            "1.  A Member that becomes aware of an incident likely to affect another Member shall notify that Member "
            "and the Secretariat without delay, and in any event within forty-eight hours.",
        ),
    ]


def rolling_text() -> bytes:
    """The rolling text in Word of the suggestions that the returned file answers, members called by their codes."""
    base = structure.build(read(SENT).blocks)
    ids = {provision.text: provision.id for provision in base.provisions}
    readings = [
        Reading(entry["file"], tuple(entry["holders"]), {ids[item["base"]]: item["words"] for item in entry["words"]})
        for entry in json.loads((FOLDER / "expected.json").read_text("utf-8"))["submissions"]
        if entry["holders"] in (["VEL"], ["NTH"], ["IST"], ["ILV"], ["JES"])
    ]
    settings = lay_out(collate(base, readings))
    codes = {code: code for reading in readings for code in reading.holders}
    as_at = datetime(2026, 2, 16, tzinfo=UTC)
    return render(Edition(title=base.title, settings=settings, as_at=as_at, base="0" * 64, names=codes))


def test_the_returned_rolling_text_keeps_its_hidden_marks_and_tracks_each_edit() -> None:
    sent = rolling_text()
    returned = retouch(sent, return_edits(lambda code: code), author="Delegate", date="2026-03-02T09:00:00Z")
    before, after = read(sent).blocks, read(returned).blocks
    assert [block.id for block in after] == [block.id for block in before]
    changed = [
        "".join(
            {Change.KEPT: "", Change.INSERTED: "+", Change.DELETED: "-"}[piece.change] + piece.text
            for piece in block.pieces
            if piece.change is not Change.KEPT
        ).replace("\u00a0", " ")
        for block in after
        if any(piece.change is not Change.KEPT for piece in block.pieces)
    ]
    assert changed == [
        "-, mutually agreed in its terms",
        "-[- / -no text- – IST-]",
        "+ its quality,",
        "+ / five – FEL",
        "-three+two",
        "+, FEL",
    ]


def test_words_that_stand_in_several_paragraphs_are_refused() -> None:
    with pytest.raises(ValueError, match="'The Assembly shall' stands in"):
        retouch(SENT, [Retouch("The Assembly shall", "shall", "may")], author="D", date="2026-03-02T09:00:00Z")


def test_the_product_does_not_load_the_builder() -> None:
    code = "import sys, plenary.rulemaking.example; print([name for name in sys.modules if 'example.build' in name])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"


def test_what_earlier_releases_set_around_the_text_is_nobodys_words() -> None:
    folder = Path(__file__).with_name("earlier")
    found = compile_text(
        FOLDER / "framework.en.docx",
        [Submission(folder / "FEL_answer.docx", ("FEL",))],
        membership=read_membership((FOLDER / "members.csv").read_bytes(), "members.csv"),
        symbol="A/AI/1/L.4/Rev.1",
        issued=load((folder / "rolling.json").read_bytes()),
    )
    (entry,) = found.register
    assert [(len(reading.words), reading.added) for reading in entry.readings] == [(3, ())]
    assert [doubt.sentence for doubt in entry.doubts if "the line" in doubt.sentence] == []
    assert [remark.sentence for remark in entry.remarks][1:] == [
        "Of the lines that tell what is asked for, the copy does not have all of Article 13, 2; Article 13, 2 bis; "
        "Article 21: an earlier release may have set it so, and nothing is read from that.",
        "Beside its tracked changes, the copy has edits that are not tracked, in Article 7, 2 bis.",
    ]
