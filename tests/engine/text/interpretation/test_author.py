from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.interpretation.author import authors, changes_only_of
from plenary.engine.text.view import accepted, rejected

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
