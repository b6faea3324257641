"""Paragraphs that readings run together, or split: their words stand elsewhere, and are not left out.

A reading that runs two paragraphs together deletes the one and says its words in the other; one that splits a
paragraph leaves words out and offers them as a new paragraph beside it. That is what the reading holds, and what
is recovered from it; here it is known again for what it was meant as. Only among what one provision holds.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import LCSseq

from plenary.engine.text.alignment import align
from plenary.engine.text.likeness import LIKENESS, SHORTEST, stands_in
from plenary.engine.text.passage import Passage, RollingText
from plenary.engine.text.provision import CONTAINERS, Instrument, Provision
from plenary.engine.text.reading import Reading
from plenary.engine.text.recovery import words_of
from plenary.engine.text.tokens import Vocabulary


class Form(StrEnum):
    """MERGE: several provisions run together. SPLIT: one torn into several."""

    MERGE = "merge"
    SPLIT = "split"


@dataclass(frozen=True, slots=True)
class Joining:
    """One merge or split that the readings of ``mask`` make alike. ``whole`` is the id of the provision that has all
    the words, after a merge or before a split; ``parts`` are those of the others, in document order."""

    form: Form
    whole: str
    parts: tuple[str, ...]
    mask: int


def joinings(rolling: RollingText) -> tuple[Joining, ...]:
    """The merges and splits of all readings, in document order; equal ones of several readings are one."""
    places = rolling.position
    finder = _Finder(rolling.base, places)
    new = [passage for passage in rolling.passages if passage.new and passage.provision.kind not in CONTAINERS]
    masks: dict[tuple[str, tuple[str, ...], Form], int] = {}
    for reading in rolling.readings:
        bit = rolling.bits[reading.id]
        offered = [p for p in new if p.offered & bit] if reading.added and reading.words else []
        for form, found in ((Form.MERGE, finder.merges(reading)), (Form.SPLIT, finder.splits(reading, offered, bit))):
            for whole, parts in found.items():
                key = whole, tuple(sorted(parts, key=places.__getitem__)), form
                masks[key] = masks.get(key, 0) | bit
    ordered = sorted(masks, key=lambda key: (places[key[0]], [places[part] for part in key[1]], key[2]))
    return tuple(Joining(form, whole, parts, masks[whole, parts, form]) for whole, parts, form in ordered)


def merged(base: Instrument, reading: Reading) -> frozenset[str]:
    """The provisions that a reading deletes only because it runs them together with others."""
    found = _Finder(base, base.position).merges(reading)
    return frozenset(name for parts in found.values() for name in parts)


class _Finder:
    """Looks in one reading after the other. ``places`` are those of all provisions, the new ones among them."""

    def __init__(self, base: Instrument, places: Mapping[str, int]) -> None:
        self.base = base.by_id
        self.vocabulary = Vocabulary(base.lang)
        self.places = places

    def merges(self, reading: Reading) -> Mapping[str, list[str]]:
        """For each provision that takes up others, which those are."""
        found: dict[str, list[str]] = {}
        for name in reading.deleted:
            gone = self.base[name]
            if gone.kind in CONTAINERS:
                continue
            text = self.vocabulary.intern(gone.text)
            for keeper in self._beside(reading, gone):
                base = self.vocabulary.intern(self.base[keeper].text)
                new = self.vocabulary.intern(reading.words[keeper])
                if any(stands_in(text, words) for _, _, words in align(base, new, self.vocabulary)):
                    found.setdefault(keeper, []).append(name)
                    break
        return found

    def splits(self, reading: Reading, offered: Iterable[Passage], bit: int) -> Mapping[str, list[str]]:
        """For each provision that gives up words, which of the new ones that the reading offers have them."""
        found: dict[str, list[str]] = {}
        for passage in offered:
            part = self.vocabulary.intern(words_of(passage.content, bit))
            for keeper in self._beside(reading, passage.provision):
                base = self.vocabulary.intern(self.base[keeper].text)
                left = self.vocabulary.intern(reading.words[keeper])
                gain = max(LCSseq.similarity(base, left + part), LCSseq.similarity(base, part + left))
                gain -= LCSseq.similarity(base, left)
                if len(part) >= SHORTEST and gain * 100 >= len(part) * LIKENESS:
                    found.setdefault(keeper, []).append(passage.provision.id)
                    break
        return found

    def _beside(self, reading: Reading, provision: Provision) -> Iterator[str]:
        """The provisions that the reading rewords beside another, the nearest first."""
        here = self.places[provision.id]
        beside = (
            name
            for name in reading.words
            if self.base[name].parent == provision.parent
            and self.base[name].kind not in CONTAINERS
            and name not in reading.deleted
        )
        return iter(sorted(beside, key=lambda name: (abs(self.places[name] - here), self.places[name])))
