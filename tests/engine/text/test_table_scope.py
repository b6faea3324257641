"""Tables of the base in plain text, which can carry none."""

import pytest

from plenary.engine.text.block import Block, Piece, Shape
from plenary.engine.text.interpretation import interpret
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.table_scope import tabled

ROWS = (("Size", "Fee", "Term"), ("Small", "10 units", "one year"), ("Large", "200 units", "five years"))


def table(name: str, rows: tuple[tuple[str, ...], ...]) -> list[Provision]:
    return [
        Provision(name, Kind.TABLE, "", "", "a1"),
        *(
            one
            for place, row in enumerate(rows, 1)
            for one in (
                Provision(f"{name}.r{place}", Kind.ROW, "", "", name),
                *(
                    Provision(f"{name}.r{place}.c{k}", Kind.CELL, t, "", f"{name}.r{place}")
                    for k, t in enumerate(row, 1)
                ),
            )
        ),
    ]


FEES, SET, FREE = (
    "Fees shall not exceed the cost of operation.",
    "The fees by size of the request are set out here:",
    "Least developed countries shall pay no fee.",
)


def base_with(*tables: Provision) -> Instrument:
    return Instrument(
        (
            Provision("a1", Kind.ARTICLE, "Fees", "Article 1"),
            Provision("a1.1", Kind.PARAGRAPH, FEES, "1", "a1"),
            Provision("a1.2", Kind.PARAGRAPH, SET, "2", "a1"),
            *tables,
            Provision("a1.3", Kind.PARAGRAPH, FREE, "3", "a1"),
            Provision("a2", Kind.ARTICLE, "Secretariat", "Article 2"),
            Provision("a2.1", Kind.PARAGRAPH, "The Secretariat shall keep a register of requests.", "1", "a2"),
        )
    )


BASE = base_with(*table("t", ROWS))
BEFORE = ("Article 1. Fees", f"1. {FEES}", f"2. {SET}")
AFTER = (f"3. {FREE}", "Article 2. Secretariat", "1. The Secretariat shall keep a register of requests.")


def suggested(*lines: str, base: Instrument = BASE) -> dict[str, object]:
    """What a plain text suggests of the base, and which of its tables were missing or not read."""
    blocks = [Block((Piece(line),), place=f"paragraph {place}") for place, line in enumerate(lines, 1)]
    found = tabled(base, blocks)
    reading = interpret(base, found.blocks if found else blocks, id="K", holders=("K",)).reading
    said: dict[str, object] = {**reading.words, **dict.fromkeys(sorted(reading.deleted), "–")}
    said |= {one.text: one.kind for one in reading.added if one.text}
    if found:
        said |= dict.fromkeys(found.missing, "missing") | dict.fromkeys(found.unread, "unread")
    return said


def lined(form: str) -> list[str]:
    return [form.join(row) for row in ROWS]


@pytest.mark.parametrize(
    "lines",
    [
        lined("\t"),
        lined(" | "),
        lined("     "),
        ["|Size|Fee|Term|", "|---|---|---|", "|Small|10 units|one year|", "|Large|200 units|five years|"],
        ["-" * 40, "  Size    Fee        Term", "---- ------- -----", *lined("   ")[1:], "-" * 40],
        [cell for row in ROWS for cell in row],
    ],
)
def test_a_table_that_came_as_lines_is_that_table(lines: list[str]) -> None:
    assert suggested(*BEFORE, *lines, *AFTER) == {}
    assert suggested(*BEFORE, *lines, *AFTER, "Fee") == {"Fee": Kind.TEXT}
    edited = [line.replace("10 units", "12 units") for line in lines]
    assert suggested(*BEFORE, *edited, *AFTER) == {"t.r2.c2": "12 units"}
    last = [line.replace("five years", "six long years") for line in lines]
    assert suggested(*BEFORE, *last, *AFTER) == {"t.r3.c3": "six long years"}


def test_a_row_that_is_new_or_not_there_any_more_is_suggested_so() -> None:
    longer = [*lined(" | "), "Huge | 900 units | ten years"]
    assert suggested(*BEFORE, *longer, *AFTER) == dict.fromkeys(("Huge", "900 units", "ten years"), Kind.CELL)
    gone = dict.fromkeys(("t.r2", "t.r2.c1", "t.r2.c2", "t.r2.c3"), "–")
    assert suggested(*BEFORE, *lined("\t")[::2], *AFTER) == gone


def test_a_first_cell_in_other_words_begins_the_lines_of_a_table_all_the_same() -> None:
    cells = [cell for row in ROWS for cell in row]
    assert suggested(*BEFORE, "Extent", *cells[1:], *AFTER) == {"t.r1.c1": "Extent"}


@pytest.mark.parametrize(
    "lines",
    [
        [" ".join(cell for row in ROWS for cell in row)],
        ["Size Fee Term", "Small 10 units one year", "Large 200 units five years"],
        ["Size | Fee", "Small | 10 units", "Large | 200 units | five years"],
        ["Fee\tSize\tTerm", *lined("\t")[1:]],
        ["Size", "Term", "Small", "10 units", "one year", "Large", "200 units", "five years"],
    ],
)
def test_words_of_a_table_whose_columns_cannot_be_told_are_no_provisions_and_delete_none(lines: list[str]) -> None:
    assert suggested(*BEFORE, *lines, *AFTER) == {"t": "unread"}


def test_a_table_that_a_plain_text_does_not_have_is_not_deleted() -> None:
    assert suggested(*BEFORE, *AFTER) == {"t": "missing"}
    assert suggested(*BEFORE[:2], *AFTER) == {}
    assert suggested(*BEFORE, AFTER[0]) == {"t": "missing"}


def test_each_of_two_tables_is_found_in_its_order() -> None:
    base = base_with(*table("t", ROWS), *table("u", (("Kind", "Rank"), ("Public", "first"))))
    lines = lined("\t")
    assert suggested(*BEFORE, *lines, "Kind\tRank", "Public\tsecond", *AFTER, base=base) == {"u.r2.c2": "second"}
    assert suggested(*BEFORE, "Kind\tRank", "Public\tsecond", *AFTER, base=base) == {
        "u.r2.c2": "second",
        "t": "missing",
    }
    assert suggested(*BEFORE, *lines, *AFTER, base=base) == {"u": "missing"}


def test_the_table_goes_with_what_holds_it() -> None:
    assert suggested(*AFTER[1:]) == {}


def test_a_file_without_words_or_with_cells_of_its_own_and_a_base_without_tables_are_left_alone() -> None:
    assert tabled(BASE, []) is None
    assert tabled(BASE, [Block((Piece("Size"),), Shape.CELL, row=(0, 0, 0))]) is None
    assert tabled(base_with(), [Block((Piece("Size"),))]) is None
