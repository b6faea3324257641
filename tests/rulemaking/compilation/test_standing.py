"""A message handed in again with the issued text: what a person has confirmed stands."""

from dataclasses import replace
from pathlib import Path

import pytest

from plenary.engine.text.candidate import Answer, Confirmation
from plenary.engine.text.passage import RollingText
from plenary.engine.text.reading import Reading
from plenary.rulemaking.compilation import Compilation, compile_text
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.submission import Submission

BASE = """# A text

## Article 1. Reports

1. Members report each year on what they have done.

2. Members meet once a year at the seat of the Office.
"""
ASKED = 'In Article 1, paragraph 1, replace "each year" by "every two years".'
MORE = 'In Article 1, paragraph 2, replace "once" by "twice".'
YEARS = "Members report every two years on what they have done."
TWICE = "Members meet twice a year at the seat of the Office."
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


def test_a_request_that_is_answered_is_added_to_what_stands(tmp_path: Path, issued: RollingText) -> None:
    message = f"{ASKED}\n\n{MORE}"
    new = compiled(tmp_path, message).register[0].candidates[1]
    again = compiled(tmp_path, message, issued, Confirmation("A.txt", new.id, Answer.YES))
    assert again.rolling.readings[-1].words == {"a1.1": YEARS, "a1.2": TWICE}
    assert len(again.register[0].open_candidates) == 1
    third = compiled(tmp_path, message, again.rolling)
    assert third.rolling.readings == again.rolling.readings


def test_what_is_new_in_the_file_waits_beside_what_stands(tmp_path: Path, issued: RollingText) -> None:
    again = compiled(tmp_path, f"{ASKED}\n\n{MORE}", issued)
    assert again.rolling.readings == issued.readings
    assert len(again.register[0].open_candidates) == 2


def test_what_the_file_says_itself_stands_with_the_request_that_was_confirmed(
    tmp_path: Path, issued: RollingText
) -> None:
    changed = BASE.replace("once a year", "twice a year").replace("#", "")
    again = compiled(tmp_path, f"{ASKED}\n\n{changed}", issued)
    assert again.rolling.readings[-1].words == {"a1.1": YEARS, "a1.2": TWICE}
    assert STANDS in [remark.sentence for remark in again.register[0].remarks]
    without = compiled(tmp_path, f"{ASKED}\n\n{BASE.replace('#', '')}", again.rolling)
    assert without.rolling.readings[-1].words == {"a1.1": YEARS}
    assert [doubt.sentence for doubt in without.register[0].doubts] == [
        "It takes the place of what stood in its name in the issued text, and does not say the same of Article 1, 2; the "
        "member should say whether that is meant."
    ]


def test_words_of_its_own_where_a_request_stood_take_its_place_and_are_asked_about(
    tmp_path: Path, issued: RollingText
) -> None:
    changed = BASE.replace("each year", "each month").replace("#", "")
    again = compiled(tmp_path, f"{ASKED}\n\n{changed}", issued)
    assert again.rolling.readings[-1].words == {"a1.1": "Members report each month on what they have done."}
    assert [doubt.sentence for doubt in again.register[0].doubts] == [
        "It takes the place of what stood in its name in the issued text, and does not say the same of Article 1, 1; the "
        "member should say whether that is meant."
    ]


def test_a_request_that_is_answered_no_is_withdrawn_and_the_others_stand(tmp_path: Path, issued: RollingText) -> None:
    message = f"{ASKED}\n\n{MORE}"
    asked, more = (candidate.id for candidate in compiled(tmp_path, message).register[0].candidates)
    both = compiled(tmp_path, message, issued, Confirmation("A.txt", more, Answer.YES)).rolling
    again = compiled(tmp_path, message, both, Confirmation("A.txt", asked, Answer.NO))
    assert again.rolling.readings[-1].words == {"a1.2": TWICE}
    assert [remark.sentence for remark in again.register[0].remarks] == [
        f"“{ASKED}” stood in the issued text, is answered no now, and has left the text.",
        STANDS,
    ]
    third = compiled(tmp_path, message, again.rolling)
    assert third.rolling.readings[-1].words == {"a1.2": TWICE}


