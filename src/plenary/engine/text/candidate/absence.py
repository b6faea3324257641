"""Provisions that a file does not have, and that its member may have deleted: that is for a person to say.

A file that holds a part of the base says nothing of the rest. But who had a passage in hand and hands it in
without a provision from its middle may have deleted it. A file that holds nearly all of the base may have been cut
short, or may leave out an annex; or that is what its member wants.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from plenary.engine.text.candidate.candidate import Action, Candidate, Doubt, Fragment, Origin
from plenary.engine.text.candidate.find import named
from plenary.engine.text.candidate.resolve import subtree
from plenary.engine.text.matching import Fate, Matching
from plenary.engine.text.provision import CONTAINERS, Instrument


def find_absences(matching: Matching, places: Sequence[str]) -> tuple[Candidate, ...]:
    """A candidate for each provision, with all it holds, that may have been deleted.

    ``places`` name the blocks of the file. Of a file that holds nearly all of the base, all that is out of its scope
    is asked about. Of any other, what is missing is asked about where the file goes on from the provision before it, or
    from the heading of what holds it, to the one after, with the same holder, and has more of the holder's provisions
    than it lacks: an excerpt of a few, or of some articles, leaves nothing out.
    """
    absent = {name for pair in matching.pairs if pair.fate is Fate.ABSENT for name in pair.base}
    search = _left_out if matching.scope.partial else _lacking
    return tuple(named(search(matching, absent, places), matching.base))


def _lacking(matching: Matching, absent: AbstractSet[str], places: Sequence[str]) -> Iterator[Candidate]:
    base = matching.base
    # What is missing stands behind the block of what is there before it; at the very beginning, at the first one.
    behind = next(block for one in base.provisions for block in _blocks(matching, one.id))
    for provision in base.provisions:
        behind = next(_blocks(matching, provision.id), behind)
        if provision.id in absent and provision.parent not in absent:
            gone = tuple(name for name in subtree(base, provision.id) if name in absent)
            yield _candidate(base, gone, places[behind])


def _blocks(matching: Matching, name: str) -> Iterator[int]:
    """The last block of each provision of the file that stands for one of the base."""
    return (block for own in matching.by_base[name].file for block in matching.structure.sources[own][-1:])


def _candidate(base: Instrument, gone: tuple[str, ...], place: str) -> Candidate:
    words = " ".join(filter(None, (base.by_id[gone[0]].number, base.by_id[gone[0]].text)))
    fragment = Fragment(deleted=gone)
    return Candidate("", Origin.ABSENCE, Action.DELETE, words, place, gone, fragment, (Doubt.LEFT_OUT,))


def _left_out(matching: Matching, absent: AbstractSet[str], places: Sequence[str]) -> Iterator[Candidate]:
    base = matching.base
    siblings = Counter((p.parent, p.id in absent) for p in base.provisions)
    for run in _runs(base, absent):
        holder = base.by_id[run[0]].parent
        following = base.provisions[base.position[run[-1]] + 1]
        tops = [name for name in run if base.by_id[name].parent == holder]
        whole = all(name in tops or base.by_id[name].parent in run for name in run)
        enough = siblings[holder, False] > siblings[holder, True]
        articles = any(base.by_id[name].kind in CONTAINERS for name in tops)
        if articles or not (following.parent == holder and whole and enough):
            continue
        place = _seam(matching, base.provisions[base.position[run[0]] - 1].id, following.id)
        if place is None:
            continue
        for name in tops:
            yield _candidate(base, subtree(base, name), places[place])


def _runs(base: Instrument, absent: AbstractSet[str]) -> Iterator[list[str]]:
    """The absent provisions that follow each other in the base, between two that are there."""
    run: list[str] = []
    begun = False
    for provision in base.provisions:
        if provision.id in absent and begun:
            run.append(provision.id)
        elif provision.id not in absent:
            begun = True
            if run:
                yield run
                run = []


def _seam(matching: Matching, before: str, after: str) -> int | None:
    """The block where the file goes on from one provision of the base to another; None where it does not."""
    file = matching.structure.instrument
    first, last = matching.by_base[before].file, matching.by_base[after].file
    start, end = (file.position[names[place]] for names, place in ((first, -1), (last, 0)))
    between = (matching.by_file[provision.id].base for provision in file.provisions[start + 1 : end])
    blocks = matching.structure.sources[last[0]]
    return blocks[0] if start < end and not any(between) and blocks else None
