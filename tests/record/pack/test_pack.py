"""A pack is checked offline by its own verifier, and any byte that was altered is found."""

import base64
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from plenary.engine.merkle.note import Signer
from plenary.record.act import Actor
from plenary.record.acts import EraseValues
from plenary.record.models import Recorded, SealedValue
from plenary.record.pack import export, standalone
from plenary.record.pack.export import PackedLog, export_pack
from plenary.record.perform import perform, perform_all
from plenary.record.sequencer import AlteredEntry, LogFiles, sequence_log
from plenary.record.store import Store, storing
from tests.record.conftest import FELUNDA, SECRETARIAT
from tests.record.ledger.acts import WritePage

pytestmark = pytest.mark.usefixtures("log")
SIGNER = Signer("plenary.example/demo", bytes(32))


def pack(folder: Path, entries: int = 3, *, full: bool = True) -> bytes:
    perform(WritePage(words="Première", remark="for the file"), actor=FELUNDA, body="demo", key="1")  # type: ignore[arg-type]
    perform_all(
        [WritePage(words=f"{number}") for number in range(entries - 1)], actor=SECRETARIAT, body="demo", key="2"
    )
    return export_pack([PackedLog("demo", LogFiles(folder / "demo"), SIGNER)], name="demo.zip", full=full)


def fault(folder: Path, data: bytes, *keys: str) -> standalone.Fault:
    path = folder / "altered.zip"
    path.write_bytes(data)
    with pytest.raises(standalone.Fault) as found:
        standalone.check(path, keys)
    return found.value


def test_the_verifier_inside_a_pack_runs_by_itself_and_says_that_all_is_well(tmp_path: Path):
    path = tmp_path / "demo.zip"
    path.write_bytes(pack(tmp_path, 300))
    verifier = tmp_path / "verify.py"
    verifier.write_bytes(standalone.read_archive(path.read_bytes())["verify.py"])
    done = subprocess.run([sys.executable, "-I", "-S", verifier, path], capture_output=True, text=True, check=False)
    (body, size, root, signed, remarks) = standalone.check(path)[0]
    assert (body, size, signed, remarks) == ("demo", 300, ["plenary.example/demo"], [])
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        done.stdout == f"demo: 300 entries, root {root}, signed by plenary.example/demo\nAll is as it was recorded.\n"
    )


def test_a_key_that_is_named_is_the_only_one_trusted(tmp_path: Path):
    data = pack(tmp_path)
    path = tmp_path / "demo.zip"
    path.write_bytes(data)
    assert standalone.check(path, [str(SIGNER.verifier)])[0][3] == ["plenary.example/demo"]
    other = Signer("plenary.example/demo", bytes(range(32))).verifier
    assert fault(tmp_path, data, str(other)).rule == "signature"
    assert fault(tmp_path, data, "no key").rule == "key"


def test_every_flipped_byte_is_found(tmp_path: Path):
    data = pack(tmp_path)
    path = tmp_path / "flipped.zip"
    unseen = []
    for at in range(0, len(data), 41):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        try:
            standalone.check(path)
            unseen.append(at)
        except standalone.Fault:
            continue
    assert unseen == []


def test_the_first_bad_entry_is_named(tmp_path: Path):
    data = pack(tmp_path)
    at = data.rindex(b'"words":"1"') + 9
    found = fault(tmp_path, data[:at] + b"9" + data[at + 1 :])
    assert (found.rule, found.place) == ("entry", ("demo", 3))
    assert found.sentence == "Entry 3 of demo is not the one that the tree of hashes holds."


