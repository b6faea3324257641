"""What all readings propose, turned from one list for each reading to one for each provision."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from plenary.engine.text.alignment import Edit, align
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Addition, Move, Reading
from plenary.engine.text.tokens import Vocabulary

Backers = dict[str, list[str]]
"""The ids of the readings that do the same thing to each provision."""


@dataclass(frozen=True)
class Proposals:
    """The proposals of all readings. Texts and the words of edits are interned in ``vocabulary``.

    ``edits`` gives, for each edited provision in document order, the readings behind each edit.
    """

    base: Instrument
    vocabulary: Vocabulary
    texts: dict[str, str]
    edits: dict[str, dict[Edit, list[str]]]
    deleted: Backers = field(default_factory=lambda: defaultdict(list))
    retained: Backers = field(default_factory=lambda: defaultdict(list))
    moved: dict[str, dict[Move, list[str]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))
    added: list[tuple[str, Addition]] = field(default_factory=list)


def collect(base: Instrument, readings: Sequence[Reading]) -> Proposals:
    """The proposals of the readings. Raises KeyError for a reading that edits a provision the base lacks."""
    vocabulary = Vocabulary(base.lang)
    texts = {provision.id: vocabulary.intern(provision.text) for provision in base.provisions}
    edits: dict[str, dict[Edit, list[str]]] = defaultdict(lambda: defaultdict(list))
    proposals = Proposals(base, vocabulary, texts, edits)
    for reading in readings:
        for provision, text in reading.words.items():
            for edit in align(texts[provision], vocabulary.intern(text), vocabulary):
                edits[provision][edit].append(reading.id)
        for provision in reading.deleted:
            proposals.deleted[provision].append(reading.id)
        for provision in reading.retained:
            proposals.retained[provision].append(reading.id)
        for move in reading.moved:
            proposals.moved[move.provision][move].append(reading.id)
        proposals.added.extend((reading.id, addition) for addition in reading.added)
    return proposals
