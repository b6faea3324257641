"""What is struck and typed anew: above, below or in its place, alone or several in a row."""

import re
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Block, Shape
from plenary.engine.text.proposal import propose
from plenary.engine.text.reading import Move, Reading
from plenary.engine.text.structure import build
from tests.engine.text.interpretation.small import BASE, DELETED, INSERTED, KEPT, TEXT, block, file, read

_NUMBER = re.compile(r"^(Article \d+( bis)?\.|\d+( bis)?\.) ")


def struck(line):
    return block((DELETED, line), mark=DELETED, shape=block(line).shape)


def typed(line):
    return block((INSERTED, line), mark=INSERTED)


REGISTER = "Every Member appoints an office that keeps a register."
FUND = "A fund is open to whoever needs it."


def test_paragraphs_each_struck_and_rewritten_right_below_have_new_words():
    lines = {2: [struck(TEXT[2]), typed(f"1. {REGISTER}")], 3: [struck(TEXT[3]), typed(f"2. {FUND}")]}
    found = read(file(*lines.items()))
    assert found.reading == Reading("x", ("ABC",), {"a1.1": REGISTER, "a1.2": FUND})
    assert found.remarks == ()


def test_paragraphs_each_struck_and_rewritten_right_above_have_new_words():
    lines = {2: [typed(f"1. {REGISTER}"), struck(TEXT[2])], 3: [typed(f"2. {FUND}"), struck(TEXT[3])]}
    assert read(file(*lines.items())).reading == Reading("x", ("ABC",), {"a1.1": REGISTER, "a1.2": FUND})


def test_a_heading_and_its_paragraph_rewritten_below_are_each_their_own():
    lines = {1: [struck(TEXT[1]), typed("Article 1. Aims")], 2: [struck(TEXT[2]), typed(f"1. {REGISTER}")]}
    assert read(file(*lines.items())).reading == Reading("x", ("ABC",), {"a1": "Aims", "a1.1": REGISTER})


def test_a_heading_alone_rewritten_below_has_new_words():
    found = read(file((5, [struck(TEXT[5]), typed("Article 2. Commons")])))
    assert found.reading == Reading("x", ("ABC",), {"a2": "Commons"})


def test_a_title_rewritten_below_has_new_words():
    found = read(file((0, [struck(TEXT[0]), typed("Framework for All")])))
    assert found.reading == Reading("x", ("ABC",), {"title": "Framework for All"})


def test_an_article_struck_whole_and_typed_anew_below_is_paired_by_what_it_says_and_by_number():
    new = ["Article 2. Commons", f"1. {FUND}", "2. " + TEXT[6][3:].replace("computing", "all"), f"4. {REGISTER}"]
    found = read([*file()[:5], *map(struck, TEXT[5:]), *map(typed, new)]).reading
    # The old paragraph 1 is the new 2; and for the new 4 the base has no such number.
    assert (found.words, found.deleted) == (
        {"a2": "Commons", "a2.1": TEXT[6][3:].replace("computing", "all")},
        {"a2.2", "a2.3"},
    )
    assert [(a.after, a.parent, a.text, a.number) for a in found.added] == [
        ("a2", "a2", FUND, "1"),
        ("a2.3", "a2", REGISTER, "4"),
    ]


def test_paragraphs_of_an_article_that_is_gone_are_not_those_of_a_new_one():
    new = ["Article 3. Commons", f"1. {FUND}"]
    found = read([*file()[:5], *map(struck, TEXT[5:]), *map(typed, new)]).reading
    assert (found.words, found.deleted) == ({}, {"a2", "a2.1", "a2.2", "a2.3"})
    assert [(a.after, a.parent, a.text) for a in found.added] == [("a2.3", None, "Commons"), ("a2.3", "+1", FUND)]


def test_a_paragraph_typed_above_the_heading_is_none_of_its_article():
    lines = [struck(TEXT[5]), typed(f"2. {FUND}"), typed("Article 2. Commons"), *map(struck, TEXT[6:])]
    found = read([*file()[:1], struck(TEXT[1]), *file()[2:3], *map(struck, TEXT[3:5]), *lines]).reading
    assert (found.words, found.moved) == ({"a1.2": FUND, "a2": "Commons"}, ())


def test_paragraphs_without_a_heading_are_paired_by_number_all_the_same():
    found = read([*file()[6:7], struck(TEXT[7]), typed(f"2. {FUND}"), *file()[8:]]).reading
    assert found == Reading("x", ("ABC",), {"a2.2": FUND})


def test_a_paragraph_typed_where_a_heading_was_struck_is_no_heading():
    found = read(file((5, [struck(TEXT[5]), typed(f"2. {FUND}")]))).reading
    assert (found.words, found.deleted, [a.text for a in found.added]) == ({}, {"a2"}, [FUND])


def test_what_stands_far_from_a_struck_paragraph_is_not_typed_in_its_place():
    found = read(file((2, [struck(TEXT[2])]), (4, [*file()[4:5], typed(f"1. {FUND}")]))).reading
    assert (found.words, found.deleted, [a.after for a in found.added]) == ({}, {"a1.1"}, ["a1.3"])


