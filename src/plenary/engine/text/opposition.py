"""Which alternatives of a rolling text members oppose: positions found again where the text now has their words.

A slot's id says where it is in the base; it changes when other suggestions make the slot wider. So a position
is on the alternative with its words in its own slot, or else on the first with its words in the provision.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from plenary.engine.text.passage import Passage, RollingText
from plenary.engine.text.reading import Position, Stance
from plenary.engine.text.recovery import words_of
from plenary.engine.text.slot import BASE, Alternative, Node, Slot
from plenary.engine.text.traversal import every_node

Against = Mapping[str, list[tuple[Position, int]]]
"""For each provision, or gap between two, the positions against something in it, with the masks of their readings."""


def gap_of(provision: str) -> str:
    """Where an offered provision stands: its number there changes when others are offered beside it."""
    return provision.rpartition("+")[0] + "+"


def words_in(alternative: Alternative) -> str:
    """The words that a position on this alternative names."""
    return words_of((" ", *alternative.content), 0).strip()


def oppositions(rolling: RollingText) -> Against:
    """Every position against something, by where to look for it."""
    found: dict[str, list[tuple[Position, int]]] = defaultdict(list)
    for place, reading in enumerate(rolling.readings):
        for position in reading.positions:
            if position.stance is Stance.OPPOSES:
                known = position.provision in rolling.base.by_id
                where = position.provision if known else gap_of(position.provision)
                found[where].append((position, BASE << place + 1))
    return found


def find_opposed(passage: Passage, content: Iterable[Node], against: Against) -> list[tuple[str, int, int]]:
    """The alternatives in the content (the passage's, flattened or not) that are opposed, each with the mask of
    those who do: ``(slot, alternative, mask)``."""
    name = passage.provision.id
    held = against.get(gap_of(name) if passage.new else name, ())
    if not held:
        return []
    places = list(_places(content))
    masks: dict[tuple[str, int], int] = {}
    for position, mask in held:
        alike = [place for place in places if place[2] == position.words]
        own = [place for place in alike if place[0] == position.slot]
        for slot, number, _ in (own or alike)[:1]:
            masks[slot, number] = masks.get((slot, number), 0) | mask
    return [(slot, number, masks[slot, number]) for slot, number, _ in places if (slot, number) in masks]


def _places(content: Iterable[Node]) -> Iterator[tuple[str, int, str]]:
    """Every alternative in the content with its slot and words; outer ones first."""
    for node, _ in every_node(content):
        if isinstance(node, Slot):
            for number, alternative in enumerate(node.alternatives):
                yield node.id, number, words_in(alternative)
