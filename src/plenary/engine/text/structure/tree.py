"""The tree: each entry in turn becomes a provision, held by what is open above it.

One walk in document order keeps the open containers (annex, part, chapter, section, article) and, in
the innermost, the open lists. A word such as *Article*, or a number before a heading, opens a
container and closes those of its rank or below; a heading without either closes what stands at its
outline level. A container with a number and no words takes the next block as its heading if that one
is a heading, or short and without a stop; an article only if the file's articles have such headings.
Numbered paragraphs nest as ``nesting`` says.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace
from types import MappingProxyType

from plenary.engine.text.block import Block, Shape
from plenary.engine.text.note_mark import mark_of
from plenary.engine.text.numbering import Label, Style
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.structure.entry import Aside, Entry, enter, find_titles
from plenary.engine.text.structure.naming import Names
from plenary.engine.text.structure.nesting import Open, nest
from plenary.engine.text.structure.preamble import find_preamble, is_preamble
from plenary.engine.text.view import Paragraph, accepted

_CONTAINER = {
    Label.ANNEX: Kind.ANNEX,
    Label.PART: Kind.PART,
    Label.CHAPTER: Kind.CHAPTER,
    Label.SECTION: Kind.SECTION,
    Label.ARTICLE: Kind.ARTICLE,
}
_RANK = {Kind.ANNEX: 0, Kind.PART: 1, Kind.CHAPTER: 2, Kind.SECTION: 3, Kind.ARTICLE: 9}
_HEADED = {Style.ROMAN_UPPER: 4, Style.HAN: 4, Style.LETTER_UPPER: 5}
_NUMBERED_HEADING = 6
_SHORTEST_PREAMBLE = 2


@dataclass(frozen=True)
class Structure:
    """An instrument read from blocks. ``sources`` are the places of the blocks that made each provision;
    every block is in ``sources`` or in ``aside``. What begins with a block of ``numberless`` was said to have no
    number."""

    instrument: Instrument
    sources: Mapping[str, tuple[int, ...]]
    aside: tuple[Aside, ...]
    numberless: Set[int] = frozenset()


def build(blocks: Sequence[Block], *, lang: str = "en", symbol: str = "") -> Instrument:
    """The instrument that a file's blocks make, every change accepted."""
    return read(accepted(blocks), lang=lang, symbol=symbol).instrument


def read(
    paragraphs: Sequence[Paragraph], *, lang: str = "en", symbol: str = "", numberless: Set[int] = frozenset()
) -> Structure:
    """The instrument of a view of the blocks, with where each provision comes from and what was left aside.
    ``numberless`` are blocks that begin with no number and no heading, though they look so."""
    entries, aside = enter(paragraphs, numberless)
    walk = _Walk(entries)
    for place, entry in enumerate(entries):
        walk.take(place, entry)
    instrument = Instrument(walk.finish(), lang, symbol)
    return Structure(instrument, MappingProxyType(walk.sources), tuple(aside), numberless)


@dataclass(frozen=True, slots=True)
class _Holder:
    """An open container: its provision, its rank, and the outline level of its heading if it has one."""

    provision: Provision
    rank: int
    level: int | None


