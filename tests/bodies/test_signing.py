"""Signing in and acting, through the pages, without script."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import (
    TOTP,
    format_hotp_value,
    generate_totp_secret,
    hotp_value,
    yield_hotp_counters_from_time,
)
from allauth.usersessions.models import UserSession
from django.core.cache import cache
from django.test import Client

from plenary.bodies.acts.body import EstablishBody
from plenary.bodies.acts.coordination import NameCoordinator
from plenary.bodies.acts.credential import AcceptCredentials, ReceiveCredentials
from plenary.bodies.acts.delegation import AppointDelegate, ReleaseDelegate
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember, NameMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.invitation import find_invitation, invite
from plenary.bodies.models import Account, Invitation, Member, OnBehalf, Seating
from plenary.bodies.rules.permission import COLUMNS, may_act
from plenary.bodies.rules.template import ASSEMBLY
from plenary.kit import clock
from plenary.record import registry
from plenary.record.act import Actor
from plenary.record.models import Log
from plenary.record.perform import perform, require_seat
from plenary.record.reading import read_entries
from plenary.record.refusal import Refused
from tests.bodies.conftest import Do

PASSWORD = "quiet harbour lantern"
FIREFOX = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    cache.clear()


@pytest.fixture
def house(do: Do) -> Do:
    for place, code in enumerate(("AND", "FEL"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    return do


def seat(number: int, email: str, *, body: str = "demo", factor: bool = True, administers: bool = False) -> Client:
    """A browser in which a person has signed in who sits on an appointment."""
    account, made = Account.objects.get_or_create(email=email)
    if made:
        account.set_password(PASSWORD)
        account.save()
        if factor:
            TOTP.activate(account, generate_totp_secret())
    Seating.objects.create(account=account, body=body, number=number, administers=administers)
    client = Client()
    client.force_login(account)
    return client


def secretary(house: Do) -> Client:
    act = FillOffice(office="desk", kind="secretary", person="S. Officer", start="2026-01-01")
    return seat(house(act).entry.sequence, "desk@secretariat.example")


def delegate(house: Do, code: str = "FEL", **options) -> Client:
    role, binds = options.pop("role", "head"), options.pop("binds", True)
    act = AppointDelegate(member=code, role=role, person="D. Delegate", binds=binds)
    return seat(house(act).entry.sequence, f"{role}@{code.lower()}.example", **options)


def fields(client: Client, address: str) -> dict[str, str]:
    """What the form of a page would send as it stands."""
    page = client.get(address).content.decode()
    form = page[page.rindex("<h1") :]
    return {
        name: re.search(r'value="([^"]*)"', tag)[1] if 'value="' in tag else ""
        for tag, name in re.findall(r'(<input[^>]*name="([^"]+)"[^>]*>)', form)
        if 'type="checkbox"' not in tag
    }


def admit(values: dict[str, str], code: str = "BOR") -> dict[str, str]:
    return {
        **values,
        "names-en": "Borlia",
        "names-fr": "",
        "code": code,
        "place": "3",
        "standing": "member",
        "start": "2026-02-01",
    }


def test_an_invited_person_makes_an_account_once_signs_in_and_sets_up_a_second_factor(house: Do, client: Client):
    number = house(AppointDelegate(member="FEL", role="head", person="D. Delegate", binds=True)).entry.sequence
    address = f"/invitation/{invite('demo', number)}/"
    assert b"You are invited to act for Fel in Demonstration Assembly." in client.get(address).content
    given = {"name": "D. Delegate", "email": "D@Fel.example ", "password": PASSWORD, "again": "something else"}
    answer = client.post(address, given)
    assert answer.status_code == 422
    assert b"The two passwords are not the same." in answer.content
    assert b'value="D. Delegate"' in answer.content
    answer = client.post(address, {**given, "again": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (303, "/account/second-factor/")
    assert (
        "The seat is yours: set up a second factor, and then you may act."
        in client.get(answer["Location"]).content.decode()
    )
    assert client.get(address).status_code == 410
    assert client.get("/demo/seats/")["Location"] == "/account/second-factor/"
    page = "/account/2fa/totp/activate/"
    assert client.get(page).status_code == 200
    client.get(page)
    secret = client.session["mfa.totp.secret"]
    code = format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))
    answer = client.post("/account/2fa/totp/activate/", {"code": code})
    assert answer.status_code == 302
    assert secret not in str(Authenticator.objects.get(type="totp").data)
    assert b"may act" in client.get("/demo/seats/").content


def test_signing_in_asks_for_the_second_factor_and_takes_a_recovery_code_once(house: Do):
    delegate(house)
    account = Account.objects.get()
    codes = RecoveryCodes.activate(account).get_unused_codes()
    for code, lands in ((codes[0], "/"), (codes[0], None), (codes[1], "/")):
        client = Client()
        answer = client.post("/account/login/", {"login": "head@fel.example", "password": PASSWORD})
        assert answer["Location"] == "/account/2fa/authenticate/"
        answer = client.post("/account/2fa/authenticate/", {"code": code})
        assert answer.headers.get("Location") == lands
        assert ("_auth_user_id" in client.session) == (lands is not None)


def test_guessing_is_stopped(house: Do, client: Client):
    delegate(house)
    told = [
        client.post("/account/login/", {"login": "head@fel.example", "password": f"guess {turn}"}).content.decode()
        for turn in range(6)
    ]
    assert "not correct" in told[0]
    assert "Too many failed login attempts" in told[5]


def test_sessions_are_listed_and_revoked(house: Do):
    first, second = delegate(house), Client()
    codes = RecoveryCodes.activate(Account.objects.get()).get_unused_codes()
    for client in (first, second):
        client.logout()
        client.post("/account/login/", {"login": "head@fel.example", "password": PASSWORD})
        client.post("/account/2fa/authenticate/", {"code": codes.pop()})
    assert second.get("/account/sessions/").content.count(b"127.0.0.1") == 2
    assert first.get("/demo/seats/").status_code == 200
    assert second.post("/account/sessions/end-others").status_code == 303
    assert first.get("/demo/seats/").status_code == 303


def test_one_session_of_several_is_ended_and_nobody_elses_nor_the_one_that_asks(house: Do):
    first, second, third = delegate(house), Client(), Client()
    account = Account.objects.get()
    codes = RecoveryCodes.activate(account).get_unused_codes()
    for client in (first, second, third):
        client.logout()
        signed = {"login": "head@fel.example", "password": PASSWORD}
        client.post("/account/login/", signed, HTTP_USER_AGENT=FIREFOX)
        client.post("/account/2fa/authenticate/", {"code": codes.pop()}, HTTP_USER_AGENT=FIREFOX)
    numbers = list(UserSession.objects.order_by("created_at").values_list("pk", flat=True))
    page = third.get("/account/sessions/").content.decode()
    ending = re.findall(r'action="/account/sessions/(\d+)/end"', page)
    assert (page.count("Firefox · Windows"), [int(number) for number in ending]) == (5, [numbers[1], numbers[0]])
    assert third.post(f"/account/sessions/{numbers[2]}/end").status_code == 404
    assert third.post(f"/account/sessions/{numbers[0]}/end").status_code == 303
    told = third.get("/account/sessions/").content.decode()
    assert "The session on Firefox · Windows has ended." in told
    assert [client.get("/demo/seats/").status_code for client in (first, second, third)] == [303, 200, 200]
    assert secretary(house).post(f"/account/sessions/{numbers[1]}/end").status_code == 404
    assert second.get("/demo/seats/").status_code == 200


@pytest.mark.parametrize(
    "page",
    [
        "login/",
        "2fa/",
        "2fa/totp/activate/",
        "2fa/webauthn/add/",
        "password/change/",
        "sessions/",
        "second-factor/",
        "logout/",
    ],
)
def test_the_pages_of_the_account_are_in_our_frame_and_have_no_code_within(house: Do, page: str):
    client = Client() if page == "login/" else delegate(house, factor=page == "sessions/")
    session = client.session
    session["account_authentication_methods"] = [
        {"method": "password", "reauthenticated": True, "at": datetime.now(UTC).timestamp()}
    ]
    session["account_authentication_methods_user"] = session.get("_auth_user_id")
    session.save()
    answer = client.get(f"/account/{page}", headers={"Accept-Language": "fr"})
    text = answer.content.decode()
    assert (answer.status_code, answer["Content-Language"]) == (200, "fr")
    assert 'class="masthead"' in text
    assert re.findall(r"<script(?![^>]*(?:src=|application/json))", text) == []
    assert re.findall(r'\s(?:style|on\w+)="', text) == []


@pytest.mark.parametrize("page", ["signup/", "email/", "password/reset/"])
def test_nobody_signs_up_and_without_mail_nothing_is_sent(db: None, client: Client, page: str):
    assert client.get(f"/account/{page}").status_code == 403
    assert "/account/password/reset/" not in client.get("/account/login/").content.decode()


def test_an_act_is_done_from_a_form_once_however_often_it_is_sent(house: Do):
    client = secretary(house)
    values = admit(fields(client, "/demo/members/admit"))
    for _turn in range(2):
        answer = client.post("/demo/members/admit", values)
        assert (answer.status_code, answer["Location"]) == (303, "/demo/members/")
    entry = read_entries("demo")[-1]
    assert (entry.act, entry.seat, entry.payload["code"]) == ("member.admit", "secretariat", "BOR")
    assert Member.rows.at().filter(code="BOR").count() == 1


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(house: Do):
    client = secretary(house)
    values = admit(fields(client, "/demo/members/admit"), code="FEL")
    answer = client.post("/demo/members/admit", values)
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"code": ["FEL is a member already."]}
    assert 'value="Borlia"' in answer.content.decode()
    answer = client.post("/demo/members/admit", {**values, "code": "fel", "place": "0"})
    assert set(answer.context["form"].errors) == {"code", "place"}


def test_what_was_typed_when_the_session_had_ended_is_there_after_signing_in_for_nobody_else(house: Do):
    client = secretary(house)
    values = admit(fields(client, "/demo/members/admit"))
    account = Account.objects.get()
    other = delegate(house)
    for person, shown in ((Account.objects.exclude(pk=account.pk).get(), False), (account, True)):
        client.cookies.pop("sessionid", None)
        answer = client.post("/demo/members/admit", values)
        assert (answer.status_code, answer["Location"]) == (303, "/account/login/?next=/demo/members/admit")
        client.force_login(person)
        page = client.get("/demo/members/admit")
        assert ("Borlia" in page.content.decode()) == shown
    assert other.get("/demo/members/admit").status_code == 403
    assert "What you typed is here" in page.content.decode()
    answer = client.post("/demo/members/admit", {**values, "key": page.context["form"].initial["key"]})
    assert (answer.status_code, Member.rows.at().filter(code="BOR").count()) == (303, 1)


def test_a_form_from_before_signing_in_again_comes_back_filled_in(house: Do):
    client = secretary(house)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(Account.objects.get())
    values = admit(fields(client, "/demo/members/admit"))
    answer = strict.post("/demo/members/admit", values)
    assert (answer.status_code, answer["Location"]) == (303, "/demo/members/admit")
    assert "Borlia" in strict.get("/demo/members/admit").content.decode()
    assert "Borlia" not in strict.get("/demo/members/admit?anew").content.decode()
    forged = strict.post("/demo/members/admit", {**values, "author": "forged"})
    assert (forged.status_code, "This form had grown too old" in forged.content.decode()) == (403, True)
    assert "Borlia" not in strict.get("/demo/members/admit").content.decode()


def test_a_stale_edit_shows_both_versions_and_sending_again_means_to(house: Do):
    client = secretary(house)
    values = {**fields(client, "/demo/members/FEL/name"), "names-en": "Felunda"}
    house(NameMember(code="FEL", names={"en": "Republic of Fel"}, place=2))
    answer = client.post("/demo/members/FEL/name", values)
    assert answer.status_code == 422
    assert answer.context["both"] == [("Name (English)", "Republic of Fel", "Felunda")]
    again = {**values, "basis": answer.context["form"].data["basis"]}
    assert client.post("/demo/members/FEL/name", again).status_code == 303
    assert Member.rows.at().get(code="FEL").names == {"en": "Felunda"}


def test_groups_are_formed_and_joined_from_forms(house: Do):
    client = secretary(house)
    values = {**fields(client, "/demo/groups/form"), "names-en": "Coast", "code": "COAST"}
    assert client.post("/demo/groups/form", values).status_code == 303
    values = {
        **fields(client, "/demo/groups/join"),
        "group": "COAST",
        "member": "FEL",
        "start": "2026-02-01",
        "end": "",
    }
    assert client.post("/demo/groups/join", values).status_code == 303
    again = {**values, "key": "another", "start": "2026-03-01"}
    assert list(client.post("/demo/groups/join", again).context["form"].errors) == ["start"]


def test_the_delegations_administrator_invites_and_others_do_not(house: Do):
    head = delegate(house, administers=True)
    adviser = delegate(house, role="adviser", binds=False)
    values = {**fields(head, "/demo/members/FEL/appoint"), "person": "A. Alternate", "role": "alternate", "binds": "on"}
    assert head.post("/demo/members/FEL/appoint", values).status_code == 303
    number = read_entries("demo")[-1].sequence
    page = head.get("/demo/seats/delegation:FEL/").content.decode()
    assert "A. Alternate" in page
    answer = head.post("/demo/seats/delegation:FEL/invite", {"number": number})
    token = re.search(r"http://testserver/invitation/([^/]+)/", answer.content.decode())[1]
    assert "no-store" in answer["Cache-Control"]
    assert token not in str(list(Invitation.objects.values()))
    assert find_invitation(token).number == number
    assert adviser.post("/demo/seats/delegation:FEL/invite", {"number": number}).status_code == 403
    assert head.post("/demo/seats/delegation:FEL/invite", {"number": 1}).status_code == 404
    later = datetime(2026, 11, 23, 9, tzinfo=UTC) + timedelta(days=7)
    with clock.reading(lambda: later):
        assert find_invitation(token) is None
    house(ReleaseDelegate(member="FEL", appointment=number))
    assert find_invitation(token) is None


def test_an_account_with_two_seats_chooses_one(house: Do):
    client = secretary(house)
    number = house(
        FillOffice(office="chair", kind="chair", member="AND", person="C", start="2026-01-01")
    ).entry.sequence
    Seating.objects.create(account=Account.objects.get(), body="demo", number=number)
    assert client.get("/demo/members/admit")["Location"] == "/demo/seats/?next=/demo/members/admit"
    answer = client.post("/demo/seats/", {"seat": "secretariat", "next": "/demo/members/admit"})
    assert (answer.status_code, answer["Location"]) == (303, "/demo/members/admit")
    assert client.get("/demo/members/admit").status_code == 200
    assert (
        client.post("/demo/seats/", {"seat": "office:chair", "next": "https://elsewhere.example/"})["Location"]
        == "/demo/seats/"
    )
    assert client.get("/demo/members/admit").status_code == 302
    assert client.post("/demo/seats/", {"seat": "delegation:FEL"}).status_code == 200


def test_who_prepares_who_does_not_sit_and_who_was_released_does_not_act(house: Do):
    house(FormGroup(code="COAST", names={"en": "Coast"}))
    house(JoinGroup(group="COAST", member="FEL", start="2026-01-01"))
    house(NameCoordinator(group="COAST", member="FEL", start="2026-01-01"))
    head, adviser = delegate(house), delegate(house, role="adviser", binds=False)
    head.post("/demo/seats/", {"seat": "group:COAST"})
    adviser.post("/demo/seats/", {"seat": "group:COAST"})
    assert (head.get("/demo/groups/join").status_code, adviser.get("/demo/groups/join").status_code) == (200, 302)
    letter = {"member": "FEL", "claim": 1, "reference": "Letter"}
    house(ReceiveCredentials(form="copy", **letter))
    house(ReceiveCredentials(form="original", **{**letter, "claim": 2}))
    house(AcceptCredentials(**{**letter, "claim": 2}))
    assert head.get("/demo/groups/join").status_code == 403
    assert head.get("/demo/seats/delegation:FEL/").status_code == 403
    house(ReleaseDelegate(member="FEL", appointment=Seating.objects.order_by("number")[0].number))
    assert head.get("/demo/seats/").status_code == 403


def test_a_delegation_confirms_on_its_page_what_was_entered_for_it(house: Do):
    client = delegate(house)
    act = AppointDelegate(member="FEL", role="adviser", person="B", binds=False)
    entry = house(act, Actor("secretariat", behalf="delegation:FEL")).entry
    values = {"entry": entry.sequence, "answer": "confirm", "key": "k"}
    assert client.post("/demo/seats/delegation:FEL/answer", values).status_code == 303
    assert OnBehalf.objects.get().answer == "confirmed"
    assert secretary(house).post("/demo/seats/delegation:FEL/answer", values).status_code == 403


def test_an_answer_to_what_is_no_number_of_an_entry_finds_nothing(house: Do):
    client = delegate(house)
    written = ("9" * 4301, "9" * 30, "0", "", "-1", "one", "²", "٣")
    values = [{"entry": entry, "answer": "confirm", "key": "k"} for entry in written]
    told = [client.post("/demo/seats/delegation:FEL/answer", each).status_code for each in values]
    assert (told, OnBehalf.objects.count()) == ([404] * 8, 0)


def test_each_answer_is_given_once_and_may_be_changed_again_and_again_also_by_a_form_without_a_key(house: Do):
    client = delegate(house)
    act = AppointDelegate(member="FEL", role="adviser", person="B", binds=False)
    entry = house(act, Actor("secretariat", behalf="delegation:FEL")).entry
    given = []
    for answer in ("confirm", "disown", "confirm"):
        values = {"entry": entry.sequence, "answer": answer}
        assert client.post("/demo/seats/delegation:FEL/answer", values).status_code == 303
        row = OnBehalf.objects.get()
        given.append((row.answer, row.answered))
    size = Log.objects.get(body="demo").size
    assert given == [("confirmed", size - 2), ("disowned", size - 1), ("confirmed", size)]
    again = client.post("/demo/seats/delegation:FEL/answer", values, follow=True)
    assert f"You have given this answer to entry {entry.sequence} already." in again.content.decode()
    assert Log.objects.get(body="demo").size == size


def test_each_page_gives_its_answers_a_key_of_their_own(house: Do):
    client = delegate(house)
    act = AppointDelegate(member="FEL", role="adviser", person="B", binds=False)
    house(act, Actor("secretariat", behalf="delegation:FEL"))
    pages = [client.get("/demo/seats/delegation:FEL/").content.decode() for _time in range(2)]
    keys = [re.findall(r'name="key" value="([^"]+)"', page) for page in pages]
    assert ([len(each) for each in keys], keys[0] != keys[1]) == ([1, 1], True)


def test_nothing_of_one_body_is_reachable_from_a_seat_of_another(house: Do, client: Client):
    Log.objects.create(body="other", origin="plenary.example/other")
    desk = Actor("secretariat")
    perform(EstablishBody(names={"en": "Other"}, procedure=ASSEMBLY), actor=desk, body="other", key="1")
    perform(
        AdmitMember(code="FEL", names={"en": "Fel"}, place=1, start="2026-01-01"), actor=desk, body="other", key="2"
    )
    fill = FillOffice(office="desk", kind="secretary", person="S", start="2026-01-01")
    number = perform(fill, actor=desk, body="other", key="3").entry.sequence
    stranger = seat(number, "desk@other.example", body="other")
    delegate(house)
    assert stranger.get("/other/members/admit").status_code == 200
    for address in (
        "seats/",
        "seats/secretariat/",
        "seats/delegation:FEL/",
        "members/admit",
        "members/FEL/name",
        "members/FEL/appoint",
        "groups/form",
        "groups/join",
    ):
        assert (address, stranger.get(f"/demo/{address}").status_code) == (address, 403)
    for address in ("seats/delegation:FEL/invite", "seats/delegation:FEL/answer", "members/admit"):
        assert stranger.post(f"/demo/{address}", {"number": 1, "entry": 1}).status_code == 403


def test_the_matrix_has_every_act_and_the_door_refuses_what_it_does_not_allow(house: Do, client: Client):
    page = client.get("/demo/permissions/")
    rows = {name: cells for name, _says, cells in page.context["rows"]}
    assert list(rows) == [act.name for act in registry.list_acts()]
    assert page.content.decode().count("<td>") == len(rows) * len(COLUMNS)
    for act in registry.list_acts():
        for column in COLUMNS:
            actor = Actor(
                f"{column.kind}:X" if column.kind != "secretariat" else column.kind,
                behalf=column.behalf and f"{column.behalf}:X",
            )
            try:
                require_seat(act, actor)
            except Refused:
                assert not may_act(act.seats, column)
        with pytest.raises(Refused):
            require_seat(act, Actor("nobody"))


@pytest.mark.parametrize(
    "address", ["/demo/seats/", "/demo/seats/delegation:FEL/", "/demo/permissions/", "/demo/groups/join"]
)
def test_a_page_costs_the_same_queries_with_many_rows(house: Do, address: str, django_assert_max_num_queries):
    client = secretary(house)
    for number in range(20):
        act = AppointDelegate(member="FEL", role="adviser", person=f"P{number}", binds=False)
        house(act, Actor("secretariat", behalf="delegation:FEL"))
    with django_assert_max_num_queries(22):
        assert client.get(address).status_code == 200


def test_who_signs_in_and_sets_up_the_first_factor_gives_the_password_once_and_for_a_further_one_again(house: Do):
    delegate(house, factor=False)
    client, page = Client(), "/account/2fa/totp/activate/"
    client.post("/account/login/", {"login": "head@fel.example", "password": PASSWORD})
    assert client.get(page).status_code == 200
    session = client.session
    session["account_authentication_methods"][0]["at"] -= 301
    session.save()
    assert client.get(page)["Location"].startswith("/account/reauthenticate/")
    client.post("/account/login/", {"login": "head@fel.example", "password": PASSWORD})
    RecoveryCodes.activate(Account.objects.get())
    assert client.get("/account/2fa/recovery-codes/generate/")["Location"].startswith("/account/reauthenticate/")


def test_whoever_has_an_account_and_a_second_factor_takes_a_further_seat_and_is_told_so(house: Do):
    client = delegate(house)
    number = house(
        FillOffice(office="chair", kind="chair", member="FEL", person="C", start="2026-01-01")
    ).entry.sequence
    answer = client.post(f"/invitation/{invite('demo', number)}/", follow=True)
    assert answer.redirect_chain == [("/demo/seats/", 303)]
    page = answer.content.decode()
    assert ("The seat is yours." in page, "second factor" in page) == (True, False)
