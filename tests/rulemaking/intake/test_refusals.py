"""Whatever is wrong with a file, one sentence says what, where and what to do."""

import os
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from plenary.kit.refusal import Outcome, Refusal
from plenary.rulemaking import intake
from plenary.rulemaking.intake import content, limit
from plenary.rulemaking.intake.fault import Fault, Flaw
from plenary.rulemaking.intake.refusal import Unread
from tests.rulemaking.intake.compound import compound
from tests.rulemaking.intake.word import p, packed, word

GOOD = word(p("Parties shall cooperate."))


def flaw(data: bytes, name: str = "x.docx") -> Flaw:
    with pytest.raises(Fault) as found:
        content.read(data, name)
    return found.value.flaw


def with_body(xml: bytes) -> bytes:
    """A Word file whose main part is this."""
    with zipfile.ZipFile(BytesIO(GOOD)) as archive:
        return packed({name: archive.read(name) for name in archive.namelist()} | {"word/document.xml": xml})


def zipped(*members: tuple[str, bytes], main: str = "wordprocessingml.document.main") -> bytes:
    kind = f"application/vnd.openxmlformats-officedocument.{main}+xml"
    names = 'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"'
    kinds = f'<Types {names}><Override ContentType="{kind}"/></Types>'
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", kinds)
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def test_an_empty_file_is_empty_and_so_is_one_of_white_space():
    assert [flaw(b""), flaw(b" \r\n\t"), flaw(b"\xef\xbb\xbf", "x.txt"), flaw(b"\0" * 600)] == [Flaw.EMPTY] * 4


def test_a_file_without_words_has_no_text():
    assert [flaw(word(p())), flaw(b"---\n", "x.md")] == [Flaw.NO_TEXT, Flaw.NO_TEXT]


def test_a_truncated_file_is_truncated_wherever_it_breaks_off():
    assert {flaw(GOOD[:length]) for length in (4, 40, len(GOOD) // 2, len(GOOD) - 30)} == {Flaw.TRUNCATED}


def test_a_file_damaged_inside_is_damaged():
    place = GOOD.index(b"word/document.xml") + 30
    assert flaw(GOOD[:place] + b"\xff\xff\xff\xff" + GOOD[place + 4 :]) is Flaw.DAMAGED
    assert flaw(with_body(b"<w:document")) is Flaw.DAMAGED
    assert flaw(with_body(b"<document/>")) is Flaw.DAMAGED
    assert flaw(zipped(("word/styles.xml", b"<a/>"))) is Flaw.DAMAGED


def test_a_password_is_said_in_every_format():
    locked = bytearray(GOOD)
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = locked.index(signature)
        locked[place + offset] |= 1
    manifest = b"<manifest><encryption-data/></manifest>"
    opened = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "META-INF/manifest.xml": manifest})
    assert flaw(bytes(locked)) is Flaw.PASSWORD
    assert flaw(compound("EncryptedPackage", "EncryptionInfo")) is Flaw.PASSWORD
    assert flaw(compound("WordDocument", encrypted=True), "x.doc") is Flaw.PASSWORD
    assert flaw(opened, "x.odt") is Flaw.PASSWORD


def test_macros_are_refused_in_every_format():
    basic = packed({"mimetype": b"application/vnd.oasis.opendocument.text", "Basic/Standard/Module1.xml": b"<a/>"})
    assert flaw(word(p("a"), members={"word/vbaProject.bin": b"x"}), "x.docm") is Flaw.MACROS
    assert flaw(zipped(main="wordprocessingml.document.main.macroEnabled")) is Flaw.MACROS
    assert flaw(compound("WordDocument", "Macros", "_VBA_PROJECT"), "x.doc") is Flaw.MACROS
    assert flaw(basic, "x.odt") is Flaw.MACROS


def test_a_file_that_is_not_what_its_name_says_is_renamed():
    assert flaw(b"Parties shall cooperate.", "x.docx") is Flaw.RENAMED
    assert flaw(GOOD, "x.txt") is Flaw.RENAMED


