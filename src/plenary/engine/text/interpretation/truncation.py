"""What a file without tracked changes lacks at an end, or as a whole: cut off by accident as easily as deleted.

A copy that ends before the base does was perhaps saved or pasted short, and one without an article perhaps came from
who had no need of it. Nothing in it shows which, so what is missing there is not taken for a deletion.
"""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace

from plenary.engine.text.matching import Fate, Matching, Pair, Why
from plenary.engine.text.provision import HOLDERS, Instrument


def leave_open(matching: Matching) -> Matching:
    """The matching with what the file may merely have lost absent (CUT) instead of deleted: a stretch that reaches the
    beginning or the end of the base, or that holds a part, an article or an annex with all that stands in it."""
    base = matching.base
    gone = {name for pair in matching.pairs if pair.fate is Fate.DELETED for name in pair.base}
    standing = {above.id for name in base.by_id.keys() - gone for above in base.ancestors(name)}
    lost: set[str] = set()
    for run in _runs(base, gone):
        ends = not base.position[run[0]] or base.position[run[-1]] + 1 == len(base.provisions)
        if ends or any(base.by_id[name].kind in HOLDERS and name not in standing for name in run):
            lost.update(run)
    return replace(
        matching, pairs=tuple(_cut(pair) if lost.intersection(pair.base) else pair for pair in matching.pairs)
    )


def _cut(pair: Pair) -> Pair:
    return replace(pair, fate=Fate.ABSENT, why=Why.CUT)


def _runs(base: Instrument, gone: AbstractSet[str]) -> Iterator[list[str]]:
    """What is gone and follows each other in the base, where it has words."""
    run: list[str] = []
    for name in (*base.by_id, ""):
        if name in gone:
            run.append(name)
        else:
            if any(base.by_id[lost].text for lost in run):
                yield run
            run = []
