"""For each provision of the file, the few provisions of the base that it may be.

Equal words are found by a table. For the rest every two neighbouring words, and every rare word, of the
base are indexed; each provision of the file votes for those that share them with it, a rare feature
counting more, a common one not at all; the five with most votes are compared word by word. Near linear in
the size of both texts.
"""

from collections import Counter, defaultdict
from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from math import log2

from plenary.engine.text.matching.side import Side, features, likeness

BEST = 5
"""How many are compared word by word."""

_COMMON = 24
"""A feature of more provisions than this says nothing."""

_COPIES = 12
"""Of equal provisions (``No text``) at most so many pairs are tried; what stands around them tells the rest apart."""

_LEAST = 0.3
_PLAUSIBLE = 0.5


@dataclass(frozen=True, slots=True)
class Candidate:
    """Provision ``base`` of the base may be provision ``file`` of the file."""

    base: int
    file: int
    likeness: float


def find_candidates(base: Side, file: Side, known: Container[int] = frozenset()) -> list[Candidate]:
    """Every candidate, by file provision, save for those at ``known`` places in the file."""
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for place, words in enumerate(base.words):
        places[base.classes[place], words].append(place)
    copies = Counter((file.classes[place], words) for place, words in enumerate(file.words))
    found: list[Candidate] = []
    for place, words in enumerate(file.words):
        if place in known:
            continue
        kind = file.classes[place]
        equal = places.get((kind, words), ()) if words else ()
        if equal:
            if len(equal) * copies[kind, words] <= _COPIES:
                found.extend(Candidate(b, place, 1.0) for b in equal)
            continue
        near = _near(base, file, place, base.by_pairs, 2)
        # In a very long text every two words recur; three do not.
        if not any(pair.likeness >= _PLAUSIBLE for pair in near):
            near = _near(base, file, place, base.by_triples, 3) or near
        found.extend(near)
    return found


def weigh(candidate: Candidate, base: Side) -> int:
    """What a pair is worth in a chain: long provisions that are alike hold the rest in place."""
    return 1 + round(100 * candidate.likeness**2 * log2(2 + len(base.words[candidate.base])))


def _near(base: Side, file: Side, place: int, index: Mapping[str, Sequence[int]], length: int) -> list[Candidate]:
    """The base provisions that share most features of so many words with one of the file's, compared word by word."""
    words = file.words[place]
    votes: Counter[int] = Counter()
    for feature in features(words, length):
        known = index.get(feature, ())
        if len(known) <= _COMMON:
            for b in known:
                votes[b] += _COMMON // len(known)
    best = nsmallest(BEST, votes, key=lambda b: (-votes[b], b))
    alike = [(b, likeness(base.words[b], words)) for b in best]
    kind = file.classes[place]
    return [Candidate(b, place, how) for b, how in alike if how >= _LEAST and base.classes[b] == kind]
