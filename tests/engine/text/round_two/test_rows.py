"""Rows of tables: put elsewhere, written, struck and taken out."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Move, Reading
from plenary.engine.text.rolling import collate, recover
from plenary.engine.text.round_two import Cause, Meaning, Note, Question, Remark, Return
from tests.engine.text.round_two.copies import answer, clean, edited, read, send
from tests.engine.text.round_two.text import NEW, ORDER, opposes, says, supports

P = Provision("p", Kind.PARAGRAPH, "There are tiers:", "1")
Q = Provision("q", Kind.PARAGRAPH, "They are reviewed.", "2")


def table(name: str, *rows: str, number: str = "Table 1") -> tuple[Provision, ...]:
    """Rows of three cells each: what it is called, a figure and what it is for."""
    made = [Provision(name, Kind.TABLE, "", number)]
    for place, row in enumerate(rows, 1):
        words = (f"Tier {row}", f"{place}00", f"for all works of kind {row}")
        cells = (Provision(f"{row}{at}", Kind.CELL, text, "", row) for at, text in enumerate(words, 1))
        made.extend((Provision(row, Kind.ROW, "", "", name), *cells))
    return tuple(made)


ROLLING = collate(Instrument((P, *table("tb", "r", "s", "t"), Q)), [], order=ORDER)
NEW_ROW = ("Tiny", "50", "for pupils")


def added(name: str, after: str, parent: str, *words: str, first: int = 1) -> tuple[Addition, ...]:
    """A row that is offered, with its cells, under ids that count on."""
    made = [f"{name}{count}" for count in range(first, first + len(words) + 1)]
    cells = (Addition(name, after, made[0], Kind.CELL, text) for name, text in zip(made[1:], words, strict=True))
    return (Addition(made[0], after, parent, Kind.ROW, ""), *cells)


def cells_of(blocks: Sequence[Block], *ids: str) -> list[Block]:
    return [block for name in ids for block in blocks if block.id == name]


def without(blocks: Sequence[Block], *ids: str) -> list[Block]:
    return [block for block in blocks if block.id not in ids]


def struck(blocks: Sequence[Block], *ids: str) -> list[Block]:
    """The copy with these cells struck by tracked changes, and their rows with them."""

    def strike(block: Block) -> Block:
        pieces = tuple(replace(piece, change=Change.DELETED) for piece in block.pieces)
        return replace(block, pieces=pieces, change=Change.DELETED)

    return [strike(block) if block.id in ids else block for block in blocks]


def line(*words: str, change: Change = Change.INSERTED, ids: Sequence[str] = ()) -> list[Block]:
    """The cells of a row that was written."""
    names = [*ids, *[""] * len(words)]
    return [
        Block(
            (Piece(text, change),), Shape.CELL, id=names[at], change=change, row=(0, 99, at), place=f"column {at + 1}"
        )
        for at, text in enumerate(words)
    ]


def put(blocks: Sequence[Block], after: str, *rows: Sequence[Block]) -> list[Block]:
    """The copy with rows behind this block, every row counted where it now is."""
    place = next(at for at, block in enumerate(blocks) if block.id == after) + 1
    made: list[Block] = []
    lines: dict[int, list[tuple[int, object]]] = {}
    for at, block in enumerate((*blocks[:place], *(cell for row in rows for cell in row), *blocks[place:])):
        if block.row is None:
            made.append(block)
            continue
        number, old, column = block.row
        seen = lines.setdefault(number, [])
        if not seen or seen[-1][1] != old or column == 0:
            seen.append((at, old))
        made.append(replace(block, row=(number, len(seen) - 1, column)))
    return made


def words(rolling: RollingText, row: str) -> list[str]:
    return [p.text for p in rolling.base.provisions if p.parent == row]


def test_a_row_that_came_back_elsewhere_is_moved_and_cells_that_changed_places_in_it_are_not() -> None:
    blocks = send(ROLLING)

    def moved(after: str, row: str) -> Return:
        ids = [f"{row}{at}" for at in (1, 2, 3)]
        return read(ROLLING, put(without(blocks, *ids), after, cells_of(blocks, *ids)))

    assert moved("tb", "t") == says(moved=(Move("t", "tb", "tb"),))
    assert moved("t3", "r") == says(moved=(Move("r", "t3", "tb"),))
    assert read(ROLLING, put(without(blocks, "r1"), "r2", cells_of(blocks, "r1"))) == Return(NEW)


def test_a_row_moved_with_tracked_changes_is_moved_wherever_its_marks_went() -> None:
    blocks, ids = send(ROLLING), ("r1", "r2", "r3")
    moved = says(moved=(Move("r", "s3", "tb"),))
    new = line(*words(ROLLING, "r"))
    assert read(ROLLING, put(struck(blocks, *ids), "s3", new)) == moved
    marked = [replace(block, id=name) for block, name in zip(new, ids, strict=True)]
    assert read(ROLLING, put(struck(blocks, *ids), "s3", marked)) == moved
    bare = [replace(block, id="") if block.id in ids else block for block in struck(blocks, *ids)]
    assert read(ROLLING, put(bare, "s3", marked)) == moved


def test_a_row_that_lost_its_marks_on_the_way_is_known_by_its_words() -> None:
    blocks = without(send(ROLLING), "t1", "t2", "t3")
    copy = put(blocks, "tb", line(*words(ROLLING, "t"), change=Change.KEPT))
    assert read(ROLLING, copy) == says(moved=(Move("t", "tb", "tb"),))


def test_a_row_that_was_put_into_no_table_is_asked_about() -> None:
    more = (Provision(f"q{at}", Kind.PARAGRAPH, f"Rule {at} holds.", str(at)) for at in range(3, 7))
    base = Instrument((P, *table("tb", "r", "s"), Q, *more))
    rolling = collate(base, [], order=ORDER)
    blocks = send(rolling)
    moved = put(without(blocks, "s1", "s2", "s3"), "q5", cells_of(blocks, "s1", "s2", "s3"))
    question = Question("s", Cause.SEVERAL, (Meaning.MOVES, Meaning.SLIP), before="Tier s")
    assert read(rolling, moved) == Return(NEW, questions=(question,))


def test_a_cell_that_a_row_has_more_where_it_is_put_is_asked_about() -> None:
    blocks, ids = struck(send(ROLLING), "r1", "r2", "r3"), ("r1", "r2", "r3")
    found = read(ROLLING, put(blocks, "s3", line(*words(ROLLING, "r"), "in kind", ids=ids)))
    meanings = (Meaning.ADDS, Meaning.OUT_OF_SCOPE, Meaning.SLIP)
    question = Question("", Cause.UNPLACED, meanings, after="in kind", words=("in kind",), place="column 4")
    assert found == replace(says(moved=(Move("r", "s3", "tb"),)), questions=(question,))


def test_a_row_that_is_moved_and_edited_is_both() -> None:
    blocks = struck(send(ROLLING), "r1", "r2", "r3")
    tier, _figure, use = words(ROLLING, "r")
    found = read(ROLLING, put(blocks, "t3", line(tier, "120", use)))
    assert found == says({"r2": "120"}, moved=(Move("r", "t3", "tb"),))
    untracked = without(send(ROLLING), "r1", "r2", "r3")
    found = read(ROLLING, put(untracked, "t3", line(tier, "120", use, change=Change.KEPT)))
    assert found == replace(says({"r2": "120"}, moved=(Move("r", "t3", "tb"),)), notes=(Note(Remark.CLEAN, ("r2",)),))


def test_a_row_struck_and_written_anew_in_its_place_is_reworded() -> None:
    blocks = struck(send(ROLLING), "s1", "s2", "s3")
    tier, _figure, use = words(ROLLING, "s")
    assert read(ROLLING, put(blocks, "s3", line(tier, "250", use))) == says({"s2": "250"})
    other = read(ROLLING, put(blocks, "s3", line("Tier s", "Free")))
    assert (sorted(other.reading.deleted), [one.text for one in other.reading.added]) == (
        ["s", "s1", "s2", "s3"],
        ["", "Tier s", "Free"],
    )


def test_lines_beside_the_words_of_a_row_that_is_moved_are_answered_as_elsewhere() -> None:
    borland = Reading("bor", ("BOR",), {"r2": "150"}, deleted=frozenset({"r", "r1", "r3"}))
    rolling = collate(ROLLING.base, [borland], order=ORDER)
    sent = send(rolling)
    moved = says(moved=(Move("r", "t3", "tb"),))
    said = [block.accepted for block in cells_of(sent, "r1", "r2", "r3")]
    assert said[:2] == [
        "Deletion asked for by Borland.\nTier r\nDeletion asked for by Borland.",
        "[100 / 150\u00a0–\u00a0Borland]",
    ]
    blocks = struck(sent, "r1", "r2", "r3")
    assert read(rolling, put(blocks, "t3", line(*said))) == moved
    assert read(rolling, put(blocks, "t3", line("Tier r", *said[1:]))) == moved
    joined = "Deletion asked for by Borland, Celandia.\nTier r\nDeletion asked for by Borland."
    found = read(rolling, put(blocks, "t3", line(joined, said[1].replace("Borland", "Borland, CEL"), said[2])))
    assert found == says(
        {"r2": "150"},
        supports("r2", "r2:0-1", "150"),
        deleted=frozenset({"r"}),
        moved=(Move("r", "t3", "tb"),),
    )


def test_a_row_of_another_that_came_back_elsewhere_is_asked_about() -> None:
    own = Reading("des", ("DES",), added=added("x", "r3", "tb", *NEW_ROW))
    rolling = collate(ROLLING.base, [own], order=ORDER)
    ids, blocks = ("r3+2", "r3+3", "r3+4"), send(rolling)
    moved = put(without(blocks, *ids), "t3", cells_of(blocks, *ids))
    question = Question("r3+1", Cause.SEVERAL, (Meaning.MOVES, Meaning.SLIP), before="New provision offered by Desh.")
    assert read(rolling, moved) == Return(NEW, questions=(question,))
    tracked = put(struck(blocks, *ids), "t3", line(*(block.accepted for block in cells_of(blocks, *ids))))
    assert read(rolling, tracked) == Return(NEW, questions=(question,))


def test_a_row_moved_to_another_table_is_held_by_that() -> None:
    base = Instrument((P, *table("tb", "r", "s", "t"), Q, *table("ta", "u", "v", number="")))
    rolling = collate(base, [], order=ORDER)
    blocks = send(rolling)
    rest = without(blocks, "r1", "r2", "r3")
    row = [replace(block, row=(1, 99, at)) for at, block in enumerate(cells_of(blocks, "r1", "r2", "r3"))]
    assert read(rolling, put(rest, "u3", row)) == says(moved=(Move("r", "u3", "ta"),))
    assert read(rolling, put(rest, "q", row)) == says(moved=(Move("r", "ta", "ta"),))
    last = [replace(block, row=(1, 99, at)) for at, block in enumerate(cells_of(blocks, "v1", "v2", "v3"))]
    assert read(rolling, put(without(blocks, "v1", "v2", "v3"), "q", last)) == says(moved=(Move("v", "ta", "ta"),))


def test_a_row_moved_into_another_members_table_is_asked_about() -> None:
    offered = (Addition("x", "p", None, Kind.TABLE, ""), *added("y", "p", "x", *NEW_ROW))
    rolling = collate(ROLLING.base, [Reading("des", ("DES",), added=offered)], order=ORDER)
    blocks = send(rolling)
    moved = put(without(blocks, "s1", "s2", "s3"), "p+5", cells_of(blocks, "s1", "s2", "s3"))
    question = Question("s", Cause.SEVERAL, (Meaning.MOVES, Meaning.SLIP), before="Tier s")
    assert read(rolling, moved) == Return(NEW, questions=(question,))
    new = put(blocks, "p+5", line(*NEW_ROW))
    unplaced = Question(
        "",
        Cause.UNPLACED,
        (Meaning.ADDS, Meaning.OUT_OF_SCOPE, Meaning.SLIP),
        after="Tiny 50 for pupils",
        words=NEW_ROW,
        place="column 1",
    )
    assert read(rolling, new) == Return(NEW, questions=(unplaced,))
    own = read(rolling, put(blocks, "p+5", line("Wee", "20", "for tots")), member="DES").reading
    assert own.added == (
        *(replace(one, id=f"p+{at}", parent=one.parent and "p+1") for at, one in enumerate(offered[:2], 1)),
        *(replace(one, id=f"p+{at}", parent="p+2") for at, one in enumerate(offered[2:], 3)),
        *added("p+new", "p", "p+1", "Wee", "20", "for tots"),
    )


def test_a_row_that_was_written_is_a_new_row_behind_the_one_above_it() -> None:
    blocks = send(ROLLING)

    def new(after: str, *rows: Sequence[Block]) -> Return:
        return read(ROLLING, put(blocks, after, *rows))

    assert new("r3", line(*NEW_ROW)) == says(added=added("r3+new", "r3", "tb", *NEW_ROW))
    assert new("t3", line(*NEW_ROW)) == says(added=added("t3+new", "t3", "tb", *NEW_ROW))
    assert new("tb", line(*NEW_ROW)) == says(added=added("tb+new", "tb", "tb", *NEW_ROW))
    assert new("s3", line("Tiny", "", "[for pupils – CEL]"), line("[Wee]", "20", "for tots")) == says(
        added=(
            *added("s3+new", "s3", "tb", "Tiny", "", "for pupils"),
            *added("s3+new", "s3", "tb", "Wee", "20", "for tots", first=5),
        )
    )
    assert new("r3", line("", "", "")) == Return(NEW)
    untracked = replace(says(added=added("r3+new", "r3", "tb", *NEW_ROW)), notes=())
    assert new("r3", line(*NEW_ROW, change=Change.KEPT)) == replace(untracked, notes=(Note(Remark.CLEAN, ("r",)),))
    edit = edited(put(blocks, "tb", line(*NEW_ROW, change=Change.KEPT)), ("They are", "They are all"))
    assert read(ROLLING, edit) == replace(
        says({"q": "They are all reviewed."}, added=added("tb+new", "tb", "tb", *NEW_ROW)),
        notes=(Note(Remark.UNTRACKED, ("tb",)),),
    )


def test_a_new_row_stands_before_a_paragraph_behind_its_table_and_behind_a_row_that_was_moved() -> None:
    blocks = send(ROLLING)
    paragraph = Block((Piece("1 bis\tMore is said.", Change.INSERTED),), change=Change.INSERTED)
    copy = put(blocks, "t3", line(*NEW_ROW))
    place = next(at for at, block in enumerate(copy) if block.id == "q")
    assert read(ROLLING, [*copy[:place], paragraph, *copy[place:]]) == says(
        added=(
            *added("t3+new", "t3", "tb", *NEW_ROW),
            Addition("t3+new5", "t3", None, Kind.PARAGRAPH, "More is said.", "1 bis"),
        )
    )
    row, *cells = added("s3+new", "s3", "tb", *NEW_ROW)
    behind = says(added=(replace(row, behind="r3"), *cells), moved=(Move("r", "s3", "tb"),))
    moved = put(struck(blocks, "r1", "r2", "r3"), "s3", line(*words(ROLLING, "r")), line(*NEW_ROW))
    assert read(ROLLING, moved) == behind
    again = recover(collate(ROLLING.base, [behind.reading]), "CEL").provisions
    assert [one.text for one in again if one.kind is Kind.CELL][::3] == ["Tier s", "Tier r", "Tiny", "Tier t"]
    ids = ("r1", "r2", "r3")
    untracked = put(without(blocks, *ids), "s3", cells_of(blocks, *ids), line(*NEW_ROW))
    assert read(ROLLING, untracked) == behind


def test_a_new_row_stands_behind_a_row_that_was_struck_left_or_reworded_above_it() -> None:
    blocks = struck(send(ROLLING), "r1", "r2", "r3")
    new = added("r3+new", "r3", "tb", *NEW_ROW)
    assert read(ROLLING, put(blocks, "r3", line(*NEW_ROW))) == says(
        deleted=frozenset({"r", "r1", "r2", "r3"}), added=new
    )
    tier, _figure, use = words(ROLLING, "r")
    assert read(ROLLING, put(blocks, "r3", line(tier, "120", use), line(*NEW_ROW))) == says({"r2": "120"}, added=new)
    left = read(ROLLING, put(put(blocks, "t3", line(*words(ROLLING, "r"))), "r3", line(*NEW_ROW)))
    assert left == says(added=added("tb+new", "tb", "tb", *NEW_ROW), moved=(Move("r", "t3", "tb"),))


def test_a_new_row_behind_that_of_another_is_a_row_beside_it() -> None:
    own = Reading("des", ("DES",), added=added("x", "r3", "tb", "Wee", "20", "for tots"))
    rolling = collate(ROLLING.base, [own], order=ORDER)
    found = read(rolling, put(send(rolling), "r3+4", line(*NEW_ROW)))
    assert found == says(added=added("r3+new", "r3", "tb", *NEW_ROW))
    again = collate(ROLLING.base, [own, found.reading], order=ORDER)
    rows = [passage for passage in again.passages if passage.new and passage.provision.kind is Kind.ROW]
    assert [again.holders(passage.offered) for passage in rows] == [("CEL",), ("DES",)]


def test_a_new_row_that_is_another_members_or_has_brackets_among_its_words_is_asked_about() -> None:
    meanings = (Meaning.ADDS, Meaning.FOR_ANOTHER, Meaning.SLIP)
    for words, cause in (
        (("Tiny", "[50 – Borland]", "for pupils"), Cause.NAMES),
        (("Tiny", "50 [or 60]", "for pupils"), Cause.SIGNS),
    ):
        for after, name in (("r3", "r"), ("tb", "tb")):
            question = Question(name, cause, meanings, after=" ".join(words), words=words, place="column 1")
            found = read(ROLLING, put(send(ROLLING), after, line(*words)))
            assert found == Return(NEW, questions=(question,))


def test_a_row_that_was_struck_is_one_deletion_of_the_row() -> None:
    blocks = send(ROLLING)
    deleted = says(deleted=frozenset({"s", "s1", "s2", "s3"}))
    assert read(ROLLING, struck(blocks, "s1", "s2", "s3")) == deleted
    emptied = [replace(block, change=Change.KEPT) for block in struck(blocks, "s1", "s2", "s3")]
    assert read(ROLLING, emptied) == deleted
    assert read(ROLLING, struck(blocks, "s1", "s3")) == says(deleted=frozenset({"s1", "s3"}))


def test_a_row_that_was_taken_out_without_a_trace_is_asked_about_once() -> None:
    blocks = send(ROLLING)
    meanings = (Meaning.DELETES, Meaning.OPPOSES, Meaning.OUT_OF_SCOPE, Meaning.SLIP)
    for row in "st":
        ids = tuple(f"{row}{at}" for at in (1, 2, 3))
        sent = " ".join(block.accepted for block in cells_of(blocks, *ids))
        missing = Question(ids[0], Cause.MISSING, meanings, before=sent, further=ids[1:])
        assert read(ROLLING, without(blocks, *ids)) == Return(NEW, questions=(missing,))


def test_what_a_copy_leaves_out_with_its_table_or_at_its_end_is_not_struck() -> None:
    blocks = send(ROLLING)
    ids = tuple(f"{row}{at}" for row in "rst" for at in (1, 2, 3))
    meanings = (Meaning.DELETES, Meaning.OPPOSES, Meaning.OUT_OF_SCOPE, Meaning.SLIP)
    sent = " ".join(block.accepted for block in cells_of(blocks, *ids))
    missing = Question("r1", Cause.MISSING, meanings, before=sent, further=ids[1:])
    assert read(ROLLING, without(blocks, *ids)) == Return(NEW, questions=(missing,))
    part = [block for block in blocks if block.id in ("p", "tb", *ids[:6])]
    assert read(ROLLING, part) == Return(NEW, notes=(Note(Remark.ABSENT, ("t1", "t2", "t3", "q")),))


def test_a_table_of_which_every_row_was_struck_is_struck_unless_a_row_is_put_into_it() -> None:
    base = Instrument((P, *table("tb", "r", "s", number=""), Q))
    rolling = collate(base, [], order=ORDER)
    ids = tuple(f"{row}{at}" for row in "rs" for at in (1, 2, 3))
    blocks = struck(send(rolling), *ids)
    assert read(rolling, blocks) == says(deleted=frozenset({"tb", "r", "s", *ids}))
    assert read(rolling, put(blocks, "s3", line(*NEW_ROW))) == says(
        deleted=frozenset({"r", "s", *ids}), added=added("s3+new", "s3", "tb", *NEW_ROW)
    )


def test_a_row_of_another_that_was_struck_is_opposed_and_its_holders_own_is_withdrawn() -> None:
    own = Reading("des", ("DES",), added=added("x", "r3", "tb", *NEW_ROW))
    rolling = collate(ROLLING.base, [own], order=ORDER)
    blocks, ids = send(rolling), ("r3+2", "r3+3", "r3+4")
    against = tuple(opposes(name, "", words) for name, words in zip(ids, NEW_ROW, strict=True))
    assert read(rolling, struck(blocks, *ids)) == says({}, *against)
    assert read(rolling, struck(blocks, *ids), member="DES") == Return(replace(own, added=()))
    kept = read(rolling, without(blocks, *ids), member="DES")
    assert (kept.reading, [question.cause for question in kept.questions]) == (own, [Cause.MISSING])
    assert read(rolling, struck(blocks, "r3+3"), member="DES").reading.added == added(
        "r3+", "r3", "tb", "Tiny", "", "for pupils"
    )


DES_ROW = Reading("des", ("DES",), added=added("x", "r3", "tb", *NEW_ROW))
OFFERED = collate(ROLLING.base, [DES_ROW], order=ORDER)
NOTE = ("offered by Desh", "offered by Desh, Celandia")
SIGNED = [(f"{words} – Desh", f"{words} – Desh, CEL") for words in NEW_ROW]


def test_a_name_beside_another_members_row_or_in_all_its_cells_supports_the_row() -> None:
    expected = says(
        {},
        *(supports(f"r3+{at}", f"r3+{at}:0-0", words) for at, words in enumerate(NEW_ROW, 2)),
        added=added("r3+", "r3", "tb", *NEW_ROW),
    )
    for edits in ([NOTE], SIGNED, [NOTE, *SIGNED], [NOTE, SIGNED[1]]):
        assert answer(OFFERED, *edits) == expected


def test_a_row_that_is_supported_with_other_words_in_a_cell_is_offered_with_these() -> None:
    edit = ("[50 – Desh]", "[55 – Desh, CEL]")
    for edits in ([NOTE, edit], [SIGNED[0], edit, SIGNED[2]]):
        assert answer(OFFERED, *edits).reading.added == added("r3+", "r3", "tb", "Tiny", "55", "for pupils")


def test_what_is_said_of_some_cells_of_another_members_row_is_asked_about_once() -> None:
    meanings = (Meaning.SUPPORTS, Meaning.SUGGESTS, Meaning.SLIP)
    sent = "[50 – Desh] [for pupils – Desh]"
    question = Question(
        "r3+3",
        Cause.PARENT,
        meanings,
        sent,
        "[50 – Desh, CEL] [for all pupils – Desh]",
        (", CEL", "all"),
        place="paragraph 7",
        further=("r3+4",),
    )
    found = answer(OFFERED, SIGNED[1], ("for pupils", "for all pupils"))
    assert found == Return(NEW, questions=(question,))
    struck_too = answer(OFFERED, NOTE, ("[50 – Desh]", ""))
    assert (struck_too.reading, [(one.provision, one.cause, one.further) for one in struck_too.questions]) == (
        NEW,
        [("r3+3", Cause.PARENT, ())],
    )


def test_of_a_row_that_others_offer_with_different_words_it_is_asked_which_are_supported() -> None:
    borland = Reading("bor", ("BOR",), added=added("x", "r3", "tb", "Tiny", "60", "for pupils"))
    rolling = collate(ROLLING.base, [borland, DES_ROW], order=ORDER)
    note = ("offered by Borland, Desh", "offered by Borland, Desh, CEL")
    found = answer(rolling, note)
    assert (found.reading, [(one.provision, one.cause) for one in found.questions]) == (NEW, [("r3+2", Cause.PARENT)])
    assert note[1] in found.questions[0].after
    assert answer(rolling, note, ("50 – Desh", "50 – Desh, CEL")).reading.added == added("r3+", "r3", "tb", *NEW_ROW)


def test_a_row_with_an_empty_cell_is_supported_as_it_is() -> None:
    offered = added("x", "r3", "tb", "Tiny", "", "for pupils")
    rolling = collate(ROLLING.base, [replace(DES_ROW, added=offered)], order=ORDER)
    for edits in ([NOTE], [SIGNED[0], SIGNED[2]]):
        assert answer(rolling, *edits).reading.added == added("r3+", "r3", "tb", "Tiny", "", "for pupils")


def test_a_row_of_which_a_cell_is_missing_in_the_copy_is_not_supported() -> None:
    found = read(OFFERED, without(edited(send(OFFERED), NOTE), "r3+3"))
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.PARENT, Cause.MISSING])


def test_a_row_in_a_new_table_that_is_not_supported_is_asked_about_once() -> None:
    offered = (Addition("x", "p", None, Kind.TABLE, ""), *added("y", "p", "x", *NEW_ROW))
    rolling = collate(ROLLING.base, [replace(DES_ROW, added=offered)], order=ORDER)
    for edits in ([NOTE], SIGNED):
        found = answer(rolling, *edits)
        assert (found.reading, [question.cause for question in found.questions]) == (NEW, [Cause.PARENT])


@pytest.mark.parametrize(
    ("left", "member", "cause"),
    [
        ("offered by Desh, Arandia", "CEL", Cause.NAMES),
        ("offered by Borland", "CEL", Cause.NAMES),
        ("offered by nobody", "DES", Cause.NUMBER),
        ("offered by", "DES", Cause.NUMBER),
    ],
)
def test_what_else_is_done_to_the_names_beside_a_row_is_asked_about(left: str, member: str, cause: Cause) -> None:
    found = answer(OFFERED, (NOTE[0], left), member=member)
    assert (found.reading, [question.cause for question in found.questions]) == (
        DES_ROW if member == "DES" else NEW,
        [cause],
    )


def test_a_cell_that_was_typed_over_and_lost_its_mark_is_known_by_those_beside_it() -> None:
    over = [replace(block, id="", pieces=(Piece("Free"),)) if block.id == "s2" else block for block in send(ROLLING)]
    assert read(ROLLING, over) == replace(says({"s2": "Free"}), notes=(Note(Remark.CLEAN, ("s2",)),))


def test_all_changes_accepted_by_mistake_are_read_alike() -> None:
    blocks = put(send(ROLLING), "r3", line(*NEW_ROW))
    assert read(ROLLING, clean(blocks)) == replace(
        says(added=added("r3+new", "r3", "tb", *NEW_ROW)), notes=(Note(Remark.CLEAN, ("r",)),)
    )
