"""Small files against a small base: what reading comes of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Change, Shape
from plenary.engine.text.interpretation import Notice, Remark
from plenary.engine.text.lossless import dump, load
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Addition, Move, Reading
from plenary.engine.text.rolling import collate, recover
from plenary.engine.text.structure import build
from tests.engine.text.interpretation.small import BASE, DELETED, INSERTED, KEPT, TEXT, block, file, read


def test_a_file_that_changes_nothing_says_so():
    found = read(file())
    assert (found.reading, found.differences, found.tracked) == (Reading("x", ("ABC",)), (), False)
    assert found.remarks == (Remark(Notice.NOTHING),)


def test_tracked_words_are_the_member_s():
    line = block("2. Members ", (DELETED, "shall", "A"), (INSERTED, "should", "A"), TEXT[3][16:])
    found = read(file((3, [line])))
    assert found.reading == Reading("x", ("ABC",), {"a1.2": TEXT[3][3:].replace("shall", "should")})
    assert (found.differences, found.remarks, found.tracked) == ((), (), True)


def test_a_deleted_paragraph_is_deleted():
    gone = block((DELETED, TEXT[3], "A"), mark=DELETED, author="A")
    assert read(file((3, [gone]))).reading == Reading("x", ("ABC",), deleted=frozenset({"a1.2"}))


def test_a_paragraph_typed_over_has_new_words():
    line = block((DELETED, TEXT[3]), (INSERTED, "2. Each Member reports once."))
    assert read(file((3, [line]))).reading.words == {"a1.2": "Each Member reports once."}


def test_a_new_paragraph_follows_the_one_before_it():
    lines = [block(TEXT[3], mark=INSERTED), block((INSERTED, "2 bis. The reports are public."))]
    addition = Addition("+1", "a1.2", "a1", Kind.PARAGRAPH, "The reports are public.", "2 bis")
    assert read(file((3, lines))).reading == Reading("x", ("ABC",), added=(addition,))


def test_a_paragraph_with_another_number_below_a_deleted_one_follows_it():
    lines = [
        block((DELETED, TEXT[3]), mark=DELETED),
        block((INSERTED, "1. Every Member appoints an office that keeps a register."), mark=INSERTED),
    ]
    found = read(file((3, lines)))
    addition = Addition(
        "+1", "a1.2", "a1", Kind.PARAGRAPH, "Every Member appoints an office that keeps a register.", "1"
    )
    assert found.reading == Reading("x", ("ABC",), deleted=frozenset({"a1.2"}), added=(addition,))
    assert found.remarks == (Remark(Notice.NUMBER_TAKEN, ("+1",), addition.text, free="2 bis"),)


def test_a_number_that_the_file_counts_gives_way_to_the_base_s():
    numbers = iter(["1.", "2.", "3."])
    base = build([block(line[3:], number=next(numbers)) if line[0].isdigit() else block(line) for line in TEXT[:5]])
    lines = [
        block(TEXT[0]),
        block(TEXT[1]),
        block((INSERTED, "All are equal in this Framework."), number="1.", mark=INSERTED),
        *(block(line[3:], number=f"{n}.") for n, line in enumerate(TEXT[2:5], 2)),
    ]
    found = read(lines, base)
    assert [(a.after, a.number) for a in found.reading.added] == [("a1", "1")]
    assert (found.remarks, found.differences) == ((), ())
    second = [block(TEXT[0]), block(TEXT[1]), block(TEXT[2][3:], number="1.", mark=INSERTED)]
    second += [block((INSERTED, "All are equal in this Framework."), number="2.")]
    second += [block(line[3:], number=f"{n}.") for n, line in enumerate(TEXT[3:5], 3)]
    assert [(a.after, a.number) for a in read(second, base).reading.added] == [("a1.1", "1 bis")]


def test_a_new_first_provision_has_no_free_number_before_the_base_s():
    found = read(file((2, [block((INSERTED, "1. All are equal."), mark=INSERTED), *file()[2:3]])))
    assert [(a.after, a.number) for a in found.reading.added] == [("a1", "1")]
    assert found.remarks == (Remark(Notice.NUMBER_TAKEN, ("+1",), "All are equal.", free=""),)


def test_a_new_number_says_nothing_where_the_file_gives_the_base_s_another():
    lines = [
        block((INSERTED, "2. All are equal."), mark=INSERTED),
        block((DELETED, "2"), (INSERTED, "3"), TEXT[3][1:]),
        block((DELETED, "3"), (INSERTED, "4"), TEXT[4][1:]),
    ]
    found = read(file((3, lines), (4, [])))
    assert [(a.after, a.number, a.text) for a in found.reading.added] == [("a1.1", "2", "All are equal.")]
    assert found.remarks == ()


def test_a_new_heading_without_words_is_named_by_its_number():
    lines = [block((INSERTED, "Article 2"), mark=INSERTED), *file()[5:6]]
    found = read(file((5, lines)))
    assert found.remarks == (Remark(Notice.NUMBER_TAKEN, ("+1",), "Article 2", free="Article 1 bis"),)


def test_a_split_keeps_the_number_for_its_first_part():
    first, second = (
        "2. Members shall publish each year what they have done to reach this aim,",
        " and what remains to be done.",
    )
    found = read(file((3, [block(first, mark=INSERTED), block(second)])))
    addition = Addition("+1", "a1.2", "a1", Kind.PARAGRAPH, "and what remains to be done.")
    assert found.reading == Reading("x", ("ABC",), {"a1.2": first[3:]}, added=(addition,))
    assert found.remarks == (Remark(Notice.SPLIT, ("a1.2",)),)


def test_a_split_of_the_last_paragraph_is_no_letter_below_the_text():
    lines = [block(TEXT[8][:42], mark=INSERTED), block(TEXT[8][42:], author="A")]
    addition = Addition("+1", "a2.3", "a2", Kind.PARAGRAPH, "and reasons are given for each refusal.")
    found = read(file((8, lines)))
    assert found.reading == Reading("x", ("ABC",), {"a2.3": TEXT[8][3:42]}, added=(addition,))
    assert found.remarks == (Remark(Notice.SPLIT, ("a2.3",)),)


def test_a_split_is_in_the_reading_of_the_author_who_made_it():
    lines = [block(TEXT[3][:74], mark=INSERTED, author="A"), block(TEXT[3][74:])]
    found = read(file((3, lines)), authors={"A": ["ABC"]}).reading
    addition = Addition("+1", "a1.2", "a1", Kind.PARAGRAPH, "and what remains to be done.")
    assert found == Reading("x/ABC", ("ABC",), {"a1.2": TEXT[3][3:73]}, added=(addition,))


def test_a_first_part_that_is_only_a_few_words_is_the_one_cut_off():
    lines = [block("2. Members", mark=INSERTED), block(TEXT[3][10:])]
    found = read(file((3, lines))).reading
    assert found.words == {"a1.2": TEXT[3][11:]}
    assert [(a.after, a.text) for a in found.added] == [("a1.1", "Members")]


def test_paragraphs_run_together_are_one_with_the_words_of_both():
    lines = [block(TEXT[3], mark=DELETED)]
    found = read(file((3, lines), (4, [block((DELETED, "3. "), (INSERTED, " "), TEXT[4][3:])])))
    assert found.reading == Reading("x", ("ABC",), {"a1.2": f"{TEXT[3][3:]} {TEXT[4][3:]}"}, frozenset({"a1.3"}))
    assert found.remarks == (Remark(Notice.MERGED, ("a1.2", "a1.3")),)


@pytest.mark.parametrize("name", ["m1", ""])
def test_a_paragraph_cut_here_and_put_there_has_moved(name):
    gone = block((DELETED, TEXT[7], "A", name), mark=DELETED)
    come = [block(TEXT[3], mark=INSERTED), block((INSERTED, TEXT[7].replace("2.", "2 bis."), "A", name))]
    found = read(file((7, [gone]), (3, come)))
    assert found.reading == Reading("x", ("ABC",), moved=(Move("a2.2", "a1.2", "a1"),))


def test_a_tracked_move_is_one_even_when_the_words_were_changed_much():
    gone = block((DELETED, TEXT[7], "A", "m1"), mark=DELETED)
    words = "The pool shall be open to every one of the Members."
    come = [block(TEXT[3], mark=INSERTED), block((INSERTED, words, "A", "m1"))]
    found = read(file((7, [gone]), (3, come))).reading
    assert (found.words, found.moved, found.added) == ({"a2.2": words}, (Move("a2.2", "a1.2", "a1"),), ())


def test_moved_articles_take_along_what_they_hold():
    found = read([block(line) for line in [TEXT[0], *TEXT[5:], *TEXT[1:5]]]).reading
    assert found == Reading("x", ("ABC",), moved=(Move("a2", "title", None),))


def test_what_is_typed_into_a_moved_article_stands_in_it():
    lines = [TEXT[0], *TEXT[5:], "4. The accounts are open.", *TEXT[1:5]]
    found = read([block(line) for line in lines]).reading
    assert found.moved == (Move("a2", "title", None),)
    assert found.added == (Addition("+1", "a2.3", "a2", Kind.PARAGRAPH, "The accounts are open.", "4"),)


def test_paragraphs_that_the_file_moves_in_another_order_stand_in_that_order():
    lines = [*TEXT[:2], TEXT[8], TEXT[7], *TEXT[2:7]]
    found = read([block(line) for line in lines]).reading
    base = build(file())
    texts = [p.text for p in propose(base, found).provisions]
    assert (len(found.moved), texts) == (2, [p.text for p in build([block(line) for line in lines]).provisions])


def test_what_is_typed_behind_a_moved_paragraph_stands_behind_it():
    lines = [*TEXT[:4], TEXT[8], "4. The accounts are open.", "(a) to Members;", TEXT[7], *TEXT[4:7]]
    found = read([block(line) for line in lines]).reading
    assert found.added == (
        Addition("+1", "a1.2", "a1", Kind.PARAGRAPH, "The accounts are open.", "4", behind="a2.3"),
        Addition("+2", "a1.2", "+1", Kind.SUBPARAGRAPH, "to Members;", "(a)", behind="a2.3"),
    )
    rolling = collate(build(file()), [found])
    texts = [p.text for p in build([block(line) for line in lines]).provisions]
    assert [p.text for p in recover(rolling, "x").provisions] == texts
    assert [p.text for p in recover(load(dump(rolling)), "x").provisions] == texts


def test_articles_that_the_file_moves_in_another_order_stand_in_that_order_with_what_they_hold():
    more = ["Article 3 – Costs", "1. Each Member bears its own costs.", "2. The accounts are open to all."]
    lines = [TEXT[0], *more, *TEXT[5:], *TEXT[1:5] * 1, "4. " + "A long paragraph is added by nobody here. " * 9]
    base = build([*(block(line) for line in [*TEXT[:5], lines[-1], *TEXT[5:], *more])])
    found = read([block(line) for line in lines], base).reading
    texts = [p.text for p in propose(base, found).provisions]
    assert (len(found.moved), texts) == (2, [p.text for p in build([block(line) for line in lines]).provisions])


def test_each_mapped_author_has_a_reading_of_its_own():
    lines = {
        2: [block(TEXT[2].replace("people", "everybody"))],
        3: [block("2. Members ", (DELETED, "shall", "Admin"), (INSERTED, "should", "Admin"), TEXT[3][16:])],
        4: [block(TEXT[4], (INSERTED, " It may do so.", "User"))],
        7: [block((DELETED, TEXT[7], "Third"), mark=DELETED, author="Third")],
        8: [block(TEXT[8]), block("4. An untracked paragraph about nothing in particular.")],
    }
    new = block((INSERTED, "1 bis. New.", "Admin"), mark=INSERTED, author="Admin")
    found = read(
        file((3, [new, *lines.pop(3)]), *lines.items()), authors={"Admin": ["ABC"], "User": ["DEF"], "Guest": ["DEF"]}
    )
    words = {"a1.2": TEXT[3][3:].replace("shall", "should")}, {"a1.3": TEXT[4][3:] + " It may do so."}
    added = Addition("+1", "a1.1", "a1", Kind.PARAGRAPH, "New.", "1 bis")
    assert found.readings == (
        Reading("x/ABC", ("ABC",), words[0], added=(added,)),
        Reading("x/DEF", ("DEF",), words[1]),
    )
    assert found.remarks == (Remark(Notice.UNMAPPED, count=1),)
    assert [difference.provision for difference in found.differences] == ["a1.1", "+2"]


def test_a_letter_around_the_text_is_left_aside_and_said():
    before = [block("To the Secretariat"), block("We have the honour to submit our suggestions.")]
    line = block("2. Members ", (DELETED, "shall"), (INSERTED, "should"), TEXT[3][16:])
    found = read([*before, *file((3, [line])), block("With our compliments, the Permanent Mission")])
    assert found.reading == Reading("x", ("ABC",), {"a1.2": TEXT[3][3:].replace("shall", "should")})
    letter = (
        "To the Secretariat\nWe have the honour to submit our suggestions.\nWith our compliments, the Permanent Mission"
    )
    assert found.remarks == (Remark(Notice.COVER, words=letter),)
    assert found.differences == ()


def test_a_message_that_is_no_text_of_the_base_is_read_as_a_letter():
    lines = [
        "Dear colleagues,",
        "1. In Article 2 replace sixty by ninety.",
        "2. Delete the last line of the draft altogether, please.",
    ]
    found = read([block(line) for line in lines])
    assert found.reading == Reading("x", ("ABC",))
    assert [remark.notice for remark in found.remarks] == [Notice.HARDLY, Notice.PARTIAL, Notice.COVER, Notice.NOTHING]


def test_a_new_article_alone_is_an_addition():
    lines = [
        block("Article 2 bis. Register"),
        block("1. A register of what was given and used is kept and published each month."),
    ]
    found = read(lines)
    assert found.reading.added == (
        Addition("+1", None, None, Kind.ARTICLE, "Register", "Article 2 bis"),
        Addition(
            "+2",
            None,
            "+1",
            Kind.PARAGRAPH,
            "A register of what was given and used is kept and published each month.",
            "1",
        ),
    )


def test_a_partial_file_without_headings_finds_the_holder_by_what_stands_beside():
    lines = [block(TEXT[7], mark=INSERTED), block((INSERTED, "2 bis. Schools too.")), block((INSERTED, "At any time."))]
    found = read(lines)
    assert [(a.after, a.parent, a.kind) for a in found.reading.added] == [
        ("a2.2", "a2", Kind.PARAGRAPH),
        ("a2.2", None, Kind.TEXT),
    ]
    assert [remark.notice for remark in found.remarks] == [Notice.PARTIAL]


def test_a_preambular_paragraph_without_context_is_still_one():
    base = build(
        [block("The Members,"), block("Noting one thing that matters,"), block("Noting another thing,"), *file()[1:]]
    )
    lines = [block("Noting one thing that matters,", mark=INSERTED), block((INSERTED, "Recalling a third"))]
    found = read(lines, base)
    assert [(a.after, a.kind) for a in found.reading.added] == [("pp1", Kind.PREAMBULAR)]


def test_a_footnote_is_added_to_the_provision_that_cites_it():
    lines = [block(TEXT[6], (INSERTED, "⁽¹⁾")), block((INSERTED, "See the annex."), shape=Shape.FOOTNOTE, note="1")]
    found = read([*file((6, lines[:1])), lines[1]]).reading
    assert found.added == (Addition("+1", "a2.1", "a2.1", Kind.FOOTNOTE, "See the annex.", "1"),)
    assert found.words == {"a2.1": TEXT[6][3:] + "⁽¹⁾"}


def test_a_footnote_whose_mark_is_set_elsewhere_is_not_moved():
    note = block("See the annex.", shape=Shape.FOOTNOTE, note="1")
    base = build([*file((7, [block(TEXT[7][:-1], "⁽¹⁾."), note]))])
    lines = [block(TEXT[2][:-1], (INSERTED, "⁽¹⁾"), ".")]
    struck = block(TEXT[7][:-1], (DELETED, "⁽¹⁾"), ".")
    found = read([*file((2, [*lines, note]), (7, [struck]))], base).reading
    assert (found.moved, found.added, found.deleted) == ((), (), frozenset())
    assert found.words == {"a1.1": f"{TEXT[2][3:-1]}⁽¹⁾.", "a2.2": TEXT[7][3:]}


def test_a_reworded_footnote_whose_mark_is_set_elsewhere_under_another_number_keeps_its_own():
    note = block("See the annex on open data.", shape=Shape.FOOTNOTE, note="1")
    base = build([*file((7, [block(TEXT[7][:-1], "⁽¹⁾."), note]))])
    marked = block(TEXT[2][:-1], (INSERTED, "⁽²⁾"), ".")
    again = block((INSERTED, "See the long annex on open data."), shape=Shape.FOOTNOTE, note="2")
    struck = block(TEXT[7][:-1], (DELETED, "⁽¹⁾"), ".")
    gone = block((DELETED, "See the annex on open data."), shape=Shape.FOOTNOTE, note="1", mark=DELETED)
    new = [block(TEXT[3], mark=INSERTED), block((INSERTED, "2 bis. It is public.⁽²⁾"))]
    found = read([*file((2, [marked, again]), (3, new), (7, [struck, gone]))], base).reading
    assert found.words == {
        "a1.1": f"{TEXT[2][3:-1]}⁽¹⁾.",
        "a2.2": TEXT[7][3:],
        "fn1": "See the long annex on open data.",
    }
    assert [addition.text for addition in found.added] == ["It is public.⁽¹⁾"]


def test_rows_and_tables_are_added_and_deleted_whole():
    def row(number, *texts, change=KEPT, table=0):
        return [
            block((change, text), shape=Shape.CELL, row=(table, number, column)) for column, text in enumerate(texts)
        ]

    base = build(
        [*file(), *row(0, "Tier", "Limit of a grant"), *row(1, "Small", "5,000 hours"), *row(0, "One", table=1)]
    )
    lines = [
        *file(),
        *row(0, "Tier", "Limit of a grant"),
        *row(1, "Small", "5,000 hours", change=DELETED),
        *row(2, "Large", "as decided", change=INSERTED),
        *row(0, "One", change=DELETED, table=1),
    ]
    found = read(lines, base).reading
    assert found.deleted == {"a2.tab1.r2", "a2.tab1.r2.c1", "a2.tab1.r2.c2", "a2.tab2", "a2.tab2.r1", "a2.tab2.r1.c1"}
    assert [(a.id, a.after, a.parent, a.kind, a.text) for a in found.added] == [
        ("+1", "a2.tab1.r2.c2", "a2.tab1", Kind.ROW, ""),
        ("+2", "a2.tab1.r2.c2", "+1", Kind.CELL, "Large"),
        ("+3", "a2.tab1.r2.c2", "+1", Kind.CELL, "as decided"),
    ]


def test_a_file_made_from_another_text_says_from_which():
    newer = build(file((3, [block(TEXT[3].replace("each year", "every second year"))])))
    line = block(TEXT[3].replace("each year", "every second year"), (INSERTED, " So be it."))
    found = read(file((3, [line])), others={"first revision": newer, "base": BASE})
    assert found.remarks == (Remark(Notice.OTHER_BASE, words="first revision", share=1.0),)


def test_another_text_that_fits_no_better_is_not_mentioned():
    line = block(TEXT[3].replace("each year", "every second year"), (INSERTED, " So be it."))
    assert read(file((3, [line])), others={"base": BASE}).remarks == ()


def test_of_two_deleted_paragraphs_the_one_more_alike_has_moved():
    twin = "4. The pool shall be open to universities, public bodies and large enterprises of every Member."
    base = build([*file(), block(twin)])
    come = [block(TEXT[3], mark=INSERTED), block((INSERTED, TEXT[7].replace("2.", "2 bis.")))]
    gone = block((DELETED, TEXT[7]), mark=DELETED)
    found = read([*file((3, come), (7, [gone])), block((DELETED, twin))], base).reading
    assert (found.moved, found.deleted) == ((Move("a2.2", "a1.2", "a1"),), {"a2.4"})


def test_an_empty_cell_stays_or_is_filled():
    def cells(*pieces):
        return [block(piece, shape=Shape.CELL, row=(0, 0, column)) for column, piece in enumerate(pieces)]

    base = build([*file(), *cells("Tier", "", "")])
    found = read([*file(), *cells("Tier", "", (INSERTED, "none"))], base).reading
    assert found == Reading("x", ("ABC",), {"a2.tab1.r1.c3": "none"})


def test_what_is_added_behind_words_of_the_base_is_not_held_by_what_is_added_before_them():
    lists = [block("(a) first, universities;"), block("(b) then, public bodies.")]
    base = build([*file(), *lists])
    new = [block((INSERTED, "4. The pool is open to:"), mark=INSERTED), lists[0]]
    found = read([*file(), *new, block((INSERTED, "(b) second, whoever asks;"), mark=INSERTED), lists[1]], base).reading
    assert [(a.id, a.after, a.parent) for a in found.added] == [("+1", "a2.3", "a2"), ("+2", "a2.3.a", "a2.3")]


def test_a_footnote_that_nothing_cites_comes_last():
    note = block((INSERTED, "Cited nowhere."), shape=Shape.FOOTNOTE, note="1")
    assert read([*file(), note]).reading.added == (Addition("+1", "a2.3", None, Kind.FOOTNOTE, "Cited nowhere.", "1"),)


def test_ids_on_other_words_are_said():
    found = read(file((2, [block(TEXT[6], id="a1.1"), block(TEXT[2])])))
    assert Remark(Notice.MISTAKEN_ID, ("a1.1",)) in found.remarks


def test_too_many_to_compare_are_left_as_they_are():
    # Of so many deleted and so many new ones are more pairs than are compared.
    many = [f"Article {n}. Number {n} of many" for n in range(1, 502)]
    base = build([block(line) for line in many])
    lines = [block((DELETED, line)) for line in many]
    lines += [block((INSERTED, f"Article {n}. Number {n} of many")) for n in range(501, 0, -1)]
    reading = read(lines, base).reading
    assert (len(reading.added), reading.moved) == (501, ())


_PIECES = st.lists(
    st.tuples(
        st.sampled_from(Change), st.sampled_from(["1. ", "shall ", "should ", "[", "]", "Article 2. ", "days", ""])
    ),
    max_size=4,
)
_BLOCKS = st.one_of(
    st.sampled_from(TEXT).map(block), st.builds(lambda p, m: block(*p, mark=m), _PIECES, st.sampled_from(Change))
)


@given(st.lists(_BLOCKS, max_size=10))
def test_every_reading_is_sound(blocks):
    reading = read(blocks).reading
    known = {*BASE.by_id}
    assert {*reading.words, *reading.deleted, *(move.provision for move in reading.moved)} <= known
    assert not reading.deleted & {*reading.words}
    for addition in reading.added:
        assert addition.parent in {*known, None}
        assert addition.after in {*BASE.by_id, None}
        known.add(addition.id)
    assert len(known) == len(BASE.by_id) + len(reading.added)
    for bracket in reading.brackets:
        assert 0 <= bracket.start < bracket.end <= len(BASE.by_id[bracket.provision].text)


def test_a_footnote_of_a_new_paragraph_stands_behind_the_paragraph():
    new = block((INSERTED, "4. New words⁽¹⁾ stand here."), mark=INSERTED)
    note = block((INSERTED, "A note."), shape=Shape.FOOTNOTE, note="1", mark=INSERTED)
    assert read([*file((8, [block(TEXT[8]), new])), note]).reading.added == (
        Addition("+1", "a2.3", "a2", Kind.PARAGRAPH, "New words⁽¹⁾ stand here.", "4"),
        Addition("+2", "a2.3", "+1", Kind.FOOTNOTE, "A note.", "1"),
    )


def test_the_paragraphs_of_an_article_that_is_put_elsewhere_under_another_title_go_there():
    lines = ["Article 2. Common pool", *TEXT[6:]]
    struck = [block((DELETED, line), mark=DELETED) for line in TEXT[5:]]
    typed = [block((INSERTED, line), mark=INSERTED) for line in lines]
    reading = read([block(TEXT[0]), *typed, *map(block, TEXT[1:5]), *struck]).reading
    assert reading == Reading(
        "x",
        ("ABC",),
        deleted=frozenset({"a2"}),
        added=(Addition("+1", "title", None, Kind.ARTICLE, "Common pool", "Article 2"),),
        moved=tuple(Move(name, "title", None) for name in ("a2.1", "a2.2", "a2.3")),
    )
    assert [f"{p.number} {p.text}".strip() for p in propose(BASE, reading).provisions] == [
        TEXT[0],
        "Article 2 Common pool",
        *(line.replace(".", "", 1) for line in (*TEXT[6:], *TEXT[1:5])),
    ]
