"""What every answer says to the browser, and what no request does: at every address that there is."""

import asyncio
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client

from plenary.kit.language import available
from plenary.record.models import Log
from plenary.record.sequencer import sequence_log
from plenary.record.storage import installed
from plenary.web import asgi
from tests.bodies.conftest import Do
from tests.bodies.test_signing import delegate, secretary
from tests.security.walking import list_addresses

ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
CONTENT = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}


@pytest.fixture
def everywhere(house: Do, tmp_path, settings) -> list[str]:
    settings.FOLDER, settings.KEYS = tmp_path, tmp_path / "keys"
    signer = installed().make_key(Log.objects.get(body="demo"))
    sequence_log("demo", installed().files("demo"), signer)
    addresses = list_addresses()
    assert len(addresses) >= 60
    return addresses


def test_every_answer_keeps_strangers_code_and_frames_out_and_none_is_for_other_sites(everywhere: list[str]):
    client = Client(raise_request_exception=False)
    for address in everywhere:
        answer = client.get(address, headers={"Origin": "https://elsewhere.example"})
        assert {name: answer.get(name) for name in ALWAYS} == ALWAYS, address
        assert set(answer["Content-Security-Policy"].split("; ")) >= CONTENT, address
        assert "unsafe" not in answer["Content-Security-Policy"]
        assert "Access-Control-Allow-Origin" not in answer, address
        assert "camera=()" in answer["Permissions-Policy"]
        if answer.content:
            assert re.search(
                r"charset=utf-8|application/(json|problem\+json|zip|octet-stream|jrd)", answer["Content-Type"]
            ), address


def test_what_is_shown_to_whoever_signed_in_holds_no_code_is_in_no_shared_cache_and_changes_nothing(
    everywhere: list[str], house: Do
):
    client = secretary(house)
    before = Log.objects.get(body="demo").size
    seen = 0
    for address in everywhere:
        answer = client.get(address)
        kept, text = answer.headers.get("Cache-Control", ""), answer.content.decode("utf-8", "replace")
        if "immutable" not in kept and "max-age=5" not in kept:
            assert "private" in kept or "no-store" in kept, address
        if "<html" in text:
            seen += 1
            assert re.findall(r"<script(?![^>]*(?:src=|application/json))", text) == [], address
            assert re.findall(r"<[^>]+\s(?:style|on\w+)=", text) == [], address
            assert re.findall(r'(?:href|src|action)="(?:javascript|data):(?!image/svg)', text) == [], address
            assert re.findall(r'src="(?:https?:)?//', text) == [], address
            assert 'href="/account/logout/"' in text, address
    assert seen >= 25
    assert Log.objects.get(body="demo").size == before


def test_nothing_is_done_for_a_form_of_another_site(everywhere: list[str], house: Do):
    client = secretary(house)
    strict = Client(enforce_csrf_checks=True, raise_request_exception=False)
    strict.cookies["sessionid"] = client.cookies["sessionid"].value
    before = Log.objects.get(body="demo").size
    taken = [
        address
        for address in everywhere
        if strict.post(
            address, {"code": "X", "seat": "secretariat"}, headers={"Origin": "https://elsewhere.example"}
        ).status_code
        not in (403, 405)
    ]
    assert taken == []
    assert Log.objects.get(body="demo").size == before


def test_a_request_is_never_sent_back_as_an_answer(house: Do):
    for method in ("TRACE", "TRACK", "CONNECT"):
        answer = Client().generic(method, "/demo/", headers={"X-Secret": "do-not-echo"})
        assert (answer.status_code, answer.content, answer["X-Content-Type-Options"]) == (405, b"", "nosniff")


