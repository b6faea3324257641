"""A revision as an OpenDocument text with recorded changes."""

from datetime import datetime, timedelta
from itertools import groupby
from xml.sax.saxutils import escape

from plenary.rulemaking.example.build.package import pack
from plenary.rulemaking.example.build.revision import Paragraph, Revision
from plenary.rulemaking.example.build.submission import Op, Span

_SPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("meta", "meta"))
)
_DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
_HEADER = '<?xml version="1.0" encoding="UTF-8"?>\n'


class _Writer:
    def __init__(self, revision: Revision) -> None:
        self.revision = revision
        self.date = datetime.fromisoformat(revision.submission.header.get("date", "2026-02-02T09:00:00+00:00"))
        self.regions: list[str] = []
        self.notes = {p.unit.number: p for p in revision.paragraphs if p.unit.kind == "footnote"}

    def content(self) -> str:
        body = []
        shown = [p for p in self.revision.paragraphs if p.unit.kind != "footnote"]
        for table, grouped in groupby(shown, key=lambda p: p.unit.cell and p.unit.cell[0]):
            group = list(grouped)
            body += [self._paragraph(p) for p in group] if table is None else [self._table(group)]
        changes = f"<text:tracked-changes>{''.join(self.regions)}</text:tracked-changes>"
        return (
            f'{_HEADER}<office:document-content {_SPACES} {_DC} office:version="1.2"><office:body><office:text>'
            f"{changes}{''.join(body)}</office:text></office:body></office:document-content>"
        )

    def _paragraph(self, paragraph: Paragraph) -> str:
        unit = paragraph.unit
        separator = " " if unit.number.endswith((")", "条", "分")) else ". "
        number = escape(unit.number + separator) if unit.number else ""
        inner = "".join(self._span(span) for span in paragraph.spans)
        level = {"title": 1, "part": 1, "heading": 1, "annex": 1, "article": 2}.get(unit.kind)
        if level:
            return f'<text:h text:outline-level="{level}">{number}{inner}</text:h>'
        return f"<text:p>{number}{inner}</text:p>"

    def _table(self, cells: list[Paragraph]) -> str:
        rows = [list(row) for _, row in groupby(cells, key=lambda p: p.unit.cell and p.unit.cell[1])]
        inner = "".join(
            "<table:table-row>"
            + "".join(
                '<table:table-cell office:value-type="string">'
                f"<text:p>{''.join(self._span(span) for span in cell.spans)}</text:p></table:table-cell>"
                for cell in row
            )
            + "</table:table-row>"
            for row in rows
        )
        columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
        return f'<table:table table:name="Table1">{columns}{inner}</table:table>'

    def _span(self, span: Span) -> str:
        if span.op is Op.KEEP:
            return self._text(span.text)
        mark = f"ct{len(self.regions) + 1}"
        self.date += timedelta(minutes=3)
        info = (
            f"<office:change-info><dc:creator>{escape(span.author)}</dc:creator>"
            f"<dc:date>{self.date:%Y-%m-%dT%H:%M:00}</dc:date></office:change-info>"
        )
        if span.op is Op.INSERT:
            self.regions.append(
                f'<text:changed-region text:id="{mark}"><text:insertion>{info}</text:insertion></text:changed-region>'
            )
            start, end = (f'<text:change-{side} text:change-id="{mark}"/>' for side in ("start", "end"))
            return f"{start}{self._text(span.text)}{end}"
        self.regions.append(
            f'<text:changed-region text:id="{mark}"><text:deletion>{info}<text:p>{self._text(span.text)}</text:p>'
            "</text:deletion></text:changed-region>"
        )
        return f'<text:change text:change-id="{mark}"/>'

    def _text(self, text: str) -> str:
        before, mark, after = text.partition("[^")
        if not mark:
            return escape(text).replace("  ", " <text:s/>")
        number, _, rest = after.partition("]")
        words = "".join(self._span(span) for span in self.notes[number].spans)
        note = (
            f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}'
            f"</text:note-citation><text:note-body><text:p>{words}</text:p></text:note-body></text:note>"
        )
        return escape(before) + note + self._text(rest)


def opendocument(revision: Revision) -> bytes:
    """The bytes of an .odt in which insertions and deletions inside paragraphs are recorded changes.

    Raises ValueError for a change that the example does not need in this format: of a whole paragraph.
    """
    for paragraph in revision.paragraphs:
        if paragraph.op is not Op.KEEP or paragraph.mark is not Op.KEEP:
            raise ValueError(f"{revision.submission.name}, {paragraph.unit.at}: not within one paragraph")
    author = escape(revision.submission.header.get("author", ""))
    kind = "application/vnd.oasis.opendocument.text"
    manifest = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    entries = "".join(
        f'<manifest:file-entry manifest:full-path="{path}" manifest:media-type="{media}"/>'
        for path, media in (("/", kind), ("content.xml", "text/xml"), ("meta.xml", "text/xml"))
    )
    parts = {
        "mimetype": kind,
        "content.xml": _Writer(revision).content(),
        "meta.xml": f'{_HEADER}<office:document-meta {_SPACES} {_DC} office:version="1.2"><office:meta>'
        f"<meta:initial-creator>{author}</meta:initial-creator><dc:creator>{author}</dc:creator>"
        "</office:meta></office:document-meta>",
        "META-INF/manifest.xml": f'{_HEADER}<manifest:manifest xmlns:manifest="{manifest}" manifest:version="1.2">'
        f"{entries}</manifest:manifest>",
    }
    return pack(parts, stored=("mimetype",))
