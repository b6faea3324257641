"""The pages on which people make tokens and read what the API does."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from hashlib import sha256

import pytest
from django.test import Client

from plenary.bodies import token as tokens
from plenary.bodies.models import Account, Token
from plenary.bodies.views.reference import Operation, list_operations, resolve
from plenary.kit import chance, clock
from plenary.kit.endpoint import registry as endpoints
from plenary.kit.language import _, available, speaking
from plenary.kit.templatetags.say import coded
from plenary.record import registry
from tests.web.api.conftest import NOW, House

NEW = "/account/tokens/demo/delegation:FEL/new"
GIVEN = {"label": "Our calendar", "until": "2026-12-31", "read": "on", "acts": ["delegation.appoint"]}


def sign_in(house: House, who: str, *, just_now: bool = True, **options: bool) -> Client:
    """A browser in which somebody has signed in, and has given the password a moment ago."""
    client = Client()
    account = house.account(who, **options)
    client.force_login(account)
    if just_now:
        session = client.session
        moment = {"method": "password", "reauthenticated": True, "at": datetime.now(UTC).timestamp()}
        session["account_authentication_methods"] = [moment]
        session["account_authentication_methods_user"] = session.get("_auth_user_id")
        session.save()
    return client


def secret_in(page: str) -> str:
    found = re.search(r"plenary_[\w-]{43}", page)
    assert found is not None
    return found[0]


def test_a_token_is_made_for_one_seat_and_shown_once(house: House):
    client = sign_in(house, "FEL")
    assert f'href="{NEW}"' in client.get("/account/tokens/").content.decode()
    form = client.get(NEW).content.decode()
    assert 'value="delegation.appoint"' in form
    assert "Appoint a person to a delegation (delegation.appoint)" in form
    assert 'value="member.admit"' not in form
    made = client.post(NEW, GIVEN)
    secret = secret_in(made.content.decode())
    assert (made.status_code, "no-store" in made["Cache-Control"]) == (200, True)
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    assert program.get("/demo/seats.json").json()["token"] == {
        "label": "Our calendar",
        "scopes": ["read", "act:delegation.appoint"],
        "expires": "2026-12-31T23:59:59+00:00",
    }
    listed = client.get("/account/tokens/").content.decode()
    assert secret not in listed
    assert "Our calendar" in listed
    assert "Read what this seat may read <small><code>read</code></small>" in listed
    assert "Appoint a person to a delegation <small><code>act:delegation.appoint</code></small>" in listed
    assert "23 November 2026" in listed
    assert (tokens.find(secret).digest == secret, len(tokens.find(secret).digest)) == (False, 64)


def test_a_token_is_revoked_by_its_owner_and_by_nobody_else(house: House):
    client, secret = sign_in(house, "FEL"), house.token("FEL", "delegation:FEL")
    number = tokens.find(secret).pk
    address = f"/account/tokens/{number}/revoke"
    assert sign_in(house, "desk").post(address).status_code == 404
    assert Client().post(address)["Location"].startswith("/account/login/")
    assert tokens.find(secret) is not None
    assert client.post(address)["Location"] == "/account/tokens/"
    assert (tokens.find(secret), tokens.revoke(Account.objects.get(email="fel@demo.example"), number)) == (None, False)
    assert b"is good for nothing any more" in client.get("/account/tokens/").content


def test_a_secret_is_256_random_bits_of_which_the_digest_is_kept(house: House):
    drawn = bytes(range(32))
    with chance.drawing(lambda width: drawn[:width]):
        secret = house.token("FEL", "delegation:FEL")
    assert urlsafe_b64decode(secret.removeprefix("plenary_") + "=") == drawn
    assert Token.objects.get().digest == sha256(secret.encode()).hexdigest()


def test_a_token_ends_on_its_day(house: House):
    secret = house.token("FEL", "delegation:FEL")
    with clock.reading(lambda: NOW + timedelta(days=30) - timedelta(seconds=1)):
        assert tokens.find(secret) is not None
    with clock.reading(lambda: NOW + timedelta(days=30)):
        assert tokens.find(secret) is None
        assert "over" in sign_in(house, "FEL").get("/account/tokens/").content.decode()


def test_the_last_use_is_known_to_the_minute(house: House):
    secret = house.token("FEL", "delegation:FEL")
    program = Client(headers={"Authorization": f"Bearer {secret}"})
    for seconds, used in ((0, 0), (59, 0), (60, 60)):
        with clock.reading(lambda seconds=seconds: NOW + timedelta(seconds=seconds)):
            program.get("/demo.json")
        assert Token.objects.get(pk=tokens.find(secret).pk).used == NOW + timedelta(seconds=used)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"label": ""}, "label"),
        ({"until": "2026-11-22"}, "until"),
        ({"until": "2027-11-25"}, "until"),
        ({"read": "", "acts": []}, "read"),
        ({"acts": ["member.admit"]}, "acts"),
    ],
)
def test_what_a_token_cannot_be_is_said_beside_the_field(house: House, change: dict[str, object], field: str):
    given = {name: value for name, value in {**GIVEN, **change}.items() if value}
    answer = sign_in(house, "FEL").post(NEW, given)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert Token.objects.count() == 0


def test_a_token_needs_a_seat_a_second_factor_and_the_password_again(house: House):
    assert sign_in(house, "FEL").get("/account/tokens/demo/secretariat/new").status_code == 404
    assert sign_in(house, "FEL").get("/account/tokens/other/delegation:FEL/new").status_code == 404
    stale = sign_in(house, "FEL", just_now=False).post(NEW, GIVEN)
    assert stale["Location"].startswith("/account/reauthenticate/")
    assert sign_in(house, "AND", factor=False).get("/account/tokens/demo/delegation:AND/new").status_code == 403
    assert b"second factor" in sign_in(house, "AND", factor=False).get("/account/tokens/").content
    assert Client().get(NEW)["Location"].startswith("/account/login/")
    assert Token.objects.count() == 0


def test_whoever_only_prepares_is_offered_no_act(house: House):
    client = sign_in(house, "adviser")
    assert 'name="acts"' not in client.get(NEW).content.decode()
    assert client.post(NEW, {**GIVEN, "prepare": "on"}).status_code == 200
    assert Token.objects.get().scopes == ["read", "prepare"]


def test_the_reference_has_every_address_and_every_act(house: House, client: Client):
    page = client.get("/api/").content.decode()
    names = {"file.keep", *endpoints.endpoints, *(act.name for act in registry.list_acts())}
    assert set(re.findall(r'href="/api/operations/([^/"]+)/"', page)) == names
    for name in names:
        assert (name, client.get(f"/api/operations/{name}/").status_code) == (name, 200)
    assert client.get("/api/operations/nothing/").status_code == 404
    assert "Appoint a person to a delegation<br><code>delegation.appoint</code>" in page
    arabic = client.get("/api/operations/delegation.appoint/", headers={"Accept-Language": "ar"}).content.decode()
    with speaking("ar"):
        name = registry.call("delegation.appoint")
    assert f"<h1>{name} <small><code>delegation.appoint</code></small></h1>" in arabic
    description = client.get("/api/openapi.json")
    assert (description.json()["openapi"], len(description.json()["paths"])) == ("3.1.0", len(names))
    again = client.get("/api/openapi.json", headers={"If-None-Match": description["ETag"]})
    assert again.status_code == 304


def test_an_operation_says_what_is_sent_and_which_rules_may_refuse_it(house: House, client: Client):
    page = " ".join(re.sub(r"<[^>]+>", " ", client.get("/api/operations/delegation.appoint/").content.decode()).split())
    for told in (
        "POST /{body}/acts/delegation.appoint",
        "Appoint a person to a delegation delegation.appoint",
        "Version 1 Kinds of seat delegation secretariat Undone by Release a person from a delegation delegation.release",
        "person string 1…150 needed",
        "role “head” | “alternate” | “adviser” needed",
        "Idempotency-Key header",
        "bodies.one-head",
        "201 It is on the record.",
    ):
        assert told in page
    problems = client.get("/api/problems/").content.decode()
    assert '<tr id="bodies.one-head">' in problems
    assert "Appoint a person to a delegation <code>delegation.appoint</code></a>" in problems
    assert '<tr id="record.key-reused">' in problems


def list_told(operation: Operation) -> Iterator[str]:
    """Every sentence that the description has of an operation, its parameters, its answers and their fields."""
    told = operation.told
    yield told["summary"]
    yield told.get("description", "").removeprefix(told["summary"]).strip()
    yield from (each.get("description", "") for each in told["parameters"])
    sent = told.get("requestBody", {}).get("content", {})
    answered = {status: answer.get("content", {}) for status, answer in told["responses"].items()}
    yield from (answer["description"] for answer in told["responses"].values())
    for contents in (sent, *(content for status, content in answered.items() if status < "400")):
        for content in contents.values():
            for schema in content["schema"].get("anyOf", [content["schema"]]):
                yield from (field.get("description", "") for field in resolve(schema).get("properties", {}).values())


@pytest.mark.parametrize("tag", [tag for tag in available() if tag != "en"])
def test_whatever_a_page_of_the_reference_says_is_in_the_readers_language(house: House, tag: str):
    client, english = Client(headers={"Accept-Language": tag}), []
    seen: set[str] = set()
    for operation in list_operations():
        if operation.name.startswith(("page.", "pages.")):
            continue  # acts of the tests
        page = client.get(f"/api/operations/{operation.name}/").content.decode()
        with speaking(tag):
            for sentence in filter(None, list_told(operation)):
                seen.add(sentence)
                if _(sentence) == sentence or coded(_(sentence)) not in page:
                    english.append((operation.name, sentence))
    assert (english, len(seen) > 120) == ([], True)


def test_what_each_operation_does_is_said_in_the_readers_language(house: House):
    arabic = Client(headers={"Accept-Language": "ar"})
    page = arabic.get("/api/").content.decode()
    assert [said in page for said in ("يغادر عضو مجموعة في تاريخ.", "قيود سجل، الأحدث أولاً.")] == [True, True]
    assert [said in page for said in ("A member leaves a group on a date.", "The entries of a record")] == [
        False,
        False,
    ]
    told = arabic.get("/api/operations/composition.declare/").content.decode()
    assert '<p class="lede">تعلن مجموعة من تكون في بند واحد اعتباراً من يوم؛ ولا يُحسب معها فيه أحد سواهم.</p>' in told
    assert "<p>ومن ينسّق المجموعة في ذلك البند وحده يعلن ذلك من مقعد وفده هو.</p>" in told
    assert "<td>المقعد الذي تتصرف الأمانة باسمه: <code>delegation:BOR</code>.</td>" in told
    assert "<h3>422 تعذّر قبول المحتوى</h3>" in told
    assert "Refuse the act where an entry after this one changed its subject." not in told


def test_the_description_for_programs_is_in_english_whoever_asks(house: House):
    given = [Client(headers={"Accept-Language": tag}).get("/api/openapi.json") for tag in available()]
    assert {(each.content, each["ETag"]) for each in given} == {(given[0].content, given[0]["ETag"])}
    assert given[0].json()["paths"]["/{body}.json"]["get"]["responses"]["404"]["description"] == "Not Found"