def test_the_numbers_that_a_file_counts_pair_in_order():
    def counted(line, number, change=KEPT):
        return block((change, line), number=number, mark=change)

    lines = [TEXT[0], TEXT[1], *(line[3:] for line in TEXT[2:5])]
    base = build([block(line, number=number) for line, number in zip(lines, ["", "", "1.", "2.", "3."], strict=True)])
    blocks = [*map(block, lines[:2]), *(counted(line, f"{k}.", DELETED) for k, line in enumerate(lines[2:4], 1))]
    blocks += [counted(REGISTER, "3.", INSERTED), counted(FUND, "4.", INSERTED), counted(lines[4], "5.")]
    assert read(blocks, base).reading == Reading("x", ("ABC",), {"a1.1": REGISTER, "a1.2": FUND})
    blocks[5] = typed(FUND)
    found = read(blocks, base).reading
    assert (found.words, found.deleted, [a.text for a in found.added]) == ({"a1.1": REGISTER}, {"a1.2"}, [FUND])


def test_a_footnote_struck_and_typed_anew_has_new_words():
    def note(change, text):
        return block((change, text), shape=Shape.FOOTNOTE, note="1")

    lines = file((6, [block(TEXT[6] + "⁽¹⁾")]))
    base = build([*lines, note(KEPT, "See the annex.")])
    found = read([*lines, note(DELETED, "See the annex."), note(INSERTED, "None as yet.")], base)
    assert [found.reading.words, found.reading.added, found.reading.deleted] == [
        {base.provisions[7].id: "None as yet."},
        (),
        frozenset(),
    ]


def test_a_cell_is_typed_over_where_it_is():
    def cells(*pieces, row=0):
        return [block(*own, shape=Shape.CELL, row=(0, row, column)) for column, own in enumerate(pieces)]

    base = build([*file(), *cells(["Tier"], ["Limit"])])
    found = read([*file(), *cells(["Tier"], [(DELETED, "Limit"), (INSERTED, "Bound")])], base).reading
    assert found == Reading("x", ("ABC",), {"a2.tab1.r1.c2": "Bound"})


def test_words_pasted_elsewhere_are_there_whatever_was_typed_in_their_place():
    lines = {2: [struck(TEXT[2]), typed(f"1. {REGISTER}")], 8: [*file()[8:], typed("4" + TEXT[2][1:])]}
    found = read(file(*lines.items())).reading
    assert found.moved == (Move("a1.1", "a2.3", "a2"),)
    assert [(a.after, a.text) for a in found.added] == [("a1", REGISTER)]


def test_what_comes_before_words_typed_anew_stays_before_them():
    # Both new paragraphs are numbered 3; the second is nearer to the old 3, which stood above all that was struck.
    lines = [*map(struck, TEXT[4:8]), typed(f"3. {FUND}"), struck(TEXT[8]), typed(f"3. {TEXT[4][3:40]}.")]
    found = read([*file()[:4], *lines])
    assert [p.text for p in propose(BASE, found.reading).provisions] == [
        *(p.text for p in BASE.provisions[:4]),
        FUND,
        f"{TEXT[4][3:40]}.",
    ]


_WORDS = "Each fund office shall give early notice of any grant loan or transfer of data to others under this rule"
_NEW = st.lists(st.sampled_from(_WORDS.split()), min_size=1, max_size=9).map(lambda words: " ".join(words) + ".")
_WAYS = ["keep", "keep", "strike", "above", "below", "over", "insert", "split", "merge", "several", "several above"]


@dataclass
class Edited:
    """Blocks, and the paragraphs that the member has in the end."""

    blocks: list[Block] = field(default_factory=lambda: [block(TEXT[0])])
    lines: list[str] = field(default_factory=lambda: [TEXT[0]])

    def put(self, lines, *blocks):
        self.lines += lines
        self.blocks += blocks


@st.composite
def tracked_edits(draw):
    edited = Edited()
    rest = TEXT[1:]
    while rest:
        line, *rest = rest
        heading = line.startswith("Article")
        number = _NUMBER.match(line)[0]
        new = draw(st.sampled_from([number] if heading else [number, "", "4. "])) + draw(_NEW)
        way = draw(st.sampled_from(_WAYS))
        if way == "strike":
            edited.put([], struck(line))
        elif way == "above":
            edited.put([new], typed(new), struck(line))
        elif way == "below":
            edited.put([new], struck(line), typed(new))
        elif way == "over":
            edited.put([new], block((DELETED, line), (INSERTED, new)))
        elif way == "insert" and not heading:
            edited.put([line, new], block(line, mark=INSERTED), block((INSERTED, new)))
        elif way == "split" and not heading:
            at = line.index(" ", len(line) // 2)
            edited.put([line[:at], line[at + 1 :]], block(line[:at], mark=INSERTED), block(line[at:]))
        elif way == "merge" and rest and not heading and not rest[0].startswith("Article"):
            joined, *rest = rest
            number, words = joined.split(" ", 1)
            last = block((DELETED, f"{number} "), (INSERTED, " "), words) if draw(st.booleans()) else block(joined)
            edited.put([f"{line} {words}"], block(line, mark=DELETED), last)
        elif way in ("several", "several above"):
            more = draw(st.integers(0, len(rest)))
            gone, rest = [line, *rest[:more]], rest[more:]
            come = [_NUMBER.match(line)[0] + draw(_NEW) for line in gone if draw(st.booleans())]
            blocks = [*map(struck, gone)], [*map(typed, come)]
            edited.put(come, *(blocks[0] + blocks[1] if way == "several" else blocks[1] + blocks[0]))
        else:
            edited.put([line], block(line))
    return edited


@given(tracked_edits())
def test_a_member_s_paragraphs_are_recovered_in_their_order(edited):
    proposed = propose(BASE, read(edited.blocks).reading)
    assert [p.text for p in proposed.provisions if p.text] == [_NUMBER.sub("", line) for line in edited.lines]
