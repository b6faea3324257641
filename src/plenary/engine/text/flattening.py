"""What is nested too deeply to read, set flat again: the distinct wordings that readings really have."""

from collections.abc import Iterable

from plenary.engine.text.recovery import chosen, words_of
from plenary.engine.text.slot import Alternative, Held, Node, Slot
from plenary.engine.text.traversal import every_node, inside, rebuild

DEEPEST = 3
"""People read three brackets deep; the prototype's eight-score readings nested to five (COLLATION)."""


def height(content: Iterable[Node]) -> int:
    """How many slots are nested at the deepest place."""
    deepest = 0
    waiting = [(node, 0) for node in content]
    while waiting:
        node, slots = waiting.pop()
        if not isinstance(node, str):
            slots += isinstance(node, Slot)
            deepest = max(deepest, slots)
            waiting += [(inner, slots) for inner in inside(node)]
    return deepest


def flatten(content: tuple[Node, ...], allowed: int = DEEPEST) -> tuple[Node, ...]:
    """The same readings with slots nested at most ``allowed`` deep.

    A slot that is too deep keeps its place and gets one alternative for each distinct wording in it, with
    the readings that have it; held brackets around the first one's words stay.
    """

    def leaf(node: Node, slots: int) -> Node | None:
        if isinstance(node, str):
            return node
        return spread(node) if isinstance(node, Slot) and slots == allowed - 1 and height((node,)) > 1 else None

    return rebuild(content, leaf)


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
    here: list[Node] = []
    around: list[tuple[Held, list[Node]]] = []
    # Nothing at all stands for the end of the innermost held bracket.
    waiting: list[Node | None] = list(content)
    waiting.reverse()
    while waiting:
        node = waiting.pop()
        if node is None:
            held, outer = around.pop()
            outer.append(Held(held.id, tuple(here), held.mask, held.reason))
            here = outer
        elif isinstance(node, Slot):
            waiting += reversed(chosen(node, mask).content)
        elif isinstance(node, Held):
            around.append((node, here))
            here = []
            waiting += (None, *reversed(node.content))
        else:
            here.append(node)
    return tuple(here)


def _bits(content: Iterable[Node]) -> list[int]:
    """Each reading, as its bit, that some alternative in the content names."""
    union = 0
    for node, _ in every_node(content):
        if isinstance(node, Slot):
            for alternative in node.alternatives:
                union |= alternative.mask
    return [1 << place for place in range(union.bit_length()) if union >> place & 1]
