"""Invitations on pages: what is out, for whom and until when; taken back by whoever may make them."""

from datetime import UTC, datetime

import pytest
from django.test import Client

from plenary.bodies.acts.delegation import AppointDelegate, ReleaseDelegate
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.invitation import find_invitation, invite
from plenary.bodies.models import Invitation
from plenary.bodies.queries import list_appointments
from plenary.kit import clock
from plenary.record.act import Actor
from tests.bodies.conftest import SECRETARIAT, Do, Sit
from tests.bodies.test_pages import text

LEDE = (
    "Home Invitations Invitations Links that were made and that nobody has used. The links themselves are kept nowhere: "
    "whoever lost one is given another, and the earlier one ends. "
)
HEADS = "Seat For whom Since Until What to do"
EIGHT_DAYS_ON = datetime(2026, 12, 1, 9, tzinfo=UTC)


@pytest.fixture
def house(do: Do) -> Do:
    for place, code in enumerate(("AND", "FEL"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    return do


def appoint(house: Do, person: str, actor: Actor = SECRETARIAT, code: str = "FEL", role: str = "adviser") -> int:
    return house(AppointDelegate(member=code, role=role, person=person, binds=False), actor).entry.sequence


def chair(house: Do) -> int:
    office = FillOffice(office="chair", kind="chair", member="AND", person="C. Chair", start="2026-01-01")
    return house(office).entry.sequence


def test_the_secretariat_reads_whom_it_appointed_and_not_whom_a_delegation_did(house: Do, sit: Sit):
    officer, chair = sit("secretariat"), sit("office:chair")
    appoint(house, "A. Seen")
    appoint(house, "B. Hidden", Actor("delegation:FEL"))
    page = text(officer, "/demo/seats/delegation:FEL/")
    assert "A. Seen Adviser prepare no account yet" in page
    assert "shown to the delegation only Adviser prepare no account yet" in page
    assert "B. Hidden" not in page
    assert "B. Hidden" not in text(officer, "/demo/delegations/FEL/")
    assert "Adviser A. Seen prepare" in text(officer, "/demo/delegations/FEL/")
    assert "A. Seen Adviser prepare" in text(sit("delegation:FEL"), "/demo/seats/delegation:FEL/")
    for other in (Client(), sit("delegation:AND"), chair):
        page = text(other, "/demo/delegations/FEL/")
        assert (page.count("shown to the delegation only"), "A. Seen" in page) == (3, False)


def test_whoever_holds_an_office_is_named_on_its_page_to_the_secretariat_and_to_the_holder(house: Do, sit: Sit):
    officer, holder = sit("secretariat"), sit("office:chair")
    for reader in (officer, holder):
        assert "O. Officer Chair act has an account" in text(reader, "/demo/seats/office:chair/")


def test_what_is_out_is_listed_with_seat_person_and_times_those_that_end_first_before(house: Do, sit: Sit):
    officer = sit("secretariat")
    assert text(officer, "/demo/invitations/") == (
        f"{LEDE}No invitation is out. One is made on the page of a seat, for somebody who was appointed to it."
    )
    hidden = appoint(house, "B. Hidden", Actor("delegation:FEL"))
    gone, seen = appoint(house, "C. Gone"), appoint(house, "A. Seen")
    invite("demo", seen)
    invite("demo", gone)
    house(ReleaseDelegate(member="FEL", appointment=gone))
    with clock.reading(lambda: datetime(2026, 11, 20, 9, tzinfo=UTC)):
        invite("demo", hidden)
    assert text(officer, "/demo/invitations/") == (
        f"{LEDE}Invitations that nobody has used: 2 {HEADS} "
        "Fel Adviser shown to the delegation only 20 November 2026, 09:00 UTC 27 November 2026, 09:00 UTC "
        "Take the invitation back "
        "Fel Adviser A. Seen 23 November 2026, 09:00 UTC 30 November 2026, 09:00 UTC Take the invitation back"
    )
    assert (
        "no account yet An invitation is out since 23 November 2026, 09:00 UTC , good until "
        "30 November 2026, 09:00 UTC ." in text(officer, "/demo/seats/delegation:FEL/")
    )


def test_an_invitation_that_ended_unused_says_so(house: Do, sit: Sit):
    number = chair(house)
    invite("demo", number)
    with clock.reading(lambda: EIGHT_DAYS_ON):
        officer = sit("secretariat")
        assert text(officer, "/demo/invitations/").endswith(
            f"{HEADS} Chair Chair C. Chair 23 November 2026, 09:00 UTC "
            "30 November 2026, 09:00 UTC ✕ ended unused Make another on the page of the seat"
        )
        page = text(officer, "/demo/seats/office:chair/")
    assert "The invitation of 23 November 2026, 09:00 UTC ended unused." in page
    assert "Take the invitation back" not in page


def test_an_invitation_that_ended_where_somebody_has_an_account_waits_for_nobody(house: Do, sit: Sit):
    holder = sit("office:chair")
    invite("demo", list_appointments("demo", "office:chair")[0].number)
    assert "An invitation is out" not in text(holder, "/demo/seats/office:chair/"), "for whoever may make one to see"
    with clock.reading(lambda: EIGHT_DAYS_ON):
        officer = sit("secretariat")
        assert "No invitation is out." in text(officer, "/demo/invitations/")
        assert "ended unused" not in text(officer, "/demo/seats/office:chair/")


def test_an_invitation_is_taken_back_once_and_opens_nothing_any_longer(house: Do, sit: Sit, client: Client):
    officer, number = sit("secretariat"), chair(house)
    token = invite("demo", number)
    sent = {"number": str(number), "listed": "yes"}
    answer = officer.post("/demo/seats/office:chair/take-back", sent)
    assert (answer.status_code, answer["Location"]) == (303, "/demo/invitations/")
    assert "The invitation is taken back: its link opens nothing any longer." in text(officer, "/demo/invitations/")
    assert (find_invitation(token), client.get(f"/invitation/{token}/").status_code) == (None, 410)
    again = officer.post("/demo/seats/office:chair/take-back", {"number": str(number)})
    assert again["Location"] == "/demo/seats/office:chair/"
    assert "This invitation is out no longer: it was used, or taken back before." in text(officer, again["Location"])


def test_only_whoever_may_make_an_invitation_sees_it_and_takes_it_back(house: Do, sit: Sit, client: Client):
    head = sit("delegation:FEL", administers=True)
    preparer = sit("delegation:FEL", role="adviser", administers=True)
    binding = house(AppointDelegate(member="FEL", role="alternate", person="B. Binds", binds=True)).entry.sequence
    for number in (binding, chair(house), appoint(house, "A. Other", code="AND")):
        invite("demo", number)
    assert "Fel Alternate B. Binds" in text(head, "/demo/invitations/")
    assert "for somebody who was appointed" in text(preparer, "/demo/invitations/"), "none that it may make"
    assert "nobody has used: 1 " in text(head, "/demo/invitations/")
    assert "nobody has used: 3 " in text(sit("secretariat"), "/demo/invitations/")
    plain = sit("delegation:AND")
    asked = [each.get("/demo/invitations/").status_code for each in (client, plain)]
    sent = {"number": str(binding)}
    taken = [each.post("/demo/seats/delegation:FEL/take-back", sent).status_code for each in (client, plain, preparer)]
    assert (asked, taken, Invitation.objects.count()) == ([303, 403], [303, 403, 403], 3)
    assert head.post("/demo/seats/delegation:FEL/take-back", {"number": "1"}).status_code == 404
    assert head.post("/demo/seats/delegation:FEL/take-back", sent).status_code == 303
    assert Invitation.objects.count() == 2


def test_the_list_costs_the_same_queries_with_one_row_and_with_thirty(
    house: Do, sit: Sit, django_assert_max_num_queries
):
    officer = sit("secretariat")
    for number in range(30):
        invite("demo", appoint(house, f"Person {number}"))
    with django_assert_max_num_queries(17):
        assert "nobody has used: 30 " in text(officer, "/demo/invitations/")
