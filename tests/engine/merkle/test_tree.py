"""The tree gives the roots and proofs of RFC 6962, and a stranger accepts them and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.merkle.hashing import EMPTY, hash_leaf
from plenary.engine.merkle.proof import OutOfRange, prove_consistency
from plenary.engine.merkle.tree import Tree
from plenary.engine.merkle.verification import verify_consistency, verify_inclusion
from tests.engine.merkle.definition import path, proof, tree_hash

ENTRIES = st.lists(st.binary(max_size=6), min_size=1, max_size=70)


def grow(entries: list[bytes]) -> Tree:
    return Tree(hash_leaf(entry) for entry in entries)


def test_the_tree_without_entries_has_the_hash_of_nothing_as_its_root():
    assert Tree().root() == EMPTY
    assert EMPTY.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"


def test_the_roots_are_those_published_with_the_reference_implementation_of_rfc_6962():
    entries = [
        bytes.fromhex(word)
        for word in ["", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"]
    ]
    tree = grow(entries)
    assert [tree.root(size).hex() for size in (1, 2, 3, 8)] == [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
    ]


@given(ENTRIES, st.data())
def test_roots_and_proofs_of_every_size_are_those_of_the_definition(entries: list[bytes], data: st.DataObject):
    tree = grow(entries)
    size = data.draw(st.integers(1, len(entries)))
    index = data.draw(st.integers(0, size - 1))
    old = data.draw(st.integers(1, size))
    assert tree.root(size) == tree_hash(entries[:size])
    assert list(tree.inclusion(index, size)) == path(index, entries[:size])
    assert list(tree.consistency(old, size)) == proof(old, entries[:size])


@given(ENTRIES, st.data())
def test_an_inclusion_proof_holds_for_its_own_entry_index_and_size_only(entries: list[bytes], data: st.DataObject):
    tree, size = grow(entries), len(entries)
    index = data.draw(st.integers(0, size - 1))
    given_proof, root, leaf = tree.inclusion(index), tree.root(), hash_leaf(entries[index])
    assert verify_inclusion(leaf, index, size, given_proof, root)
    assert not verify_inclusion(hash_leaf(entries[index] + b"!"), index, size, given_proof, root)
    assert not verify_inclusion(leaf, size, size, given_proof, root)
    assert not verify_inclusion(leaf, -1, size, given_proof, root)
    assert not verify_inclusion(leaf, index, size, (*given_proof, EMPTY), root)
    assert not verify_inclusion(leaf, index, size, given_proof[:-1], root) or size == 1
    assert not verify_inclusion(leaf, index, size, given_proof, EMPTY)


@given(st.lists(st.binary(max_size=6), min_size=2, max_size=70, unique=True), st.data())
def test_a_consistency_proof_holds_for_its_own_two_sizes_and_roots_only(entries: list[bytes], data: st.DataObject):
    tree, new = grow(entries), len(entries)
    old = data.draw(st.integers(1, new - 1))
    given_proof, before, after = tree.consistency(old), tree.root(old), tree.root()
    assert verify_consistency(old, new, given_proof, before, after)
    assert not verify_consistency(old, new, given_proof, EMPTY, after)
    assert not verify_consistency(old, new, given_proof, before, EMPTY)
    assert not verify_consistency(old, new, (*given_proof, EMPTY), before, after)
    assert not verify_consistency(old, new, given_proof[:-1], before, after)
    assert not verify_consistency(old, new, (), before, after)
    assert not verify_consistency(new, old, given_proof, after, before)


def test_equal_sizes_need_equal_roots_and_an_empty_tree_begins_every_other():
    tree = grow([b"a", b"b", b"c"])
    assert (tree.consistency(3), tree.consistency(0)) == ((), ())
    assert verify_consistency(3, 3, (), tree.root(), tree.root())
    assert not verify_consistency(3, 3, (), tree.root(), tree.root(2))
    assert not verify_consistency(3, 3, (EMPTY,), tree.root(), tree.root())
    assert verify_consistency(0, 3, (), EMPTY, tree.root())
    assert not verify_consistency(0, 3, (EMPTY,), EMPTY, tree.root())


def test_a_proof_that_ends_too_early_is_refused_also_where_the_old_tree_is_no_power_of_two():
    tree = grow([b"%d" % number for number in range(7)])
    assert verify_consistency(3, 7, tree.consistency(3, 7), tree.root(3), tree.root(7))
    assert not verify_consistency(3, 7, (), tree.root(3), tree.root(7))


def test_what_the_tree_does_not_hold_is_refused_with_what_was_asked_and_what_there_is():
    tree = grow([b"a", b"b", b"c"])
    with pytest.raises(OutOfRange) as index:
        tree.inclusion(3)
    with pytest.raises(OutOfRange) as size:
        tree.root(5)
    with pytest.raises(OutOfRange) as level:
        tree.node(4, 0)
    with pytest.raises(OutOfRange) as order:
        prove_consistency(tree.node, 4, 3)
    assert [(fault.value.asked, fault.value.limit) for fault in (index, size, level, order)] == [
        (3, 3),
        (4, 3),
        (16, 3),
        (4, 3),
    ]
    assert str(index.value) == "3 is outside a tree of size 3"


def test_append_answers_with_the_index_of_the_entry():
    tree = Tree()
    assert [tree.append(hash_leaf(entry)) for entry in (b"a", b"b", b"c")] == [0, 1, 2]
    assert tree.size == 3


def test_every_proof_in_trees_of_up_to_nine_entries_is_that_of_the_definition_and_holds():
    entries = [b"%d" % number for number in range(9)]
    tree = grow(entries)
    leaves, roots = [hash_leaf(entry) for entry in entries], [tree.root(size) for size in range(10)]
    for size in range(1, 10):
        inclusions = [tree.inclusion(index, size) for index in range(size)]
        assert [list(found) for found in inclusions] == [path(index, entries[:size]) for index in range(size)]
        assert [
            verify_inclusion(leaves[index], index, size, inclusions[index], roots[size]) for index in range(size)
        ] == [True] * size
        consistencies = [tree.consistency(old, size) for old in range(1, size + 1)]
        assert [list(found) for found in consistencies] == [proof(old, entries[:size]) for old in range(1, size + 1)]
        assert [
            verify_consistency(old, size, found, roots[old], roots[size]) for old, found in enumerate(consistencies, 1)
        ] == [True] * size


def test_a_proof_that_is_too_long_or_for_another_place_does_not_hold():
    tree = grow([b"a", b"b", b"c", b"d", b"e"])
    leaf, whole = hash_leaf(b"b"), tree.root()
    assert verify_inclusion(leaf, 1, 5, tree.inclusion(1), whole)
    assert not verify_inclusion(leaf, 5, 5, tree.inclusion(1), whole)
    assert not verify_inclusion(leaf, 1, 5, (*tree.inclusion(1), EMPTY), whole)
    assert not verify_inclusion(leaf, 1, 5, tree.inclusion(1)[:-1], whole)
    assert verify_consistency(3, 5, tree.consistency(3), tree.root(3), whole)
    assert not verify_consistency(5, 3, tree.consistency(3), whole, tree.root(3))
    assert not verify_consistency(3, 5, (*tree.consistency(3), EMPTY), tree.root(3), whole)
