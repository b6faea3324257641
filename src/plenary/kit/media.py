"""What a file is by its first bytes, and whether its name says the same. Nothing of it is unpacked or parsed."""

import io
import zipfile
from enum import StrEnum
from pathlib import PurePath


class Media(StrEnum):
    """The formats of documents that are kept and given out."""

    PDF = "pdf"
    DOCX = "docx"
    XLSX = "xlsx"
    PPTX = "pptx"
    ODT = "odt"
    CSV = "csv"
    TXT = "txt"


#: https://www.iana.org/assignments/media-types/media-types.xhtml
TYPES: dict[Media, str] = {
    Media.PDF: "application/pdf",
    Media.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Media.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Media.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Media.ODT: "application/vnd.oasis.opendocument.text",
    Media.CSV: "text/csv; charset=utf-8",
    Media.TXT: "text/plain; charset=utf-8",
}

_MAIN_PARTS = {"word/document.xml": Media.DOCX, "xl/workbook.xml": Media.XLSX, "ppt/presentation.xml": Media.PPTX}
_ODT_START = b"mimetypeapplication/vnd.oasis.opendocument.text"
_MOST_MEMBERS = 4000


class NotADocument(ValueError):
    """A file that is not taken; ``why`` is ``empty``, ``unknown``, ``macros``, or the format that it is by its content
    where its name says another."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


def recognise(data: bytes, name: str) -> Media:
    """The format of a file; raises NotADocument for what is not taken, and where name and content do not agree."""
    if not data.strip(b"\0 \t\r\n"):
        raise NotADocument("empty")
    found = _look(data)
    said = PurePath(name).suffix.lower().removeprefix(".")
    if found is Media.TXT and said == Media.CSV:
        return Media.CSV
    if found is None:
        raise NotADocument("unknown")
    if said != found:
        raise NotADocument(found)
    return found


def _look(data: bytes) -> Media | None:
    if data.startswith(b"%PDF-"):
        return Media.PDF
    if data.startswith(b"PK\x03\x04"):
        return _look_into_zip(data)
    # Markup could run in a browser; as text it would be served as what it is not.
    if data.lstrip()[:1] == b"<" or b"\0" in data:
        return None
    try:
        data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return Media.TXT


def _look_into_zip(data: bytes) -> Media | None:
    """By the list of members alone, which stands at the end of the file."""
    try:
        names = zipfile.ZipFile(io.BytesIO(data)).namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OverflowError):
        return None
    if len(names) > _MOST_MEMBERS:
        return None
    if any(name.lower().endswith("vbaproject.bin") or name.startswith(("Basic/", "Scripts/")) for name in names):
        raise NotADocument("macros")
    if data[30 : 30 + len(_ODT_START)] == _ODT_START:
        return Media.ODT
    if "[Content_Types].xml" not in names:
        return None
    return next((media for part, media in _MAIN_PARTS.items() if part in names), None)
