"""Published bracketed texts read: base, slots, alternatives and attributions (PRACTICE §2).

``parse`` reads one paragraph, ``parse_all`` paragraphs with brackets across them, ``unbracket`` an
instrument. Nothing is lost: ``spell`` gives the original characters back, whatever was wrong with them.
"""

from plenary.engine.text.bracketed.choose import combined_choices, single_choices
from plenary.engine.text.bracketed.compose import Composition, compose
from plenary.engine.text.bracketed.draft import (
    Claim,
    Doubt,
    Draft,
    Note,
    Options,
    find_stray_labels,
    is_bracketed,
    unbracket,
)
from plenary.engine.text.bracketed.measure import Measure, measure
from plenary.engine.text.bracketed.offer import Offers, read_offers
from plenary.engine.text.bracketed.parse import parse, parse_all
from plenary.engine.text.bracketed.tree import (
    DEFAULT,
    LEFT_OUT,
    Alternative,
    Choice,
    Edge,
    Fault,
    Pair,
    Paragraph,
    Parsed,
    Part,
    Relation,
    Repair,
    Role,
    Ruling,
    Sense,
    Span,
    mend,
    spell,
    walk,
)

__all__ = [
    "DEFAULT",
    "LEFT_OUT",
    "Alternative",
    "Choice",
    "Claim",
    "Composition",
    "Doubt",
    "Draft",
    "Edge",
    "Fault",
    "Measure",
    "Note",
    "Offers",
    "Options",
    "Pair",
    "Paragraph",
    "Parsed",
    "Part",
    "Relation",
    "Repair",
    "Role",
    "Ruling",
    "Sense",
    "Span",
    "combined_choices",
    "compose",
    "find_stray_labels",
    "is_bracketed",
    "measure",
    "mend",
    "parse",
    "parse_all",
    "read_offers",
    "single_choices",
    "spell",
    "unbracket",
    "walk",
]
