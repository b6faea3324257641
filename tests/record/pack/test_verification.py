"""A pack is verified in full by doing every act again."""

from pathlib import Path

import pytest

from plenary.record.pack import standalone
from plenary.record.pack.verification import Verdict, verify_pack
from plenary.record.replay import clear
from tests.record.pack.test_pack import SIGNER, pack

pytestmark = pytest.mark.usefixtures("log")


def test_the_acts_of_a_pack_make_the_tables_that_it_gives(tmp_path: Path):
    path = tmp_path / "demo.zip"
    path.write_bytes(pack(tmp_path, 300, full=False))
    clear()
    (verdict,) = verify_pack(path, (str(SIGNER.verifier),))
    root = standalone.check(path)[0][2]
    assert verdict == Verdict("demo", 300, root, ("plenary.example/demo",), 301)


@pytest.mark.parametrize(("change", "number"), [((b'"words":"1"', b'"words":"2"'), 3), ((b"", b""), 5)])
def test_tables_that_the_acts_do_not_make_are_named_by_their_first_wrong_row(
    tmp_path: Path, change: tuple[bytes, bytes], number: int
):
    files = standalone.read_archive(pack(tmp_path))
    name = "logs/demo/dump.jsonl"
    files[name] = files[name].replace(*change) if change[0] else files[name] + b"[]\n"
    path = tmp_path / "demo.zip"
    path.write_bytes(standalone.write_archive(files))
    clear()
    with pytest.raises(standalone.Fault) as fault:
        verify_pack(path)
    assert (
        fault.value.sentence == f"Row {number} of the tables that the pack gives for demo is not what its entries make."
    )


def test_an_act_that_this_release_does_not_know_is_named_by_its_entry(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    path = tmp_path / "demo.zip"
    path.write_bytes(pack(tmp_path))
    clear()
    monkeypatch.setattr("plenary.record.registry._acts", {})
    with pytest.raises(standalone.Fault) as fault:
        verify_pack(path)
    assert fault.value.sentence == "Entry 1 of demo is an act that this release of Plenary does not know (page.write)."
