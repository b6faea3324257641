"""A copy of an issued text that another program saved without its hidden marks."""

from pathlib import Path

from tests.rulemaking.compilation.course import Answer, Course, Step, texts
from tests.rulemaking.compilation.wanted import Copy, Wanted


def test_what_stands_around_a_text_in_which_nobody_is_named_is_nobody_s_suggestion(tmp_path: Path) -> None:
    course = Course(tmp_path)
    course.go_on({"NOR": Copy("clean.md", Wanted())})
    found = course.go_on({"NOR": Answer((Step("put", 1, "scope", " in full"),), lost=True)})
    assert texts(found.rolling) == {
        "NOR": [
            "The blue record in full of the sessions is kept by the Office at its seat.",
            "The green record of the sessions is kept by the Office at its seat.",
            "The red record of the sessions is kept by the Office at its seat.",
            "The white record of the sessions is kept by the Office weekly at its seat.",
        ]
    }


def test_a_note_before_the_line_that_says_what_is_asked_of_its_paragraph_is_the_note_that_was_sent(
    tmp_path: Path,
) -> None:
    course = Course(tmp_path)
    noted = Wanted(notes={1: "As Northern Group has it."})
    sent = course.go_on({"NOR": Copy("tracked.md", noted), "BOR": Copy("tracked.md", Wanted(struck={1}))})
    found = course.go_on({"NOR": Answer((), lost=True), "BOR": Answer((), lost=True)})
    assert (found.rolling.passages, found.rolling.readings) == (sent.rolling.passages, sent.rolling.readings)
    assert [entry.note for entry in found.register] == [
        "NOR answer.docx changes nothing in the text that was issued.",
        "BOR answer.docx changes nothing in the text that was issued.",
    ]
