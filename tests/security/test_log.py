"""What is logged says what happened and when, and nothing of who somebody is or what was typed."""

import json
import logging
from typing import Any

import pytest
from django.test import Client, RequestFactory

from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.invitation import invite
from plenary.kit.log import Lines, name_source
from tests.bodies.conftest import Do
from tests.bodies.test_signing import PASSWORD, delegate

TYPED = ("head@fel.example", "D. Delegate", PASSWORD, "wrong words typed", "127.0.0.1", "hunter2")


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture) -> Any:
    """What the formatter makes of everything that is logged."""
    caplog.set_level(logging.INFO, "plenary")
    caplog.handler.setFormatter(Lines())

    def read() -> list[dict[str, Any]]:
        text = caplog.text
        assert [word for word in TYPED if word in text] == []
        return [json.loads(line) for line in text.splitlines()]

    return read


def events(lines: list[dict[str, Any]]) -> list[str]:
    return [line["event"] for line in lines]


def test_signing_in_failing_and_being_refused_are_logged_without_a_name_an_address_or_what_was_typed(
    house: Do, lines: Any
):
    delegate(house)
    client = Client()
    client.post("/account/login/", {"login": "head@fel.example", "password": "wrong words typed"})
    client.post("/account/login/", {"login": "nobody@fel.example", "password": "wrong words typed"})
    client.post("/account/login/", {"login": "head@fel.example", "password": PASSWORD})
    client.post("/account/2fa/authenticate/", {"code": "1"})
    other = delegate(house, "AND")
    other.get("/demo/members/admit")
    other.post("/account/logout/")
    token = invite("demo", house(AppointDelegate(member="FEL", role="adviser", person="P", binds=False)).entry.sequence)
    Client().get(f"/invitation/{token}/")
    told = lines()
    assert events(told) == [
        "signed in",
        "password refused",
        "password refused",
        "second factor refused",
        "signed in",
        "refused",
        "signed out",
        "invitation made",
    ]
    assert token not in json.dumps(told)
    known, unknown = told[1], told[2]
    assert (known["level"], type(known["account"]), unknown["account"]) == ("warning", int, None)
    assert known["source"] == unknown["source"] == name_source(RequestFactory().get("/"))
    assert {"account": told[5]["account"], "method": "GET", "route": "<slug:body>/members/admit"}.items() <= told[
        5
    ].items()
    assert known["time"].endswith("+00:00")


def test_a_fault_is_logged_with_its_place_and_without_its_words(house: Do, lines: Any, monkeypatch: pytest.MonkeyPatch):
    def fail(*_given: Any) -> None:
        raise RuntimeError("password of the database: hunter2")

    monkeypatch.setattr("plenary.bodies.views.body.list_doors", fail)
    Client(raise_request_exception=False).get("/demo/?secret=hunter2")
    [fault] = lines()
    assert (fault["event"], fault["status"], fault["route"], fault["error"]) == (
        "answered",
        500,
        "<slug:body>/",
        "RuntimeError",
    )
    assert "bodies/views/body.py" in " ".join(fault["trace"])


def test_nobody_writes_a_line_of_theirs(lines: Any):
    logging.getLogger("plenary.security").warning('broken\n{"event": "signed in"}')
    [line] = lines()
    assert line["event"] == 'broken\n{"event": "signed in"}'
