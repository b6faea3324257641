"""What members do to tables, with tracked changes and without."""

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Shape
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Move, Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.structure import build
from tests.engine.text.interpretation.small import DELETED, INSERTED, KEPT, block, file, read

HEAD, SMALL, LARGE = (
    ("Tier", "Fee", "Remark"),
    ("Small", "100", "for pilot work"),
    ("Large", "900", "for all other work"),
)


def row(place, *pieces, mark=KEPT, table=0):
    """The cells of a row, each a word or several pieces."""
    made = [(piece,) if isinstance(piece, str) else tuple(piece) for piece in pieces]
    return [block(*own, shape=Shape.CELL, row=(table, place, column), mark=mark) for column, own in enumerate(made)]


def struck(place, *texts, mark=DELETED, **more):
    return row(place, *([(DELETED, text)] if text else [] for text in texts), mark=mark, **more)


def typed(place, *texts, mark=INSERTED, **more):
    return row(place, *([(INSERTED, text)] if text else [] for text in texts), mark=mark, **more)


def over(old, new):
    return [(DELETED, old), (INSERTED, new)]


BASE = build([*file(), *row(0, *HEAD), *row(1, *SMALL), *row(2, *LARGE)])
R = "a2.tab1.r"


def reading(*rows, base=BASE):
    return read([*file(), *(cell for own in rows for cell in own)], base).reading


def test_values_that_change_places_are_replacements_in_each_cell():
    rows = [row(1, "Small", over("100", "900"), SMALL[2]), row(2, "Large", over("900", "100"), LARGE[2])]
    swapped = Reading("x", ("ABC",), {f"{R}2.c2": "900", f"{R}3.c2": "100"})
    assert reading(row(0, *HEAD), *rows) == swapped
    assert reading(row(0, *HEAD), row(1, "Small", "900", SMALL[2]), row(2, "Large", "100", LARGE[2])) == swapped


def test_a_value_raised_to_that_of_the_next_row_is_a_replacement():
    rows = [row(1, "Small", over("100", "900"), SMALL[2]), row(2, "Large", over("900", "1000"), LARGE[2])]
    assert reading(row(0, *HEAD), *rows) == Reading("x", ("ABC",), {f"{R}2.c2": "900", f"{R}3.c2": "1000"})


def test_a_row_struck_and_typed_further_down_has_moved_to_after_the_row_before_it():
    moved = (Move(f"{R}2", f"{R}3.c3", "a2.tab1"),)
    rows = [row(0, *HEAD), struck(1, *SMALL), row(2, *LARGE)]
    assert reading(*rows, typed(3, *SMALL)) == Reading("x", ("ABC",), moved=moved)
    found = reading(*rows, typed(3, "Small", "150", SMALL[2]))
    assert found == Reading("x", ("ABC",), {f"{R}2.c2": "150"}, moved=moved)


def test_the_row_that_was_struck_is_the_one_that_moved_also_where_others_are_shorter():
    found = reading(row(0, *HEAD), typed(1, *LARGE), row(2, *SMALL), struck(3, *LARGE))
    assert found == Reading("x", ("ABC",), moved=(Move(f"{R}3", f"{R}1.c3", "a2.tab1"),))


def test_a_row_typed_above_all_others_has_moved_to_the_beginning_of_the_table():
    found = reading(typed(0, *LARGE), row(1, *HEAD), row(2, *SMALL), struck(3, *LARGE))
    assert found == Reading("x", ("ABC",), moved=(Move(f"{R}3", "a2.tab1", "a2.tab1"),))
    assert [p.text for p in propose(BASE, found).provisions if p.kind is Kind.CELL] == [*LARGE, *HEAD, *SMALL]


def test_a_tracked_move_names_its_row_whatever_it_says_now():
    away = row(1, *([(DELETED, text, "", "m1")] for text in SMALL), mark=DELETED)
    come = row(3, *([(INSERTED, text, "", "m1")] for text in ("Tiny", "50", "for pilot work")), mark=INSERTED)
    again = row(4, *([(INSERTED, text, "", "m1")] for text in ("Tiny", "60", "for pilot work")), mark=INSERTED)
    found = reading(row(0, *HEAD), away, row(2, *LARGE), come, again)
    assert (found.words, found.moved) == (
        {f"{R}2.c1": "Tiny", f"{R}2.c2": "50"},
        (Move(f"{R}2", f"{R}3.c3", "a2.tab1"),),
    )
    assert [(a.after, a.parent, a.text) for a in found.added if a.kind is Kind.ROW] == [(f"{R}3.c3", "a2.tab1", "")]


def test_a_row_that_moved_in_a_clean_copy_follows_the_row_before_it():
    found = reading(row(0, *HEAD), row(1, *LARGE), row(2, "Small", "150", SMALL[2]))
    assert found == Reading("x", ("ABC",), {f"{R}2.c2": "150"}, moved=(Move(f"{R}2", f"{R}3.c3", "a2.tab1"),))


def test_a_row_struck_and_typed_anew_right_there_has_new_words():
    found = reading(row(0, *HEAD), struck(1, *SMALL), typed(2, "Small", "150", SMALL[2]), row(3, *LARGE))
    assert found == Reading("x", ("ABC",), {f"{R}2.c2": "150"})


