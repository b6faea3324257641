"""Elements of WordprocessingML (ECMA-376 part 1, 17) as text: small functions that each return one element.

Attributes come in the order of the schema, because Word refuses a file whose children are out of order.
Lengths are in twentieths of a point unless said otherwise.
"""

import re
from collections.abc import Iterable, Mapping

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml" mc:Ignorable="w15"'
)

CM = 567

# XML 1.0, production 2: what may not stand in a document at all.
_UNFIT = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_PARTS = re.compile("([\t\n\r])")
_BREAKS = {"\t": "<w:tab/>", "\n": "<w:br/>", "\r": "<w:br/>"}


def escape(words: str) -> str:
    """Words as they may stand in XML. A character that XML cannot carry is shown, never dropped: a
    control character as its picture (U+2400 …), any other as the replacement character."""
    fit = _UNFIT.sub(_show, words) if _UNFIT.search(words) else words
    return fit.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _show(unfit: re.Match[str]) -> str:
    code = ord(unfit[0])
    return chr(0x2400 + code) if code < 0x20 else "\ufffd"


def text(words: str, *, tag: str = "w:t") -> str:
    """The inside of a run; tabs and line breaks become elements. ``tag`` is ``w:delText`` in a deletion."""
    parts = (part for part in _PARTS.split(words) if part)
    return "".join(_BREAKS.get(part) or f'<{tag} xml:space="preserve">{escape(part)}</{tag}>' for part in parts)


def run(inside: str, properties: str = "") -> str:
    """A run around elements that may stand in one."""
    return f"<w:r><w:rPr>{properties}</w:rPr>{inside}</w:r>" if properties else f"<w:r>{inside}</w:r>"


def paragraph(inside: str, style: str, properties: str = "") -> str:
    """``properties`` are those that follow the style in the schema's order."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{inside}</w:p>'


def field(instruction: str, shown: str, properties: str = "") -> str:
    """A simple field; ``shown`` is what stands there until a program computes it."""
    return f'<w:fldSimple w:instr=" {escape(instruction)} ">{run(text(shown), properties)}</w:fldSimple>'


def link(inside: str, bookmark: str) -> str:
    """A link to a bookmark of the same document."""
    return f'<w:hyperlink w:anchor="{bookmark}" w:history="1">{inside}</w:hyperlink>'


def bookmark(inside: str, number: int, name: str) -> str:
    """Content between the two ends of a bookmark. Names are at most 40 characters, and one that begins
    with an underscore is hidden from Word's list."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def control(inside: str, number: int, tag: str) -> str:
    """A content control around runs, without visible trace. ``tag`` is at most 64 characters."""
    return _control(inside, number, tag, "")


def block_control(inside: str, number: int, tag: str) -> str:
    """A content control around paragraphs, without visible trace."""
    # LibreOffice makes an input field without styles of a block of rich text, but leaves a building block alone.
    part = '<w:docPartObj><w:docPartGallery w:val="Custom Quick Parts"/></w:docPartObj>'
    return _control(inside, number, tag, part)


def _control(inside: str, number: int, tag: str, kind: str) -> str:
    return (
        f'<w:sdt><w:sdtPr><w:tag w:val="{escape(tag)}"/><w:id w:val="{number}"/>'
        f'<w15:appearance w15:val="hidden"/>{kind}</w:sdtPr><w:sdtContent>{inside}</w:sdtContent></w:sdt>'
    )


def cell(inside: str, width: int, *, span: int = 1) -> str:
    """``inside`` are paragraphs, at least one."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{spanned}</w:tcPr>{inside}</w:tc>'


def open_cell(inside: str, width: int, sides: Iterable[str]) -> str:
    """A cell without lines on some sides (``top``, ``bottom``)."""
    none = "".join(f'<w:{side} w:val="nil"/>' for side in sides)
    borders = f"<w:tcBorders>{none}</w:tcBorders>" if none else ""
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{borders}</w:tcPr>{inside}</w:tc>'


def row(cells: Iterable[str], change: str = "") -> str:
    """A row that no page break divides; ``change`` is a tracked change of the row."""
    return f"<w:tr><w:trPr><w:cantSplit/>{change}</w:trPr>{''.join(cells)}</w:tr>"


def head_row(cells: Iterable[str], change: str = "") -> str:
    """A row that is repeated on each page and read out as the header of its columns."""
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/>{change}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Iterable[int], style: str, *, rtl: bool, title: str) -> str:
    """``title`` is what a screen reader says of the table."""
    columns = tuple(widths)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in columns)
    visual = "<w:bidiVisual/>" if rtl else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{visual}<w:tblW w:w="{sum(columns)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblLook w:val="0620" w:firstRow="1" w:lastRow="0" w:firstColumn="0" '
        f'w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="{escape(title)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def relationships(targets: Mapping[str, tuple[str, str]]) -> str:
    """A part of relationships: id → (type, target)."""
    inside = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{escape(target)}"/>' for key, (kind, target) in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{inside}</Relationships>'
    )
