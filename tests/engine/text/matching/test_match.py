"""What became of each provision of a small base in files that a delegation might send."""

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.matching import Fate, Pair, Scope, Why, match
from plenary.engine.text.structure import build

TEXT = [
    "Article 1. Aim",
    "1. The aim of this Framework is to guide the use of artificial intelligence so that it serves people everywhere.",
    "2. Members shall publish each year what they have done to reach this aim, and what remains to be done.",
    "3. Nothing in this Framework obliges a Member to disclose what its security requires it to keep.",
    "Article 2. Pool",
    "1. A pool of computing resources is established, to which Members may pledge time, data and models.",
    "2. The pool shall be open to universities, public bodies and small enterprises of every Member.",
    "3. Requests are decided within sixty days, and reasons are given for each refusal.",
    "Article 3. Fund",
    "1. A fund is established to meet the costs of training, travel and translation.",
    "2. Contributions to the fund are voluntary, and are published together with the conditions attached to them.",
    "(a) in cash;",
    "(b) in kind.",
]


def block(text, change=Change.KEPT, **more):
    return Block((Piece(text, change),), Shape.HEADING if text.startswith("Article") else Shape.BODY, **more)


def blocks(lines):
    return [block(line) for line in lines]


BASE = build(blocks(TEXT))


def fates(matching):
    """``id fate`` of each base provision that is not the same, ``+ text`` of each one inserted."""
    found = []
    for pair in matching.pairs:
        if not pair.base:
            found.append("+ " + matching.structure.instrument.by_id[pair.file[0]].text[:20])
        elif pair.fate is not Fate.SAME or pair.moved:
            found.append(f"{' '.join(pair.base)} {pair.fate}{' moved' if pair.moved else ''}")
    return found


def test_the_base_itself_is_the_same_throughout():
    matching = match(BASE, blocks(TEXT))
    assert matching.pairs == tuple(Pair((p.id,), (p.id,), Fate.SAME, likeness=1.0) for p in BASE.provisions)
    assert matching.scope == Scope(False, 1.0, 1.0, 1.0)
    assert matching.mistaken == ()


def test_typography_and_numbers_make_no_difference():
    lines = [
        line.replace("1. A fund", "7. A\u00a0fund").replace("people everywhere", "people\teverywhere") for line in TEXT
    ]
    assert fates(match(BASE, blocks(lines))) == []


def test_edited_words_are_found():
    lines = [
        line.replace("sixty days", "ninety days").replace("universities, public bodies and", "all") for line in TEXT
    ]
    assert fates(match(BASE, blocks(lines))) == ["a2.2 edited", "a2.3 edited"]


def test_a_new_paragraph_is_inserted_after_what_it_follows():
    lines = [*TEXT[:7], "2 bis. Each Member names one office that answers for it.", *TEXT[7:]]
    matching = match(BASE, blocks(lines))
    assert fates(matching) == ["+ Each Member names on"]
    assert [pair.base for pair in matching.pairs][6:9] == [("a2.2",), (), ("a2.3",)]


def test_a_provision_that_a_whole_text_lacks_is_deleted():
    matching = match(BASE, blocks([*TEXT[:7], *TEXT[8:]]))
    assert fates(matching) == ["a2.3 deleted"]
    assert matching.by_base["a2.3"] == Pair(("a2.3",), (), Fate.DELETED, why=Why.WHOLE)


def test_a_paragraph_put_under_another_article_has_moved():
    lines = [*TEXT[:3], *TEXT[4:10], "2. " + TEXT[3][3:], *TEXT[10:]]
    assert fates(match(BASE, blocks(lines))) == ["a1.3 same moved"]


def test_a_paragraph_put_elsewhere_in_its_article_has_moved():
    lines = [TEXT[0], TEXT[3].replace("3.", "1."), TEXT[1], TEXT[2], *TEXT[4:]]
    assert fates(match(BASE, blocks(lines))) == ["a1.3 same moved"]


def test_an_article_that_moved_takes_its_paragraphs_along():
    lines = [*TEXT[:4], *TEXT[8:], *TEXT[4:8]]
    assert fates(match(BASE, blocks(lines))) == ["a3 same moved"]


def test_subparagraphs_go_along_with_their_paragraph():
    lines = [*TEXT[:9], "1. " + TEXT[10][3:], *TEXT[11:], "2. " + TEXT[9][3:]]
    assert fates(match(BASE, blocks(lines))) == ["a3.1 same moved"]


