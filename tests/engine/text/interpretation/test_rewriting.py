"""A provision that one mapped author struck and another wrote anew under its number is another wording of it."""

from dataclasses import replace
from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Kind
from plenary.engine.text.structure import build
from tests.engine.text.interpretation.joint import line, seen
from tests.engine.text.interpretation.small import BASE, DELETED, INSERTED, KEPT, TEXT, block, file, read

STRUCK = block((DELETED, TEXT[7], "A"), mark=DELETED, author="A")
HANDS = {"A": ["ALF"], "B": ["BET"]}


def readings(*blocks: object) -> list[tuple[object, ...]]:
    found = read(file((7, list(blocks))), authors=HANDS)
    return [
        (dict(one.words), set(one.deleted), [(added.number, added.text) for added in one.added])
        for one in found.readings
    ]


def test_the_same_number_typed_below_or_above_words_it_anew():
    new = block((INSERTED, "2. Any Member may use the pool.", "B"), mark=INSERTED, author="B")
    asked = [({}, {"a2.2"}, []), ({"a2.2": "Any Member may use the pool."}, set(), [])]
    assert readings(STRUCK, new) == asked
    assert readings(new, STRUCK) == asked
    entered = block((DELETED, TEXT[7], "A"), mark=INSERTED, author="B")
    assert readings(entered, block((INSERTED, "2. Any Member may use the pool.", "B"), mark=DELETED, author="A")) == (
        asked
    )


def test_of_several_struck_ones_the_others_stay_where_one_is_written_anew_below_them():
    blocks = [
        *(block((DELETED, TEXT[k], "A"), mark=DELETED, author="A") for k in (6, 7)),
        block((INSERTED, "1. There is a pool.", "B"), mark=INSERTED, author="B"),
    ]
    found = read(file((6, blocks), (7, [])), authors=HANDS)
    assert [(dict(one.words), one.deleted, one.added) for one in found.readings] == [
        ({}, {"a2.1", "a2.2"}, ()),
        ({"a2.1": "There is a pool."}, frozenset(), ()),
    ]
    assert found.remarks == ()


def test_what_others_put_into_the_new_words_is_no_part_of_them():
    new = line(("+B", "1. Newly"), ("+A", " and well"), ("+B", " made."), mark="+B")
    assert seen("B", line(("-A", "1. Old."), mark="-A"), new) == ["1. Newly made."]


def test_another_number_is_a_provision_of_its_own():
    new = block((INSERTED, "2 bis. Any Member may use the pool.", "B"), mark=INSERTED, author="B")
    assert readings(STRUCK, new) == [({}, {"a2.2"}, []), ({}, set(), [("2 bis", "Any Member may use the pool.")])]


def test_without_a_number_it_is_known_by_its_words():
    alike = "The pool shall be open to universities and public bodies of every Member."
    new = block((INSERTED, alike, "B"), mark=INSERTED, author="B")
    assert readings(STRUCK, new) == [({}, {"a2.2"}, []), ({"a2.2": alike}, set(), [])]
    other = block((INSERTED, "Nobody owns it.", "B"), mark=INSERTED, author="B")
    assert readings(STRUCK, other) == [({}, {"a2.2"}, []), ({}, set(), [("", "Nobody owns it.")])]


def test_each_new_one_words_one_struck_provision_anew():
    blocks = (
        line(("-A", "(a) One;"), mark="-A"),
        line(("-A", "(b) Two;"), mark="-A"),
        line(("-A", "(c) Three."), mark="-A"),
        line(("+B", "(b) Both;"), mark="+B"),
        line(("+B", "(a) None;"), mark="+B"),
        line(("", "Last.")),
    )
    assert seen("B", *blocks) == ["(a) One;", "(b) Both;", "(c) Three.", "(a) None;", "Last."]


def test_what_one_struck_itself_what_was_moved_and_cells_are_no_provisions_that_another_struck():
    new = line(("+B", "1. Newly."), mark="+B")
    assert seen("B", line(("-A", "1. Old."), mark="-A", move="m"), new) == ["1. Old.", "1. Newly."]
    assert seen("B", line(("-B", "1. Old."), mark="-B"), new) == ["1. Newly."]
    cells = [line(("-A", "1. Old."), shape=Shape.CELL, row=(0, 0, k)) for k in range(2)]
    assert seen("B", *cells, new) == ["1. Old.", "1. Old.", "1. Newly."]


