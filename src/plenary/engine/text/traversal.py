"""The tree of a provision walked: however deep brackets lie in one another, without recursion.

A member may delete words inside what another deletes, and so on for as long as there are words and members;
the published text that is the base may bracket brackets.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from plenary.engine.text.slot import Alternative, Held, Node, Slot

Result = TypeVar("Result")


def inside(node: Slot | Held) -> tuple[Node, ...]:
    """What lies directly inside a node: of a slot, the contents of all its alternatives."""
    if isinstance(node, Held):
        return node.content
    return tuple(inner for alternative in node.alternatives for inner in alternative.content)


def every_node(content: Iterable[Node]) -> Iterator[tuple[Node, int]]:
    """Every node in the order of the text, outer before inner, with the number of brackets around it, its own
    not counted."""
    waiting = [(node, 0) for node in content]
    waiting.reverse()
    while waiting:
        node, level = waiting.pop()
        yield node, level
        if not isinstance(node, str):
            waiting.extend((inner, level + 1) for inner in reversed(inside(node)))


def fold(
    content: Iterable[Node],
    leaf: Callable[[Node, int], Result | None],
    slot: Callable[[Slot, list[tuple[Alternative, list[Result]]]], Result],
    held: Callable[[Held, list[Result]], Result],
) -> list[Result]:
    """What each node of some content comes to, worked out from the innermost.

    ``leaf`` is asked of every node first, with the number of slots around it: what it gives stands for the node
    and all inside it, and for words it always gives something. Else ``slot`` and ``held`` make one of what is inside.
    """
    done: list[Result] = []
    waiting: list[tuple[Node, int, bool]] = [(node, 0, False) for node in content]
    waiting.reverse()
    while waiting:
        node, slots, ready = waiting.pop()
        if ready:
            assert not isinstance(node, str)
            done.append(
                held(node, _last(done, node.content)) if isinstance(node, Held) else slot(node, _parts(done, node))
            )
            continue
        found = leaf(node, slots)
        if found is not None or isinstance(node, str):
            assert found is not None
            done.append(found)
        else:
            waiting.append((node, slots, True))
            within = slots + isinstance(node, Slot)
            waiting.extend((inner, within, False) for inner in reversed(inside(node)))
    return done


def rebuild(content: Iterable[Node], leaf: Callable[[Node, int], Node | None]) -> tuple[Node, ...]:
    """The content with what ``leaf`` gives, as in ``fold``, in place of its nodes."""

    def slot(node: Slot, parts: list[tuple[Alternative, list[Node]]]) -> Node:
        return Slot(node.id, tuple(Alternative(tuple(inner), part.mask) for part, inner in parts))

    def held(node: Held, inner: list[Node]) -> Node:
        return Held(node.id, tuple(inner), node.mask, node.reason)

    return tuple(fold(content, leaf, slot, held))


def _parts(done: list[Result], node: Slot) -> list[tuple[Alternative, list[Result]]]:
    parts = [(alternative, _last(done, alternative.content)) for alternative in reversed(node.alternatives)]
    parts.reverse()
    return parts


def _last(done: list[Result], content: tuple[Node, ...]) -> list[Result]:
    """What the nodes of some content came to, the last that were done, taken off."""
    cut = len(done) - len(content)
    found = done[cut:]
    del done[cut:]
    return found