def test_a_split_paragraph_is_found_in_its_parts():
    first, second = TEXT[2].split(", and ")
    matching = match(BASE, blocks([*TEXT[:2], first + ".", "And " + second, *TEXT[3:]]))
    assert fates(matching) == ["a1.2 split"]
    assert matching.by_base["a1.2"].file == ("a1.2", "a1.t1")


def test_the_part_before_is_found_too():
    lines = [
        *TEXT[:2],
        "Members shall publish each year",
        "2. what they have done to reach this aim, and what remains to be done.",
    ]
    assert fates(match(BASE, blocks([*lines, *TEXT[3:]]))) == ["a1.2 split"]


def test_merged_paragraphs_are_found_in_one():
    matching = match(BASE, blocks([*TEXT[:5], TEXT[5] + " " + TEXT[6][3:], *TEXT[7:]]))
    assert fates(matching) == ["a2.1 a2.2 merged"]
    assert matching.by_base["a2.2"] is matching.by_base["a2.1"]


def test_a_new_paragraph_beside_an_edited_one_is_no_split():
    lines = [
        *TEXT[:2],
        TEXT[2].replace("each year", "every two years"),
        "Members shall keep a register of uses.",
        *TEXT[3:],
    ]
    assert fates(match(BASE, blocks(lines))) == ["a1.2 edited", "+ Members shall keep a"]


def test_a_partial_file_leaves_absent_provisions_out_of_scope():
    matching = match(BASE, blocks(TEXT[4:8]))
    absent = ["a1", "a1.1", "a1.2", "a1.3", "a3", "a3.1", "a3.2", "a3.2.a", "a3.2.b"]
    assert [(pair.base[0], pair.why) for pair in matching.pairs if pair.fate is Fate.ABSENT] == [
        (name, Why.OUTSIDE) for name in absent
    ]
    assert matching.scope.partial
    assert round(matching.scope.base_share, 2) == 0.34


def test_a_gap_in_an_article_that_a_partial_file_covers_is_a_deletion():
    lines = [TEXT[4], TEXT[5], TEXT[7].replace("3.", "2.")]
    assert match(BASE, blocks(lines)).by_base["a2.2"] == Pair(("a2.2",), (), Fate.DELETED, why=Why.GAP)


def test_a_gap_without_renumbering_is_an_excerpt():
    lines = [TEXT[4], TEXT[5], TEXT[7]]
    assert match(BASE, blocks(lines)).by_base["a2.2"] == Pair(("a2.2",), (), Fate.ABSENT, why=Why.EXCERPT)


def test_a_gap_between_provisions_that_the_file_has_in_another_order_says_nothing():
    lines = [TEXT[4], TEXT[7].replace("3.", "1."), "2. " + TEXT[5][3:]]
    assert match(BASE, blocks(lines)).by_base["a2.2"].fate is Fate.ABSENT


def test_an_article_that_a_partial_file_leaves_out_is_out_of_scope():
    lines = [TEXT[3], TEXT[8]]
    assert match(BASE, blocks(lines)).by_base["a2.1"] == Pair(("a2.1",), (), Fate.ABSENT, why=Why.OUTSIDE)


def test_a_long_stretch_that_a_whole_text_lacks_was_left_out():
    annex = [f"{n}. Criterion {word} weighs {word}." for n, word in enumerate("abcdefghijk", 1)]
    base = build(blocks([*TEXT, "Annex. Criteria", *annex]))
    matching = match(base, blocks(TEXT))
    assert not matching.scope.partial
    assert matching.by_base["an1.p4"] == Pair(("an1.p4",), (), Fate.ABSENT, why=Why.BLOCK)


def test_ids_come_before_words():
    lines = blocks(TEXT)
    lines[5] = block("1. A pool is open to universities, public bodies and enterprises of every Member.", id="a2.1")
    lines[6] = block("2. The pool may be used by bodies of the Members to which models were pledged.", id="a2.2")
    assert fates(match(BASE, lines)) == ["a2.1 edited", "a2.2 edited"]


