"""Batches: many small items, one entry, and each item can be shown, checked and erased by itself."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from plenary.engine.merkle.batch import commit_batch
from plenary.record import batch
from plenary.record.act import Actor
from plenary.record.acts import CommitBatch, EraseValues
from plenary.record.item import write_item
from plenary.record.models import BatchItem, CommittedBatch, Log, PendingItem
from plenary.record.pack import standalone
from plenary.record.pack.export import PackedLog, export_pack
from plenary.record.pack.verification import verify_pack
from plenary.record.perform import Performed, perform
from plenary.record.reading import list_changes
from plenary.record.refusal import Refused
from plenary.record.replay import clear
from plenary.record.storage import Storage
from tests.record.conftest import SECRETARIAT

pytestmark = pytest.mark.usefixtures("log")

VOTES = [{"statement": number % 3, "vote": number % 2} for number in range(7)]


def commit(key: str = "votes", for_whom: str = "public") -> Performed:
    closed = batch.close_batch("demo", key)
    act = CommitBatch(
        batch=key,
        subject="consultations/inputs",
        for_whom=for_whom,
        count=closed.count,
        root=closed.root.hex(),
        file=closed.file.hex(),
    )
    return perform(act, actor=SECRETARIAT, body="demo", key=key)


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    storage = Storage(tmp_path / "data", tmp_path / "keys")
    storage.make_key(Log.objects.get())
    return storage


def pack(storage: Storage, folder: Path, *, full: bool = False) -> Path:
    path = folder / "demo.zip"
    path.write_bytes(export_pack([PackedLog.of(Log.objects.get(), storage)], name="demo.zip", full=full))
    return path


def test_items_leave_no_trace_on_the_record_until_one_entry_commits_to_all_of_them():
    first = batch.add_items("demo", "votes", VOTES[:4])
    later = batch.add_items("demo", "votes", VOTES[4:])
    assert (Log.objects.get().size, PendingItem.objects.count()) == (0, 7)
    entry = commit().entry
    ordered = [bytes.fromhex(commitment) for commitment in sorted(first + later)]
    made = commit_batch(ordered)
    assert (entry.sequence, entry.act, entry.payload) == (
        1,
        "batch.commit",
        {
            "batch": "votes",
            "subject": "consultations/inputs",
            "for_whom": "public",
            "count": 7,
            "root": made.root.hex(),
            "file": made.file.hex(),
        },
    )
    assert batch.list_commitments("demo", "votes") == ordered
    assert sorted(opening.value for opening in batch.list_openings("demo", "votes")) == sorted(
        json.dumps(vote, separators=(",", ":")).encode() for vote in VOTES
    )
    assert (PendingItem.objects.count(), CommittedBatch.objects.get().count) == (0, 7)
    assert [change.sequence for change in list_changes("demo", address="consultations")] == [1]


def test_an_item_is_taken_back_without_a_trace_while_the_batch_is_open_and_never_after():
    kept, gone = batch.add_items("demo", "votes", VOTES[:2])
    assert (batch.take_back("demo", "votes", [gone]), batch.take_back("demo", "votes", [gone])) == (1, 0)
    closed = batch.close_batch("demo", "votes")
    assert (closed.count, batch.close_batch("demo", "votes")) == (1, closed)
    for late in (
        lambda: batch.add_items("demo", "votes", VOTES),
        lambda: batch.take_back("demo", "votes", [kept]),
    ):
        with pytest.raises(Refused) as fault:
            late()
        assert (fault.value.rule, fault.value.sentence) == (
            "record.batch-closed",
            "The batch votes is closed: nothing joins or leaves it.",
        )


def test_only_what_a_batch_came_to_is_committed_and_only_once():
    batch.add_items("demo", "votes", VOTES)
    act = CommitBatch(batch="votes", subject="consultations/inputs", count=7, root="0" * 64, file="0" * 64)
    for _closed in range(2):
        with pytest.raises(Refused) as fault:
            perform(act, actor=SECRETARIAT, body="demo", key="early")
        assert fault.value.rule == "record.batch"
        batch.close_batch("demo", "votes")
    commit()
    closed = batch.close_batch("demo", "votes")
    again = act.model_copy(update={"root": closed.root.hex(), "file": closed.file.hex()})
    with pytest.raises(Refused) as fault:
        perform(again, actor=SECRETARIAT, body="demo", key="again")
    assert fault.value.rule == "record.batch-committed"


def test_a_batch_of_nothing_is_committed_too(storage: Storage, tmp_path: Path):
    assert commit("none").entry.payload["count"] == 0
    assert standalone.check(pack(storage, tmp_path))[0].size == 1


def test_the_holder_of_an_item_can_check_offline_that_it_is_in(storage: Storage, tmp_path: Path):
    mine = batch.add_items("demo", "votes", VOTES)[4]
    log = Log.objects.get()
    assert write_item(log, storage, "votes", mine) is None
    commit()
    assert write_item(log, storage, "votes", mine) is None
    storage.sequence(log)
    data = write_item(log, storage, "votes", mine)
    assert data is not None
    assert write_item(log, storage, "votes", "0" * 64) is None
    path = tmp_path / "item.json"
    path.write_bytes(data)
    assert json.loads(data)["value"] == VOTES[4]
    key = str(storage.signer(log).verifier)
    verdict = standalone.check_item(path, [key])
    assert (verdict.body, verdict.size, verdict.keys, verdict.remarks) == (
        "demo",
        1,
        ["plenary.example/demo"],
        ["The item is in the batch of entry 1."],
    )
    done = subprocess.run(
        [sys.executable, "-I", standalone.__file__, path, "--key", key], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout.splitlines()[1:]) == (
        0,
        ["The item is in the batch of entry 1.", "All is as it was recorded."],
    )
    unseen = []
    for at in range(len(data)):
        path.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
        try:
            standalone.check_item(path, [key])
            unseen.append(at)
        except standalone.Fault:
            continue
    # The keys that come with an item are not looked at when others are trusted.
    keys = json.dumps(json.loads(data)["keys"], separators=(",", ":")).encode()
    start = data.index(keys)
    assert set(unseen) <= set(range(start + 2, start + len(keys) - 2))


def test_batches_are_packed_and_verified_with_the_rest_for_whom_they_are(storage: Storage, tmp_path: Path):
    batch.add_items("demo", "votes", VOTES)
    batch.add_items("demo", "inputs", ["private words"])
    commit()
    commit("inputs", "secretariat")
    names = {}
    for full in (False, True):
        path = pack(storage, tmp_path, full=full)
        files = standalone.read_archive(path.read_bytes())
        names[full] = sorted(name.rpartition("/")[2] for name in files if "/batches/" in name)
        assert b"private words" not in path.read_bytes() or full
        clear()
        assert [verdict.rows for verdict in verify_pack(path)] == [4]
    assert names == {False: ["1", "1.jsonl", "2"], True: ["1", "1.jsonl", "2", "2.jsonl"]}


def test_an_erased_item_is_gone_from_everywhere_and_its_commitment_stays(storage: Storage, tmp_path: Path):
    first, second = batch.add_items("demo", "votes", ["words to be erased", "words that stay"])
    commit()
    erase = EraseValues(commitments=(first,), reason="asked for by the person")
    perform(erase, actor=Actor("secretariat"), body="demo", key="e")
    assert [opening.value for opening in batch.list_openings("demo", "votes")] == [b'"words that stay"']
    assert BatchItem.objects.get(commitment=first).salt == b""
    assert batch.prove("demo", "votes", first) is None
    assert batch.prove("demo", "votes", second) is not None
    for full in (False, True):
        path = pack(storage, tmp_path, full=full)
        assert b"to be erased" not in path.read_bytes()
        assert first.encode() in path.read_bytes()
        assert standalone.check(path)[0].size == 2
    with pytest.raises(Refused) as fault:
        perform(erase, actor=Actor("secretariat"), body="demo", key="again")
    assert fault.value.rule == "record.no-value"


@pytest.mark.parametrize(
    ("name", "change", "why"),
    [
        ("1", lambda data: data[:-32], "did not commit to the batch that the pack gives for it"),
        ("1", lambda data: data[32:] + data[:32], "did not commit to the batch that the pack gives for it"),
        ("1.jsonl", lambda data: data[data.index(b"\n") + 1 :], "did not commit to an item that the pack gives for it"),
        ("1.jsonl", lambda data: data[: data[:-1].rindex(b"\n") + 1], "has an item that was not erased"),
        ("1.jsonl", lambda data: data.replace(b'"vote":1', b'"vote":9', 1), "did not commit to an item"),
        ("1.jsonl", lambda data: data * 2, "did not commit to an item"),
    ],
)
def test_an_item_that_is_altered_left_out_or_added_is_named_by_its_entry(
    storage: Storage, tmp_path: Path, name: str, change, why: str
):
    batch.add_items("demo", "votes", VOTES)
    commit()
    path = pack(storage, tmp_path)
    files = standalone.read_archive(path.read_bytes())
    place = f"logs/demo/batches/{name}"
    files[place] = change(files[place])
    path.write_bytes(standalone.write_archive(files))
    with pytest.raises(standalone.Fault) as fault:
        standalone.check(path)
    assert (fault.value.rule, fault.value.place) == ("entry", ("demo", 1))
    assert fault.value.sentence.startswith(f"Entry 1 of demo {why}")
