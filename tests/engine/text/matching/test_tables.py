from plenary.engine.text.block import Block, Piece, Shape
from plenary.engine.text.matching import Fate, match
from plenary.engine.text.structure import build

HEAD = ["Article 1. Fees", "1. The fee that a Member pays for the use of the pool is set out in the table below."]
TAIL = ["2. The Board may waive the fee of a Member that is in need, and says so in its report of the year."]
FEES = [("Tier", "Fee", "Remark"), ("Small", "100", "for pilot work"), ("Large", "900", "for all other work")]


def table(rows, number=0, ids=()):
    return [
        Block((Piece(text),), Shape.CELL, row=(number, r, c), id=ids[r][c] if ids else "")
        for r, row in enumerate(rows)
        for c, text in enumerate(row)
    ]


def file(*tables):
    """The blocks of a text with these tables in it."""
    cells = [cell for number, rows in enumerate(tables) for cell in table(rows, number)]
    return [*(Block((Piece(text),)) for text in HEAD), *cells, *(Block((Piece(text),)) for text in TAIL)]


def changes(old, new):
    """What became of the rows and cells of the first table, but for those that are as they were."""
    olds, news = (tables if isinstance(tables[0], list) else (tables,) for tables in (old, new))
    matching = match(build(file(*olds)), file(*news))
    found = []
    for pair in matching.pairs:
        if pair.fate is not Fate.SAME or pair.moved:
            sides = (name.removeprefix("a1.") for name in ("+".join(pair.base), "+".join(pair.file)))
            found.append((*sides, "moved" if pair.moved else str(pair.fate)))
    return found


def cells(row, *columns, of=3):
    """The same cells of a row on both sides."""
    return [f"tab1.r{row}.c{column}" for column in columns or range(1, of + 1)]


def test_a_value_that_stands_elsewhere_in_a_table_was_not_carried_there():
    after = [FEES[0], ("Small", "900", "for pilot work"), ("Large", "100", "for all other work")]
    assert changes(FEES, after) == [
        ("tab1.r2.c2", "tab1.r2.c2", "edited"),
        ("tab1.r3.c2", "tab1.r3.c2", "edited"),
    ]


def test_a_column_raised_by_one_step_is_edited_in_each_row():
    scale = [("Group", "Share"), *((name, str(n)) for name, n in zip("ABCD", (100, 200, 300, 400), strict=True))]
    raised = [("Group", "Share"), *((name, str(n)) for name, n in zip("ABCD", (200, 300, 400, 500), strict=True))]
    assert changes(scale, raised) == [(f"tab1.r{k}.c2", f"tab1.r{k}.c2", "edited") for k in range(2, 6)]


def test_rows_that_changed_places_have_moved_also_where_a_value_in_them_is_new():
    after = [FEES[0], ("Large", "950", "for all other work"), FEES[1]]
    assert changes(FEES, after) == [("tab1.r2", "tab1.r3", "moved"), ("tab1.r3.c2", "tab1.r2.c2", "edited")]


def test_rows_that_are_counted_are_known_by_the_first_column_of_words():
    before = [("No.", "Tier", "Fee"), ("1", "Small", "100"), ("2", "Large", "900")]
    after = [("No.", "Tier", "Fee"), ("1", "Least", "50"), ("2", "Small", "100"), ("3", "Large", "900")]
    assert changes(before, after) == [
        ("", "tab1.r2", "inserted"),
        *(("", name, "inserted") for name in cells(2)),
        ("tab1.r2.c1", "tab1.r3.c1", "edited"),
        ("tab1.r3.c1", "tab1.r4.c1", "edited"),
    ]


def test_a_row_whose_label_is_new_is_the_row_between_the_same_neighbours():
    after = [FEES[0], ("Tiny", "100", "for pilot work"), FEES[2]]
    assert changes(FEES, after) == [("tab1.r2.c1", "tab1.r2.c1", "edited")]


def test_a_row_of_nothing_that_was_there_is_a_new_row():
    after = [FEES[0], ("Tiny", "7", "by lot"), FEES[2]]
    assert changes(FEES, after) == [
        *(("", name, "inserted") for name in ("tab1.r2", *cells(2))),
        *((name, "", "deleted") for name in ("tab1.r2", *cells(2))),
    ]


def test_the_only_value_of_a_row_is_rewritten_where_it_stands():
    assert changes([("Fees",), ("100",), ("in all",)], [("Fees",), ("150",), ("in all",)]) == [
        ("tab1.r2.c1", "tab1.r2.c1", "edited")
    ]


