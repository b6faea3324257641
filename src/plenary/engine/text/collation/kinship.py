"""Which alternatives of a slot are alike enough to be collated among themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from plenary.engine.text.collation.tree import Offer

AKIN = 0.4
"""The share of tokens (Indel similarity) from which alternatives are worth collating among themselves."""

MANY = 64
"""Alternatives from which their tokens are counted before they are compared: below, counting costs more than the
comparisons it spares."""


@dataclass(slots=True, eq=False)
class _Family:
    """Alternatives linked through likeness. ``tokens`` are all that any of them has, ``shortest`` is the length of
    the shortest."""

    members: list[Offer]
    tokens: int
    shortest: int


def families(ordered: Sequence[Offer]) -> list[list[Offer]]:
    """Alternatives with words that are alike, linked through likeness.

    Those found alike stand in the order in which they were linked, and the families in the order of their last
    members.
    """
    counted = _count_tokens([words for words, _ in ordered]) if len(ordered) > MANY else [0] * len(ordered)
    found: list[_Family] = []
    for offer, tokens in zip(ordered, counted, strict=True):
        length = len(offer[0])
        candidates = found
        if tokens:
            # Indel finds tokens in common in order, which cannot be more than there are in whatever order. The one
            # more is for the rounding of its quotient; nothing in common is no likeness, however it is rounded.
            candidates = [
                family
                for family in found
                if (shared := tokens & family.tokens) and 2 * shared.bit_count() + 1 > AKIN * (length + family.shortest)
            ]
        akin = [family for family in candidates if _is_akin(offer[0], family.members)]
        if akin:
            found = [family for family in found if family not in akin]
        joined = _Family([], tokens, length)
        for family in akin:
            joined.members.extend(family.members)
            joined.tokens |= family.tokens
            joined.shortest = min(joined.shortest, family.shortest)
        joined.members.append(offer)
        found.append(joined)
    return [family.members for family in found]


def _is_akin(words: str, family: Sequence[Offer]) -> bool:
    similarity = Indel.normalized_similarity
    # Asked thousands of times: a generator would take longer than the comparison.
    for other, _ in family:  # noqa: SIM110
        if similarity(words, other, score_cutoff=AKIN) >= AKIN:
            return True
    return False


def _count_tokens(texts: Sequence[str]) -> list[int]:
    """The tokens of each text as a set of bits: one for a token's first occurrence, another for its second …"""
    places: dict[tuple[str, int], int] = {}
    counted: list[int] = []
    for text in texts:
        times: dict[str, int] = {}
        bits = 0
        for token in text:
            time = times[token] = times.get(token, 0) + 1
            bits |= 1 << places.setdefault((token, time), len(places))
        counted.append(bits)
    return counted