def test_the_base_is_not_touched_by_a_number_in_its_words():
    assert BASE.by_id["a2.2"].text == TEXT[7][3:]
    days = line(("-A", "31 days are left."), mark="-A")
    assert seen("B", days, line(("+B", "31 members are left to come here."), mark="+B")) == [
        "31 days are left.",
        "31 members are left to come here.",
    ]


def cells(row: int, author: str, change: Change, *texts: str, mark: Change = Change.KEPT) -> list[Block]:
    said = [[(change, text, author)] if text else [] for text in texts]
    return [
        block(*pieces, shape=Shape.CELL, row=(0, row, column), mark=mark, author=author)
        for column, pieces in enumerate(said)
    ]


def plain(row: int, *texts: str) -> list[Block]:
    return [block(text, shape=Shape.CELL, row=(0, row, column)) for column, text in enumerate(texts)]


ROWS = [plain(0, "Tier", "Units", "Use"), plain(1, "Small", "100", "for pilot work"), plain(2, "Large", "900", "else")]
TABLE = build([*file(), *(cell for row in ROWS for cell in row)])


def row_readings(*rows: list[Block]) -> list[tuple[object, ...]]:
    found = read([*file(), *(cell for row in rows for cell in row)], TABLE, authors=HANDS)
    return [
        (dict(one.words), {name.removeprefix("a2.tab1.") for name in one.deleted}, [added.text for added in one.added])
        for one in found.readings
    ]


def test_a_row_that_one_struck_and_another_wrote_anew_beside_it_is_worded_anew():
    gone = cells(1, "A", DELETED, "Small", "100", "for pilot work")
    new = cells(3, "B", INSERTED, "Small", "150", "for pilot work")
    asked = [({}, {"r2", "r2.c1", "r2.c2", "r2.c3"}, []), ({"a2.tab1.r2.c2": "150"}, set(), [])]
    assert row_readings(ROWS[0], gone, new, ROWS[2]) == asked
    assert row_readings(ROWS[0], new, gone, ROWS[2]) == asked
    renamed = cells(3, "B", INSERTED, "Smallest", "100", "for pilot work")
    assert row_readings(ROWS[0], gone, renamed, ROWS[2])[1] == ({"a2.tab1.r2.c1": "Smallest"}, set(), [])


def test_of_two_struck_rows_the_one_that_begins_like_the_new_one_is_worded_anew():
    table = [ROWS[0], plain(1, "Small", "1", "for pilot work"), plain(2, "Large", "2", "for pilot work")]
    gone = [
        cells(at, "A", DELETED, *words)
        for at, words in ((1, ("Small", "1", "for pilot work")), (2, ("Large", "2", "for pilot work")))
    ]
    new = cells(3, "B", INSERTED, "Large", "3", "for pilot work")
    base = build([*file(), *(cell for row in table for cell in row)])
    found = read([*file(), *(cell for row in (table[0], *gone, new) for cell in row)], base, authors=HANDS)
    assert dict(found.readings[1].words) == {"a2.tab1.r3.c2": "3"}


def test_no_empty_row_is_left_where_a_row_with_tracked_cells_is_worded_anew():
    gone = cells(1, "A", DELETED, "Small", "100", "for pilot work", mark=DELETED)
    new = cells(3, "B", INSERTED, "Small", "150", "for pilot work", mark=INSERTED)
    found = ({"a2.tab1.r2.c2": "150"}, set(), [])
    assert row_readings(ROWS[0], gone, new, ROWS[2])[1] == found
    assert row_readings(ROWS[0], new, gone, ROWS[2])[1] == found
    assert row_readings(ROWS[0], ROWS[2], gone, new)[1][2] == []
    bare = cells(3, "B", INSERTED, "Small", "150", "", mark=INSERTED)
    assert row_readings(ROWS[0], gone, bare, ROWS[2])[1] == ({"a2.tab1.r2.c2": "150"}, {"r2.c3"}, [])


