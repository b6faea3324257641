from plenary.rulemaking.output.outline import Section, cited, footnotes, grid, sections, within
from tests.rulemaking.output.samples import ENGLISH, setting

SECTIONS = sections(ENGLISH.settings)


def test_a_text_is_cut_at_its_headings_and_the_preamble_stands_alone():
    assert [(part.id, part.level, part.preambular, part.brackets, part.is_open) for part in SECTIONS] == [
        ("pp1", 1, True, 2, True),
        ("a7", 1, False, 10, True),
    ]


def test_headings_nest_by_what_holds_them_and_never_skip_a_level():
    settings = (
        setting("p", "part", "Part I", 0, "General"),
        setting("c", "chapter", "Chapter 1", 1, "Scope"),
        setting("a", "article", "Article 1", 2, "Aim"),
        setting("a.1", "paragraph", "1", 3, "All."),
        setting("x", "annex", "Annex", 0, "Forms"),
    )
    assert [(part.id, part.level) for part in sections(settings)] == [("p", 1), ("c", 2), ("a", 3), ("x", 1)]
    assert [[part.id for part in held] for _section, held in within(sections(settings))] == [
        ["p", "c", "a"],
        ["c", "a"],
        ["a"],
        ["x"],
    ]
    assert sections(settings)[3] == Section(settings[4], 1, ())
    assert not sections(settings)[3].preambular


def test_the_operative_part_of_a_resolution_is_a_section_of_its_own():
    settings = (
        setting("p1", "preambular", "", 0, "Noting,"),
        setting("o1", "paragraph", "1", 0, "Decides;"),
        setting("o2", "paragraph", "2", 0, "Requests."),
    )
    assert [part.settings for part in sections(settings)] == [settings[:1], settings[1:]]


def test_footnotes_are_found_by_the_numbers_that_the_text_cites():
    assert {sign: note.id for sign, note in footnotes(ENGLISH.settings).items()} == {"1": "fn1"}
    assert cited(ENGLISH.settings) == {"1"}


def test_a_table_is_rows_of_cells_even_where_its_first_row_has_no_mark():
    place = [held.id for held in ENGLISH.settings].index("tb")
    rows, after = grid(ENGLISH.settings, place)
    assert [[cell.id for cell in row] for row in rows] == [["tb.r1.c1", "tb.r1.c2"], ["tb.r2.c1", "tb.r2.c2"]]
    assert after == len(ENGLISH.settings)
    cell = setting("c", "cell", "", 1, "x")
    assert grid((setting("t", "table", "", 0), cell), 0) == (((cell,),), 2)


def test_a_preamble_without_a_heading_holds_what_opens_and_closes_it_and_ends_at_the_first_number():
    settings = (
        setting("t1", "text", "", 0, "The Assembly,"),
        setting("p1", "preambular", "", 0, "Noting,"),
        setting("t2", "text", "", 0, "Decides as follows:"),
        setting("o1", "paragraph", "1", 0, "Costs are shared."),
    )
    [preamble, operative] = sections(settings)
    assert (preamble.settings, preamble.preambular) == (settings[:3], True)
    assert (operative.settings, operative.preambular) == (settings[3:], False)
