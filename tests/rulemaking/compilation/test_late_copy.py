"""A copy of an issued text that comes when a later issue is out."""

from datetime import UTC, datetime
from pathlib import Path

from plenary.engine.text.lossless import digest
from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.compilation.issuing import issue
from plenary.rulemaking.output.edition import Standing
from plenary.rulemaking.output.word import render
from plenary.rulemaking.submission import attribute
from tests.rulemaking.compilation.course import MEMBERS, Answer, Course, Step
from tests.rulemaking.compilation.wanted import Copy, Wanted


def test_a_copy_of_an_earlier_issue_stands_refused_in_the_register_which_says_what_to_ask_for(tmp_path: Path) -> None:
    course = Course(tmp_path)
    first = course.go_on({"NOR": Copy("clean.md", Wanted({(1, "scope"): " in full"}))})
    late = tmp_path / "BOR.docx"
    late.write_bytes(render(issue(first, MEMBERS, as_at=datetime(2026, 11, 30, 12, tzinfo=UTC))))
    second = course.go_on({"ARA": Answer((Step("put", 2, "time", " now"),))})
    found = compile_text(
        tmp_path / "base-1.md", attribute([f"BOR={late}"], MEMBERS, {}), membership=MEMBERS, issued=second.rolling
    )
    (entry,) = found.register
    theirs, ours = digest(first.rolling)[:8], digest(second.rolling)[:8]
    assert (entry.standing, entry.note) == (
        Standing.REFUSED,
        f"BOR.docx answers the issue {theirs}, and what was given is {ours}; give the JSON that was issued with the "
        f"file, or, if {ours} is the later issue, ask for the changes in a copy of that one.",
    )
    assert found.rolling.readings == second.rolling.readings
