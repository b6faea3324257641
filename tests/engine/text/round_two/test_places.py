"""Options, tables and footnotes; provisions that are elsewhere or nowhere; words outside the text."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from plenary.engine.text.block import Block, Change, Markup, Piece, Shape
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Move, Reading
from plenary.engine.text.rolling import collate
from plenary.engine.text.round_two import Cause, Meaning, Note, Question, Remark, Return
from tests.engine.text.round_two.copies import answer, clean, cut, edited, read, returned, send
from tests.engine.text.round_two.text import NEW, ORDER, opposes, retains, says, supports

FULL = (
    "Each member gives the Assembly, before the end of every year, a full account of what it has done and of what "
    "it intends to do next"
)
PUBLIC = (
    "The Secretariat alone, at a time of its own choosing, collects from public sources whatever seems useful to the "
    "Assembly and its committees"
)
NONE = (
    "No account is given by anybody at any time for any reason whatever, and nobody shall ask for one in the years "
    "that follow this decision"
)
BASE = Instrument(
    (
        Provision("a1", Kind.ARTICLE, "Accounts", "Article 1"),
        Provision("p1", Kind.PARAGRAPH, f"{FULL}.", "1", "a1"),
        Provision("p2", Kind.PARAGRAPH, "Data⁽¹⁾ are shared.", "2", "a1"),
        Provision("f1", Kind.FOOTNOTE, "See annex one.", "1", "p2"),
        Provision("tb", Kind.TABLE, "Tiers", "Table 1", "a1"),
        Provision("r1", Kind.ROW, "", "", "tb"),
        Provision("c1", Kind.CELL, "Small", "", "r1"),
        Provision("c2", Kind.CELL, "100", "", "r1"),
        Provision("p3", Kind.PARAGRAPH, "Words end here.", "3", "a1"),
        Provision("a2", Kind.ARTICLE, "Words", "Article 2"),
        Provision("p4", Kind.PARAGRAPH, "They are many.", "1", "a2"),
    )
)
ROLLING = collate(
    BASE,
    [
        Reading(
            "bor", ("BOR",), {"p1": f"{PUBLIC}.", "c2": "200", "f1": "See annex two."}, deleted=frozenset({"c1", "f1"})
        ),
        Reading("des", ("DES",), {"p1": f"{NONE}."}),
    ],
    order=ORDER,
)
SLOT = "p1:0-29"


def without(blocks: Sequence[Block], *ids: str) -> list[Block]:
    return [block for block in blocks if block.id not in ids]


def put_after(blocks: Sequence[Block], id: str, block: Block) -> list[Block]:
    place = next(place for place, each in enumerate(blocks) if each.id == id)
    return [*blocks[: place + 1], block, *blocks[place + 1 :]]


def test_an_option_is_supported_opposed_and_edited_like_an_alternative() -> None:
    assert answer(ROLLING, ("Option 2 – Borland", "Option 2 – Borland, Celandia")) == says(
        {"p1": f"{PUBLIC}."}, supports("p1", SLOT, PUBLIC)
    )
    assert answer(ROLLING, ("– base text", "– base text, Celandia")) == says({}, retains("p1", SLOT, FULL))
    assert answer(ROLLING, (f"Option 2 – Borland\n{PUBLIC}.", "")) == says({}, opposes("p1", SLOT, PUBLIC))
    assert answer(ROLLING, ("its committees", "its groups")) == says(
        {"p1": f"{PUBLIC.replace('committees', 'groups')}."}
    )


def test_where_one_option_is_left_it_is_supported() -> None:
    found = returned(ROLLING, (f"Option 1 – base text\n{FULL}.", ""), (f"Option 2 – Borland\n{PUBLIC}.", ""))
    assert found == says(
        {"p1": f"{NONE}."}, opposes("p1", SLOT, FULL), opposes("p1", SLOT, PUBLIC), supports("p1", SLOT, NONE)
    )


@pytest.mark.parametrize(
    "written",
    [
        "¶Option 4 – CEL\nEach member writes a letter.",
        "¶Option 4 – CEL\nEach member writes a letter",
        "¶Option 4 – CEL¶Each member writes a letter.",
        "¶Option 4: Each member writes a letter.",
        "¶option 4¶Each member writes a letter.",
    ],
)
def test_a_new_option_is_a_suggestion(written: str) -> None:
    assert answer(ROLLING, (f"{NONE}.", f"{NONE}.{written}")) == says({"p1": "Each member writes a letter."})
    assert answer(ROLLING, (f"{FULL}.", f"{FULL}.{written}")) == says({"p1": "Each member writes a letter."})


def test_a_paragraph_after_options_that_is_no_option_is_an_addition() -> None:
    found = answer(ROLLING, (f"{NONE}.", f"{NONE}.¶1 bis\tMore is said."))
    assert found == says(added=(Addition("p1+new1", "p1", "a1", Kind.PARAGRAPH, "More is said.", "1 bis"),))
    both = returned(ROLLING, (f"{NONE}.", f"{NONE}.¶Option 4 – CEL\nA letter.¶1 bis\tMore is said."))
    assert both.reading.words == {"p1": "A letter."}
    assert "More is said." in " ".join([*(a.text for a in both.reading.added), *(q.after for q in both.questions)])


@pytest.mark.parametrize(
    ("edit", "cause"), [(("3 options", "no options"), Cause.NUMBER), (("Option 2", "Option 7"), Cause.UNPLACED)]
)
def test_labels_of_ours_are_asked_about(edit: tuple[str, str], cause: Cause) -> None:
    found = answer(ROLLING, edit)
    assert (found.reading, [question.cause for question in found.questions]) == (NEW, [cause])


def test_the_line_over_options_is_known_without_its_mark() -> None:
    blocks = [replace(block, id="") if "3 options" in block.accepted else block for block in send(ROLLING)]
    assert read(ROLLING, blocks) == Return(NEW)


def test_cells_and_footnotes_are_answered_in_their_places() -> None:
    assert answer(ROLLING, ("200 – Borland]", "200 – Borland, CEL]")) == says(
        {"c2": "200"}, supports("c2", "c2:0-1", "200")
    )
    assert answer(ROLLING, ("Small", "Tiny")) == says({"c1": "Tiny"})
    assert answer(
        ROLLING, ("Small\nDeletion asked for by Borland.", "Small\nDeletion asked for by Borland, CEL.")
    ) == says(deleted=frozenset({"c1"}))
    assert answer(ROLLING, ("[one / two – Borland]", "[one / three – CEL]")) == says(
        {"f1": "See annex three."}, opposes("f1", "f1:2-3", "two")
    )


def test_footnotes_that_a_file_counts_otherwise_keep_their_numbers() -> None:
    citing = (Piece("2\tData"), Piece("⁽⁷⁾"), Piece(" are"), Piece(" widely", Change.INSERTED), Piece(" shared."))
    counted = [
        replace(block, note="7" if block.note else "", pieces=citing if block.id == "p2" else block.pieces)
        for block in send(ROLLING)
    ]
    assert read(ROLLING, counted) == says({"p2": "Data⁽¹⁾ are widely shared."})


def test_a_new_footnote_belongs_to_the_paragraph_that_cites_it() -> None:
    note = Block((Piece("See also annex two.", Change.INSERTED),), Shape.FOOTNOTE, change=Change.INSERTED, note="2")
    blocks = edited(send(ROLLING), ("are shared", "are⁽²⁾ shared"))
    assert read(ROLLING, put_after(blocks, "f1", note)) == says(
        {"p2": "Data⁽¹⁾ are⁽²⁾ shared."},
        added=(Addition("p2+note1", "p2", "p2", Kind.FOOTNOTE, "See also annex two.", "2"),),
    )
    empty = replace(note, pieces=())
    assert read(ROLLING, put_after(send(ROLLING), "f1", empty)) == Return(NEW)


def test_several_new_footnotes_have_ids_of_their_own() -> None:
    one, other = (
        Block((Piece(text, Change.INSERTED),), Shape.FOOTNOTE, change=Change.INSERTED, note=number)
        for text, number in (("One.", "2"), ("Two.", "3"))
    )
    found = read(ROLLING, put_after(put_after(send(ROLLING), "f1", other), "f1", one))
    assert [(addition.id, addition.text) for addition in found.reading.added] == [
        ("p2+note1", "One."),
        ("p2+note2", "Two."),
    ]


def test_a_paragraph_after_a_table_or_a_footnote_is_held_by_what_holds_these() -> None:
    for name, after in (("c2", "c2"), ("f1", "p2")):
        block = Block((Piece("2 bis\tA word more.", Change.INSERTED),), change=Change.INSERTED)
        found = read(ROLLING, put_after(send(ROLLING), name, block))
        assert found == says(added=(Addition(f"{after}+new1", after, "a1", Kind.PARAGRAPH, "A word more.", "2 bis"),))


def test_a_new_cell_of_a_table_is_asked_about() -> None:
    cell = Block((Piece("Large", Change.INSERTED),), Shape.CELL, row=(0, 0, 2), place="table 1, row 1, column 3")
    question = Question(
        "",
        Cause.UNPLACED,
        (Meaning.ADDS, Meaning.OUT_OF_SCOPE, Meaning.SLIP),
        after="Large",
        words=("Large",),
        place="table 1, row 1, column 3",
    )
    assert read(ROLLING, put_after(send(ROLLING), "c2", cell)) == Return(NEW, questions=(question,))
    kept = replace(cell, pieces=(Piece("Large"),))
    assert read(ROLLING, put_after(send(ROLLING), "c2", kept)) == Return(NEW, questions=(question,))


def test_a_paragraph_without_words_that_is_put_in_says_nothing() -> None:
    assert read(ROLLING, put_after(send(ROLLING), "p3", Block(()))) == Return(NEW)


def test_words_put_before_or_after_the_text_are_asked_about() -> None:
    cover = Block((Piece("Cover "), Piece("with thanks", Change.INSERTED)), place="paragraph 1")
    row = Block((Piece("In the annex", Change.INSERTED),), Shape.CELL, row=(9, 0, 0), place="table 9, row 1, column 1")
    last = Block((Piece("More", Change.INSERTED),), place="paragraph 99")
    found = read(ROLLING, [cover, *send(ROLLING), row, last])
    assert found.reading == NEW
    assert [(question.before, question.after, question.words, question.place) for question in found.questions] == [
        ("Cover", "Cover with thanks", ("with thanks",), "paragraph 1"),
        ("", "In the annex", ("In the annex",), "table 9, row 1, column 1"),
        ("", "More", ("More",), "paragraph 99"),
    ]


def test_a_paragraph_written_right_before_the_text_is_an_addition() -> None:
    cover = Block((Piece("Cover"),), place="paragraph 1")
    written = Block((Piece("Preamble", Change.INSERTED),), change=Change.INSERTED)
    assert read(ROLLING, [cover, written, *send(ROLLING)]) == says(
        added=(Addition("+new1", None, None, Kind.TEXT, "Preamble", ""),)
    )


def test_what_is_struck_through_by_hand_is_asked_about() -> None:
    struck = frozenset({Markup.STRUCK})
    blocks = [
        replace(block, pieces=tuple(replace(piece, markup=struck) for piece in block.pieces))
        if block.id == "p4"
        else block
        for block in send(ROLLING)
    ]
    assert [(q.provision, q.cause, q.words) for q in read(ROLLING, blocks).questions] == [
        ("p4", Cause.MARKUP, ("1\tThey are many.",))
    ]


def test_paragraphs_run_together_are_asked_about() -> None:
    blocks = [replace(block, change=Change.DELETED) if block.id == "p3" else block for block in send(ROLLING)]
    assert [(q.provision, q.cause) for q in read(ROLLING, blocks).questions] == [("p3", Cause.MERGED)]
    gone = [
        replace(block, change=Change.UNDONE, pieces=(*block.pieces, Piece("x", Change.UNDONE)))
        if block.id == "a2"
        else block
        for block in send(ROLLING)
    ]
    assert read(ROLLING, gone) == Return(NEW)


def test_a_part_of_the_text_is_a_return_of_that_part() -> None:
    blocks = send(ROLLING)
    tail = [block for block in blocks if block.id in ("p3", "a2", "p4")]
    assert read(ROLLING, edited(tail, ("many", "few"))) == Return(
        replace(NEW, words={"p4": "They are few."}),
        notes=(Note(Remark.ABSENT, ("a1", "p1", "p2", "f1", "tb", "c1", "c2")),),
    )
    assert read(ROLLING, []) == Return(
        NEW,
        notes=(Note(Remark.UNMARKED), Note(Remark.ABSENT, tuple(p.id for p in BASE.provisions if p.text))),
    )


def test_provisions_missing_in_the_middle_are_asked_about_together() -> None:
    found = read(ROLLING, without(send(ROLLING), "p2", "f1"))
    before = "2 Data⁽¹⁾ are shared. See annex [one / two – Borland]. Deletion asked for by Borland."
    meanings = (Meaning.DELETES, Meaning.OPPOSES, Meaning.OUT_OF_SCOPE, Meaning.SLIP)
    assert found == Return(NEW, questions=(Question("p2", Cause.MISSING, meanings, before, further=("f1",)),))


def test_a_mark_stays_where_its_footnote_is_asked_about_and_goes_with_words_that_are_struck_around_it() -> None:
    meanings = (Meaning.DELETES, Meaning.OPPOSES, Meaning.OUT_OF_SCOPE, Meaning.SLIP)
    missing = Question("f1", Cause.MISSING, meanings, "See annex [one / two – Borland]. Deletion asked for by Borland.")
    copy = clean(without(edited(send(ROLLING), ("⁽¹⁾", "")), "f1"))
    assert read(ROLLING, copy) == Return(NEW, questions=(missing,), notes=(Note(Remark.CLEAN, ("p2",)),))
    for struck, words in (("Data⁽¹⁾", "are shared."), ("⁽¹⁾ are", "Data shared.")):
        copy = without(edited(send(ROLLING), (struck, "")), "f1")
        assert read(ROLLING, copy) == replace(says({"p2": words}), questions=(missing,))
    assert read(ROLLING, edited(send(ROLLING), ("⁽¹⁾", ""))) == says({"p2": "Data are shared."})


def test_a_paragraph_put_elsewhere_is_moved_whatever_way_it_went() -> None:
    blocks = send(ROLLING)
    moved = says(moved=(Move("p3", "p1", "a1"),))
    marked = put_after(without(blocks, "p3"), "p1", next(block for block in blocks if block.id == "p3"))
    last = max(place for place, block in enumerate(marked) if block.id == "p1")
    first = next(place for place, block in enumerate(marked) if block.id == "p3")
    marked.insert(last, marked.pop(first))
    assert read(ROLLING, marked) == moved
    tracked = edited(blocks, ("3\tWords end here.", ""), ("2\tData", "3\tWords end here.¶2\tData"))
    assert read(ROLLING, tracked) == moved
    pasted = read(ROLLING, clean([block for block in tracked if block.id != "p3"]))
    assert (pasted.reading, pasted.questions) == (moved.reading, ())


def test_a_paragraph_moved_into_another_article_is_held_by_that() -> None:
    tracked = edited(send(ROLLING), ("3\tWords end here.", ""), ("many.", "many.¶3\tWords end here."))
    assert read(ROLLING, tracked) == says(moved=(Move("p3", "p4", "a2"),))
    first = edited(
        send(ROLLING), ("3\tWords end here.", ""), ("Article 2\tWords", "Article 2\tWords¶3\tWords end here.")
    )
    assert read(ROLLING, first) == says(moved=(Move("p3", "a2", "a2"),))
    top = edited(send(ROLLING), ("3\tWords end here.", ""), ("Article 1\tAcc", "3\tWords end here.¶Article 1\tAcc"))
    assert read(ROLLING, top) == says(moved=(Move("p3", None, "a1"),))


def test_an_article_moves_with_what_it_holds() -> None:
    blocks = send(ROLLING)
    article = [block for block in blocks if block.id in ("a2", "p4")]
    assert read(ROLLING, [*article, *without(blocks, "a2", "p4")]) == says(moved=(Move("a2", None, None),))


def test_a_new_provision_of_others_that_was_moved_is_asked_about() -> None:
    rolling = collate(
        BASE,
        [Reading("des", ("DES",), added=(Addition("x", "p3", "a1", Kind.PARAGRAPH, "A word more."),))],
        order=ORDER,
    )
    blocks = send(rolling)
    new = next(block for block in blocks if block.id == "p3+1")
    found = read(rolling, put_after(without(blocks, "p3+1"), "p4", new))
    assert (found.reading, [question.meanings for question in found.questions]) == (
        NEW,
        [(Meaning.MOVES, Meaning.SLIP)],
    )


def test_paragraphs_without_marks_are_found_by_their_words() -> None:
    cover = [Block((Piece(text),)) for text in ("Rolling text", "Accounts", "Article 1\tAccounts")]
    edits = [
        ("are shared", "are widely shared"),
        ("200 – Borland]", "200 – Borland, CEL]"),
        ("many.", "few, and good."),
    ]
    blocks = [*cover, *edited(send(ROLLING, marks=False), *edits)]
    found = read(ROLLING, clean(blocks))
    assert found.reading == replace(
        NEW,
        words={"p2": "Data⁽¹⁾ are widely shared.", "c2": "200", "p4": "They are few, and good."},
        positions=(supports("c2", "c2:0-1", "200"),),
    )
    assert (found.questions, found.notes) == ((), (Note(Remark.UNMARKED), Note(Remark.CLEAN, ("p2", "c2", "p4"))))


def test_paragraphs_without_marks_that_changed_places_are_found_by_their_words() -> None:
    blocks = send(ROLLING, marks=False)
    last, first = (
        next(place for place, block in enumerate(blocks) if text in block.accepted) for text in ("Words end", "Data")
    )
    swapped = list(blocks)
    swapped[last], swapped[first] = blocks[first], blocks[last]
    assert read(ROLLING, swapped).reading == replace(NEW, moved=(Move("p3", "p1", "a1"), Move("p2", "c2", "a1")))


def test_a_line_whose_own_words_are_gone_belongs_to_the_provision_between_its_neighbours() -> None:
    borland = Reading("bor", ("BOR",), deleted=frozenset({"p1", "p3"}))
    rolling = collate(BASE, [borland], order=ORDER)
    blocks = without(send(rolling), "p3")
    place = max(place for place, block in enumerate(blocks) if block.accepted.startswith("Deletion"))
    blocks[place : place + 1] = cut(
        blocks[place], 0, "Deletion asked for by Borland", "Deletion asked for by Borland, CEL"
    )
    assert read(rolling, blocks).reading == replace(NEW, deleted=frozenset({"p3"}))


def test_words_that_follow_options_are_edited_like_others() -> None:
    for tail in (", and the Secretariat keeps it.", " and the Secretariat keeps it."):
        base = Instrument((Provision("p1", Kind.PARAGRAPH, FULL + tail, "1"),))
        rolling = collate(base, [Reading("bor", ("BOR",), {"p1": PUBLIC + tail})], order=ORDER)
        assert answer(rolling, ("keeps it", "keeps all of it")) == says(
            {"p1": f"{FULL}{tail.replace('it.', 'all of it.')}"}
        )
        assert answer(rolling, ("Option 2 – Borland", "Option 2 – Borland, CEL"), ("keeps", "holds")) == says(
            {"p1": f"{PUBLIC}{tail.replace('keeps', 'holds')}"}, supports("p1", SLOT, PUBLIC)
        )


HEARD = "after hearing every member that asks to be heard on it,"
MAJORITY = "by a majority of two thirds of those present and voting, whatever the number of members then is,"
FACTS = "freely, in full knowledge of all the facts that the Secretariat has laid before it in good time,"


def test_options_that_were_brackets_inside_brackets_are_known_for_what_they_say() -> None:
    decides = "The Assembly decides{} on the matter.".format
    base = Instrument((Provision("p1", Kind.PARAGRAPH, decides(""), "1"),))
    readings = [
        Reading("ara", ("ARA",), {"p1": decides(f" {HEARD} {MAJORITY}")}),
        Reading("bor", ("BOR",), {"p1": decides(f" {HEARD} {FACTS}")}),
        Reading("des", ("DES",), {"p1": decides(f" {HEARD}")}),
    ]
    rolling = collate(base, readings, order=ORDER)
    assert answer(rolling, ("Option 3 – Borland", "Option 3 – Borland, CEL")) == says(
        {"p1": decides(f" {HEARD} {FACTS}")}, supports("p1", "p1:3-3", f"{HEARD} {FACTS}")
    )
    assert answer(rolling, (f"Option 4 – Desh\n{HEARD}", "")) == says({}, opposes("p1", "p1:3-3", HEARD))


def test_a_line_of_ours_that_was_copied_beside_another_provision_is_left_aside() -> None:
    borland = Reading("bor", ("BOR",), deleted=frozenset({"p1", "p3"}))
    rolling = collate(BASE, [borland], order=ORDER)
    blocks = send(rolling)
    line = next(block for block in blocks if block.accepted.startswith("Deletion"))
    place = next(place for place, block in enumerate(blocks) if block.id == "p2")
    found = read(rolling, [*blocks[: place + 1], line, *blocks[place + 1 :]])
    assert found == Return(NEW)


def test_a_new_paragraph_between_marked_ones_is_new_and_one_pasted_over_is_what_it_was() -> None:
    blocks = send(ROLLING)
    place = next(place for place, block in enumerate(blocks) if "Data" in block.accepted)
    bare = replace(blocks[place], id="", pieces=tuple(Piece(sign.text) for sign in blocks[place].pieces))
    assert read(ROLLING, [*blocks[:place], bare, *blocks[place + 1 :]]).reading == NEW
