"""A return that was entered ahead by mistake is taken back, and what it had ended stands again."""

from datetime import date

import pytest
from django.db.models import Model

from plenary.bodies.acts.category import DeclareCategory, ListMember
from plenary.bodies.acts.coordination import NameCoordinator
from plenary.bodies.acts.credential import ReceiveCredentials
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.forum import AskIn, OpenForum
from plenary.bodies.acts.group import FormGroup, JoinGroup, LeaveGroup
from plenary.bodies.acts.member import AdmitMember, NameMember, WithdrawMember
from plenary.bodies.acts.weight import DeclareWeight, SetWeight
from plenary.bodies.models import (
    Appointment,
    Coordination,
    Credentials,
    GroupMembership,
    Listing,
    Member,
    Participant,
    Weight,
)
from plenary.bodies.queries import composition, list_delegates
from plenary.record.dump import dump
from plenary.record.reading import read_entries
from plenary.record.replay import clear, replay
from tests.bodies.conftest import Do

TABLES: tuple[type[Model], ...] = (
    Appointment,
    Coordination,
    Credentials,
    GroupMembership,
    Listing,
    Member,
    Participant,
    Weight,
)
NAMES = {"en": "Felunda"}


def standing() -> dict[str, list[list[tuple[str, object]]]]:
    """What stands in every table, without the entries that wrote it."""
    left_out = ("id", "seq_from", "seq_to")
    return {
        table.__name__: sorted(
            [(name, value) for name, value in row.items() if name not in left_out]
            for row in table.rows.at().filter(body="demo").values()
        )
        for table in TABLES
    }


@pytest.fixture
def leaving(do: Do) -> Do:
    """Felunda leaves on 1 December 2026, and has a delegation, credentials, groups, a list, a forum and weights, some of
    them entered ahead."""
    do(AdmitMember(code="FEL", names=NAMES, place=1, start="2026-01-01"))
    do(FormGroup(code="COAST", names={"en": "Coast"}))
    do(FormGroup(code="HILL", names={"en": "Hill"}))
    do(DeclareCategory(code="ISLE", names={"en": "Islands"}, source="List", as_of="2025-12-31"))
    do(DeclareWeight(key="shares", names={"en": "Shares"}, unit="per mille", source="Scale"))
    values = {"key": "friends", "kind": "friends-of-the-chair", "names": {"en": "Friends"}, "room": "participants"}
    do(OpenForum.model_validate({**values, "mode": "recorded", "chair": "secretariat"}))
    for role in ("head", "alternate"):
        do(AppointDelegate(member="FEL", role=role, person=f"The {role}", binds=True))
    do(ReceiveCredentials(member="FEL", reference="Letter 1", form="original"))
    do(JoinGroup(group="COAST", member="FEL", start="2026-01-01"))
    do(JoinGroup(group="HILL", member="FEL", start="2026-12-24"))
    do(NameCoordinator(group="COAST", member="FEL", start="2026-01-01"))
    do(ListMember(category="ISLE", member="FEL", start="2026-01-01"))
    do(AskIn(forum="friends", member="FEL", start="2026-01-01"))
    do(SetWeight(series="shares", member="FEL", value=3, start="2026-01-01"))
    do(SetWeight(series="shares", member="FEL", value=4, start="2026-12-20"))
    do(WithdrawMember(code="FEL", end="2026-12-01"))
    return do


def test_everything_is_as_if_the_return_had_never_been_entered(leaving: Do):
    before = standing()
    leaving(AdmitMember(code="FEL", names=NAMES, place=1, start="2026-12-10", readmitted=True))
    assert standing() != before
    leaving(JoinGroup(group="COAST", member="FEL", start="2026-12-12"))
    leaving(NameMember(code="FEL", names={"en": "Felunda (new)"}, place=1, start="2026-12-10"))
    leaving(WithdrawMember(code="FEL", end="2026-12-10"))
    assert standing() == before
    leaving(AdmitMember(code="FEL", names=NAMES, place=1, start="2026-12-01", readmitted=True))
    day = date(2026, 12, 25)
    assert [len(list_delegates("demo", day)["FEL"]), composition("demo", "COAST", day)] == [2, ["FEL"]]
    live = list(dump())
    clear()
    replay(read_entries("demo"))
    assert list(dump()) == live


def test_what_was_changed_meanwhile_stays_as_it_was_changed(leaving: Do):
    leaving(AdmitMember(code="FEL", names=NAMES, place=1, start="2026-12-10", readmitted=True))
    leaving(LeaveGroup(group="COAST", member="FEL", end="2026-11-25"))
    leaving(WithdrawMember(code="FEL", end="2026-12-10"))
    ends = {row.group: row.end for row in GroupMembership.rows.at()}
    assert ends == {"COAST": "2026-11-25", "HILL": None}


def test_two_returns_are_taken_back_one_after_the_other(leaving: Do):
    before = standing()
    leaving(AdmitMember(code="FEL", names=NAMES, place=1, start="2026-12-10", readmitted=True))
    leaving(WithdrawMember(code="FEL", end="2026-12-20"))
    leaving(AdmitMember(code="FEL", names=NAMES, place=1, start="2026-12-30", readmitted=True))
    leaving(WithdrawMember(code="FEL", end="2026-12-10"))
    assert standing() == before
