"""What holds each setting of an edition, and where in a table it stands."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice, takewhile

from plenary.engine.text.layout import Setting
from plenary.engine.text.provision import Kind
from plenary.rulemaking.output.apparatus import base_words
from plenary.rulemaking.output.column import shortened

_PARAGRAPHS = frozenset({Kind.PARAGRAPH, Kind.SUBPARAGRAPH, Kind.TEXT})
LONGEST = 40
"""Places that words may take where a row or a heading is called by them."""


@dataclass(frozen=True, slots=True)
class Box:
    """A row, or a cell in one. ``words`` are those of the row, mostly in its first cell, which may have none; ``row``
    counts from 1, and so does ``column``, which is 0 for the row itself."""

    words: str
    row: int
    column: int = 0


def parents(settings: Sequence[Setting]) -> Mapping[str, Setting]:
    """The setting that holds each one directly; what nothing holds is left out."""
    found: dict[str, Setting] = {}
    chain: list[Setting] = []
    for setting in settings:
        while chain and chain[-1].depth >= setting.depth:
            chain.pop()
        if chain:
            found[setting.id] = chain[-1]
        chain.append(setting)
    return found


@dataclass(frozen=True, slots=True)
class Count:
    """The place of a paragraph without a number among those of what holds it, from 1; of a new one, that of the last
    before it, which may be 0. ``several`` is whether it needs its place to be told from the others."""

    place: int
    several: bool


def unnumbered(settings: Sequence[Setting]) -> Mapping[str, Count]:
    """The places of paragraphs without a number, each within what holds it; new ones count for no other."""
    held = parents(settings)
    found: dict[str, int] = {}
    tally = Counter[str]()
    holders: dict[str, str] = {}
    for setting in settings:
        if setting.kind in _PARAGRAPHS and not setting.number:
            holder = held[setting.id].id if setting.id in held else ""
            tally[holder] += not setting.new
            found[setting.id], holders[setting.id] = tally[holder], holder
    new = {setting.id for setting in settings if setting.new}
    return {name: Count(place, name in new or tally[holders[name]] > 1) for name, place in found.items() if place}


def boxes(settings: Sequence[Setting]) -> Mapping[str, Box]:
    """The place of every row and cell in its table."""
    found: dict[str, Box] = {}
    row, words, column = 0, "", 0
    for place, setting in enumerate(settings):
        if setting.kind == Kind.ROW:
            row, words, column = row + 1, _words(setting) or _first(setting, islice(settings, place + 1, None)), 0
            found[setting.id] = Box(words, row)
        elif setting.kind == Kind.CELL:
            if not row:  # A cell may come without a row.
                row, words = 1, _words(setting)
            column += 1
            found[setting.id] = Box(words, row, column)
        else:
            row, words, column = 0, "", 0
    return found


def _first(row: Setting, following: Iterable[Setting]) -> str:
    """The words of a row's first cell that is as old as the row, given what stands behind the row."""
    cells = takewhile(lambda setting: setting.kind == Kind.CELL, following)
    return next((_words(cell) for cell in cells if row.new or not cell.new), "")


def _words(setting: Setting) -> str:
    return shortened(base_words(setting), LONGEST)
