"""The tables of the base in plain text, which can carry none: their rows as lines, or their words only, or nothing.

Lines are read as rows where the columns of the base are plain in them: parted by tabs, strokes or several spaces, or a
line for each cell. Otherwise the file says nothing of a table, however its words came: it is as the base has it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from rapidfuzz.distance import Indel

from plenary.engine.text.addition import ALIKE
from plenary.engine.text.block import Block, Piece, Shape
from plenary.engine.text.matching import Matching, match
from plenary.engine.text.provision import HOLDERS, TABULAR, Instrument, Kind
from plenary.engine.text.typography import fold

_DRAWN = re.compile(r"[\s|│:+=_*–—―─-]*")
"""What a program draws around rows, or nothing."""
_RULE = re.compile(r"[=_–—―─-]{3,}")
_NUMBERED = re.compile(r"\s*[(\[（]?(?:\d{1,3}|[^\W\d_]{1,2})(?: bis)?[.)\]）]")
_STROKE = re.compile(r"[|│]")
_SPACES = re.compile(r"\s{2,}")
_HALF = 0.5
_LONGER = 4
"""By how many words a line may be longer than any row of the base."""

Grid = Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Tabled:
    """``blocks`` with the tables of the base: those that the file does not have (``missing``), and those whose lines
    could not be read as rows (``unread``), by their ids, are as the base has them."""

    blocks: tuple[Block, ...]
    missing: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as the cells that it may be; ``other``: it is rather a provision that stands in no table."""

    cells: tuple[str, ...]
    other: bool
    drawn: bool

    @property
    def words(self) -> Counter[str]:
        return Counter(word for cell in self.cells for word in fold(cell))


@dataclass(frozen=True, slots=True)
class _Found:
    """The lines from ``first`` until ``end`` that are a table, and its rows; None where they cannot be told."""

    first: int
    end: int
    rows: Grid | None


def tabled(base: Instrument, blocks: Sequence[Block]) -> Tabled | None:
    """The blocks of a plain text with the tables of the base; None where it has none, or the file has cells."""
    grids = _grids(base)
    if not grids or any(block.shape is Shape.CELL for block in blocks):
        return None
    lines = _lines(base, grids.values(), blocks)
    found: dict[str, _Found] = {}
    begin = 0
    for name, grid in grids.items():
        one = _find(grid, lines, begin)
        if one is not None:
            found[name] = one
            begin = one.end
    taken = {place for one in found.values() for place in range(one.first, one.end)}
    left = [place for place in range(len(blocks)) if place not in taken]
    missing: list[str] = []
    behind: dict[int, list[Block]] = defaultdict(list)
    matching = match(base, [blocks[place] for place in left]) if left and len(found) < len(grids) else None
    for count, (name, grid) in enumerate(grids.items()):
        if name in found:
            one = found[name]
            behind[one.end - 1] += _cells(one.rows or grid, count, blocks[one.first].place)
        elif matching and (at := _seat(matching, name)) is not None:
            missing.append(name)
            behind[left[at]] += _cells(grid, count, blocks[left[at]].place)
    if not behind:
        return None
    whole = (
        own for place, block in enumerate(blocks) for own in (*[block] * (place not in taken), *behind.get(place, ()))
    )
    return Tabled(tuple(whole), tuple(missing), tuple(name for name, one in found.items() if one.rows is None))


def _grids(base: Instrument) -> dict[str, Grid]:
    """The cells of each table with words, row by row, by its id."""
    grids: dict[str, list[list[str]]] = {}
    for provision in base.provisions:
        if provision.kind is Kind.TABLE:
            grids[provision.id] = []
        elif provision.kind is Kind.ROW:
            grids[provision.parent or ""].append([])
        elif provision.kind is Kind.CELL:
            [*grids.values()][-1][-1].append(provision.text)
    return {name: grid for name, grid in grids.items() if any(text for row in grid for text in row)}


def _cells(rows: Grid, table: int, place: str) -> Iterator[Block]:
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            yield Block((Piece(text),), Shape.CELL, place=place, row=(table, row, column))


