"""Roots and proofs from any source of nodes (RFC 6962 §2.1.1 and §2.1.2).

A node ``(level, index)`` is the hash of the perfect subtree over the leaves
``index * 2**level`` to ``(index + 1) * 2**level``. All functions ask for O(log² size) nodes at most.
"""

from collections.abc import Callable

from plenary.engine.merkle.hashing import EMPTY, hash_children

Nodes = Callable[[int, int], bytes]


class OutOfRange(ValueError):
    """An index or a size that the tree does not have; ``asked`` and the ``limit`` it must keep."""

    def __init__(self, asked: int, limit: int) -> None:
        super().__init__(f"{asked} is outside a tree of size {limit}")
        self.asked = asked
        self.limit = limit


def compute_root(nodes: Nodes, size: int) -> bytes:
    """The root of the first ``size`` entries."""
    return _span(nodes, 0, size) if size else EMPTY


def prove_inclusion(nodes: Nodes, index: int, size: int) -> tuple[bytes, ...]:
    """The hashes from the sibling of leaf ``index`` up to a child of the root of ``size`` entries.

    Raises OutOfRange when the tree of that size has no such entry.
    """
    if not 0 <= index < size:
        raise OutOfRange(index, size)
    start, end, path = 0, size, []
    while end - start > 1:
        middle = start + _split(end - start)
        if index < middle:
            path.append(_span(nodes, middle, end))
            end = middle
        else:
            path.append(_span(nodes, start, middle))
            start = middle
    return tuple(reversed(path))


def prove_consistency(nodes: Nodes, old: int, new: int) -> tuple[bytes, ...]:
    """The hashes which show that the tree of ``new`` entries begins with that of ``old`` entries.

    Raises OutOfRange when ``old`` is larger than ``new`` or negative. An empty old tree needs no proof.
    """
    if not 0 <= old <= new:
        raise OutOfRange(old, new)
    if old == 0:
        return ()
    start, end, path = 0, new, []
    while end != old:
        middle = start + _split(end - start)
        if old <= middle:
            path.append(_span(nodes, middle, end))
            end = middle
        else:
            path.append(_span(nodes, start, middle))
            start = middle
    if start:
        path.append(_span(nodes, start, end))
    return tuple(reversed(path))


def _split(width: int) -> int:
    """The largest power of two below ``width``, which is at least 2."""
    return 1 << (width - 1).bit_length() - 1


def _span(nodes: Nodes, start: int, end: int) -> bytes:
    """The hash over the leaves ``start`` to ``end``; ``start`` is a multiple of the power of two that spans them."""
    found = []
    while start < end:
        level = (end - start).bit_length() - 1
        found.append(nodes(level, start >> level))
        start += 1 << level
    root = found.pop()
    while found:
        root = hash_children(found.pop(), root)
    return root
