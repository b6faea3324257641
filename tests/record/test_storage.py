"""Keys lie outside the database, readable by their owner alone, and old ones stay known."""

from pathlib import Path

import pytest

from plenary.engine.merkle.note import open_note
from plenary.kit.refusal import Outcome, Refusal
from plenary.record.models import Log
from plenary.record.storage import Storage, open_log


def test_a_log_is_opened_under_a_key_that_an_address_can_hold(db: None):
    assert open_log("demo-2", origin="plenary.example/demo-2").size == 0
    for body in ("", "Demo", "-demo", "de mo", "x" * 64):
        with pytest.raises(Refusal) as fault:
            open_log(body, origin="x")
        assert fault.value.outcome is Outcome.USAGE
    assert Log.objects.count() == 1


def test_a_new_key_is_readable_by_its_owner_alone_and_the_old_one_stays_known(log: Log, tmp_path: Path):
    storage = Storage(tmp_path / "data", tmp_path / "keys")
    first = storage.make_key(log)
    assert storage.signer(log) == first
    assert storage.known("demo") == []
    second = storage.make_key(log)
    assert storage.signer(log) == second
    assert first != second
    assert storage.known("demo") == [first.verifier]
    assert (tmp_path / "keys" / "demo.key").stat().st_mode & 0o777 == 0o600


def test_the_key_before_signs_beside_the_new_one_until_the_overlap_ends(log: Log, tmp_path: Path):
    storage = Storage(tmp_path / "data", tmp_path / "keys")
    first = storage.make_key(log)
    assert (storage.beside(log), storage.end_overlap(log)) == ([], [])
    second = storage.make_key(log)
    assert storage.beside(log) == [first]
    storage.sequence(log)
    note = storage.files("demo").checkpoint() or b""
    assert [open_note(note, [key.verifier]).splitlines()[1] for key in (first, second)] == ["0", "0"]
    third = storage.make_key(log)
    assert (storage.signer(log), storage.beside(log)) == (third, [second])
    assert storage.verifiers(log) == [third.verifier, second.verifier, first.verifier]
    assert (storage.keys / "demo.beside").stat().st_mode & 0o777 == 0o600
    assert storage.end_overlap(log) == [second.verifier]
    assert (storage.beside(log), storage.known("demo")) == ([], [first.verifier, second.verifier])
    assert not (storage.keys / "demo.beside").exists()


@pytest.mark.parametrize("content", [None, "not a key", "00ff"])
def test_a_key_that_is_not_there_is_asked_back(log: Log, tmp_path: Path, content: str | None):
    storage = Storage(tmp_path / "data", tmp_path / "keys")
    path = tmp_path / "keys" / "demo.key"
    if content is not None:
        path.parent.mkdir()
        path.write_text(content)
    with pytest.raises(Refusal) as fault:
        storage.signer(log)
    assert fault.value.sentence == f"The signing key of demo is not in {path}: put it back from where you keep it."
