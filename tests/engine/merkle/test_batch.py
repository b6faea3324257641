"""Batches: any item can be shown to be in, nothing else can, and the order says nothing of the items."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.merkle.batch import (
    Batch,
    BrokenBatch,
    commit_batch,
    commit_item,
    grow_batch,
    order_commitments,
    read_batch,
    verify_item,
)
from plenary.engine.merkle.hashing import EMPTY
from plenary.engine.merkle.proof import OutOfRange
from tests.engine.merkle.definition import tree_hash

ITEMS = st.dictionaries(st.binary(min_size=4, max_size=4), st.binary(max_size=6), min_size=1, max_size=40)


@given(ITEMS, st.randoms(use_true_random=False))
def test_each_item_is_shown_to_be_in_and_no_other_value_or_place(items: dict[bytes, bytes], random):
    pairs = list(items.items())
    random.shuffle(pairs)
    ordered = order_commitments(commit_item(salt, value) for salt, value in pairs)
    batch = commit_batch(ordered)
    assert batch == Batch(len(items), tree_hash(ordered), sha256(b"".join(ordered)).digest())
    assert read_batch(b"".join(ordered)) == ordered
    for salt, value in pairs:
        place = ordered.index(commit_item(salt, value))
        proof = grow_batch(ordered).inclusion(place)
        assert verify_item(salt, value, place, proof, batch)
        assert not verify_item(salt, value + b"!", place, proof, batch)
        assert not verify_item(salt, value, place + 1, proof, batch)


@given(ITEMS)
def test_the_order_in_which_items_came_leaves_no_trace(items: dict[bytes, bytes]):
    commitments = [commit_item(salt, value) for salt, value in items.items()]
    assert order_commitments(commitments) == order_commitments(reversed(commitments)) == sorted(commitments)


def test_a_batch_of_nothing_is_the_empty_tree():
    assert commit_batch([]) == Batch(0, EMPTY, sha256(b"").digest())
    assert read_batch(b"") == []


@pytest.mark.parametrize("place", [-1, 2])
def test_there_is_no_proof_for_a_place_that_is_not_there(place: int):
    with pytest.raises(OutOfRange):
        grow_batch([bytes(32), bytes(31) + b"\x01"]).inclusion(place)


@pytest.mark.parametrize(
    ("commitments", "at"), [([b"\x02" * 32, b"\x01" * 32, b"\x02" * 32], 2), ([b"\x01" * 32, b"\x02" * 31], 1)]
)
def test_commitments_that_come_twice_or_are_cut_off_are_no_batch(commitments: list[bytes], at: int):
    with pytest.raises(BrokenBatch) as fault:
        order_commitments(commitments)
    assert fault.value.at == at


@pytest.mark.parametrize(
    ("file", "at"),
    [(b"\x02" * 32 + b"\x01" * 32, 1), (b"\x01" * 64, 1), (b"\x01" * 32 + b"\x02" * 31, 1), (b"\x01", 0)],
)
def test_a_file_out_of_order_is_no_batch(file: bytes, at: int):
    with pytest.raises(BrokenBatch) as fault:
        read_batch(file)
    assert fault.value.at == at


def test_one_of_three_items_is_shown_at_its_place_alone():
    commitments = [commit_item(bytes([number]) * 4, b"item %d" % number) for number in range(3)]
    ordered = order_commitments(commitments)
    batch = commit_batch(ordered)
    assert batch == Batch(3, tree_hash(ordered), sha256(b"".join(ordered)).digest())
    assert read_batch(b"".join(ordered)) == ordered
    place = ordered.index(commitments[1])
    proof = grow_batch(ordered).inclusion(place)
    assert [verify_item(b"\x01" * 4, b"item 1", at, proof, batch) for at in range(3)] == [
        at == place for at in range(3)
    ]
    assert not verify_item(b"\x01" * 4, b"item 2", place, proof, batch)
