"""A copy of an issued text that a program saved as plain text: what it broke into lines is laid together again, and the
cells of tables stand in their rows."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from plenary.engine.text.block import Block, Piece, Shape
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Kind
from plenary.engine.text.round_two import Sheet
from plenary.engine.text.typography import fold
from plenary.rulemaking.intake.document import Document, Format
from plenary.rulemaking.returning.copy import set_again

_MOST = 0.6
"""Which share of the cells of a table must have come back as they were for lines to be its cells."""
_CELLS = re.compile(r"\t|\s{2,}|\s*[|│]\s*")
_DRAWN = re.compile(r"[\s|│:+=–—―─-]{3,}")
_PARTED = re.compile(r"[.\s]+")


def relay(document: Document, rolling: RollingText, *, groups: Collection[str] = ()) -> Document:
    """The document with each label and what it belongs to in one block, and with its tables. Of a file that is no plain
    text, the same."""
    if document.format is not Format.TEXT:
        return document
    sent = set_again(document, rolling, groups)
    blocks = list(_join(document.blocks, sent))
    for number, table in enumerate(_list_tables(rolling, sent)):
        blocks = _seat(list(_split(blocks, table)), number, table)
    return replace(document, blocks=tuple(blocks))


def _join(blocks: Sequence[Block], sent: Sequence[Sheet]) -> Iterator[Block]:
    """Blocks, where a line that only begins a paragraph goes on in the next."""
    whole = {_fold(sheet.text) for sheet in sent}
    begun = {_fold(sheet.text.partition("\n")[0]) for sheet in sent if "\n" in sheet.text} - whole
    head: Block | None = None
    for block in blocks:
        if head is not None:
            yield replace(block, pieces=(Piece(f"{head.accepted}\n{block.accepted}"),), place=head.place)
            head = None
        elif block.row is None and _fold(block.accepted) in begun:
            head = block
        else:
            yield block
    if head is not None:
        yield head


def _list_tables(rolling: RollingText, sent: Sequence[Sheet]) -> list[Sequence[Sequence[str]]]:
    """The words of each row of each table, as they were sent."""
    tables: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for sheet in sent:
        found = rolling.by_id.get(sheet.provision)
        if found is None or found.provision.kind is not Kind.CELL or sheet.request is not None:
            continue
        row = found.provision.parent or ""
        table = rolling.by_id[row].provision.parent if row in rolling.by_id else None
        if sheet.joined and tables[table or ""][row]:
            tables[table or ""][row][-1] += f"\n{sheet.text}"
        else:
            tables[table or ""][row].append(sheet.text)
    return [list(rows.values()) for rows in tables.values()]


def _split(blocks: Sequence[Block], table: Sequence[Sequence[str]]) -> Iterator[Block]:
    """Blocks, where a line that is a row of a table is its cells, and what was drawn around rows is left out."""
    cells = {_fold(words) for row in table for words in row}
    columns = max(map(len, table), default=0)
    drawn: list[Block] = []
    in_table = False
    for block in blocks:
        if _DRAWN.fullmatch(block.accepted):
            drawn.append(block)
            continue
        parts = [part for part in _CELLS.split(block.accepted.strip(" |│")) if part]
        is_row = (
            block.row is None
            and len(parts) == columns > 1
            and sum(_fold(part) in cells for part in parts) * 2 > columns
        )
        if not (is_row or in_table):
            yield from drawn
        drawn, in_table = [], is_row
        if is_row:
            yield from (replace(block, pieces=(Piece(part),)) for part in parts)
        else:
            yield block
    yield from () if in_table else drawn


def _seat(blocks: list[Block], number: int, table: Sequence[Sequence[str]]) -> list[Block]:
    """The lines that are the cells of a table, in their rows; the blocks as they are where none are."""
    cells = [_fold(words) for row in table for words in row]
    places = [(number, row, column) for row, words in enumerate(table) for column, _words in enumerate(words)]
    came = [_fold(block.accepted) for block in blocks]

    def share(start: int) -> float:
        lines = came[start : start + len(cells)]
        return sum(one == other for one, other in zip(lines, cells, strict=False)) / len(cells)

    starts = range(len(blocks) - len(cells) + 1)
    best = max(starts, key=share, default=0)
    if not cells or not starts or share(best) < _MOST or any(block.row for block in blocks[best : best + len(cells)]):
        return blocks
    seated = [
        replace(block, shape=Shape.CELL, row=place)
        for block, place in zip(blocks[best : best + len(cells)], places, strict=True)
    ]
    return [*blocks[:best], *seated, *blocks[best + len(cells) :]]


def _fold(text: str) -> tuple[str, ...]:
    """Words as they are compared, whatever parts them."""
    return fold(_PARTED.sub(" ", text))
