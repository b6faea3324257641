"""Private values are erased for good, and the record says that it happened."""

from pathlib import Path

import pytest

from plenary.record.acts import EraseValues
from plenary.record.models import Erasure, SealedValue
from plenary.record.pack import standalone
from plenary.record.pack.export import PackedLog, export_pack
from plenary.record.perform import perform
from plenary.record.reading import list_changes, open_value
from plenary.record.refusal import Refused
from plenary.record.sequencer import LogFiles
from tests.record.conftest import FELUNDA, SECRETARIAT
from tests.record.ledger.acts import StrikePage, WritePage
from tests.record.pack.test_pack import SIGNER

pytestmark = pytest.mark.usefixtures("log")


def test_an_erased_value_is_gone_from_the_store_and_from_packs_and_its_commitment_stays(tmp_path: Path):
    written = perform(WritePage(words="Open", remark="for the file"), actor=FELUNDA, body="demo", key="1").entry  # type: ignore[arg-type]
    commitment = written.payload["remark"]["sealed"]
    erased = perform(
        EraseValues(commitments=(commitment,), reason="asked for by the person"),
        actor=SECRETARIAT,
        body="demo",
        key="2",
    )
    assert open_value("demo", commitment) is None
    assert list(SealedValue.objects.order_by("sequence").values_list("sequence", flat=True)) == [1, 2]
    assert Erasure.objects.get().commitment == commitment
    data = export_pack([PackedLog("demo", LogFiles(tmp_path / "demo"), SIGNER)], name="demo.zip", full=True)
    path = tmp_path / "demo.zip"
    path.write_bytes(data)
    assert b"for the file" not in data
    assert commitment.encode() in data
    assert standalone.check(path)[0][1] == erased.entry.sequence


def test_a_value_that_is_not_there_cannot_be_erased():
    with pytest.raises(Refused) as fault:
        perform(EraseValues(commitments=("0" * 64,), reason="asked"), actor=SECRETARIAT, body="demo", key="1")
    assert (fault.value.rule, fault.value.field) == ("record.no-value", "commitments")


def test_what_changed_at_an_address_since_an_entry_is_known():
    for number in range(3):
        perform(WritePage(words=f"{number}"), actor=SECRETARIAT, body="demo", key=f"w{number}")
    for number in (1, 2):
        perform(StrikePage(page=f"demo/{number}"), actor=SECRETARIAT, body="demo", key=f"s{number}")
    assert [entry.sequence for entry in list_changes("demo")] == [4, 5]
    assert [entry.sequence for entry in list_changes("demo", since=4)] == [5]
    assert [entry.sequence for entry in list_changes("demo", address="pages")] == [4, 5]
    assert [entry.sequence for entry in list_changes("demo", address="pages/1")] == [4]
    assert list_changes("demo", address="page") == []
