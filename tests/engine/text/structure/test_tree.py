"""Each test gives blocks and expects the provisions: id, kind, number and words, held as the indent says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Block, Piece, Shape
from plenary.engine.text.provision import Kind
from plenary.engine.text.structure import Aside, Leaving, build, read
from plenary.engine.text.view import accepted


def block(text, shape=Shape.BODY, **more):
    return Block((Piece(text),), shape, **more)


def head(text, level=1, **more):
    return block(text, Shape.HEADING, level=level, **more)


def outline(blocks):
    """One line a provision: ``  id kind [number] text``."""
    instrument = build(blocks)
    lines = []
    for p in instrument.provisions:
        parts = (p.id, p.kind, f"[{p.number}]" if p.number else "", p.text)
        lines.append("  " * instrument.depth(p.id) + " ".join(part for part in parts if part))
    return lines


def test_a_treaty_becomes_a_tree():
    blocks = [
        block("Framework on cooperation", Shape.TITLE),
        head("Preamble"),
        block("The Members,"),
        block("Convinced that rules are best made together by those who are to keep them, as equals,"),
        block("Mindful of those with the least means,"),
        block("Have agreed as follows:"),
        head("Part I. Purpose"),
        head("Article 1. Aim", 2),
        block("1. The aim is:"),
        block("(a) to learn;"),
        block("(b) to share."),
        block("2. Nothing else."),
        head("Article 2", 2),
        head("Terms", 2),
        block("In this Framework:"),
        block("(a) “pool” means a pool."),
        head("Part II", 1),
        block("Participation"),
        block("Article 3. Membership"),
        block("All may join."),
        head("Annex. List", 1),
        block("1. First."),
    ]
    assert outline(blocks) == [
        "title title Framework on cooperation",
        "h1 heading Preamble",
        "t1 text The Members,",
        "pp1 preambular Convinced that rules are best made together by those who are to keep them, as equals,",
        "pp2 preambular Mindful of those with the least means,",
        "t2 text Have agreed as follows:",
        "part1 part [Part I] Purpose",
        "  a1 article [Article 1] Aim",
        "    a1.1 paragraph [1] The aim is:",
        "      a1.1.a subparagraph [(a)] to learn;",
        "      a1.1.b subparagraph [(b)] to share.",
        "    a1.2 paragraph [2] Nothing else.",
        "  a2 article [Article 2] Terms",
        "    a2.t1 text In this Framework:",
        "    a2.a subparagraph [(a)] “pool” means a pool.",
        "part2 part [Part II] Participation",
        "  a3 article [Article 3] Membership",
        "    a3.t1 text All may join.",
        "an1 annex [Annex] List",
        "  an1.p1 paragraph [1] First.",
    ]


def test_a_resolution_has_preambular_and_operative_paragraphs():
    blocks = [
        head("Cooperation in artificial intelligence"),
        block("The Assembly,"),
        block("Recalling its earlier decisions on this matter, and on the others before it at the time,"),
        block("Noting the report,"),
        block("PP3 bis. Noting also the annex to it,"),
        head("I. Capacity"),
        block("1. Invites Members to share;"),
        block("2. Requests:"),
        block("(a) a report;"),
        head("II. Access"),
        block("3. Decides to meet again."),
        block("OP4. Thanks its host."),
    ]
    assert outline(blocks) == [
        "title title Cooperation in artificial intelligence",
        "t1 text The Assembly,",
        "pp1 preambular Recalling its earlier decisions on this matter, and on the others before it at the time,",
        "pp2 preambular Noting the report,",
        "pp3 preambular [PP3 bis] Noting also the annex to it,",
        "s1 section [I] Capacity",
        "  p1 paragraph [1] Invites Members to share;",
        "  p2 paragraph [2] Requests:",
        "    p2.a subparagraph [(a)] a report;",
        "s2 section [II] Access",
        "  p3 paragraph [3] Decides to meet again.",
        "  p4 paragraph [OP4] Thanks its host.",
    ]


@pytest.mark.parametrize(
    ("lines", "ids"),
    [
        (["Article premier", "Tous.", "Article 2", "Chacun."], ["a1", "a1.t1", "a2", "a2.t1"]),
        (["Artículo 1. Fin", "1. Uno.", "2 bis. Dos."], ["a1", "a1.1", "a1.2bis"]),
        (["Статья 1", "а) один;", "б) два."], ["a1", "a1.a", "a1.b"]),
        (["المادة ١", "١ - أولا.", "(أ) حرف؛", "(ب) حرف."], ["a1", "a1.1", "a1.1.a", "a1.1.b"]),
        (["第一部分 总则", "第七条之二", "一、促进；", "（一）合作。"], ["part1", "a7bis", "a7bis.1", "a7bis.1.1"]),
    ],
)
def test_ids_are_the_same_in_every_language(lines, ids):
    assert [p.id for p in build([block(line) for line in lines]).provisions] == ids


@pytest.mark.parametrize(
    ("numbers", "ids"),
    [
        (["(g)", "(h)", "(i)", "(j)"], ["g", "h", "i", "j"]),
        (["(g)", "(h)", "(i)", "(ii)", "(i)"], ["g", "h", "h.i", "h.ii", "i"]),
        (["(u)", "(v)", "(w)"], ["u", "v", "w"]),
        (["1.", "(a)", "(i)", "(ii)", "(b)", "2."], ["p1", "p1.a", "p1.a.i", "p1.a.ii", "p1.b", "p2"]),
        (["(i)", "(j)"], ["i", "j"]),
        (["(i)", "(ii)"], ["i", "ii"]),
        (["3.", "3 bis.", "3 Alt.", "5."], ["p3", "p3bis", "p3alt1", "p5"]),
        (["(b)", "(b bis)", "(c)"], ["b", "bbis", "c"]),
        (["4.", "4.1", "4.2", "5.", "5.1"], ["p4", "p4.1", "p4.2", "p5", "p5.1"]),
        (["3.", "3.3", "3.3 bis", "4."], ["p3", "p3.3", "p3.3bis", "p4"]),
        (["7.2", "8.2"], ["p7.2", "p8.2"]),
        (["1.", "(a)", "1."], ["p1", "p1.a", "p1-2"]),
        (["2.", "(c)", "(iii)", "(d)", "3."], ["p2", "p2.c", "p2.c.iii", "p2.d", "p3"]),
        (["(1)", "(2)", "(a)"], ["1", "2", "2.a"]),
        (["1.", "Alt.", "2."], ["p1", "palt1", "p2"]),
    ],
)
def test_numbers_nest_by_their_sequence(numbers, ids):
    assert [p.id for p in build([block(f"{number} Words that go on.") for number in numbers]).provisions] == ids


def test_levels_of_automatic_numbers_outweigh_their_form():
    levels = [("1.", 0), ("1.", 1), ("2.", 1), ("1.", 2), ("2.", 0), ("7.", 1), ("a)", 0)]
    blocks = [block("Words.", number=number, level=level) for number, level in levels]
    assert [p.id for p in build(blocks).provisions] == ["p1", "p1.1", "p1.2", "p1.2.1", "p2", "p2.7", "a"]


def test_a_typed_insertion_joins_an_automatic_list():
    blocks = [block("One.", number="1."), block("1 bis. Between."), block("Two.", number="2.")]
    assert [(p.id, p.number) for p in build(blocks).provisions] == [("p1", "1"), ("p1bis", "1 bis"), ("p2", "2")]


def test_unnumbered_text_stands_in_its_article_or_under_the_item_it_is_indented_to():
    blocks = [
        block("Article 1. Aim"),
        block("The aim is:", number="1.", level=0),
        block("To learn.", level=1),
        block("To share.", number="•", level=1),
        block("All the rest."),
    ]
    assert outline(blocks) == [
        "a1 article [Article 1] Aim",
        "  a1.1 paragraph [1] The aim is:",
        "    a1.1.t1 text To learn.",
        "    a1.1.t2 text [•] To share.",
        "  a1.t1 text All the rest.",
    ]


def test_headings_close_what_stands_at_their_level():
    blocks = [
        head("Title of the text"),
        head("Chapter 1. General", 1),
        head("1. Scope", 2),
        block("Words."),
        head("Details", 3),
        head("2. Terms", 2),
        head("A. More", 2),
        head("Chapter 2. Special", 1),
        head("Article 1", 2),
        head("Signature", 1),
        head("Annex I", 1),
        head("Table of words", 1),
        head("Annex II", 1),
        head("Article 1. First", 2),
        block("Section 2. Second"),
    ]
    assert outline(blocks) == [
        "title title Title of the text",
        "ch1 chapter [Chapter 1] General",
        "  s1 section [1] Scope",
        "    t1 text Words.",
        "    h1 heading Details",
        "  s2 section [2] Terms",
        "  sa section [A] More",
        "ch2 chapter [Chapter 2] Special",
        "  a1 article [Article 1] Signature",
        "an1 annex [Annex I] Table of words",
        "an2 annex [Annex II]",
        "  an2.a1 article [Article 1] First",
        "  an2.s2 section [Section 2] Second",
    ]


def test_tables_keep_their_rows_and_cells():
    cells = [(0, 0, "Tier"), (0, 1, "Limit"), (1, 0, "First"), (1, 1, "")]
    blocks = [
        block("Article 1. Aim"),
        *(block(text, Shape.CELL, row=(0, row, column)) for row, column, text in cells),
        block("Other", Shape.CELL, row=(1, 0, 0)),
    ]
    assert outline(blocks) == [
        "a1 article [Article 1] Aim",
        "  a1.tab1 table",
        "    a1.tab1.r1 row",
        "      a1.tab1.r1.c1 cell Tier",
        "      a1.tab1.r1.c2 cell Limit",
        "    a1.tab1.r2 row",
        "      a1.tab1.r2.c1 cell First",
        "      a1.tab1.r2.c2 cell",
        "  a1.tab2 table",
        "    a1.tab2.r1 row",
        "      a1.tab2.r1.c1 cell Other",
    ]


def test_a_footnote_belongs_to_the_provision_that_cites_it():
    blocks = [
        block("1. The Panel⁽¹⁾ reports⁽²⁾ yearly."),
        block("2. Nothing else."),
        block("See Article 12.", Shape.FOOTNOTE, note="1"),
        block("In June.", Shape.FOOTNOTE, note="2"),
        block("Cited nowhere.", Shape.FOOTNOTE, note="3"),
    ]
    assert outline(blocks) == [
        "p1 paragraph [1] The Panel⁽¹⁾ reports⁽²⁾ yearly.",
        "  fn1 footnote [1] See Article 12.",
        "  fn2 footnote [2] In June.",
        "p2 paragraph [2] Nothing else.",
        "fn3 footnote [3] Cited nowhere.",
    ]


def test_ids_that_the_file_carries_are_kept():
    blocks = [
        block("Article 9. Aim", id="a7"),
        block("1. Words.", id="a7.2"),
        block("2. More."),
        block("3. More.", id="a7"),
    ]
    assert [p.id for p in build(blocks).provisions] == ["a7", "a7.2", "a7.2-2", "a7-2"]


def test_a_title_below_the_first_heading_is_a_heading():
    blocks = [
        block("The text", Shape.TITLE),
        block("A subtitle", Shape.TITLE),
        block("Annex I"),
        block("More", Shape.TITLE),
    ]
    assert outline(blocks) == ["title title The text", "title2 title A subtitle", "an1 annex [Annex I] More"]


def test_chapters_that_begin_again_are_named_within_their_part():
    lines = [
        "Part I. One",
        "Chapter 1. A",
        "Part II. Two",
        "Chapter 1. B",
        "Section 1. C",
        "Chapter 2. D",
        "Section 1. E",
    ]
    ids = ["part1", "ch1", "part2", "part2.ch1", "s1", "ch2", "ch2.s1"]
    assert [p.id for p in build([block(line) for line in lines]).provisions] == ids


def test_words_that_only_begin_like_a_number_stay_words():
    lines = [
        "Article 7 of the Convention applies to all of this.",
        "Article 7, paragraph 2, applies.",
        "2030 Agenda",
        "Annex I is amended so that it includes the words that were proposed by the group, and nothing besides.",
    ]
    assert [(p.number, p.text) for p in build([block(line) for line in lines]).provisions] == [
        ("", line) for line in lines
    ]


def test_a_bare_figure_that_counts_on_is_a_number_and_any_other_is_not():
    lines = ["Article 1. Aim", "1. One.", "(a) part;", "2 Two is here.", "3 bis members", "4 Four follows nothing."]
    more = ["Article 2. End", "3 Three is of another article.", "1. First.", "2 members are enough."]
    assert [(p.number, p.text) for p in build([block(line) for line in [*lines, *more]]).provisions] == [
        ("Article 1", "Aim"),
        ("1", "One."),
        ("(a)", "part;"),
        ("2", "Two is here."),
        ("3 bis", "members"),
        ("4", "Four follows nothing."),
        ("Article 2", "End"),
        ("", "3 Three is of another article."),
        ("1", "First."),
        ("", "2 members are enough."),
    ]


def test_a_bare_figure_counts_on_from_numbers_that_the_file_makes():
    blocks = [block("Aim", number="Article 1"), block("One.", number="3."), block("4 Four."), block("6 Six.")]
    assert [(p.number, p.text) for p in build(blocks).provisions] == [
        ("Article 1", "Aim"),
        ("3", "One."),
        ("4", "Four."),
        ("", "6 Six."),
    ]


def test_what_is_no_provision_is_left_aside_and_said():
    blocks = [
        block("Article 1. Aim .......... 3"),
        block(""),
        block("Article 2. Terms\t4"),
        block("Article 3. Pool … 5"),
        block("* * *"),
        block("Article 1. Aim"),
        block("", number="1."),
        block("Section one ..... 7"),
    ]
    structure = read(accepted(blocks), symbol="A/1")
    assert [(p.id, p.text) for p in structure.instrument.provisions] == [("a1", "Aim"), ("s1", "..... 7")]
    assert structure.instrument.symbol == "A/1"
    assert dict(structure.sources) == {"a1": (5,), "s1": (7,)}
    assert structure.aside == (
        Aside(0, Leaving.CONTENTS),
        Aside(1, Leaving.EMPTY),
        Aside(2, Leaving.CONTENTS),
        Aside(3, Leaving.CONTENTS),
        Aside(4, Leaving.RULE),
        Aside(6, Leaving.EMPTY),
    )


def test_a_heading_on_a_line_of_its_own_belongs_to_its_article():
    structure = read(accepted([block("Article 7"), block("Access to data"), block("1. Words.")]))
    assert dict(structure.sources) == {"a7": (0, 1), "a7.1": (2,)}
    assert structure.instrument.by_id["a7"].text == "Access to data"


_LINES = st.sampled_from(
    [
        *("", "Preamble", "Noting,", "Article 1. Aim", "Article 2", "Annex", "Part I", "1. One", "2 bis. Two", "(a) a"),
        *("(i) i", "Alt. x", "Plain words", "IV. Head", "4.2 Deep", "第一条", "（一）", "المادة 3", "• item"),
        *("⁽¹⁾ cited", "* * *", "A ..... 3"),
    ]
)
_BLOCKS = st.builds(
    lambda text, shape, level, number, row, note: block(
        text, shape, level=level, number=number, row=row if shape is Shape.CELL else None, note=note
    ),
    _LINES,
    st.sampled_from(Shape),
    st.integers(0, 2),
    st.sampled_from(["", "", "1.", "(b)", "•", "Article 4"]),
    st.tuples(st.integers(0, 1), st.integers(0, 1), st.integers(0, 1)),
    st.sampled_from(["", "1", "*"]),
)


@given(st.lists(_BLOCKS, max_size=12))
def test_every_block_is_in_one_provision_or_left_aside(blocks):
    structure = read(accepted(blocks))
    used = [place for places in structure.sources.values() for place in places]
    assert sorted([*used, *(aside.block for aside in structure.aside)]) == list(range(len(blocks)))
    assert set(structure.sources) == {p.id for p in structure.instrument.provisions}


@given(st.lists(_BLOCKS, max_size=12))
def test_the_same_blocks_give_the_same_ids(blocks):
    assert build(blocks) == build(list(blocks))


def test_a_heading_without_a_number_closes_an_article_that_has_its_title():
    blocks = [head("Title"), head("Article 1. Aim", 2), block("1. Words."), head("Signature", 1), block("More.")]
    assert outline(blocks) == [
        "title title Title",
        "a1 article [Article 1] Aim",
        "  a1.1 paragraph [1] Words.",
        "h1 heading Signature",
        "t1 text More.",
    ]


def test_what_is_said_to_have_no_number_is_text_whatever_it_looks_like():
    lines = [
        head("Article 1. Aim"),
        block("Article 2: No text."),
        block("No text.", number="Article 3"),
        head("Part II. Aim"),
    ]
    structure = read(accepted(lines), numberless=frozenset({1, 2, 3}))
    found = [(p.id, p.kind, p.number, p.text, p.parent) for p in structure.instrument.provisions]
    assert found == [
        ("a1", Kind.ARTICLE, "Article 1", "Aim", None),
        ("a1.t1", Kind.TEXT, "", "Article 2: No text.", "a1"),
        ("a1.t2", Kind.TEXT, "Article 3", "No text.", "a1"),
        ("a1.t3", Kind.TEXT, "", "Part II. Aim", "a1"),
    ]
    assert structure.numberless == {1, 2, 3}


def test_an_automatic_number_with_marks_of_direction_is_a_number():
    assert outline([block("المادة \u200f3: التقارير"), block("ينشر الأعضاء", number="\u200f1-\u200f")]) == [
        "a3 article [المادة 3] التقارير",
        "  a3.1 paragraph [1] ينشر الأعضاء",
    ]


def test_a_suffix_typed_behind_an_automatic_number_belongs_to_the_number():
    blocks = [
        block("Article 1. Reports"),
        block("Reports are due each year.", number="1."),
        block("bis Reports shall be in six languages.", number="1."),
        block("BIS shall keep the account.", number="2."),
        block("for these:", number="3 bis."),
    ]
    assert outline(blocks) == [
        "a1 article [Article 1] Reports",
        "  a1.1 paragraph [1] Reports are due each year.",
        "  a1.1bis paragraph [1. bis] Reports shall be in six languages.",
        "  a1.2 paragraph [2] BIS shall keep the account.",
        "  a1.3bis paragraph [3 bis] for these:",
    ]