def test_the_parts_of_a_split_paragraph_may_carry_one_id():
    first, second = TEXT[2].split(", and ")
    parts = [block(first + ".", id="a1.2"), block("And " + second, id="a1.2")]
    matching = match(BASE, [*blocks(TEXT[:2]), *parts, *blocks(TEXT[3:])])
    assert (fates(matching), matching.mistaken) == (["a1.2 split"], ())


def test_ids_are_believed_only_where_the_words_bear_them_out():
    copied = [
        block(TEXT[9], id="a3.1"),
        block("2. The seat of the Secretariat is chosen by lot every ten years.", id="a3.1"),
    ]
    swapped = block(TEXT[5], id="a1")
    matching = match(
        BASE, [*blocks(TEXT[:5]), swapped, *blocks(TEXT[6:9]), *copied, *blocks(TEXT[10:]), block("x", id="b")]
    )
    assert matching.mistaken == ("a1", "a3.1")
    assert fates(matching) == ["+ The seat of the Secr", "+ x"]


def test_tracked_changes_are_matched_as_if_rejected():
    lines = blocks(TEXT)
    lines[2] = block(TEXT[2], Change.DELETED)
    lines[3] = Block((Piece("3. Nothing at all. ", Change.INSERTED), Piece(TEXT[3], Change.DELETED)))
    assert fates(match(BASE, lines)) == []


def test_bare_articles_are_known_by_what_they_hold():
    words = [line[3:] for line in TEXT if line[0].isdigit()]
    base = build(blocks(["Article 1", words[0], words[1], "Article 2", words[2], words[3], "Article 3", words[4]]))
    lines = ["Article 1", "A new article altogether, on something else.", "Article 2", words[0], words[1]]
    lines += ["Article 3", words[2], words[3], "Article 4", words[4]]
    matching = match(base, blocks(lines))
    assert [matching.by_base[name].file for name in ("a1", "a2", "a3")] == [("a2",), ("a3",), ("a4",)]


def test_short_provisions_are_told_apart_by_what_stands_around_them():
    lines = [
        line for letter in "abcdef" for line in (f"Article {ord(letter) - 96}. On {letter * 3} matters", "No text")
    ]
    matching = match(build(blocks(lines)), blocks([*lines[:5], "No text at all", *lines[6:]]))
    assert fates(matching) == ["a3.t1 edited"]


def test_a_rewritten_paragraph_between_sure_neighbours_is_the_same_paragraph():
    lines = [*TEXT[:6], "2. The pool is for universities and for whoever else the board of the pool admits.", *TEXT[7:]]
    assert fates(match(BASE, blocks(lines))) == ["a2.2 edited"]


def test_tables_are_matched_cell_by_cell():
    def table(*rows):
        return [
            Block((Piece(text),), Shape.CELL, row=(0, r, c)) for r, row in enumerate(rows) for c, text in enumerate(row)
        ]

    before = table(("Tier", "Limit"), ("First", "10"), ("Second", "20"), ("", "20"))
    after = table(("Tier", "Limit"), ("First", "15"), ("Second", "20"), ("", "20"))
    matching = match(build([*blocks(TEXT[:4]), *before]), [*blocks(TEXT[:4]), *after])
    assert fates(matching) == ["a1.tab1.r2.c2 edited"]


def test_another_text_altogether_is_hardly_matched():
    lines = [
        "Rules of procedure",
        "The presiding officer opens each meeting.",
        "Speakers are called in the order of their names.",
    ]
    matching = match(BASE, blocks(lines))
    assert (matching.scope.base_share, matching.scope.file_share, matching.scope.likeness) == (0.0, 0.0, 0.0)
    assert {pair.fate for pair in matching.pairs} == {Fate.ABSENT, Fate.INSERTED}


def test_an_empty_file_has_nothing_of_the_base():
    matching = match(BASE, [])
    assert matching.scope == Scope(True, 0.0, 1.0, 0.0)
    assert match(build([]), []).pairs == ()


@given(st.lists(st.sampled_from([*TEXT, "No text", "An addition of some words.", ""]), max_size=16))
def test_every_provision_of_either_side_is_in_exactly_one_pair(lines):
    matching = match(BASE, blocks(lines))
    ours = [name for pair in matching.pairs for name in pair.base]
    theirs = [name for pair in matching.pairs for name in pair.file]
    assert sorted(ours) == sorted(BASE.by_id)
    assert sorted(theirs) == sorted(matching.structure.instrument.by_id)
