"""Automatic numbers, resolved to what the reader sees (ISO/IEC 29500-1 §17.9)."""

import re
from dataclasses import dataclass

from plenary.rulemaking.intake.docx.name import VAL, on, value, w, whole
from plenary.rulemaking.intake.docx.numeral import numeral
from plenary.rulemaking.intake.tree import Element

LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
_BULLETS = {"\uf0b7": "•", "\uf0a7": "▪", "\uf0a8": "▫", "\uf076": "❖", "\uf0d8": "➢", "\uf0fc": "✓", "\uf02d": "–"}


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. ``restart`` is the level (from 1) whose use starts this one again, 0 for
    never, None for any level above; ``legal`` shows the numbers of all levels in decimal."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""


@dataclass(frozen=True, slots=True)
class List:
    """One list (``w:num``). Lists of one ``kind`` (``w:abstractNum``) go on counting together;
    ``starts`` are the levels that this list starts again, and at what number."""

    kind: str
    levels: tuple[Level, ...]
    starts: dict[int, int]


class Numbering:
    """The lists of a file, by the id that paragraphs and styles refer to."""

    def __init__(self, root: Element | None, style_lists: dict[str, str]) -> None:
        """``style_lists`` gives the list id of each numbering style."""
        self._lists: dict[str, List] = {}
        if root is None:
            return
        kinds = {kind.get(w("abstractNumId"), ""): kind for kind in root.iterfind(w("abstractNum"))}
        numbers = {number.get(w("numId"), ""): number for number in root.iterfind(w("num"))}
        for key, number in numbers.items():
            self._lists[key] = _list(number, kinds, numbers, style_lists)

    def list(self, id: str) -> List | None:
        """The list of this id; None where there is none, or where the id (0) takes a number away."""
        return self._lists.get(id)

    def level(self, id: str, style: str) -> int:
        """The level of the list that belongs to a paragraph style; the first where none does."""
        levels = self._lists[id].levels if id in self._lists else ()
        return next((place for place, level in enumerate(levels) if style and level.style == style), 0)


class Counter:
    """Counts the paragraphs of one state of a file, in document order."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()

    def count(self, id: str, place: int) -> str:
        """The number of the next paragraph at this level (from 0) of this list, without the space after it."""
        numbered = self._numbering.list(id)
        if numbered is None or not 0 <= place < len(numbered.levels):
            return ""
        counts = self._counts.setdefault(numbered.kind, [None] * LEVELS)
        before = counts[place]
        if place in numbered.starts and (id, place) not in self._begun:
            counts[place] = numbered.starts[place]
        else:
            counts[place] = numbered.levels[place].start if before is None else before + 1
        self._begun.add((id, place))
        for deeper in range(place + 1, len(numbered.levels)):
            restart = numbered.levels[deeper].restart
            if restart is None or place < restart:
                counts[deeper] = None
        return _shown(numbered.levels, counts, place)


def _shown(levels: tuple[Level, ...], counts: list[int | None], place: int) -> str:
    level = levels[place]
    if level.form == "bullet":
        return _BULLETS.get(level.text[:1], level.text.strip())

    def fill(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        if at > place or at >= len(levels):
            return ""
        count = counts[at]
        form = "decimal" if level.legal and levels[at].form != "none" else levels[at].form
        return numeral(levels[at].start if count is None else count, form)

    return _PLACE.sub(fill, level.text).strip()


def _list(number: Element, kinds: dict[str, Element], numbers: dict[str, Element], style_lists: dict[str, str]) -> List:
    key = value(number, "abstractNumId") or ""
    kind = kinds.get(key)
    # A list may borrow its levels from a numbering style, which refers to another list.
    link = None if kind is None else value(kind, "numStyleLink")
    if link and style_lists.get(link) in numbers:
        key = value(numbers[style_lists[link]], "abstractNumId") or ""
        kind = kinds.get(key)
    levels = [Level()] * LEVELS
    if kind is not None:
        for element in kind.iterfind(w("lvl")):
            _place(levels, element)
    starts = {}
    for override in number.iterfind(w("lvlOverride")):
        own = override.find(w("lvl"))
        if own is not None:
            _place(levels, own)
        start = value(override, "startOverride")
        if start is not None:
            starts[whole(override.get(w("ilvl")))] = whole(start, 1)
    return List(key, tuple(levels), starts)


def _place(levels: list[Level], element: Element) -> None:
    place = whole(element.get(w("ilvl")))
    if place in range(LEVELS):
        levels[place] = _level(element)


def _level(element: Element) -> Level:
    # Forms that old readers do not know stand in an alternative, the known one last.
    forms = [found.get(VAL, "decimal") for found in element.iter(w("numFmt"))]
    restart = value(element, "lvlRestart")
    return Level(
        start=whole(value(element, "start")),
        form=forms[-1] if forms else "decimal",
        text=value(element, "lvlText") or "",
        restart=None if restart is None else whole(restart),
        legal=on(element.find(w("isLgl"))),
        style=value(element, "pStyle") or "",
    )
