"""The paragraphs that a reader of a file sees, with every change accepted or with every change rejected.

A paragraph mark that was inserted ends a paragraph only for who accepts; one that was deleted only for
who rejects. So each view runs the blocks together until a mark that stands in it. The shape, number and
id of such a paragraph are those of its first block that has words in the view. A cell of a table is never run
together with another: where its mark does not stand in the view, and no words do, it is not there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plenary.engine.text.block import Block, Change, Shape
from plenary.engine.text.typography import visible


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a view. ``text`` is as in the file, white space and all, but for what nobody sees; ``blocks``
    are the places of its blocks; the rest is as in Block."""

    text: str
    blocks: tuple[int, ...]
    shape: Shape = Shape.BODY
    level: int = 0
    number: str = ""
    id: str = ""
    row: tuple[int, int, int] | None = None
    note: str = ""


def accepted(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """The paragraphs with every change accepted, those without words included."""
    return _view(blocks, lambda block: block.accepted, (Change.DELETED, Change.UNDONE))


def rejected(blocks: Sequence[Block]) -> tuple[Paragraph, ...]:
    """The paragraphs with every change rejected, those without words included."""
    return _view(blocks, lambda block: block.rejected, (Change.INSERTED, Change.UNDONE))


def _view(blocks: Sequence[Block], words: Callable[[Block], str], absent: tuple[Change, ...]) -> tuple[Paragraph, ...]:
    runs: list[list[int]] = []
    goes_on = False
    for place, block in enumerate(blocks):
        cell, stands = block.row is not None, block.change not in absent
        if not cell and goes_on:
            runs[-1].append(place)
        elif not cell or stands or words(block).strip():
            runs.append([place])
        goes_on = not (cell or stands)
    return tuple(_paragraph(blocks, run, words) for run in runs)


def _paragraph(blocks: Sequence[Block], run: Sequence[int], words: Callable[[Block], str]) -> Paragraph:
    first = next((blocks[place] for place in run if words(blocks[place]).strip()), blocks[run[-1]])
    text, number = visible("".join(words(blocks[place]) for place in run)), visible(first.number)
    return Paragraph(text, tuple(run), first.shape, first.level, number, first.id, first.row, first.note)
