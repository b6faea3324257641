"""Members are admitted, named, and leave; what they may do has dates."""

from datetime import date

from django.test import Client

from plenary.bodies.acts.body import AdoptRules, EstablishBody
from plenary.bodies.acts.member import AdmitMember, GrantCapability, NameMember, SuspendCapability, WithdrawMember
from plenary.bodies.models import Body
from plenary.bodies.queries import find_body, list_members, member_may, procedure_of
from plenary.bodies.rules.capability import Capability
from plenary.bodies.rules.template import ASSEMBLY, BOARD
from plenary.kit import clock
from plenary.record.act import Actor
from tests.bodies.conftest import Do, refused


def admit(do: Do, code: str = "FEL", place: int = 1, start: str = "2026-01-01", **more: object) -> int:
    values = {"code": code, "names": {"en": code.title()}, "place": place, "start": start, **more}
    return do(AdmitMember.model_validate(values)).entry.sequence


def test_a_body_begins_with_its_names_and_rules_and_once(do: Do):
    assert (find_body("demo"), procedure_of("demo")) == (Body(key="demo"), ASSEMBLY)
    assert refused(do, EstablishBody(names={"en": "Again"}, procedure=BOARD)) == (
        "bodies.established",
        "This body has begun already: adopt new rules or names instead.",
        None,
    )


def test_rules_are_replaced_and_those_before_are_still_known(do: Do):
    sequence = do(AdoptRules(procedure=BOARD)).entry.sequence
    assert (procedure_of("demo"), procedure_of("demo", at=sequence), procedure_of("demo", at=sequence - 1)) == (
        BOARD,
        BOARD,
        ASSEMBLY,
    )


def test_members_stand_in_the_bodys_own_order_and_not_by_time_of_joining(do: Do):
    admit(do, "FEL", 2)
    admit(do, "BOR", 3)
    admit(do, "AND", 1)
    assert [member.code for member in list_members("demo", clock.now().date())] == ["AND", "FEL", "BOR"]


def test_a_member_that_is_named_otherwise_was_called_as_it_was_before(do: Do):
    admitted = admit(do)
    do(NameMember(code="FEL", names={"en": "Republic of Felunda", "fr": "République de Félunda"}, place=9))
    assert [(m.names, m.place) for m in list_members("demo", clock.now().date())] == [
        ({"en": "Republic of Felunda", "fr": "République de Félunda"}, 9)
    ]
    assert [(m.names, m.place) for m in list_members("demo", clock.now().date(), admitted)] == [({"en": "Fel"}, 1)]


def test_a_member_that_leaves_holds_nothing_from_that_day_on_and_may_come_back(do: Do):
    admit(do)
    do(WithdrawMember(code="FEL", end="2026-06-01"))
    votes = [member_may("demo", "FEL", Capability.VOTE, date(2026, month, 1)) for month in (1, 5, 6, 12)]
    assert votes == [True, True, False, False]
    admit(do, start="2026-09-01", readmitted=True)
    votes = [member_may("demo", "FEL", Capability.VOTE, date(2026, month, 1)) for month in (1, 5, 6, 12)]
    assert votes == [True, True, False, True]


def test_arrears_bar_voting_from_a_day_on_and_nothing_else(do: Do):
    admit(do)
    before = (
        do(
            SuspendCapability(code="FEL", capability=Capability.VOTE, start="2026-03-01", reason="arrears")
        ).entry.sequence
        - 1
    )
    assert [member_may("demo", "FEL", Capability.VOTE, date(2026, 2, 28 if day else 1)) for day in (0, 1)] == [
        True,
        True,
    ]
    assert not member_may("demo", "FEL", Capability.VOTE, date(2026, 3, 1))
    assert member_may("demo", "FEL", Capability.BE_COUNTED, date(2026, 3, 1))
    assert member_may("demo", "FEL", Capability.VOTE, date(2026, 3, 1), at=before)
    do(GrantCapability(code="FEL", capability=Capability.VOTE, start="2026-04-01", reason="paid"))
    assert [member_may("demo", "FEL", Capability.VOTE, date(2026, month, 15)) for month in (2, 3, 4)] == [
        True,
        False,
        True,
    ]


