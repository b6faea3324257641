"""Letters that support another member's text: of this issue or an earlier one, beside what they ask for themselves."""

from pathlib import Path

import pytest

from plenary.engine.text.candidate import Answer, Confirmation
from plenary.engine.text.passage import RollingText
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.submission import Submission

BASE = """# A text

## Article 1. Reports

1. Members report each year on what they have done.

2. Members meet once a year at the seat of the Office.

## Article 2. Publication

1. The Office may publish the reports.
"""
NAMES = {"ARA": "Arandia", "BOR": "Borland", "KES": "Kestria"}
MEMBERS = Membership(tuple(Member(code, False, {"en": name}) for code, name in NAMES.items()))
ARA = BASE.replace("once", "{--once--}{++twice++}").replace("may publish", "{--may--}{++shall++} publish")
TWICE = {"a1.2": "Members meet twice a year at the seat of the Office."}
SHALL = {"a2.1": "The Office shall publish the reports."}
SUPPORT = "We support the proposal of Arandia."


@pytest.fixture(autouse=True)
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("base.md").write_text(BASE)
    Path("ARA.md").write_text(ARA)


def compiled(
    issued: RollingText | None, *names: str, no: tuple[str, ...] = (), silent: tuple[str, ...] = ()
) -> Compilation:
    """The text of these files, each of the member that its name begins with, with a yes to all that they ask for but
    for the sentences answered ``no`` or not at all."""
    files = [Submission(Path(name), (name[:3],)) for name in names]

    def together(said: list[Confirmation]) -> Compilation:
        return compile_text(Path("base.md"), files, membership=MEMBERS, issued=issued, confirmations=said)

    return together(
        [
            Confirmation(entry.submission.name, one.id, Answer.NO if one.sentence in no else Answer.YES)
            for entry in together([]).register
            for one in entry.candidates
            if one.sentence not in silent
        ]
    )


def words(compilation: Compilation) -> dict[str, dict[str, str]]:
    return {reading.id: dict(reading.words) for reading in compilation.rolling.readings}


def doubts(compilation: Compilation) -> list[str]:
    return [doubt.sentence for entry in compilation.register for doubt in entry.all_doubts]


def test_support_that_comes_later_is_of_what_stands_in_the_issued_text() -> None:
    first = compiled(None, "ARA.md")
    Path("KES.txt").write_text("We support the proposal of Arandia on Article 1.")
    later = compiled(first.rolling, "KES.txt")
    assert (words(later), doubts(later)) == ({"ARA.md": TWICE | SHALL, "KES.txt": TWICE}, [])
    again = compiled(later.rolling, "KES.txt")
    assert (words(again), doubts(again)) == (words(later), [])


def test_support_is_of_what_a_member_hands_in_now_where_that_replaces_what_stood() -> None:
    first = compiled(None, "ARA.md")
    Path("ARA.md").write_text(BASE.replace("may publish", "{--may--}{++must++} publish"))
    Path("KES.txt").write_text(SUPPORT)
    must = {"a2.1": "The Office must publish the reports."}
    assert words(compiled(first.rolling, "KES.txt", "ARA.md")) == {"ARA.md": must, "KES.txt": must}


def test_support_of_who_stands_nowhere_is_refused_with_that_reason() -> None:
    first = compiled(None, "ARA.md")
    Path("KES.txt").write_text("We support the proposal of Borland.")
    [told] = doubts(compiled(first.rolling, "KES.txt"))
    assert told.endswith("was not applied: no text of the member supported was read.")


def test_support_and_a_request_of_ones_own_on_one_provision_both_stand() -> None:
    at = 'In Article 1, paragraph 2, replace "Office" by "Forum".'
    Path("KES.txt").write_text(f"{SUPPORT}\n\n{at}")
    both = {"a1.2": "Members meet twice a year at the seat of the Forum."} | SHALL
    first = compiled(None, "ARA.md", "KES.txt")
    assert (words(first)["KES.txt"], doubts(first)) == (both, [])
    assert words(compiled(first.rolling, "KES.txt", no=(SUPPORT,)))["KES.txt"] == {
        "a1.2": "Members meet once a year at the seat of the Forum."
    }
    assert words(compiled(first.rolling, "KES.txt", no=(at,)))["KES.txt"] == TWICE | SHALL
    assert words(compiled(first.rolling, "KES.txt", silent=(SUPPORT, at)))["KES.txt"] == both


