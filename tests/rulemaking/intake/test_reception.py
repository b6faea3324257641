"""Files of every format come in through one door, whoever wrote them."""

import hashlib
import shutil
import subprocess
from pathlib import Path

import pypandoc
import pytest

from plenary.engine.text.block import Change, Piece, Shape
from plenary.rulemaking import intake
from plenary.rulemaking.intake import conversion, limit, remark
from plenary.rulemaking.intake.document import Document, Format, Note, Quarantined, Remark, What
from plenary.rulemaking.intake.fault import Fault, Flaw
from plenary.rulemaking.intake.refusal import Unread
from tests.rulemaking.intake.compound import compound
from tests.rulemaking.intake.word import cut, ins, p, packed, word

OFFICE = pytest.mark.skipif(conversion.program() is None, reason="LibreOffice is not installed")
BODY = p("Parties ", cut("shall", by="Ann"), ins("should", by="Bob"), " report.") + p(
    "See", '<w:r><w:footnoteReference w:id="3"/></w:r>', "."
)
NOTES = f'<w:footnote w:id="3">{p("<w:r><w:footnoteRef/></w:r>", "A note.")}</w:footnote>'
WORD = word(BODY, footnotes=NOTES)
PIECES = (
    Piece("Parties "),
    Piece("shall", Change.DELETED, "Ann"),
    Piece("should", Change.INSERTED, "Bob"),
    Piece(" report."),
)


def test_a_file_is_a_document_with_its_name_format_and_hash(tmp_path: Path):
    (tmp_path / "BOR.docx").write_bytes(WORD)
    document = intake.read(tmp_path / "BOR.docx")
    assert (document.name, document.format, document.sha256, document.language, document.issue) == (
        "BOR.docx",
        Format.DOCX,
        hashlib.sha256(WORD).hexdigest(),
        None,
        None,
    )
    assert document.blocks[0].pieces == PIECES
    assert document == intake.read(WORD, "BOR.docx")


def test_many_files_are_documents_and_refusals_in_their_order(tmp_path: Path):
    (tmp_path / "a.docx").write_bytes(WORD)
    (tmp_path / "b.md").write_text("# Title\n\nText.")
    (tmp_path / "c.txt").write_text("From: Ann\nTo: Bob\n\nText.")
    (tmp_path / "d.docx").write_bytes(WORD[:99])
    results = list(intake.read_all([tmp_path / name for name in ("a.docx", "d.docx", "b.md", "none.txt", "c.txt")]))
    assert [result.format if isinstance(result, Document) else result.flaw for result in results] == [
        Format.DOCX, Flaw.TRUNCATED, Format.MARKDOWN, Flaw.ABSENT, Format.TEXT,
    ]  # fmt: skip
    assert list(intake.read_all([])) == []


def test_who_stops_taking_files_leaves_no_process_behind(tmp_path: Path):
    paths = [tmp_path / f"{number}.docx" for number in range(6)]
    for path in paths:
        path.write_bytes(word(p(path.stem)))
    before = _children()
    arriving = intake.read_all(paths)
    first = next(arriving)
    assert isinstance(first, Document)
    assert first.blocks[0].accepted == "0"
    assert _children() - before != set()
    arriving.close()
    assert _children() - before == set()


def _children() -> set[str]:
    return {child for task in Path("/proc/self/task").iterdir() for child in (task / "children").read_text().split()}


def test_word_processors_files_are_read_by_their_content_and_the_name_is_said():
    document = intake.read(WORD, "text.doc")
    assert (document.format, document.notes) == (Format.DOCX, (Note(Remark.OTHER_NAME, detail=".doc"),))


def saved_by_office(folder: Path, data: bytes, suffix: str) -> bytes:
    """The Word file saved in another format by LibreOffice, which is not the program under test here."""
    (folder / "given.docx").write_bytes(data)
    command = ["soffice", f"-env:UserInstallation={(folder / 'p').as_uri()}", "--headless", "--convert-to", suffix]
    subprocess.run([*command, "--outdir", folder, folder / "given.docx"], capture_output=True, timeout=120, check=True)
    return (folder / f"given.{suffix}").read_bytes()


@OFFICE
def test_files_of_other_programs_keep_their_tracked_changes_and_authors(tmp_path: Path):
    for suffix in ("odt", "doc", "rtf"):
        (tmp_path / f"text.{suffix}").write_bytes(saved_by_office(tmp_path, WORD, suffix))
    (tmp_path / "broken.odt").write_bytes((tmp_path / "text.odt").read_bytes()[:999])
    (tmp_path / "plain.docx").write_bytes(WORD)
    names = ("text.odt", "broken.odt", "text.doc", "plain.docx", "text.rtf")
    odt, broken, doc, plain, rtf = intake.read_all([tmp_path / name for name in names])
    assert isinstance(broken, Unread)
    assert isinstance(plain, Document)
    for document, kind in ((odt, Format.ODT), (doc, Format.DOC), (rtf, Format.RTF)):
        assert isinstance(document, Document)
        assert (document.format, document.notes[0]) == (kind, Note(Remark.CONVERTED, detail=kind))
        assert document.blocks[0].pieces == PIECES
        assert [(block.accepted, block.shape, block.note) for block in document.blocks[1:]] == [
            ("See⁽¹⁾.", Shape.BODY, ""),
            ("A note.", Shape.FOOTNOTE, "1"),
        ]


