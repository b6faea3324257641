"""The log as files: complete, signed, and the same however often the writer was cut off."""

import contextlib
import shutil
from pathlib import Path

import pytest

from plenary.engine.merkle.checkpoint import Checkpoint
from plenary.engine.merkle.hashing import EMPTY, hash_leaf
from plenary.engine.merkle.note import Signer, open_note
from plenary.engine.merkle.tree import Tree
from plenary.record.models import Recorded, SignedCheckpoint
from plenary.record.perform import perform_all
from plenary.record.reading import read_bytes
from plenary.record.sequencer import AlteredEntry, BrokenTiles, LogFiles, give_receipt, sequence_log
from tests.record.conftest import SECRETARIAT
from tests.record.ledger.acts import WritePage

pytestmark = pytest.mark.usefixtures("log")
SIGNER = Signer("plenary.example/demo", bytes(32))


@pytest.fixture
def files(tmp_path: Path) -> LogFiles:
    return LogFiles(tmp_path / "demo")


def write(count: int, key: str) -> None:
    perform_all(
        [WritePage(words=f"{key} {number}") for number in range(count)], actor=SECRETARIAT, body="demo", key=key
    )


def contents(files: LogFiles) -> dict[str, bytes]:
    return {
        str(path.relative_to(files.folder)): path.read_bytes() for path in files.folder.rglob("*") if path.is_file()
    }


def test_an_empty_log_has_a_checkpoint_of_its_own_and_gives_no_receipt(files: LogFiles):
    assert give_receipt(1, files) is None
    assert sequence_log("demo", files, SIGNER) == Checkpoint("plenary.example/demo", 0, EMPTY)
    assert list(contents(files)) == ["checkpoint"]
    assert give_receipt(1, files) is None


def test_checkpoint_tiles_and_bundles_are_those_of_the_entries(files: LogFiles):
    write(5, "a")
    sequence_log("demo", files, SIGNER)
    write(255, "b")
    checkpoint = sequence_log("demo", files, SIGNER)
    tree = Tree(hash_leaf(data) for data in read_bytes("demo"))
    assert checkpoint == Checkpoint("plenary.example/demo", 260, tree.root())
    assert open_note((files.folder / "checkpoint").read_bytes(), [SIGNER.verifier]) == str(checkpoint)
    assert sorted(contents(files)) == [
        "checkpoint",
        "tile/0/000",
        "tile/0/000.p/5",
        "tile/0/001.p/4",
        "tile/1/000.p/1",
        "tile/entries/000",
        "tile/entries/000.p/5",
        "tile/entries/001.p/4",
    ]


def test_every_entry_under_the_checkpoint_has_a_receipt_that_holds(files: LogFiles):
    write(300, "a")
    checkpoint = sequence_log("demo", files, SIGNER)
    write(1, "b")
    entries = read_bytes("demo")
    for sequence in (1, 256, 257, 300):
        receipt = give_receipt(sequence, files)
        assert receipt is not None
        assert receipt.verify(entries[sequence - 1], [SIGNER.verifier]) == checkpoint
        assert receipt.verify(entries[sequence], [SIGNER.verifier]) is None
    assert (give_receipt(301, files), give_receipt(0, files)) == (None, None)


@pytest.mark.parametrize("stop", range(1, 8))
def test_a_writer_cut_off_anywhere_leaves_a_true_checkpoint_and_its_successor_completes_the_files(
    files: LogFiles, tmp_path: Path, stop: int, monkeypatch: pytest.MonkeyPatch
):
    write(250, "a")
    sequence_log("demo", files, SIGNER)
    write(20, "b")
    whole = LogFiles(tmp_path / "whole")
    shutil.copytree(files.folder, whole.folder)
    genuine, written = LogFiles.write, 0

    def cut_off(self: LogFiles, path: str, data: bytes) -> None:
        nonlocal written
        written += 1
        if written == stop:
            raise KeyboardInterrupt
        genuine(self, path, data)

    monkeypatch.setattr(LogFiles, "write", cut_off)
    with contextlib.suppress(KeyboardInterrupt):
        sequence_log("demo", files, SIGNER)
    monkeypatch.setattr(LogFiles, "write", genuine)
    shown = Checkpoint.parse(open_note(files.checkpoint() or b"", [SIGNER.verifier]))
    assert shown.size == (270 if stop > 6 else 250)
    receipt = give_receipt(shown.size, files)
    assert receipt is not None
    assert receipt.verify(read_bytes("demo")[shown.size - 1], [SIGNER.verifier]) == shown
    sequence_log("demo", files, SIGNER)
    SignedCheckpoint.objects.filter(size=270).delete()
    sequence_log("demo", whole, SIGNER)
    assert contents(files) == contents(whole)