def test_a_new_column_is_found_by_what_stands_beside_it_in_all_rows():
    after = [
        ("Tier", "Year", "Fee", "Remark"),
        ("Small", "2031", "250", "for pilot work"),
        ("Large", "", "900", "none"),
    ]
    assert changes(FEES, after) == [
        ("", "tab1.r1.c2", "inserted"),
        ("", "tab1.r2.c2", "inserted"),
        ("tab1.r2.c2", "tab1.r2.c3", "edited"),
        ("", "tab1.r3.c2", "inserted"),
        ("tab1.r3.c3", "tab1.r3.c4", "edited"),
    ]


def test_a_column_that_is_gone_is_gone_in_each_row():
    after = [(row[0], row[2]) for row in FEES]
    assert changes(FEES, after) == [(f"tab1.r{k}.c2", "", "deleted") for k in (1, 2, 3)]


def test_rows_without_words_are_the_same_between_the_same_neighbours():
    before = [FEES[0], ("", "", ""), FEES[1], ("", "", ""), FEES[2]]
    after = [FEES[0], ("", "", ""), FEES[1], FEES[2]]
    assert changes(before, after) == [(name, "", "deleted") for name in ("tab1.r4", *cells(4))]


def test_equal_rows_are_told_apart_by_their_order():
    # Of thirteen in the base and twelve in the file are more pairs than are tried one by one.
    before = [FEES[0], *[FEES[1]] * 13, FEES[2]]
    after = [FEES[0], *[FEES[1]] * 12, FEES[2]]
    found = changes(before, after)
    assert [fate for _, _, fate in found] == ["deleted"] * 4


def test_a_label_that_several_rows_have_does_not_make_one_of_them_move():
    before = [("Tier", "Fee"), ("Sum", "10"), ("Small", "100"), ("Large", "900")]
    after = [("Tier", "Fee"), ("Small", "100"), ("Sum", "40"), ("Large", "900"), ("Sum", "70")]
    assert [(old, new) for old, new, fate in changes(before, after) if fate == "moved"] == []


def test_a_row_in_another_table_is_the_same_if_nearly_all_of_it_is():
    others = [("Group", "Share"), ("First", "1"), ("Second", "2")]
    after = [FEES[:2], [*others, ("Large", "950", "for all other work")]]
    found = changes([FEES, others], after)
    assert found == [("tab1.r3", "tab2.r4", "moved"), ("tab1.r3.c2", "tab2.r4.c2", "edited")]


def test_a_long_stretch_of_rows_with_nothing_in_common_is_not_compared():
    before = [FEES[0], *((f"old{k}", f"x{k}", "so") for k in range(70)), FEES[2]]
    after = [FEES[0], *((f"new{k}", f"y{k}", "so") for k in range(60)), FEES[2]]
    found = changes(before, after)
    assert ({fate for _, _, fate in found}, len(found)) == ({"absent", "inserted"}, 4 * 130)


def test_ids_say_which_row_and_which_column_a_cell_is_of():
    base = build(file(FEES))
    ids = [[f"a1.tab1.r{r}.c{c}" for c in (1, 3)] for r in (1, 3, 2)]
    rows = [("Tier", "Note"), ("Grand", "as agreed"), ("Little", "as decided")]
    blocks = [*file()[:2], *table(rows, ids=ids), *file()[2:]]
    pairs = {pair.base: pair.file for pair in match(base, blocks).pairs if pair.base and ".tab1.r" in pair.base[0]}
    assert [pairs[f"a1.tab1.r{r}",] for r in (1, 2, 3)] == [(f"a1.tab1.r{r}",) for r in (1, 3, 2)]
    names = [f"a1.tab1.r{r}.c{c}" for r in (1, 2, 3) for c in (1, 3)]
    assert {name: pairs[name,] for name in names} == {name: (name,) for name in names}
    assert [pairs[f"a1.tab1.r{r}.c2",] for r in (1, 2, 3)] == [(), (), ()]


def test_cells_that_were_dragged_to_another_row_are_values_put_in_there():
    base = build(file(FEES))
    ids = [[f"a1.tab1.r{r if c != 2 else 5 - r}.c{c}" for c in (1, 2, 3)] for r in (2, 3)]
    rows = [("Small", "900", "for pilot work"), ("Large", "100", "for all other work")]
    matching = match(base, [*file()[:2], *table([FEES[0]]), *table(["", *rows], ids=[[], *ids]), *file()[2:]])
    paired = {pair.base[0]: matching.structure.instrument.by_id[pair.file[0]].text for pair in matching.pairs}
    assert (paired["a1.tab1.r2.c2"], paired["a1.tab1.r3.c2"]) == ("900", "100")


def test_a_table_of_another_text_is_not_the_base_s():
    base = build(file(FEES))
    rows = [("Tier", "5", "of a league"), ("Forwards", "6", "of a team"), ("Backs", "7", "of a side")]
    other = [Block((Piece("Rules of the games that are played on the green by teams of eleven in summer."),))]
    matching = match(base, [*other, *table(rows)])
    assert [pair for pair in matching.pairs if pair.base and pair.file and ".r3" in pair.base[0]] == []
