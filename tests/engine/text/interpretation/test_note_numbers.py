"""Notes are counted by the file itself: one more before them gives the others new numbers, and nobody asked for that."""

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Shape
from plenary.engine.text.interpretation import Class, Difference
from plenary.engine.text.note_mark import MARK, mark_of
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Addition
from plenary.engine.text.structure import build
from tests.engine.text.interpretation.small import DELETED, INSERTED, TEXT, block, file, read

FEE = "The fee may be waived for those in need."
PILOT = "Pilot work lasts one year at most."


def note(words, number, **more):
    return block(words, shape=Shape.FOOTNOTE, note=str(number), **more)


def noted(line, number):
    return block(f"{line}{mark_of(str(number))}")


ONE = build([*file((7, [noted(TEXT[7], 1)])), note(FEE, 1)])
TWO = build([*file((6, [noted(TEXT[6], 1)]), (7, [noted(TEXT[7], 2)])), note(FEE, 1), note(PILOT, 2)])


def test_a_new_note_before_the_first_takes_the_next_free_number_and_nothing_is_asked():
    lines = [*file((2, [noted(TEXT[2], 1)]), (7, [noted(TEXT[7], 2)])), note(PILOT, 1), note(FEE, 2)]
    found = read(lines, ONE)
    assert found.reading.words == {"a1.1": f"{TEXT[2][3:]}⁽²⁾"}
    assert found.reading.added == (Addition("+1", "a1.1", "a1.1", Kind.FOOTNOTE, PILOT, "2"),)
    assert (found.differences, found.remarks) == ((), ())


def test_and_where_it_is_tracked():
    line = block(TEXT[2], (INSERTED, "⁽¹⁾"))
    lines = [*file((2, [line]), (7, [noted(TEXT[7], 2)])), note((INSERTED, PILOT), 1, mark=INSERTED), note(FEE, 2)]
    found = read(lines, ONE)
    assert found.reading.words == {"a1.1": f"{TEXT[2][3:]}⁽²⁾"}
    assert found.reading.added == (Addition("+1", "a1.1", "a1.1", Kind.FOOTNOTE, PILOT, "2"),)
    assert (found.differences, found.remarks) == ((), ())


def test_a_new_note_in_the_paragraph_of_another_asks_nothing():
    lines = [*file((7, [noted(f"{TEXT[7]}⁽¹⁾", 2)])), note(PILOT, 1), note(FEE, 2)]
    found = read(lines, ONE)
    assert found.reading.words == {"a2.2": f"{TEXT[7][3:]}⁽²⁾⁽¹⁾"}
    assert [added.number for added in found.reading.added] == ["2"]
    assert (found.differences, found.remarks) == ((), ())


def test_of_several_new_notes_those_keep_their_number_that_the_base_does_not_have():
    lines = [
        *file((2, [noted(TEXT[2], 1)]), (3, [noted(TEXT[3], 2)]), (6, [noted(TEXT[6], 3)]), (7, [noted(TEXT[7], 4)])),
        *(note(words, number) for number, words in enumerate(("New one.", "Newer two.", FEE, PILOT), 1)),
    ]
    found = read([*lines[:-1], note(PILOT, 4), note("Cited nowhere else.", 5)], TWO)
    assert [(added.text, added.number) for added in found.reading.added] == [
        ("New one.", "3"),
        ("Newer two.", "4"),
        ("Cited nowhere else.", "5"),
    ]
    assert found.reading.words == {"a1.1": f"{TEXT[2][3:]}⁽³⁾", "a1.2": f"{TEXT[3][3:]}⁽⁴⁾"}
    assert found.differences == ()


def test_a_note_that_is_gone_gives_the_others_new_numbers_too():
    found = read([*file((7, [noted(TEXT[7], 1)])), note(PILOT, 1)], TWO)
    assert (found.reading.words, found.reading.deleted) == ({"a2.1": TEXT[6][3:]}, frozenset({"fn1"}))
    assert found.differences == ()


def test_a_mark_that_is_no_count_is_the_file_s_own():
    found = read([*file(), note(FEE, "*")], build([*file(), note(PILOT, "*")]))
    assert [(added.text, added.number) for added in found.reading.added] == [(FEE, "*")]


