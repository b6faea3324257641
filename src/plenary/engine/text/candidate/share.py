"""Whose text a sentence supports, and where: ``the proposal of A on Article 2, and that of B on Article 3``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from plenary.engine.text.candidate.reference import Reference, Step

_COMMA = re.compile(r"[,;،؛，；]")
_PAIR = 2


@dataclass(frozen=True, slots=True)
class Named:
    """A member or a provision that a sentence names, in its order. ``gap`` are the words before it, from the last one
    named on; ``told``: it stands before the verb."""

    gap: str
    told: bool
    member: str = ""
    reference: Reference | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """Members whose texts are supported on the same provisions; with none, on all."""

    members: tuple[str, ...]
    references: tuple[Reference, ...]
    reported: bool = False
    """Whether the sentence names a member that says so, and is none of these."""


def shares(named: Sequence[Named], *, respective: bool = False) -> tuple[Share, ...]:
    """Which members' texts are supported on which provisions; nothing where the sentence can be taken in two ways.
    ``respective``: it says that the first of the members is meant with the first of the provisions, and so on."""
    if respective:
        return tuple(_paired(named))
    members = tuple(dict.fromkeys(one.member for one in named if one.member))
    references = tuple(one.reference for one in named if one.reference)
    if len(members) < _PAIR or not references:
        return (Share(members, references),)
    said = _spoken(named)
    runs = [list(run) for _kind, run in groupby(said, lambda one: bool(one.member))]
    wide: tuple[Reference, ...] = ()
    if len(runs) % _PAIR and len(runs) > _PAIR and _holds(runs):
        wide, runs = tuple(one.reference for one in runs[0] if one.reference), runs[1:]
    if len(runs) % _PAIR or any(map(_is_loose, runs)):
        return ()
    found = [(*first, *second) for first, second in zip(runs[::2], runs[1::2], strict=True)]
    if len(found) == 1 and not wide:
        return (Share(members, references),)
    return tuple(
        Share(
            tuple(dict.fromkeys(one.member for one in pair if one.member)),
            (*wide, *(one.reference for one in pair if one.reference)),
            reported=len(said) < len(named),
        )
        for pair in found
    )


def _paired(named: Sequence[Named]) -> Iterator[Share]:
    """Each member with the provision at its place; nothing where there are not as many of the one as of the other."""
    said = _spoken(named)
    members = tuple(dict.fromkeys(one.member for one in said if one.member))
    references = [one.reference for one in said if one.reference]
    parted = [part for one in references for part in _parts(one)]
    nested = any(len(step.numbers) > 1 for one in references for step in one.steps[:-1])
    if len(members) == len(parted) and not nested:
        for member, part in zip(members, parted, strict=True):
            yield Share((member,), (part,), reported=len(said) < len(named))


def _parts(reference: Reference) -> Iterator[Reference]:
    """A reference for each of the numbers that one names: ``Articles 8 and 5``."""
    *outer, last = reference.steps
    for number in last.numbers:
        yield replace(reference, steps=(*outer, Step(last.level, (number,))))


def _spoken(named: Sequence[Named]) -> Sequence[Named]:
    """What is named, without the members that speak: those right before the verb, where others come behind it."""
    before = sum(one.told for one in named)
    if not any(one.member for one in named[before:]):
        return named
    speakers = before
    while speakers and named[speakers - 1].member:
        speakers -= 1
    return (*named[:speakers], *(replace(one, told=False) for one in named[before:]))


def _holds(runs: Sequence[Sequence[Named]]) -> bool:
    """Whether provisions that come first hold all those that come later: ``on Article 2, A on paragraph 1 …``."""
    first, *rest = ([one.reference for one in run if one.reference] for run in runs)
    narrow = [one for run in rest for one in run]
    alone = len(first) == 1 and len(first[0].steps[-1].numbers) == 1
    return alone and all(first[0].steps[-1].level < one.steps[0].level for one in narrow)


def _is_loose(run: Sequence[Named]) -> bool:
    """Whether of two members the first may be named by itself: ``A, and B on Article 2``."""
    return len(run) == _PAIR and bool(run[1].member) and _COMMA.search(run[1].gap) is not None
