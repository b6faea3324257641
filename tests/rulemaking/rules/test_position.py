"""Alternatives, and what can be declared on them."""

from hypothesis import given
from hypothesis import strategies as st

from plenary.rulemaking.rules.position import (
    OF_OFFERED,
    OF_STANDING,
    Alternative,
    Proposal,
    Stance,
    find_alternative,
    list_alternatives,
    list_stances,
    name_audience,
)
from plenary.rulemaking.rules.suggestion import Offer, Sort

SHOULD = Offer(Sort.WORDS, "a1", "should")
MAY = Offer(Sort.WORDS, "a1", "may")
AND, BOR, CAM = Proposal(4, "delegation:AND"), Proposal(5, "delegation:BOR"), Proposal(6, "delegation:CAM")
STANDS = Alternative(None)


def test_the_same_words_of_several_are_one_alternative_and_those_of_the_version_come_first():
    found = list_alternatives([(BOR, MAY, True), (AND, SHOULD, True), (CAM, MAY, True)])
    assert found == [
        STANDS,
        Alternative(MAY, (BOR, CAM), frozenset({5, 6})),
        Alternative(SHOULD, (AND,), frozenset({4})),
    ]
    assert [each.number for each in found] == [None, 5, 4]


def test_words_that_nobody_offers_any_more_are_no_alternative_and_those_that_one_still_offers_keep_their_numbers():
    assert list_alternatives([(AND, SHOULD, False)]) == [STANDS]
    assert list_alternatives([(AND, SHOULD, False), (BOR, SHOULD, True)]) == [
        STANDS,
        Alternative(SHOULD, (BOR,), frozenset({4, 5})),
    ]


def test_a_position_on_words_that_were_taken_back_is_on_the_same_words_of_another():
    alternatives = list_alternatives([(AND, SHOULD, False), (BOR, SHOULD, True)])
    assert [find_alternative(alternatives, number) for number in (None, 4, 5, 6)] == [
        STANDS,
        alternatives[1],
        alternatives[1],
        None,
    ]
    assert [alternatives[1].is_of(seat) for seat in ("delegation:AND", "delegation:BOR")] == [False, True]


def test_words_that_stand_are_retained_and_words_that_are_offered_supported():
    assert list_stances(STANDS) == OF_STANDING
    assert list_stances(Alternative(MAY, (BOR,))) == OF_OFFERED
    assert set(OF_STANDING) ^ set(OF_OFFERED) == {Stance.RETAINS, Stance.SUPPORTS}
    assert set(OF_STANDING) | set(OF_OFFERED) == set(Stance)


def test_what_is_for_the_chair_is_for_that_office():
    assert [name_audience(each) for each in ("chair", "members", "public", "secretariat")] == [
        "office:chair",
        "members",
        "public",
        "secretariat",
    ]


@given(
    st.lists(
        st.tuples(st.integers(1, 9), st.sampled_from([SHOULD, MAY]), st.booleans()), unique_by=lambda each: each[0]
    )
)
def test_every_suggestion_that_stands_is_in_one_alternative_and_no_other_is_in_any(
    given: list[tuple[int, Offer, bool]],
):
    offers = [(Proposal(number, f"delegation:M{number}"), offer, stands) for number, offer, stands in given]
    found = list_alternatives(offers)
    listed = sorted(each.number for alternative in found for each in alternative.proposals)
    assert listed == sorted(number for number, _offer, stands in given if stands)
    assert [each for each in found[1:] if not each.proposals] == []