def test_a_mark_that_cites_another_note_is_still_said():
    """Nothing gave the notes other numbers, so that somebody changed what is cited."""
    lines = [*file((6, [noted(TEXT[6], 2)]), (7, [noted(TEXT[7], 1)])), note(FEE, 1), note(PILOT, 2)]
    assert read(lines, TWO).differences == (
        Difference("a2.1", Class.NUMBERING, "⁽¹⁾", "⁽²⁾", ""),
        Difference("a2.2", Class.NUMBERING, "⁽²⁾", "⁽¹⁾", ""),
    )


def test_a_new_note_in_place_of_another_is_cited_instead_of_it():
    line = block(TEXT[7], (DELETED, "⁽²⁾"), (INSERTED, "⁽³⁾"))
    lines = [
        *file((6, [noted(TEXT[6], 1)]), (7, [line])),
        note(FEE, 1),
        note((DELETED, PILOT), 2, mark=DELETED),
        note((INSERTED, "See the annex."), 3, mark=INSERTED),
    ]
    found = read(lines, TWO)
    assert (found.reading.words, found.reading.deleted) == ({"a2.2": f"{TEXT[7][3:]}⁽³⁾"}, frozenset({"fn2"}))
    assert found.reading.added == (Addition("+1", "a2.2", "a2.2", Kind.FOOTNOTE, "See the annex.", "3"),)
    assert (found.differences, found.remarks) == ((), ())


def test_and_where_words_beside_it_are_put_in_brackets():
    line = block(TEXT[7][:-1], (INSERTED, " [or less]"), TEXT[7][-1:], (DELETED, "⁽¹⁾"), (INSERTED, "⁽²⁾"))
    lines = [
        *file((7, [line])),
        note((DELETED, FEE), 1, mark=DELETED),
        note((INSERTED, "See the annex."), 2, mark=INSERTED),
    ]
    found = read(lines, ONE)
    assert found.reading.words == {"a2.2": f"{TEXT[7][3:-1]} or less{TEXT[7][-1:]}⁽²⁾"}
    assert (found.differences, found.remarks) == ((), ())


def test_in_a_clean_copy_too_a_new_note_is_no_other_count():
    """The note is so unlike the one that was there that it is another, and the file counts it by itself."""
    lines = [*file((6, [noted(TEXT[6], 1)]), (7, [noted(TEXT[7], 2)])), note("See annex B.", 1), note(PILOT, 2)]
    found = read(lines, TWO)
    assert (found.reading.words, found.reading.deleted) == ({"a2.1": f"{TEXT[6][3:]}⁽³⁾"}, frozenset({"fn1"}))
    assert [(one.text, one.number) for one in found.reading.added] == [("See annex B.", "3")]
    assert (found.differences, found.remarks) == ((), ())


CITING = (1, 2, 3, 5, 6, 7)
WORDS = (FEE, PILOT, "Each year begins in May.", "See the annex on open data.", "Small states pay half.", "Or in kind.")


@given(st.sets(st.sampled_from(CITING)), st.sets(st.sampled_from(CITING)), st.booleans())
def test_no_two_notes_have_one_number_and_every_mark_cites_the_note_that_it_cited(old, new, tracked):
    base = build(document(old, frozenset(), tracked=False))
    found = read(document(old, new - old, tracked=tracked), base)
    notes = {p.number: p.text for p in base.provisions if p.kind is Kind.FOOTNOTE}
    added = {one.number: one.text for one in found.reading.added}
    assert not notes.keys() & added.keys()
    assert [one.text for one in found.reading.added] == [WORDS[CITING.index(at)] for at in sorted(new - old)]
    marks = {name: MARK.findall(words) for name, words in found.reading.words.items()}
    cited = {name: [added.get(number) for number in added if mark_of(number) in of] for name, of in marks.items()}
    names = {at: p.id for at, p in zip(range(len(TEXT)), build(file()).provisions, strict=False)}
    assert cited == {names[at]: [WORDS[CITING.index(at)]] for at in sorted(new - old)}
    assert found.differences == ()


def document(old, new, *, tracked):
    """The text with a note at some places, counted through; ``new`` ones with tracked changes or without."""
    lines, notes = {}, []
    for number, at in enumerate(sorted(old | new), 1):
        how = (INSERTED,) if tracked and at in new else ()
        mark, words = mark_of(str(number)), WORDS[CITING.index(at)]
        lines[at] = block(TEXT[at], (*how, mark) if how else mark)
        notes.append(note((*how, words) if how else words, number, **({"mark": INSERTED} if how else {})))
    return [*file(*((at, [line]) for at, line in lines.items())), *notes]
