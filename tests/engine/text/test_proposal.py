"""A reading as a whole instrument."""

from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Move, Reading

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


def test_a_provision_may_move_to_the_very_beginning() -> None:
    assert outline(Reading("S", (), moved=(Move("a2", None, None),)))[0] == ("a2", None)
