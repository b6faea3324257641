from dataclasses import replace

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.interpretation.author import authors, changes_only_of
from plenary.engine.text.interpretation.inlay import Inlay, inlays
from plenary.engine.text.view import accepted, rejected
from tests.engine.text.interpretation.joint import line

BLOCKS = (
    Block(
        (
            Piece("Members "),
            Piece("shall", Change.DELETED, "A"),
            Piece("should", Change.INSERTED, "A"),
            Piece(" share", Change.DELETED, "B", move="m1"),
            Piece(" give", Change.INSERTED, "B"),
            Piece(" freely", Change.UNDONE, "A", undoer="B"),
            Piece(" and", Change.UNDONE, "B", undoer="B"),
        ),
        change=Change.INSERTED,
        author="A",
    ),
    Block((Piece(" New.", Change.INSERTED, "A"),), change=Change.DELETED, author="B"),
    Block((Piece("Last."),), change=Change.UNDONE, author="B"),
)


def test_the_authors_are_those_of_the_changes():
    assert authors(BLOCKS) == {"A", "B"}
    assert authors([Block((Piece("Kept.", author="C"),), author="D")]) == frozenset()


def test_each_author_has_a_text_of_its_own():
    assert [p.text for p in accepted(changes_only_of({"A"}, BLOCKS))] == [
        "Members should share freely",
        " New.",
        "Last.",
    ]
    assert [p.text for p in accepted(changes_only_of({"B"}, BLOCKS))] == ["Members shall giveLast."]
    assert [p.text for p in accepted(changes_only_of(set(), BLOCKS))] == [p.text for p in rejected(BLOCKS)]


def test_the_rejected_text_is_everybodys():
    for names in ({"A"}, {"B"}, {"A", "B"}, set()):
        assert [p.text for p in rejected(changes_only_of(names, BLOCKS))] == [p.text for p in rejected(BLOCKS)]


def new(*pieces: tuple[str, str], mark: Change = Change.INSERTED, by: str = "A") -> Block:
    made = tuple(Piece(text, Change.INSERTED, author) for author, text in pieces)
    return Block(made, change=mark, author="" if mark is Change.KEPT else by)


def seen(name: str, *blocks: Block) -> list[str]:
    return [paragraph.text for paragraph in accepted(changes_only_of({name}, blocks)) if paragraph.text]


FIRST, LAST = Block((Piece("First."),)), Block((Piece("Last."),))
ENTERED = Block((Piece("First."),), change=Change.INSERTED, author="A")


def test_what_another_put_into_a_new_paragraph_is_an_inlay_and_runs_into_nothing():
    blocks = (FIRST, new(("A", "Training of teachers"), ("B", " and nurses"), ("A", ";")), LAST)
    assert seen("A", *blocks) == ["First.", "Training of teachers;", "Last."]
    assert seen("B", *blocks) == ["First.", "Last."]
    assert inlays({"A"}, blocks) == ()
    assert inlays({"B"}, blocks) == (Inlay("and nurses", "Training of teachers and nurses;"),)
    assert inlays({"A", "B"}, blocks) == ()


def test_a_new_paragraph_is_of_who_put_in_its_mark_and_wrote_a_word_of_it_and_else_of_who_wrote_most():
    blocks = (ENTERED, new(("A", "Training"), ("B", " and much more besides"), mark=Change.KEPT), LAST)
    assert seen("A", *blocks) == ["First.", "Training", "Last."]
    assert seen("B", *blocks) == ["First.", "Last."]
    assert inlays({"B"}, blocks) == (Inlay("and much more besides", "Training and much more besides"),)
    numbered = (FIRST, new(("A", "(b) "), ("B", "Training")), LAST)
    assert seen("B", *numbered) == ["First.", "Training", "Last."]
    assert inlays({"A"}, numbered) == (Inlay("(b)", "(b) Training"),)


def test_a_new_paragraph_in_marks_of_another_stays_apart_from_the_base_on_either_side():
    blocks = (ENTERED, new(("B", "Mine.")), LAST)
    assert seen("B", *blocks) == ["First.", "Mine.", "Last."]
    between = (ENTERED, new(("A", "Theirs.")), new(("B", "Mine.")), new(("A", "Theirs.")), LAST)
    assert seen("B", *between) == ["First.", "Mine.", "Last."]
    assert seen("A", *between) == ["First.", "Theirs.", "Theirs.", "Last."]


def test_a_mark_that_another_put_amid_ones_own_new_paragraph_divides_nothing():
    blocks = (FIRST, new(("A", "One half,"), by="B"), new(("A", " and the other.")), LAST)
    assert seen("A", *blocks) == ["First.", "One half, and the other.", "Last."]
    assert seen("B", *blocks) == ["First.", "Last."]
    assert inlays({"B"}, blocks) == ()


def test_a_new_paragraph_at_the_beginning_or_the_end_has_nothing_to_run_into():
    assert seen("B", new(("B", "Mine.")), new(("A", "Theirs."), mark=Change.KEPT)) == ["Mine."]
    assert seen("B", new(("A", "Theirs.")), new(("B", "Mine."), mark=Change.KEPT)) == ["Mine."]


STRUCK = Block(
    (Piece("Quite new.", Change.UNDONE, "A", undoer="B"), Piece(" Newer.", Change.UNDONE, "C", undoer="B")),
    change=Change.UNDONE,
    author="A",
    undoer="B",
)


def test_a_new_paragraph_that_another_struck_whole_is_one_of_its_author_and_runs_into_nothing():
    blocks = (FIRST, STRUCK, LAST)
    assert [paragraph.text for paragraph in accepted(blocks)] == ["First.", "Last."]
    assert [paragraph.text for paragraph in rejected(blocks)] == ["First.", "Last."]
    assert seen("A", *blocks) == ["First.", "Quite new.", "Last."]
    assert seen("B", *blocks) == ["First.", "Last."]
    assert [paragraph.text for paragraph in accepted(changes_only_of({"A", "B"}, blocks))] == ["First.", "Last."]


def test_what_one_put_into_a_new_paragraph_that_was_struck_whole_is_an_inlay():
    blocks = (FIRST, STRUCK, LAST)
    assert seen("C", *blocks) == ["First.", "Last."]
    assert inlays({"C"}, blocks) == (Inlay("Newer.", "Quite new. Newer."),)


def test_a_struck_mark_of_another_still_keeps_a_new_paragraph_apart():
    blocks = (FIRST, replace(STRUCK, pieces=(Piece("Mine.", Change.INSERTED, "C"),)), LAST)
    assert seen("C", *blocks) == ["First.", "Mine.", "Last."]


def test_a_space_that_another_put_into_a_new_paragraph_is_no_inlay():
    blocks = (FIRST, new(("A", "Training"), ("B", " ")), LAST)
    assert inlays({"B"}, blocks) == ()
    assert seen("B", *blocks) == ["First.", "Last."]


def test_a_cell_that_another_put_in_is_in_nobody_elses_text_whatever_marks_stand_around():
    entered = line(("", "Before."), mark="+A")
    theirs = line(("+A", "Small"), mark="+A", shape=Shape.CELL, row=(0, 0, 0))
    ours = line(("+B", "Large"), mark="+B", shape=Shape.CELL, row=(0, 1, 0))
    seen_by_us = accepted(changes_only_of({"B"}, (entered, theirs, ours)))
    assert [paragraph.text for paragraph in seen_by_us] == ["Before.", "Large"]
