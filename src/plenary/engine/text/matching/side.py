"""The two sides of a match: instruments whose provisions are strings of interned words.

Words are folded (typography, case) before they are interned. Numbers are kept apart from them, since
they change.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from rapidfuzz.distance import Indel

from plenary.engine.text import numbering
from plenary.engine.text.provision import CONTAINERS, HOLDERS, TABULAR, Instrument, Provision
from plenary.engine.text.tokens import Vocabulary
from plenary.engine.text.typography import fold

IN_TABLES = frozenset({"row", "cell"})
"""The classes that only the place in their table tells apart."""


@dataclass(frozen=True)
class Side:
    """``words[k]`` are the interned words of provision k; ``parents[k]`` the place of its holder, or -1."""

    provisions: Sequence[Provision]
    words: Sequence[str]
    parents: Sequence[int]

    def __len__(self) -> int:
        return len(self.provisions)

    @cached_property
    def keys(self) -> Sequence[tuple[object, ...] | None]:
        """What each number says, whatever it looks like."""
        known: dict[str, tuple[object, ...] | None] = {"": None}
        for provision in self.provisions:
            if provision.number not in known:
                number = numbering.parse(provision.number)
                known[provision.number] = (number.label, *number.key) if number else (provision.number,)
        return [known[provision.number] for provision in self.provisions]

    @cached_property
    def classes(self) -> Sequence[str]:
        """What may be matched with what: holders, tables, rows and cells each with their like, words with words."""
        return [
            "holder" if p.kind in HOLDERS else str(p.kind) if p.kind in TABULAR else "words" for p in self.provisions
        ]

    @cached_property
    def bare(self) -> Sequence[bool]:
        """Whether there are no words, so that only what stands in it or around it tells what it is."""
        return [not provision.text for provision in self.provisions]

    @cached_property
    def by_pairs(self) -> Mapping[str, Sequence[int]]:
        """The provisions that have each word, and each two words in a row."""
        return self._by_features(2)

    @cached_property
    def by_triples(self) -> Mapping[str, Sequence[int]]:
        """The provisions that have each word, and each three words in a row."""
        return self._by_features(3)

    def _by_features(self, length: int) -> Mapping[str, Sequence[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for place, words in enumerate(self.words):
            for feature in features(words, length):
                found[feature].append(place)
        return found

    @cached_property
    def children(self) -> Sequence[Sequence[int]]:
        held: list[list[int]] = [[] for _ in self.provisions]
        for place, parent in enumerate(self.parents):
            if parent >= 0:
                held[parent].append(place)
        return held

    @cached_property
    def holders(self) -> Sequence[int]:
        """The nearest container above each provision, tables and rows included, or -1."""
        found: list[int] = []
        for parent in self.parents:
            if parent >= 0 and self.provisions[parent].kind not in CONTAINERS:
                parent = found[parent]
            found.append(parent)
        return found


def sides(base: Instrument, file: Instrument) -> tuple[Side, Side]:
    """A base and what a file says, made ready: both share one vocabulary."""
    vocabulary, ours = _side_of_base(base)
    return ours, _side(file, vocabulary.fork())


@lru_cache(maxsize=4)
def _side_of_base(base: Instrument) -> tuple[Vocabulary, Side]:
    """Forty files are matched to one base."""
    vocabulary = Vocabulary(base.lang)
    return vocabulary, _side(base, vocabulary)


def _side(instrument: Instrument, vocabulary: Vocabulary) -> Side:
    words = []
    for provision in instrument.provisions:
        words.append("".join(map(vocabulary.__getitem__, _folded(provision.text))))
    place = instrument.position
    parents = [place[p.parent] if p.parent is not None else -1 for p in instrument.provisions]
    return Side(instrument.provisions, words, parents)


@lru_cache(maxsize=32768)
def _folded(text: str) -> tuple[str, ...]:
    """Most provisions of a file are those of its base, and of every other file made from it."""
    return fold(text.casefold())


def features(words: str, length: int) -> set[str]:
    """Every word, and every so many words in a row."""
    return {words[k : k + length] for k in range(len(words) - length + 1)} | set(words)


def likeness(one: str, other: str) -> float:
    """From 0 to 1: the words that two texts share in the same order, of all they have (Indel similarity)."""
    return Indel.normalized_similarity(one, other)