def test_support_that_meets_ones_own_request_is_refused_with_the_provision() -> None:
    Path("KES.txt").write_text(f'{SUPPORT}\n\nIn Article 1, paragraph 2, replace "once" by "thrice".')
    found = compiled(None, "ARA.md", "KES.txt")
    assert words(found)["KES.txt"] == {"a1.2": "Members meet thrice a year at the seat of the Office."}
    [told] = doubts(found)
    assert told.endswith(
        "was not applied: in Article 1, 2, the file asks for something else itself, at or beside the words that the "
        "supported text changes; answer no on one of the two, or let the member say what it wants there."
    )


def test_support_answered_no_is_not_taken_out_where_nobody_can_tell_what_stands_by_it() -> None:
    untold = "it cannot be told any more what stands in the text by it; let an edited copy of the issued text say what "
    Path("KES.txt").write_text(SUPPORT)
    first = compiled(None, "ARA.md", "KES.txt")
    Path("ARA.md").write_text(BASE.replace("may publish", "{--may--}{++shall++} publish"))
    shrunk = compiled(first.rolling, "ARA.md")
    last = compiled(shrunk.rolling, "KES.txt", no=(SUPPORT,))
    assert words(last)["KES.txt"] == TWICE | SHALL
    assert [doubt.endswith(f"was not applied: {untold}goes.") for doubt in doubts(last)] == [True]
    on = "We support the text of Arandia on Article 2."
    Path("KES.txt").write_text(f"{SUPPORT}\n\n{on}")
    both = compiled(first.rolling, "KES.txt")
    Path("KES.txt").write_text(on)
    last = compiled(both.rolling, "KES.txt", no=(on,))
    assert words(last)["KES.txt"] == TWICE | SHALL
    assert any(doubt.endswith(f"was not applied: {untold}goes.") for doubt in doubts(last))
    Path("KES.txt").write_text(f"{SUPPORT}\n\n{on}")
    last = compiled(both.rolling, "KES.txt", no=(SUPPORT,))
    assert (words(last)["KES.txt"], doubts(last)) == (SHALL, [])


def test_support_of_texts_that_differ_is_refused_for_that_and_not_for_what_the_file_asks() -> None:
    Path("BOR.md").write_text(BASE.replace("once", "{--once--}{++thrice++}"))
    Path("KES.txt").write_text("We support Arandia and Borland on Article 1.")
    found = compiled(None, "ARA.md", "BOR.md", "KES.txt")
    assert words(found)["KES.txt"] == {}
    [told] = doubts(found)
    assert told.endswith(
        "was not applied: in Article 1, 2, several texts that it follows ask for different things, at or beside the "
        "same words; let the member say which of them it supports there."
    )


def added(compilation: Compilation, name: str) -> list[str]:
    return [one.text for reading in compilation.rolling.readings if reading.id == name for one in reading.added]


def test_support_of_a_new_paragraph_is_of_that_and_of_nothing_else() -> None:
    first = "1. Members report each year on what they have done.\n"
    Path("BOR.md").write_text(ARA.replace(first, f"{first}\n{{++1 bis. Members report in writing.++}}\n"))
    other = 'In Article 2, paragraph 1, replace "may" by "must".'
    must = {"a2.1": "The Office must publish the reports."}
    Path("KES.txt").write_text(f"We support Borland on Article 1, paragraph 1 bis.\n\n{other}")
    found = compiled(None, "BOR.md", "KES.txt")
    assert (words(found)["KES.txt"], added(found, "KES.txt")) == (must, ["Members report in writing."])
    issued = compiled(None, "BOR.md")
    later = compiled(issued.rolling, "KES.txt")
    assert (words(later)["KES.txt"], added(later, "KES.txt")) == (must, ["Members report in writing."])
    Path("KES.txt").write_text(f"We support Borland on Article 1, paragraph 1 ter.\n\n{other}")
    unknown = compiled(None, "BOR.md", "KES.txt")
    assert (words(unknown)["KES.txt"], added(unknown, "KES.txt")) == (must, [])
    assert [doubt.partition("was not applied: ")[2] for doubt in doubts(unknown)] == [
        "it names a provision that neither the base nor the text of the member supported has; ask which one is meant."
    ]
