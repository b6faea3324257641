"""What a file changes without tracking it: what reading comes of it, and what is said."""

from plenary.engine.text.block import Shape
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


def test_what_is_new_in_a_clean_file_stands_where_its_number_counts_among_what_is_gone():
    new = "Members shall hold a conference every second year."
    whole = "An office of the Members keeps all papers."

    def places(*lines):
        """What each new paragraph stands after, by the number that it was typed with."""
        return {one.number: one.after for one in read(file(*lines)).reading.added}

    assert {
        "in place of a later one": places((3, [block(f"1 bis. {new}")])),
        "one gone before it, one behind": places((2, []), (3, [block(f"1 bis. {new}")])),
        "one gone on either side": places((3, [block(f"2 bis. {new}")]), (4, [])),
        "behind one with a new note": places(
            (2, [block(f"{TEXT[2]}⁽²⁾")]),
            (3, [block(f"1 bis. {new}"), block("Of all.", shape=Shape.FOOTNOTE, note="2")]),
        ),
        "with one before it that is numbered": places((3, [block(f"1 bis. {new}"), block(whole)])),
        "where the text is numbered anew": places((6, [block(f"1. {new}")]), (7, []), (8, [block(f"2.{TEXT[8][2:]}")])),
        "where the text keeps its numbers": places((6, [block(f"1. {new}")]), (7, [])),
    } == {
        "in place of a later one": {"1 bis": "a1.1"},
        "one gone before it, one behind": {"1 bis": "a1.1"},
        "one gone on either side": {"2 bis": "a1.2"},
        "behind one with a new note": {"2": "a1.1", "1 bis": "a1.1"},
        "with one before it that is numbered": {"1 bis": "a1.1", "": "a1.1"},
        "where the text is numbered anew": {"1": "a2"},
        "where the text keeps its numbers": {"1": "a2.1"},
    }
