"""Where the preamble is: after a heading that says so, or before the first number.

Without such a heading, the unnumbered paragraphs at the beginning are a preamble when two or more of
them end in a comma or a semicolon, as preambular paragraphs do in every language.
"""

from collections.abc import Sequence

from plenary.engine.text.block import Shape
from plenary.engine.text.numbering import PREAMBLES, Label
from plenary.engine.text.structure.entry import Entry

_ENDS = tuple(",;،؛，；")
_ENOUGH = 2


def is_preamble(entry: Entry) -> bool:
    """Whether the entry is the heading of a preamble."""
    return not entry.readings and entry.text.casefold().rstrip(":：. ") in PREAMBLES


def find_preamble(entries: Sequence[Entry]) -> range:
    """The places of the preamble's paragraphs among the entries, its heading not included."""
    start = next((place + 1 for place, entry in enumerate(entries) if is_preamble(entry)), None)
    if start is not None:
        return range(start, _end(entries, start))
    start = next((place for place, entry in enumerate(entries) if not _is_title(entry)), 0)
    found = range(start, _end(entries, start))
    return found if sum(entries[place].text.endswith(_ENDS) for place in found) >= _ENOUGH else range(0)


def _is_title(entry: Entry) -> bool:
    return entry.shape in (Shape.TITLE, Shape.HEADING) and not entry.readings


def _end(entries: Sequence[Entry], start: int) -> int:
    return next((place for place in range(start, len(entries)) if _ends_preamble(entries[place])), len(entries))


def _ends_preamble(entry: Entry) -> bool:
    """A heading, a table, or a number that no preambular paragraph carries."""
    numbered = (
        bool(entry.readings) and entry.label is not Label.PREAMBULAR and (bool(entry.label) or entry.readings[0].top)
    )
    return entry.shape is not Shape.BODY or numbered
