"""A number in plain text that may be a footnote's, and cannot be told for one, is asked about and enters no words."""

from pathlib import Path

import pytest

from plenary.engine.text.block import Block, Piece, Shape
from plenary.engine.text.reading import Reading
from plenary.engine.text.structure import build
from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.compilation.submitting.left_sign import leave_signs
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.submission import Submission

BASE = """# Rules

## Article 1. Work

1. They report year with each and done[^1] (1) tools (2) terms.

2. Fees rise by 5[^2] per cent of the account each year.

3. Members share the tools of work with others under fair terms[^3].

[^1]: Units scale legal fund account.
[^2]: Confirmed scale account amounts glossary.
[^3]: Account units amounts fund pending.
"""
SAID = (
    "Rules\n\nArticle 1. Work\n\n1. They report year with each and done{first} (1) tools (2) terms.\n\n2. Fees rise by "
    "5{second} per cent of the account each year.\n\n3. Members share the tools of work with others under fair "
    "terms{third}.\n\n{listed}\n"
)


@pytest.mark.parametrize(
    ("first", "second", "third", "listed"),
    [
        (" (1)", " (2)", " (3)", "(3) Account units amounts fund pending."),
        ("1", "2", "3", "3 Account units amounts fund pending."),
    ],
)
def test_signs_without_their_notes_are_no_words_and_are_asked_about(
    tmp_path: Path, first: str, second: str, third: str, listed: str
) -> None:
    (tmp_path / "base.md").write_text(BASE)
    (tmp_path / "KES.txt").write_text(SAID.format(first=first, second=second, third=third, listed=listed))
    membership = Membership((Member("KES", False, {"en": "Kestria"}),))
    given = [Submission(tmp_path / "KES.txt", ("KES",))]
    [entry] = compile_text(tmp_path / "base.md", given, membership=membership).register
    [reading] = entry.readings
    assert (reading.words, reading.deleted, reading.added) == ({}, frozenset(), ())
    assert all("a footnote that became characters could not be told" in one.sentence for one in entry.all_doubts)
    assert [one.sentence.partition(" (")[0] for one in entry.remarks] == ["KES.txt has its footnotes as characters"]


def instrument(*said: str, noted: bool = True):
    notes = [Block((Piece("Units."),), Shape.FOOTNOTE, note="1")] if noted else []
    return build([Block((Piece(words),), place=f"{place}") for place, words in enumerate(said)] + notes)


@pytest.mark.parametrize(
    ("before", "after", "left"),
    [
        ("by 5 per cent.", "by 53 per cent.", "by 5 per cent."),
        ("up to 12 terms.", "up to 12 (3) terms.", "up to 12 terms."),
        ("done (1) tools.", "done (1) (1) tools.", "done (1) tools."),
        ("with the fund.", "with the fund.2", "with the fund."),
        ("by 5 per cent.", "gladly by 51 per cent.", "gladly by 5 per cent."),
        ("by 5⁽¹⁾ per cent.", "by 5 (2) per cent.", "by 5⁽¹⁾ per cent."),
        ("by 5⁽¹⁾ per cent.", "by 54 per cent.", "by 5⁽¹⁾ per cent."),
        ("by 5⁽¹⁾ per cent.", "by 5 per cent.", "by 5 per cent."),
        ("by 5 per cent.", "by 6 per cent.", "by 6 per cent."),
        ("within days.", "within 30 days.", "within 30 days."),
        ("by 5 per cent.", "by 5 or (2) per cent.", "by 5 or (2) per cent."),
    ],
)
def test_a_number_that_was_only_put_in_is_left_and_any_other_change_is_not(before: str, after: str, left: str) -> None:
    base = instrument(before)
    [name] = [one.id for one in base.provisions if one.text == before]
    reading, asked = leave_signs(base, Reading("K", ("K",), words={name: after}))
    assert reading.words == ({} if left == before else {name: left})
    assert asked == (() if left == after else (after,))


def test_a_text_without_footnotes_has_no_signs() -> None:
    base = instrument("by 5 per cent.", noted=False)
    reading = Reading("K", ("K",), words={base.provisions[0].id: "by 53 per cent."})
    assert leave_signs(base, reading) == (reading, ())
