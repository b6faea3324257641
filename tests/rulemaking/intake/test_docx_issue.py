"""A file that we exported comes back with its hidden marks, whatever program it went through."""

import shutil
import subprocess
from pathlib import Path

import pytest

from plenary.engine.text.block import Block, Change, Piece, Role
from plenary.engine.text.provision import Kind
from plenary.rulemaking.intake.document import Issue
from plenary.rulemaking.intake.docx import read
from plenary.rulemaking.output.word import render
from tests.rulemaking.intake.word import ins, p, r, table, tc, tr, word
from tests.rulemaking.output.samples import ENGLISH

KEYS = (
    '<issue xmlns="urn:plenary:issue" base="b" version="v" symbol="A/1" form="brackets" tongue="en" audience="names"><provision key="1" id="p7"/>'
    '<provision key="2" id="p8"/><slot key="1" id="p7:1-2"/><holder code="ARA" label="Arandia"/></issue>'
)


def control(tag: str, inside: str) -> str:
    return f'<w:sdt><w:sdtPr><w:tag w:val="{tag}"/></w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'


def bookmark(name: str, inside: str, id: int = 1) -> str:
    return f'<w:bookmarkStart w:id="{id}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{id}"/>'


def blocks(body: str, keys: str = KEYS) -> tuple[Block, ...]:
    return read(word(body, members={"customXml/item1.xml": keys.encode()})).blocks


def test_controls_name_provisions_and_alternatives():
    slot = control("plenary:s:p7:1-2:1", r("should") + ins("not") + control("plenary:s:p7:1-2/0:0-1:0", r("x")))
    body = (
        control("plenary:p:p7", p("Parties ", slot, ".") + p("Split."))
        + p(control("plenary:p:#2", r("Inside.")), control("theirs", r(" More.")), control("plenary:x:1", r("!")))
        + p("Free.")
        + control("plenary:p:p11", p())
    )
    assert [(block.id, block.accepted) for block in blocks(body)] == [
        ("p7", "Parties shouldnotx."), ("p7", "Split."), ("p8", "Inside. More.!"), ("", "Free."), ("p11", ""),
    ]  # fmt: skip
    assert blocks(body)[0].pieces == (
        Piece("Parties "),
        Piece("should", tag="s:p7:1-2:1"),
        Piece("not", Change.INSERTED, "Admin", tag="s:p7:1-2:1"),
        Piece("x", tag="s:p7:1-2/0:0-1:0"),
        Piece("."),
    )


def test_bookmarks_say_the_same_where_controls_were_lost():
    body = (
        p(bookmark("_plenary_p1", r("Parties ") + bookmark("_plenary_s1_0_2", r("shall"), 2) + r(".")))
        + bookmark("_plenary_p2_2", "")
        + p("Before.")
        + p(bookmark("_plenary_p9", "") + bookmark("theirs", "") + bookmark("_plenary_s1", r("Free.")))
    )
    assert [(block.id, block.pieces) for block in blocks(body)] == [
        ("p7", (Piece("Parties "), Piece("shall", tag="s:p7:1-2:0"), Piece("."))),
        ("p8", (Piece("Before."),)),
        ("", (Piece("Free."),)),
    ]


def test_a_long_id_is_looked_up_by_its_key():
    assert blocks(p(control("plenary:s:#1:3", r("x")), control("plenary:s:#9:3", r("y"))))[0].pieces == (
        Piece("x", tag="s:p7:1-2:3"),
        Piece("y"),
    )


def test_marks_around_cells_rows_and_paragraphs_in_cells_name_the_cell():
    rows = tr(control("plenary:p:c1", tc("a")), tc(control("plenary:p:c2", p("b"))))
    body = table(control("plenary:p:r1", rows), tr(tc("c"), "<w:sdt/>", tc("d")))
    assert [(block.id, block.accepted, block.row) for block in blocks(body)] == [
        ("c1", "a", (0, 0, 0)), ("c2", "b", (0, 0, 1)), ("", "c", (0, 1, 0)), ("", "d", (0, 1, 1)),
    ]  # fmt: skip


def test_marks_in_a_file_that_is_not_ours_are_none():
    body = p(control("plenary:p:p7", r("a", '<w:rStyle w:val="Attribution"/>')), bookmark("_plenary_p1", r("b")))
    assert blocks(body, "<other/>") == (Block((Piece("ab"),), place="paragraph 1"),)


def check_sample(data: bytes) -> None:
    content = read(data)
    assert content.issue is not None
    assert (content.issue.base, content.issue.symbol) == (ENGLISH.base, ENGLISH.symbol)
    found = {block.id: block for block in content.blocks if block.id}
    # A row of a table is in the file only as its cells.
    rows = {setting.id for setting in ENGLISH.settings if setting.kind == Kind.ROW}
    assert set(content.issue.provisions) - rows == set(found)
    assert [(piece.text, piece.role, piece.tag) for piece in found["a7"].pieces] == [
        ("Article 7", Role.NUMBER, ""),
        ("\nAccess to", Role.WORDS, ""),
        (" [", Role.SIGN, ""),
        ("computing resources", Role.WORDS, "s:a7:1:0"),
        (" / ", Role.SIGN, ""),
        ("compute", Role.WORDS, "s:a7:1:1"),
        ("\xa0–\xa0Celandia", Role.NAMES, "s:a7:1:1"),
        ("]", Role.SIGN, ""),
    ]
    tags = {piece.tag.rpartition(":")[0][2:] for block in content.blocks for piece in block.pieces if piece.tag}
    assert tags == set(content.issue.slots)


def test_what_we_exported_is_read_with_every_mark_and_role():
    check_sample(render(ENGLISH))


def test_the_hashes_of_an_export_are_no_secrets():
    shown = [item.value for item in read(render(ENGLISH)).quarantine]
    assert [value for value in shown if ENGLISH.base in value] == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_marks_survive_libreoffice(tmp_path: Path):
    (tmp_path / "own.docx").write_bytes(render(ENGLISH))
    profile = (tmp_path / "profile").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx", "--outdir"]
    subprocess.run([*command, tmp_path / "saved", tmp_path / "own.docx"], check=True, capture_output=True, timeout=120)
    check_sample((tmp_path / "saved" / "own.docx").read_bytes())


def test_an_issue_has_its_facts():
    assert read(word(p("a"), members={"customXml/item1.xml": KEYS.encode()})).issue == Issue(
        "b", "v", "A/1", ("p7", "p8"), ("p7:1-2",), "brackets", "en", "names", (("ARA", "Arandia"),)
    )
