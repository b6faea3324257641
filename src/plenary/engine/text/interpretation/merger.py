"""The words of paragraphs that a tracked deletion of the mark between them has run together.

A number typed at the beginning of the second is its number still, and no words of the first; and where nothing was
typed in the place of the mark, the words on both sides of it stay apart.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from plenary.engine.text import numbering
from plenary.engine.text.block import Block, Change
from plenary.engine.text.structure import Structure
from plenary.engine.text.view import Paragraph

_ACCEPTED = (Change.KEPT, Change.INSERTED)


def typed_numbers(rejected: Structure, blocks: Sequence[Block]) -> dict[int, str]:
    """The numbers typed at the beginning of provisions, by the places of their blocks."""
    found: dict[int, str] = {}
    for provision in rejected.instrument.provisions:
        spoken = [place for place in rejected.sources[provision.id] if blocks[place].rejected.strip()]
        if provision.number and spoken and not blocks[spoken[0]].number:
            found[spoken[0]] = provision.number
    return found


def run_together(paragraph: Paragraph, blocks: Sequence[Block], numbers: Mapping[int, str], space: str) -> Paragraph:
    """An accepted paragraph with the words of its blocks; ``space`` is what the language puts between two words."""
    text = blocks[paragraph.blocks[0]].accepted
    for before, place in pairwise(paragraph.blocks):
        words = blocks[place].accepted
        if blocks[before].change is Change.DELETED and text.strip():
            words = _without(words, numbers.get(place, ""))
            if _stands(blocks[place]) and text[-1:].strip() and words[:1].strip():
                words = space + words
        text += words
    return replace(paragraph, text=text)


def _without(words: str, number: str) -> str:
    typed = numbering.recognise(words) if number else None
    return typed.rest if typed and typed.readings[0].bare == number else words


def _stands(block: Block) -> bool:
    """Whether the first words that a block has in the end were there before."""
    kept = (piece.change is Change.KEPT for piece in block.pieces if piece.text and piece.change in _ACCEPTED)
    return next(kept, False)
