"""Which provisions that only the new base has are which that a reading offered, whatever their numbers."""

from collections.abc import Sequence

from rapidfuzz import fuzz, process

from plenary.engine.text.likeness import LIKENESS
from plenary.engine.text.provision import CONTAINERS
from plenary.engine.text.reading import Addition
from plenary.engine.text.rebase.revision import Revision


def find_twins(revision: Revision, added: Sequence[Addition]) -> dict[str, str]:
    """The new base's provision for each addition that it has, in the same words or nearly; no two have one.

    The most alike are paired first. A container whose heading finds none is the one that holds what it holds;
    what has no words at all is the next of its kind that has none.
    """
    free = {name: revision.typed(words) for name, words in revision.fresh.items()}
    wanted = {one.id: revision.renumbered(revision.typed(revision.vocabulary.intern(one.text))) for one in added}
    pairs = [
        (-score, place, revision.new.position[name], name)
        for place, one in enumerate(added)
        if wanted[one.id]
        for _, score, name in process.extract(
            wanted[one.id], free, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=None
        )
        if (one.kind in CONTAINERS) == (revision.new.by_id[name].kind in CONTAINERS)
    ]
    twins: dict[str, str] = {}
    taken: set[str] = set()
    for _, place, _, name in sorted(pairs):
        if added[place].id not in twins and name not in taken:
            twins[added[place].id] = name
            taken.add(name)
    for one in reversed(added):
        holder = revision.new.by_id[twins[one.id]].parent if one.id in twins else None
        if one.parent not in twins and one.parent in wanted and holder in free and holder not in taken:
            twins[one.parent] = holder
            taken.add(holder)
    silent = [name for name, words in free.items() if not words and name not in taken]
    for one in added:
        alike = [name for name in silent if revision.new.by_id[name].kind is one.kind]
        if one.id not in twins and not wanted[one.id] and alike:
            twins[one.id] = alike[0]
            silent.remove(alike[0])
    return twins
