"""Forums: which log holds what they do, and for whom."""

import pytest

from plenary.bodies.rules.forum import (
    USUAL,
    ForumKind,
    RecordMode,
    Room,
    audience_of,
    fits,
    may_direct,
    may_preside,
    name_log,
    split_log,
)


def test_every_kind_of_forum_has_its_usual_record():
    assert set(USUAL) == set(ForumKind)
    assert [kind.value for kind, mode in USUAL.items() if mode is RecordMode.NOTHING] == [
        "informals",
        "informal-informals",
        "bilateral",
    ]


@pytest.mark.parametrize(
    ("mode", "log", "whose"),
    [
        (RecordMode.RECORDED, "demo", ("demo", None)),
        (RecordMode.CLOSED, "demo.friends", ("demo", "friends")),
    ],
)
def test_a_closed_forum_has_a_log_beside_its_bodys(mode: RecordMode, log: str, whose: tuple[str, str | None]):
    assert name_log("demo", "friends", mode) == log
    assert split_log(log) == whose


def test_a_forum_without_a_record_has_no_log():
    assert name_log("demo", "informals", RecordMode.NOTHING) is None


def test_what_is_private_to_a_forum_is_for_who_is_in_the_room():
    assert [audience_of("friends", room) for room in Room] == ["public", "members", "forum:friends"]


def test_only_a_forum_that_asks_its_participants_in_keeps_a_log_of_its_own():
    assert [(room.value, mode.value) for room in Room for mode in RecordMode if not fits(room, mode)] == [
        ("public", "closed"),
        ("members", "closed"),
    ]


def test_the_secretariat_presides_over_what_it_services_and_others_over_everything():
    seats = ("secretariat", "office:chair", "delegation:FEL")
    assert {(seat, serviced): may_preside(seat, serviced) for seat in seats for serviced in (True, False)} == {
        ("secretariat", True): True,
        ("secretariat", False): False,
        ("office:chair", True): True,
        ("office:chair", False): True,
        ("delegation:FEL", True): True,
        ("delegation:FEL", False): True,
    }


def test_the_chair_directs_a_forum_and_the_secretariat_does_unless_members_are_asked_into_what_it_does_not_service():
    seats = ("secretariat", "office:chair", "office:clerk", "delegation:FEL")
    assert [
        (seat, room.value, serviced)
        for seat in seats
        for room in Room
        for serviced in (True, False)
        if may_direct(seat, "office:chair", room, serviced)
    ] == [
        ("secretariat", "public", True),
        ("secretariat", "public", False),
        ("secretariat", "members", True),
        ("secretariat", "members", False),
        ("secretariat", "participants", True),
        ("office:chair", "public", True),
        ("office:chair", "public", False),
        ("office:chair", "members", True),
        ("office:chair", "members", False),
        ("office:chair", "participants", True),
        ("office:chair", "participants", False),
    ]
