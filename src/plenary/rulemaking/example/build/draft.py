"""A draft in the example's plain Markdown, as a list of units that suggestions can point at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

ARTICLE_WORDS = {
    "en": "Article {}",
    "fr": "Article {}",
    "es": "Artículo {}",
    "ru": "Статья {}",
    "ar": "المادة {}",
    "zh": "第{}条",
}
CHINESE = "〇一二三四五六七八九十"

_NUMBERED = re.compile(r"(?P<number>\d+(?: bis)?)\. (?P<text>.+)")
_LETTERED = re.compile(r"(?P<indent> {3,})(?P<number>\(?[^\s()]{1,5}\)) (?P<text>.+)")
_NOTE = re.compile(r"\[\^(?P<number>\d+)\]: (?P<text>.+)")
_ARTICLE = re.compile(r"(?P<number>第[〇一二三四五六七八九十]+条|[^\d.]+ \d+(?: bis)?)\.? (?P<text>.+)")
_PART = re.compile(r"(?P<number>第.部分|الجزء [^\s.]+|[^\s.]+ [IVX]+)\.? (?P<text>.+)")
_ANNEX = re.compile(r"(?P<number>Annex|Annexe|Anexo|Приложение|المرفق|附件)\.? (?P<text>.+)")


@dataclass(frozen=True)
class Unit:
    """One paragraph of a draft.

    ``at`` is how a suggestion points at it: ``P3`` (third preambular paragraph, the opening words being
    ``P0``), ``Part IV``, ``Article 7`` (its heading), ``7.2``, ``7.2(a)``, ``7.2(a)(i)``, ``7`` (the words
    of an article without numbers), ``7(a)``, ``T1:2,3`` (table, row and column from 1), ``A.3`` (annex),
    ``N1`` (footnote). ``number`` is as shown, without the full stop. ``level`` is 0 for what has no
    indent, 1 for a numbered paragraph, 2 for ``(a)``, 3 for ``(i)``.
    """

    at: str
    kind: str
    text: str
    number: str = ""
    level: int = 0
    cell: tuple[int, int, int] | None = None

    @property
    def words(self) -> str:
        """The text as a reader sees it, a citation of a footnote being a number in raised parentheses."""
        return raise_notes(self.text)


def raise_notes(text: str) -> str:
    """``[^1]`` as ``⁽¹⁾``."""
    return re.sub(r"\[\^(\d+)\]", lambda m: "⁽" + m[1].translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")) + "⁾", text)


def parse_draft(markdown: str) -> list[Unit]:
    """The units of a draft in document order, footnotes last.

    Raises ValueError for a line that is none of the forms the example's README describes.
    """
    return [*_disambiguated(_units(markdown))]


def _units(markdown: str) -> Iterator[Unit]:
    article = part = preambular = table = row = 0
    where, above, room = "", ["", "", ""], "preamble"
    for line in markdown.splitlines():
        if not line.strip() or set(line) <= set("|-: "):
            continue
        if not line.startswith("|"):
            row = 0
        if line.startswith("# "):
            yield Unit("Title", "title", line[2:])
        elif line.startswith("## "):
            if found := _PART.fullmatch(line[3:]):
                part, room = part + 1, "articles"
                yield Unit(f"Part {part}", "part", found["text"], found["number"])
            elif found := _ANNEX.fullmatch(line[3:]):
                room, where = "annex", "A"
                yield Unit("Annex", "annex", found["text"], found["number"])
            else:
                yield Unit("Preamble", "heading", line[3:])
        elif line.startswith("### "):
            if not (found := _ARTICLE.fullmatch(line[4:])):
                raise ValueError(f"not the heading of an article: {line}")
            article, room = article + 1, "articles"
            where = str(article)
            yield Unit(f"Article {article}", "article", found["text"], found["number"])
        elif line.startswith("|"):
            table, row = (table + 1, 1) if row == 0 else (table, row + 1)
            for column, text in enumerate(line.strip("|").split("|")):
                yield Unit(f"T{table}:{row},{column + 1}", "cell", text.strip(), cell=(table, row, column + 1))
        elif found := _NOTE.fullmatch(line):
            yield Unit(f"N{found['number']}", "footnote", found["text"], found["number"])
        elif found := _NUMBERED.fullmatch(line):
            above[1] = f"{where}.{found['number']}"
            yield Unit(above[1], "paragraph", found["text"], found["number"], 1)
        elif found := _LETTERED.fullmatch(line):
            level = len(found["indent"]) // 3 + 1
            holder = above[level - 1] or where
            at = holder + "(" + found["number"].strip("()") + ")"
            above[level] = at if level == 2 else above[level - 1]
            yield Unit(at, "subparagraph", found["text"], found["number"], level)
        elif room == "preamble":
            formal = preambular == 0 or line.endswith((":", "："))
            yield Unit(f"P{preambular}", "text" if formal else "preambular", line)
            preambular += 1
        else:
            yield Unit(where, "text", line)
        if line.startswith("#"):
            above = ["", "", "", ""]


def _disambiguated(units: Iterator[Unit]) -> Iterator[Unit]:
    seen: set[str] = set()
    for unit in units:
        at = unit.at
        while at in seen:
            at += "'"
        seen.add(at)
        yield replace(unit, at=at)


_COMMAS = {"المادة": "، ", "第": "，"}
"""What parts the numbers of a citation whose first has this in it."""


def citation(units: list[Unit], unit: Unit) -> str:
    """How a person names the unit: ``Article 7, 2, (a)``; empty for what has no number and no holder with one."""
    holders: dict[int, str] = {}
    for other in units:
        if other.kind in {"part", "article", "annex"}:
            holders = {0: other.number}
        elif other.kind in {"paragraph", "subparagraph"}:
            holders = {level: number for level, number in holders.items() if level < other.level}
            holders[other.level] = other.number
        if other.at == unit.at:
            break
    if unit.kind in {"title", "heading", "preambular", "cell", "footnote"}:
        return ""
    numbers = [holders[level] for level in sorted(holders)]
    comma = next((own for sign, own in _COMMAS.items() if sign in numbers[0]), ", ") if numbers else ""
    return comma.join(numbers)
