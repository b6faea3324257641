"""A log restored behind what it had published signs no more in its old name, and goes on under a new one."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from plenary.kit.refusal import Refusal
from plenary.record.models import Log, Recorded, Request, SealedValue, SignedCheckpoint
from plenary.record.pack import standalone
from plenary.record.pack.export import PackedLog, export_pack
from plenary.record.pack.verification import verify_pack
from plenary.record.perform import perform_all
from plenary.record.reading import read_entries
from plenary.record.renewal import list_behind, renew_log
from plenary.record.replay import clear, rebuild
from plenary.record.sequencer import Behind
from plenary.record.storage import Storage
from tests.record.conftest import SECRETARIAT
from tests.record.ledger.acts import WritePage


@pytest.fixture
def storage(log: Log, tmp_path: Path) -> Storage:
    """An installation whose log has three entries that are signed."""
    storage = Storage(tmp_path / "data", tmp_path / "keys")
    storage.make_key(log)
    write(3, "a")
    storage.sequence(log)
    return storage


def write(count: int, key: str) -> None:
    acts = [WritePage(words=f"{key} {number}") for number in range(count)]
    perform_all(acts, actor=SECRETARIAT, body="demo", key=key)


def restore(size: int) -> Log:
    """The database as a backup had it when the log had ``size`` entries."""
    for table in (Recorded, SealedValue):
        table.objects.filter(sequence__gt=size).delete()
    Request.objects.filter(last__gt=size).delete()
    SignedCheckpoint.objects.filter(size__gt=size).delete()
    Log.objects.update(size=size)
    rebuild()
    return Log.objects.get()


def without_mark(storage: Storage) -> None:
    (storage.keys / "demo.signed").unlink()


def without_files(storage: Storage) -> None:
    shutil.rmtree(storage.folder)


@pytest.mark.parametrize("lost", [without_mark, without_files], ids=["files remain", "keys remain"])
def test_a_log_that_is_behind_is_noticed_and_signs_nothing(storage: Storage, lost: Callable[[Storage], None]):
    write(2, "b")
    storage.sequence(Log.objects.get())
    log = restore(3)
    lost(storage)
    assert list_behind(storage) == [log]
    with pytest.raises(Behind) as fault:
        storage.sequence(log)
    assert (fault.value.size, fault.value.published.size) == (3, 5)
    assert fault.value.sentence == (
        "The record of demo was restored: it has 3 entries, and does not hold the 5 that plenary.example/demo has "
        "signed. It goes on under a new origin, or from a newer backup."
    )


@pytest.mark.parametrize("more", [2, 4])
def test_a_log_that_has_grown_again_with_other_entries_is_noticed_too(storage: Storage, more: int):
    write(2, "b")
    storage.sequence(Log.objects.get())
    restore(3)
    write(more, "c")
    with pytest.raises(Behind):
        storage.sequence(Log.objects.get())
    assert SignedCheckpoint.objects.filter(size__gt=3).count() == 0


def test_a_database_that_lost_entries_under_its_own_checkpoint_is_noticed(storage: Storage):
    Recorded.objects.filter(sequence=3).delete()
    without_mark(storage)
    (storage.files("demo").folder / "checkpoint").unlink()
    with pytest.raises(Behind) as fault:
        storage.sequence(Log.objects.get())
    assert (fault.value.size, fault.value.published.size) == (2, 3)


def test_a_backup_that_lacks_checkpoints_alone_keeps_its_origin(storage: Storage):
    write(2, "b")
    checkpoint = storage.sequence(Log.objects.get())
    SignedCheckpoint.objects.filter(size=5).delete()
    assert list_behind(storage) == []
    assert storage.sequence(Log.objects.get()) == checkpoint


def test_the_log_goes_on_under_a_new_origin_whose_first_entry_names_the_old_one(storage: Storage, tmp_path: Path):
    old = storage.signer(Log.objects.get()).verifier
    kept = SignedCheckpoint.objects.get(size=3)
    write(2, "b")
    storage.sequence(Log.objects.get())
    lost = SignedCheckpoint.objects.get(size=5)
    checkpoint = renew_log(restore(3), storage)
    log = Log.objects.get()
    assert (log.origin, log.number, log.size) == ("plenary.example/demo/again-2", 2, 4)
    assert (checkpoint.origin, checkpoint.size) == (log.origin, 4)
    (entry,) = read_entries("demo", after=3)
    assert (entry.act, entry.seat, entry.payload) == (
        "log.renew",
        "system",
        {
            "before": "plenary.example/demo",
            "kept": bytes(kept.note).decode(),
            "number": 2,
            "origin": "plenary.example/demo/again-2",
            "published": bytes(lost.note).decode(),
        },
    )
    assert list_behind(storage) == []
    assert bytes(lost.note) == storage.files("demo", 1).checkpoint()
    write(1, "c")
    assert storage.sequence(log).size == 5
    path = tmp_path / "demo.zip"
    path.write_bytes(export_pack([PackedLog.of(log, storage)], name="demo.zip", full=True))
    new = storage.signer(log).verifier
    remark = (
        "From entry 4 on the log goes on from plenary.example/demo, which had signed 5 entries; "
        "the first 3 are the same."
    )
    verdict = standalone.check(path, [str(new)])[0]
    assert (verdict.size, verdict.keys, verdict.remarks) == (5, ["plenary.example/demo/again-2"], [remark])
    assert storage.known("demo") == [old]
    clear()
    assert verify_pack(path)[0].remarks == (remark,)


def test_it_can_happen_again_and_keeps_its_first_name(storage: Storage, tmp_path: Path):
    write(2, "b")
    storage.sequence(Log.objects.get())
    renew_log(restore(3), storage)
    write(2, "c")
    storage.sequence(Log.objects.get())
    renew_log(restore(4), storage)
    log = Log.objects.get()
    assert (log.origin, log.number) == ("plenary.example/demo/again-3", 3)
    path = tmp_path / "demo.zip"
    path.write_bytes(export_pack([PackedLog.of(log, storage)], name="demo.zip", full=False))
    assert [remark.split(" ")[2] for remark in standalone.check(path)[0].remarks] == ["4", "5"]


def test_a_checkpoint_that_somebody_else_has_kept_is_enough(storage: Storage):
    write(2, "b")
    storage.sequence(Log.objects.get())
    note = storage.files("demo").checkpoint()
    log = restore(3)
    without_files(storage)
    without_mark(storage)
    assert list_behind(storage) == []
    assert renew_log(log, storage, published=note).origin == "plenary.example/demo/again-2"


def test_a_log_that_lacks_nothing_and_a_note_of_somebody_else_renew_nothing(storage: Storage):
    log = Log.objects.get()
    with pytest.raises(Refusal) as fault:
        renew_log(log, storage)
    assert fault.value.sentence == "The record of demo holds all that was published of it: it keeps its origin."
    for note in (b"no note", (storage.files("demo").checkpoint() or b"").replace(b"\n3\n", b"\n9\n")):
        with pytest.raises(Refusal) as fault:
            renew_log(log, storage, published=note)
        assert fault.value.sentence == "This is no checkpoint that plenary.example/demo has signed."


def test_tables_made_anew_are_the_same_and_keep_the_origin(storage: Storage):
    write(2, "b")
    storage.sequence(Log.objects.get())
    renew_log(restore(3), storage)
    before = Log.objects.values().get()
    assert rebuild() == 4
    assert Log.objects.values().get() == before
