"""What is nested too deeply to read, set flat again: the distinct wordings that readings really have."""

from collections.abc import Iterable

from plenary.engine.text.recovery import chosen, words_of
from plenary.engine.text.slot import Alternative, Held, Node, Slot

DEEPEST = 3
"""People read three brackets deep; the prototype's eight-score readings nested to five (COLLATION)."""


def height(content: Iterable[Node]) -> int:
    """How many slots are nested at the deepest place."""
    deepest = 0
    for node in content:
        if isinstance(node, Slot):
            deepest = max(deepest, 1 + max(height(a.content) for a in node.alternatives))
        elif isinstance(node, Held):
            deepest = max(deepest, height(node.content))
    return deepest


def flatten(content: tuple[Node, ...], allowed: int = DEEPEST) -> tuple[Node, ...]:
    """The same readings with slots nested at most ``allowed`` deep.

    A slot that is too deep keeps its place and gets one alternative for each distinct wording in it, with
    the readings that have it; held brackets around the first one's words stay.
    """
    nodes: list[Node] = []
    for node in content:
        if isinstance(node, Slot):
            if allowed == 1 and height((node,)) > 1:
                nodes.append(spread(node))
            else:
                parts = tuple(Alternative(flatten(a.content, allowed - 1), a.mask) for a in node.alternatives)
                nodes.append(Slot(node.id, parts))
        elif isinstance(node, Held):
            nodes.append(Held(node.id, flatten(node.content, allowed), node.mask, node.reason))
        else:
            nodes.append(node)
    return tuple(nodes)


def spread(slot: Slot) -> Slot:
    """A slot with one alternative for each distinct wording, none of which holds another slot."""
    bits = _bits((slot,))
    first = slot.alternatives[0].mask
    wordings: dict[str, int] = {}
    for bit in bits:
        text = words_of((" ", slot), bit)
        wordings[text] = wordings.get(text, 0) | bit
    base = project(slot.alternatives[0].content, first & -first)
    own = wordings.pop(words_of((" ", *base), 0), 0)
    others = (Alternative((text,) if text else (), wordings[text]) for text in sorted(wordings))
    return Slot(slot.id, (Alternative(base, own | first & 1), *others))


def project(content: Iterable[Node], mask: int) -> tuple[Node, ...]:
    """The content as the reading with this mask has it, without slots, held brackets kept."""
    nodes: list[Node] = []
    for node in content:
        if isinstance(node, Slot):
            nodes.extend(project(chosen(node, mask).content, mask))
        elif isinstance(node, Held):
            nodes.append(Held(node.id, project(node.content, mask), node.mask, node.reason))
        else:
            nodes.append(node)
    return tuple(nodes)


def _bits(content: Iterable[Node]) -> list[int]:
    """Each reading, as its bit, that some alternative in the content names."""
    union = 0
    stack = list(content)
    while stack:
        node = stack.pop()
        if isinstance(node, Slot):
            for alternative in node.alternatives:
                union |= alternative.mask
                stack.extend(alternative.content)
        elif isinstance(node, Held):
            stack.extend(node.content)
    return [1 << place for place in range(union.bit_length()) if union >> place & 1]
