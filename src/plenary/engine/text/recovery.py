"""Out of the tree again: the words of one reading, and of the base."""

from collections.abc import Iterable

from plenary.engine.text.slot import Alternative, Held, Node, Slot
from plenary.engine.text.tokens import join


def words_of(content: Iterable[Node], mask: int) -> str:
    """The words that the reading with this mask sees in a passage: a walk, exact by construction."""
    return join(seen(content, mask))


def seen(content: Iterable[Node], mask: int) -> list[str]:
    """The words that the reading with this mask sees in some content, piece by piece, the space before the first
    included."""
    pieces: list[str] = []
    waiting = list(content)
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            pieces.append(node)
        elif isinstance(node, Slot):
            waiting += reversed(chosen(node, mask).content)
        else:
            waiting += reversed(node.content)
    return pieces


def holders_of(content: Iterable[Node]) -> int:
    """The mask of all that hold anything in a passage but the base's words."""
    mask = 0
    waiting = list(content)
    while waiting:
        node = waiting.pop()
        if isinstance(node, Slot):
            waiting += node.alternatives[0].content
            for alternative in node.alternatives[1:]:
                mask |= alternative.mask
        elif isinstance(node, Held):
            mask |= node.mask
            waiting += node.content
    return mask


def chosen(slot: Slot, mask: int) -> Alternative:
    """The alternative of a slot that the reading with this mask holds."""
    for alternative in slot.alternatives[1:]:
        if alternative.mask & mask:
            return alternative
    return slot.alternatives[0]
