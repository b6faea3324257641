"""A rolling text that we set as plain text ourselves (``output.plain``), back into paragraphs: what stands around the
text is told apart, and lines that hang under their number are joined."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from unicodedata import east_asian_width

from plenary.engine.text.block import Block, Piece, Shape
from plenary.engine.text.note_mark import cited_numbers

_DOUBLE = re.compile(r"={3,}")
_SINGLE = re.compile(r"-{3,}")
_FINGERPRINT = re.compile(r"(?<![0-9a-f])[0-9a-f]{4}·[0-9a-f]{4}(?![0-9a-f])")
_LATIN = "bis|ter|quater|quinquies|sexies|septies|octies|novies|decies"
_NUMBER = re.compile(rf"\s*(\d{{1,4}}(?: (?:{_LATIN}))?|\d{{1,4}}[A-Z])(\s+)(\S.*)")
_SIGNED = re.compile(r"\s*[○=↕≠»~+−↔№] ")
"""What a line below a provision begins with that tells of requests, oppositions or words in another language."""
_RECEIPT = re.compile(r"\S.*?\.\w{1,8} · ")
_NOTE = re.compile(r"\((\d+)\) (.*)")
_MARGIN = 6

Chunk = list[str]


@dataclass(frozen=True, slots=True)
class Unset:
    """``blocks`` are those of the text, its title first, ``around`` the lines of the cover, the legend and the
    register."""

    blocks: tuple[Block, ...]
    around: str


def unset(lines: Sequence[str]) -> Unset | None:
    """A text as it was before we set it; None for what we have not set."""
    chunks = list(_cut(lines))
    begins = _find_text(chunks)
    if begins is None:
        return None
    ends = _find_register(chunks, begins)
    title = next(chunk[:-1] for chunk in chunks if _is_ruled(chunk, _DOUBLE))
    around = "\n".join(line for chunk in (*chunks[:begins], *chunks[ends:]) for line in chunk)
    return Unset(tuple(_read([title, *chunks[begins:ends]])), around)


def _read(chunks: Sequence[Chunk]) -> Iterator[Block]:
    """The blocks of the text: rows of tables, footnotes that it cites, and paragraphs."""
    tables = _find_tables(chunks)
    cited = cited_numbers(line for chunk in chunks for line in chunk)
    count = 0
    for place, chunk in enumerate(chunks):
        if place in tables:
            table, row = tables[place]
            for column, words in enumerate(_run(chunk).split(" | ")):
                where = f"table {table + 1}, row {row + 1}, column {column + 1}"
                yield Block((Piece(words),), Shape.CELL, place=where, row=(table, row, column))
            continue
        for words in _join(chunk):
            noted = _NOTE.match(words)
            if noted and noted[1] in cited:
                yield Block((Piece(noted[2]),), Shape.FOOTNOTE, place=f"footnote {noted[1]}", note=noted[1])
            else:
                count += 1
                yield Block((Piece(words),), place=f"paragraph {count}")


def _find_tables(chunks: Sequence[Chunk]) -> dict[int, tuple[int, int]]:
    """The places of rows, each with the number of its table and its own: runs of lines that have as many cells."""
    found: dict[int, tuple[int, int]] = {}
    tables = 0
    for cells, run in groupby(range(len(chunks)), lambda place: _count_cells(chunks[place])):
        rows = list(run)
        if cells > 1 and len(rows) > 1:
            found |= {place: (tables, row) for row, place in enumerate(rows)}
            tables += 1
    return found


def _count_cells(chunk: Chunk) -> int:
    """How many cells a row has; one where the lines are none."""
    return _run(chunk).count(" | ") + 1 if _indent(chunk[0]) == _MARGIN and not _is_ruled(chunk, _SINGLE) else 1


def _cut(lines: Sequence[str]) -> Iterator[Chunk]:
    """Runs of lines between empty ones."""
    held: Chunk = []
    for line in (*lines, ""):
        if line.strip():
            held.append(line.rstrip())
        elif held:
            yield held
            held = []


def _find_text(chunks: Sequence[Chunk]) -> int | None:
    """Where the text begins, behind the symbol, the title, what it is and how it is read."""
    for place, chunk in enumerate(chunks[:2]):
        if _is_ruled(chunk, _DOUBLE):
            about, legend = chunks[place + 1 : place + 2], chunks[place + 2 : place + 3]
            known = any(_FINGERPRINT.search(line) for lines in about for line in lines)
            return place + 4 if known and legend and _is_ruled(legend[0], _SINGLE) else None
    return None


def _find_register(chunks: Sequence[Chunk], begins: int) -> int:
    """Where the text ends: at a register of submissions, if there is one."""
    for place in range(len(chunks) - 1, begins, -1):
        if _is_ruled(chunks[place], _SINGLE):
            listed = chunks[place + 1 :]
            return place if listed and all(_RECEIPT.match(chunk[0]) for chunk in listed) else len(chunks)
    return len(chunks)


def _is_ruled(chunk: Chunk, rule: re.Pattern[str]) -> bool:
    return len(chunk) > 1 and rule.fullmatch(chunk[-1]) is not None


def _join(chunk: Chunk) -> Iterator[str]:
    """The paragraphs of a run of lines: a heading, a provision, its options, and what is said below it."""
    if _is_ruled(chunk, _SINGLE):
        yield _run(chunk[:-1])
        return
    held: Chunk = []
    head = ""
    for line, after in pairwise((*chunk, "")):
        heads = bool(held or head) and bool(after) and _indent(after) == _indent(line) + 2
        signed = _SIGNED.match(line) is not None
        if (held or head) and (heads or signed):
            yield _option(head, held)
            held, head = [], ""
        if heads and not signed:
            head = line.strip()
        else:
            # The Word file has the sign in a style of its own.
            held.append(_SIGNED.sub("", line, count=1) if signed else line)
    if held:
        yield _option(head, held)


def _option(head: str, words: Chunk) -> str:
    """Words, below what an option is called where they are one."""
    return f"{head}\n{_run(words)}" if head else _run(words)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _run(lines: Sequence[str]) -> str:
    """Lines as one paragraph; its number as people type it."""
    words = ""
    for line in lines:
        words += f"{'' if not words or _touch(words, line.lstrip()) else ' '}{line.strip()}"
    numbered = _NUMBER.fullmatch(words)
    if numbered and (len(numbered[2]) > 1 or " " in numbered[1]):
        return f"{numbered[1]}. {numbered[3]}"
    return re.sub(r"\s+", " ", words)


def _touch(before: str, after: str) -> bool:
    """Whether a line was broken between two letters of a script that has no spaces."""
    return "W" in (east_asian_width(before[-1]), east_asian_width(after[0]))
