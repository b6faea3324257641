"""What a clean copy lacks at an end, or as a whole, is out of its scope, and is no deletion until somebody says so."""

import pytest

from plenary.engine.text.candidate import Action, Candidate, Doubt, Fragment, Origin, find_absences
from plenary.engine.text.matching import Fate, Matching, Pair, Why
from plenary.engine.text.reading import Reading
from plenary.engine.text.structure import build
from tests.engine.text.interpretation.small import DELETED, INSERTED, KEPT, TEXT, block, file, read

LONG = [*TEXT, "Article 3. Costs", "1. The costs of the Office are borne by all Members.", *TEXT[6:9]]


def open_in(matching: Matching) -> list[tuple[str, Why | None]]:
    return [(name, pair.why) for pair in matching.pairs if pair.fate is Fate.ABSENT for name in pair.base]


def left(*lines: int, of: list[str] = TEXT):
    return file(*((line, []) for line in lines), of=of)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ((8,), ["a2.3"]),
        ((7, 8), ["a2.2", "a2.3"]),
        ((0,), ["title"]),
        ((0, 1), ["title", "a1"]),
    ],
)
def test_what_a_clean_copy_lacks_at_either_end_is_left_open(lines, expected) -> None:
    found = read(left(*lines))
    assert open_in(found.matching) == [(name, Why.CUT) for name in expected]
    assert found.reading == Reading("x", ("ABC",), {})


def test_a_paragraph_that_a_clean_copy_lacks_in_the_middle_is_deleted() -> None:
    found = read(left(3))
    assert open_in(found.matching) == []
    assert found.reading == Reading("x", ("ABC",), {}, frozenset({"a1.2"}))


def test_a_heading_whose_paragraphs_are_still_there_is_deleted() -> None:
    found = read(left(5))
    assert open_in(found.matching) == []
    assert found.reading.deleted == {"a2"}


def test_a_whole_article_in_the_middle_is_left_open_with_what_stands_beside_it() -> None:
    base = build(file(of=[*TEXT[:5], "Article 2. Seat", "The seat is in Arandia.", "Article 3. Pool", *TEXT[6:]]))
    blocks = file(of=[*TEXT[:4], "Article 3. Pool", *TEXT[6:]])
    found = read(blocks, base)
    assert open_in(found.matching) == [("a1.3", Why.CUT), ("a2", Why.CUT), ("a2.t1", Why.CUT)]
    assert found.reading == Reading("x", ("ABC",), {})
    asked = find_absences(found.matching, [f"paragraph {n}" for n in range(1, 20)])
    assert asked == (
        Candidate(
            asked[0].id,
            Origin.ABSENCE,
            Action.DELETE,
            f"3 {base.by_id['a1.3'].text}",
            "paragraph 4",
            ("a1.3",),
            Fragment(deleted=("a1.3",)),
            (Doubt.LEFT_OUT,),
        ),
        Candidate(
            asked[1].id,
            Origin.ABSENCE,
            Action.DELETE,
            "Article 2 Seat",
            "paragraph 4",
            ("a2", "a2.t1"),
            Fragment(deleted=("a2", "a2.t1")),
            (Doubt.LEFT_OUT,),
        ),
    )


def test_what_is_missing_before_all_else_is_asked_about_where_the_file_begins() -> None:
    found = read(left(0))
    (asked,) = find_absences(found.matching, [f"paragraph {n}" for n in range(1, 20)])
    assert (asked.provisions, asked.place, asked.sentence) == (("title",), "paragraph 1", TEXT[0])


def test_what_was_struck_at_the_end_in_tracked_changes_is_deleted() -> None:
    found = read(file((8, [block((DELETED, TEXT[8]), mark=DELETED)])))
    assert open_in(found.matching) == []
    assert found.reading == Reading("x", ("ABC",), {}, frozenset({"a2.3"}))


def test_what_a_tracked_file_lacks_at_its_end_is_deleted_and_listed() -> None:
    found = read(file((2, [block((KEPT, TEXT[2]), (INSERTED, " Always."))]), (8, [])))
    assert found.matching.by_base["a2.3"] == Pair(("a2.3",), (), Fate.DELETED, why=Why.WHOLE)
    assert [(one.provision, one.found) for one in found.differences] == [("a2.3", "")]


def test_an_empty_provision_at_the_end_is_nothing_to_ask_about() -> None:
    base = build([*file(), block("Article 3.")])
    found = read(file(), base)
    assert open_in(found.matching) == []
    assert found.reading.deleted == {base.provisions[-1].id}
