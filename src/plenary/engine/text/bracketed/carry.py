"""Brackets that open in one paragraph and close in another."""

import re
from itertools import accumulate

from plenary.engine.text.bracketed.scan import Atom, unmatched
from plenary.engine.text.bracketed.tree import Edge, Paragraph, Role

_CLOSED = re.compile(r"[\s.,;:!?>。，；：،؛⁽⁰¹²³⁴⁵⁶⁷⁸⁹⁾]*")
_FEW = 3


def carry(paragraphs: list[Paragraph], atoms: list[list[Atom]], scopes: list[tuple[str, ...]]) -> list[list[Atom]]:
    """The atoms of each paragraph, with a carried sign at its start for each bracket that comes in and at
    its end for each that goes on.

    A bracket goes on to a later paragraph that is no shallower, has the same scope (the options it lies
    in) or a scope inside it, comes before the next heading, and ends with the sign that closes it.
    """
    pairs = _pairs(paragraphs, atoms, scopes)
    carried = [list(one) for one in atoms]
    for first, last in pairs:
        for place in range(first, last + 1):
            if place > first:
                carried[place].insert(0, Atom("", 0, sign="[", edge=Edge.CARRIED))
            if place < last:
                carried[place].append(Atom("", len(paragraphs[place].text), sign="]", edge=Edge.CARRIED))
    return carried


def _pairs(
    paragraphs: list[Paragraph], atoms: list[list[Atom]], scopes: list[tuple[str, ...]]
) -> list[tuple[int, int]]:
    """For each carried bracket the paragraphs where it opens and closes."""
    pairs: list[tuple[int, int]] = []
    waiting: list[tuple[int, bool]] = []
    for place, paragraph in enumerate(paragraphs):
        waiting = [one for one in waiting if not paragraph.heading and _within(place, one, paragraphs, scopes)]
        closers, openers = unmatched(atoms[place])
        before = list(accumulate(map(_words, atoms[place]), initial=0))
        for closer in reversed(closers):
            if waiting and before[-1] == before[closer + 1]:
                pairs.append((waiting.pop()[0], place))
        waiting += [(place, before[opener] == 0 or before[-1] - before[opener + 1] <= _FEW) for opener in openers]
    return pairs


def _within(place: int, opened: tuple[int, bool], paragraphs: list[Paragraph], scopes: list[tuple[str, ...]]) -> bool:
    """Whether a bracket may go on to a paragraph: to one of the same depth only if it opened at the start
    or the end of its own, for else it has more likely lost its partner."""
    first, at_an_end = opened
    if scopes[place][: len(scopes[first])] != scopes[first]:
        return False
    return paragraphs[place].depth >= paragraphs[first].depth + (0 if at_an_end else 1)


def _words(atom: Atom) -> int:
    """The number of words, footnote marks and punctuation aside."""
    if atom.sign or atom.role is not Role.WORDS:
        return 0
    return sum(not _CLOSED.fullmatch(word) for word in atom.text.split())