def test_files_of_other_kinds_are_named_for_what_they_are():
    assert flaw(zipped(main="spreadsheetml.sheet.main"), "x.xlsx") is Flaw.WRONG_KIND
    assert flaw(zipped(main="presentationml.presentation.main"), "x.pptx") is Flaw.WRONG_KIND
    assert flaw(packed({"a.txt": b"a"}), "x.zip") is Flaw.WRONG_KIND
    assert flaw(packed({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "x.ods") is Flaw.WRONG_KIND
    assert flaw(compound("__properties_version1.0"), "x.msg") is Flaw.MESSAGE
    assert flaw(compound("__properties_version1.0"), "x.doc") is Flaw.MESSAGE
    assert flaw(b"From: a@example\nSubject: Article 3\n\nDelete it.\n", "x.eml") is Flaw.MESSAGE
    assert flaw(compound("Workbook"), "x.xls") is Flaw.WRONG_KIND
    assert flaw(zipped(main="something.else")) is Flaw.WRONG_KIND
    assert flaw(b"a,b\n1,2", "x.csv") is Flaw.UNKNOWN
    assert flaw(b"abc\0\x01\x02", "x.txt") is Flaw.UNKNOWN
    assert flaw(b"\xff\xd8 \xff", "x.docx") is Flaw.DAMAGED
    assert flaw(b"PPK\0\3\4", "x.docx") is Flaw.DAMAGED


def test_scans_are_to_be_transcribed():
    pages = ((b"%PDF-1.7 ...", "x.pdf"), (b"\x89PNG\r\n\x1a\n...", "x.png"), (b"\xff\xd8\xff\xe0...", "x.docx"))
    assert [flaw(data, name) for data, name in pages] == [Flaw.TO_TRANSCRIBE] * 3
    assert Unread("x.pdf", Fault(Flaw.TO_TRANSCRIBE, kind="PDF")).transcribe


def test_bombs_are_refused_before_they_unpack():
    assert flaw(zipped(("word/document.xml", b" " * (9 * limit.MEBIBYTE)))) is Flaw.BOMB
    assert flaw(zipped(("word/media/image1.bmp", bytes(9 * limit.MEBIBYTE)))) is Flaw.BOMB
    many = packed({f"{number}": b"" for number in range(limit.MEMBERS + 1)})
    assert flaw(many) is Flaw.TOO_MANY_MEMBERS


def test_entities_and_document_types_are_refused_in_every_encoding():
    bomb = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    outside = '<!DOCTYPE a SYSTEM "file:///etc/hosts"><a/>'
    assert [flaw(with_body(xml.encode(codec))) for xml in (bomb, outside) for codec in ("utf-8", "utf-16")] == [
        Flaw.DOCTYPE
    ] * 4
    assert flaw(with_body(bomb.encode("utf-16-be"))) is Flaw.DOCTYPE


def test_a_part_that_leaves_its_folder_or_stands_twice_is_refused():
    assert [flaw(zipped((name, b""))) for name in ("../evil.xml", "/etc/x", "word\\..\\..\\x", "C:x")] == [
        Flaw.ESCAPING_NAME
    ] * 4
    with pytest.warns(UserWarning, match="Duplicate"):
        twice = zipped(("word/document.xml", b"<a/>"), ("word/document.xml", b"<b/>"))
    assert flaw(twice) is Flaw.TWICE


def test_fifty_megabytes_are_too_large(tmp_path: Path):
    file = tmp_path / "large.docx"
    with file.open("wb") as out:
        out.truncate(50 * limit.MEBIBYTE)
    with pytest.raises(Unread) as refused:
        intake.read(file)
    assert refused.value.sentence == (
        "large.docx is larger than 32 MB; send it in parts, or without pictures if it has any, and try again."
    )
    with pytest.raises(Unread, match="larger than 32 MB"):
        intake.read(b"x" * (limit.FILE + 1), "x.txt")


def test_encodings_that_are_mixed_are_refused_with_the_line():
    mixed = "Les Parties coopèrent à l’échelle régionale.\n".encode() + "déjà prêt à coopérer\n".encode("cp1252")
    with pytest.raises(Unread) as refused:
        intake.read(mixed, "x.txt")
    assert refused.value.sentence == (
        "x.txt mixes two encodings of letters, first on line 2; save it as UTF-8, and look at that line."
    )
    pasted = b"Members share.\nThey share all.\n" + "They meet.\n".encode("utf-16-le")
    with pytest.raises(Unread) as refused:
        intake.read(pasted, "x.txt")
    assert refused.value.sentence == (
        "x.txt mixes two encodings of letters, first on line 3; save it as UTF-8, and look at that line."
    )
    assert flaw("\ufeffabc\n".encode("utf-16-le") + b"\x00\xd8", "x.txt") is Flaw.MIXED_ENCODINGS


def test_what_cannot_be_opened_says_why(tmp_path: Path):
    pipe = tmp_path / "pipe.docx"
    os.mkfifo(pipe)
    results = list(intake.read_all([tmp_path / "none.docx", tmp_path, pipe, tmp_path / "none.docx" / "x", "a" * 300]))
    assert [result.flaw for result in results if isinstance(result, Unread)] == [
        Flaw.ABSENT, Flaw.NOT_A_FILE, Flaw.NOT_A_FILE, Flaw.ABSENT, Flaw.UNREADABLE,
    ]  # fmt: skip


def test_a_name_that_cannot_be_shown_is_shown_as_far_as_it_can(tmp_path: Path):
    file = os.fsencode(tmp_path) + b"/\xe9t\xe9.txt"
    Path(os.fsdecode(file)).write_bytes(b"Text.")
    assert intake.read(os.fsdecode(file)).name == "\ufffdt\ufffd.txt"


@pytest.mark.parametrize("flaw", list(Flaw))
def test_every_flaw_has_one_sentence_that_names_the_file(flaw: Flaw):
    refused = Unread("a.docx", Fault(flaw, kind="doc", member="m", line=1, count=9, said=".docx", found=".txt"))
    assert isinstance(refused, Refusal)
    assert refused.sentence.startswith(("a.docx ", "There is no file a.docx"))
    assert (refused.sentence.count(". "), refused.sentence[-1], "{" in refused.sentence) == (0, ".", False)


def test_a_missing_office_program_is_a_missing_thing_not_a_bad_input():
    assert Unread("a.doc", Fault(Flaw.NO_OFFICE, kind="doc")).outcome is Outcome.MISSING
    assert Unread("a.doc", Fault(Flaw.EMPTY)).outcome is Outcome.INPUT
