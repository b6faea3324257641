"""What a file is by its content, and whether its name says the same."""

from collections.abc import Iterator
from pathlib import PurePath

from plenary.rulemaking.intake.archive import Archive
from plenary.rulemaking.intake.document import OFFICE, PLAIN, SUFFIXES, Format
from plenary.rulemaking.intake.fault import Fault, Flaw
from plenary.rulemaking.intake.tree import parse

_PICTURES = (b"\x89PNG\r\n", b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*", b"BM", b"AT&TFORM")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_ODT_KINDS = (b"application/vnd.oasis.opendocument.text", b"application/vnd.oasis.opendocument.text-template")
_MESSAGES = (".eml", ".msg")
_RELATIONS = "_rels/.rels"


def format_of(data: bytes, name: str) -> Format:
    """The format of the content.

    Raises Fault where the file is of no format that is read, and where its name says something else. Word
    processors call each other's files their own, so among their formats the content alone decides.
    """
    suffix = PurePath(name).suffix.lower()
    said = SUFFIXES.get(suffix)
    found = _found(data, said)
    if suffix in _MESSAGES:
        raise Fault(Flaw.MESSAGE)
    if said is None and found in PLAIN and suffix:
        raise Fault(Flaw.UNKNOWN)
    if said is not None and (found in OFFICE) != (said in OFFICE):
        raise Fault(Flaw.RENAMED, said=suffix, found=f".{found}")
    return found


def _found(data: bytes, said: Format | None) -> Format:
    if not data.strip(b"\0 \t\r\n") or data in _MARKS:
        raise Fault(Flaw.EMPTY)
    if data.startswith(b"PK"):
        return _zipped(data)
    if data.startswith(_OLE):
        return _compound(data)
    if data.startswith(b"{\\rtf"):
        return Format.RTF
    if data[:1024].find(b"%PDF-") >= 0:
        raise Fault(Flaw.TO_TRANSCRIBE, kind="PDF")
    if data.startswith(_PICTURES):
        raise Fault(Flaw.TO_TRANSCRIBE, kind="picture")
    if said in OFFICE and not _is_text(data):
        raise Fault(Flaw.DAMAGED)
    if not data.startswith(_MARKS) and b"\0" in data:
        raise _zeros(data, said)
    return said if said in PLAIN else Format.TEXT


def _zeros(data: bytes, said: Format | None) -> Fault:
    """Zeros among the letters of what calls itself a text come with UTF-16 that was pasted into it; where no line
    is without them, it is no text at all."""
    lines = data.split(b"\n")
    first = next(number for number, line in enumerate(lines, 1) if b"\0" in line)
    if said in PLAIN and any(line.strip() and b"\0" not in line for line in lines):
        return Fault(Flaw.MIXED_ENCODINGS, line=first)
    return Fault(Flaw.UNKNOWN)


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode("utf-8")
    except UnicodeDecodeError:
        return data.startswith(_MARKS)


def _zipped(data: bytes) -> Format:
    archive = Archive(data)
    if any(member.lower().endswith("vbaproject.bin") for member in archive):
        raise Fault(Flaw.MACROS)
    if "[Content_Types].xml" in archive:
        return _office_open(archive)
    if "mimetype" in archive:
        return _open_document(archive)
    raise Fault(Flaw.WRONG_KIND, kind="zip")


def _office_open(archive: Archive) -> Format:
    declared = parse(archive.read("[Content_Types].xml"), "[Content_Types].xml")
    kinds = " ".join(str(part.get("ContentType", "")) for part in declared)
    if "macroEnabled" in kinds:
        raise Fault(Flaw.MACROS)
    for kind in ("spreadsheetml", "presentationml"):
        if f"{kind}.sheet.main" in kinds or f"{kind}.presentation.main" in kinds:
            raise Fault(Flaw.WRONG_KIND, kind=kind)
    if "wordprocessingml.document.main" in kinds or "wordprocessingml.template.main" in kinds:
        return Format.DOCX
    if _RELATIONS in archive and b"officeDocument" in archive.read(_RELATIONS):
        return Format.DOCX
    raise Fault(Flaw.WRONG_KIND, kind="zip")


def _open_document(archive: Archive) -> Format:
    kind = archive.read("mimetype").strip()
    if kind not in _ODT_KINDS:
        raise Fault(Flaw.WRONG_KIND, kind=kind.decode("ascii", "replace").rpartition(".")[2])
    manifest = "META-INF/manifest.xml"
    if manifest in archive and b"encryption-data" in archive.read(manifest):
        raise Fault(Flaw.PASSWORD)
    if any(member.startswith(("Basic/", "Scripts/")) and not member.endswith("/") for member in archive):
        raise Fault(Flaw.MACROS)
    # Another program unpacks this file: here it is seen that it can be, within our limits.
    for member in archive:
        data = archive.read(member)
        if member.endswith(".xml"):
            parse(data, member)
    return Format.ODT


def _compound(data: bytes) -> Format:
    names = set(_streams(data))
    if "EncryptedPackage" in names or "EncryptionInfo" in names:
        raise Fault(Flaw.PASSWORD)
    if "WordDocument" not in names:
        raise Fault(Flaw.MESSAGE) if "__properties_version1.0" in names else Fault(Flaw.WRONG_KIND, kind="compound")
    if "_VBA_PROJECT" in names or "Macros" in names:
        raise Fault(Flaw.MACROS)
    # The flag fEncrypted of the file information block ([MS-DOC] 2.5.2), which stands where the stream begins.
    if any(data[start + 11] & 1 for start in range(512, len(data) - 12, 512) if data[start : start + 2] == b"\xec\xa5"):
        raise Fault(Flaw.PASSWORD)
    return Format.DOC


def _streams(data: bytes) -> Iterator[str]:
    """The names in the directory of a compound file ([MS-CFB] 2.6.1): entries of 128 bytes, each with its
    name in UTF-16 and that name's length in bytes. The chain of sectors is not followed: a name that
    stands in any sector counts."""
    for start in range(512, len(data) - 127, 128):
        length = int.from_bytes(data[start + 64 : start + 66], "little")
        if 2 < length <= 64 and data[start + 66] in (1, 2, 5) and data[start + 67] in (0, 1):
            yield data[start : start + length - 2].decode("utf-16-le", "replace")
