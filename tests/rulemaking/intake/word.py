"""Small Word files, built from the XML that a test is about."""

import io
import zipfile

_NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml"'
)
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ROOTS = {"header": "hdr", "footer": "ftr", "people": "w15:people"}


def word(body: str, members: dict[str, bytes] | None = None, relations: str = "", **parts: str) -> bytes:
    """A Word file with this in its body. ``parts`` are the insides of other parts (``styles="…"``),
    ``members`` further members of the zip file as they are, ``relations`` further relations."""
    related = "".join(f'<Relationship Id="rel-{name}" Type="{_KINDS}/{name}" Target="{name}.xml"/>' for name in parts)
    files = {
        "[Content_Types].xml": b'<?xml version="1.0"?><Types '
        b'xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override '
        b'PartName="/word/document.xml" ContentType="application/'
        b'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": _part(
            f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="r1" Type="{_KINDS}/officeDocument" '
            'Target="word/document.xml"/></Relationships>'
        ),
        "word/_rels/document.xml.rels": _part(
            f'<Relationships xmlns="{_RELATIONS}">{related}{relations}</Relationships>'
        ),
        "word/document.xml": _part(f"<w:document {_NAMES}><w:body>{body}</w:body></w:document>"),
    }
    for name, inside in parts.items():
        root = _ROOTS.get(name, name)
        root = root if ":" in root else f"w:{root}"
        files[f"word/{name}.xml"] = _part(f"<{root} {_NAMES}>{inside}</{root}>")
    return packed(files | (members or {}))


def packed(files: dict[str, bytes]) -> bytes:
    """A zip file of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def p(*runs: str, properties: str = "") -> str:
    """A paragraph; a run without angle brackets is plain text."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def ins(*runs: str, by: str = "Admin") -> str:
    """A tracked insertion."""
    inside = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f'<w:ins w:id="1" w:author="{by}" w:date="2031-05-14T00:00:00Z">{inside}</w:ins>'


def cut(*runs: str, by: str = "Admin") -> str:
    """A tracked deletion."""
    inside = "".join(
        run if run.startswith("<") else f'<w:r><w:delText xml:space="preserve">{run}</w:delText></w:r>' for run in runs
    )
    return f'<w:del w:id="2" w:author="{by}" w:date="2031-05-14T00:00:00Z">{inside}</w:del>'


def field(instruction: str, result: str | None) -> str:
    """A complex field."""
    shown = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {instruction} </w:instrText></w:r>{shown}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def listed(level: int, *runs: str, number: str = "1", mark: str = "") -> str:
    """A paragraph of an automatic list."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr><w:rPr>{mark}</w:rPr>'
    return p(*runs, properties=properties)


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/>{''.join(rows)}</w:tbl>"


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tc(*paragraphs: str, properties: str = "") -> str:
    inside = "".join(each if each.startswith("<") else p(each) for each in paragraphs)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def _part(xml: str) -> bytes:
    return b'<?xml version="1.0" encoding="UTF-8"?>' + xml.encode()
