"""A member's file and its edited copy of the issued text: what each of them says stands, whichever comes first."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from plenary.engine.text.candidate import Answer, Confirmation
from plenary.engine.text.passage import RollingText
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.compilation.issuing import issue
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.output.word import render
from plenary.rulemaking.submission import Submission
from tests.web.command.returned import edit, reword

BASE = """# A text

## Article 1. Reports

1. Members report each year on what they have done.

2. Members meet once a year at the seat of the Office.

3. The Office may publish the reports.
"""
YEARS = 'In Article 1, paragraph 1, replace "each year" by "every two years".'
SHALL = 'In Article 1, paragraph 3, replace "may" by "shall".'
TWO_YEARS = "Members report every two years on what they have done."


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("base.md").write_text(BASE)


def compiled(issued: RollingText | None, *names: str, yes: bool = True) -> Compilation:
    """The text of these files of A; ``yes``: to all that they ask for."""
    files = [Submission(Path(name), ("A",)) for name in names]

    def together(said: list[Confirmation]) -> Compilation:
        return compile_text(Path("base.md"), files, membership=Membership(), issued=issued, confirmations=said)

    entries = together([]).register if yes else ()
    asked = [(entry.submission.name, candidate.id) for entry in entries for candidate in entry.candidates]
    return together([Confirmation(name, candidate, Answer.YES) for name, candidate in asked])


def copied(compilation: Compilation) -> None:
    """A copy of an issued text by A, with two words put in."""
    sent = render(issue(compilation, Membership(), as_at=datetime(2026, 11, 30, 12, tzinfo=UTC)))
    Path("copy.docx").write_bytes(edit(sent, lambda root: reword(root, "publish", {"reports.": "reports of all."})))


def words(compilation: Compilation) -> list[tuple[str, dict[str, str]]]:
    return [(reading.id, dict(reading.words)) for reading in compilation.rolling.readings]


def test_what_a_letter_asks_for_stands_with_what_a_copy_in_the_same_run_says() -> None:
    Path("A.txt").write_text(YEARS)
    first = compiled(None, "A.txt")
    copied(first)
    Path("A.txt").write_text(f"{YEARS}\n\n{SHALL}")
    both = [("A.txt", {"a1.1": TWO_YEARS, "a1.3": "The Office shall publish the reports of all."})]
    assert words(compiled(first.rolling, "A.txt", "copy.docx")) == both
    assert words(compiled(first.rolling, "copy.docx", "A.txt")) == both


def test_a_letter_that_comes_after_a_copy_adds_to_it_and_takes_nothing_away() -> None:
    Path("A.txt").write_text(YEARS)
    first = compiled(None, "A.txt")
    copied(first)
    second = compiled(first.rolling, "copy.docx")
    assert words(second) == [("A.txt", {"a1.1": TWO_YEARS, "a1.3": "The Office may publish the reports of all."})]
    assert words(compiled(second.rolling, "A.txt", yes=False)) == words(second)
    assert words(compiled(second.rolling, "A.txt")) == words(second)
    Path("A.txt").write_text(f"{YEARS}\n\n{SHALL}")
    third = compiled(second.rolling, "A.txt")
    assert words(third) == [("A.txt", {"a1.1": TWO_YEARS, "a1.3": "The Office shall publish the reports of all."})]


def test_a_new_copy_of_the_base_and_a_copy_of_the_issue_both_stand_and_the_member_is_asked() -> None:
    Path("A.md").write_text(BASE.replace("each year", "{--each year--}{++every two years++}"))
    first = compiled(None, "A.md")
    copied(first)
    again = compiled(first.rolling, "A.md", "copy.docx")
    assert words(again) == [("A.md", {"a1.1": TWO_YEARS, "a1.3": "The Office may publish the reports of all."})]
    Path("A.md").write_text(Path("A.md").read_text().replace("once", "{--once--}{++twice++}"))
    meeting = {"a1.1": TWO_YEARS, "a1.2": "Members meet twice a year at the seat of the Office."}
    both = compiled(first.rolling, "copy.docx", "A.md")
    assert words(both) == [
        ("A.md", meeting),
        ("A.md (2)", {"a1.1": TWO_YEARS, "a1.3": "The Office may publish the reports of all."}),
    ]
    assert [doubt.sentence for doubt in both.register[0].doubts] == [
        "A.md came on behalf of the same member, and asks for what does not stand in the issued text; both stand in the "
        "text, and the member should say which is meant."
    ]
    later = compiled(compiled(first.rolling, "copy.docx").rolling, "A.md")
    assert words(later) == [("A.md", meeting)]
    assert [doubt.sentence for doubt in later.register[0].doubts] == [
        "It takes the place of what stood in its name in the issued text, and does not say the same of Article 1, 3; the "
        "member should say whether that is meant."
    ]
