"""Conflicts across provisions: whole provisions deleted, moved, repeated or merged, and words scattered."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from rapidfuzz import fuzz, process

from plenary.engine.text.conflict.proposal import Proposals
from plenary.engine.text.conflict.side import Clash, Conflict, Side
from plenary.engine.text.likeness import LIKENESS, SHORTEST, plain_words, stands_in


def conflicts_across(proposals: Proposals) -> Iterator[Conflict]:
    """Conflicts between what readings do to whole provisions, or say in two places."""
    merges = _merges(proposals)
    merged = {(name, reading) for name, sides in merges.items() for side in sides for reading in side.readings}
    for provision in proposals.base.provisions:
        yield from _fate(proposals, provision.id, merges.get(provision.id, []), merged)
    yield from _repetitions(proposals)
    yield from _scattered(proposals)


def _fate(proposals: Proposals, name: str, merges: list[Side], merged: set[tuple[str, str]]) -> Iterator[Conflict]:
    """Conflicts over whether and where one provision of the base stands."""
    text = proposals.texts[name]

    def side(readings: Sequence[str], words: str = "") -> Side:
        return Side(name, 0, len(text), words, tuple(readings))

    edits = [
        Side(name, start, end, proposals.vocabulary.words(words), tuple(readings))
        for (start, end, words), readings in sorted(proposals.edits.get(name, {}).items())
    ]
    moves = [side(readings, proposals.vocabulary.words(text)) for readings in proposals.moved.get(name, {}).values()]
    retained = [side(readings) for readings in [proposals.retained.get(name, [])] if readings]
    dropped = [reading for reading in proposals.deleted.get(name, []) if (name, reading) not in merged]
    deleted = [side(dropped)] if dropped else []
    yield from _opposed(Clash.DELETED_EDITED, deleted, edits)
    yield from _opposed(Clash.DELETED_RETAINED, deleted, retained)
    yield from _opposed(Clash.DELETED_MOVED, deleted, moves)
    yield from _opposed(Clash.MOVED_EDITED, moves, edits)
    yield from _opposed(Clash.MERGED_EDITED, merges, edits)
    if len(moves) > 1:
        yield Conflict(Clash.MOVED_APART, tuple(moves))


def _opposed(clash: Clash, firsts: Sequence[Side], others: Sequence[Side]) -> Iterator[Conflict]:
    """Each first side against the others, unless one reading alone is on both."""
    for first in firsts:
        against = tuple(other for other in others if len({*first.readings, *other.readings}) > 1)
        if against:
            yield Conflict(clash, (first, *against))


def _merges(proposals: Proposals) -> dict[str, list[Side]]:
    """For each deleted provision, where the readings that delete it say its words instead."""
    said: dict[str, list[Side]] = defaultdict(list)
    words: dict[str, list[str]] = defaultdict(list)
    for name, edits in proposals.edits.items():
        for (start, end, new), readings in edits.items():
            for reading in readings:
                said[reading].append(Side(name, start, end, proposals.vocabulary.words(new), (reading,)))
                words[reading].append(new)
    for reading, addition in proposals.added:
        said[reading].append(_added(addition.id, addition.text, reading))
        words[reading].append(proposals.vocabulary.intern(addition.text))
    merges: dict[str, list[Side]] = defaultdict(list)
    for name, readings in proposals.deleted.items():
        text = proposals.texts[name]
        for reading in readings:
            for side, new in zip(said[reading], words[reading], strict=True):
                if stands_in(text, new):
                    merges[name].append(side)
    return merges


def _repetitions(proposals: Proposals) -> Iterator[Conflict]:
    """New provisions that say what a provision of the base says, which stands or which others delete."""
    texts = {name: text for name, text in proposals.texts.items() if len(text) >= SHORTEST}
    for reading, addition in proposals.added:
        text = proposals.vocabulary.intern(addition.text)
        alike = process.extract(text, texts, scorer=fuzz.ratio, score_cutoff=LIKENESS, limit=None)
        for _, _, name in sorted(alike, key=lambda found: proposals.base.position[found[2]]):
            deleters = proposals.deleted.get(name, [])
            if reading in deleters:
                continue
            clash = Clash.REINSTATED if deleters else Clash.REPEATED
            standing = "" if deleters else proposals.vocabulary.words(texts[name])
            said = _added(addition.id, addition.text, reading)
            yield Conflict(clash, (said, Side(name, 0, len(texts[name]), standing, tuple(deleters))))


def _scattered(proposals: Proposals) -> Iterator[Conflict]:
    """The same words inserted at different places by different readings, compared without signs and case."""
    places: dict[tuple[str, ...], dict[_Place, list[Side]]] = defaultdict(lambda: defaultdict(list))
    for place, side in _insertions(proposals):
        thought = plain_words(side.words)
        if len(thought) >= SHORTEST:
            places[thought][place].append(side)
    for found in places.values():
        if len({frozenset(reading for side in sides for reading in side.readings) for sides in found.values()}) > 1:
            yield Conflict(Clash.SCATTERED, tuple(side for sides in found.values() for side in sides))


_Place = tuple[str | None, int | str | None]
"""A provision and a token in it, or, for a new provision, what it follows and what holds it."""


def _insertions(proposals: Proposals) -> Iterator[tuple[_Place, Side]]:
    """Everything that is inserted and replaces nothing, with its place."""
    for name, edits in proposals.edits.items():
        for (start, end, words), readings in edits.items():
            if start == end:
                yield (name, start), Side(name, start, end, proposals.vocabulary.words(words), tuple(readings))
    for reading, addition in proposals.added:
        yield (addition.after, addition.parent), _added(addition.id, addition.text, reading)


def _added(name: str, text: str, reading: str) -> Side:
    return Side(name, 0, 0, " " + text, (reading,))
