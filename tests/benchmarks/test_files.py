"""The file that is timed holds what it is said to hold."""

from pathlib import Path

from benchmarks.files import write_file
from plenary.engine.text.block import Change
from plenary.rulemaking import intake


def test_ten_thousand_tracked_changes_are_read_each(tmp_path: Path):
    write_file(tmp_path / "changes.docx")
    document = intake.read(tmp_path / "changes.docx")
    changes = [piece.change for block in document.blocks for piece in block.pieces]
    counted = {change: changes.count(change) for change in Change}
    assert counted == {Change.KEPT: 6_000, Change.INSERTED: 5_000, Change.DELETED: 5_000, Change.UNDONE: 0}
