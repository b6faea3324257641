"""Whatever two authors do to a line one after the other, each is read as it may have meant it, or is asked.

An edit selects words and types over them. What was struck before stays where it is and is struck no second time, so
different edits leave the same file behind. Every edit of every four words is tried.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby, pairwise, product
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.block import Block, Change, Piece
from plenary.engine.text.interpretation.author import changes_only_of
from plenary.engine.text.interpretation.inlay import inlays
from plenary.engine.text.view import accepted, rejected
from tests.engine.text.interpretation.joint import line as joint_line
from tests.engine.text.interpretation.joint import seen

WORDS = (" one", " two", " three", " four")
TYPED = {"A": " five", "B": " six"}


class Word(NamedTuple):
    text: str
    typist: str = ""
    undoer: str = ""


class Edit(NamedTuple):
    """Of the words that stand there, those from ``start`` to ``end`` are selected and struck, and others typed."""

    author: str
    start: int
    end: int
    types: bool


def made(words: tuple[Word, ...], edit: Edit) -> tuple[Word, ...]:
    struck = tuple(word if word.undoer else word._replace(undoer=edit.author) for word in words[edit.start : edit.end])
    typed = (Word(TYPED[edit.author], edit.author),) if edit.types else ()
    return (*words[: edit.start], *struck, *typed, *words[edit.end :])


def meant(words: tuple[Word, ...], edit: Edit) -> str:
    """The text that an author wants who edits these words: the base's, whoever struck them, except the selected."""
    base = [(place, word.text) for place, word in enumerate(words) if not word.typist]
    before = [text for place, text in base if place < edit.start]
    typed = [TYPED[edit.author]] if edit.types else []
    return "".join([*before, *typed, *(text for place, text in base if place >= edit.end)])


def pieces(words: tuple[Word, ...]) -> Iterator[Piece]:
    for (typist, undoer), group in groupby(words, lambda word: (word.typist, word.undoer)):
        text = "".join(word.text for word in group)
        if typist and undoer:
            yield Piece(text, Change.UNDONE, typist, undoer=undoer)
        elif typist or undoer:
            yield Piece(text, Change.INSERTED if typist else Change.DELETED, typist or undoer)
        else:
            yield Piece(text)


def edits(author: str, count: int) -> Iterator[Edit]:
    for start, end, types in product(range(count + 1), range(count + 1), (False, True)):
        if start < end or (start == end and types):
            yield Edit(author, start, end, types)


@cache
def files() -> dict[tuple[Word, ...], dict[str, set[str]]]:
    """Every file that two edits leave behind, and what each author may have meant."""
    found: dict[tuple[Word, ...], dict[str, set[str]]] = defaultdict(lambda: {"A": set(), "B": set()})
    base = tuple(map(Word, WORDS))
    for first, second in ("AB", "BA"):
        for one in edits(first, len(base)):
            words = made(base, one)
            for other in edits(second, len(words)):
                left = made(words, other)
                if left != words:
                    found[left][first].add(meant(base, one))
                    found[left][second].add(meant(words, other))
    return found


def in_chinese(text: str) -> str:
    for english, chinese in zip(("Say", *WORDS, *TYPED.values(), " here"), "请应在每年可须完", strict=True):
        text = text.replace(english, chinese)
    return text.replace(".", "。")


def line(words: tuple[Word, ...], *, chinese: bool) -> Block:
    found = (Piece("Say"), *pieces(words), Piece(" here."))
    return Block(tuple(replace(piece, text=in_chinese(piece.text)) for piece in found) if chinese else found)


@pytest.mark.parametrize("chinese", [False, True])
def test_each_author_is_read_as_it_may_have_meant_it_or_asked(*, chinese: bool):
    for words, wanted in files().items():
        block = line(words, chinese=chinese)
        for name in "AB":
            if not inlays({name}, [block]):
                texts = {f"Say{text} here." for text in wanted[name]}
                assert seen(name, block)[0] in ({in_chinese(text) for text in texts} if chinese else texts)


def test_where_the_changes_of_two_authors_do_not_touch_each_is_read_by_itself():
    for words in files():
        hands = [{hand for hand in (word.typist, word.undoer) if hand} for word in words]
        if all(len(one | other) < 2 for one, other in pairwise([set[str](), *hands])):
            block = line(words, chinese=False)
            for name in "AB":
                text = "".join(word.text for word in words if name in (word.typist or name) and word.undoer != name)
                assert (seen(name, block), inlays({name}, [block])) == ([f"Say{text} here."], ())


HANDS = ["", "-A", "-B", "-C", "+A", "+B", "+C", "+A-B", "+B-A", "+A-A", "+C-B"]
SAID = [" one", " two ", "three", ".", ", ", "1. ", "(a) ", "应", " and", "\n", "["]
LINES = st.builds(
    lambda pieces, mark: joint_line(*pieces, mark=mark),
    st.lists(st.tuples(st.sampled_from(HANDS), st.sampled_from(SAID)), max_size=5),
    st.sampled_from(HANDS),
)


@given(st.lists(LINES, max_size=5))
def test_whatever_was_done_by_others_is_undone_in_the_text_before_the_changes(blocks: list[Block]):
    before = [paragraph.text for paragraph in rejected(blocks)]
    for names in ({"A"}, {"B"}, {"A", "C"}, {"A", "B", "C"}):
        inlays(names, blocks)
        assert [paragraph.text for paragraph in rejected(changes_only_of(names, blocks))] == before
    everything = [paragraph.text for paragraph in accepted(blocks) if paragraph.text]
    assert [p.text for p in accepted(changes_only_of({"A", "B", "C"}, blocks)) if p.text] == everything
