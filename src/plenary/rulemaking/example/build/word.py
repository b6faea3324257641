"""A revision as a Word file, with what Word itself leaves in one: split runs, rsids, fields, several parts."""

import hashlib
import random
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import groupby
from xml.sax.saxutils import escape

from plenary.rulemaking.example.build import styles
from plenary.rulemaking.example.build.manifest import RELATION, manifest
from plenary.rulemaking.example.build.package import pack
from plenary.rulemaking.example.build.revision import Paragraph
from plenary.rulemaking.example.build.submission import Op, Span

_SPECIAL = re.compile(r"(\[\^\d+\]|\bArticle \d+\b)")


class WordFile:
    """Writes one .docx. ``quirks`` are those of the example's README."""

    def __init__(
        self,
        name: str,
        paragraphs: list[Paragraph],
        *,
        lang: str = "en",
        header: dict[str, str],
        quirks: frozenset[str],
    ) -> None:
        self.name, self.lang, self.header, self.quirks = name, lang, header, quirks
        self.paragraphs = _typed_after(paragraphs) if "enter" in quirks else paragraphs
        self.chance = random.Random(name)
        self.date = datetime.fromisoformat(header.get("date", "2026-02-02T09:00:00+00:00"))
        self.identity = 0
        self.comments: list[tuple[str, str, str]] = []
        self.rsids = [hashlib.sha256(f"{name} {n}".encode()).hexdigest()[:8].upper() for n in range(6)]
        self.articles = {p.unit.number for p in paragraphs if p.unit.kind == "article"}

    def bytes(self) -> bytes:
        body = "".join(self._body())
        notes = "".join(self._note(p) for p in self.paragraphs if p.unit.kind == "footnote")
        document = f"{styles.HEADER}<w:document {styles.W}><w:body>{body}{self._section()}</w:body></w:document>"
        author = self.header.get("author", "Secretariat")
        title = next((p.accepted for p in self.paragraphs if p.unit.kind == "title"), "")
        parts = {
            "word/document.xml": document,
            "word/styles.xml": styles.styles(self.lang),
            "word/numbering.xml": styles.numbering(self.lang),
            "word/settings.xml": styles.settings(self.rsids, tracking="untracked" not in self.quirks),
            "word/footnotes.xml": self._notes(notes),
            "word/header1.xml": self._margin("hdr", "Header", escape(self.header.get("symbol", "CAI/2026/L.1"))),
            "word/footer1.xml": self._margin("ftr", "Footer", "", page=True),
        }
        if self.comments:
            parts["word/comments.xml"] = self._comments()
        properties = {
            "docProps/core.xml": styles.core(
                self.header.get("creator", author), author, self.date.strftime("%Y-%m-%dT%H:%M:%SZ"), title
            ),
            "docProps/app.xml": styles.application(self.header.get("company", "")),
        }
        return pack({**manifest(parts), **parts, **properties})

    def _body(self) -> Iterator[str]:
        if "cover" in self.header:
            for line in self.header["cover"].split(" | "):
                yield f"<w:p><w:r>{_text(line)}</w:r></w:p>"
            yield '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'
        after_table = False
        shown = [p for p in self.paragraphs if p.unit.kind != "footnote"]
        for table, group in groupby(shown, key=lambda p: p.unit.cell and p.unit.cell[0]):
            if table is not None:
                yield self._table(list(group))
                after_table = True
                continue
            for place, paragraph in enumerate(group):
                yield self._paragraph(paragraph, after_table=after_table and not place)
            after_table = False

    def _paragraph(self, paragraph: Paragraph, *, after_table: bool = False) -> str:
        unit = paragraph.unit
        space = '<w:spacing w:before="200"/>' if after_table else ""
        style, numbers, indent = self._look(paragraph)
        changed = self._mark(paragraph)
        properties = f'<w:pStyle w:val="{style}"/>{numbers}{self._bidi()}{space}{indent}<w:rPr>{changed}</w:rPr>'
        typed = self._typed(paragraph)
        spans = list(paragraph.spans)
        if typed:
            spans.insert(0, Span(typed, spans[0].op if paragraph.op is not Op.KEEP else Op.KEEP, paragraph.author))
        inner = "".join(self._span(span, paragraph) for span in spans)
        if unit.kind == "preambular":
            inner = _italic(inner)
        if unit.kind == "article" and paragraph.base is not None and not paragraph.move:
            mark = self._next()
            name = "_Ref" + "".join(c for c in unit.number if c.isalnum())
            inner = f'<w:bookmarkStart w:id="{mark}" w:name="{name}"/>{inner}<w:bookmarkEnd w:id="{mark}"/>'
        if paragraph.move:
            inner = self._moved(paragraph, inner)
        return (
            f'<w:p w:rsidR="{self.rsids[0]}" w:rsidRDefault="{self.rsids[1]}"><w:pPr>{properties}</w:pPr>{inner}</w:p>'
        )

    def _look(self, paragraph: Paragraph) -> tuple[str, str, str]:
        """The style of a paragraph, and its list and indent where those are not the style's own."""
        unit = paragraph.unit
        typed = bool(self._typed(paragraph))
        off = '<w:numPr><w:numId w:val="0"/></w:numPr>'
        annex = unit.at.startswith("A.")
        listed = f'<w:numPr><w:ilvl w:val="{unit.level}"/><w:numId w:val="{3 if annex else 2}"/></w:numPr>'
        indent = f'<w:ind w:left="{567 * unit.level}" w:hanging="567"/>'
        match unit.kind:
            case "title":
                return "Title", "", ""
            case "part":
                return "Heading1", "" if typed else '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>', ""
            case "heading" | "annex":
                return "Heading1", "", ""
            case "article":
                return "Heading2", off if typed else "", ""
            case "paragraph" if not annex:
                return ("NumberedParagraph", off, indent) if typed else ("NumberedParagraph", "", "")
            case "paragraph" | "subparagraph":
                style = "ListParagraph" if unit.kind == "subparagraph" else "Normal"
                return (style, "", indent) if typed else (style, listed, "")
            case _:
                return "Normal", "", ""

    def _typed(self, paragraph: Paragraph) -> str:
        """The number, where it is part of the text and not of a list."""
        unit = paragraph.unit
        if not unit.number or unit.kind == "footnote":
            return ""
        new = paragraph.base is None and "numbers-of-new-are-automatic" not in self.quirks
        if unit.kind == "annex" or new or "typed-numbers" in self.quirks or (unit.kind, self.lang) == ("part", "ar"):
            between = "\t" if unit.kind in {"paragraph", "subparagraph"} else " "
            stop = "" if unit.number.endswith((")", "条", "分")) else "."
            return f"{unit.number}{stop}{between}"
        return ""

    def _mark(self, paragraph: Paragraph) -> str:
        op = paragraph.op if paragraph.op is not Op.KEEP and not paragraph.bare else paragraph.mark
        if op is Op.KEEP or "untracked" in self.quirks:
            return ""
        name = {Op.INSERT: "ins", Op.DELETE: "del"}[op]
        if paragraph.move:
            name = {Op.INSERT: "moveTo", Op.DELETE: "moveFrom"}[op]
        return f"<w:{name} {self._signed(paragraph.author)}/>"

    def _span(self, span: Span, paragraph: Paragraph) -> str:
        if span.text == "¶":
            return ""
        if span.comment:
            return self._comment(span)
        if "untracked" in self.quirks:
            return self._marked_by_hand(span)
        if span.op is Op.KEEP:
            return self._runs(span.text, hidden=span.hidden)
        if span.undone:
            runs = self._runs(span.text, tag="w:delText", fields=False)
            return f"<w:ins {self._signed('User')}><w:del {self._signed(span.author)}>{runs}</w:del></w:ins>"
        moved = {Op.INSERT: "moveTo", Op.DELETE: "moveFrom"}[span.op] if paragraph.move else ""
        name = moved or {Op.INSERT: "ins", Op.DELETE: "del"}[span.op]
        runs = self._runs(span.text, tag="w:delText" if name == "del" else "w:t", fields=False)
        return f"<w:{name} {self._signed(span.author)}>{runs}</w:{name}>"

    def _marked_by_hand(self, span: Span) -> str:
        """Changes shown by strike-through and colour, or not shown at all."""
        if span.op is Op.KEEP:
            return self._runs(span.text, hidden=span.hidden)
        if "clean" in self.quirks:
            return self._runs(span.text) if span.op is Op.INSERT else ""
        look = '<w:color w:val="0070C0"/><w:u w:val="single"/>'
        if span.op is Op.DELETE:
            look = '<w:strike/><w:color w:val="FF0000"/>'
        return self._runs(span.text, look=look, fields=False)

    def _runs(self, text: str, *, tag: str = "w:t", look: str = "", hidden: bool = False, fields: bool = True) -> str:
        look = ("<w:vanish/>" if hidden else "") + look + ("<w:rtl/>" if self.lang == "ar" else "")
        done = []
        for piece in _SPECIAL.split(text):
            if piece.startswith("[^"):
                note = piece[2:-1]
                done.append(
                    '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr>'
                    f'<w:footnoteReference w:id="{note}"/></w:r>'
                )
            elif fields and piece in self.articles and "typed-numbers" not in self.quirks:
                done.append(_reference(piece, look))
            else:
                done += [self._leftover() + self._run(part, tag, look) for part in self._split(piece)]
        return "".join(done)

    def _run(self, text: str, tag: str, look: str) -> str:
        rsid = self.rsids[int(self.chance.random() * len(self.rsids))]
        properties = f"<w:rPr>{look}</w:rPr>" if look else ""
        return f'<w:r w:rsidR="{rsid}">{properties}{_text(text, tag)}</w:r>'

    def _leftover(self) -> str:
        """What proofing and layout leave between runs."""
        return '<w:proofErr w:type="gramStart"/>' if self.chance.random() < 0.05 else ""

    def _split(self, text: str) -> list[str]:
        """Word cuts runs wherever an editing session ended, often inside a word."""
        if not text:
            return []
        if len(text) < 12 or self.chance.random() < 0.6:
            return [text]
        cut = 1 + int(self.chance.random() * (len(text) - 1))
        return [text[:cut], *self._split(text[cut:])]

    def _moved(self, paragraph: Paragraph, inner: str) -> str:
        mark = self._next()
        name = {Op.INSERT: "moveTo", Op.DELETE: "moveFrom"}[paragraph.op]
        signed = self._signed(paragraph.author).partition(" ")[2]
        start = f'<w:{name}RangeStart w:id="{mark}" {signed} w:name="{paragraph.move}"/>'
        return f'{start}{inner}<w:{name}RangeEnd w:id="{mark}"/>'

    def _comment(self, span: Span) -> str:
        number = len(self.comments)
        self.comments.append((span.comment, span.author, self.date.strftime("%Y-%m-%dT%H:%M:%SZ")))
        return (
            f'<w:commentRangeStart w:id="{number}"/><w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:commentReference w:id="{number}"/></w:r>'
        )

    def _table(self, cells: list[Paragraph]) -> str:
        rows = []
        widths = ("1100", "3700", "2300", "1900")
        for row, group in groupby(cells, key=lambda p: p.unit.cell and p.unit.cell[1]):
            head = "<w:trPr><w:tblHeader/></w:trPr>" if row == 1 else ""
            columns = "".join(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr><w:p><w:pPr><w:pStyle w:val="TableText"/>'
                f"{self._bidi()}</w:pPr>{self._cell(cell, bold=row == 1)}</w:p></w:tc>"
                for cell, width in zip(group, widths, strict=True)
            )
            rows.append(f"<w:tr>{head}{columns}</w:tr>")
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        visual = "<w:bidiVisual/>" if self.lang == "ar" else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>{visual}<w:tblW w:w="9000" w:type="dxa"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
        )

    def _cell(self, cell: Paragraph, *, bold: bool) -> str:
        inner = "".join(self._span(span, cell) for span in cell.spans)
        return re.sub(r"(<w:r w:rsidR=.\w+.>)(?!<w:rPr>)", r"\1<w:rPr><w:b/></w:rPr>", inner) if bold else inner

    def _note(self, paragraph: Paragraph) -> str:
        inner = "".join(self._span(span, paragraph) for span in paragraph.spans)
        look = f'<w:pPr><w:pStyle w:val="FootnoteText"/>{self._bidi()}</w:pPr>'
        return (
            f'<w:footnote w:id="{paragraph.unit.number}"><w:p>{look}'
            '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'
            f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{inner}</w:p></w:footnote>'
        )

    def _notes(self, notes: str) -> str:
        fixed = "".join(
            f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{mark}/></w:r></w:p></w:footnote>'
            for kind, number, mark in (
                ("separator", -1, "separator"),
                ("continuationSeparator", 0, "continuationSeparator"),
            )
        )
        return f"{styles.HEADER}<w:footnotes {styles.W}>{fixed}{notes}</w:footnotes>"

    def _comments(self) -> str:
        items = "".join(
            f'<w:comment w:id="{number}" w:author="{escape(author)}" w:date="{date}" w:initials="D"><w:p><w:pPr>'
            f'<w:pStyle w:val="CommentText"/></w:pPr><w:r>{_text(text)}</w:r></w:p></w:comment>'
            for number, (text, author, date) in enumerate(self.comments)
        )
        return f"{styles.HEADER}<w:comments {styles.W}>{items}</w:comments>"

    def _margin(self, element: str, style: str, text: str, *, page: bool = False) -> str:
        field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        inner = f"<w:r><w:tab/></w:r>{field}" if page else f"<w:r><w:tab/></w:r><w:r>{_text(text)}</w:r>"
        look = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        return f"{styles.HEADER}<w:{element} {styles.W}><w:p>{look}{inner}</w:p></w:{element}>"

    def _section(self) -> str:
        return (
            f'<w:sectPr><w:headerReference xmlns:r="{RELATION}" w:type="default" r:id="rIdheader1"/>'
            f'<w:footerReference xmlns:r="{RELATION}" w:type="default" r:id="rIdfooter1"/>'
            '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440"'
            f' w:header="708" w:footer="708" w:gutter="0"/>{"<w:bidi/>" if self.lang == "ar" else ""}</w:sectPr>'
        )

    def _bidi(self) -> str:
        return "<w:bidi/>" if self.lang == "ar" else ""

    def _next(self) -> int:
        self.identity += 1
        return self.identity

    def _signed(self, author: str) -> str:
        self.date += timedelta(minutes=1 + int(self.chance.random() * 4))
        stamp = self.date.strftime("%Y-%m-%dT%H:%M:00Z")
        return f'w:id="{self._next()}" w:author="{escape(author)}" w:date="{stamp}"'


