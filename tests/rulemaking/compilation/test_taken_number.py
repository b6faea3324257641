"""What is said of a new provision that carries a number of the base."""

from plenary.engine.text.interpretation import Notice, Remark
from plenary.rulemaking.compilation.sentence import remark_doubt
from plenary.rulemaking.proof import Doubt


def test_a_new_provision_with_a_taken_number_is_named_with_the_number_it_could_have() -> None:
    remark = Remark(Notice.NUMBER_TAKEN, ("+1",), "Nothing else changes.", free="2 bis")
    said = "The new “Nothing else changes.” (Article 1, 2) carries a number that the base uses; it could be 2 bis."
    assert remark_doubt({"+1": "Article 1, 2"}, remark, "ALF.docx") == Doubt(said)


def test_a_new_provision_before_the_first_has_no_number_it_could_have() -> None:
    remark = Remark(Notice.NUMBER_TAKEN, ("+1",), "Nothing else changes.")
    said = "The new “Nothing else changes.” (a new provision) carries a number that the base uses."
    assert remark_doubt({}, remark, "ALF.docx") == Doubt(said)
