"""Every act has its address; whoever may do it does it once, and everybody else is told why not and what to do."""

import json
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from plenary.bodies import token as tokens
from plenary.bodies.acts.forum import OpenForum
from plenary.bodies.acts.member import NameMember
from plenary.bodies.api.act import do_act
from plenary.bodies.models import Account, Member, OnBehalf, Token
from plenary.bodies.rules.permission import COLUMNS, Column, Standing, may_act
from plenary.record import registry
from plenary.record.follower import catch_up
from plenary.record.models import Log
from plenary.record.reading import read_entries
from tests.web.api.conftest import House

BORLIA: dict[str, Any] = {"code": "NEW", "names": {"en": "Newland"}, "place": 4, "start": "2026-02-01"}
NAME: dict[str, Any] = {"code": "FEL", "names": {"en": "Felunda"}, "place": 3}


def send(client: Client, act: str, payload: object, key: str = "k1", query: str = "", **headers: str) -> HttpResponse:
    return client.post(
        f"/demo/acts/{act}{query}",
        json.dumps(payload),
        content_type="application/json",
        headers={"Idempotency-Key": key, **headers},
    )


def told(answer: HttpResponse) -> tuple[int, str]:
    """The status and the rule of a refusal."""
    assert answer["Content-Type"] == "application/problem+json"
    return answer.status_code, answer.json()["rule"]


def test_an_act_is_done_once_however_often_it_is_sent(house: House):
    desk, size = house.client("desk", "secretariat"), Log.objects.get(body="demo").size
    first = send(desk, "member.admit", BORLIA)
    entry = read_entries("demo", after=size)[0]
    assert first.json() == {
        "body": "demo",
        "sequence": size + 1,
        "time": entry.time,
        "act": "member.admit",
        "seat": "secretariat",
        "behalf": None,
        "repeated": False,
        "entry": f"/demo/record/{size + 1}.json",
        "proof": f"/demo/record/{size + 1}.tlog-proof",
    }
    assert (first.status_code, first["Location"]) == (201, f"/demo/record/{size + 1}.json")
    again = send(desk, "member.admit", BORLIA)
    assert (again.status_code, again.json()) == (200, {**first.json(), "repeated": True})
    assert Member.rows.at().filter(body="demo", code="NEW").count() == 1
    other = send(desk, "member.admit", {**BORLIA, "code": "NEWER"})
    assert (*told(other), other.json()["seat"]) == (422, "record.key-reused", "secretariat")


def test_a_refusal_names_the_rule_the_seat_the_field_and_the_way_out(house: House):
    answer = send(house.client("desk", "secretariat"), "member.admit", {**BORLIA, "code": "FEL"})
    assert answer.json() == {
        "type": "/api/problems/#bodies.code",
        "title": "The rules do not allow this",
        "status": 422,
        "detail": "FEL is a member already.",
        "instance": "/demo/acts/member.admit",
        "rule": "bodies.code",
        "seat": "secretariat",
        "field": "code",
        "ways": ["Nothing was written: mend what is named and send it again."],
    }


def test_a_problem_is_told_in_the_language_of_whoever_asks(house: House):
    desk = house.client("desk", "secretariat")
    answer = send(desk, "member.admit", {**BORLIA, "code": "FEL"}, **{"Accept-Language": "fr"})
    assert answer["Content-Language"] == "fr"
    assert answer.json()["title"] != "The rules do not allow this"


def test_what_was_changed_meanwhile_is_a_conflict(house: House):
    desk, size = house.client("desk", "secretariat"), Log.objects.get(body="demo").size
    house.do(NameMember(code="FEL", names={"en": "Fel"}, place=2))
    assert told(send(desk, "member.name", NAME, query=f"?basis={size}")) == (409, "record.moved")
    assert send(desk, "member.name", NAME, query=f"?basis={size + 1}").status_code == 201


def test_the_secretariat_acts_for_others_who_then_answer(house: House):
    desk, delegate = house.client("desk", "secretariat"), house.client("FEL", "delegation:FEL")
    payload = {"member": "FEL", "role": "adviser", "person": "A. Person", "binds": False}
    done = send(desk, "delegation.appoint", payload, query="?behalf=delegation:FEL").json()
    assert (done["seat"], done["behalf"]) == ("secretariat", "delegation:FEL")
    assert send(delegate, "behalf.confirm", {"entry": done["sequence"]}).status_code == 201
    assert OnBehalf.objects.get(sequence=done["sequence"], body="demo").answer == "confirmed"
    assert told(send(delegate, "delegation.appoint", payload, "k2", query="?behalf=delegation:AND")) == (
        403,
        "record.seat",
    )


