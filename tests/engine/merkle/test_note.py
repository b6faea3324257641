"""Signed notes, checkpoints and receipts, in the words of their specifications."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.merkle.checkpoint import BadCheckpoint, Checkpoint
from plenary.engine.merkle.hashing import hash_leaf
from plenary.engine.merkle.note import BadNote, Signature, Signer, Verifier, open_note, sign_note, split_note
from plenary.engine.merkle.receipt import BadReceipt, Receipt
from plenary.engine.merkle.tree import Tree

HOUSE = Signer("plenary.example/demo", bytes(range(32)))
WITNESS = Signer("witness.example", bytes(range(1, 33)))
TEXT = "plenary.example/demo\n3\nAAAA\n"


def reason(data: bytes, *verifiers: Verifier) -> str:
    with pytest.raises(BadNote) as fault:
        open_note(data, verifiers)
    return fault.value.reason


def test_the_example_of_the_specification_of_go_is_read_and_found_true():
    verifier = Verifier.parse("PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW")
    note = (
        "If you think cryptography is the answer to your problem,\n"
        "then you don't know what your problem is.\n\n"
        "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n"
    ).encode()
    assert open_note(note, [verifier]) == note.decode().partition("\n\n")[0] + "\n"
    assert str(verifier) == "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_a_signed_text_comes_back_as_it_was(words: str):
    text = words + "\n\nend\n"
    assert open_note(sign_note(text, [HOUSE, WITNESS]), [HOUSE.verifier]) == text


def test_a_signature_of_an_unknown_key_is_passed_over_and_one_known_key_is_enough():
    note = sign_note(TEXT, [WITNESS, HOUSE])
    assert open_note(note, [HOUSE.verifier]) == TEXT
    assert [signature.name for signature in split_note(note)[1]] == ["witness.example", "plenary.example/demo"]
    assert reason(note, Signer("other.example", bytes(32)).verifier) == "unsigned"


def test_a_changed_text_is_forged_and_a_changed_signature_too():
    note = sign_note(TEXT, [HOUSE])
    assert reason(note.replace(b"\n3\n", b"\n4\n"), HOUSE.verifier) == "forged"
    text, (signature,) = split_note(note)
    wrong = Signature(signature.name, signature.id, bytes(64))
    assert reason(f"{text}\n{wrong}".encode(), HOUSE.verifier) == "forged"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"words\n",
        b"words\n\n",
        b"words\n\nno signature\n",
        b"words\n\n\xe2\x80\x94 name AAAA\n",
        b"words\n\n\xe2\x80\x94 name AAAAA\n",
        b"words\n\n\xe2\x80\x94 name AAAAAAAA",
        b"tab\there\n\n\xe2\x80\x94 name AAAAAAAA\n",
        b"\xff\n\n\xe2\x80\x94 name AAAAAAAA\n",
        b"words\n\n" + b"\xe2\x80\x94 name AAAAAAAA\n" * 65,
    ],
)
def test_what_is_no_note_is_refused_as_such(data: bytes):
    assert reason(data) == "form"


@pytest.mark.parametrize(
    "line",
    [
        "",
        "name",
        "name+00000000+AQ==",
        "na me+c74f20a3+AAAA",
        "PeterNeumann+c74f20a4+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
        "a+b+!",
    ],
)
def test_what_is_no_key_is_refused_as_such(line: str):
    with pytest.raises(BadNote) as fault:
        Verifier.parse(line)
    assert fault.value.reason == "key"


def test_a_text_that_a_note_cannot_hold_is_not_signed():
    for text, signers, why in [
        ("no newline", [HOUSE], "text"),
        ("\r\n", [HOUSE], "text"),
        ("a\n", [], "unsigned"),
        ("a\n", [Signer("a b", bytes(32))], "key"),
    ]:
        with pytest.raises(BadNote) as fault:
            sign_note(text, signers)
        assert fault.value.reason == why


def test_a_private_key_is_never_shown():
    assert repr(HOUSE) == "Signer('plenary.example/demo')"


def test_a_checkpoint_is_read_as_it_was_written():
    checkpoint = Checkpoint("plenary.example/demo", 20852163, bytes(32))
    assert str(checkpoint) == "plenary.example/demo\n20852163\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
    assert Checkpoint.parse(str(checkpoint)) == checkpoint
    assert Checkpoint.parse(str(checkpoint) + "an extension\n") == checkpoint


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", 1),
        ("\n1\n", 1),
        ("origin", 2),
        ("origin\n01\nAAAA\n", 2),
        ("origin\n1", 3),
        ("origin\n1\nAAAA\n", 3),
        ("origin\n1\nA\n", 3),
        ("origin\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=", 3),
        ("origin\n1\nAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n\n", 5),
    ],
)
def test_what_is_no_checkpoint_names_its_first_wrong_line(text: str, line: int):
    with pytest.raises(BadCheckpoint) as fault:
        Checkpoint.parse(text)
    assert fault.value.line == line


def grow(entries: list[bytes]) -> Tree:
    return Tree(hash_leaf(entry) for entry in entries)


def receive(entries: list[bytes], index: int) -> Receipt:
    tree = grow(entries)
    note = sign_note(str(Checkpoint("plenary.example/demo", tree.size, tree.root())), [HOUSE])
    return Receipt(index, tree.inclusion(index), note)


@given(st.lists(st.binary(max_size=9), min_size=1, max_size=20, unique=True), st.data())
def test_a_receipt_is_read_as_it_was_written_and_holds_for_its_entry_only(entries: list[bytes], data: st.DataObject):
    index = data.draw(st.integers(0, len(entries) - 1))
    receipt = receive(entries, index)
    assert Receipt.parse(bytes(receipt)) == receipt
    found = receipt.verify(entries[index], [HOUSE.verifier])
    assert found is not None
    assert found.size == len(entries)
    assert receipt.verify(entries[index] + b"!", [HOUSE.verifier]) is None


def test_extra_data_in_a_receipt_is_passed_over():
    receipt = receive([b"a", b"b"], 1)
    assert Receipt.parse(bytes(receipt).replace(b"index", b"extra AAAA\nindex", 1)) == receipt


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"", 1),
        (b"c2sp.org/tlog-proof@v2\nindex 0\n\n", 1),
        (b"c2sp.org/tlog-proof@v1", 2),
        (b"c2sp.org/tlog-proof@v1\nindex 00\n\n", 2),
        (b"c2sp.org/tlog-proof@v1\nextra AAAA\nindices\n\n", 3),
        (b"c2sp.org/tlog-proof@v1\nindex 0\n", 4),
        (b"c2sp.org/tlog-proof@v1\nindex 0\nAAAA\n\n", 3),
        (b"c2sp.org/tlog-proof@v1\nindex 0\nA\n\n", 3),
    ],
)
def test_what_is_no_receipt_names_its_first_wrong_line(data: bytes, line: int):
    with pytest.raises(BadReceipt) as fault:
        Receipt.parse(data)
    assert fault.value.line == line


def test_a_receipt_names_the_checkpoint_that_its_entry_stands_under():
    receipt = receive([b"a", b"b", b"c"], 1)
    assert receipt.verify(b"b", [HOUSE.verifier]) == Checkpoint(
        "plenary.example/demo", 3, grow([b"a", b"b", b"c"]).root()
    )
    assert receipt.verify(b"c", [HOUSE.verifier]) is None
