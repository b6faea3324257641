"""An instrument is a tree in document order, whose provisions are cited by their numbers."""

import pytest

from plenary.engine.text.provision import Instrument, Kind, Provision, UnsoundInstrument

ARTICLE = Provision("a7", Kind.ARTICLE, "Access", "Article 7")
PARAGRAPH = Provision("a7p2", Kind.PARAGRAPH, "The Parties shall share:", "2", "a7")
ITEM = Provision("a7p2a", Kind.SUBPARAGRAPH, "data;", "(a)", "a7p2")


def test_a_provision_is_cited_by_the_numbers_of_all_that_hold_it() -> None:
    instrument = Instrument((ARTICLE, PARAGRAPH, ITEM))
    assert instrument.citation("a7p2a") == "Article 7, 2, (a)"
    assert (instrument.depth("a7"), instrument.depth("a7p2a")) == (0, 2)
    assert instrument.position == {"a7": 0, "a7p2": 1, "a7p2a": 2}
    assert instrument.title == ""


def test_an_id_used_twice_is_refused() -> None:
    with pytest.raises(UnsoundInstrument, match="^provision id 'a7' is used twice$"):
        Instrument((ARTICLE, ARTICLE))


def test_a_provision_before_its_parent_is_refused() -> None:
    with pytest.raises(UnsoundInstrument, match="^provision 'a7p2' comes before its parent 'a7'$"):
        Instrument((PARAGRAPH, ARTICLE))
