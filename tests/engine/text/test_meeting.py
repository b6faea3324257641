"""Where suggestions on different provisions, or on the whole of one, meet, as an audience may see it."""

from hypothesis import given

from plenary.engine.text.block import Change, Piece
from plenary.engine.text.conflict import Clash, conflicts
from plenary.engine.text.conflict.meeting import Deed, Meeting, Party, meetings
from plenary.engine.text.layout import Audience, shower
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import Addition, Move, Reading
from plenary.engine.text.rolling import collate
from tests.engine.text.strategies import cases
from tests.engine.text.test_conflict import BASE, COOPERATE, REPORT
from tests.engine.text.test_promises import Case

EDIT = Reading("2", ("BOR",), {"p2": REPORT.replace("shall", "may")})
SWAP = (
    Piece(" Each member"),
    Piece(" shall", Change.DELETED),
    Piece(" may", Change.INSERTED),
    Piece(" report once a year …"),
)


def met(*readings: Reading) -> tuple[Meeting, ...]:
    rolling = collate(BASE, readings)
    return meetings(rolling, rolling.holders)


def test_what_one_deletes_another_may_reword() -> None:
    assert met(Reading("1", ("ARA",), deleted=frozenset({"p2"})), EDIT) == (
        Meeting(
            Clash.DELETED_EDITED,
            "p2",
            (Party(Deed.DELETES, "p2", ("ARA",)), Party(Deed.REWORDS, "p2", ("BOR",), SWAP)),
        ),
    )


def test_what_one_moves_another_may_reword_or_move_elsewhere() -> None:
    first = Reading("1", ("ARA",), moved=(Move("p1", "p2", None),))
    second = Reading("2", ("BOR",), moved=(Move("p1", "p2", "p2"),))
    third = Reading("3", ("CEL",), {"p1": COOPERATE.replace("shall", "may")})
    swapped = (Piece(" Members"), *SWAP[1:3], Piece(" cooperate on the safe …"))
    assert met(first, third) == (
        Meeting(
            Clash.MOVED_EDITED,
            "p1",
            (Party(Deed.MOVES, "p1", ("ARA",), after="p2"), Party(Deed.REWORDS, "p1", ("CEL",), swapped)),
        ),
    )
    assert met(first, second) == (
        Meeting(
            Clash.MOVED_APART,
            "p1",
            (Party(Deed.MOVES, "p1", ("ARA",), after="p2"), Party(Deed.MOVES, "p1", ("BOR",), after="p2", first=True)),
        ),
    )


def test_a_new_provision_may_say_what_stands_or_what_another_deletes() -> None:
    offer = Reading("1", ("ARA",), added=(Addition("n", "p1", None, Kind.PARAGRAPH, REPORT),))
    said = (Piece(f" {REPORT}", Change.INSERTED),)
    assert met(offer) == (
        Meeting(Clash.REPEATED, "p2", (Party(Deed.OFFERS, "p1+1", ("ARA",), said), Party(Deed.STANDS, "p2", ()))),
    )
    assert met(offer, Reading("2", ("BOR",), deleted=frozenset({"p2"}))) == (
        Meeting(
            Clash.REINSTATED,
            "p2",
            (Party(Deed.OFFERS, "p1+1", ("ARA",), said), Party(Deed.DELETES, "p2", ("BOR",))),
        ),
    )


def test_the_same_words_may_be_put_in_at_two_places_one_of_them_a_provision_of_its_own() -> None:
    words = "in accordance with national law and international obligations"
    first = Reading("1", ("ARA",), {"p1": COOPERATE.replace("systems", f"systems {words}")})
    second = Reading("2", ("BOR",), added=(Addition("n", "p2", None, Kind.PARAGRAPH, words),))
    said = (Piece(f" {words}", Change.INSERTED),)
    placed = (Piece("… use of shared systems"), *said, Piece("."))
    assert met(first, second) == (
        Meeting(
            Clash.SCATTERED,
            "p1",
            (Party(Deed.REWORDS, "p1", ("ARA",), placed), Party(Deed.OFFERS, "p2+1", ("BOR",), said)),
        ),
    )


def test_what_one_puts_into_another_provision_a_third_may_reword() -> None:
    first = Reading("1", ("ARA",), {"p1": f"{COOPERATE} {REPORT}"}, deleted=frozenset({"p2"}))
    assert met(first, EDIT) == (
        Meeting(
            Clash.MERGED_EDITED,
            "p2",
            (
                Party(
                    Deed.PUTS,
                    "p1",
                    ("ARA",),
                    (Piece("… of shared systems."), Piece(f" {REPORT}", Change.INSERTED)),
                ),
                Party(Deed.REWORDS, "p2", ("BOR",), SWAP),
            ),
        ),
    )


def test_an_audience_that_is_told_no_names_still_sees_what_meets() -> None:
    rolling = collate(BASE, [Reading("1", ("ARA",), deleted=frozenset({"p2"})), EDIT])
    [meeting] = meetings(rolling, shower(rolling, Audience.NONE, {}))
    assert [(party.deed, party.holders) for party in meeting.parties] == [(Deed.DELETES, ()), (Deed.REWORDS, ())]


@given(cases())
def test_what_meets_does_not_depend_on_the_order_in_which_readings_came(case: Case) -> None:
    base, readings = case
    orders = [collate(base, readings), collate(base, tuple(reversed(readings)))]
    first, second = (
        [
            (meeting.clash, meeting.provision, [(p.deed, p.provision, p.after, p.pieces) for p in meeting.parties])
            for meeting in meetings(rolling, rolling.holders)
        ]
        for rolling in orders
    )
    assert first == second


@given(cases())
def test_every_conflict_across_provisions_is_a_meeting_over_provisions_of_the_text(case: Case) -> None:
    base, readings = case
    rolling = collate(base, readings)
    inside = (Clash.IDENTITY, Clash.CONTAINMENT, Clash.OVERLAP)
    found = meetings(rolling, rolling.holders)
    assert sorted(meeting.clash for meeting in found) == sorted(
        conflict.clash for conflict in conflicts(base, readings) if conflict.clash not in inside
    )
    named = {party.provision for meeting in found for party in meeting.parties} | {each.provision for each in found}
    assert named <= rolling.by_id.keys()