@pytest.mark.parametrize(
    ("name", "change", "rule"),
    [
        ("logs/demo/checkpoint", b"", "checkpoint"),
        ("logs/demo/tile/0/000.p/3", bytes(96), "entry"),
        ("logs/demo/tile/entries/000.p/3", b"", "entry"),
        ("logs/demo/sealed.jsonl", b"{}\n", "sealed"),
        ("logs/demo/sealed.jsonl", b'{"commitment":"aa","salt":"00","sequence":1,"value":"x"}\n', "entry"),
        ("logs/demo/sealed.jsonl", b"{", "sealed"),
        ("logs/demo/sealed.jsonl", b'{"commitment":"aa","salt":0,"sequence":1,"value":"x"}\n', "sealed"),
        ("logs/demo/more", b"words", "archive"),
        ("pack.json", b'{"format":"plenary-pack/1","kind":"public","logs":1,"release":"1"}', "pack"),
        ("pack.json", b'{"format":"plenary-pack/1","kind":"other","logs":[],"release":"1"}', "pack"),
        (
            "pack.json",
            b'{"format":"plenary-pack/1","kind":"full","logs":[{"body":"demo","keys":[1],"origin":"o","size":3}],"release":"1"}',
            "pack",
        ),
        (
            "pack.json",
            b'{"format":"plenary-pack/1","kind":"full","logs":[{"body":"demo","keys":[],"origin":"o","size":true}],"release":"1"}',
            "pack",
        ),
        ("pack.json", b"{}", "pack"),
        ("pack.json", b'{"format":"plenary-pack/1","kind":"public","logs":[{}]}', "pack"),
        ("pack.json", b'{"a": 1}', "json"),
        ("pack.json", b'{"a":1.5}', "json"),
    ],
)
def test_a_file_that_is_not_what_it_was_is_found(tmp_path: Path, name: str, change: bytes, rule: str):
    data = pack(tmp_path)
    assert fault(tmp_path, standalone.write_archive({**standalone.read_archive(data), name: change})).rule == rule


def test_a_file_that_was_cut_short_is_no_pack(tmp_path: Path):
    data = pack(tmp_path)
    for cut in (0, 100, len(data) - 1):
        assert fault(tmp_path, data[:cut]).rule == "archive"


def test_a_public_pack_holds_no_private_value_and_an_erased_value_is_in_no_pack(tmp_path: Path):
    data = pack(tmp_path, full=False)
    assert b"for the file" not in data
    commitments = tuple(SealedValue.objects.filter(sequence=1).values_list("commitment", flat=True))
    perform(EraseValues(commitments=commitments, reason="asked"), actor=Actor("secretariat"), body="demo", key="3")
    full = export_pack([PackedLog("demo", LogFiles(tmp_path / "demo"), SIGNER)], name="demo.zip", full=True)
    path = tmp_path / "full.zip"
    path.write_bytes(full)
    assert b"for the file" not in full
    assert standalone.check(path)[0][1] == 4


def test_a_full_pack_without_a_private_value_that_nobody_erased_is_found_lacking(tmp_path: Path):
    files = standalone.read_archive(pack(tmp_path))
    lines = files["logs/demo/sealed.jsonl"].splitlines(keepends=True)
    files["logs/demo/sealed.jsonl"] = b"".join(lines[1:])
    found = fault(tmp_path, standalone.write_archive(files))
    assert (found.rule, found.place) == ("entry", ("demo", 1))
    assert found.sentence == "Entry 1 of demo has a private value that was not erased and is not in the pack."


def test_while_others_act_a_pack_is_of_one_moment_and_later_ones_agree_with_it(tmp_path: Path):
    files = LogFiles(tmp_path / "demo")
    perform_all([WritePage(words=f"{number}") for number in range(7)], actor=SECRETARIAT, body="demo", key="a")
    genuine, acted = export._take, []

    def act_meanwhile(body: str, full: bool) -> object:
        taken = genuine(body, full)
        acted.append(perform(WritePage(words="meanwhile"), actor=SECRETARIAT, body="demo", key=f"{len(acted)}"))
        return taken

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(export, "_take", act_meanwhile)
        data = export_pack([PackedLog("demo", files, SIGNER)], name="demo.zip", full=True)
    path = tmp_path / "demo.zip"
    path.write_bytes(data)
    assert (standalone.check(path)[0][1], sequence_log("demo", files, SIGNER).size) == (7, 8)
    path.write_bytes(export_pack([PackedLog("demo", files, SIGNER)], name="demo.zip", full=True))
    assert standalone.check(path)[0][1] == 8