def test_an_act_is_tried_without_being_done_also_by_whoever_only_prepares(house: House):
    adviser, size = house.client("adviser", "delegation:FEL", "prepare"), Log.objects.get(body="demo").size
    payload = {"member": "FEL", "role": "adviser", "person": "A. Person", "binds": False}
    answer = send(adviser, "delegation.appoint", payload, query="?rehearse=true")
    expected = {"act": "delegation.appoint", "seat": "delegation:FEL", "behalf": None, "allowed": True}
    assert (answer.status_code, answer.json()) == (200, expected)
    wrong = send(adviser, "delegation.appoint", {**payload, "member": "AND"}, query="?rehearse=true")
    assert told(wrong) == (422, "bodies.own")
    assert Log.objects.get(body="demo").size == size
    assert told(send(adviser, "delegation.appoint", payload)) == (403, "bodies.scope")
    bold = house.client("adviser", "delegation:FEL")
    assert told(send(bold, "delegation.appoint", payload)) == (403, "bodies.standing")


@pytest.mark.parametrize(
    ("payload", "field"),
    [
        ({**BORLIA, "code": "small"}, "code"),
        ({**BORLIA, "colour": "red"}, "colour"),
        ({**BORLIA, "names": {"en": ""}}, "names.en"),
        ([], "JSON"),
    ],
)
def test_a_payload_that_is_none_says_where(house: House, payload: object, field: str):
    answer = send(house.client("desk", "secretariat"), "member.admit", payload)
    assert (*told(answer), answer.json()["field"]) == (400, "bodies.payload", field)


@pytest.mark.parametrize(
    ("more", "field"),
    [('"place": 3, "place": 2', "place"), ('"place": 3, "standing": "member", "standing": "member"', "standing")],
)
def test_a_payload_that_gives_a_field_twice_is_refused_by_its_name(house: House, more: str, field: str):
    client, size = house.client("desk", "secretariat"), Log.objects.get(body="demo").size
    answer = client.post(
        "/demo/acts/member.admit",
        f'{{"code": "NEW", "names": {{"en": "New"}}, "start": "2026-02-01", {more}}}',
        content_type="application/json",
        headers={"Idempotency-Key": "k1"},
    )
    assert (*told(answer), answer.json()["field"], answer.json()["detail"]) == (
        400,
        "bodies.payload",
        field,
        f"The payload gives {field} twice, and does not say which is meant: give it once.",
    )
    assert Log.objects.get(body="demo").size == size


def test_a_request_that_is_none_is_refused_before_anything_is_done(house: House):
    desk, address = house.client("desk", "secretariat"), "/demo/acts/member.admit"
    text = json.dumps(BORLIA)
    assert told(desk.post(address, text, content_type="application/json")) == (400, "bodies.key")
    assert told(send(desk, "member.admit", BORLIA, key="two words")) == (400, "bodies.key")
    assert told(send(desk, "member.admit", BORLIA, query="?behalf=nobody")) == (400, "kit.query")
    key = {"Idempotency-Key": "k"}
    assert told(desk.post(address, {"code": "NEW"}, headers=key)) == (415, "bodies.media")
    long = " " * 1_000_001
    assert told(desk.post(address, long, content_type="application/json", headers=key)) == (413, "bodies.too-large")
    longer = " " * 3_000_000
    assert told(desk.post(address, longer, content_type="application/json", headers=key)) == (413, "kit.too-large")
    assert (told(desk.get(address)), desk.get(address)["Allow"]) == ((405, "kit.method"), "POST")
    assert told(send(desk, "no.such", {})) == (404, "bodies.act")
    nul = send(desk, "member.admit", {**BORLIA, "names": {"en": "a\0b"}})
    assert (*told(nul), Member.rows.filter(code="NEW").count()) == (422, "record.nul", 0)


def test_who_does_not_prove_who_it_is_acts_on_nothing(house: House, client: Client):
    for secret in (None, "Bearer plenary_wrong", "Bearer", "Basic ZGVzazpwYXNz"):
        asking = Client(headers={"Authorization": secret} if secret else {})
        answer = send(asking, "member.admit", BORLIA)
        rule = "bodies.bad-token" if secret else "bodies.no-token"
        assert told(answer) == (401, rule)
        assert answer["WWW-Authenticate"].startswith("Bearer")
    assert told(Client(headers={"Authorization": "Bearer x"}).get("/demo.json")) == (401, "bodies.bad-token")


