"""Whether a file was made from this base: how much of it is there, and whether another text fits better."""

from collections.abc import Iterator, Mapping, Sequence

from plenary.engine.text.block import Block
from plenary.engine.text.interpretation.result import Notice, Remark
from plenary.engine.text.matching import Matching, match
from plenary.engine.text.provision import Instrument
from plenary.engine.text.tokens import tokenise

HARDLY = 0.5
"""Below this fit a file is hardly about the base."""

_BETTER = 0.5
_LEAST = 0.001
_FEW_WORDS = 12


def fit(matching: Matching) -> float:
    """From 0 to 1: the share of the file's words that are matched, times how alike the matched ones are."""
    return matching.scope.file_share * matching.scope.likeness


def judge_fit(matching: Matching, blocks: Sequence[Block], others: Mapping[str, Instrument]) -> Iterator[Remark]:
    """What to say of the fit: nothing, HARDLY with the fit, or OTHER_BASE with the name and fit of the text
    from which the file, before its tracked changes, differs at most half as much."""
    own = fit(matching)
    fits = sorted(((fit(match(other, blocks)), name) for name, other in others.items()), reverse=True)
    for best, name in fits[:1]:
        if 1 - best <= _BETTER * (1 - own) and best - own >= _LEAST:
            yield Remark(Notice.OTHER_BASE, words=name, share=best)
    words = sum(len(tokenise(provision.text)) for provision in matching.structure.instrument.provisions)
    if own < HARDLY and words >= _FEW_WORDS:
        yield Remark(Notice.HARDLY, share=own)
    if matching.scope.partial:
        yield Remark(Notice.PARTIAL, share=matching.scope.base_share)
    if matching.mistaken:
        yield Remark(Notice.MISTAKEN_ID, matching.mistaken)
