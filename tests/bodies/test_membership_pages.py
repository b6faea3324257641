"""What the secretariat enters of one member: a right that it is given, one that is suspended, and that it leaves."""

import pytest
from django.test import Client

from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.queries import member_may
from plenary.bodies.rules.capability import Capability
from plenary.kit import clock
from plenary.record.models import Log
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried, errors, fill
from tests.bodies.test_pages import text

NEEDED = "✕ This is needed."


@pytest.fixture
def house(do: Do) -> Do:
    do(AdmitMember(code="FEL", names={"en": "Fel", "fr": "Le Fel"}, place=1, start="2026-01-01"))
    return do


def votes() -> bool:
    return member_may("demo", "FEL", Capability.VOTE, clock.now().date())


def test_a_right_is_suspended_with_its_reason_and_given_again(house: Do, sit: Sit, client: Client):
    officer = sit("secretariat")
    assert 'href="/demo/members/FEL/suspend?capability=vote"' in officer.get("/demo/members/FEL/").content.decode()
    assert text(officer, "/demo/members/FEL/suspend?capability=vote") == (
        "Home Members Suspend a right of Fel Suspend a right of Fel It has no such right from that day on, until it is "
        "given again. Its other rights stay. Right speak submit texts be counted for a consensus and a quorum sponsor "
        "proposals vote be elected sign From Reason For instance arrears. Everybody can read it. "
        "For Secretariat Suspend it"
    )
    chosen = officer.get("/demo/members/FEL/suspend?capability=vote").content.decode()
    assert '<option value="vote" selected>vote</option>' in chosen
    done = fill(officer, "/demo/members/FEL/suspend", capability="vote", start="2026-11-01", reason="arrears")
    assert (done.status_code, done["Location"], votes()) == (303, "/demo/members/FEL/", False)
    assert "vote ✕ may not 1 January 2026 1 November 2026 arrears be elected" in text(client, "/demo/members/FEL/")
    assert 'href="/demo/members/FEL/grant?capability=vote"' in officer.get("/demo/members/FEL/").content.decode()
    given = fill(officer, "/demo/members/FEL/grant", capability="vote", start="2026-11-20", end="2026-12-31")
    assert (given.status_code, given["Location"], votes()) == (303, "/demo/members/FEL/", True)
    assert "vote ✓ may 20 November 2026 31 December 2026 be elected" in text(client, "/demo/members/FEL/")


@pytest.mark.parametrize(
    ("form", "typed", "beside"),
    [
        ("suspend", {"reason": ""}, {"reason": NEEDED}),
        ("suspend", {"capability": "fly"}, {"capability": "✕ Choose one of those that are named."}),
        ("suspend", {"start": "2025-01-01"}, {"capability": "✕ FEL does not hold this on 2025-01-01."}),
        ("grant", {}, {"capability": "✕ FEL holds this on 2026-11-01 already."}),
        (
            "grant",
            {"end": "2026-10-01"},
            {"end": "✕ The last day lies before the first: give an end after the start."},
        ),
        ("grant", {"start": ""}, {"start": NEEDED}),
    ],
)
def test_what_is_wrong_with_a_right_stands_beside_its_field_and_nothing_is_lost(
    house: Do, sit: Sit, form: str, typed: dict[str, str], beside: dict[str, str]
):
    sent = {"capability": "vote", "start": "2026-11-01", "reason": "arrears", **typed}
    response = fill(sit("secretariat"), f"/demo/members/FEL/{form}", **sent)
    assert (response.status_code, errors(response), votes()) == (422, beside, True)
    assert f'name="reason" value="{sent["reason"]}"' in response.content.decode() or not sent["reason"]


def test_a_member_leaves_on_a_day_and_its_rights_end_with_it(house: Do, sit: Sit, client: Client):
    officer = sit("secretariat")
    page = officer.get("/demo/members/FEL/withdraw").content.decode()
    assert text(officer, "/demo/members/FEL/withdraw") == (
        "Home Members Enter that Fel leaves Enter that Fel leaves Its rights end with its membership. What it said and "
        "did stays on the record. Until On this day it is no member any more. Reason (optional) "
        "For Secretariat Enter its last day"
    )
    early = fill(officer, "/demo/members/FEL/withdraw", end="2025-12-31")
    assert errors(early) == {"end": "✕ The last day lies before the first: give an end after the start."}
    sent = carried(page, end="2026-11-01", reason="dissolved")
    before = Log.objects.get().size
    assert [officer.post("/demo/members/FEL/withdraw", sent)["Location"] for _time in range(2)] == [
        "/demo/members/FEL/"
    ] * 2
    assert (Log.objects.get().size, votes()) == (before + 1, False)
    shown = text(client, "/demo/members/FEL/")
    assert "It is no member on this day: it belonged until 1 November 2026 ." in shown
    assert "speak ✕ may not 1 January 2026 1 November 2026 dissolved" in shown
    assert "/demo/members/FEL/withdraw" not in officer.get("/demo/members/FEL/").content.decode()


@pytest.mark.parametrize("form", ["grant", "suspend", "withdraw"])
def test_these_forms_are_for_the_secretariat_alone(house: Do, sit: Sit, client: Client, form: str):
    address = f"/demo/members/FEL/{form}"
    assert (client.get(address).status_code, sit("delegation:FEL").get(address).status_code) == (303, 403)
    assert sit("secretariat").get(f"/demo/members/NONE/{form}").status_code == 404


def test_the_forms_speak_the_readers_language_and_say_the_members_name_in_it(house: Do, sit: Sit):
    officer = sit("secretariat")
    assert "Suspendre un droit : Le Fel" in text(officer, "/demo/members/FEL/suspend", accept_language="fr")


@pytest.mark.parametrize("language", ["en", "fr", "ru"])
@pytest.mark.parametrize("typed", ["03/04/2027", "03.04.2027", "04/03/27", "3 April 2027"])
def test_a_day_that_is_read_otherwise_elsewhere_is_asked_again(house: Do, sit: Sit, typed: str, language: str):
    officer = sit("secretariat")
    officer.cookies["language"] = language
    answer = fill(officer, "/demo/members/FEL/withdraw", end=typed)
    told = {
        "en": "✕ Write the day as year, month and day: 2026-01-31.",
        "fr": "✕ Écrivez la date dans l’ordre année, mois, jour : 2026-01-31.",
        "ru": "✕ Запишите дату как год, месяц и день: 2026-01-31.",
    }
    assert (answer.status_code, errors(answer)) == (422, {"end": told[language]})


@pytest.mark.parametrize(
    ("address", "field", "typed"),
    [
        ("/demo/stakeholders/propose", "until", "03/04/2027 12:00"),
        ("/account/tokens/demo/secretariat/new", "until", "03/04/2027"),
    ],
)
def test_no_other_field_guesses_either(house: Do, sit: Sit, address: str, field: str, typed: str):
    officer = sit("secretariat")
    page = officer.get(address)
    assert page.status_code == 200
    answer = officer.post(address, carried(page.content.decode(), **{field: typed}))
    assert errors(answer)[field].startswith("✕ Write the ")
