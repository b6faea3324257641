"""Guessing is slow, says nothing of which accounts there are, and is not made faster by lying about where one is."""

import pytest
from django.contrib.auth import hashers
from django.test import Client

from plenary.bodies.models import Account
from tests.bodies.conftest import Do
from tests.bodies.test_signing import PASSWORD, delegate

WRONG = "the wrong words here"


@pytest.fixture
def hashed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every password that is hashed, which is what takes the time."""
    seen: list[str] = []
    encode = hashers.MD5PasswordHasher.encode

    def note(self: hashers.MD5PasswordHasher, password: str, salt: str) -> str:
        seen.append(password)
        hash_of: str = encode(self, password, salt)
        return hash_of

    monkeypatch.setattr(hashers.MD5PasswordHasher, "encode", note)
    return seen


def test_an_account_that_does_not_exist_is_answered_alike_and_costs_as_much(house: Do, hashed: list[str]):
    delegate(house)
    Account.objects.create_user("no.password@fel.example")
    closed = Account.objects.create_user("closed@fel.example", PASSWORD)
    closed.is_active = False
    closed.save()
    said, cost = [], []
    for email in ("head@fel.example", "nobody@fel.example", "no.password@fel.example", "closed@fel.example"):
        hashed.clear()
        answer = Client().post("/account/login/", {"login": email, "password": WRONG})
        cost.append(len(hashed))
        said.append((answer.status_code, answer.context["form"].errors.as_json()))
    assert len(set(said)) == 1
    assert cost == [1, 1, 1, 1]


def test_neither_a_header_nor_capitals_make_more_guesses(house: Do):
    delegate(house)
    for turn in range(5):
        Client().post(
            "/account/login/",
            {"login": "Head@Fel.example" if turn % 2 else "head@fel.example", "password": WRONG},
            headers={"X-Forwarded-For": f"198.51.100.{turn}", "X-Real-IP": f"198.51.100.{turn}", "Forwarded": "for=x"},
        )
    answer = Client().post(
        "/account/login/",
        {"login": "head@fel.example", "password": PASSWORD},
        headers={"X-Forwarded-For": "203.0.113.9"},
    )
    assert "Too many failed login attempts" in answer.content.decode()


def test_one_address_tries_only_so_many_accounts(house: Do):
    told = [
        Client().post("/account/login/", {"login": f"n{turn}@fel.example", "password": WRONG}) for turn in range(11)
    ]
    assert "Too many failed login attempts" in told[10].content.decode()
    assert "Too many failed login attempts" not in told[9].content.decode()


def test_whoever_asks_too_often_reads_a_page_that_says_so(house: Do):
    answers = [Client().post("/account/login/", {}, headers={"Accept-Language": "fr"}) for _turn in range(31)]
    assert [answer.status_code for answer in answers[29:]] == [200, 429]
    page = answers[30].content.decode()
    assert ("Demandé trop souvent" in page, 'class="masthead"' in page) == (True, True)


def test_passwords_are_checked_as_they_were_typed(house: Do):
    delegate(house, factor=False)
    for typed in (PASSWORD.upper(), f" {PASSWORD}", f"{PASSWORD} ", PASSWORD[:-1]):
        assert Client().post("/account/login/", {"login": "head@fel.example", "password": typed}).status_code == 200
    assert Client().post("/account/login/", {"login": "head@fel.example", "password": PASSWORD}).status_code == 302


def test_pages_with_passwords_hide_them_and_let_programs_fill_them_in(house: Do):
    page = Client().get("/account/login/").content.decode()
    assert '<input type="password" name="password"' in page
    assert 'autocomplete="current-password"' in page
    assert "maxlength" not in page.partition('name="password"')[2].partition(">")[0]
    changing = delegate(house).get("/account/password/change/").content.decode()
    assert changing.count('type="password"') == 3
    assert changing.count('autocomplete="new-password"') == 2
