"""The outline of an edition: its sections, the level of each heading, its footnotes and tables."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from plenary.engine.text.layout import Mark, Setting
from plenary.engine.text.provision import Kind
from plenary.rulemaking.output.edition import brackets, is_open
from plenary.rulemaking.output.preamble import HEADINGS

CITED = re.compile(r"⁽([⁰¹²³⁴⁵⁶⁷⁸⁹]+)⁾")
"""How a text cites a footnote: its number in superscript parentheses."""

_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")


@dataclass(frozen=True, slots=True)
class Section:
    """Consecutive settings under one heading, or what stands before any: then ``heading`` is None.

    ``level`` is 1 for a heading that no other holds.
    """

    heading: Setting | None
    level: int
    settings: tuple[Setting, ...]

    @property
    def id(self) -> str:
        return (self.heading or self.settings[0]).id

    @property
    def brackets(self) -> int:
        """The places in brackets under this heading, its own included, those of later headings not."""
        own = sum(brackets(setting) for setting in self.settings)
        return own + (brackets(self.heading) if self.heading else 0)

    @property
    def is_open(self) -> bool:
        """Whether anybody would change anything in the section."""
        return any(is_open(setting) for setting in (*self.settings, *([self.heading] if self.heading else [])))

    @property
    def preambular(self) -> bool:
        """Whether preambular paragraphs stand in the section, behind the words that open them if there are such."""
        return any(setting.kind == Kind.PREAMBULAR for setting in self.settings)


def sections(settings: Sequence[Setting]) -> tuple[Section, ...]:
    """The settings cut at every heading, and where the preamble ends; titles are left out."""
    found: list[tuple[Setting | None, int, list[Setting]]] = []
    around: list[int] = []
    for setting in settings:
        if setting.kind == Kind.TITLE:
            continue
        if setting.kind in HEADINGS:
            while around and around[-1] >= setting.depth:
                around.pop()
            around.append(setting.depth)
            found.append((setting, len(around), []))
            continue
        if not found or _leaves_preamble(found[-1][2], setting):
            found.append((None, 1, []))
            around = []
        found[-1][2].append(setting)
    return tuple(Section(heading, level, tuple(held)) for heading, level, held in found)


def within(parts: Sequence[Section]) -> Iterator[tuple[Section, tuple[Section, ...]]]:
    """Each section with itself and those under its heading: a part with its articles."""
    for place, section in enumerate(parts):
        end = place + 1
        while end < len(parts) and parts[end].level > section.level:
            end += 1
        yield section, tuple(parts[place:end])


def _leaves_preamble(held: Sequence[Setting], setting: Setting) -> bool:
    numbered = setting.kind in (Kind.PARAGRAPH, Kind.SUBPARAGRAPH)
    return numbered and any(before.kind == Kind.PREAMBULAR for before in held)


def footnotes(settings: Sequence[Setting]) -> Mapping[str, Setting]:
    """The footnotes by the number that the text cites them with."""
    return {setting.number.strip("()."): setting for setting in settings if setting.kind == Kind.FOOTNOTE}


def cited(settings: Sequence[Setting]) -> frozenset[str]:
    """The numbers of the footnotes that some words cite."""
    texts = (run.text for setting in settings for line in setting.lines for run in line.runs if run.mark is Mark.WORDS)
    return frozenset(number(sign) for text in texts for sign in CITED.findall(text))


def number(sign: str) -> str:
    """Superscript digits as digits."""
    return sign.translate(_DIGITS)


def grid(settings: Sequence[Setting], table: int) -> tuple[tuple[tuple[Setting, ...], ...], int]:
    """The rows of cells of the table whose caption stands at place ``table``, and the first place after it."""
    rows: list[list[Setting]] = []
    place = table + 1
    while place < len(settings) and settings[place].kind in (Kind.ROW, Kind.CELL):
        if settings[place].kind == Kind.ROW or not rows:
            rows.append([])
        if settings[place].kind == Kind.CELL:
            rows[-1].append(settings[place])
        place += 1
    return tuple(tuple(row) for row in rows if row), place
