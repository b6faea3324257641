"""Paragraphs run together where the number of the second, or the space between the two, was left to the reader."""

import pytest

from plenary.engine.text.block import Block, Piece
from plenary.engine.text.interpretation import Notice, Remark
from plenary.engine.text.reading import Reading
from plenary.engine.text.structure import build
from tests.engine.text.interpretation.small import BASE, DELETED, INSERTED, TEXT, block, file, read

TWO, THREE = TEXT[3][3:], TEXT[4][3:]
MERGED = (Remark(Notice.MERGED, ("a1.2", "a1.3")),)


def together(*lines):
    found = read(file((3, lines[:1]), (4, lines[1:])))
    assert (found.reading.deleted, found.reading.added, found.remarks) == ({"a1.3"}, (), MERGED)
    return found.reading.words


def test_the_number_of_the_second_is_none_of_its_words():
    assert together(block(TEXT[3], mark=DELETED), block(TEXT[4])) == {"a1.2": f"{TWO} {THREE}"}


def test_a_number_that_the_file_counts_was_never_among_them():
    lines = [*file()[:4], block(TEXT[4][3:], number="3."), *file()[5:]]
    base = build(lines)
    lines[3] = block(TEXT[3], mark=DELETED)
    assert read(lines, base).reading == Reading("x", ("ABC",), {"a1.2": f"{TWO} {THREE}"}, frozenset({"a1.3"}))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ([TEXT[3]], [(DELETED, "3. N"), (INSERTED, " and n"), THREE[1:]]),
        ([TEXT[3], (INSERTED, " and n")], [(DELETED, "3. N"), THREE[1:]]),
        ([TEXT[3], (INSERTED, " and n")], [(DELETED, "3. N"), (INSERTED, ""), THREE[1:]]),
    ],
)
def test_what_was_typed_between_them_is_as_it_was_typed(first, second):
    words = together(block(*first, mark=DELETED), block(*second))["a1.2"]
    assert "".join(words.split()) == "".join(f"{TWO} and n{THREE[1:]}".split())
    assert words.startswith(f"{TWO} and n")


def test_another_number_typed_there_is_among_the_words():
    words = together(block(TEXT[3], mark=DELETED), block((DELETED, "3."), (INSERTED, " 4."), TEXT[4][2:]))
    assert words == {"a1.2": f"{TWO} 4. {THREE}"}


def test_words_that_a_deleted_paragraph_leads_to_keep_their_number():
    gone = block((DELETED, TEXT[3]), mark=DELETED)
    assert read(file((3, [gone]))).reading == Reading("x", ("ABC",), deleted=frozenset({"a1.2"}))


def test_a_paragraph_without_words_has_nothing_to_keep_apart():
    lines = [block(TEXT[3], mark=DELETED), block(mark=DELETED), block(TEXT[4])]
    assert together(lines[0], *lines[1:]) == {"a1.2": f"{TWO} {THREE}"}


def test_chinese_words_are_run_together_without_a_space():
    lines = [Block((Piece(line),)) for line in ("第一条 目的", "一、各成员应当合作。", "二、各成员可以退出。")]
    base = build(lines, lang="zh")
    second, third = base.provisions[1:]
    lines[1] = Block((Piece("一、各成员应当合作。"),), change=DELETED)
    assert read(lines, base).reading.words == {second.id: f"{second.text}{third.text}"}


def test_a_base_that_nothing_was_run_together_in_is_as_it_was():
    assert read(file((3, [block(TEXT[3], (INSERTED, " So be it."))])), BASE).reading.words == {
        "a1.2": f"{TWO} So be it."
    }
