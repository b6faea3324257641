"""Ids of provisions: readable, made from the base as it was issued, and then never changed.

``a7.2.b`` is subparagraph (b) of paragraph 2 of Article 7 as first numbered. Letters of every alphabet
become Latin ones by their place, so that language versions of one instrument have the same ids. What
has no number is counted in its article or annex (``pp3``, ``a7.t1``). An id that is taken gets the part or
section before it, then a counter.
"""

from functools import lru_cache
from itertools import chain, count

from plenary.engine.text.numbering import Number, Style, numeral, suffix
from plenary.engine.text.provision import Kind

_PREFIX = {
    Kind.TITLE: "title",
    Kind.HEADING: "h",
    Kind.PREAMBULAR: "pp",
    Kind.PART: "part",
    Kind.CHAPTER: "ch",
    Kind.SECTION: "s",
    Kind.ARTICLE: "a",
    Kind.PARAGRAPH: "p",
    Kind.SUBPARAGRAPH: "",
    Kind.TEXT: "t",
    Kind.TABLE: "tab",
    Kind.ROW: "r",
    Kind.CELL: "c",
    Kind.FOOTNOTE: "fn",
    Kind.ANNEX: "an",
}
_FIGURES = frozenset({Style.DIGITS, Style.INDIC, Style.PERSIAN, Style.WIDE, Style.HAN, Style.WORD, Style.NONE})
_ROMANS = frozenset({Style.ROMAN, Style.ROMAN_UPPER})


@lru_cache(maxsize=4096)
def slug(kind: Kind, number: Number, *, within: bool) -> str:
    """The number in an id: ``2bis``, ``b``, ``iii``, ``4.2`` (only ``2`` inside paragraph 4)."""
    style = Style.LETTER
    if number.style in _FIGURES or number.label or (kind is Kind.SECTION and number.style in _ROMANS):
        style = Style.DIGITS
    elif number.style in _ROMANS:
        style = Style.ROMAN
    levels = "" if within else "".join(f"{level}." for level in number.path)
    written = numeral.write(number.value, style) if number.value else ""
    alternative = f"alt{number.alternative // 100}" if number.alternative else ""
    return levels + written + suffix.write(number.rank).strip() + alternative


class Names:
    """The ids given so far in one instrument."""

    def __init__(self) -> None:
        self._taken: set[str] = set()
        self._counts: dict[tuple[str, Kind], int] = {}

    def keep(self, id: str, *, instead_of: str = "") -> str:
        """An id that is given, in place of one just made; counted on when another provision has it."""
        self._taken.discard(instead_of)
        return self._take(id)

    def number(self, kind: Kind, number: Number, *, scope: str, wider: str) -> str:
        """The id of a numbered provision in its article or annex; in the ``wider`` holder if that is taken."""
        own = _PREFIX[kind] + slug(kind, number, within=False)
        return self._take(_join(scope, own), _join(wider, own))

    def nested(self, kind: Kind, number: Number, *, parent: str) -> str:
        """The id of a provision numbered within another: ``a7`` and 2 give ``a7.2``."""
        return self._take(_join(parent, slug(kind, number, within=bool(number.path))))

    def count(self, kind: Kind, *, scope: str = "") -> str:
        """The id of a provision without a number."""
        place = self._counts[scope, kind] = self._counts.get((scope, kind), 0) + 1
        name = "title" if kind is Kind.TITLE and place == 1 else f"{_PREFIX[kind]}{place}"
        return self._take(_join(scope, name))

    def note(self, mark: str) -> str:
        """The id of a footnote: its number, kept to letters and digits."""
        return self._take(_PREFIX[Kind.FOOTNOTE] + "".join(sign for sign in mark if sign.isalnum()))

    def _take(self, *wanted: str) -> str:
        counted = (f"{wanted[-1]}-{again}" for again in count(2))
        free = next(name for name in chain(wanted, counted) if name not in self._taken)
        self._taken.add(free)
        return free


def _join(scope: str, name: str) -> str:
    return f"{scope}.{name}" if scope else name
