"""Unbalanced brackets: where they are, and the ways to mend them by one sign.

Every way is as small as every other, one sign a fault; which is the likeliest goes by how published
texts go wrong: a sign dropped between neighbours (``[a][b] c]``), at an end of the paragraph, or at the
end of a sentence. A person sees the others too.
"""

import re

from plenary.engine.text.bracketed.scan import Atom, insert, unmatched
from plenary.engine.text.bracketed.tree import Edge, Fault, Repair, Role

_FEW = 8
"""So many words between neighbours still look like a bracket of their own."""

_SENTENCE = re.compile(r"[.;。；؛](?=\s+\S)|[。；]")
_TAIL = re.compile(r"[\s.,;:*!?。，；：،؛]*$")


_MOST = 60
"""From so many signs without partners on, where a bracket should be is anybody's guess, and each that has none is
left out: to look for its partner takes the length of the paragraph. The negotiating draft of 23 October 2015 has
at most two in one."""


def mend_atoms(atoms: list[Atom], paragraph: str) -> tuple[list[Atom], tuple[Fault, ...]]:
    """Balanced atoms, and a fault for every sign that had no partner."""
    faults: list[Fault] = []
    while True:
        closers, openers = unmatched(atoms)
        if len(closers) + len(openers) > _MOST:
            for place in (*closers, *openers):
                faults.append(Fault(paragraph, atoms[place].sign, atoms[place].at, _ways("", [], atoms[place].at)))
                atoms[place] = _stray(atoms[place])
            continue
        if closers:
            place = closers[0]
            repairs = _for_closer(atoms, place)
        elif openers:
            place = openers[-1]
            repairs = _for_opener(atoms, place)
        else:
            return atoms, tuple(sorted(faults, key=lambda fault: fault.at))
        faults.append(Fault(paragraph, atoms[place].sign, atoms[place].at, repairs))
        atoms = _apply(atoms, place, repairs[0])


def _apply(atoms: list[Atom], place: int, repair: Repair) -> list[Atom]:
    if repair.sign:
        return insert(atoms, repair.sign, repair.at, Edge.MENDED)
    return [*atoms[:place], _stray(atoms[place]), *atoms[place + 1 :]]


def _stray(atom: Atom) -> Atom:
    return Atom(atom.text, atom.at, Role.STRAY)


def _end(atoms: list[Atom]) -> int:
    return atoms[-1].at + len(atoms[-1].text)


def _words(atoms: list[Atom]) -> int:
    return len("".join(atom.text for atom in atoms if atom.role is Role.WORDS).split())


def _ways(sign: str, places: list[int | None], drop: int) -> tuple[Repair, ...]:
    """Insertions at the places known, each once, then the way to take the sign out."""
    found = list(dict.fromkeys(place for place in places if place is not None))
    return (*(Repair(sign, place) for place in found), Repair("", drop))


def _for_closer(atoms: list[Atom], place: int) -> tuple[Repair, ...]:
    """The atoms before ``place`` are balanced, so an opening sign may stand anywhere among them."""
    before = atoms[:place]
    last = max((index for index, atom in enumerate(before) if atom.sign == "]"), default=None)
    neighbour: int | None = None
    if last is not None and 0 < _words(before[last + 1 :]) <= _FEW:
        neighbour = _first_word(before[last + 1 :])
    return _ways("[", [neighbour, _first_word(before) if _words(before) else None], atoms[place].at)


def _first_word(atoms: list[Atom]) -> int:
    """Where the words of atoms that have some begin, or the bracket before them."""
    first = next(atom for atom in atoms if atom.sign or (atom.role is Role.WORDS and atom.text.strip()))
    return first.at + len(first.text) - len(first.text.lstrip())


def _for_opener(atoms: list[Atom], place: int) -> tuple[Repair, ...]:
    """After ``place`` everything is balanced, so a closing sign may stand wherever no bracket is open."""
    after = atoms[place + 1 :]
    if not _words(after):
        return _ways("]", [], atoms[place].at)
    whole = _end(atoms)
    if not _words(atoms[:place]):
        return _ways("]", [whole, _before_neighbour(after), _sentence(after)], atoms[place].at)
    tail = whole - len(_TAIL.search("".join(atom.text for atom in atoms))[0])  # type: ignore[index]  # matches always
    ways = [_before_neighbour(after), _after_chain(after), _sentence(after), max(tail, after[0].at), whole]
    return _ways("]", ways, atoms[place].at)


def _closing(atoms: list[Atom], opening: int) -> int:
    """The place of the sign that closes the one at ``opening``."""
    depth, index = 1, opening
    while depth:
        index += 1
        depth += {"[": 1, "]": -1}.get(atoms[index].sign, 0)
    return index


def _before_neighbour(after: list[Atom]) -> int | None:
    """``[a [b]``, both short: ``[a] [b]``."""
    opening = next((index for index, atom in enumerate(after) if atom.sign == "["), None)
    if opening is None or not 0 < _words(after[:opening]) <= 3:
        return None
    if _words(after[opening : _closing(after, opening)]) > 3:
        return None
    words = "".join(atom.text for atom in after[:opening])
    return after[opening].at - (len(words) - len(words.rstrip()))


def _after_chain(after: list[Atom]) -> int | None:
    """``[[a] [b] c``: ``[[a] [b]] c``; and ``[a [b], c``: ``[a [b]], c``."""
    index, seen, words = 0, 0, 0
    while index < len(after) and (after[index].sign == "[" or (seen == 0 and words + _words([after[index]]) <= _FEW)):
        words += _words([after[index]])
        if after[index].sign == "[":
            index = _closing(after, index)
            seen += 1
            end = after[index].at + len(after[index].text)
            if index + 1 < len(after) and not after[index + 1].sign and not after[index + 1].text.strip():
                index += 1
        index += 1
    if not seen:
        return None
    rest = "".join(atom.text for atom in after[index:])
    return end if (seen > 1 and after[0].sign) or rest[:1] in {",", ";", ":"} else None


def _sentence(after: list[Atom]) -> int | None:
    """Before the first full stop or semicolon outside other brackets that more text follows."""
    depth = 0
    for atom in after:
        depth += {"[": 1, "]": -1}.get(atom.sign, 0)
        if depth == 0 and not atom.sign and (found := _SENTENCE.search(atom.text)):
            return atom.at + found.start()
    return None
