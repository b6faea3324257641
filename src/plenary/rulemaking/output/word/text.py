"""The rolling text itself: each setting as paragraphs in its style, tables as tables, footnotes as footnotes."""

from collections.abc import Sequence
from itertools import groupby

from plenary.engine.text.layout import Line, Setting
from plenary.engine.text.provision import CONTAINERS, Kind
from plenary.kit.language import _, ngettext
from plenary.rulemaking.output import wording
from plenary.rulemaking.output.edition import Edition
from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.carrier import Carrier
from plenary.rulemaking.output.word.footnote import Footnotes
from plenary.rulemaking.output.word.line import DASH, LineWriter
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import INDENT, LABEL, MEASURE, NOTE, NOTHING, NUMBER, style_of

_HEADED = (CONTAINERS - {Kind.TABLE, Kind.ROW}) | {Kind.HEADING, Kind.TITLE}
_TABULAR = frozenset({Kind.TABLE, Kind.ROW, Kind.CELL})
_HUNG = frozenset({Kind.PARAGRAPH, Kind.SUBPARAGRAPH})
_UNHUNG = _HEADED | _HUNG | {Kind.FOOTNOTE}
"""Kinds whose style sets the number, or that have it over their words."""


class TextWriter:
    """Writes the settings of one edition. To be used inside ``speaking(edition.tongue)``."""

    def __init__(self, edition: Edition, script: Script, talk: Script, carrier: Carrier) -> None:
        self.edition = edition
        self.script = script
        self.talk = talk
        self.carrier = carrier
        self.footnotes = Footnotes(edition.settings)
        self._break = "<w:pageBreakBefore/>"
        self.lines = LineWriter(script, talk, carrier, self.footnotes, edition)

    def write(self) -> str:
        """The body. A footnote that nothing cites stands as a paragraph where it is."""
        found: list[str] = []
        levels: list[int] = []
        for tabular, group in groupby(self.edition.settings, lambda setting: setting.kind in _TABULAR):
            if tabular:
                found.extend(self._tables(tuple(group)))
                continue
            for setting in group:
                if setting.kind == Kind.FOOTNOTE and setting.number in self.footnotes.cited:
                    continue
                if setting.kind != Kind.SUBPARAGRAPH:
                    levels.clear()
                while levels and levels[-1] >= setting.depth:
                    levels.pop()
                if setting.kind == Kind.SUBPARAGRAPH:
                    levels.append(setting.depth)
                found.append(self.provision(setting, style_of(setting.kind, len(levels))))
        return "".join(found)

    def notes(self) -> str:
        """The part of footnotes."""
        return "".join(
            self.footnotes.note(self._footnote(self.footnotes.notes[number], number), number)
            for number in self.footnotes.cited
        )

    def provision(self, setting: Setting, style: str) -> str:
        """The paragraphs of a provision in its hidden control, then what is asked for about it as a whole."""
        remarks = wording.remarks(self.edition, setting)
        paragraphs: list[str] = []
        for place, line in enumerate(setting.lines):
            lead = "" if place else self._number(setting)
            if line.option:
                if not place:
                    said = lead + self.talk.run(self._options(setting), LABEL)
                    paragraphs.append(element.paragraph(said, style, self._look(setting, keep=True)))
                paragraphs.append(self._option(setting, line))
                continue
            words = self.carrier.passage(self.lines.write(line), setting.id)
            tight = bool(remarks) and place == len(setting.lines) - 1
            look = self._look(setting, keep=tight, tight=tight, first=not place)
            paragraphs.append(element.paragraph(lead + words, style, look))
        said_of = "".join(element.paragraph(self.talk.run(remark), NOTE) for remark in remarks)
        return self.carrier.provision("".join(paragraphs), setting.id) + said_of

    def _look(self, setting: Setting, *, keep: bool, tight: bool = False, first: bool = True) -> str:
        """What a paragraph has beyond its style: the text begins on a new page, a number hangs in the
        margin where the style leaves no room for one, nothing hangs where there is none, a remark stays
        with what it is about."""
        fresh, self._break = self._break, ""
        hung = first and setting.number and setting.kind not in _UNHUNG
        loose = not (first and setting.number) and setting.kind in _HUNG
        return "".join(
            (
                "<w:keepNext/>" if keep else "",
                fresh,
                f'<w:tabs><w:tab w:val="left" w:pos="{INDENT}"/></w:tabs>' if hung else "",
                '<w:spacing w:after="50"/>' if tight else "",
                f'<w:ind w:left="{INDENT}" w:hanging="{INDENT}"/>' if hung else "",
                '<w:ind w:firstLine="0"/>' if loose else "",
            )
        )

    def _options(self, setting: Setting) -> str:
        options = sum(1 for line in setting.lines if line.option)
        return ngettext("{count} option", "{count} options", options).format(count=options)

    def _number(self, setting: Setting) -> str:
        """The number as it is shown: over the words of a heading, in the margin of a paragraph."""
        if not setting.number:
            return ""
        if setting.kind not in _HEADED:
            return self.script.run(setting.number, NUMBER) + element.run("<w:tab/>")
        number = self.script.run(setting.number, "ArticleNumber")
        return number + (element.run("<w:br/>") if any(line.runs for line in setting.lines) else "")

    def _option(self, setting: Setting, line: Line) -> str:
        offer = wording.offer(self.edition, line)
        label = wording.option(line.option) + (DASH + offer if offer else "")
        words = self.lines.write(line) or self.talk.run(wording.gone(), NOTHING)
        number = next((run.alternative for run in line.runs if run.slot == line.slot), line.option - 1)
        inside = self.carrier.alternative(words, line.slot, number)
        marked = self.carrier.passage(self.talk.run(label, LABEL) + element.run("<w:br/>") + inside, setting.id)
        return element.paragraph(marked, "Option")

    def _footnote(self, setting: Setting, number: str) -> str:
        words = "".join(self.lines.write(line) for line in setting.lines)
        return element.paragraph(
            self.footnotes.own_mark(number) + self.carrier.passage(words, setting.id), "FootnoteText"
        )

    def _tables(self, settings: Sequence[Setting]) -> list[str]:
        """Consecutive tables; a row or cell that comes without a table stands in one without a title."""
        found: list[str] = []
        rows: list[list[Setting]] = []
        title = ""
        for setting in settings:
            if setting.kind == Kind.TABLE:
                found.extend(self._table(rows, title))
                rows, title = [], setting.number
                if setting.number or setting.lines:
                    found.append(self.provision(setting, style_of(setting.kind)))
            elif setting.kind == Kind.ROW:
                rows.append([])
                if any(line.runs for line in setting.lines):
                    rows[-1].append(setting)
            else:
                if not rows:
                    rows.append([])
                rows[-1].append(setting)
        return [*found, *self._table(rows, title)]

    def _table(self, rows: Sequence[Sequence[Setting]], title: str) -> list[str]:
        rows = [row for row in rows if row]
        if not rows:
            return []
        columns = max(map(len, rows))
        width = MEASURE // columns
        written: list[str] = []
        for place, row in enumerate(rows):
            spans = [1] * (len(row) - 1) + [columns - len(row) + 1]
            cells = [
                element.cell(self._cell(setting), width * span, span=span)
                for setting, span in zip(row, spans, strict=True)
            ]
            written.append(element.row(cells) if place else element.head_row(cells))
        table = element.table(
            written, [width] * columns, "InstrumentTable", rtl=self.script.rtl, title=title or _("Table of the text")
        )
        return [table, element.paragraph("", "TextBody")]

    def _cell(self, setting: Setting) -> str:
        lines = [self.lines.write(line) for line in setting.lines] or [""]
        words = element.run("<w:br/>").join(lines)
        inside = self.carrier.passage(words, setting.id)
        said = "".join(
            element.paragraph(self.talk.run(remark, "Attribution"), "TableCell")
            for remark in wording.remarks(self.edition, setting)
        )
        return element.paragraph(inside, "TableCell") + said
