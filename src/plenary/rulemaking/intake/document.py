"""A file as it was read: its blocks, what a person should know about the reading, and the quarantine."""

from dataclasses import dataclass
from enum import StrEnum

from plenary.engine.text.block import Block


class Format(StrEnum):
    """What a file is by its content, whatever it is called."""

    DOCX = "docx"
    DOC = "doc"
    ODT = "odt"
    RTF = "rtf"
    MARKDOWN = "md"
    TEXT = "txt"


SUFFIXES = {
    ".docx": Format.DOCX,
    ".docm": Format.DOCX,
    ".dotx": Format.DOCX,
    ".dotm": Format.DOCX,
    ".doc": Format.DOC,
    ".dot": Format.DOC,
    ".odt": Format.ODT,
    ".ott": Format.ODT,
    ".rtf": Format.RTF,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
}
"""The formats that a name promises."""

OFFICE = frozenset({Format.DOCX, Format.DOC, Format.ODT, Format.RTF})
"""What word processors write."""

PLAIN = frozenset({Format.MARKDOWN, Format.TEXT})


class Remark(StrEnum):
    """What a person should know about how a file was read."""

    HEADERS = "headers"
    COVER = "cover"
    CONTENTS = "contents"
    TEXT_BOX = "text box"
    PICTURES = "pictures"
    OBJECTS = "objects"
    INCLUDED = "included"
    FORMULAS = "formulas"
    SYMBOLS = "symbols"
    FIELD_NUMBERS = "field numbers"
    COMMENTS = "comments"
    HIDDEN = "hidden"
    UNDONE = "undone"
    FRAME = "frame"
    ENCODING = "encoding"
    OTHER_NAME = "other name"
    CONVERTED = "converted"
    LETTER_HEAD = "letter head"
    QUOTED = "quoted"
    CRITIC = "critic"
    LINKS = "links"


@dataclass(frozen=True, slots=True)
class Note:
    """One remark. ``count`` says how often, ``place`` where first, ``detail`` fills the sentence."""

    remark: Remark
    count: int = 1
    place: str = ""
    detail: str = ""


class What(StrEnum):
    """What a quarantined item is."""

    COMMENT = "comment"
    HIDDEN = "hidden text"
    PROPERTY = "document property"
    NAME = "name"
    HEADER = "header"
    FOOTER = "footer"
    COVER = "cover page"
    CONTENTS = "table of contents"
    PICTURE = "picture"
    OBJECT = "embedded object"
    DATA = "custom data"
    LETTER_HEAD = "letter head"
    LINK = "definition of a link"


@dataclass(frozen=True, slots=True)
class Quarantined:
    """Something that is in the file and must not be in the text; for submitter and officer only."""

    what: What
    place: str
    value: str


@dataclass(frozen=True, slots=True)
class Issue:
    """The rolling text that a file of ours showed when it went out: the SHA-256 of its base and of itself
    (64 hexadecimal digits), its symbol, and the ids that the file's marks stand for. ``form`` is ``brackets``
    or ``changes``, as its suggestions were shown; ``tongue`` (a BCP 47 tag) the language of what was said
    beside the text; ``audience`` whom it was set for; ``names`` pair codes with the labels that name them."""

    base: str
    version: str
    symbol: str
    provisions: tuple[str, ...]
    slots: tuple[str, ...]
    form: str = ""
    tongue: str = ""
    audience: str = ""
    names: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """What a reader makes of the bytes of a file. ``format`` is what the file was, whatever its name."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    quarantine: tuple[Quarantined, ...] = ()
    format: Format = Format.DOCX
    issue: Issue | None = None


@dataclass(frozen=True)
class Document:
    """One file, read. ``name`` is the file's name without its folder, ``sha256`` is of its bytes as they
    were sent (64 hexadecimal digits), ``language`` a BCP 47 tag where somebody has said it. ``issue`` is
    there where the file is a copy of one that we exported."""

    name: str
    format: Format
    sha256: str
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
    quarantine: tuple[Quarantined, ...] = ()
    language: str | None = None
    issue: Issue | None = None
