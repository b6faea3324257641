"""Numbers of provisions as shown: read, written, compared, and the next one for an insertion."""

from plenary.engine.text.numbering.label import PREAMBLES, Label
from plenary.engine.text.numbering.number import (
    Form,
    Key,
    Number,
    Typed,
    counts_on,
    follow,
    insert,
    parse,
    readings,
    recognise,
)
from plenary.engine.text.numbering.numeral import NoNumeral, Style

__all__ = [
    "PREAMBLES",
    "Form",
    "Key",
    "Label",
    "NoNumeral",
    "Number",
    "Style",
    "Typed",
    "counts_on",
    "follow",
    "insert",
    "parse",
    "readings",
    "recognise",
]
