"""Whose words are said to be: who edits an option that the base itself offers has only its own words in it."""

from collections.abc import Callable

from plenary.engine.text.passage import Passage, RollingText
from plenary.engine.text.slot import BASE, Slot
from plenary.engine.text.traversal import every_node

Credit = Callable[[int], int]
"""From a mask of those who hold an alternative to that of those whose words it is said to be."""


def credit_in(rolling: RollingText, passage: Passage) -> Credit:
    """Whose the alternatives of a passage are said to be: all that hold them but those who edited an option of the base
    and have left it these words. Who has no words of its own in the passage holds those of the base by choice."""
    slots = (node for node, _above in every_node(passage.content) if isinstance(node, Slot))
    masks = [alternative.mask for slot in slots for alternative in slot.alternatives]
    sources = [
        (editor, option)
        for editor, option in rolling.sources.get(passage.provision.id, ())
        if any(mask & editor and not mask & (BASE | option) for mask in masks)
    ]

    def credit(mask: int) -> int:
        for editor, option in sources:
            if mask & option:
                mask &= ~editor
        return mask

    return credit