def _typed_after(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """New paragraphs typed after Enter at the end of the one before, whose mark is then the inserted one."""
    result = list(paragraphs)
    for place, paragraph in enumerate(result[1:], 1):
        if paragraph.op is Op.INSERT and not paragraph.move and result[place - 1].op is Op.KEEP:
            result[place - 1] = replace(result[place - 1], mark=Op.INSERT, author=paragraph.author)
        following = result[place + 1] if place + 1 < len(result) else None
        if paragraph.op is Op.INSERT and not paragraph.move and following and following.op is Op.KEEP:
            result[place] = replace(paragraph, bare=True)
    return result


def _text(text: str, tag: str = "w:t") -> str:
    pieces = [f'<{tag} xml:space="preserve">{escape(piece)}</{tag}>' if piece else "" for piece in text.split("\t")]
    return "<w:tab/>".join(pieces)


def _reference(text: str, look: str) -> str:
    properties = f"<w:rPr>{look}</w:rPr>" if look else ""

    def part(inner: str) -> str:
        return f"<w:r>{properties}{inner}</w:r>"

    name = "_Ref" + text.replace(" ", "")
    return (
        part('<w:fldChar w:fldCharType="begin"/>')
        + part(f'<w:instrText xml:space="preserve"> REF {name} \\r \\h </w:instrText>')
        + part('<w:fldChar w:fldCharType="separate"/>')
        + part(_text(text))
        + part('<w:fldChar w:fldCharType="end"/>')
    )


def _italic(runs: str) -> str:
    """The first word of a preambular paragraph in italics, where the first run begins with a whole word."""
    found = re.match(r'(<w:r w:rsidR="\w+">)(<w:t xml:space="preserve">)(\w+)( [^<]*</w:t></w:r>)', runs)
    if not found:
        return runs
    start, open_, word, rest = found.groups()
    return f"{start}<w:rPr><w:i/><w:iCs/></w:rPr>{open_}{word}</w:t></w:r>{start}{open_}{rest}" + runs[found.end() :]
