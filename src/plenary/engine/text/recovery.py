"""Out of the tree again: the words of one reading, and of the base."""

from collections.abc import Iterable, Iterator

from plenary.engine.text.slot import Alternative, Held, Node, Slot
from plenary.engine.text.tokens import join


def words_of(content: Iterable[Node], mask: int) -> str:
    """The words that the reading with this mask sees in a passage: a walk, exact by construction."""
    return join(_walk(content, mask))


def holders_of(content: Iterable[Node]) -> int:
    """The mask of all that hold anything in a passage but the base's words."""
    mask = 0
    for node in content:
        if isinstance(node, Slot):
            mask |= holders_of(node.alternatives[0].content)
            for alternative in node.alternatives[1:]:
                mask |= alternative.mask
        elif isinstance(node, Held):
            mask |= node.mask | holders_of(node.content)
    return mask


def chosen(slot: Slot, mask: int) -> Alternative:
    """The alternative of a slot that the reading with this mask holds."""
    for alternative in slot.alternatives[1:]:
        if alternative.mask & mask:
            return alternative
    return slot.alternatives[0]


def _walk(content: Iterable[Node], mask: int) -> Iterator[str]:
    for node in content:
        if isinstance(node, str):
            yield node
        elif isinstance(node, Slot):
            yield from _walk(chosen(node, mask).content, mask)
        else:
            assert isinstance(node, Held)
            yield from _walk(node.content, mask)
