"""What has moved, and what only seems to: holders weigh what they hold, and likeness elsewhere counts before place."""

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.interpretation import interpret
from plenary.engine.text.matching import Fate, match
from plenary.engine.text.structure import build
from tests.engine.text.matching.test_match import BASE, TEXT, block, blocks, fates

PREFACE = "This text was prepared for the second meeting and binds nobody before it is adopted by all."
OPTION = "Option 2: No text on the review of requests that were refused."
HEADED = OPTION.replace("Option", "Article")
OPTIONS = build(blocks([*TEXT[:7], OPTION, *TEXT[7:]]))


def test_a_paragraph_put_behind_articles_has_moved_and_not_the_articles_with_their_short_headings():
    base = build(blocks([PREFACE, *TEXT]))
    assert fates(match(base, blocks([*TEXT, PREFACE]))) == ["t1 same moved"]


def test_an_article_whose_only_paragraph_went_to_another_is_still_known_by_its_number():
    paragraphs = [f"{TEXT[1][3:]} {TEXT[2][3:]}", TEXT[5][3:], TEXT[6][3:], TEXT[9][3:]]
    articles = [[f"Article {number}", words] for number, words in enumerate(paragraphs, 1)]
    base = build(blocks([line for article in articles for line in article]))
    moved = [articles[0][0], *(line for article in articles[1:] for line in article), paragraphs[0]]
    assert fates(match(base, blocks(moved))) == ["a1.t1 same moved"]


def test_bare_articles_in_another_order_are_known_by_paragraphs_that_all_went_with_them():
    lines = ["Article 1", TEXT[1][3:], TEXT[2][3:], "Article 2", TEXT[5][3:], "Article 3", TEXT[9][3:], TEXT[10][3:]]
    base = build(blocks(lines))
    swapped = ["Article 1", *lines[4:5], "Article 2", *lines[1:3], *lines[5:]]
    assert fates(match(base, blocks(swapped))) == ["a2 same moved"]


def test_new_words_where_others_stood_are_no_edit_of_those_that_are_whole_elsewhere():
    new = "(a) by transfer of rights in models, software and data that a Member holds or has leave to share;"
    lines = [*TEXT[:4], "4. in cash;", *TEXT[4:11], new, TEXT[12]]
    assert fates(match(BASE, blocks(lines))) == ["+ by transfer of right", "a3.2.a same moved"]


LAST_BUT_ONE = [*TEXT[:4], *TEXT[8:], *TEXT[4:8]]
"""The second article put to the end. It is longer than the third, so that it is the third that is said to move."""


def test_a_new_paragraph_behind_a_moved_article_is_no_edit_of_one_that_stands_word_for_word_elsewhere():
    new = [
        "Article 4. Audit",
        "1. The fund shall meet the costs of audits, and travel is paid by the Members that ask for it.",
    ]
    assert fates(match(BASE, blocks([*LAST_BUT_ONE, *new]))) == [
        "+ Audit",
        "+ The fund shall meet ",
        "a3 same moved",
    ]


def test_nor_of_one_that_is_clearly_more_alike_elsewhere():
    new = "4. Contributions to the pool are published on a page that is open to all."
    lines = [line.replace("are voluntary", "shall be voluntary") for line in LAST_BUT_ONE]
    assert fates(match(BASE, blocks([*lines, new]))) == [
        "+ Contributions to the",
        "a3 same moved",
        "a3.2 edited",
    ]


def test_the_nearest_of_equal_paragraphs_is_still_the_one_that_was_edited():
    """Which of two copies is the one that stands word for word elsewhere, nothing tells but their order."""
    copy = "2. Reports of the Board are open to all, and stand on its page for ten years."
    base = build(blocks([*TEXT[:2], copy, *TEXT[4:6], copy, *TEXT[8:]]))
    edited = copy.replace("ten years", "twenty years").replace("open to all", "public")
    assert fates(match(base, blocks([*TEXT[:2], edited, *TEXT[4:6], copy, *TEXT[8:]]))) == ["a1.2 edited"]


@given(st.sampled_from(TEXT[1:4] + TEXT[5:8] + TEXT[9:11]), st.integers(3, 8), st.permutations([0, 1, 2]))
def test_what_stands_word_for_word_in_a_copy_is_the_same_whatever_is_typed_behind_it(like, words, order):
    articles = [TEXT[:4], TEXT[4:8], TEXT[8:]]
    new = " ".join([*like.split()[1 : 1 + words], "before", "anybody", "audits", "whom", "it", "concerns"])
    lines = [line for place in order for line in articles[place]]
    matching = match(BASE, blocks([*lines, "Article 4. Audit", f"1. {new}."]))
    assert {pair.fate for pair in matching.pairs if pair.base} == {Fate.SAME}
    assert [pair.likeness for pair in matching.pairs if pair.base] == [1.0] * len(BASE.provisions)


def test_a_paragraph_that_now_begins_as_an_article_does_opens_none():
    matching = match(OPTIONS, blocks([*TEXT[:7], HEADED, *TEXT[7:]]))
    assert fates(matching) == ["a2.t1 edited"]
    assert matching.structure.instrument.by_id["a2.t1"].text == HEADED
    assert [p.id for p in matching.structure.instrument.provisions] == list(OPTIONS.by_id)
    assert matching.structure.numberless == {7}


def test_such_paragraphs_are_found_before_and_after_all_that_is_sure():
    first, last = "Option 1: No text on the aim of this Framework at all.", OPTION
    base = build(blocks([first, *TEXT, last]))
    matching = match(base, blocks([first.replace("Option", "Article"), *TEXT, HEADED]))
    assert fates(matching) == ["t1 edited", "a3.t1 edited"]


def test_a_new_article_is_one_though_a_paragraph_of_other_words_is_gone():
    matching = match(OPTIONS, blocks([*TEXT[:7], "Article 9. Relation to other agreements", *TEXT[7:]]))
    assert fates(matching) == ["+ Relation to other ag", "a2.t1 deleted", "a2.3 same moved"]


def test_a_new_article_of_few_words_is_one_whatever_is_gone():
    base = build(blocks([*TEXT[:7], "Option 2: Review.", *TEXT[7:]]))
    matching = match(base, blocks([*TEXT[:7], "Article 9. Review", *TEXT[7:]]))
    assert [pair.base for pair in matching.pairs if pair.moved] == [("a2.3",)]


def test_a_new_article_with_its_heading_in_a_paragraph_of_its_own_is_one():
    heading = Block((Piece(OPTION.removeprefix("Option 2: ").rstrip(".")),))
    lines = [*blocks(TEXT[:7]), block("Article 9"), heading, *blocks(TEXT[7:])]
    matching = match(OPTIONS, lines)
    assert matching.structure.numberless == frozenset()


def test_what_opens_no_article_before_changes_opens_none_after_them():
    change = Block((Piece(TEXT[7]), Piece(" Refusals are rare.", Change.INSERTED)))
    found = interpret(OPTIONS, [*blocks([*TEXT[:7], HEADED]), change, *blocks(TEXT[8:])], id="s1", holders=["A"])
    (reading,) = found.readings
    assert found.matching.by_base["a2.t1"].fate is Fate.EDITED
    assert (dict(reading.words), reading.added, reading.moved) == (
        {"a2.t1": HEADED, "a2.3": f"{TEXT[7][3:]} Refusals are rare."},
        (),
        (),
    )
