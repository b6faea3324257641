"""The paragraphs that a reader of a file sees, with every change accepted or with every change rejected.

A paragraph mark that was inserted ends a paragraph only for who accepts; one that was deleted only for
who rejects. So each view runs the blocks together until a mark that stands in it. The shape, number and
id of such a paragraph are those of its first block that has words in the view.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plenary.engine.text.block import Block, Change, Shape


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a view. ``text`` is as in the file, white space and all; ``blocks`` are the places
    of its blocks; the rest is as in Block."""

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
    paragraphs, run = [], []
    for place, block in enumerate(blocks):
        run.append(place)
        if block.change not in absent or place + 1 == len(blocks):
            first = next((blocks[k] for k in run if words(blocks[k]).strip()), block)
            text = "".join(words(blocks[k]) for k in run)
            paragraphs.append(
                Paragraph(text, tuple(run), first.shape, first.level, first.number, first.id, first.row, first.note)
            )
            run = []
    return tuple(paragraphs)
