"""Symbols of documents: the body's own beginning, a series and a number, and what follows from them (PRACTICE §2).

A/3/12          document 12 of the third session
A/3/L.4         draft 4, of limited distribution
A/3/L.4/Rev.1   its first revision
A/3/CRP.2       conference room paper 2
A/3/12/Add.1/Corr.2
"""

import re
from dataclasses import dataclass
from typing import Self

#: The series whose documents are drafts or papers for the room, never of general distribution.
LIMITED = frozenset({"L", "CRP", "WP"})

_SYMBOL = re.compile(
    r"(?P<path>(?:/[A-Z0-9][A-Z0-9-]{0,15})*)/(?:(?P<series>[A-Z]{1,8})\.)?(?P<number>[1-9][0-9]{0,5})"
    r"(?P<suffixes>(?:/(?:Rev|Add|Corr)\.[1-9][0-9]{0,3}){0,4})"
)
_SUFFIX = re.compile(r"/(Rev|Add|Corr)\.([0-9]+)")


class BadSymbol(ValueError):
    """A symbol that the body's rule does not make."""


@dataclass(frozen=True, slots=True)
class Symbol:
    """A symbol in its parts: ``stem`` is all before the suffixes, ``series`` is empty for plain numbers."""

    stem: str
    series: str
    suffixes: tuple[tuple[str, int], ...]

    @classmethod
    def parse(cls, text: str, beginning: str) -> Self:
        """Read a symbol of a body whose symbols begin with ``beginning``; raises BadSymbol."""
        if not text.startswith(f"{beginning}/"):
            raise BadSymbol(text)
        match = _SYMBOL.fullmatch(text[len(beginning) :])
        if match is None:
            raise BadSymbol(text)
        suffixes = match["suffixes"]
        stem = text[: len(text) - len(suffixes)]
        return cls(
            stem, match["series"] or "", tuple((kind, int(number)) for kind, number in _SUFFIX.findall(suffixes))
        )

    @property
    def before(self) -> str | None:
        """The symbol that must have been issued first: what is revised, added to or corrected, or the last before."""
        if not self.suffixes:
            return None
        kind, number = self.suffixes[-1]
        kept = self.suffixes[:-1] if number == 1 else (*self.suffixes[:-1], (kind, number - 1))
        return str(type(self)(self.stem, self.series, kept))

    @property
    def is_limited(self) -> bool:
        """Whether the series is one of drafts or of papers for the room."""
        return self.series in LIMITED

    def __str__(self) -> str:
        return self.stem + "".join(f"/{kind}.{number}" for kind, number in self.suffixes)