def test_a_new_column_is_new_in_each_row_and_a_struck_one_is_deleted():
    added = [row(k, own[0], [(INSERTED, "AB"[k])], *own[1:]) for k, own in enumerate((HEAD, SMALL))]
    found = reading(*added, row(2, *LARGE))
    assert [(a.after, a.parent, a.text) for a in found.added] == [
        (f"{R}1.c1", f"{R}1", "A"),
        (f"{R}2.c1", f"{R}2", "B"),
    ]
    gone = [[*row(k, *own[:2]), struck(k, "", "", own[2])[2]] for k, own in enumerate((HEAD, SMALL, LARGE))]
    assert reading(*gone) == Reading("x", ("ABC",), deleted=frozenset({f"{R}{k}.c3" for k in (1, 2, 3)}))


def test_a_new_first_column_stands_first_in_each_row():
    found = reading(*(row(k, [(INSERTED, "N")], *own) for k, own in enumerate((HEAD, SMALL, LARGE))))
    assert [(a.after, a.parent) for a in found.added] == [(f"{R}{k}", f"{R}{k}") for k in (1, 2, 3)]
    assert [p.text for p in propose(BASE, found).provisions if p.parent == f"{R}2"] == ["N", *SMALL]


def test_a_cell_that_was_emptied_is_deleted_also_in_a_clean_copy():
    deleted = Reading("x", ("ABC",), deleted=frozenset({f"{R}2.c2"}))
    assert reading(row(0, *HEAD), row(1, "Small", [(DELETED, "100")], SMALL[2]), row(2, *LARGE)) == deleted
    assert reading(row(0, *HEAD), row(1, "Small", "", SMALL[2]), row(2, *LARGE)) == deleted


def test_a_row_with_an_empty_cell_is_deleted_with_it():
    base = build([*file(), *row(0, *HEAD), *row(1, "Small", "", "for pilot work"), *row(2, *LARGE)])
    for mark in (KEPT, DELETED):
        found = reading(row(0, *HEAD), struck(1, "Small", "", SMALL[2], mark=mark), row(2, *LARGE), base=base)
        assert found == Reading("x", ("ABC",), deleted=frozenset({f"{R}2", f"{R}2.c1", f"{R}2.c2", f"{R}2.c3"}))


def test_a_table_struck_and_typed_elsewhere_has_moved_with_all_its_rows():
    new = [*typed(0, *HEAD), *typed(1, "Small", "150", SMALL[2]), *typed(2, *LARGE)]
    old = [*struck(0, *HEAD, table=1), *struck(1, *SMALL, table=1), *struck(2, *LARGE, table=1)]
    found = read([*file()[:5], *new, *file()[5:], *old], BASE).reading
    assert found == Reading("x", ("ABC",), {f"{R}2.c2": "150"}, moved=(Move("a2.tab1", "a1.3", "a1"),))


def test_a_row_may_move_to_another_table():
    other = [*row(0, "Group", "Share", "Remark", table=1), *row(1, "First", "1", "for good", table=1)]
    base = build([*file(), *row(0, *HEAD), *row(1, *SMALL), *row(2, *LARGE), *other])
    rows = [row(0, *HEAD), struck(1, *SMALL), row(2, *LARGE), other, typed(2, *SMALL, table=1)]
    found = reading(*rows, base=base)
    assert found == Reading("x", ("ABC",), moved=(Move(f"{R}2", "a2.tab2.r2.c3", "a2.tab2"),))


def test_a_new_row_of_one_of_several_authors_is_held_by_its_table():
    cells = [block((INSERTED, text, "Ann"), shape=Shape.CELL, row=(0, 3, k)) for k, text in enumerate(("Huge", "5"))]
    rows = [*row(0, *HEAD), *row(1, *SMALL), *row(2, *LARGE), *cells]
    found = read([*file(), *rows], BASE, authors={"Ann": ("ABC",)}).reading
    assert [(a.id, a.after, a.parent, a.kind, a.text) for a in found.added] == [
        ("+1", f"{R}3.c3", "a2.tab1", Kind.ROW, ""),
        ("+2", f"{R}3.c3", "+1", Kind.CELL, "Huge"),
        ("+3", f"{R}3.c3", "+1", Kind.CELL, "5"),
    ]


def test_a_new_row_behind_several_that_moved_stands_behind_them():
    new = ("Tiny", "5", "of another kind")
    found = reading(
        typed(0, *LARGE), typed(1, *SMALL), typed(2, *new), row(3, *HEAD), struck(4, *SMALL), struck(5, *LARGE)
    )
    assert (found.added[0].after, found.added[0].behind) == ("a2.tab1", f"{R}2.c3")
    proposed = propose(BASE, found)
    rows = [p.id for p in proposed.provisions if p.kind is Kind.ROW]
    assert [tuple(p.text for p in proposed.provisions if p.parent == name) for name in rows] == [
        LARGE,
        SMALL,
        new,
        HEAD,
    ]


