"""Positions against words are found where the rolling text has these words, and shown to those who may know."""

from plenary.engine.text.layout import Audience, Opposition, lay_out
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.reading import Addition, Bracket, Position, Reading, Stance
from plenary.engine.text.rolling import collate

BASE = Instrument(
    (
        Provision("p1", Kind.PARAGRAPH, "Members shall report every year, in writing, to the Assembly."),
        Provision("p2", Kind.PARAGRAPH, "The Assembly may ask for more."),
    )
)
BOR = Reading("B", ("BOR",), {"p1": "Members should report every year, in writing, to the Assembly."})
CEL = Reading(
    "C",
    ("CEL",),
    {"p1": "Members shall report to the Assembly."},
    added=(Addition("n", "p2", None, Kind.PARAGRAPH, "The Assembly shall answer."),),
    brackets=(Bracket("p2", 4, 12),),
)


def against(*readings: Reading, audience: Audience = Audience.NAMES) -> list[tuple[str, tuple[Opposition, ...]]]:
    settings = lay_out(collate(BASE, readings), audience=audience)
    return [(setting.id, setting.opposed) for setting in settings if setting.opposed]


def opposing(holder: str, *positions: tuple[str, str, str], stance: Stance = Stance.OPPOSES) -> Reading:
    return Reading(f"{holder} opposes", (holder,), positions=tuple(Position(*each, stance) for each in positions))


def test_an_opposed_alternative_is_named_with_all_who_oppose_it() -> None:
    one = opposing("ARA", ("p1", "p1:1-2", "should"), ("p1", "p1:3-9", ""))
    two = opposing("DES", ("p1", "p1:1-2", "should"))
    assert against(BOR, CEL, one, two) == [
        ("p1", (Opposition("p1:1-2", 1, ("ARA", "DES")), Opposition("p1:3-9", 1, ("ARA",))))
    ]


def test_a_position_finds_its_words_when_the_slot_is_another_by_now() -> None:
    assert against(BOR, opposing("ARA", ("p1", "p1:0-3", "should"))) == [("p1", (Opposition("p1:1-2", 1, ("ARA",)),))]


def test_words_that_nobody_offers_any_more_are_opposed_nowhere() -> None:
    assert against(CEL, opposing("ARA", ("p1", "p1:1-2", "should"), ("p2", "p2:1-2", "may"))) == []


def test_a_new_provision_is_opposed_whatever_its_number_among_the_new_ones() -> None:
    position = opposing("ARA", ("p2+7", "", "The Assembly shall answer."))
    assert against(CEL, position) == [("p2+1", (Opposition("p2+1:0-0", 1, ("ARA",)),))]


def test_support_is_not_opposition_and_only_an_audience_that_sees_names_is_told() -> None:
    assert against(BOR, opposing("ARA", ("p1", "p1:1-2", "should"), stance=Stance.SUPPORTS)) == []
    position = opposing("ARA", ("p1", "p1:1-2", "should"))
    assert against(BOR, position, audience=Audience.GROUPS) == []
    assert against(BOR, position, audience=Audience.NONE) == []
