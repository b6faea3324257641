"""Rows of tables in a returned copy: put elsewhere, taken out, or written.

A row has no words and no hidden mark of its own, it is the cells of one line. What became of it is found before they
are read: so each cell is compared with what it was, wherever it is now, and what was written is not taken for words.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Kind
from plenary.engine.text.round_two.sheet import Sheet
from plenary.engine.text.typography import fold

_ALIKE = 60
"""Per cent: the likeness of words from which a row that was written is one that is gone."""
_SAME = 80
"""Per cent: the likeness from which a line in a cell is one that was sent beside its words."""

_Line = tuple[int, int]
"""A table of the file and a row in it, both counted from 0."""


@dataclass(frozen=True, slots=True)
class WrittenRow:
    """A row that the member wrote into a table. ``above`` are the rows before it of those that were sent, the nearest
    first."""

    table: str
    above: tuple[str, ...]
    cells: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Rows:
    """``blocks`` are what is to be attached, with their ``owners``. ``moved`` are rows that came back in another line,
    where their cells are now."""

    blocks: list[Block]
    owners: list[str]
    written: tuple[WrittenRow, ...] = ()
    moved: frozenset[str] = frozenset()


def read_rows(rolling: RollingText, sheets: Sequence[Sheet], blocks: Sequence[Block], owners: Sequence[str]) -> Rows:
    """``owners`` is the provision of each block as its mark or its words say, empty where nothing does."""
    sent: dict[str, dict[str, list[Sheet]]] = {}
    for sheet in sheets:
        row = _row_of(rolling, sheet.provision)
        if row is not None:
            sent.setdefault(row, {}).setdefault(sheet.provision, []).append(sheet)
    order = list(dict.fromkeys(sheet.provision for sheet in sheets if sheet.provision))
    return _Reading(rolling, sent, order, blocks, owners).read() if sent else Rows([*blocks], [*owners])


def _row_of(rolling: RollingText, name: str) -> str | None:
    """The row that a cell is in; None for anything else."""
    passage = rolling.by_id.get(name)
    return passage.provision.parent if passage is not None and passage.provision.kind is Kind.CELL else None


class _Reading:
    """``sent`` are the sheets of each cell of each row, ``order`` all provisions in the order of the text."""

    def __init__(
        self,
        rolling: RollingText,
        sent: Mapping[str, Mapping[str, Sequence[Sheet]]],
        order: Sequence[str],
        blocks: Sequence[Block],
        owners: Sequence[str],
    ) -> None:
        self.rolling = rolling
        self.sent = sent
        self.order = order
        self.blocks = list(blocks)
        self.owners = list(owners)
        self.lines: dict[_Line, list[int]] = {}
        for place, block in enumerate(blocks):
            if block.row is not None:
                self.lines.setdefault(block.row[:2], []).append(place)
        self.rows = {line: self._most(places) for line, places in self.lines.items()}
        tables = ((line[0], rolling.by_id[row].provision.parent) for line, row in self.rows.items() if row is not None)
        self.tables = {number: table for number, table in tables if table is not None}

    def _most(self, places: Sequence[int]) -> str | None:
        """The row that most of the cells in a line are of."""
        held = Counter(filter(None, (_row_of(self.rolling, self.owners[place]) for place in places)))
        return held.most_common(1)[0][0] if held else None

    def read(self) -> Rows:
        self._complete()
        struck = {line for line, places in self.lines.items() if self._says(places, accepted=False, rejected=True)}
        homes: dict[str, list[_Line]] = {}
        for line, row in self.rows.items():
            if row is not None:
                homes.setdefault(row, []).append(line)
        gone = [row for row, lines in homes.items() if struck.issuperset(lines)]
        missing = [row for row in self.sent if row not in homes and self._is_amid(row)]
        fresh = [line for line, places in self.lines.items() if self._is_fresh(line, places)]
        moved = self._pairs([*gone, *missing], fresh)
        for row, line in moved.items():
            for place, cell in zip(self.lines[line], self.sent[row], strict=True):
                self.owners[place] = cell
        for row, lines in homes.items():
            left = [line for line in lines if line not in struck]
            if left and (lines != left or self._says(self.lines[left[0]], accepted=True, rejected=False)):
                moved[row] = left[0]
        written = [line for line in fresh if line not in moved.values()]
        rows = tuple(self._written(line, moved) for line in written)
        for row, line in moved.items():
            for place in self.lines[line]:
                if (cell := self.owners[place]) in self.sent[row]:
                    self.blocks[place] = _moved(self.blocks[place], cell, self.sent[row][cell])
        dropped = {*written, *(line for row in moved for line in homes.get(row, ()) if line in struck)}
        places = {place for line in dropped for place in self.lines[line]}
        kept = [place for place in range(len(self.blocks)) if place not in places]
        found = [self.blocks[place] for place in kept], [self.owners[place] for place in kept]
        return Rows(*found, rows, frozenset(moved))

    def _complete(self) -> None:
        """A cell that was typed over, and so lost its mark, is known by those beside it."""
        for line, row in self.rows.items():
            places = self.lines[line]
            if row is not None and len(places) == len(self.sent[row]):
                for place, cell in zip(places, self.sent[row], strict=True):
                    if not self.owners[place] and cell not in self.owners:
                        self.owners[place] = cell

    def _says(self, places: Sequence[int], *, accepted: bool, rejected: bool) -> bool:
        """Whether a line has words in the one text and in the other."""
        now = any(self.blocks[place].accepted.strip() for place in places)
        before = any(self.blocks[place].rejected.strip() for place in places)
        return (now, before) == (accepted, rejected)

    def _is_fresh(self, line: _Line, places: Sequence[int]) -> bool:
        """Whether a line is none that was sent, in a table that was."""
        own = self.rows[line] is None and line[0] in self.tables
        return own and any(self.blocks[place].accepted.strip() for place in places)

    def _is_amid(self, row: str) -> bool:
        """Whether a row that is not there stood between others that are, one of which is in its table: what is missing
        before or after all that a copy holds is out of its scope."""
        if self.rolling.by_id[row].provision.parent not in self.tables.values():
            return False
        there = set(self.owners)
        first = self.order.index(next(iter(self.sent[row])))
        before, after = self.order[:first], self.order[first:]
        return not there.isdisjoint(before) and not there.isdisjoint(after)

    def _pairs(self, rows: Sequence[str], fresh: Sequence[_Line]) -> dict[str, _Line]:
        """Which lines that were written are rows that are gone: the likest first."""
        found = [(self._likeness(row, line), row, line) for row in rows for line in fresh]
        pairs: dict[str, _Line] = {}
        for likeness, row, line in sorted(found, key=lambda one: -one[0]):
            if likeness >= _ALIKE and row not in pairs and line not in pairs.values():
                pairs[row] = line
        return pairs

    def _likeness(self, row: str, line: _Line) -> float:
        """How many of the words are the same, per cent; nothing of a row with another number of cells is."""
        cells, places = self.sent[row], self.lines[line]
        if len(cells) != len(places):
            return 0
        before = [
            word for sheets in cells.values() for sheet in sheets if not sheet.request for word in fold(sheet.text)
        ]
        parts = zip(places, cells.values(), strict=True)
        after = [word for place, sheets in parts for word in fold(_parted(self.blocks[place], sheets)[0])]
        return fuzz.ratio(before, after)

    def _written(self, line: _Line, moved: Mapping[str, _Line]) -> WrittenRow:
        """The row that a line is, behind those above it in its table; not behind the line that a row has left."""
        here = [(at, row) for at, row in self.rows.items() if row is not None and at[0] == line[0] and at < line]
        here.extend((at, row) for row, at in moved.items() if at not in dict(here) and at[0] == line[0] and at < line)
        above = [row for at, row in sorted(here, reverse=True) if moved.get(row, at) == at]
        return WrittenRow(self.tables[line[0]], tuple(above), tuple(self.blocks[place] for place in self.lines[line]))


def _parted(block: Block, sheets: Sequence[Sheet]) -> tuple[str, list[str]]:
    """What a block itself says, and each line beside it as it is now, or as it was where it is not there."""
    lines = block.accepted.split("\n")
    beside: list[str] = []
    for sheet in sheets:
        if sheet.request is not None:
            found = (at for at, line in enumerate(lines) if fuzz.ratio(fold(sheet.text), fold(line)) >= _SAME)
            at = next(found, None)
            beside.append(sheet.text if at is None else lines.pop(at))
    return "\n".join(lines), beside


def _moved(block: Block, cell: str, sheets: Sequence[Sheet]) -> Block:
    """A cell of a row that came back in another line: what it says now beside what it said. That it is there is no
    edit of its words, whether the move was tracked or not."""
    own, beside = _parted(block, sheets)
    pieces: list[Piece] = []
    for sheet in sheets:
        before, now = sheet.text, own if sheet.request is None else beside.pop(0)
        pieces.extend([Piece("\n")] if pieces else [])
        if fold(before) == fold(now):
            pieces.append(Piece(before))
        elif block.rejected.strip():
            pieces.append(Piece(now))
        else:
            pieces.extend([Piece(before, Change.DELETED), Piece(now, Change.INSERTED)])
    return replace(block, pieces=tuple(pieces), id=cell, change=Change.KEPT)
