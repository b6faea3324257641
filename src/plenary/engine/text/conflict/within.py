"""Conflicts within a provision: identity, containment and overlap of edits."""

from collections.abc import Iterator
from itertools import groupby

from plenary.engine.text.alignment import Edit
from plenary.engine.text.conflict.proposal import Proposals
from plenary.engine.text.conflict.side import Clash, Conflict, Side


def conflicts_within(proposals: Proposals) -> Iterator[Conflict]:
    """Conflicts between edits of one provision, by provision in document order, then by place.

    Edits that only touch do not collide: an insertion beside a replacement can stand with it. Sorting
    apart, the time is that of the answer.
    """
    for provision in proposals.base.provisions:
        backers = proposals.edits.get(provision.id, {})
        edits = sorted(backers, key=lambda edit: (edit[0], -edit[1], edit[2]))

        def side(edit: Edit, name: str = provision.id, backers: dict[Edit, list[str]] = backers) -> Side:
            start, end, words = edit
            return Side(name, start, end, proposals.vocabulary.words(words), tuple(backers[edit]))

        for _, same in groupby(edits, key=lambda edit: edit[:2]):
            rivals = list(same)
            if len(rivals) > 1:
                yield Conflict(Clash.IDENTITY, tuple(map(side, rivals)))
        for place, edit in enumerate(edits):
            inside, across = _collisions(edits, place)
            if inside:
                yield Conflict(Clash.CONTAINMENT, (side(edit), *map(side, inside)))
            if across:
                yield Conflict(Clash.OVERLAP, (side(edit), *map(side, across)))


def _collisions(edits: list[Edit], place: int) -> tuple[list[Edit], list[Edit]]:
    """The later edits that lie inside this one, and those that cross its end."""
    start, end, _ = edits[place]
    inside: list[Edit] = []
    across: list[Edit] = []
    for other in edits[place + 1 :]:
        if other[0] >= end:
            break
        if other[1] > end:
            across.append(other)
        elif other[:2] != (start, end) and other[1] > start:
            inside.append(other)
    return inside, across