def _lines(base: Instrument, grids: Iterable[Grid], blocks: Sequence[Block]) -> list[_Line]:
    rows = [row for grid in grids for row in grid]
    own = {fold(text) for row in rows for text in row}
    longest = max(len(fold(" ".join(row))) for row in rows) + _LONGER
    spoken = [
        fold(words)
        for one in base.provisions
        if one.kind not in TABULAR and one.text
        for words in {one.text, f"{one.number}. {one.text}", f"{one.number} {one.text}"}
    ]
    lines = []
    for block in blocks:
        text = block.accepted
        cells, said = _split(text), fold(text)
        drawn = _DRAWN.fullmatch(text) is not None
        other = not drawn and (
            len(said) > longest * (1 + len(cells))
            or (
                not any(fold(cell) in own for cell in cells)
                and (
                    _NUMBERED.match(text) is not None
                    or any(Indel.normalized_similarity(said, words, score_cutoff=ALIKE) >= ALIKE for words in spoken)
                )
            )
        )
        lines.append(_Line(cells, other, drawn))
    return lines


def _split(text: str) -> tuple[str, ...]:
    """The cells that a line may be."""
    text = text.strip()
    if _STROKE.search(text):
        parts = _STROKE.split(text)
        parts = parts[not parts[0].strip() : len(parts) - (not parts[-1].strip())]
    else:
        parts = text.split("\t") if "\t" in text else _SPACES.split(text)
    return tuple(part.strip() for part in parts if not _RULE.fullmatch(part.strip()))


def _find(grid: Grid, lines: Sequence[_Line], begin: int) -> _Found | None:
    """The lines that have most words of a table in a row, at least half of them."""
    words = Counter(word for row in grid for text in row for word in fold(text))
    own = {fold(text) for row in grid for text in row if text}
    width = len(grid[0])
    best, found = _HALF * words.total(), None
    for other, places in groupby(range(begin, len(lines)), lambda place: lines[place].other):
        of_table = [place for place in ([] if other else places) if _is_of(lines[place], words, own, width)]
        if of_table:
            first, end = of_table[0], of_table[-1] + 1
            common = (words & sum((line.words for line in lines[first:end]), Counter())).total()
            if common >= best:
                best, found = common, (first, end)
    return _read(grid, lines, begin, *found) if found else None


def _is_of(line: _Line, words: Collection[str], own: Collection[tuple[str, ...]], width: int) -> bool:
    return (
        line.words.keys() <= set(words) or len(line.cells) == width > 1 or any(fold(cell) in own for cell in line.cells)
    )


def _read(grid: Grid, lines: Sequence[_Line], begin: int, first: int, end: int) -> _Found:
    """The rows of a table in its lines, where each cell of the base stands in its own column; a line for each cell may
    go on beyond those that are known again."""
    width = len(grid[0])
    even = all(len(row) == width for row in grid)
    more = max(0, len(grid) * width - (end - first))
    for start, stop in ((first, end), (first, end + more), (first - more, end)):
        if not even or start < begin or stop > len(lines) or any(line.other for line in lines[start:stop]):
            continue
        body = [line.cells for line in lines[start:stop] if not line.drawn]
        if all(len(cells) == 1 for cells in body):
            flat = [cell for cells in body for cell in cells]
            body = [tuple(flat[at : at + width]) for at in range(0, len(flat), width)]
        if all(len(cells) == width for cells in body) and _in_columns(grid, body):
            return _Found(start, stop, body)
    return _Found(first, end, None)


def _in_columns(grid: Grid, rows: Grid) -> bool:
    """Whether at least half of the cells say what one of the base says, each in a column where the base says it."""
    known: dict[tuple[str, ...], set[int]] = defaultdict(set)
    for row in grid:
        for column, text in enumerate(row):
            known[fold(text)].add(column)
    said = [(fold(text), column) for row in rows for column, text in enumerate(row)]
    same = [column in known[words] for words, column in said if words in known]
    return all(same) and len(same) >= _HALF * len(said)


def _seat(matching: Matching, name: str) -> int | None:
    """The block behind which a table of the base belongs that a file does not have; None where that does not have what
    holds it, or, of a part of the base, what stands on either side of it."""
    base = matching.base
    at = base.position[name]
    there = [one.id for one in base.provisions if one.kind not in TABULAR and one.kind is not Kind.FOOTNOTE]
    before = [one for one in there if base.position[one] < at]
    after = [one for one in there if base.position[one] > at][:1]
    holders = [one.id for one in base.ancestors(name) if one.kind in HOLDERS][:1]
    needed = [*holders, *([*before[-1:], *after] if matching.scope.partial else [])]
    if not all(matching.by_base[one].file for one in needed):
        return None
    places = [
        place
        for one in reversed(before)
        for own in matching.by_base[one].file
        for place in matching.structure.sources[own]
    ]
    return places[0] if places else None