def test_a_session_writes_only_with_the_token_of_our_own_pages(house: House):
    client = Client(enforce_csrf_checks=True)
    client.force_login(house.account("desk"))
    assert told(send(client, "member.admit", BORLIA)) == (403, "bodies.csrf")
    client.get("/account/login/")
    assert told(send(client, "member.admit", BORLIA)) == (403, "bodies.csrf")
    page = client.get("/demo/members/admit")
    csrf = str(page.context["csrf_token"])
    assert send(client, "member.admit", BORLIA, **{"X-CSRFToken": csrf}).status_code == 201
    # A token is no session: it needs nothing more, and no cookie beside it changes who asks.
    token = house.token("FEL", "delegation:FEL")
    beside = send(client, "member.admit", BORLIA, "k9", Authorization=f"Bearer {token}")
    assert (*told(beside), beside.json()["seat"]) == (403, "record.seat", "delegation:FEL")


def test_a_session_with_several_seats_and_none_taken_is_told_to_choose(house: House):
    client = Client()
    account = house.account("desk")
    account.seatings.create(body="demo", number=house.numbers["demo", "FEL"])
    client.force_login(account)
    answer = send(client, "member.admit", BORLIA)
    assert (*told(answer), answer.json()["detail"]) == (
        403,
        "bodies.no-seat",
        "You have several seats, and have taken none.",
    )
    stranger = Client()
    stranger.force_login(house.account("AND", "other"))
    assert told(send(stranger, "member.admit", BORLIA)) == (403, "bodies.no-seat")


def test_a_token_ends_with_the_seat_the_second_factor_and_the_account(house: House):
    client = house.client("FEL", "delegation:FEL")
    account = Account.objects.get(email="fel@demo.example")
    payload = {"member": "FEL", "role": "adviser", "person": "A. Person", "binds": False}
    account.authenticator_set.all().delete()
    assert told(send(client, "delegation.appoint", payload)) == (403, "bodies.second-factor")
    number = house.numbers["demo", "FEL"]
    desk = house.client("desk", "secretariat")
    assert send(desk, "delegation.release", {"member": "FEL", "appointment": number}).status_code == 201
    assert told(send(client, "delegation.appoint", payload)) == (403, "bodies.no-seat")
    assert [each["key"] for each in client.get("/demo/documents.json").json()["documents"]] == ["agenda"]
    Account.objects.filter(pk=account.pk).update(is_active=False)
    assert told(client.get("/demo.json")) == (401, "bodies.bad-token")


#: How somebody comes to each column of the matrix; the seats that nobody can have by a token are not among them.
PERSONS = {
    ("secretariat", Standing.BINDING): ("desk", "secretariat"),
    ("office", Standing.BINDING): ("chair", "office:chair"),
    ("delegation", Standing.BINDING): ("FEL", "delegation:FEL"),
    ("delegation", Standing.PREPARING): ("adviser", "delegation:FEL"),
}


@pytest.mark.parametrize("column", [each for each in COLUMNS if (each.kind, each.standing) in PERSONS], ids=str)
def test_the_matrix_holds_for_every_act(house: House, column: Column):
    client = house.client(*PERSONS[column.kind, column.standing])
    query = f"?behalf={column.behalf}:FEL" if column.behalf else ""
    for act in registry.list_acts():
        answer = send(client, act.name, {"no": "payload"}, query=query)
        allowed = may_act(act.seats, column)
        # Whoever may is asked for a payload; whoever may not does not come so far.
        expected = {(400, "bodies.payload")} if allowed else {(403, "record.seat"), (403, "bodies.standing")}
        assert {(act.name, *told(answer))} <= {(act.name, *each) for each in expected}


def test_every_act_needs_its_own_scope(house: House):
    scopes = {f"act:{act.name}" for act in registry.list_acts()}
    for act in registry.list_acts():
        others = house.client("desk", "secretariat", "read", "prepare", *(scopes - {f"act:{act.name}"}))
        assert (act.name, *told(send(others, act.name, []))) == (act.name, 403, "bodies.scope")