@OFFICE
def test_a_word_file_saved_again_by_libreoffice_reads_the_same(tmp_path: Path):
    (tmp_path / "out").mkdir()
    (tmp_path / "in.docx").write_bytes(WORD)
    command = ["soffice", f"-env:UserInstallation={(tmp_path / 'p').as_uri()}", "--headless", "--convert-to", "docx"]
    subprocess.run(
        [*command, "--outdir", tmp_path / "out", tmp_path / "in.docx"], capture_output=True, timeout=120, check=True
    )
    saved = intake.read(tmp_path / "out" / "in.docx")
    assert [(block.pieces, block.note) for block in saved.blocks] == [
        (block.pieces, block.note) for block in intake.read(WORD, "in.docx").blocks
    ]


@OFFICE
def test_what_libreoffice_cannot_convert_is_to_be_transcribed_and_stops_no_other(tmp_path: Path):
    good = saved_by_office(tmp_path, WORD, "rtf")
    made = conversion.convert(
        [(Format.ODT, packed({"mimetype": b"application/vnd.oasis.opendocument.text"})), (Format.RTF, good)]
    )
    assert isinstance(made[0], Fault)
    assert made[0].flaw is Flaw.NOT_CONVERTED
    assert isinstance(made[1], bytes)


def test_without_libreoffice_a_sentence_says_so(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(Unread) as refused:
        intake.read(b"{\\rtf1 Text.}", "text.rtf")
    assert refused.value.sentence == (
        "text.rtf is a .rtf file, which needs LibreOffice; install it, or save the text as .docx, or transcribe it."
    )
    assert refused.value.transcribe


def test_libreoffice_is_ended_when_its_time_is_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    slow = tmp_path / "soffice"
    slow.write_text("#!/bin/sh\nsleep 60\n")
    slow.chmod(0o755)
    monkeypatch.setattr(shutil, "which", lambda name: str(slow))
    monkeypatch.setattr(limit, "CONVERSION_SECONDS", 0.1)
    made = conversion.convert([(Format.DOC, compound("WordDocument"))])
    assert [fault.flaw for fault in made if isinstance(fault, Fault)] == [Flaw.NOT_CONVERTED]


PANDOC = """---
title: Framework
---

# Part I

1.  Parties shall cooperate[^1].

    a.  first;
    b.  second.

| a | b |
|---|---|
| c | d |

[^1]: A note.
"""


def test_a_word_file_written_by_pandoc_is_read_as_it_was_meant(tmp_path: Path):
    file = tmp_path / "pandoc.docx"
    pypandoc.convert_text(PANDOC, "docx", "markdown", outputfile=str(file))
    found = [(block.shape, block.number, block.level, block.accepted) for block in intake.read(file).blocks]
    assert found == [
        (Shape.TITLE, "", 0, "Framework"),
        (Shape.HEADING, "", 0, "Part I"),
        (Shape.BODY, "1.", 0, "Parties shall cooperate⁽¹⁾."),
        (Shape.FOOTNOTE, "", 0, "A note."),
        (Shape.BODY, "a.", 1, "first;"),
        (Shape.BODY, "b.", 1, "second."),
        (Shape.CELL, "", 0, "a"),
        (Shape.CELL, "", 0, "b"),
        (Shape.CELL, "", 0, "c"),
        (Shape.CELL, "", 0, "d"),
    ]


def test_every_file_of_the_example_is_read(root: Path):
    folder = root / "src/plenary/rulemaking/example"
    files = sorted([*folder.glob("*.docx"), *folder.glob("*.md"), *(folder / "submissions").iterdir()])
    texts = [file for file in files if file.suffix != ".odt" or conversion.program()]
    refused = [result.sentence for result in intake.read_all(texts) if isinstance(result, Unread)]
    assert refused == []


def test_names_of_the_example_stand_in_authors_and_quarantine_only(root: Path):
    files = sorted((root / "src/plenary/rulemaking/example/submissions").glob("*.docx"))
    for document in intake.read_all(files):
        assert isinstance(document, Document)
        names = {item.value for item in document.quarantine if item.what is What.NAME}
        said = [piece.text for block in document.blocks for piece in block.pieces]
        said += [block.place + block.number for block in document.blocks]
        said += [remark.sentence(note) for note in document.notes]
        assert [(name, words) for name in names for words in said if name in words] == []


@pytest.mark.parametrize("each", list(Remark))
def test_every_remark_has_a_sentence(each: Remark):
    said = remark.sentence(Note(each, 2, "paragraph 3", "docx"))
    assert (said[0].isupper(), said[-1], "{" in said) == (True, ".", False)


@pytest.mark.parametrize("what", list(What))
def test_every_quarantined_item_has_a_name(what: What):
    assert remark.name(Quarantined(what, "", "x")).islower()
