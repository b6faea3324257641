"""Nodes as tiles, the files that a static server gives out (C2SP tlog-tiles, "Merkle Tree").

A tile holds up to 256 hashes of one level in steps of eight: level 0 holds leaves' hashes, level 1 the roots of
full tiles of level 0, and so on. A full tile never changes; a partial one lies beside it under its width.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from plenary.engine.merkle.hashing import WIDTH, hash_children

#: Levels of the tree that a tile spans, and the hashes that a full tile holds.
HEIGHT = 8
FULL = 1 << HEIGHT


@dataclass(frozen=True, slots=True, order=True)
class Tile:
    """The ``index``-th tile of a ``level``, holding ``width`` hashes (1 to 256)."""

    level: int
    index: int
    width: int = FULL

    @property
    def path(self) -> str:
        """Its address below the log's prefix: ``tile/0/x001/234`` or, partial, ``tile/0/x001/234.p/7``."""
        return f"tile/{self.level}/{write_index(self.index)}{write_width(self.width)}"


ReadTile = Callable[[Tile], bytes]


def write_index(index: int) -> str:
    """1234067 as ``x001/x234/067``: groups of three digits, all but the last marked, so no file is also a folder."""
    groups = [f"{index % 1000:03}"]
    while index := index // 1000:
        groups.append(f"x{index % 1000:03}")
    return "/".join(reversed(groups))


def write_width(width: int) -> str:
    """The suffix of a partial tile or bundle; nothing for a full one."""
    return "" if width == FULL else f".p/{width}"


def list_tiles(size: int) -> Iterator[Tile]:
    """Every tile of a tree of ``size`` entries: full ones, then the partial one, level by level."""
    level = 0
    while size:
        yield from (Tile(level, index) for index in range(size // FULL))
        if size % FULL:
            yield Tile(level, size // FULL, size % FULL)
        size //= FULL
        level += 1


def tiled_nodes(read: ReadTile, size: int) -> Callable[[int, int], bytes]:
    """The nodes of a tree of ``size`` entries, from its tiles; each tile is read once."""
    cache: dict[Tile, bytes] = {}

    def node(level: int, index: int) -> bytes:
        row, steps = divmod(level, HEIGHT)
        first = index << steps
        place = first // FULL
        tile = Tile(row, place, min((size >> HEIGHT * row) - place * FULL, FULL))
        if tile not in cache:
            cache[tile] = read(tile)
        offset = first % FULL
        return _fold(cache[tile][offset * WIDTH : (offset + (1 << steps)) * WIDTH])

    return node


def grow_tiles(read: ReadTile, size: int, leaves: Sequence[bytes]) -> Mapping[Tile, bytes]:
    """The tiles that are new or wider when ``leaves`` (hashes) join a tree of ``size`` entries.

    ``read`` is asked for the partial tiles at the old right edge only: one a level.
    """
    grown: dict[Tile, bytes] = {}
    level, added = 0, b"".join(leaves)
    while added:
        place, kept = divmod(size, FULL)
        hashes = (read(Tile(level, place, kept)) if kept else b"") + added
        added = b""
        for start in range(0, len(hashes), FULL * WIDTH):
            held = hashes[start : start + FULL * WIDTH]
            grown[Tile(level, place, len(held) // WIDTH)] = held
            if len(held) == FULL * WIDTH:
                added += _fold(held)
            place += 1
        size //= FULL
        level += 1
    return grown


def _fold(hashes: bytes) -> bytes:
    """The root over hashes whose number is a power of two."""
    nodes = [hashes[at : at + WIDTH] for at in range(0, len(hashes), WIDTH)]
    while len(nodes) > 1:
        nodes = [hash_children(nodes[at], nodes[at + 1]) for at in range(0, len(nodes), 2)]
    return nodes[0]
