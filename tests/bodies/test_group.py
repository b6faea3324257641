"""Groups overlap, and who belongs to one depends on the day."""

from datetime import date

from plenary.bodies.acts.group import DissolveGroup, FormGroup, JoinGroup, LeaveGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.queries import composition, list_groups
from tests.bodies.conftest import Do, refused


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


def test_a_dissolved_group_has_nobody_and_another_may_bear_its_code(do: Do):
    form(do)
    do(DissolveGroup(code="COAST"))
    assert ([group.code for group in list_groups("demo")], composition("demo", "COAST", date(2026, 2, 1))) == (
        ["HILLS"],
        [],
    )
    do(FormGroup(code="COAST", names={"en": "New Coast"}))
    assert [group.names["en"] for group in list_groups("demo")] == ["New Coast", "Group of the Hills"]


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
        "COAST is a group already.",
        "code",
    )
    assert refused(do, LeaveGroup(group="COAST", member="BOR", end="2026-05-01")) == (
        "bodies.not-in-group",
        "BOR does not belong to COAST on 2026-05-01.",
        "member",
    )
    assert refused(do, DissolveGroup(code="VALES"))[0] == "bodies.group"