class _Walk:
    """The walk through the entries: what is made so far, and what is open."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries
        self.provisions: list[Provision] = []
        self.sources: dict[str, tuple[int, ...]] = {}
        self.names = Names()
        self.holders: list[_Holder] = []
        self.lists: list[Open] = []
        self.tables: dict[tuple[int, ...], Provision] = {}
        self.notes: list[Entry] = []
        self.titled = any(entry.shape is Shape.TITLE for entry in entries)
        self.preamble = find_preamble(entries)
        self.titles = find_titles(entries)

    def take(self, place: int, entry: Entry) -> None:
        kind = _CONTAINER.get(entry.label) if entry.label else None
        if entry.shape is Shape.FOOTNOTE:
            self.notes.append(entry)
        elif entry.paragraph.row is not None:
            self._cell(entry, entry.paragraph.row)
        elif kind:
            self._open(entry, kind, _RANK[kind])
        elif self._is_heading_of_last(place, entry):
            self._head(entry)
        elif entry.shape in (Shape.HEADING, Shape.TITLE):
            self._heading(entry)
        elif place in self.preamble or entry.label is Label.PREAMBULAR:
            self._preambular(place, entry)
        elif entry.readings:
            self._numbered(place, entry)
        else:
            self._unnumbered(entry)

    def finish(self) -> tuple[Provision, ...]:
        """The provisions with each footnote right after the one that cites it, the earliest if several do."""
        cited: dict[str, list[Provision]] = {}
        loose: list[Provision] = []
        for entry in self.notes:
            mark = mark_of(entry.paragraph.note)
            holder = next((p for p in self.provisions if mark in p.text), None)
            name = self._id(entry, self.names.note(entry.paragraph.note))
            note = Provision(name, Kind.FOOTNOTE, entry.text, entry.paragraph.note, holder.id if holder else None)
            self.sources[name] = entry.paragraph.blocks
            (cited.setdefault(holder.id, []) if holder else loose).append(note)
        return (*(p for held in self.provisions for p in (held, *cited.get(held.id, ()))), *loose)

    @property
    def _holder(self) -> Provision | None:
        return self.holders[-1].provision if self.holders else None

    @property
    def _scope(self) -> str:
        """The id of the article or annex that ids are counted in."""
        held = (holder.provision for holder in reversed(self.holders))
        return next((p.id for p in held if p.kind in (Kind.ARTICLE, Kind.ANNEX)), "")

    def _id(self, entry: Entry, made: str) -> str:
        return self.names.keep(entry.paragraph.id, instead_of=made) if entry.paragraph.id else made

    def _add(self, entry: Entry, kind: Kind, made: str, parent: Provision | None, number: str = "") -> Provision:
        name = self._id(entry, made)
        provision = Provision(name, kind, entry.text, number or entry.sign, parent.id if parent else None)
        self.provisions.append(provision)
        self.sources[name] = entry.paragraph.blocks
        return provision

    def _open(self, entry: Entry, kind: Kind, rank: int) -> None:
        """Open a container that its word or number names."""
        level = entry.paragraph.level if entry.shape is not Shape.BODY else None
        while self.holders and _closes(self.holders[-1], rank, level if kind is Kind.SECTION else None):
            self.holders.pop()
        number = entry.readings[0]
        wider = self._holder.id if self._holder else ""
        made = self.names.number(kind, number, scope=self._scope, wider=wider)
        provision = self._add(entry, kind, made, self._holder, number.bare)
        self.holders.append(_Holder(provision, rank, level))
        self.lists = []

    def _is_heading_of_last(self, place: int, entry: Entry) -> bool:
        """Whether the entry is the heading of the container right above, which has a number only."""
        last = self._holder
        if not last or last.text or self.provisions[-1] is not last or entry.readings or entry.sign:
            return False
        if entry.shape in (Shape.HEADING, Shape.TITLE):
            return not is_preamble(entry)
        if not entry.plain_heading:
            return False
        return entry.shape is Shape.BODY and (last.kind is not Kind.ARTICLE or place in self.titles)

    def _head(self, entry: Entry) -> None:
        last = self.holders.pop()
        headed = replace(last.provision, text=entry.text)
        self.provisions[-1] = headed
        self.holders.append(replace(last, provision=headed))
        self.sources[headed.id] += entry.paragraph.blocks

    def _heading(self, entry: Entry) -> None:
        """A heading that no word names: the title, a section if it is numbered, or just a heading."""
        level = entry.paragraph.level
        fresh = not self.holders and not self.lists
        if fresh and (entry.shape is Shape.TITLE or not (self.titled or entry.readings or is_preamble(entry))):
            self.titled = True
            self._add(entry, Kind.TITLE, self.names.count(Kind.TITLE), None)
        elif entry.readings:
            self._open(entry, Kind.SECTION, _HEADED.get(entry.readings[0].style, _NUMBERED_HEADING))
        else:
            while self.holders and self.holders[-1].rank and level <= (self.holders[-1].level or 0):
                self.holders.pop()
            self._add(entry, Kind.HEADING, self.names.count(Kind.HEADING, scope=self._scope), self._holder)
            self.lists = self.lists[:1]

    def _preambular(self, place: int, entry: Entry) -> None:
        formula = not entry.readings and len(self.preamble) > _SHORTEST_PREAMBLE and entry.short
        opening = place == self.preamble.start
        closing = place + 1 == self.preamble.stop and entry.text.endswith((":", "："))
        kind = Kind.TEXT if formula and (opening or closing) else Kind.PREAMBULAR
        number = entry.readings[0].bare if entry.readings else ""
        self._add(entry, kind, self.names.count(kind, scope=self._scope), self._holder, number)

    def _numbered(self, place: int, entry: Entry) -> None:
        ahead = next((later.readings for later in self.entries[place + 1 : place + 3] if later.readings), ())
        level = entry.paragraph.level if entry.automatic else None
        first = entry.readings[0]
        alone = first.style is Style.NONE
        depth, number = (
            (max(len(self.lists) - 1, 0), first) if alone else nest(entry.readings, level, self.lists, ahead)
        )
        self.lists = self.lists[: depth + 1]
        parent = self.provisions[self.lists[depth - 1].item] if depth else self._holder
        kind = Kind.SUBPARAGRAPH if depth or not (number.top or alone) else Kind.PARAGRAPH
        if parent and (depth or parent.kind is Kind.ARTICLE):
            made = self.names.nested(kind, number, parent=parent.id)
        else:
            made = self.names.number(kind, number, scope=self._scope, wider=parent.id if parent else "")
        self._add(entry, kind, made, parent, number.bare)
        if not alone:
            self.lists = [*self.lists[:depth], Open(number, level, len(self.provisions) - 1)]

    def _unnumbered(self, entry: Entry) -> None:
        deep = entry.paragraph.level
        outer = [self.provisions[o.item] for o in self.lists if o.level is not None and o.level < deep]
        parent = outer[-1] if outer else self._holder
        scope = outer[-1].id if outer else self._scope
        self._add(entry, Kind.TEXT, self.names.count(Kind.TEXT, scope=scope), parent)

    def _cell(self, entry: Entry, row: tuple[int, int, int]) -> None:
        table, line, column = row
        if (table,) not in self.tables:
            name = self.names.count(Kind.TABLE, scope=self._scope)
            self.tables[table,] = self._bare(
                Provision(name, Kind.TABLE, "", "", self._holder.id if self._holder else None)
            )
        held = self.tables[table,]
        if (table, line) not in self.tables:
            name = self.names.keep(f"{held.id}.r{line + 1}")
            self.tables[table, line] = self._bare(Provision(name, Kind.ROW, "", "", held.id))
        held = self.tables[table, line]
        self._add(entry, Kind.CELL, self.names.keep(f"{held.id}.c{column + 1}"), held)

    def _bare(self, provision: Provision) -> Provision:
        """A table or row: no block of its own."""
        self.provisions.append(provision)
        self.sources[provision.id] = ()
        return provision


def _closes(holder: _Holder, rank: int, level: int | None) -> bool:
    """Whether a container of this rank, headed at this outline level if that counts, ends the open one."""
    if level is None or holder.level is None or level == holder.level:
        return rank <= holder.rank
    return level < holder.level and holder.rank > 0