def test_a_row_of_its_own_beside_one_that_another_struck_is_new():
    gone = cells(1, "A", DELETED, "Small", "100", "for pilot work")
    for texts in (("Middle", "300", "in one region"), ("Small", "100")):
        new = cells(3, "B", INSERTED, *texts)
        assert row_readings(ROWS[0], gone, new, ROWS[2])[1] == ({}, set(), ["", *texts])
    apart = cells(3, "B", INSERTED, "Small", "150", "for pilot work")
    assert row_readings(ROWS[0], gone, ROWS[2], apart)[1] == ({}, set(), ["", "Small", "150", "for pilot work"])


def test_a_row_that_its_striker_types_anew_beside_it_does_not_hide_that_another_words_it_anew_too():
    gone = cells(2, "A", DELETED, "Large", "900", "else", mark=DELETED)
    theirs = cells(3, "A", INSERTED, "Large", "950", "else", mark=INSERTED)
    ours = cells(4, "B", INSERTED, "Large", "990", "else and research", mark=INSERTED)
    for order in permutations((gone, theirs, ours)):
        assert row_readings(*ROWS[:2], *order) == [
            ({"a2.tab1.r3.c2": "950"}, set(), []),
            ({"a2.tab1.r3.c2": "990", "a2.tab1.r3.c3": "else and research"}, set(), []),
        ]


def test_no_empty_row_is_left_where_new_rows_of_two_authors_follow_a_struck_one():
    gone = cells(2, "A", DELETED, "Large", "900", "else", mark=DELETED)
    theirs = cells(3, "A", INSERTED, "Large", "950", "else", mark=INSERTED)
    ours = cells(4, "B", INSERTED, "Middle", "300", "in one region only", mark=INSERTED)
    for order in permutations((gone, theirs, ours)):
        assert row_readings(*ROWS[:2], *order) == [
            ({"a2.tab1.r3.c2": "950"}, set(), []),
            ({}, set(), ["", "Middle", "300", "in one region only"]),
        ]


def test_a_row_with_words_of_the_base_is_no_new_one_whatever_is_written_behind_them():
    gone = cells(1, "A", DELETED, "Small", "100", "for pilot work")
    said = ("Small", "150", "for pilot work")
    kept = [
        replace(cell, pieces=(*cell.pieces, Piece(f" {word}", INSERTED, "B")))
        for cell, word in zip(ROWS[2], said, strict=True)
    ]
    assert row_readings(ROWS[0], gone, kept)[1] == (
        {
            "a2.tab1.r3.c1": "Large Small",
            "a2.tab1.r3.c2": "900 150",
            "a2.tab1.r3.c3": "else for pilot work",
        },
        set(),
        [],
    )


_WORDS = st.sampled_from(["", "100", "950", "for pilot work", "else"])
_REST = st.lists(_WORDS, min_size=2, max_size=2)


@given(
    st.integers(1, 2),
    _REST,
    _REST | st.none(),
    st.permutations(["gone", "theirs", "ours"]),
    st.sampled_from([KEPT, INSERTED]),
)
def test_who_writes_a_struck_row_anew_has_that_row_in_its_place_and_no_other(place, rest, theirs, order, mark):
    lines = [[one.pieces[0].text for one in row] for row in ROWS]
    said = {"A": None if theirs is None else [lines[place][0], *theirs], "B": [lines[place][0], *rest]}
    tracked = {
        "gone": cells(4, "A", DELETED, *lines[place], mark=DELETED),
        "theirs": cells(4, "A", INSERTED, *(said["A"] or []), mark=mark),
        "ours": cells(4, "B", INSERTED, *said["B"], mark=mark),
    }
    rows = [*ROWS[:place], *(tracked[name] for name in order), *ROWS[place + 1 :]]
    numbered = [replace(cell, row=(0, at, cell.row[2])) for at, row in enumerate(rows) for cell in row]
    readings = read([*file(), *numbered], TABLE, authors=HANDS).readings
    for own, reading in zip(said.values(), readings, strict=True):
        proposed = propose(TABLE, reading)
        found = [one.id for one in proposed.provisions if one.kind is Kind.ROW]
        wanted = [*lines[:place], *([own] if own else []), *lines[place + 1 :]]
        texts = [[one.text for one in proposed.provisions if one.parent == row] for row in found]
        assert texts == [[text for text in line if text] for line in wanted]