def test_an_entry_that_was_altered_in_the_database_is_named_and_is_in_no_pack(tmp_path: Path):
    pack(tmp_path, 300)
    row = Recorded.objects.get(sequence=200)
    Recorded.objects.filter(sequence=200).update(data=bytes(row.data).replace(b'"words":"198"', b'"words":"189"'))
    with pytest.raises(AlteredEntry) as found:
        export_pack([PackedLog("demo", LogFiles(tmp_path / "demo"), SIGNER)], name="demo.zip", full=True)
    assert found.value.sequence == 200
    assert found.value.sentence == (
        "Entry 200 of demo is not the one that was signed: the database was altered. Restore it from a backup."
    )


def test_while_two_keys_sign_either_is_enough_and_a_forged_signature_is_none(tmp_path: Path):
    perform(WritePage(words="One"), actor=SECRETARIAT, body="demo", key="1")
    new = Signer("plenary.example/demo", bytes(range(32)))
    packed = PackedLog("demo", LogFiles(tmp_path / "demo"), new, [SIGNER.verifier], [SIGNER])
    data = export_pack([packed], name="demo.zip", full=False)
    path = tmp_path / "demo.zip"
    path.write_bytes(data)
    twice = ["plenary.example/demo"] * 2
    assert standalone.check(path)[0].keys == twice
    assert standalone.check(path, [str(SIGNER.verifier), str(new.verifier)])[0].keys == twice
    for key in (SIGNER, new):
        assert standalone.check(path, [str(key.verifier)])[0].keys == twice[:1]
    files = standalone.read_archive(data)
    lines = files["logs/demo/checkpoint"].decode().splitlines(keepends=True)
    made = base64.b64decode(lines[-1].split(" ")[2])
    forged = base64.b64encode(made[:-1] + bytes([made[-1] ^ 1])).decode()
    files["logs/demo/checkpoint"] = "".join([*lines[:-1], f"— plenary.example/demo {forged}\n"]).encode()
    assert fault(tmp_path, standalone.write_archive(files)).rule == "signature"
    assert fault(tmp_path, standalone.write_archive(files), str(SIGNER.verifier)).rule == "signature"


def test_a_long_text_is_in_the_pack_under_its_hash_and_no_other_text_is(tmp_path: Path):
    store = Store(tmp_path)
    with storing(store):
        name = store.put(b"Long " * 2000)
        perform(WritePage(words="By reference", text=name), actor=SECRETARIAT, body="demo", key="1")
        data = export_pack([PackedLog("demo", LogFiles(tmp_path / "demo"), SIGNER)], name="demo.zip", full=False)
    files = standalone.read_archive(data)
    assert files[f"logs/demo/texts/{name}"] == b"Long " * 2000
    found = fault(tmp_path, standalone.write_archive({**files, f"logs/demo/texts/{name}": b"Longer"}))
    assert (found.rule, found.sentence) == ("text", f"The text {name} is none that an entry of demo names.")
    other = sha256(b"Other").hexdigest()
    assert fault(tmp_path, standalone.write_archive({**files, f"logs/demo/texts/{other}": b"Other"})).rule == "text"


def test_ed25519_agrees_with_the_first_test_vectors_of_rfc_8032():
    vectors = [
        (
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
        ),
        (
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
        ),
    ]
    for key, message, signature in vectors:
        assert standalone.verify_ed25519(bytes.fromhex(key), bytes.fromhex(message), bytes.fromhex(signature))
        assert not standalone.verify_ed25519(
            bytes.fromhex(key), bytes.fromhex(message) + b"!", bytes.fromhex(signature)
        )
        assert not standalone.verify_ed25519(bytes.fromhex(key), b"", bytes(63))
