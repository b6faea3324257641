"""Correspondence: each provision of either version is in exactly one tie, and the fewest words have moved."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from plenary.engine.text.correspondence import Tie, correspond
from plenary.engine.text.provision import Instrument, Kind, Provision

COOPERATE = "Members shall cooperate on the safe use of shared systems."
REPORT = "Each member shall report once a year to the assembly."


def text(name: str, words: str, parent: str | None = None) -> Provision:
    return Provision(name, Kind.TEXT, words, "", parent)


def test_provisions_of_equal_id_are_kept_and_the_others_are_gone_or_new() -> None:
    old = Instrument((text("a", COOPERATE), text("b", "Short.")))
    new = Instrument((text("c", "Quite other words here."), text("a", "Nothing.")))
    found = correspond(old, new)
    assert found.ties == (Tie(("a",), ("a",)), Tie(("b",), ()), Tie((), ("c",)))
    assert [found.successor(name) for name in ("a", "b", None)] == ["a", None, None]


def test_a_provision_whose_words_stand_in_two_is_split_and_two_whose_words_stand_in_one_are_merged() -> None:
    whole = Instrument((text("a", f"{COOPERATE} {REPORT}"),))
    parts = Instrument((text("a", COOPERATE), text("b", REPORT)))
    assert correspond(whole, parts).ties == (Tie(("a",), ("a", "b")),)
    assert correspond(parts, whole).ties == (Tie(("a", "b"), ("a",)),)


def test_words_that_a_provision_keeps_are_not_split_off_by_being_repeated() -> None:
    old = Instrument((text("a", f"{COOPERATE} {REPORT}"),))
    new = Instrument((text("a", f"All {COOPERATE} {REPORT}"), text("b", REPORT)))
    assert correspond(old, new).ties == (Tie(("a",), ("a",)), Tie((), ("b",)))


def test_given_ties_come_before_ids() -> None:
    old = Instrument((text("a", COOPERATE), text("b", REPORT)))
    new = Instrument((text("a", REPORT), text("b", COOPERATE)))
    given_ties = [Tie(("a",), ("b",)), Tie(("b",), ("a",))]
    found = correspond(old, new, given_ties)
    assert found.ties == tuple(given_ties)
    assert found.moved == {"a"}


def test_what_stands_under_another_holder_has_moved_and_what_it_holds_has_not() -> None:
    old = Instrument((text("a", "A"), text("p", "P", "a"), text("q", "Q", "p"), text("b", "B")))
    new = Instrument((text("a", "A"), text("b", "B"), text("p", "P", "b"), text("q", "Q", "p"), text("n", "N")))
    assert correspond(old, new).moved == {"p"}


def test_a_provision_whose_holder_is_gone_has_not_moved() -> None:
    old = Instrument((text("a", "A"), text("b", "B", "a")))
    assert correspond(old, Instrument((text("b", "B"),))).moved == frozenset()


@given(st.permutations(range(5)), st.lists(st.integers(0, 9), min_size=5, max_size=5))
def test_of_provisions_in_another_order_the_fewest_words_have_moved(order: list[int], lengths: list[int]) -> None:
    provisions = [text(str(place), "x" * length) for place, length in enumerate(lengths)]
    moved = correspond(Instrument(tuple(provisions)), Instrument(tuple(provisions[place] for place in order))).moved
    steady = [place for place in order if str(place) not in moved]
    assert steady == sorted(steady)
    rising = (group for size in range(6) for group in combinations(order, size) if list(group) == sorted(group))
    assert sum(1 + lengths[place] for place in steady) == max(sum(1 + lengths[p] for p in group) for group in rising)


def test_a_holder_weighs_what_it_holds() -> None:
    old = Instrument((text("p", COOPERATE), text("a", ""), text("a.1", f"{COOPERATE} {REPORT}", "a")))
    new = Instrument((*old.provisions[1:], old.provisions[0]))
    assert correspond(old, new).moved == {"p"}
