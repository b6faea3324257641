"""Delegations on pages: their persons, their credentials, and who makes and ends their accounts."""

from datetime import date

import pytest
from django.test import Client

from plenary.bodies.acts.credential import AcceptCredentials, ReceiveCredentials, RejectCredentials
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.models import Account, Invitation, Seating
from plenary.bodies.queries import list_appointments, list_claims
from plenary.bodies.rules.credential import Claim, State
from plenary.record.act import Actor
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried, errors, fill
from tests.bodies.test_pages import text

LEDE = (
    "Home Delegations Delegations In the order of Demonstration Assembly. "
    "Until the ruling a delegation sits provisionally, with the vote. As at 23 November 2026 Show "
)
HEADS = "Delegation Credentials Heads Alternates Advisers"
LETTER = {"reference": "Letter of 3 November"}
STEPS = "/demo/delegations/FEL/credentials"


@pytest.fixture
def house(do: Do) -> Do:
    """Two members, of which the later one by code comes first in the body's order."""
    for place, code in enumerate(("FEL", "AND"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    return do


def test_a_list_without_members_says_so(do: Do, client: Client):
    assert text(client, "/demo/delegations/") == f"{LEDE}No member has been admitted yet."


def test_delegations_are_listed_with_their_credentials_and_the_persons_of_whoever_sits(house: Do, client: Client):
    house(AppointDelegate(member="FEL", role="head", person="A", binds=True))
    house(AppointDelegate(member="FEL", role="adviser", person="B", binds=False))
    house(AppointDelegate(member="FEL", role="adviser", person="C", binds=False, claim=2))
    house(ReceiveCredentials(member="FEL", form="original", **LETTER))
    house(ReceiveCredentials(member="FEL", claim=2, form="copy", **LETTER))
    assert text(client, "/demo/delegations/") == (
        f"{LEDE}Delegations on the day chosen: 2 {HEADS} "
        "Fel … Claimant 1: original received … Claimant 2: copy received 1 0 1 And ○ nothing received 0 0 0"
    )
    house(AcceptCredentials(member="FEL", claim=2, **LETTER))
    assert "Fel … Claimant 1: original received ✓ Claimant 2: accepted 0 0 1" in text(client, "/demo/delegations/")
    assert "Fel ○ nothing received 1 0 1" in text(client, "/demo/delegations/?at=6")


def test_a_delegation_has_a_page_on_which_its_names_are_its_own_to_read(house: Do, sit: Sit, client: Client):
    own = sit("delegation:FEL")
    sit("delegation:FEL", role="adviser")
    house(ReceiveCredentials(member="FEL", form="original", **LETTER))
    told = (
        "Home Delegations Fel Delegation of Fel The member, and what it may do Credentials Credentials "
        "Claimant to the seat State Seat Document it rests on Entry "
        "Claimant 1 … original received sits Letter of 3 November 6 "
    )
    heads = "Persons Persons Role Person May Since"
    for reader, head, adviser, ways in (
        (client, "shown to the delegation only", "shown to the delegation only", ""),
        (own, "head of FEL", "adviser of FEL", " Appoint a person Accounts, invitations and releases"),
    ):
        assert text(reader, "/demo/delegations/FEL/") == (
            f"{told}{'Object to the credentials ' if ways else ''}{heads} "
            f"Head {head} release: act in the name of the delegation 23 November 2026 "
            f"Adviser {adviser} prepare 23 November 2026{ways}"
        )
    assert text(client, "/demo/delegations/AND/").endswith("Persons Nobody has been appointed yet.")
    assert client.get("/demo/delegations/NONE/").status_code == 404


def test_a_seat_that_all_claimants_lost_says_so(house: Do, client: Client):
    house(ReceiveCredentials(member="FEL", form="copy", **LETTER))
    house(RejectCredentials(member="FEL", **LETTER))
    page = text(client, "/demo/delegations/FEL/")
    assert "✕ Nobody sits for this member: all credentials were rejected." in page
    assert "Claimant 1 ✕ rejected does not sit Letter of 3 November 5" in page


def test_each_seat_is_offered_the_steps_that_it_may_enter_as_things_stand(house: Do, sit: Sit):
    readers = {seat: sit(seat) for seat in ("secretariat", "office:chair", "office:teller-1", "delegation:AND")}

    def offered(seat: str) -> list[str]:
        page = readers[seat].get("/demo/delegations/FEL/").content.decode()
        return [
            step for step in ("receive", "admit", "challenge", "defer", "accept", "reject") if f"{STEPS}/{step}" in page
        ]

    assert {seat: offered(seat) for seat in readers} == {
        "secretariat": ["receive", "admit"],
        "office:chair": [],
        "office:teller-1": [],
        "delegation:AND": [],
    }
    house(ReceiveCredentials(member="FEL", form="copy", **LETTER))
    assert {seat: offered(seat) for seat in readers} == {
        "secretariat": ["receive", "admit", "challenge", "defer", "accept", "reject"],
        "office:chair": ["defer", "accept", "reject"],
        "office:teller-1": [],
        "delegation:AND": ["challenge"],
    }
    assert {seat: readers[seat].get(f"{STEPS}/accept").status_code for seat in readers} == {
        "secretariat": 200,
        "office:chair": 200,
        "office:teller-1": 403,
        "delegation:AND": 403,
    }
    assert readers["secretariat"].get(f"{STEPS}/forget").status_code == 404
    assert readers["secretariat"].get("/demo/delegations/NONE/credentials/accept").status_code == 404


def test_credentials_are_received_and_ruled_on_and_what_is_wrong_stands_beside_its_field(house: Do, sit: Sit):
    officer, chair = sit("secretariat"), sit("office:chair")
    missing = fill(officer, f"{STEPS}/receive", claim="1", form="copy", reference="")
    assert (missing.status_code, errors(missing)) == (422, {"reference": "✕ This is needed."})
    other = fill(officer, f"{STEPS}/receive", claim="2", form="copy", reference="Letter")
    assert errors(other) == {"claim": "✕ Choose one of those that are named."}
    done = fill(officer, f"{STEPS}/receive", claim="1", form="copy", reference="Telegram")
    assert (done.status_code, done["Location"]) == (303, "/demo/delegations/FEL/")
    twice = fill(officer, f"{STEPS}/receive", claim="1", form="copy", reference="Telegram")
    assert "This cannot follow here. What stands with the credentials: copy received." in twice.content.decode()
    assert fill(officer, f"{STEPS}/receive", claim="2", form="original", reference="Other letter").status_code == 303
    assert fill(sit("delegation:AND"), f"{STEPS}/challenge", claim="1", reference="Note").status_code == 303
    assert text(chair, f"{STEPS}/accept") == (
        "Home Delegations Accept the credentials: Fel Accept the credentials: Fel Until the ruling the delegation sits provisionally, with the vote; "
        "only a ruling changes who sits. Claimant to the seat Nearly always there is one; a second one is numbered 2. "
        "Claimant 1: challenged Claimant 2: original received "
        "Document it rests on A letter, a report, a ruling: what it is called, and its day. For Chair "
        "Accept the credentials"
    )
    assert fill(chair, f"{STEPS}/accept", claim="2", reference="Report").status_code == 303
    assert list_claims("demo", "FEL", date(2026, 11, 23)) == [Claim(1, State.CHALLENGED), Claim(2, State.ACCEPTED)]
    second = fill(chair, f"{STEPS}/accept", claim="1", reference="Report")
    assert errors(second) == {
        "claim": "✕ Another claimant to the seat of FEL has been accepted: that ruling changes first."
    }


def test_a_form_sent_twice_enters_one_step(house: Do, sit: Sit):
    officer = sit("secretariat")
    page = officer.get(f"{STEPS}/admit").content.decode()
    sent = carried(page, claim="1", reference="Telegram")
    assert [officer.post(f"{STEPS}/admit", sent).status_code for _time in range(2)] == [303, 303]
    assert list_claims("demo", "FEL", date(2026, 11, 23)) == [Claim(1, State.PROVISIONAL)]


def test_the_delegation_releases_its_own_persons(house: Do, sit: Sit, client: Client):
    own = sit("delegation:FEL")
    act = AppointDelegate(member="FEL", role="adviser", person="B. Adviser", binds=False)
    number = house(act, Actor("delegation:FEL")).entry.sequence
    address = f"/demo/members/FEL/release/{number}"
    assert text(own, address) == (
        "Home Delegations Release a person from the delegation Release a person from the delegation "
        "Adviser: B. Adviser. The person acts for the delegation no longer. For Fel Release this person"
    )
    assert text(sit("secretariat"), address) == (
        "Home Delegations Release a person from the delegation Release a person from the delegation "
        "Adviser. The person acts for the delegation no longer. For Secretariat Release this person"
    )
    assert (client.get(address).status_code, sit("delegation:AND").get(address).status_code) == (303, 403)
    sent = carried(own.get(address).content.decode())
    released = [own.post(address, sent)["Location"] for _time in range(2)]
    assert released == ["/demo/seats/delegation:FEL/", "/demo/seats/delegation:FEL/"]
    assert [row.role for row in list_appointments("demo", "delegation:FEL")] == ["head"]
    assert own.get(address).status_code == 404


def revoke(client: Client, number: int) -> int:
    return client.post("/demo/seats/delegation:FEL/revoke", {"number": str(number)}).status_code


def test_the_delegations_administrator_ends_the_access_of_an_account_and_the_appointment_stands(house: Do, sit: Sit):
    head = sit("delegation:FEL", administers=True)
    adviser = sit("delegation:FEL", role="adviser")
    number = list_appointments("demo", "delegation:FEL")[1].number
    head.post("/demo/seats/delegation:FEL/invite", {"number": str(number)})
    assert (adviser.get("/demo/seats/").status_code, Invitation.objects.count()) == (200, 1)
    assert "End its access" in text(head, "/demo/seats/delegation:FEL/")
    answer = head.post("/demo/seats/delegation:FEL/revoke", {"number": str(number)}, follow=True)
    assert "The account acts from this seat no longer. The appointment stands." in answer.content.decode()
    assert (adviser.get("/demo/seats/").status_code, Invitation.objects.count()) == (403, 0)
    assert len(list_appointments("demo", "delegation:FEL")) == 2
    assert "adviser of FEL Adviser prepare no account yet" in text(head, "/demo/seats/delegation:FEL/")


def test_nobody_ends_an_access_that_is_not_theirs_to_give_nor_their_own(house: Do, sit: Sit, client: Client):
    head = sit("delegation:FEL", administers=True)
    adviser = sit("delegation:FEL", role="adviser", administers=True)
    numbers = [row.number for row in list_appointments("demo", "delegation:FEL")]
    assert revoke(head, numbers[0]) == 403, "its own"
    assert revoke(adviser, numbers[0]) == 403, "of one who may bind, by one who only prepares"
    assert revoke(sit("delegation:AND", administers=True), numbers[0]) == 403
    assert revoke(client, numbers[0]) == 303
    assert revoke(head, 1) == 404
    assert client.get("/demo/seats/delegation:FEL/revoke").status_code == 303
    assert set(Seating.objects.values_list("number", flat=True)) >= set(numbers)
    assert revoke(sit("secretariat"), numbers[0]) == 303
    assert not Seating.objects.filter(number=numbers[0]).exists()
    assert Account.objects.filter(email=f"person-{numbers[0]}@plenary.example").exists()


@pytest.mark.parametrize("address", ["/demo/delegations/", "/demo/delegations/M0/"])
def test_delegations_cost_the_same_queries_with_one_row_and_with_thirty(
    do: Do, client: Client, address: str, django_assert_max_num_queries
):
    for number in range(30):
        do(AdmitMember(code=f"M{number}", names={"en": f"Member {number}"}, place=number + 1, start="2026-01-01"))
        do(ReceiveCredentials(member=f"M{number}", form="copy", **LETTER))
        do(AppointDelegate(member="M0", role="adviser", person="A", binds=False))
    with django_assert_max_num_queries(9):
        client.get(address)


def test_the_hundred_and_first_delegation_is_on_the_second_page(do: Do, client: Client):
    for number in range(101):
        do(AdmitMember(code=f"M{number}", names={"en": f"Member {number}"}, place=number + 1, start="2026-01-01"))
    assert text(client, "/demo/delegations/").endswith("Member 99 ○ nothing received 0 0 0 Page 1 of 2 Next page")
    assert text(client, "/demo/delegations/?page=2").endswith(
        f"{HEADS} Member 100 ○ nothing received 0 0 0 Previous page Page 2 of 2"
    )