@pytest.mark.parametrize("host", ["elsewhere.example", "testserver.elsewhere.example", "testserver@elsewhere.example"])
def test_a_request_for_another_host_is_refused(house: Do, host: str, settings):
    settings.ALLOWED_HOSTS = ["testserver"]
    client = Client(raise_request_exception=False)
    assert client.get("/demo/", headers={"Host": host}).status_code == 400
    assert client.get("/demo/", headers={"X-Forwarded-Host": host}).status_code == 200
    asked = client.get("/account/login/", headers={"X-Forwarded-Host": host}).content.decode()
    assert "elsewhere.example" not in asked


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://elsewhere.example/",
        "//elsewhere.example/",
        "///elsewhere.example/",
        "/\\elsewhere.example/",
        "https:elsewhere.example",
        "javascript:alert(1)",
        "\thttps://elsewhere.example/",
    ],
)
def test_nobody_is_led_to_another_site(house: Do, elsewhere: str):
    client = secretary(house)
    assert client.post("/demo/seats/", {"seat": "secretariat", "next": elsewhere})["Location"] == "/demo/seats/"
    assert client.get("/account/login/", {"next": elsewhere})["Location"] == "/"
    stranger = Client()
    page = stranger.get("/account/login/", {"next": elsewhere}).content.decode()
    assert 'href="https://elsewhere' not in page
    for referer in (elsewhere, f"http://testserver{elsewhere}", f"http://testserver/{elsewhere}"):
        back = stranger.get("/language/fr", headers={"Referer": referer})["Location"]
        assert back.startswith("/"), referer
        assert not back.startswith(("//", "/\\")), referer


def test_a_failure_shows_nothing_of_how_the_site_is_made(house: Do, monkeypatch: pytest.MonkeyPatch):
    def fail(*_given: Any) -> None:
        raise RuntimeError("password of the database: hunter2")

    monkeypatch.setattr("plenary.bodies.views.body.list_doors", fail)
    answer = Client(raise_request_exception=False).get("/demo/")
    page = answer.content.decode()
    assert answer.status_code == 500
    assert [word for word in ("hunter2", "RuntimeError", "Traceback", "plenary/", "django") if word in page] == []


def test_where_a_weakness_is_reported_is_said_where_the_operator_gave_an_address(db: None, client: Client, settings):
    assert client.get("/.well-known/security.txt").status_code == 404
    settings.SECURITY_CONTACT = "mailto:security@plenary.example"
    answer = client.get("/.well-known/security.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "Contact: mailto:security@plenary.example",
        "Expires: 2027-05-22T00:00:00Z",
        f"Preferred-Languages: {', '.join(available())}",
        "Canonical: http://testserver/.well-known/security.txt",
    ]
    assert datetime(2027, 5, 22, tzinfo=UTC) > datetime(2026, 11, 23, tzinfo=UTC)


def test_the_stream_is_protected_as_pages_are_and_answers_only_for_its_host(settings):
    settings.ALLOWED_HOSTS, settings.SECURE_HSTS_SECONDS = ["plenary.example"], 99
    sent: list[Any] = []

    async def ask(host: bytes) -> int:
        sent.clear()

        async def receive() -> Any:
            return {"type": "http.disconnect"}

        async def send(message: Any) -> None:
            sent.append(message)

        scope = {"type": "http", "path": "/live", "method": "GET", "query_string": b"", "headers": [(b"host", host)]}
        await asgi.application(scope, receive, send)
        status: int = sent[0]["status"]
        return status

    assert asyncio.run(ask(b"elsewhere.example")) == 400
    assert asyncio.run(ask(b"plenary.example:8000")) == 200
    headers = dict(sent[0]["headers"])
    assert headers[b"content-security-policy"] == b"default-src 'none'; frame-ancestors 'none'; base-uri 'none'"
    assert headers[b"x-content-type-options"] == b"nosniff"
    assert headers[b"strict-transport-security"] == b"max-age=99; includeSubDomains"
    assert b"access-control-allow-origin" not in headers


def test_what_is_larger_than_anything_handed_in_is_refused_unread(house: Do):
    def send(client: Client, length: int) -> int:
        return client.post("/account/login/", b"", content_type="text/plain", CONTENT_LENGTH=str(length)).status_code

    member = delegate(house)
    assert [send(Client(), 1 << 20), send(Client(), (1 << 20) + 1)] == [200, 413]
    assert [send(member, 2 << 20), send(member, 35 << 20)] == [302, 413]
    page = Client().post(
        "/demo/", b"", content_type="text/plain", CONTENT_LENGTH="99999999", headers={"Accept-Language": "fr"}
    )
    assert (page.status_code, "C’est plus que ce qui est accepté ici" in page.content.decode()) == (413, True)
    assert Client().post("/demo/", b"", content_type="text/plain", CONTENT_LENGTH="-1").status_code == 413
