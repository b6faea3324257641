"""The text of an instrument in Word: provisions in their styles, tables as tables, footnotes as footnotes."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Protocol

from plenary.engine.text.layout import Setting
from plenary.engine.text.provision import HOLDERS, TABULAR, Kind
from plenary.kit.language import _
from plenary.rulemaking.output.apparatus import base_words
from plenary.rulemaking.output.word import element
from plenary.rulemaking.output.word.footnote import Footnotes
from plenary.rulemaking.output.word.script import Script
from plenary.rulemaking.output.word.style import INDENT, MEASURE, style_of

HEADED = HOLDERS | {Kind.HEADING, Kind.TITLE}
"""Kinds that have their number over their words, not in the margin."""

_HUNG = frozenset({Kind.PARAGRAPH, Kind.SUBPARAGRAPH})
_UNHUNG = HEADED | _HUNG
"""Kinds whose style sets the number, or that have it over their words."""


Written = tuple[str, Sequence[str]]
"""A row: what happens to it, and what stands in each of its cells."""


class Hand(Protocol):
    """How one provision is written: with brackets, or with tracked changes."""

    def provision(self, setting: Setting, style: str) -> str:
        """The paragraphs of a provision."""

    def cell(self, setting: Setting) -> str:
        """The paragraphs of a table cell, at least one unless it stands elsewhere; of a row, what it says beside its
        cells."""

    def footnote(self, setting: Setting) -> str:
        """The runs of a footnote, without its mark."""

    def row(self, setting: Setting) -> str:
        """What happens to a row of a table: properties of the row."""

    def after(self, id: str | None) -> str:
        """Other provisions that stand after this one, or at the very beginning, but for rows in this one's table."""

    def rows_after(self, id: str) -> Sequence[Written]:
        """Rows that stand after the row of this cell, or before all others of this table."""


class TextWriter:
    """Writes settings in order, each by the same hand. To be used inside ``speaking(edition.tongue)``."""

    def __init__(self, settings: Sequence[Setting], script: Script, footnotes: Footnotes, hand: Hand) -> None:
        self.settings = settings
        self.script = script
        self.footnotes = footnotes
        self.hand = hand

    def write(self) -> str:
        """The body. A footnote that nothing cites stands as a paragraph where it is."""
        found = [self.hand.after(None)]
        styles = styles_of(self.settings)
        for tabular, group in groupby(self.settings, lambda setting: setting.kind in TABULAR):
            settings = tuple(group)
            if tabular:
                found.extend(self._tables(settings))
            for setting in settings:
                if not tabular and not (setting.kind == Kind.FOOTNOTE and setting.number in self.footnotes.cited):
                    found.append(self.hand.provision(setting, styles[setting.id]))
                found.append(self.hand.after(setting.id))
        return "".join(found)

    def notes(self) -> str:
        """The part of footnotes."""
        notes = self.footnotes
        own = [
            self._note(note, number, self.hand.footnote(notes.notes[number])) for number, note in notes.cited.items()
        ]
        copies = [
            self._note(note, number, self.script.run(base_words(notes.notes[number])))
            for note, number in notes.copies.items()
        ]
        return "".join([*own, *copies])

    def _note(self, note: int, number: str, words: str) -> str:
        return self.footnotes.note(element.paragraph(self.footnotes.own_mark(number) + words, "FootnoteText"), note)

    def _tables(self, settings: Sequence[Setting]) -> list[str]:
        """Consecutive tables; a row or cell that comes without a table stands in one without a title."""
        found: list[str] = []
        rows: list[tuple[Setting | None, list[Setting]]] = []
        title = ""
        first: Sequence[Written] = ()
        for setting in settings:
            if setting.kind == Kind.TABLE:
                found.extend(self._table(rows, title, first))
                rows, title, first = [], setting.number, self.hand.rows_after(setting.id)
                if _says_something(setting):
                    found.append(self.hand.provision(setting, style_of(setting.kind)))
            elif setting.kind == Kind.ROW:
                rows.append((setting, []))
            else:
                if not rows:
                    rows.append((None, []))
                rows[-1][1].append(setting)
        return [*found, *self._table(rows, title, first)]

    def _table(
        self, rows: Sequence[tuple[Setting | None, Sequence[Setting]]], title: str, first: Sequence[Written]
    ) -> list[str]:
        said = [*first]
        for row, cells in rows:
            inside = self._cells(row, cells)
            said.extend([(self.hand.row(row) if row else "", inside)] if any(inside) else [])
            for setting in (*([row] if row else []), *cells):
                said.extend(self.hand.rows_after(setting.id))
        return [tabulate(said, title, rtl=self.script.rtl), element.paragraph("", "TextBody")] if said else []

    def _cells(self, row: Setting | None, cells: Sequence[Setting]) -> list[str]:
        """What stands in each cell of a row; what the row itself says comes first in the first."""
        said = [self.hand.cell(setting) for setting in cells]
        own = self.hand.cell(row) if row else ""
        return [own + said[0], *said[1:]] if said else [own] * bool(own)


def tabulate(rows: Sequence[Written], title: str, *, rtl: bool) -> str:
    """Rows as a table; the last cell of a row that has fewer is as wide as what is left."""
    columns = max(len(inside) for _change, inside in rows)
    width = MEASURE // columns
    written: list[str] = []
    for place, (change, inside) in enumerate(rows):
        spans = [1] * (len(inside) - 1) + [columns - len(inside) + 1]
        cells = [element.cell(words, width * span, span=span) for words, span in zip(inside, spans, strict=True)]
        written.append(element.row(cells, change) if place else element.head_row(cells, change))
    return element.table(written, [width] * columns, "InstrumentTable", rtl=rtl, title=title or _("Table of the text"))


def _says_something(setting: Setting) -> bool:
    """Whether a table has a title, or anything is asked for about it as a whole."""
    asked = setting.new or setting.deleted is not None or setting.retained is not None or setting.moved
    return bool(setting.number or asked or setting.originals or any(line.runs for line in setting.lines))


def styles_of(settings: Sequence[Setting]) -> Mapping[str, str]:
    """The style of each provision's paragraphs: a subparagraph's says how many hold it."""
    found: dict[str, str] = {}
    levels: list[int] = []
    for setting in settings:
        if setting.kind != Kind.SUBPARAGRAPH:
            levels.clear()
        while levels and levels[-1] >= setting.depth:
            levels.pop()
        if setting.kind == Kind.SUBPARAGRAPH:
            levels.append(setting.depth)
        found[setting.id] = style_of(setting.kind, len(levels))
    return found


def number_of(setting: Setting, script: Script, number: str) -> str:
    """The number as it is shown: over the words of a heading, in the margin of a paragraph."""
    if not setting.number:
        return ""
    if setting.kind not in HEADED:
        return script.run(setting.number, number) + element.run("<w:tab/>")
    said = script.run(setting.number, "ArticleNumber")
    return said + (element.run("<w:br/>") if any(line.runs for line in setting.lines) else "")


def hanging(setting: Setting, *, first: bool = True) -> tuple[str, str]:
    """The tabs and the indent that a paragraph has beyond its style: a number hangs in the margin where
    the style leaves no room for one, and nothing hangs where there is none."""
    if first and setting.number and setting.kind not in _UNHUNG:
        tab = f'<w:tabs><w:tab w:val="left" w:pos="{INDENT}"/></w:tabs>'
        return tab, f'<w:ind w:left="{INDENT}" w:hanging="{INDENT}"/>'
    if not (first and setting.number) and setting.kind in _HUNG:
        return "", '<w:ind w:firstLine="0"/>'
    return "", ""
