"""Groups overlap, and who belongs to one depends on the day."""

from datetime import date

import pytest

from plenary.bodies.acts.group import DissolveGroup, FormGroup, JoinGroup, LeaveGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.models import Group
from plenary.bodies.queries import composition, list_groups, reader_of
from plenary.record.act import Actor
from plenary.record.tables import applying
from tests.bodies.conftest import SECRETARIAT, Do, refused


def form(do: Do) -> None:
    for code, place in (("AND", 1), ("BOR", 2), ("FEL", 3)):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    for code in ("COAST", "HILLS"):
        do(FormGroup(code=code, names={"en": f"Group of the {code.title()}"}))
        for member in ("FEL", "AND"):
            do(JoinGroup(group=code, member=member, start="2026-01-01", coordinator=member == "AND"))


def test_a_member_may_belong_to_several_groups(do: Do):
    form(do)
    assert [(group.code, composition("demo", group.code, date(2026, 2, 1))) for group in list_groups("demo")] == [
        ("COAST", ["AND", "FEL"]),
        ("HILLS", ["AND", "FEL"]),
    ]


def test_a_member_that_leaves_belonged_until_that_day(do: Do):
    form(do)
    before = do(LeaveGroup(group="COAST", member="FEL", end="2026-06-01")).entry.sequence - 1
    assert [composition("demo", "COAST", date(2026, month, 1)) for month in (5, 6)] == [["AND", "FEL"], ["AND"]]
    assert composition("demo", "COAST", date(2026, 6, 1), at=before) == ["AND", "FEL"]
    do(JoinGroup(group="COAST", member="FEL", start="2026-09-01", end="2026-10-01"))
    assert [composition("demo", "COAST", date(2026, month, 1)) for month in (6, 9, 10)] == [
        ["AND"],
        ["AND", "FEL"],
        ["AND"],
    ]


def test_a_member_that_leaves_on_the_day_it_joined_never_belonged(do: Do):
    form(do)
    do(LeaveGroup(group="COAST", member="FEL", end="2026-01-01"))
    assert composition("demo", "COAST", date(2026, 1, 1)) == ["AND"]


def test_a_dissolved_group_has_nobody_and_its_code_is_not_given_again(do: Do):
    form(do)
    do(DissolveGroup(code="COAST"))
    assert ([group.code for group in list_groups("demo")], composition("demo", "COAST", date(2026, 2, 1))) == (
        ["HILLS"],
        [],
    )
    assert refused(do, FormGroup(code="COAST", names={"en": "New Coast"})) == (
        "bodies.code",
        "The code COAST is, or was, a group's.",
        "code",
    )


def test_whoever_belonged_to_a_group_on_the_day_of_its_end_alone_goes_on_reading_what_was_for_it(do: Do):
    """The clock stands at 23 November 2026, the day on which the group is dissolved."""
    form(do)
    for member, start, end in (
        ("BOR", "2026-01-01", "2026-11-01"),
        ("MAV", "2026-01-01", "2026-12-15"),
        ("ORL", "2026-12-01", None),
    ):
        if member != "BOR":
            do(AdmitMember(code=member, names={"en": member.title()}, place=4, start="2026-01-01"))
        do(JoinGroup(group="COAST", member=member, start=start, end=end))
    do(LeaveGroup(group="HILLS", member="AND", end="2026-11-23"))
    do(DissolveGroup(code="COAST"))
    do(DissolveGroup(code="HILLS"))
    read = {
        (member, month): sorted(reader_of("demo", frozenset({f"delegation:{member}"}), date(2026, month, 23)).groups)
        for member in ("AND", "BOR", "FEL", "MAV", "ORL")
        for month in (11, 12)
    }
    assert read == {
        ("AND", 11): ["COAST"],
        ("AND", 12): ["COAST"],
        ("BOR", 11): [],
        ("BOR", 12): [],
        ("FEL", 11): ["COAST", "HILLS"],
        ("FEL", 12): ["COAST", "HILLS"],
        ("MAV", 11): ["COAST"],
        ("MAV", 12): [],
        ("ORL", 11): [],
        ("ORL", 12): [],
    }
    assert reader_of("demo", frozenset({"secretariat"}), date(2026, 11, 23)).groups == frozenset()


def test_where_an_old_record_gave_a_code_again_what_is_for_it_is_for_the_later_group(do: Do):
    form(do)
    again = do(DissolveGroup(code="COAST")).entry
    # As an earlier release wrote it, whose rules let it be.
    with applying():
        Group.enter(again, code="COAST", names={"en": "New Coast"})
    do(JoinGroup(group="COAST", member="BOR", start="2026-01-01"))
    seats = {code: frozenset({f"delegation:{code}"}) for code in ("BOR", "FEL")}
    day = date(2026, 11, 23)
    standing = {code: sorted(reader_of("demo", seats[code], day).groups) for code in seats}
    do(DissolveGroup(code="COAST"))
    ended = {code: sorted(reader_of("demo", seats[code], day).groups) for code in seats}
    assert (standing, ended) == ({"BOR": ["COAST"], "FEL": ["HILLS"]}, {"BOR": ["COAST"], "FEL": ["HILLS"]})


def test_memberships_that_overlap_in_time_and_codes_that_nobody_bears_are_refused(do: Do):
    form(do)
    assert refused(do, JoinGroup(group="COAST", member="FEL", start="2026-05-01")) == (
        "bodies.overlap",
        "FEL belongs to COAST from 2026-01-01 already: the two memberships overlap.",
        "start",
    )
    assert refused(do, JoinGroup(group="VALES", member="FEL", start="2026-05-01")) == (
        "bodies.group",
        "No group here bears the code VALES.",
        "group",
    )
    assert refused(do, FormGroup(code="COAST", names={"en": "Again"})) == (
        "bodies.code",
        "The code COAST is, or was, a group's.",
        "code",
    )
    assert refused(do, LeaveGroup(group="COAST", member="BOR", end="2026-05-01")) == (
        "bodies.not-in-group",
        "BOR does not belong to COAST on 2026-05-01.",
        "member",
    )
    assert refused(do, DissolveGroup(code="VALES"))[0] == "bodies.group"


@pytest.mark.parametrize("own", [SECRETARIAT, Actor("group:COAST")])
def test_a_group_is_dissolved_by_itself_or_by_the_secretariat_but_not_on_its_behalf(do: Do, own: Actor):
    form(do)
    assert refused(do, DissolveGroup(code="COAST"), Actor("secretariat", "group:COAST")) == (
        "bodies.dissolved-for",
        "A group is not dissolved on its own behalf: COAST does this itself, or you in your own name.",
        None,
    )
    assert do(DissolveGroup(code="COAST"), own).entry.behalf is None
