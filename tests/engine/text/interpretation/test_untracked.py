"""What a file changes without tracking it: what reading comes of it, and what is said."""

from plenary.engine.text.interpretation import Class, Difference
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Addition, Reading
from tests.engine.text.interpretation.small import DELETED, INSERTED, TEXT, block, file, read


def test_what_a_clean_file_lacks_is_deleted_and_what_is_new_comes_after_it():
    found = read(file((3, [block("Members shall hold a conference every second year.")])))
    addition = Addition("+1", "a1.2", "a1", Kind.TEXT, "Members shall hold a conference every second year.")
    assert found.reading == Reading("x", ("ABC",), deleted=frozenset({"a1.2"}), added=(addition,))


def test_typography_and_numbering_of_a_clean_file_are_listed_and_left_out():
    pool = block(TEXT[6].replace("“pool”", '"pool"').replace("1.", "٢."), place="paragraph 7")
    renumbered = block(TEXT[7].replace("2.", "4."))
    unnumbered = block(TEXT[8][3:])
    typed = block(TEXT[2].replace("1.", "١."))
    found = read(file((2, [typed]), (6, [pool]), (7, [renumbered]), (8, [unnumbered])))
    assert found.reading == Reading("x", ("ABC",))
    assert found.differences == (
        Difference("a1.1", Class.TYPOGRAPHIC, "1", "١"),
        Difference("a2.1", Class.TYPOGRAPHIC, "“", '"', "paragraph 7"),
        Difference("a2.1", Class.TYPOGRAPHIC, "”", '"', "paragraph 7"),
        Difference("a2.1", Class.NUMBERING, "1", "٢", "paragraph 7"),
        Difference("a2.2", Class.NUMBERING, "2", "4"),
    )


def test_untracked_differences_of_a_tracked_file_are_listed_and_wording_stays():
    lines = {
        2: [block(TEXT[2].replace("artificial intelligence", "computers"))],
        3: [],
        4: [block("3. Nothing in this Framework obliges a Member to ", (INSERTED, "hand over or "), TEXT[4][49:])],
        6: [block(TEXT[6].replace("“pool”", '"pool"'))],
        8: [block(TEXT[8]), block("4. The pool is named after nobody.", place="last")],
    }
    found = read(file(*lines.items()))
    assert set(found.reading.words) == {"a1.1", "a1.3"}
    assert found.reading.deleted == {"a1.2"}
    assert [(a.id, a.text) for a in found.reading.added] == [("+1", "The pool is named after nobody.")]
    assert found.differences == (
        Difference("a1.1", Class.WORDING, "artificial intelligence", "computers"),
        Difference("a1.2", Class.WORDING, TEXT[3][3:], ""),
        Difference("a2.1", Class.TYPOGRAPHIC, "“", '"'),
        Difference("a2.1", Class.TYPOGRAPHIC, "”", '"'),
        Difference("+1", Class.WORDING, "", "The pool is named after nobody.", "last"),
    )


def test_a_tracked_change_of_typography_only_is_listed_and_left_out():
    line = block("1. A ", (DELETED, "“pool”"), (INSERTED, '"pool"'), TEXT[6][11:], place="here")
    found = read(file((6, [line])))
    assert found.reading == Reading("x", ("ABC",))
    assert found.differences == (
        Difference("a2.1", Class.TYPOGRAPHIC, "“", '"', "here", True),
        Difference("a2.1", Class.TYPOGRAPHIC, "”", '"', "here", True),
    )
