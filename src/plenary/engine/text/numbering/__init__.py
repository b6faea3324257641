"""Numbers of provisions as shown: read, written, compared, and the next one for an insertion."""

from plenary.engine.text.numbering.label import PREAMBLES, Label
from plenary.engine.text.numbering.number import Key, Number, Typed, follow, insert, parse, readings, recognise
from plenary.engine.text.numbering.numeral import NoNumeral, Style

__all__ = [
    "PREAMBLES",
    "Key",
    "Label",
    "NoNumeral",
    "Number",
    "Style",
    "Typed",
    "follow",
    "insert",
    "parse",
    "readings",
    "recognise",
]
