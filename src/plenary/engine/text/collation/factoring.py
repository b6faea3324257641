"""What the alternatives of a slot share, collated among themselves where that spares the reader brackets."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from rapidfuzz.distance import Indel

from plenary.engine.text.collation.tree import Offer
from plenary.engine.text.slot import Alternative, Slot

PAIR = 2
"""What a pair of brackets costs a reader, in bracketed tokens."""

TRIALS = 32
"""Alternatives of a family up to which each is tried as what the others are collated against."""


def factor(kin: Sequence[Offer], collate: Callable[[str, Sequence[Offer], int], Alternative]) -> list[Alternative]:
    """The alternatives of a slot that are made of offers which share much.

    They are collated among themselves, against the one of them that the others are nearest to, where that makes
    fewer bracketed tokens and pairs. ``collate`` does so, given that one's words, the others, and all their mask.
    """
    flat = [Alternative((text,) if text else (), mask) for text, mask in kin]
    if len(kin) == 1:
        return flat
    root = 0
    for _, mask in kin:
        root |= mask
    local = _local_base([text for text, _ in kin])
    shared = collate(local, [offer for offer in kin if offer[0] != local], root)
    return [shared] if cost((shared,)) < cost(flat) else flat


def _local_base(texts: Sequence[str]) -> str:
    """The alternative that the others are nearest to (Indel distance in tokens), the first of equals."""
    if len(texts) > TRIALS:
        trials = [texts[0], max(texts, key=len), min(texts, key=len)]
        return min(trials, key=lambda trial: sum([Indel.distance(trial, text) for text in texts]))
    far = [0] * len(texts)
    if len(texts) > 2:
        for (one, text), (two, other) in combinations(enumerate(texts), 2):
            distance = Indel.distance(text, other)
            far[one] += distance
            far[two] += distance
    return texts[far.index(min(far))]


def cost(alternatives: Iterable[Alternative]) -> float:
    """What the alternatives of a slot cost a reader: tokens in brackets, and pairs of brackets."""
    total = 0
    waiting = list(alternatives)
    while waiting:
        alternative = waiting.pop()
        total += PAIR * bool(alternative.content)
        for node in alternative.content:
            if isinstance(node, str):
                total += len(node)
            elif isinstance(node, Slot):
                waiting += node.alternatives
            else:
                waiting.append(Alternative(node.content, node.mask))
    return total
