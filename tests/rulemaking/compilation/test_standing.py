"""A message handed in again with the issued text: what a person has confirmed stands."""

from pathlib import Path

import pytest

from plenary.engine.text.candidate import Answer, Confirmation
from plenary.engine.text.passage import RollingText
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.submission import Submission

BASE = """# A text

## Article 1. Reports

1. Members report each year on what they have done.

2. Members meet once a year at the seat of the Office.
"""
ASKED = 'In Article 1, paragraph 1, replace "each year" by "every two years".'
MORE = 'In Article 1, paragraph 2, replace "once" by "twice".'
STANDS = "What it asks for in the issued text stands there until its requests are answered again."


def compiled(folder: Path, message: str, issued: RollingText | None = None, *said: Confirmation) -> Compilation:
    (folder / "base.md").write_text(BASE)
    (folder / "A.txt").write_text(message)
    return compile_text(
        folder / "base.md",
        [Submission(folder / "A.txt", ("A",))],
        membership=Membership(),
        issued=issued,
        confirmations=said,
    )


@pytest.fixture
def issued(tmp_path: Path) -> RollingText:
    found = compiled(tmp_path, ASKED)
    (candidate,) = found.register[0].candidates
    return compiled(tmp_path, ASKED, None, Confirmation("A.txt", candidate.id, Answer.YES)).rolling


def test_what_was_confirmed_stands_when_the_file_is_handed_in_again_without_the_answers(
    tmp_path: Path, issued: RollingText
) -> None:
    again = compiled(tmp_path, ASKED, issued)
    assert again.rolling.readings == issued.readings
    assert [remark.sentence for remark in again.register[0].remarks] == [STANDS]


def test_what_stands_is_what_was_confirmed_and_nothing_that_is_new_in_the_file(
    tmp_path: Path, issued: RollingText
) -> None:
    again = compiled(tmp_path, f"{ASKED}\n\n{MORE}", issued)
    assert again.rolling.readings == issued.readings
    assert len(again.register[0].open_candidates) == 2


def test_what_the_file_says_itself_takes_the_place_of_what_stood(tmp_path: Path, issued: RollingText) -> None:
    changed = BASE.replace("once a year", "twice a year").replace("#", "")
    again = compiled(tmp_path, f"{ASKED}\n\n{changed}", issued)
    assert again.rolling.readings[-1].words == {"a1.2": "Members meet twice a year at the seat of the Office."}
    assert STANDS not in [remark.sentence for remark in again.register[0].remarks]


def test_a_request_that_is_answered_no_is_withdrawn(tmp_path: Path, issued: RollingText) -> None:
    (candidate,) = compiled(tmp_path, ASKED).register[0].candidates
    again = compiled(tmp_path, ASKED, issued, Confirmation("A.txt", candidate.id, Answer.NO))
    assert again.rolling.readings[-1].words == {}
