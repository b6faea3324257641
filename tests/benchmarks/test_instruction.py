"""Instructions in six languages: none is read wrong, none is dropped, and what can be read is."""

import pytest

from benchmarks.instructed import ASK, TONGUES, instructions
from benchmarks.instruction import count, judge, run
from benchmarks.run import Options


@pytest.mark.parametrize("lang", sorted(TONGUES))
def test_no_instruction_is_read_wrong_and_all_that_can_be_read_are(lang: str) -> None:
    said = list(instructions(lang))
    counts = count(lang)
    asked = sum(meaning == ASK for _, meaning in said)
    assert len(said) >= 80
    assert (counts["wrong"], counts["listed"], counts["right"]) == (0, asked, len(said) - asked)


def test_what_is_applied_otherwise_than_asked_and_what_is_dropped_are_wrong() -> None:
    assert judge("en", "Delete Article 2.3.", "delete a2.2") == "wrong"
    assert judge("en", "Delete Article 2.3.", ASK) == "wrong"
    assert judge("en", "Nothing at all.", "delete a2.2") == "wrong"
    assert judge("en", "Delete something.", "delete a2.2") == "listed"
    assert judge("en", "Nothing at all.", "") == "right"


def test_the_finding_holds_what_it_claims() -> None:
    finding = run(Options())
    assert [claim.held for claim in finding.claims] == [True, True]
    assert [row[0] for row in finding.rows] == list(TONGUES)
