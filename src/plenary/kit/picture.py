"""Pictures made of simple shapes, each with its words: a bar of parts, a grid of tiles."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Tone = Literal["good", "near", "open", "none", "grave", ""]

#: A state is a sign and a word before it is a tint.
SIGNS: dict[Tone, str] = {"good": "✓", "near": "◐", "open": "[ ]", "none": "○", "grave": "✕", "": ""}


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a whole: how many, what they are called, and the tone they are shown in."""

    word: str
    count: int
    tone: Tone


@dataclass(frozen=True, slots=True)
class Piece:
    """A part with its place in the bar, in hundredths of the whole."""

    word: str
    count: int
    tone: Tone
    sign: str
    start: str
    width: str


@dataclass(frozen=True, slots=True)
class Tile:
    """A thing among others of its kind, in the order given: its name, a word on how it stands, and its address."""

    name: str
    word: str = ""
    tone: Tone = ""
    address: str = ""

    @property
    def sign(self) -> str:
        return SIGNS[self.tone]


def lay_out(parts: Sequence[Part]) -> list[Piece]:
    """The pieces of a bar, one after the other; a whole of nothing has pieces without width."""
    whole = sum(part.count for part in parts) or 1
    pieces, before = [], 0
    for part in parts:
        start, end = 100 * before / whole, 100 * (before + part.count) / whole
        pieces.append(Piece(part.word, part.count, part.tone, SIGNS[part.tone], f"{start:.3g}", f"{end - start:.3g}"))
        before += part.count
    return pieces
