"""What has moved, and what only seems to: holders weigh what they hold, and likeness elsewhere counts before place."""

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
