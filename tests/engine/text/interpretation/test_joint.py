"""Readings of a file of several authors, each read for itself."""

from plenary.engine.text.interpretation import Notice
from tests.engine.text.interpretation.small import DELETED, INSERTED, TEXT, block, file, read

HANDS = {"A": ["ALF"], "B": ["BET"]}
SENTENCE = TEXT[8]


def test_who_types_again_what_another_struck_retains_it():
    before, words, behind = SENTENCE.partition(" within sixty days")
    again = block(before, (DELETED, words, "A"), (INSERTED, words, "B"), behind)
    first, second = read(file((8, [again])), authors=HANDS).readings
    assert (dict(first.words), first.retained) == ({"a2.3": (before + behind)[3:]}, frozenset())
    assert (dict(second.words), second.retained) == ({}, {"a2.3"})
    anew = [block((DELETED, SENTENCE, "A"), mark=DELETED, author="A"),
            block((INSERTED, SENTENCE, "B"), mark=INSERTED, author="B")]  # fmt: skip
    first, second = read(file((8, anew)), authors=HANDS).readings
    assert (first.deleted, first.retained) == ({"a2.3"}, frozenset())
    assert (second.deleted, second.added, second.retained) == (frozenset(), (), {"a2.3"})


def test_who_leaves_what_another_struck_or_words_it_otherwise_retains_nothing():
    before, words, behind = SENTENCE.partition(" within sixty days")
    left = read(file((8, [block(before, (DELETED, words, "A"), behind)])), authors=HANDS)
    assert [one.retained for one in left.readings] == [frozenset(), frozenset()]
    assert [one.notice for one in left.remarks] == [Notice.NOTHING]
    other = block(before, (DELETED, words, "A"), (INSERTED, " within ninety days", "B"), behind)
    found = read(file((8, [other])), authors=HANDS)
    assert [one.retained for one in found.readings] == [frozenset(), frozenset()]
    assert dict(found.readings[1].words) == {"a2.3": (before + " within ninety days" + behind)[3:]}


def test_who_strikes_words_and_types_them_again_itself_retains_nothing():
    before, words, behind = SENTENCE.partition(" within sixty days")
    again = block(before, (DELETED, words, "A"), (INSERTED, words, "A"), behind)
    found = read(file((8, [again])), authors=HANDS)
    assert [(dict(one.words), one.retained) for one in found.readings] == [({}, frozenset()), ({}, frozenset())]
