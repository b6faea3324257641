"""A reading as a whole instrument."""

from dataclasses import replace

import pytest

from plenary.engine.text.placement import settle, straighten
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument, Kind, Provision, UnsoundInstrument
from plenary.engine.text.reading import Addition, Move, Reading
from plenary.engine.text.rolling import collate, recover, update

BASE = Instrument(
    (
        Provision("a1", Kind.ARTICLE, "One"),
        Provision("p1", Kind.PARAGRAPH, "first", "1", "a1"),
        Provision("s1", Kind.SUBPARAGRAPH, "sub", "(a)", "p1"),
        Provision("a2", Kind.ARTICLE, "Two"),
    )
)


def outline(reading: Reading) -> list[tuple[str, str | None]]:
    return [(p.id, p.parent) for p in propose(BASE, reading).provisions]


def test_a_provision_whose_holder_is_deleted_is_held_by_the_nearest_one_left() -> None:
    assert outline(Reading("S", (), deleted=frozenset({"p1"}))) == [("a1", None), ("s1", "a1"), ("a2", None)]


def test_a_moved_provision_takes_along_what_it_holds_and_stands_behind_what_is_added_there() -> None:
    added = (
        Addition("n1", "s1", "p1", Kind.SUBPARAGRAPH, "more"),
        Addition("n2", "a2", "a2", Kind.PARAGRAPH, "new"),
    )
    reading = Reading("S", (), added=added, moved=(Move("p1", "a2", "a2"),))
    assert outline(reading) == [
        ("a1", None),
        ("a2", None),
        ("n2", "a2"),
        ("p1", "a2"),
        ("s1", "p1"),
        ("n1", "p1"),
    ]


NEAR = Addition("n1", "a2", "a2", Kind.PARAGRAPH, "new", behind="s1")
INSIDE = Addition("n2", "a2", "n1", Kind.SUBPARAGRAPH, "newer")


def test_an_addition_behind_what_is_moved_to_its_place_stands_behind_all_of_that_with_what_it_holds() -> None:
    reading = Reading("S", (), added=(NEAR, INSIDE), moved=(Move("p1", "a2", "a2"),))
    order = ["a1", "a2", "p1", "s1", "n1", "n2"]
    assert [name for name, _ in outline(reading)] == order
    aside = Addition("n1", None, None, Kind.ARTICLE, "new", behind="s1")
    moved = (Move("a2", None, None), Move("p1", "a2", "a2"))
    found = outline(Reading("S", (), added=(aside,), moved=moved))
    assert found == [("a2", None), ("p1", "a2"), ("s1", "p1"), ("n1", None), ("a1", None)]


@pytest.mark.parametrize(
    "moved", [(), (Move("p1", None, None),), (Move("s1", "a2", "a2"), Move("p1", "a1", None))], ids=str
)
def test_an_addition_behind_what_is_not_moved_to_its_place_stands_where_it_says(moved: tuple[Move, ...]) -> None:
    aside = replace(NEAR, behind="p1")
    found = outline(Reading("S", (), added=(aside,), moved=moved))
    assert found[found.index(("a2", None)) + 1] == ("n1", "a2")
    assert settle(BASE, Reading("S", (), added=(aside,), moved=moved)).added == (replace(aside, behind=None),)


def test_a_provision_may_move_to_the_very_beginning() -> None:
    assert outline(Reading("S", (), moved=(Move("a2", None, None),)))[0] == ("a2", None)


NESTED = Instrument(
    (
        Provision("a1", Kind.ARTICLE, "One"),
        Provision("p1", Kind.PARAGRAPH, "first", "1", "a1"),
        Provision("s1", Kind.SUBPARAGRAPH, "sub", "(a)", "p1"),
        Provision("s2", Kind.SUBPARAGRAPH, "next", "(b)", "p1"),
        Provision("p2", Kind.PARAGRAPH, "second", "2", "a1"),
    )
)


