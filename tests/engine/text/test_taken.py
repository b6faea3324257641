"""Spans that are taken are found by what they cross, of those that were taken before a turn alone."""

from plenary.engine.text.collation.claim import Turn
from plenary.engine.text.collation.taken import Taken


def turn(number: int) -> Turn:
    return (number, 0, 0, "")


def taken() -> Taken:
    found = Taken(20)
    for number, span in enumerate([(2, 6), (4, 5), (9, 14), (8, 16), (5, 11)]):
        found.date(span, turn(number))
    return found


def test_a_span_is_joined_with_what_crosses_it_and_was_taken_before():
    assert taken().join((5, 10), turn(9), ()) == (2, 16)
    assert taken().join((5, 10), turn(3), ()) == (2, 14)
    assert taken().join((5, 10), turn(0), ()) == (5, 10)
    assert taken().join((2, 6), turn(4), ()) == (2, 6)


def test_a_span_is_joined_with_others_that_cross_it_and_not_with_those_that_nest_or_stand_apart():
    assert taken().join((5, 10), turn(0), [(1, 7), (9, 18), (6, 8), (4, 12), (10, 19), (0, 5)]) == (1, 18)


def test_a_span_is_cut_at_the_bounds_of_all_that_cross_it():
    assert taken().cut((5, 10), turn(9), ()) == [(5, 6), (6, 8), (8, 9), (9, 10)]
    assert taken().cut((5, 10), turn(1), [(3, 7), (8, 12), (6, 7)]) == [(5, 6), (6, 7), (7, 8), (8, 10)]
    assert taken().cut((5, 10), turn(0), ()) == [(5, 10)]


def test_a_span_that_is_free_again_crosses_nothing():
    found = taken()
    found.date((2, 6), None)
    assert (found.since((2, 6)), found.since((4, 5))) == (None, turn(1))
    assert not found.crosses((5, 7), turn(9))
    assert found.crosses((5, 10), turn(9))
