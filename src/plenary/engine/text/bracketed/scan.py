"""A paragraph cut into atoms: bracket signs, and the characters between them."""

import re
from dataclasses import dataclass

from plenary.engine.text.bracketed.tree import Edge, Role

# A note in braces is opaque, whatever brackets it quotes; ``[^3]`` cites a footnote in Markdown.
_ATOM = re.compile(r"(?P<note>\{[^{}]*\})|(?P<cite>\[\^\w+\])|(?P<stars>(?<!\\)\*+)|(?P<sign>[\[\]])")


@dataclass(frozen=True, slots=True)
class Atom:
    """Characters at a place. ``sign`` is ``[`` or ``]`` where they act as a bracket; such an atom has no
    characters of its own where its edge is not WRITTEN."""

    text: str
    at: int
    role: Role = Role.WORDS
    sign: str = ""
    edge: Edge = Edge.WRITTEN


def scan(text: str, label: int = 0) -> list[Atom]:
    """The atoms of a paragraph, of which the first ``label`` characters are an option's label; their texts
    concatenate to it.

    Asterisks are emphasis where their number is even and each run touches a character that is no space.
    """
    stars = [found for found in _ATOM.finditer(text, label) if found["stars"]]
    emphasised = len(stars) % 2 == 0 and all(_touches(text, found.start(), found.end()) for found in stars)
    atoms: list[Atom] = [Atom(text[:label], 0, Role.LABEL)] if label else []
    end = label
    for found in _ATOM.finditer(text, label):
        if found["cite"] or (found["stars"] and not emphasised):
            continue
        if found.start() > end:
            atoms.append(Atom(text[end : found.start()], end))
        end = found.end()
        if found["sign"]:
            atoms.append(Atom(found[0], found.start(), sign=found[0]))
        else:
            atoms.append(Atom(found[0], found.start(), Role.NOTE if found["note"] else Role.EMPHASIS))
    if end < len(text):
        atoms.append(Atom(text[end:], end))
    return atoms


def _touches(text: str, start: int, end: int) -> bool:
    return bool(text[max(start - 1, 0) : start].strip() or text[end : end + 1].strip())


def insert(atoms: list[Atom], sign: str, at: int, edge: Edge) -> list[Atom]:
    """The atoms with a sign put in before character ``at``, which may be the end of the text."""
    new = Atom("", at, sign=sign, edge=edge)
    for place, atom in enumerate(atoms):
        if atom.at >= at:
            return [*atoms[:place], new, *atoms[place:]]
        if atom.at + len(atom.text) > at:
            cut = at - atom.at
            halves = (Atom(atom.text[:cut], atom.at, atom.role), Atom(atom.text[cut:], at, atom.role))
            return [*atoms[:place], halves[0], new, halves[1], *atoms[place + 1 :]]
    return [*atoms, new]


def unmatched(atoms: list[Atom]) -> tuple[list[int], list[int]]:
    """The places, in ``atoms``, of closing signs that close nothing and of opening signs that nothing closes."""
    closers: list[int] = []
    openers: list[int] = []
    for place, atom in enumerate(atoms):
        if atom.sign == "[":
            openers.append(place)
        elif atom.sign == "]" and openers:
            openers.pop()
        elif atom.sign == "]":
            closers.append(place)
    return closers, openers
