"""The proof sheet counts what a person must look at, and is dated."""

from datetime import UTC, datetime

import pytest

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.provision import Kind
from plenary.engine.text.touch import Touch
from plenary.rulemaking.proof import Candidate, Doubt, Proof, ProofSheet


def sheet(**changes: object) -> ProofSheet:
    given: dict[str, object] = {
        "submission": "arandia.docx",
        "behalf": ("Arandia",),
        "symbol": "A/AI/1/L.4",
        "title": "Framework",
        "base": "0" * 64,
        "as_at": datetime(2031, 5, 14, 13, 30, tzinfo=UTC),
        "proofs": (
            Proof(
                "p2",
                "Article 7, 2",
                Kind.PARAGRAPH,
                (Touch.REWORDED,),
                "Each Party shall report.",
                (
                    Piece("Each Party "),
                    Piece("shall", Change.DELETED),
                    Piece("should", Change.INSERTED),
                    Piece(" report."),
                ),
                doubts=(Doubt("One word was changed without being tracked.", "paragraph 12"),),
            ),
        ),
    }
    return ProofSheet(**(given | changes))  # type: ignore[arg-type]  # the tests vary one field at a time


def test_questions_are_the_doubts_about_the_file_and_its_provisions_and_the_candidates() -> None:
    asked = sheet(doubts=(Doubt("The base is an older version."),), candidates=(Candidate("1", "delete paragraph 3"),))
    assert asked.questions == 3


def test_a_proof_sheet_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        sheet(as_at=datetime(2031, 5, 14, 13, 30))
