"""A request that was confirmed and is withdrawn: what it came to is taken out, and nothing else."""

from dataclasses import replace

import pytest

from plenary.engine.text.candidate import (
    Edit,
    Fragment,
    Obstacle,
    Support,
    Unapplicable,
    holds,
    revoke,
    supported,
    taken_over,
)
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Move, Position, Reading, Stance

FEES = "Fees are due each year in the units of the Fund."
BASE = Instrument(
    (
        Provision("p1", Kind.PARAGRAPH, "Members report.", "1"),
        Provision("p2", Kind.PARAGRAPH, FEES, "2"),
        Provision("p3", Kind.PARAGRAPH, "The Office answers.", "3"),
    )
)
EXIT = Addition("ab.1", "p3", None, Kind.PARAGRAPH, "Members may leave.", "4")
OTHER = Addition("cd.1", "p3", None, Kind.PARAGRAPH, "Guests may speak.", "5")


def replaced(words: str, others: str) -> Edit:
    start = FEES.index(words)
    return Edit("p2", start, start + len(words), others)


SHARES = Fragment(edits=(replaced("Fees", "Shares"), replaced(" in the units", " and payable in the units")))
SOON = Fragment(edits=(replaced("each year", "soon"),))
WHOLE = Fragment(
    added=(EXIT,),
    deleted=("p1",),
    retained=("p3",),
    moved=(Move("p2", "p3", None),),
    brackets=(Bracket("p3", 0, 3),),
)
ALL = Reading(
    "A.txt",
    ("A",),
    {"p2": "Shares are due soon and payable in the units of the Fund."},
    frozenset({"p1"}),
    frozenset({"p3"}),
    (EXIT, OTHER),
    (Move("p2", "p3", None),),
    (Bracket("p3", 0, 3),),
    (Position("p3", "", "", Stance.RETAINS),),
)


@pytest.mark.parametrize("fragment", [SHARES, SOON, WHOLE])
def test_a_reading_holds_what_it_says_of_a_request_among_other_things(fragment: Fragment) -> None:
    assert holds(BASE, ALL, fragment)


@pytest.mark.parametrize(
    "fragment",
    [
        Fragment(),
        Fragment(supports=(Support("B"),)),
        Fragment(edits=(replaced("each year", "late"),)),
        Fragment(edits=(Edit("p1", 0, 7, "States"),)),
        Fragment(deleted=("p1", "p3")),
        Fragment(retained=("p1",)),
        Fragment(moved=(Move("p1", "p3", None),)),
        Fragment(brackets=(Bracket("p1", 0, 3),)),
        Fragment(added=(replace(EXIT, text="Members may go."),)),
    ],
)
def test_a_reading_does_not_hold_what_it_says_otherwise_or_not_at_all(fragment: Fragment) -> None:
    assert not holds(BASE, ALL, fragment)


def test_what_a_request_came_to_is_taken_out_and_all_else_stays() -> None:
    assert revoke(BASE, ALL, SHARES, candidate="x") == replace(
        ALL, words={"p2": "Fees are due soon in the units of the Fund."}
    )
    assert revoke(BASE, replace(ALL, words=SOON.words(BASE)), SOON, candidate="x") == replace(ALL, words={})
    assert revoke(BASE, ALL, WHOLE, candidate="x") == Reading(
        "A.txt", ("A",), ALL.words, added=(OTHER,), positions=ALL.positions
    )


def test_what_another_request_says_too_stays() -> None:
    kept = Fragment(deleted=("p1",), retained=("p3",), moved=WHOLE.moved, brackets=WHOLE.brackets)
    assert revoke(BASE, ALL, WHOLE, candidate="x", kept=[kept]) == replace(ALL, added=(OTHER,))


def test_what_has_the_words_of_the_base_again_needs_no_taking_out() -> None:
    later = replace(ALL, words={"p2": "Fees are due each year."})
    assert revoke(BASE, later, SOON, candidate="x") == later


@pytest.mark.parametrize(
    ("reading", "fragment"),
    [
        (replace(ALL, words={"p2": "Fees are due now and then in the units of the Fund."}), SOON),
        (replace(ALL, added=(replace(EXIT, text="Members may go."),)), WHOLE),
        (replace(ALL, added=(EXIT, replace(OTHER, parent="ab.1"))), Fragment(added=(EXIT,))),
    ],
)
def test_what_says_something_else_since_is_not_taken_out(reading: Reading, fragment: Fragment) -> None:
    with pytest.raises(Unapplicable) as raised:
        revoke(BASE, reading, fragment, candidate="x")
    assert (raised.value.candidate, raised.value.obstacle) == ("x", Obstacle.OVERLAP)


def test_support_that_is_withdrawn_takes_out_what_was_taken_over_and_nothing_of_one_s_own() -> None:
    theirs = Reading(
        "B.txt",
        ("B",),
        {"p2": "Shares are due.", "p3": "The Office acts."},
        frozenset({"p1"}),
        frozenset({"p3"}),
        (replace(EXIT, id="+1"),),
        WHOLE.moved,
        WHOLE.brackets,
    )
    said = supported(BASE, Support("B"), [theirs])
    mine = replace(ALL, words={"p1": "All members report.", "p2": "Shares are due."}, deleted=frozenset({"p1"}))
    assert revoke(BASE, mine, Fragment(), candidate="x", supported=said) == Reading(
        "A.txt", ("A",), {"p1": "All members report."}, added=(OTHER,), positions=ALL.positions
    )
    with pytest.raises(Unapplicable):
        revoke(BASE, ALL, Fragment(), candidate="x", supported=said)


def test_what_is_taken_out_stays_where_another_request_or_a_text_that_is_supported_says_it_too() -> None:
    theirs = Reading("B.txt", ("B",), {"p2": FEES.replace("each year", "soon")})
    said = supported(BASE, Support("B"), [theirs])
    both = {"p2": "Shares are due soon and payable in the units of the Fund."}
    mine = Reading("A.txt", ("A",), both)
    shares = replace(mine, words={"p2": "Shares are due each year and payable in the units of the Fund."})
    assert revoke(BASE, mine, Fragment(), candidate="x", kept=[SHARES], supported=said) == shares
    assert revoke(BASE, mine, Fragment(), candidate="x", kept=[SHARES, SOON], supported=said) == mine
    over = taken_over(BASE, mine, *said)
    assert over.words(BASE) == SOON.words(BASE)
    assert revoke(BASE, mine, SOON, candidate="x", kept=[over, WHOLE, SHARES]) == mine
    assert revoke(BASE, mine, SHARES, candidate="x", kept=[over]).words == theirs.words


def test_support_for_a_text_that_says_nothing_any_more_is_not_taken_out_in_silence() -> None:
    asked = Fragment(supports=(Support("B"),))
    for theirs in ([], [Reading("B.txt", ("B",))]):
        with pytest.raises(Unapplicable) as raised:
            revoke(BASE, ALL, asked, candidate="x", supported=supported(BASE, Support("B"), theirs))
        assert raised.value.obstacle is Obstacle.UNTOLD
