"""What a file is, is told by its content; its name must say the same."""

import io
import zipfile

import pytest

from plenary.kit.media import TYPES, Media, NotADocument, recognise


def packed(*names: str, first: tuple[str, str] | None = None) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        if first:
            archive.writestr(*first)
        for name in names:
            archive.writestr(name, "x")
    return data.getvalue()


OPEN_TEXT = ("mimetype", "application/vnd.oasis.opendocument.text")
OFFICE = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("data", "name", "media"),
    [
        (b"%PDF-1.7\n...", "draft.PDF", Media.PDF),
        (packed(OFFICE, "word/document.xml"), "draft.docx", Media.DOCX),
        (packed(OFFICE, "xl/workbook.xml"), "table.xlsx", Media.XLSX),
        (packed(OFFICE, "ppt/presentation.xml"), "slides.pptx", Media.PPTX),
        (packed("content.xml", first=OPEN_TEXT), "draft.odt", Media.ODT),
        ("Déclaration".encode(), "statement.txt", Media.TXT),
        (b"code,en\n", "members.csv", Media.CSV),
    ],
)
def test_a_file_is_what_its_content_and_its_name_say(data: bytes, name: str, media: Media):
    assert recognise(data, name) is media


@pytest.mark.parametrize(
    ("data", "name", "why"),
    [
        (b"", "draft.pdf", "empty"),
        (b" \0\r\n", "draft.txt", "empty"),
        (b"%PDF-1.7\n", "draft.docx", "pdf"),
        (packed(OFFICE, "word/document.xml"), "draft.pdf", "docx"),
        (b"plain words", "draft.pdf", "txt"),
        (b"<html><script>", "draft.txt", "unknown"),
        (b"\n <svg onload='x'>", "draft.txt", "unknown"),
        (b"\x7fELF\0\0", "draft.txt", "unknown"),
        ("Änderung".encode("latin-1"), "draft.txt", "unknown"),
        (packed("a.txt"), "draft.zip", "unknown"),
        (packed(OFFICE, "other.xml"), "draft.docx", "unknown"),
        (b"PK\x03\x04 broken", "draft.docx", "unknown"),
        (packed(*[f"{number}" for number in range(4001)]), "draft.docx", "unknown"),
        (packed(OFFICE, "word/document.xml", "word/vbaProject.bin"), "draft.docx", "macros"),
        (packed("Basic/Standard/Module1.xml", first=OPEN_TEXT), "draft.odt", "macros"),
    ],
)
def test_what_is_not_taken_says_why(data: bytes, name: str, why: str):
    with pytest.raises(NotADocument) as fault:
        recognise(data, name)
    assert fault.value.why == why


def test_every_format_has_its_type():
    assert set(TYPES) == set(Media)