def test_a_row_behind_one_that_moved_does_not_follow_what_was_struck_before_both():
    middle, huge = ("Middle", "300", "for pilot work"), ("Huge", "950", "by decision")
    base = build(
        [*file(), *(cell for k, line in enumerate((HEAD, SMALL, middle, LARGE, huge)) for cell in row(k, *line))]
    )
    gone = [struck(1, *HEAD), struck(2, *SMALL), struck(3, *middle), struck(4, *LARGE)]
    found = reading(typed(0, *middle), *gone, row(5, *huge), typed(6, *HEAD), typed(7, *LARGE), base=base)
    assert found.moved == (Move(f"{R}1", f"{R}5.c3", "a2.tab1"), Move(f"{R}4", f"{R}1.c3", "a2.tab1"))


def test_a_new_row_between_struck_ones_stands_behind_those_that_moved_above_them():
    middle, huge, other = ("Middle", "300", "for pilot work"), ("Huge", "950", "by decision"), ("Small", "100", "100")
    lines = (HEAD, SMALL, middle, LARGE, huge)
    base = build([*file(), *(cell for k, line in enumerate(lines) for cell in row(k, *line))])
    moved = [typed(0, *huge), typed(1, *HEAD), struck(2, *HEAD)]
    found = reading(
        *moved,
        struck(3, *SMALL),
        typed(4, *other),
        *(struck(k, *line) for k, line in ((5, middle), (6, LARGE), (7, huge))),
        base=base,
    )
    proposed = propose(base, found)
    rows = [p.id for p in proposed.provisions if p.kind is Kind.ROW]
    assert [tuple(p.text for p in proposed.provisions if p.parent == name) for name in rows] == [huge, HEAD, other]


@dataclass
class Edited:
    """Rows of blocks, and the rows that the member has in the end."""

    rows: list
    lines: list


FEES = [HEAD, SMALL, ("Middle", "300", "for pilot work"), LARGE, ("Huge", "950", "by decision")]
_VALUES = st.sampled_from(["100", "300", "900", "950", "1000", "for pilot work", "Small"])


@st.composite
def edited_tables(draw):
    """Tables in which rows are edited, struck, new, or struck and typed anew elsewhere."""
    own = []
    for line in FEES:
        column, value = draw(st.sampled_from([1, 2])), draw(_VALUES)
        new = (*line[:column], value, *line[column + 1 :])
        way = draw(st.sampled_from(["keep", "keep", "edit", "strike", "move", "move and edit", "insert"]))
        own.append((way, line, new))
    makers = []
    for way, line, new in own:
        pieces = [text if text == other else over(text, other) for text, other in zip(line, new, strict=True)]
        kept = {"keep": (row, line, line), "insert": (row, line, line), "edit": (row, pieces, new)}
        makers.append(kept.get(way, (struck, line, None)))
    for way, line, new in own:
        if way in ("move", "move and edit"):
            said = line if way == "move" else new
            makers.insert(draw(st.integers(0, len(makers))), (typed, said, said))
        elif way == "insert":
            made = ("Tiny", new[1], "of another kind")
            makers.insert(draw(st.integers(0, len(makers))), (typed, made, made))
    rows = [cell for place, (make, pieces, _) in enumerate(makers) for cell in make(place, *pieces)]
    return Edited(rows, [said for _, _, said in makers if said])


@given(edited_tables())
def test_a_table_is_what_the_member_made_of_it_and_no_cell_moves(edited):
    base = build([*file(), *(cell for place, line in enumerate(FEES) for cell in row(place, *line))])
    found = read([*file(), *edited.rows], base).reading
    assert {base.by_id[move.provision].kind for move in found.moved} <= {Kind.ROW}
    proposed = propose(base, found)
    rows = [p.id for p in proposed.provisions if p.kind is Kind.ROW]
    assert [tuple(p.text for p in proposed.provisions if p.parent == name) for name in rows] == edited.lines


_LINES = [b.pieces[0].text for b in file()]
_CELLS = st.builds(
    lambda pieces, place, mark: block(*pieces, shape=Shape.CELL, row=place, mark=mark),
    st.lists(st.tuples(st.sampled_from([KEPT, INSERTED, DELETED]), _VALUES), max_size=2),
    st.tuples(st.integers(0, 1), st.integers(0, 3), st.integers(0, 2)),
    st.sampled_from([KEPT, INSERTED, DELETED]),
)
_PARAGRAPHS = st.builds(
    lambda text, change, mark: block((change, text), mark=mark),
    st.sampled_from(_LINES),
    st.sampled_from([KEPT, KEPT, INSERTED, DELETED]),
    st.sampled_from([KEPT, KEPT, INSERTED, DELETED]),
)


@given(st.lists(st.one_of(_PARAGRAPHS, _CELLS), max_size=24))
def test_whatever_is_read_makes_an_instrument(blocks):
    found = read(blocks, BASE).reading
    assert collate(BASE, [found]).readings == (found,)
    assert {p.id for p in propose(BASE, found).provisions} == {
        *(BASE.by_id.keys() - found.deleted),
        *(addition.id for addition in found.added),
    }
