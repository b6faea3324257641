"""An answer of a person on a candidate is carried out, or refused with its reason."""

from pathlib import Path

import pytest

from plenary.engine.text.candidate import Answer, Confirmation
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.submission import Submission

BASE = """# A text

## Article 1. Reports

1. Members report each year on what they have done.

2. Members meet once a year at the seat of the Office.
"""
VAGUE = "We support the proposals made on Article 1, paragraph 1."


def compiled(folder: Path, name: str, words: str, *said: Confirmation) -> Compilation:
    (folder / "base.md").write_text(BASE)
    (folder / name).write_text(words)
    submissions = [Submission(folder / name, ("A",))]
    return compile_text(folder / "base.md", submissions, membership=Membership(), confirmations=said)


@pytest.mark.parametrize(
    ("answer", "left", "reasons"),
    [
        (Answer.NO, (), []),
        (
            Answer.YES,
            (VAGUE,),
            [
                "Line 0 of the decisions: the answer on candidate {id} was not applied: it asks for nothing that can "
                "be applied; answer changed, with words."
            ],
        ),
    ],
)
def test_support_that_names_no_member_can_be_answered(
    tmp_path: Path, answer: Answer, left: tuple[str, ...], reasons: list[str]
) -> None:
    (asked,) = compiled(tmp_path, "A.txt", VAGUE).register[0].candidates
    (entry,) = compiled(tmp_path, "A.txt", VAGUE, Confirmation("A.txt", asked.id, answer)).register
    assert tuple(one.sentence for one in entry.open_candidates) == left
    assert [one.sentence for one in entry.unapplied] == [reason.format(id=asked.id) for reason in reasons]


def test_an_answer_on_no_candidate_is_spoken_of_once(tmp_path: Path) -> None:
    (asked,) = compiled(tmp_path, "A.txt", VAGUE).register[0].candidates
    said = [Confirmation("A.txt", one, Answer.NO) for one in (asked.id, "0")]
    (entry,) = compiled(tmp_path, "A.txt", VAGUE, *said).register
    assert [one.sentence for one in entry.unapplied] == [
        "Line 0 of the decisions: the answer on candidate 0 was not applied: there is no such candidate."
    ]


def test_the_definitions_of_a_copy_are_its_text(tmp_path: Path) -> None:
    new = '3. "Member" means a State that has joined the Office.', '4. "Kept place" means a place that is retained.'
    found = compiled(tmp_path, "A.md", "\n\n".join((BASE, *new)))
    (entry,) = found.register
    assert (entry.candidates, [one.text for one in entry.readings[0].added]) == ((), [line[3:] for line in new])


def test_what_stands_beside_a_request_in_a_new_paragraph_of_a_copy_is_said_not_to_be_read(tmp_path: Path) -> None:
    new = 'The Office is open. In Article 1, paragraph 2, replace "once" by "twice". Its doors are wide.'
    (entry,) = compiled(tmp_path, "A.md", f"{BASE}\n{new}\n").register
    assert [one.sentence for one in entry.candidates] == ['In Article 1, paragraph 2, replace "once" by "twice".']
    assert [one.sentence for one in entry.remarks] == [
        "No suggestion was read in these words: “The Office is open. Its doors are wide.”"
    ]
