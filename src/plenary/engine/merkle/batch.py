"""A batch: many small items committed to at once by count, root and the hash of a file; any one can be shown alone.

An item is a value with a salt, and its commitment is SHA-256 over both. The commitments, in ascending order, are the
leaves of a tree like that of a log, and one after the other they are the batch's file. Their order says nothing about
the items, for salts are drawn; and what an item says can be forgotten, while its commitment stays where it is.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256

from plenary.engine.merkle.hashing import WIDTH, hash_leaf
from plenary.engine.merkle.tree import Tree
from plenary.engine.merkle.verification import verify_inclusion


class BrokenBatch(ValueError):
    """Commitments that are no batch; ``at`` is the place of the first that is not 32 bytes above the one before."""

    def __init__(self, at: int) -> None:
        super().__init__(f"commitment {at}")
        self.at = at


@dataclass(frozen=True, slots=True)
class Batch:
    """What is committed to: how many items, the ``root`` over their commitments, and the hash of their ``file``."""

    count: int
    root: bytes
    file: bytes


def commit_item(salt: bytes, value: bytes) -> bytes:
    """The commitment to an item: 32 bytes."""
    return sha256(salt + value).digest()


def order_commitments(commitments: Iterable[bytes]) -> list[bytes]:
    """The commitments as a batch has them. Raises BrokenBatch for one that comes twice or is not 32 bytes."""
    ordered = sorted(commitments)
    for at, commitment in enumerate(ordered):
        if len(commitment) != WIDTH or (at and ordered[at - 1] == commitment):
            raise BrokenBatch(at)
    return ordered


def grow_batch(ordered: Iterable[bytes]) -> Tree:
    """The tree over commitments in order; its ``inclusion`` shows that one of them is in the batch."""
    return Tree(map(hash_leaf, ordered))


def commit_batch(ordered: Sequence[bytes]) -> Batch:
    """The batch of commitments in order."""
    return Batch(len(ordered), grow_batch(ordered).root(), sha256(b"".join(ordered)).digest())


def read_batch(file: bytes) -> list[bytes]:
    """The commitments of a batch's file. Raises BrokenBatch where they are not in order or the last is cut off."""
    found = [file[at : at + WIDTH] for at in range(0, len(file), WIDTH)]
    for at, commitment in enumerate(found):
        if len(commitment) != WIDTH or (at and found[at - 1] >= commitment):
            raise BrokenBatch(at)
    return found


def verify_item(salt: bytes, value: bytes, place: int, proof: Sequence[bytes], batch: Batch) -> bool:
    """Whether the batch committed to this item at this place."""
    return verify_inclusion(hash_leaf(commit_item(salt, value)), place, batch.count, proof, batch.root)