def test_one_size_has_one_checkpoint_for_ever(files: LogFiles):
    write(3, "a")
    first = sequence_log("demo", files, SIGNER)
    assert sequence_log("demo", files, SIGNER) == first
    (files.folder / "checkpoint").unlink()
    sequence_log("demo", files, SIGNER)
    assert files.checkpoint() == bytes(SignedCheckpoint.objects.get().note)


def test_a_new_key_signs_on_where_the_old_one_ended(files: LogFiles):
    write(3, "a")
    sequence_log("demo", files, SIGNER)
    write(1, "b")
    new = Signer("plenary.example/demo", bytes(range(32)))
    checkpoint = sequence_log("demo", files, new, [SIGNER.verifier])
    assert open_note(files.checkpoint() or b"", [new.verifier]) == str(checkpoint)


@pytest.mark.parametrize("damage", [bytes(32 * 3), None])
def test_files_that_are_not_what_their_checkpoint_says_are_named_and_left_as_they_are(
    files: LogFiles, damage: bytes | None
):
    write(3, "a")
    sequence_log("demo", files, SIGNER)
    tile = files.folder / "tile/0/000.p/3"
    if damage is None:
        tile.unlink()
    else:
        tile.write_bytes(damage)
    before = contents(files)
    write(1, "b")
    with pytest.raises(BrokenTiles) as fault:
        sequence_log("demo", files, SIGNER)
    assert fault.value.path == (tile if damage is None else files.folder / "checkpoint")
    assert contents(files) == before


def test_files_that_were_lost_as_a_whole_are_written_again(files: LogFiles):
    write(300, "a")
    checkpoint = sequence_log("demo", files, SIGNER)
    before = contents(files)
    shutil.rmtree(files.folder)
    assert sequence_log("demo", files, SIGNER) == checkpoint
    assert contents(files) == before


def test_an_entry_of_the_newest_bundle_that_was_altered_in_the_database_is_named_and_not_written(files: LogFiles):
    write(3, "a")
    sequence_log("demo", files, SIGNER)
    before = contents(files)
    row = Recorded.objects.get(sequence=2)
    Recorded.objects.filter(sequence=2).update(data=bytes(row.data).replace(b'"words":"a 1"', b'"words":"z 1"'))
    write(1, "b")
    with pytest.raises(AlteredEntry) as fault:
        sequence_log("demo", files, SIGNER)
    assert fault.value.sequence == 2
    assert contents(files) == before


def test_a_checkpoint_is_kept_in_the_database_and_beside_the_key_before_it_is_shown(files: LogFiles, tmp_path: Path):
    mark = tmp_path / "demo.signed"
    marked = LogFiles(files.folder, mark)
    write(3, "a")
    sequence_log("demo", marked, SIGNER)
    write(1, "b")
    seen = []

    def cut_off(self: LogFiles, path: str, data: bytes) -> None:
        if path == "checkpoint":
            seen.append((data, bytes(SignedCheckpoint.objects.get(size=4).note), mark.read_bytes()))
            raise KeyboardInterrupt

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(LogFiles, "write", cut_off)
        with pytest.raises(KeyboardInterrupt):
            sequence_log("demo", marked, SIGNER)
    ((shown, kept, remembered),) = seen
    assert (kept, remembered) == (shown, shown)
    assert marked.checkpoint() != shown


def test_both_keys_sign_while_they_overlap(files: LogFiles):
    write(3, "a")
    new = Signer("plenary.example/demo", bytes(range(32)))
    checkpoint = sequence_log("demo", files, new, [SIGNER.verifier], [SIGNER])
    for key in (new, SIGNER):
        assert open_note(files.checkpoint() or b"", [key.verifier]) == str(checkpoint)
