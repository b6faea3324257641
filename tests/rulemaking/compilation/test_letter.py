"""Of a letter nothing enters the text that a person has not confirmed."""

from pathlib import Path

import pytest

from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.sentence import uncertainties
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.output.edition import Standing
from plenary.rulemaking.submission import Submission

BASE = """# A framework

The Members of the Forum,

Recalling its purposes,

Have agreed as follows:

## Article 1. Purpose

1. Members shall cooperate in the field.

2. Members shall share knowledge on fair terms.

## Article 2. Board

1. The Board shall meet once a year.

2. The Board shall report to the Members on its work.

3. The Board may set up working groups.
"""
ASKED = ['2. In Article 2, paragraph 1, replace "once" by "twice".', "4. Delete Article 1, paragraph 1."]


MEMBERS = Membership((Member("A", False, {"en": "Arandia"}), Member("B", False, {"en": "Borland"})))


def entered(folder: Path, *lines: str) -> Entry:
    """The entry of a letter of Arandia of which nothing is in the text."""
    (folder / "base.md").write_text(BASE)
    (folder / "A.txt").write_text("\n\n".join(lines))
    given = [Submission(folder / "A.txt", ("A",))]
    found = compile_text(folder / "base.md", given, membership=MEMBERS)
    (entry,) = found.register
    (reading,) = entry.readings
    assert (reading.words, reading.added, reading.deleted, reading.moved) == ({}, (), frozenset(), ())
    return entry


def test_comments_in_a_numbered_list_are_asked_about(tmp_path: Path) -> None:
    comments = [
        "1. Members shall share knowledge on fair terms: we welcome this wording.",
        ASKED[0],
        "3. The Board may set up working groups. We have no objection.",
        ASKED[1],
    ]
    found = entered(tmp_path, *comments).candidates
    assert [one.sentence for one in found] == [comments[0], ASKED[0][3:], comments[2], ASKED[1][3:]]


def test_a_letter_that_only_comments_changes_nothing(tmp_path: Path) -> None:
    comment = "1. Members shall share knowledge on fair terms: we welcome this wording."
    lines = ["Dear Chair,", comment, "2. The Board may set up working groups.", "With kind regards,"]
    assert [one.sentence for one in entered(tmp_path, *lines).candidates] == [comment]


def test_a_quoted_article_has_no_quotation_marks(tmp_path: Path) -> None:
    quoted = [
        '"1. The Board shall meet twice a year.',
        "2. The Board shall report to the Members on its work.",
        '3. The Board may set up working groups."',
    ]
    found = entered(tmp_path, "We propose the following for Article 2:", *quoted, ASKED[1][3:]).candidates
    assert [one.sentence for one in found] == ["1. The Board shall meet twice a year.", ASKED[1][3:]]


def test_a_new_paragraph_of_an_excerpt_is_asked_about(tmp_path: Path) -> None:
    new = "Stressing the needs of small Members,"
    lines = ["Recalling its purposes,", new, "Have agreed as follows:", *(line[3:] for line in ASKED)]
    assert [one.sentence for one in entered(tmp_path, *lines).candidates] == [new, *(line[3:] for line in ASKED)]


def test_the_order_in_which_a_letter_cites_the_text_moves_nothing(tmp_path: Path) -> None:
    cited = ["1. The Board may set up working groups.", "2. Members shall share knowledge on fair terms."]
    assert [one.sentence for one in entered(tmp_path, *cited, ASKED[0][3:]).remarks] == [
        "It cites Article 2, 3 in another order than the base; that was not taken for a move."
    ]


def test_whoever_says_in_its_own_name_what_it_supports_does_not_support_itself(tmp_path: Path) -> None:
    entry = entered(tmp_path, "Arandia supports the proposal of Borland on Article 2.")
    assert [[one.member for one in found.fragment.supports] for found in entry.candidates] == [["B"]]


NOWHERE = "We support the text of Article 99."
LETTER = (
    "Dear Chair,",
    "We thank you for the opportunity to comment.",
    "Our delegation has studied the draft with care.",
    "It looks forward to the meeting.",
    NOWHERE,
    "The other articles are still under study.",
    "Yours sincerely,",
    "A. Person",
)


@pytest.mark.parametrize("lines", [(NOWHERE,), ("Dear colleagues,", NOWHERE, "Best regards"), LETTER])
def test_a_letter_about_a_provision_that_is_nowhere_has_one_request_that_cannot_be_carried_out(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    entry = entered(tmp_path, *lines)
    assert (entry.standing, entry.note) == (Standing.TO_CONFIRM, "")
    assert [(one.sentence, [doubt.sentence for doubt in uncertainties(one)]) for one in entry.open_candidates] == [
        (
            NOWHERE,
            [
                "The base has no provision of that name: nothing comes of this until the member says which one it "
                "means.",
                "It does not say which member's text it supports.",
            ],
        )
    ]


def test_a_letter_that_supports_a_provision_without_saying_in_whose_text_is_read(tmp_path: Path) -> None:
    said = "We support the text of Article 2."
    entry = entered(tmp_path, *(said if line == NOWHERE else line for line in LETTER))
    assert (entry.standing, [one.sentence for one in entry.open_candidates]) == (Standing.TO_CONFIRM, [said])


def test_another_text_with_a_sentence_that_looks_like_a_request_is_no_letter(tmp_path: Path) -> None:
    (tmp_path / "base.md").write_text(BASE)
    others = [f"The tide at the {name} station is measured every day." for name in ("first", "second", "third")]
    (tmp_path / "A.txt").write_text("\n\n".join((*others, NOWHERE)))
    found = compile_text(tmp_path / "base.md", [Submission(tmp_path / "A.txt", ("A",))], membership=MEMBERS)
    assert [(one.standing, one.note) for one in found.register] == [
        (
            Standing.REFUSED,
            "A.txt has hardly a word of the base; check that it is on this text, or give its own with --older.",
        )
    ]
