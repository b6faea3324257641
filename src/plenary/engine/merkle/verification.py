"""What a stranger computes with a proof, knowing only roots (RFC 9162 §2.1.3.2 and §2.1.4.2)."""

from collections.abc import Sequence

from plenary.engine.merkle.hashing import hash_children


def verify_inclusion(leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes) -> bool:
    """Whether ``leaf`` (a leaf's hash) stands at ``index`` in the tree of ``size`` entries with this ``root``."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if place & 1 or place == last:
            found = hash_children(sibling, found)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            found = hash_children(found, sibling)
        place >>= 1
        last >>= 1
    return last == 0 and found == root


def verify_consistency(old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes) -> bool:
    """Whether the tree of ``new`` entries begins with all ``old`` entries of the other, unchanged.

    An empty old tree begins every tree; its root is for the caller to know.
    """
    if not 0 <= old <= new:
        return False
    if old == new:
        return not proof and old_root == new_root
    if old == 0:
        return not proof
    hashes = list(proof)
    if old & (old - 1) == 0:
        hashes.insert(0, old_root)
    if not hashes:
        return False
    place, last = old - 1, new - 1
    while place & 1:
        place >>= 1
        last >>= 1
    before = after = hashes[0]
    for sibling in hashes[1:]:
        if last == 0:
            return False
        if place & 1 or place == last:
            before = hash_children(sibling, before)
            after = hash_children(sibling, after)
            while not place & 1 and place:
                place >>= 1
                last >>= 1
        else:
            after = hash_children(after, sibling)
        place >>= 1
        last >>= 1
    return last == 0 and before == old_root and after == new_root
