"""A log's tiles: their addresses, how they grow, and that they answer as the tree does."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.engine.merkle.bundle import BrokenBundle, Bundle, list_bundles, pack_entries, unpack_entries
from plenary.engine.merkle.hashing import hash_leaf
from plenary.engine.merkle.proof import compute_root, prove_consistency, prove_inclusion
from plenary.engine.merkle.tile import Tile, grow_tiles, list_tiles, tiled_nodes
from plenary.engine.merkle.tree import Tree

LEAVES = [hash_leaf(b"%d" % number) for number in range(70_000)]


def test_addresses_are_those_of_the_specification():
    assert [Tile(0, 5).path, Tile(2, 1234067).path, Tile(1, 999, 7).path] == [
        "tile/0/005",
        "tile/2/x001/x234/067",
        "tile/1/999.p/7",
    ]
    assert [Bundle(0).path, Bundle(1000, 3).path] == ["tile/entries/000", "tile/entries/x001/000.p/3"]


def test_a_tree_of_70_000_entries_has_the_tiles_that_the_specification_counts():
    tiles = list(list_tiles(70_000))
    assert len(tiles) == 277
    assert [tile for tile in tiles if tile.width < 256] == [Tile(0, 273, 112), Tile(1, 1, 17), Tile(2, 0, 1)]
    assert list(list_tiles(256)) == [Tile(0, 0), Tile(1, 0, 1)]
    assert list(list_tiles(0)) == []


@settings(max_examples=20, deadline=None)
@given(st.lists(st.integers(0, 700), min_size=1, max_size=6))
def test_tiles_grown_step_by_step_are_those_of_the_whole_and_answer_as_the_tree_does(steps: list[int]):
    files: dict[Tile, bytes] = {}
    size = 0
    for step in steps:
        grown = grow_tiles(files.__getitem__, size, LEAVES[size : size + step])
        files.update(grown)
        size += step
    tree = Tree(LEAVES[:size])
    assert set(list_tiles(size)) <= set(files)
    node = tiled_nodes(files.__getitem__, size)
    assert compute_root(node, size) == tree.root()
    for index in range(0, size, 97):
        assert prove_inclusion(node, index, size) == tree.inclusion(index)
        assert prove_consistency(node, index, size) == tree.consistency(index)


def test_growing_reads_no_tile_but_the_partial_ones_at_the_right_edge():
    files = dict(grow_tiles({}.__getitem__, 0, LEAVES[:66_000]))
    read: list[Tile] = []

    def look(tile: Tile) -> bytes:
        read.append(tile)
        return files[tile]

    grown = grow_tiles(look, 66_000, LEAVES[66_000:66_300])
    assert read == [Tile(0, 257, 208), Tile(1, 1, 1), Tile(2, 0, 1)][: len(read)]
    assert sorted(grown) == [Tile(0, 257), Tile(0, 258, 252), Tile(1, 1, 2)]


@given(st.lists(st.binary(max_size=300), max_size=40))
def test_a_bundle_gives_its_entries_back(entries: list[bytes]):
    assert unpack_entries(pack_entries(entries)) == entries


def test_bundles_cover_a_log_from_any_entry_on():
    assert list(list_bundles(600)) == [Bundle(0), Bundle(1), Bundle(2, 88)]
    assert list(list_bundles(600, 300)) == [Bundle(1), Bundle(2, 88)]
    assert list(list_bundles(512, 512)) == []


def test_a_bundle_that_ends_within_an_entry_names_the_entry():
    whole = pack_entries([b"one", b"two"])
    for cut in (whole[:-1], whole[:6], whole + b"\x00"):
        with pytest.raises(BrokenBundle) as fault:
            unpack_entries(cut)
        assert fault.value.at == (2 if cut == whole + b"\x00" else 1)


def test_an_entry_longer_than_its_two_bytes_of_length_can_say_is_refused():
    assert len(pack_entries([bytes(65_535)])) == 65_537
    with pytest.raises(OverflowError):
        pack_entries([bytes(65_536)])


def test_the_tiles_of_600_entries_answer_as_the_tree_does():
    files = grow_tiles({}.__getitem__, 0, LEAVES[:600])
    tree = Tree(LEAVES[:600])
    node = tiled_nodes(files.__getitem__, 600)
    assert compute_root(node, 600) == tree.root()
    assert [prove_inclusion(node, index, 600) for index in (0, 255, 256, 599)] == [
        tree.inclusion(index) for index in (0, 255, 256, 599)
    ]


def test_a_bundle_of_three_entries_gives_them_back():
    assert unpack_entries(pack_entries([b"one", b"", b"three"])) == [b"one", b"", b"three"]
