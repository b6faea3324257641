"""A pack is verified in full by doing every act again."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

import plenary
from plenary.record.entry import Entry
from plenary.record.pack import standalone
from plenary.record.pack.export import PackedLog, export_pack
from plenary.record.pack.verification import Verdict, verify_pack
from plenary.record.perform import perform
from plenary.record.replay import clear
from plenary.record.sequencer import LogFiles
from plenary.record.store import Store, storing
from tests.record.conftest import SECRETARIAT
from tests.record.ledger.acts import WritePage
from tests.record.pack.test_pack import SIGNER, pack

pytestmark = pytest.mark.usefixtures("log")


def test_the_acts_of_a_pack_make_the_tables_that_it_gives(tmp_path: Path):
    path = tmp_path / "demo.zip"
    path.write_bytes(pack(tmp_path, 300, full=False))
    clear()
    (verdict,) = verify_pack(path, (str(SIGNER.verifier),))
    root = standalone.check(path)[0][2]
    assert verdict == Verdict("demo", 300, root, ("plenary.example/demo",), 301)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (
            (b'"words":"1"', b'"words":"2"'),
            "Row 3 of the tables of demo (ledger.Page, of entry 3)",
        ),
        ((b"", b""), "Row 5 of the tables of demo (no table)"),
    ],
)
def test_tables_that_the_acts_do_not_make_are_named_by_their_first_wrong_row_and_its_entry(
    tmp_path: Path, change: tuple[bytes, bytes], told: str
):
    files = standalone.read_archive(pack(tmp_path))
    name = "logs/demo/dump.jsonl"
    files[name] = files[name].replace(*change) if change[0] else files[name] + b"[]\n"
    path = tmp_path / "demo.zip"
    path.write_bytes(standalone.write_archive(files))
    clear()
    with pytest.raises(standalone.Fault) as fault:
        verify_pack(path)
    assert fault.value.sentence == f"{told} is not what its entries make."


def test_a_row_that_is_left_out_is_named_by_the_entry_that_made_it(tmp_path: Path):
    files = standalone.read_archive(pack(tmp_path))
    name = "logs/demo/dump.jsonl"
    rows = files[name].splitlines(keepends=True)
    for left in (rows[:2] + rows[3:], rows[1:]):
        path = tmp_path / "demo.zip"
        path.write_bytes(standalone.write_archive({**files, name: b"".join(left)}))
        clear()
        with pytest.raises(standalone.Fault) as fault:
            verify_pack(path)
        [number] = [at for at, row in enumerate(rows, 1) if row not in left]
        assert (fault.value.place, fault.value.sentence) == (
            ("demo", number),
            f"Row {number} of the tables of demo (ledger.Page, of entry {number}) is not what its entries make.",
        )


def test_any_byte_that_is_flipped_in_the_tables_is_named_by_its_row_without_doing_the_acts(tmp_path: Path):
    data = pack(tmp_path)
    held = standalone.read_archive(data)["logs/demo/dump.jsonl"]
    start = data.index(held)
    for at in range(0, len(held), 7):
        altered = bytearray(data)
        altered[start + at] ^= 1 << at % 8
        path = tmp_path / "demo.zip"
        path.write_bytes(altered)
        number = held[:at].count(b"\n") + 1
        row = json.loads(held.splitlines()[number - 1])
        entry = row[1].get("id", "/").split("/")[1]
        with pytest.raises(standalone.Fault) as fault:
            standalone.check(path)
        told = f"{row[0]}, of entry {entry}" if entry else row[0]
        assert fault.value.sentence == (f"Row {number} of the tables of demo ({told}) is not what its entries make.")


def test_a_file_of_which_more_than_a_byte_was_altered_is_named(tmp_path: Path):
    data = pack(tmp_path)
    held = standalone.read_archive(data)["logs/demo/dump.jsonl"]
    path = tmp_path / "demo.zip"
    path.write_bytes(data.replace(held, held[::-1]))
    with pytest.raises(standalone.Fault) as fault:
        standalone.check(path)
    assert fault.value.sentence == ("The file logs/demo/dump.jsonl is not that of which the archive has a checksum.")


def test_a_pack_of_another_release_is_compared_in_the_tables_that_are_of_the_same_form(tmp_path: Path):
    files = standalone.read_archive(pack(tmp_path, full=False))
    files["pack.json"] = files["pack.json"].replace(f'"release":"{plenary.__version__}"'.encode(), b'"release":"0.0.1"')
    name = "logs/demo/dump.jsonl"
    files[name] = files[name].replace(b',"until":""', b"")
    path = tmp_path / "demo.zip"
    path.write_bytes(standalone.write_archive(files))
    clear()
    (verdict,) = verify_pack(path)
    assert (verdict.rows, verdict.unlike) == (1, ("ledger.Page",))
    files[name] = files[name].replace(b'"pages":3', b'"pages":2')
    path.write_bytes(standalone.write_archive(files))
    clear()
    with pytest.raises(standalone.Fault) as fault:
        verify_pack(path)
    assert fault.value.rule == "tables"


def write_one(folder: Path, act: WritePage) -> Path:
    """A pack with one entry, whatever the rules say of it; the tables are empty again."""
    with storing(Store(folder)) as store:
        store.put(b"A long text")
        perform(act, actor=SECRETARIAT, body="demo", key="1")
        data = export_pack([PackedLog("demo", LogFiles(folder / "demo"), SIGNER)], name="demo.zip", full=False)
    path = folder / "demo.zip"
    path.write_bytes(data)
    clear()
    return path


def test_what_an_engine_made_is_made_again_and_another_result_is_named_by_its_entry(tmp_path: Path):
    path = write_one(tmp_path, WritePage(words="Four", letters=4))
    assert [verdict.size for verdict in verify_pack(path)] == [1]


def test_a_result_that_comes_out_otherwise_is_named_by_its_entry(tmp_path: Path):
    path = write_one(tmp_path, WritePage(words="Four", letters=5))
    with pytest.raises(standalone.Fault) as fault:
        verify_pack(path)
    assert fault.value.sentence == "Entry 1 of demo holds a result that comes out otherwise (letters)."


def test_a_text_that_an_entry_names_and_the_pack_lacks_is_named_by_its_entry(tmp_path: Path):
    name = sha256(b"A long text").hexdigest()
    path = write_one(tmp_path, WritePage(words="Long", text=name))
    assert [verdict.size for verdict in verify_pack(path)] == [1]
    files = standalone.read_archive(path.read_bytes())
    del files[f"logs/demo/texts/{name}"]
    path.write_bytes(standalone.write_archive(files))
    clear()
    with pytest.raises(standalone.Fault) as fault:
        verify_pack(path)
    assert fault.value.sentence == f"Entry 1 of demo names a text that is not in the pack ({name})."


def test_an_entry_that_cannot_be_done_again_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = write_one(tmp_path, WritePage(words="One"))

    def fail(self: WritePage, entry: Entry) -> None:
        raise ValueError("a fault of the program")

    monkeypatch.setattr(WritePage, "apply", fail)
    with pytest.raises(standalone.Fault) as fault:
        verify_pack(path)
    assert fault.value.sentence == "Entry 1 of demo cannot be done again (ValueError)."


def test_an_act_that_this_release_does_not_know_is_named_by_its_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "demo.zip"
    path.write_bytes(pack(tmp_path))
    clear()
    monkeypatch.setattr("plenary.record.registry._acts", {})
    with pytest.raises(standalone.Fault) as fault:
        verify_pack(path)
    assert fault.value.sentence == "Entry 1 of demo is an act that this release of Plenary does not know (page.write)."
