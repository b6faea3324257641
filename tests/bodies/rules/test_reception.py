"""Reception: who is received in the chair of a forum that the secretariat does not service, and by whom."""

from hypothesis import given
from hypothesis import strategies as st

from plenary.bodies.rules.forum import RecordMode, Room
from plenary.bodies.rules.reception import (
    Holder,
    Newcomer,
    Objection,
    Receiver,
    find_objection,
    is_guarded,
    may_be_first,
    presides,
)

OLD, NEW = Holder("office:chair", 5, "a" * 32), Holder("office:chair", 9, "b" * 32)
HOLDERS = st.builds(
    Holder, st.sampled_from(["office:chair", "office:vice-chair"]), st.integers(1, 3), st.sampled_from("ab")
)
NEWCOMERS = st.builds(Newcomer, HOLDERS, st.booleans(), st.booleans())
RECEIVERS = st.builds(Receiver, st.none() | HOLDERS, st.booleans(), st.booleans(), st.booleans())


def test_a_forum_guards_itself_where_members_are_asked_in_and_an_office_presides_over_what_is_not_serviced():
    assert [
        (chair, room.value, mode.value, serviced)
        for chair in ("office:chair", "delegation:FEL", "secretariat")
        for room in Room
        for mode in RecordMode
        for serviced in (True, False)
        if is_guarded(chair, room, mode, serviced)
    ] == [("office:chair", "participants", "recorded", False), ("office:chair", "participants", "closed", False)]


def test_whoever_was_received_presides_and_in_a_forum_that_does_not_guard_itself_whoever_sits_there():
    assert presides([OLD], [OLD], guarded=True)
    assert presides([NEW, OLD], [OLD], guarded=True)
    assert not presides([NEW], [OLD], guarded=True)
    assert not presides([], [OLD], guarded=True)
    assert presides([NEW], [], guarded=False)


def test_another_appointment_another_account_and_another_office_are_another_holder():
    for other in (
        Holder("office:chair", 9, OLD.account),
        Holder("office:chair", OLD.appointment, "b" * 32),
        Holder("office:vice-chair", OLD.appointment, OLD.account),
    ):
        assert not presides([other], [OLD], guarded=True)


def test_the_opening_receives_nobody_who_serves_the_secretariat():
    assert (may_be_first(serves=False), may_be_first(serves=True)) == (True, False)


def test_each_objection_has_its_case():
    new, inside = Newcomer(NEW, sits=True, serves=False), Receiver(OLD, takes_part=False, own=False, serves=False)
    partaking = Receiver(None, takes_part=True, own=False, serves=False)
    assert [
        find_objection(newcomer, receiver, [OLD])
        for newcomer, receiver in (
            (Newcomer(NEW, sits=False, serves=False), inside),
            (Newcomer(OLD, sits=True, serves=False), partaking),
            (Newcomer(NEW, sits=True, serves=True), inside),
            (new, Receiver(OLD, takes_part=True, own=False, serves=True)),
            (new, Receiver(None, takes_part=True, own=True, serves=False)),
            (new, Receiver(NEW, takes_part=False, own=False, serves=False)),
            (new, Receiver(None, takes_part=False, own=False, serves=False)),
            (new, inside),
            (new, partaking),
        )
    ] == [
        Objection.NOT_IN_OFFICE,
        Objection.RECEIVED,
        Objection.SECRETARIAT,
        Objection.SECRETARIAT,
        Objection.OWN,
        Objection.OUTSIDE,
        Objection.OUTSIDE,
        None,
        None,
    ]


@given(NEWCOMERS, RECEIVERS, st.frozensets(HOLDERS))
def test_nobody_is_received_by_themselves_by_or_for_the_secretariat_or_by_whoever_is_not_in_it(
    newcomer: Newcomer, receiver: Receiver, received: frozenset[Holder]
):
    allowed = find_objection(newcomer, receiver, received) is None
    inside = receiver.takes_part or receiver.holder in received
    clean = not (newcomer.serves or receiver.serves or receiver.own)
    assert allowed == (newcomer.sits and newcomer.holder not in received and clean and inside)


@given(st.frozensets(HOLDERS), st.frozensets(HOLDERS), HOLDERS)
def test_receiving_one_holder_lets_in_that_one_and_nobody_else(
    holders: frozenset[Holder], received: frozenset[Holder], newcomer: Holder
):
    before, after = (presides(holders, each, guarded=True) for each in (received, received | {newcomer}))
    assert after == (before or newcomer in holders)
