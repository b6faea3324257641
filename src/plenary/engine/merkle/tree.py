"""All nodes of a log in memory: 64 bytes an entry, one array a level."""

from collections.abc import Iterable

from plenary.engine.merkle.hashing import WIDTH, hash_children
from plenary.engine.merkle.proof import OutOfRange, compute_root, prove_consistency, prove_inclusion


class Tree:
    """A tree that grows by leaves' hashes and answers for every size it has had."""

    def __init__(self, leaves: Iterable[bytes] = ()) -> None:
        self._levels = [bytearray()]
        self.extend(leaves)

    @property
    def size(self) -> int:
        return len(self._levels[0]) // WIDTH

    def append(self, leaf: bytes) -> int:
        """Add a leaf's hash; its index."""
        index = place = self.size
        node = leaf
        for level in self._levels:
            level += node
            if not place & 1:
                return index
            node = hash_children(bytes(level[-2 * WIDTH : -WIDTH]), node)
            place >>= 1
        self._levels.append(bytearray(node))
        return index

    def extend(self, leaves: Iterable[bytes]) -> None:
        for leaf in leaves:
            self.append(leaf)

    def node(self, level: int, index: int) -> bytes:
        """The hash of a perfect subtree; raises OutOfRange when the tree is too small for it."""
        nodes = self._levels[level] if level < len(self._levels) else b""
        found = bytes(nodes[index * WIDTH : (index + 1) * WIDTH])
        if not found:
            raise OutOfRange((index + 1) << level, self.size)
        return found

    def root(self, size: int | None = None) -> bytes:
        """The root of the first ``size`` entries, or of all."""
        return compute_root(self.node, self.size if size is None else size)

    def inclusion(self, index: int, size: int | None = None) -> tuple[bytes, ...]:
        return prove_inclusion(self.node, index, self.size if size is None else size)

    def consistency(self, old: int, new: int | None = None) -> tuple[bytes, ...]:
        return prove_consistency(self.node, old, self.size if new is None else new)
