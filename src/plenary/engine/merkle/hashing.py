"""The hashes of the tree (RFC 6962 §2.1): leaves and nodes never collide, for their first byte differs."""

from hashlib import sha256

#: Bytes of a hash.
WIDTH = 32

#: The root of a tree without entries.
EMPTY = sha256(b"").digest()


def hash_leaf(entry: bytes) -> bytes:
    """The hash of an entry: 32 bytes."""
    return sha256(b"\x00" + entry).digest()


def hash_children(left: bytes, right: bytes) -> bytes:
    """The hash of the node above two hashes of 32 bytes each."""
    return sha256(b"\x01" + left + right).digest()
