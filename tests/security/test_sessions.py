"""A session is begun anew by signing in, ends by itself, and ends where its owner says so."""

import time
from datetime import UTC, datetime, timedelta
from urllib.parse import quote

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from allauth.usersessions.models import UserSession
from django.test import Client

from plenary.bodies.models import Account
from plenary.kit import clock
from tests.bodies.conftest import Do
from tests.bodies.test_signing import PASSWORD, delegate

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
SEATS = "/demo/seats/"


def at(client: Client, minutes: int, address: str = SEATS, **headers: str) -> int:
    with clock.reading(lambda: NINE + timedelta(minutes=minutes)):
        return client.get(address, headers=headers).status_code


def sign_in(client: Client, email: str = "head@fel.example", password: str = PASSWORD) -> str:
    answer = client.post("/account/login/", {"login": email, "password": password})
    return answer.headers.get("Location", "")


def code(secret: str, turn: int = 0) -> str:
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + turn))


def test_a_session_ends_an_hour_after_the_last_page(house: Do):
    client = delegate(house)
    assert [at(client, minutes) for minutes in (0, 55, 110, 169)] == [200, 200, 200, 200]
    assert at(client, 231) == 303
    assert at(client, 232) == 303


def test_what_a_page_fetches_by_itself_keeps_no_session_alive(house: Do):
    client = delegate(house)
    assert at(client, 0) == 200
    assert at(client, 50, **{"Sec-Fetch-Dest": "empty"}) == 200
    assert at(client, 61) == 303


def test_a_session_ends_twelve_hours_after_signing_in_however_much_is_done(house: Do):
    client = delegate(house)
    assert {at(client, minutes) for minutes in range(0, 720, 50)} == {200}
    assert at(client, 721) == 303


def test_when_a_session_ends_the_browser_is_told_to_forget_what_it_kept(house: Do):
    client = delegate(house)
    answer = client.post("/account/logout/")
    assert answer["Clear-Site-Data"] == '"cache", "storage"'
    assert "Clear-Site-Data" not in client.get("/demo/")


def test_a_session_that_was_signed_out_is_worth_nothing_to_whoever_copied_it(house: Do):
    client, thief = delegate(house), Client()
    thief.cookies["sessionid"] = client.cookies["sessionid"].value
    assert thief.get(SEATS).status_code == 200
    client.post("/account/logout/")
    assert thief.get(SEATS).status_code == 303


def test_a_session_that_a_stranger_planted_is_not_the_one_that_is_signed_in(house: Do):
    delegate(house, factor=False)
    stranger = Client()
    session = stranger.session
    session["planted"] = "yes"
    session.save()
    victim = Client()
    victim.cookies["sessionid"] = planted = session.session_key
    assert sign_in(victim) == "/"
    assert victim.cookies["sessionid"].value != planted
    assert victim.get("/account/second-factor/").status_code == 200
    stranger.cookies["sessionid"] = planted
    assert stranger.get("/account/second-factor/").status_code == 303


def test_sessions_from_before_a_second_factor_end_when_it_is_set_up(house: Do, django_capture_on_commit_callbacks):
    delegate(house, factor=False)
    thief, owner = Client(), Client()
    assert (sign_in(thief), sign_in(owner)) == ("/", "/")
    page = "/account/2fa/totp/activate/"
    owner.post("/account/reauthenticate/", {"password": PASSWORD, "next": page})
    owner.get(page)
    with django_capture_on_commit_callbacks(execute=True):
        assert owner.post(page, {"code": code(owner.session["mfa.totp.secret"])}).status_code == 302
    assert owner.get("/account/second-factor/").status_code == 200
    assert thief.get("/account/second-factor/").status_code == 303
    assert UserSession.objects.count() == 1


def test_sessions_elsewhere_end_when_the_password_is_changed(house: Do):
    delegate(house, factor=False)
    thief, owner = Client(), Client()
    sign_in(thief)
    sign_in(owner)
    given = {"oldpassword": PASSWORD, "password1": "seven herons at dusk", "password2": "seven herons at dusk"}
    wrong = owner.post("/account/password/change/", {**given, "oldpassword": "guess"})
    assert (wrong.status_code, thief.get("/account/second-factor/").status_code) == (200, 200)
    assert owner.post("/account/password/change/", given).status_code == 302
    assert (owner.get("/account/second-factor/").status_code, thief.get("/account/second-factor/").status_code) == (
        200,
        303,
    )


def test_an_account_that_is_closed_has_no_session_left(house: Do):
    client = delegate(house)
    Account.objects.update(is_active=False)
    assert client.get(SEATS).status_code == 303
    assert sign_in(Client()) == "/account/inactive/"


def test_second_factors_are_changed_only_by_whoever_has_just_shown_the_password(house: Do):
    client = delegate(house)
    RecoveryCodes.activate(Account.objects.get())
    for page in ("totp/deactivate/", "webauthn/add/", "recovery-codes/generate/", "recovery-codes/"):
        answer = client.get(f"/account/2fa/{page}")
        assert (page, answer.status_code, answer["Location"]) == (
            page,
            302,
            f"/account/reauthenticate/?next={quote(f'/account/2fa/{page}', safe='')}",
        )
    client.post("/account/2fa/totp/deactivate/")
    assert Authenticator.objects.filter(type="totp").count() == 1


@pytest.fixture
def factor(house: Do) -> str:
    """The seed of the authenticator app of the head of a delegation."""
    delegate(house, factor=False)
    secret = generate_totp_secret()
    TOTP.activate(Account.objects.get(), secret)
    return secret


def enter(shown: str) -> bool:
    """Whether a password and a code sign in."""
    client = Client()
    assert sign_in(client) == "/account/2fa/authenticate/"
    client.post("/account/2fa/authenticate/", {"code": shown})
    return "_auth_user_id" in client.session


def test_a_code_of_an_app_opens_once_and_so_does_none_before_it(factor: str, monkeypatch: pytest.MonkeyPatch):
    moment = 1_800_000_010.0
    monkeypatch.setattr(time, "time", lambda: moment)
    before, now, after = code(factor, -1), code(factor), code(factor, 1)
    assert [enter(now), enter(now), enter(before)] == [True, False, False]
    # Half a minute later allauth has forgotten the code, which is still good for the half minute before.
    monkeypatch.setattr(time, "time", lambda: moment + 31)
    assert [enter(now), enter(after), enter(after)] == [False, True, False]


def test_a_code_that_is_over_opens_nothing(factor: str):
    assert [enter(code(factor, -3)), enter(code(factor, 4)), enter("000000" if code(factor) != "000000" else "1")] == [
        False,
        False,
        False,
    ]


def test_codes_are_not_guessed(factor: str):
    client = Client()
    sign_in(client)
    told = [
        client.post("/account/2fa/authenticate/", {"code": f"{number:06}"}).content.decode() for number in range(1, 7)
    ]
    assert "Too many failed login attempts" in told[5]
    client.post("/account/2fa/authenticate/", {"code": code(factor)})
    assert "_auth_user_id" not in client.session


def test_recovery_codes_are_ten_of_eight_figures_and_stand_nowhere_in_the_clear(factor: str):
    codes = RecoveryCodes.activate(Account.objects.get()).get_unused_codes()
    assert (len(set(codes)), {len(each) for each in codes}) == (10, {8})
    kept = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert [each for each in [*codes, factor] if each in kept] == []
