"""What the product's reader of Word files makes of the example agrees with what the builder put there."""

from pathlib import Path

import pytest

from plenary.engine.text import structure
from plenary.rulemaking.example.build.bundle import in_scope, read_drafts, revise_all
from plenary.rulemaking.example.build.draft import Unit, citation, raise_notes
from plenary.rulemaking.example.build.revision import Revision
from plenary.rulemaking.example.build.submission import Op
from plenary.rulemaking.intake.docx.reading import read

FOLDER = Path(__file__).resolve().parents[3] / "src/plenary/rulemaking/example"
DRAFTS = read_drafts(FOLDER)
REVISIONS = revise_all(FOLDER)
TRACKED = [name for name, revision in REVISIONS.items() if revision.submission.header["form"] == "tracked"]


def told(units: list[Unit]) -> list[tuple[str, str, str]]:
    return [(unit.kind, citation(units, unit), unit.words) for unit in units if unit.kind not in {"cell", "footnote"}]


@pytest.mark.parametrize("name", DRAFTS)
def test_a_draft_is_read_from_word_provision_by_provision_as_it_was_written(name: str) -> None:
    blocks = read((FOLDER / f"{name}.docx").read_bytes()).blocks
    instrument = structure.build(blocks, lang=name.split(".")[1])
    apart = {"table", "row", "cell", "footnote"}
    found = [(p.kind.value, instrument.citation(p.id), p.text) for p in instrument.provisions if p.kind not in apart]
    assert found == told(DRAFTS[name])


def accepted(revision: Revision) -> set[str]:
    """The words of each paragraph that changes, as they would be."""
    return {raise_notes(p.accepted) for p in revision.paragraphs if p.op is not Op.DELETE and p.accepted != p.rejected}


def rejected(revision: Revision) -> list[str]:
    """The words of each paragraph that the file had before, but for tables, notes and what was cut in two."""
    return [
        raise_notes(p.rejected)
        for p in revision.paragraphs
        if p.base and p.op is not Op.INSERT and p.mark is Op.KEEP and p.unit.kind not in {"cell", "footnote"}
        if in_scope(p, revision.scope)
    ]


@pytest.mark.parametrize("name", TRACKED)
def test_a_tracked_file_is_read_with_every_word_it_wants_and_every_word_it_had(name: str) -> None:
    blocks = read((FOLDER / f"submissions/{name}.docx").read_bytes()).blocks
    new = [block.accepted for block in blocks]
    old = [block.rejected for block in blocks]
    assert [want for want in accepted(REVISIONS[name]) if not any(text.endswith(want) for text in new)] == []
    assert [had for had in rejected(REVISIONS[name]) if not any(text.endswith(had) for text in old)] == []
