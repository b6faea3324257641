"""Snippets: the words around what was found, with what was found marked."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plenary.engine.search.place import find_places
from plenary.engine.search.query import Term
from plenary.engine.search.tokens import compose, find_tokens

BEFORE = 60
WIDTH = 240
"""How many characters a snippet has, and how many of them stand before what was found first."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Consecutive characters of a text; ``marked`` where they are what was looked for."""

    text: str
    marked: bool = False


def mark(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """A whole text, with what was looked for marked."""
    text = compose(text)
    return tuple(_lay_out(text, 0, len(text), terms))


def cut(text: str, terms: Sequence[Term]) -> tuple[Piece, ...]:
    """The part of a text that has most of what was looked for, all of it marked, with an ellipsis where it is cut.

    The first of several such parts; the beginning of the text where nothing of it was looked for. A long text is looked
    through by regular expressions, and this part alone is taken apart.
    """
    text = " ".join(compose(text).split())
    start = _step_back(text, max(_choose(text, terms) - BEFORE, 0))
    end = _step_on(text, min(start + WIDTH, len(text)))
    pieces = list(_lay_out(text, start, end, terms))
    if start > 0:
        pieces.insert(0, Piece("… "))
    if end < len(text):
        pieces.append(Piece(" …"))
    return tuple(pieces)


def _choose(text: str, terms: Sequence[Term]) -> int:
    """The place from which on most terms stand near each other; 0 where there is none."""
    places = sorted((place, number) for number, term in enumerate(terms) for place in find_places(text, term))
    best, most = 0, 0
    for first, _number in places:
        near = len({number for place, number in places if first <= place < first + WIDTH - 2 * BEFORE})
        if near > most:
            best, most = first, near
    return best


def _lay_out(text: str, start: int, end: int, terms: Sequence[Term]) -> Iterator[Piece]:
    at = start
    for first, last in _join(text, start, end, terms):
        if first > at:
            yield Piece(text[at:first])
        yield Piece(text[first:last], marked=True)
        at = last
    if at < end:
        yield Piece(text[at:end])


def _join(text: str, start: int, end: int, terms: Sequence[Term]) -> list[tuple[int, int]]:
    """The stretches of what was looked for; those that touch or overlap are one.

    Of the tokens that begin at one place, which follow each other by length, the shortest is what was found.
    """
    found: dict[tuple[int, Term], int] = {}
    for token in find_tokens(text[start:end]):
        for term in terms:
            if term.fits(token.form):
                found.setdefault((start + token.start, term), start + token.end)
    joined: list[tuple[int, int]] = []
    for first, last in sorted((place, last) for (place, _term), last in found.items()):
        if joined and first <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return joined


def _step_back(text: str, at: int) -> int:
    """The beginning of the word at a place, where it is near; the place itself in a script without spaces."""
    space = text.rfind(" ", max(at - BEFORE // 2, 0), at)
    return space + 1 if space >= 0 and at > 0 else at


def _step_on(text: str, at: int) -> int:
    """The end of the word at a place, where it is near."""
    if at == len(text):
        return at
    space = text.find(" ", at, at + BEFORE // 2)
    return space if space >= 0 else at