def test_tokens_of_one_account_share_a_limit(house: House, settings: Any):
    settings.API_REQUESTS_A_MINUTE = 3
    first, second = house.client("desk", "secretariat"), house.client("desk", "secretariat")
    answers = [client.get("/demo.json") for client in (first, second, first, second)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429]
    assert (told(answers[3]), answers[3]["Retry-After"]) == ((429, "bodies.too-many"), "60")
    assert house.client("FEL", "delegation:FEL").get("/demo.json").status_code == 200
    assert Client().get("/demo.json").status_code == 200


def test_a_token_stands_nowhere_but_with_its_owner(house: House, caplog: pytest.LogCaptureFixture):
    secret = house.token("desk", "secretariat", "read")
    client = Client(headers={"Authorization": f"Bearer {secret}"}, raise_request_exception=False)
    with caplog.at_level("DEBUG"):
        answers = [client.get("/demo.json"), client.get(f"/demo.json?token={secret}"), client.get("/demo/no.json")]
        answers.append(send(client, "member.admit", BORLIA))
    assert [answer.status_code for answer in answers] == [200, 400, 404, 403]
    assert [answer for answer in answers if secret.encode() in answer.content] == []
    assert secret not in caplog.text
    assert secret not in str(list(Token.objects.values()))


def test_a_token_that_is_revoked_while_the_request_waits_writes_nothing_and_the_program_is_asked_for_another(
    house: House,
):
    house.token("desk", "secretariat", "act:member.admit")
    token, size = Token.objects.get(), Log.objects.get(body="demo").size
    request = RequestFactory().post(
        "/demo/acts/member.admit",
        json.dumps(BORLIA),
        content_type="application/json",
        headers={"Idempotency-Key": "k1"},
    )
    tokens.carry(request, token)
    assert tokens.revoke(house.account("desk"), token.pk)
    answer = do_act(request, "demo", "member.admit")
    said = json.loads(answer.content)
    assert (answer.status_code, said["rule"]) == (401, "bodies.token-lost")
    assert answer["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert Log.objects.get(body="demo").size == size


def test_who_is_in_a_closed_forum_is_entered_in_its_own_log_by_those_who_may_know_of_it(house: House):
    closed = {
        "kind": "informals",
        "names": {"en": "Aside"},
        "room": "participants",
        "mode": "closed",
        "serviced": False,
    }
    # The opening receives whoever has come into the chair by then.
    chair = house.client("chair", "office:chair")
    house.do(OpenForum.model_validate({**closed, "key": "aside", "chair": "office:chair"}))
    catch_up("closed-logs", "demo")
    size = Log.objects.get(body="demo").size
    asked = {"forum": "aside", "member": "FEL", "start": "2026-01-01"}
    tried = send(chair, "forum.ask-in", asked, query="?rehearse=true")
    assert (tried.status_code, tried.json()["allowed"]) == (200, True)
    done = send(chair, "forum.ask-in", asked)
    entry = read_entries("demo.aside", after=1)[0]
    assert (done.status_code, done.json(), "Location" in done.headers) == (
        201,
        {
            "body": "demo.aside",
            "sequence": 2,
            "time": entry.time,
            "act": "forum.ask-in",
            "seat": "office:chair",
            "behalf": None,
            "repeated": False,
            "entry": None,
            "proof": None,
        },
        False,
    )
    again = send(chair, "forum.ask-in", asked)
    assert (again.status_code, again.json()["repeated"], Log.objects.get(body="demo").size) == (200, True, size)
    assert send(chair, "forum.leave", {"forum": "aside", "member": "FEL", "end": "2026-06-01"}, "k2").status_code == 201


def test_whoever_may_not_know_of_a_closed_forum_is_told_what_is_told_where_there_is_none(house: House):
    closed = {
        "kind": "informals",
        "names": {"en": "Aside"},
        "room": "participants",
        "mode": "closed",
        "serviced": False,
    }
    house.do(OpenForum.model_validate({**closed, "key": "aside", "chair": "office:chair"}))
    catch_up("closed-logs", "demo")
    head = house.client("AND", "delegation:AND")
    answers = [
        send(head, act, {"forum": key, **values}, f"{act}-{key}").json()
        for act, values in (
            ("forum.ask-in", {"member": "AND", "start": "2026-01-01"}),
            ("forum.leave", {"member": "AND", "end": "2026-06-01"}),
            ("forum.receive", {"seat": "office:chair", "appointment": 1, "account": "0" * 32}),
        )
        for key in ("aside", "none")
    ]
    found = [(answer["rule"], answer["detail"].replace("none", "aside")) for answer in answers]
    assert found == [("bodies.forum-log", "Who takes part in aside is not kept here.")] * 6
