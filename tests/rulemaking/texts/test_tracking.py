"""A suggestion beside the words that stand, and what is far from any change left out."""

import pytest

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.provision import Kind, Provision
from plenary.rulemaking.rules.suggestion import Offer, Sort
from plenary.rulemaking.tracking import cut, track

KEPT, INSERTED, DELETED = Change.KEPT, Change.INSERTED, Change.DELETED
LONG = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"


@pytest.mark.parametrize(
    ("pieces", "shown"),
    [
        (
            [(LONG, KEPT), (" new", INSERTED)],
            [("… eleven twelve thirteen fourteen fifteen sixteen", KEPT), (" new", INSERTED)],
        ),
        ([("new", INSERTED), (f" {LONG}", KEPT)], [("new", INSERTED), (" one two three four five six …", KEPT)]),
        (
            [("a", DELETED), (f" {LONG} ", KEPT), ("b", INSERTED)],
            [
                ("a", DELETED),
                (" one two three four five six … eleven twelve thirteen fourteen fifteen sixteen ", KEPT),
                ("b", INSERTED),
            ],
        ),
        (
            [("one two three ", KEPT), ("a", DELETED), (" four", KEPT)],
            [("one two three ", KEPT), ("a", DELETED), (" four", KEPT)],
        ),
        ([(LONG, INSERTED)], [(LONG, INSERTED)]),
        ([(LONG, KEPT)], [(LONG, KEPT)]),
    ],
)
def test_some_words_stay_beside_each_change(pieces, shown):
    assert cut([Piece(*each) for each in pieces]) == tuple(Piece(*each) for each in shown)


def test_words_that_are_those_of_the_provision_change_nothing():
    provision = Provision("a1", Kind.PARAGRAPH, "As it stands.")
    assert track("en", provision, Offer(Sort.WORDS, "a1", "As it stands.")) == (Piece(" As it stands.", KEPT),)