def test_an_answer_that_is_changed_takes_the_place_of_the_one_before(tmp_path: Path, issued: RollingText) -> None:
    (asked,) = (candidate.id for candidate in compiled(tmp_path, ASKED).register[0].candidates)
    rolling = issued
    for words in ("Members report when asked.", "Members report every week."):
        changed = Confirmation("A.txt", asked, Answer.CHANGED, words)
        rolling = compiled(tmp_path, ASKED, rolling, changed).rolling
        assert rolling.readings[-1].words == {"a1.1": words}
        assert compiled(tmp_path, ASKED, rolling).rolling.readings == rolling.readings
    assert compiled(tmp_path, ASKED, rolling, Confirmation("A.txt", asked, Answer.NO)).rolling.readings[-1].words == {}
    yes = compiled(tmp_path, ASKED, rolling, Confirmation("A.txt", asked, Answer.YES))
    assert yes.rolling.readings == issued.readings


def test_what_was_confirmed_in_an_earlier_file_of_the_name_stands_and_is_asked_about(
    tmp_path: Path, issued: RollingText
) -> None:
    (more,) = (candidate.id for candidate in compiled(tmp_path, MORE).register[0].candidates)
    again = compiled(tmp_path, MORE, issued, Confirmation("A.txt", more, Answer.YES))
    assert again.rolling.readings[-1].words == {"a1.1": YEARS, "a1.2": TWICE}
    assert [doubt.sentence for doubt in again.register[0].doubts] == [
        "An earlier file of this name asked for more, which was confirmed and stands; if the member withdraws it, an "
        "edited copy of the issued text says so."
    ]


def test_an_issue_that_does_not_say_what_was_confirmed_is_read_by_its_words(
    tmp_path: Path, issued: RollingText
) -> None:
    older = replace(issued, decided=())
    (asked,) = (candidate.id for candidate in compiled(tmp_path, ASKED).register[0].candidates)
    assert compiled(tmp_path, ASKED, older).rolling.readings == issued.readings
    assert compiled(tmp_path, ASKED, older, Confirmation("A.txt", asked, Answer.YES)).rolling == issued
    assert compiled(tmp_path, ASKED, older, Confirmation("A.txt", asked, Answer.NO)).rolling.readings[-1].words == {}


def test_support_that_is_answered_no_takes_out_what_was_taken_over(tmp_path: Path) -> None:
    message = "We support the proposal of Arandia."
    (tmp_path / "ARA.md").write_text(
        BASE.replace("once", "{--once--}{++twice++}") + "\n{++3. Members keep a list.++}\n"
    )

    def supporting(issued: RollingText | None, answer: Answer) -> RollingText:
        (tmp_path / "base.md").write_text(BASE)
        (tmp_path / "A.txt").write_text(message)
        files = [Submission(tmp_path / "A.txt", ("A",)), Submission(tmp_path / "ARA.md", ("ARA",))]
        members = Membership((Member("ARA", False, {"en": "Arandia"}), Member("A", False)))
        base = tmp_path / "base.md"
        (found,) = compile_text(base, files, membership=members, issued=issued).register[0].candidates
        said = [Confirmation("A.txt", found.id, answer)]
        return compile_text(base, files, membership=members, issued=issued, confirmations=said).rolling

    yes = supporting(None, Answer.YES)
    mine, theirs = yes.readings
    assert (mine.words, mine.added) == (theirs.words, theirs.added) == ({"a1.2": TWICE}, theirs.added)
    assert supporting(yes, Answer.YES).readings == yes.readings
    assert supporting(yes, Answer.NO).readings == (Reading("A.txt", ("A",)), theirs)
