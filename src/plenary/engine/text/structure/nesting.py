"""Where a numbered paragraph belongs among the lists that are open above it.

Each open list remembers its last number. A number continues the deepest list of its form that it
follows (``(i)`` after ``(h)``, ``3 bis`` after ``3``); the first number of a form that is not open starts
a list inside the deepest one; any other takes the list of its form, or, in a file that begins in the
middle, the depth that its form usually has. Where a numeral has two readings that both fit, the next
number decides: ``(h)``, ``(i)``, ``(ii)`` is a list within (h), ``(h)``, ``(i)``, ``(j)`` is not. Levels of
automatic numbering, where the file has them, outweigh all of this.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from plenary.engine.text.numbering import Number, Style

_DEPTH = {Style.LETTER: 1, Style.CYRILLIC: 1, Style.ABJAD: 1, Style.ROMAN: 2}


@dataclass(frozen=True, slots=True)
class Open:
    """A list that can go on: its last number, that number's level in the file, if any, and its item."""

    number: Number
    level: int | None
    item: int


def nest(
    readings: Sequence[Number], level: int | None, lists: Sequence[Open], ahead: Sequence[Number]
) -> tuple[int, Number]:
    """The depth of the list that a number belongs to, from 0, and the reading of it that fits.

    ``lists`` are the open ones, the outermost first; ``ahead`` are the readings of the number after this one.
    """
    near = [depth for depth in reversed(range(len(lists))) if _level_fits(lists[depth], level)]
    inside = _inside(level, lists)
    goes_on = [(d, n) for d in near for n in readings if _continues(lists[d].number, n)]
    first = [n for n in readings if n.value == 1 and n.rank == 1]
    forms = {known.number.form for known in lists[:inside]} if first else set()
    starts = [(inside, n) for n in first if n.form not in forms]
    fitting = goes_on + starts
    if goes_on and starts:
        fitting = [(d, n) for d, n in fitting if any(_continues(n, later) for later in ahead)] or goes_on
    if fitting:
        return fitting[0]
    likely = next((n for n in readings if any(_continues(n, later) for later in ahead)), readings[0])
    same = next((d for d in near if lists[d].number.form == likely.form), None)
    if same is not None:
        return same, likely
    return (inside if level is not None else _usual(likely, lists)), likely


def _level_fits(known: Open, level: int | None) -> bool:
    return known.level is None or level is None or known.level == level


def _inside(level: int | None, lists: Sequence[Open]) -> int:
    """How many open lists hold a new list at this level."""
    if level is None:
        return len(lists)
    return next((d for d, known in enumerate(lists) if known.level is not None and known.level >= level), len(lists))


def _continues(last: Number, number: Number) -> bool:
    # Asked of every number and every list that is open: most are ruled out by what they count.
    if number.value not in (last.value, last.value + 1) or last.form != number.form or last.path != number.path:
        return False
    return number.value > last.value or number.key > last.key


def _usual(number: Number, lists: Sequence[Open]) -> int:
    if number.path:
        held = (d + 1 for d, known in enumerate(lists) if known.number.value == number.path[-1])
        return next(held, _shallowest(number, lists))
    return _shallowest(number, lists)


def _shallowest(number: Number, lists: Sequence[Open]) -> int:
    own = _depth(number)
    return next((d for d, known in enumerate(lists) if _depth(known.number) >= own), len(lists))


def _depth(number: Number) -> int:
    return _DEPTH.get(number.style, 0 if number.top else 1)
