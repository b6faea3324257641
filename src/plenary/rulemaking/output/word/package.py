"""A Word file as a package of parts (ECMA-376 part 2): the same parts are the same bytes."""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime

from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.element import NAMESPACES
from plenary.rulemaking.output.word.script import Script, font_table
from plenary.rulemaking.output.word.style import MARGIN

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PLAIN = "application/vnd.openxmlformats-officedocument"
_EPOCH = (1980, 1, 1, 0, 0, 0)

_TYPES = {
    "word/document.xml": f"{_WORD}.document.main+xml",
    "word/styles.xml": f"{_WORD}.styles+xml",
    "word/settings.xml": f"{_WORD}.settings+xml",
    "word/fontTable.xml": f"{_WORD}.fontTable+xml",
    "word/footnotes.xml": f"{_WORD}.footnotes+xml",
    "word/header1.xml": f"{_WORD}.header+xml",
    "word/footer1.xml": f"{_WORD}.footer+xml",
    "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    "docProps/app.xml": f"{_PLAIN}.extended-properties+xml",
    "docProps/custom.xml": f"{_PLAIN}.custom-properties+xml",
    "customXml/itemProps1.xml": f"{_PLAIN}.customXmlProperties+xml",
}
_HEADER, _FOOTER = "rId5", "rId6"


@dataclass(frozen=True)
class Document:
    """The parts that differ from file to file, each as XML without its declaration.

    ``creator`` is a body, never a person. ``properties`` are custom properties of the document.
    """

    body: str
    styles: str
    header: str
    footer: str
    script: Script
    title: str
    as_at: datetime
    creator: str = ""
    subject: str = ""
    footnotes: str = ""
    key: str = ""
    properties: Mapping[str, str] = field(default_factory=dict)


def pack(document: Document) -> bytes:
    """The file. Its dates are those of ``as_at``."""
    parts = {
        "_rels/.rels": element.relationships(
            {
                "rId1": (f"{_OFFICE}/officeDocument", "word/document.xml"),
                "rId2": (_CORE, "docProps/core.xml"),
                "rId3": (f"{_OFFICE}/extended-properties", "docProps/app.xml"),
                "rId4": (f"{_OFFICE}/custom-properties", "docProps/custom.xml"),
            }
        ),
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{document.body}</w:body></w:document>",
        "word/_rels/document.xml.rels": element.relationships(
            {
                "rId1": (f"{_OFFICE}/styles", "styles.xml"),
                "rId2": (f"{_OFFICE}/settings", "settings.xml"),
                "rId3": (f"{_OFFICE}/fontTable", "fontTable.xml"),
                "rId4": (f"{_OFFICE}/footnotes", "footnotes.xml"),
                _HEADER: (f"{_OFFICE}/header", "header1.xml"),
                _FOOTER: (f"{_OFFICE}/footer", "footer1.xml"),
            }
            | ({"rId7": (f"{_OFFICE}/customXml", "../customXml/item1.xml")} if document.key else {})
        ),
        "word/styles.xml": document.styles,
        "word/settings.xml": _settings(document.script),
        "word/fontTable.xml": font_table(),
        "word/footnotes.xml": _footnotes(document.footnotes),
        "word/header1.xml": f"<w:hdr {NAMESPACES}>{document.header}</w:hdr>",
        "word/footer1.xml": f"<w:ftr {NAMESPACES}>{document.footer}</w:ftr>",
        "docProps/core.xml": _core(document),
        "docProps/app.xml": (
            '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
            "<Application>Plenary</Application></Properties>"
        ),
        "docProps/custom.xml": _custom(document.properties),
    }
    if document.key:
        parts |= _key_parts(document.key)
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in {"[Content_Types].xml": _content_types(parts), **parts}.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, _HEAD + part)
    return target.getvalue()


def section(script: Script) -> str:
    """The properties of the only section: A4, with the running head on every page."""
    return _section(script, "")


def section_with_cover(script: Script) -> str:
    """The same, with the running head from the second page on."""
    return _section(script, "<w:titlePg/>")


def _section(script: Script, first: str) -> str:
    direction = "<w:bidi/>" if script.rtl else ""
    side = f'w:left="{MARGIN}" w:right="{MARGIN}"'
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{_HEADER}"/>'
        f'<w:footerReference w:type="default" r:id="{_FOOTER}"/><w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1600" {side} w:bottom="1500" w:header="800" w:footer="700" w:gutter="0"/>'
        f"{first}{direction}</w:sectPr>"
    )


def _content_types(parts: Mapping[str, str]) -> str:
    listed = "".join(f'<Override PartName="/{name}" ContentType="{_TYPES[name]}"/>' for name in parts if name in _TYPES)
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )


def _settings(script: Script) -> str:
    """Changes are tracked from the first word on: a draft that comes back must show them."""
    return (
        f'<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:trackRevisions/><w:defaultTabStop w:val="567"/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        f'w:val="15"/></w:compat>{script.languages.replace("w:lang", "w:themeFontLang")}'
        '<w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
    )


def _footnotes(notes: str) -> str:
    separators = (
        '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
        '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
        "</w:footnote>"
    )
    return f"<w:footnotes {NAMESPACES}>{separators}{notes}</w:footnotes>"


def _core(document: Document) -> str:
    moment = document.as_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    told = "".join(
        f"<{name}>{element.escape(words)}</{name}>"
        for name, words in (
            ("dc:title", document.title),
            ("dc:subject", document.subject),
            ("dc:creator", document.creator),
            ("dc:language", document.script.tag),
        )
        if words
    )
    dates = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>' for name in ("created", "modified")
    )
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        f'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{told}{dates}</cp:coreProperties>'
    )


def _custom(properties: Mapping[str, str]) -> str:
    listed = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{number}" name="{element.escape(name)}">'
        f"<vt:lpwstr>{element.escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(properties.items(), 2)
    )
    return (
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" '
        f'xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">{listed}</Properties>'
    )


def _key_parts(key: str) -> dict[str, str]:
    store = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
    return {
        "customXml/item1.xml": key,
        "customXml/_rels/item1.xml.rels": element.relationships(
            {"rId1": (f"{_OFFICE}/customXmlProps", "itemProps1.xml")}
        ),
        "customXml/itemProps1.xml": (
            f'<ds:datastoreItem xmlns:ds="{store}" ds:itemID="{{6F1B0E1C-4A52-4E0C-9F2D-7B1D5C0A5566}}">'
            '<ds:schemaRefs><ds:schemaRef ds:uri="urn:plenary:issue"/></ds:schemaRefs></ds:datastoreItem>'
        ),
    }
