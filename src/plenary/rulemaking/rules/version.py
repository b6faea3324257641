"""Versions of an instrument: what kind of text they are, and in which order they come."""

from collections.abc import Collection
from enum import StrEnum


class TextKind(StrEnum):
    """Kinds of text by authority (PRACTICE §2)."""

    ZERO_DRAFT = "zero-draft"
    CHAIRS = "chairs-text"
    FACILITATORS = "facilitators-text"
    COMPILATION = "compilation-text"
    STREAMLINED = "streamlined-text"
    NEGOTIATING = "negotiating-text"
    CLEAN = "clean-text"


def next_number(numbers: Collection[int]) -> int:
    """The number of the version that comes next."""
    return max(numbers, default=0) + 1


def name_version(symbol: str, number: int) -> str:
    """The symbol of a version: the instrument's own for the first, /Rev.1 for the second."""
    return symbol if number == 1 else f"{symbol}/Rev.{number - 1}"