def test_what_cannot_be_is_refused_with_the_field_that_is_wrong(do: Do):
    admit(do)
    assert refused(do, AdmitMember(code="FEL", names={"en": "Again"}, place=2, start="2026-01-01")) == (
        "bodies.code",
        "FEL is a member already.",
        "code",
    )
    assert refused(do, AdmitMember(code="BOR", names={"en": "Bor"}, place=2, start="2026-02-30")) == (
        "bodies.day",
        "There is no day 2026-02-30 in the calendar.",
        "start",
    )
    assert refused(do, AdmitMember(code="BOR", names={"en": "Bor"}, place=2, start="2026-01-01", standing="guest")) == (
        "bodies.standing",
        "guest is no standing here; there are associate, member, observer.",
        "standing",
    )
    assert refused(do, NameMember(code="XXX", names={"en": "Nobody"}, place=1)) == (
        "bodies.member",
        "No member here bears the code XXX.",
        "code",
    )
    assert refused(do, WithdrawMember(code="FEL", end="2025-01-01")) == (
        "bodies.period",
        "The last day lies before the first: give an end after the start.",
        "end",
    )
    assert refused(do, GrantCapability(code="FEL", capability=Capability.VOTE, start="2026-02-01")) == (
        "bodies.held",
        "FEL holds this on 2026-02-01 already.",
        "capability",
    )
    assert refused(
        do, SuspendCapability(code="FEL", capability=Capability.VOTE, start="2025-02-01", reason="arrears")
    ) == (
        "bodies.not-held",
        "FEL does not hold this on 2025-02-01.",
        "capability",
    )


def test_a_suspension_before_a_later_grant_ends_that_one_too(do: Do):
    admit(do, standing="observer")
    do(GrantCapability(code="FEL", capability=Capability.VOTE, start="2026-02-01", end="2026-03-01"))
    do(GrantCapability(code="FEL", capability=Capability.VOTE, start="2026-05-01"))
    do(SuspendCapability(code="FEL", capability=Capability.VOTE, start="2026-02-15", reason="ruling"))
    votes = [
        member_may("demo", "FEL", Capability.VOTE, date(2026, month, day)) for month, day in [(2, 14), (2, 15), (5, 1)]
    ]
    assert votes == [True, False, False]


def test_a_delegation_admits_nobody(do: Do):
    assert (
        refused(do, AdmitMember(code="BOR", names={"en": "Bor"}, place=2, start="2026-01-01"), Actor("delegation:FEL"))[
            0
        ]
        == "record.seat"
    )


def test_a_member_that_leaves_is_let_go_earlier_and_not_later(do: Do):
    admit(do)
    do(WithdrawMember(code="FEL", end="2027-01-01"))
    for end in ("2027-01-01", "2028-01-01"):
        assert refused(do, WithdrawMember(code="FEL", end=end)) == (
            "bodies.leaves",
            "FEL leaves on 2027-01-01 already: if it stays longer, admit it again from that day on.",
            "end",
        )
    admit(do, start="2027-01-01", readmitted=True)
    do(WithdrawMember(code="FEL", end="2028-01-01"))
    days = [date(2026, 12, 31), date(2027, 6, 1), date(2028, 1, 1)]
    assert [member_may("demo", "FEL", Capability.VOTE, day) for day in days] == [True, True, False]
    do(WithdrawMember(code="FEL", end="2027-03-01"))
    assert [member_may("demo", "FEL", Capability.VOTE, day) for day in days] == [True, False, False]


def test_no_right_is_given_beyond_the_membership(do: Do):
    admit(do, standing="observer")
    do(WithdrawMember(code="FEL", end="2027-01-01"))
    for end in (None, "2027-01-02"):
        assert refused(do, GrantCapability(code="FEL", capability=Capability.VOTE, start="2026-12-01", end=end)) == (
            "bodies.beyond",
            "FEL is a member until 2027-01-01: let the right end then, or earlier.",
            "end",
        )
    do(GrantCapability(code="FEL", capability=Capability.VOTE, start="2026-12-01", end="2027-01-01"))
    days = [date(2026, 12, 31), date(2027, 1, 1)]
    assert [member_may("demo", "FEL", Capability.VOTE, day) for day in days] == [True, False]


def test_a_right_before_the_membership_begins_is_none_on_the_page_nor_in_the_data(do: Do, client: Client):
    admit(do, start="2027-01-01", standing="observer")
    do(GrantCapability(code="FEL", capability=Capability.VOTE, start="2026-01-01"))
    assert not member_may("demo", "FEL", Capability.VOTE, date(2026, 12, 1))
    assert "✓" not in client.get("/demo/members/FEL/").content.decode()
    held = client.get("/demo/members/FEL.json").json()["capabilities"]
    assert [(each["capability"], each["holds"]) for each in held if each["capability"] == "vote"] == [("vote", False)]


def test_two_periods_of_one_right_do_not_overlap(do: Do):
    admit(do, standing="observer")
    do(GrantCapability(code="FEL", capability=Capability.VOTE, start="2027-01-01", end="2027-02-01"))
    assert refused(do, GrantCapability(code="FEL", capability=Capability.VOTE, start="2026-12-01")) == (
        "bodies.held",
        "FEL holds this on 2027-01-01 already.",
        "capability",
    )
    do(GrantCapability(code="FEL", capability=Capability.VOTE, start="2026-12-01", end="2027-01-01"))
    do(GrantCapability(code="FEL", capability=Capability.VOTE, start="2027-02-01"))
    assert member_may("demo", "FEL", Capability.VOTE, date(2027, 3, 1))
