"""A provision that a reading split or merged, as the new base then did too: no suggestion against its words.

To split a provision is to take words out of it and offer them as another; to merge is to delete one and put its
words into another. Where the new base did the same, each part is what the reading made of it.
"""

from collections.abc import Iterator
from dataclasses import replace

from rapidfuzz import fuzz

from plenary.engine.text.correspondence import Correspondence, Tie
from plenary.engine.text.likeness import LIKENESS
from plenary.engine.text.reading import Reading
from plenary.engine.text.tokens import tokenise


def follow(correspondence: Correspondence, reading: Reading) -> Correspondence:
    """The correspondence as the reading sees it; the same one where it split and merged nothing."""
    touched = {correspondence.by_old[name] for name in (*reading.words, *reading.deleted)}
    apart = {
        tie: parts
        for tie in touched
        if (parts := tuple(_taken_out(correspondence, tie, reading)) or tuple(_put_in(correspondence, tie, reading)))
    }
    if not apart:
        return correspondence
    ties: list[Tie] = []
    for tie in correspondence.ties:
        own = {name for part in apart.get(tie, ()) for name in (*part.old, *part.new)}
        olds = tuple(name for name in tie.old if len(tie.old) == 1 or name not in own)
        ties.append(Tie(olds, tuple(name for name in tie.new if len(tie.new) == 1 or name not in own)))
        ties.extend(apart.get(tie, ()))
    return replace(correspondence, ties=tuple(ties))


def _taken_out(correspondence: Correspondence, tie: Tie, reading: Reading) -> Iterator[Tie]:
    """The parts of a split provision that the reading offers as provisions of their own."""
    if len(tie.old) > 1 or tie.old[0] not in reading.words:
        return
    kept = tie.old[0] if tie.old[0] in tie.new else next(iter(tie.new), None)
    offered = [tokenise(addition.text) for addition in reading.added]
    for name in tie.new:
        words = tokenise(correspondence.new.by_id[name].text)
        if name != kept and any(fuzz.ratio(words, other) >= LIKENESS for other in offered):
            yield Tie((), (name,))


def _put_in(correspondence: Correspondence, tie: Tie, reading: Reading) -> Iterator[Tie]:
    """The provisions of a merged one that the reading deletes, putting their words into another."""
    if len(tie.old) == 1 or len(tie.new) != 1:
        return
    grown = [tokenise(reading.words[name]) for name in tie.old if name in reading.words]
    for name in tie.old:
        words = tokenise(correspondence.old.by_id[name].text)
        if name in reading.deleted and any(fuzz.partial_ratio(words, other) >= LIKENESS for other in grown):
            yield Tie((name,), ())