@pytest.mark.parametrize(
    ("moves", "ids"),
    [
        ((Move("s1", "p2", "a1"), Move("s2", "p2", "a1")), "a1 p1 p2 s1 s2"),
        ((Move("s1", "p2", "a1"), Move("s2", "s1", "a1")), "a1 p1 p2 s1 s2"),
        ((Move("s1", "s2", "p1"), Move("p1", "p2", "a1")), "a1 p2 p1 s2 s1"),
        ((Move("p1", "p2", "a1"), Move("s1", "a1", "a1")), "a1 s1 p2 p1 s2"),
    ],
)
def test_several_moves_are_one_wish_in_whatever_order_they_are_listed(moves: tuple[Move, ...], ids: str) -> None:
    words = {"s1": "sub, reworded", "p1": "first, reworded"}
    added = (Addition("n", "s1", "p1", Kind.SUBPARAGRAPH, "new"),)
    for moved in (moves, moves[::-1]):
        bare = Reading("S", ("ARA",), moved=moved)
        assert [p.id for p in propose(NESTED, bare).provisions] == ids.split()
        reading = Reading("S", ("ARA",), words, added=added, moved=moved)
        said = [(p.text, p.kind, p.number) for p in propose(NESTED, reading).provisions]
        assert [(p.text, p.kind, p.number) for p in recover(collate(NESTED, [reading]), "S").provisions] == said


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ([Move("p2", "s1", "p1"), Move("s1", "p2", "a1")], "provision 'p2' is moved to after itself or what it holds"),
        ([Move("a1", "s1", "p1")], "provision 'a1' is moved to after itself or what it holds"),
        ([Move("p1", "p1", "a1")], "provision 'p1' is moved to after itself or what it holds"),
        ([Move("p1", "p2", "p2"), Move("p2", "a1", "p1")], "provision 'p1' would hold itself"),
    ],
)
def test_moves_that_go_round_in_a_circle_are_refused(moves: list[Move], said: str) -> None:
    reading = Reading("S", ("ARA",), deleted=frozenset({"p1", "p2"}), moved=tuple(moves))
    with pytest.raises(UnsoundInstrument, match=f"^{said}$"):
        propose(NESTED, reading)
    with pytest.raises(UnsoundInstrument, match=f"^{said}$"):
        collate(NESTED, [reading])
    with pytest.raises(UnsoundInstrument, match=f"^{said}$"):
        update(collate(NESTED, []), reading)


def test_a_move_that_a_file_shows_is_put_where_it_goes_round_in_no_circle() -> None:
    found = [
        straighten(NESTED, [Move("p2", "s1", "p1")], Move("s1", "p2", "a1")),
        straighten(NESTED, [Move("p2", None, None)], Move("p1", "p2", "a1")),
        straighten(NESTED, [], Move("a1", "s2", "p1")),
    ]
    assert found == [Move("s1", "s2", "a1"), Move("p1", "p2", "a1"), Move("a1", None, "p1")]


def settled(*moved: Move, added: tuple[Addition, ...] = ()) -> Reading:
    reading = settle(BASE, Reading("S", (), added=added, moved=moved))
    assert collate(BASE, [reading]).readings == (reading,)
    return reading


def test_what_is_added_before_its_holder_is_settled_behind_it() -> None:
    early = Addition("n1", None, "p1", Kind.SUBPARAGRAPH, "first of all")
    row, cell = Addition("n2", "s1", "a1", Kind.ROW, ""), Addition("n3", "a1", "n2", Kind.CELL, "cell")
    behind = (Addition("n1", "p1", "p1", Kind.SUBPARAGRAPH, "first of all"), row)
    assert settled(added=(early, row, cell)).added == (*behind, Addition("n3", "s1", "n2", Kind.CELL, "cell"))


def test_what_is_moved_to_before_its_holder_is_settled_behind_it_or_is_held_by_nothing() -> None:
    assert settled(Move("p1", None, "a2")).moved == (Move("p1", "a2", "a2"),)
    last = Move("a2", "s1", None)
    assert settled(last, Move("p1", None, "a2")).moved == (last, Move("p1", None, None))


def test_what_is_moved_into_itself_is_held_as_before() -> None:
    assert settled(Move("p1", "a2", "s1")).moved == (Move("p1", "a2", "a1"),)
