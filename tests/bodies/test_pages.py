"""Pages of a body: in the reader's language, in the body's own order, without an account."""

import re

import pytest
from django.test import Client
from django.urls import get_resolver

from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.kit.policy import policy_of
from tests.bodies.conftest import Do


def text(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200
    main = re.search(r"<main.*?>(.*)</main>", response.content.decode(), re.DOTALL)
    assert main is not None
    return " ".join(re.sub(r"<[^>]+>", " ", main[1]).split())


def admit(do: Do, count: int) -> None:
    for number in range(count):
        do(
            AdmitMember(
                code=f"M{number}",
                names={"en": f"Member {number}", "fr": f"Membre {number}"},
                place=count - number,
                start="2026-01-01",
            )
        )


def test_the_home_of_a_body_says_what_it_is(do: Do, client: Client):
    admit(do, 2)
    assert text(client, "/demo/") == "Demonstration Assembly 2 Members 0 Groups 3 Entries on the record"
    assert text(client, "/") == "Bodies Demonstration Assembly"


def test_members_are_listed_in_the_bodys_own_order_and_in_the_readers_language(do: Do, client: Client):
    admit(do, 2)
    assert text(client, "/demo/members/") == (
        "Members In the order of Demonstration Assembly. Name Standing Since "
        "Member 1 member 2026-01-01 Member 0 member 2026-01-01"
    )
    response = client.get("/demo/members/", headers={"Accept-Language": "fr-CH, en;q=0.8"})
    assert "Membre 1" in response.content.decode()
    assert response.headers["Content-Language"] == "fr"


def test_pages_say_so_where_there_is_nothing_yet(do: Do, client: Client):
    assert (
        text(client, "/demo/members/")
        == "Members In the order of Demonstration Assembly. No member has been admitted yet."
    )
    assert text(client, "/demo/groups/") == "Groups No group has been formed yet."


def test_no_body_at_all_is_said_too(db: None, client: Client):
    assert text(client, "/") == "Bodies No body has been established here yet."
    assert client.get("/nowhere/").status_code == 404


def test_a_group_is_shown_with_its_members_of_today(do: Do, client: Client):
    admit(do, 2)
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    do(JoinGroup(group="COAST", member="M0", start="2026-01-01"))
    do(JoinGroup(group="COAST", member="M1", start="2027-01-01"))
    assert text(client, "/demo/groups/") == "Groups Coastal Group Member 0"


@pytest.mark.parametrize("address", ["/demo/", "/demo/members/", "/demo/groups/"])
def test_a_page_costs_the_same_queries_with_one_row_and_with_thirty(
    do: Do, client: Client, address: str, django_assert_max_num_queries
):
    admit(do, 30)
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    with django_assert_max_num_queries(8):
        client.get(address)


def test_every_answer_keeps_strangers_code_out(do: Do, client: Client):
    headers = client.get("/demo/").headers
    assert headers["Content-Security-Policy"].startswith("default-src 'none'; style-src 'self'")
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_a_language_is_chosen_and_remembered_and_leads_back_to_our_own_pages_only(do: Do, client: Client):
    response = client.get("/language/ar", headers={"Referer": "http://testserver/demo/members/"})
    assert (response.status_code, response["Location"]) == (302, "/demo/members/")
    page = client.get("/demo/").content.decode()
    assert '<html lang="ar" dir="rtl">' in page
    assert client.get("/language/ar", headers={"Referer": "https://elsewhere.example/x"})["Location"] == "/"
    assert client.get("/language/ar", headers={"Referer": "http://testserver//elsewhere.example"})["Location"] == "/"
    kept = client.get("/language/ar", headers={"Referer": "http://testserver/demo/members/?on=2026-06-01"})
    assert kept["Location"] == "/demo/members/?on=2026-06-01"
    assert client.get("/language/xx").status_code == 404


def test_every_address_has_a_policy():
    patterns = [
        pattern for resolver in get_resolver().url_patterns for pattern in getattr(resolver, "url_patterns", [resolver])
    ]
    assert len(patterns) >= 5
    assert [str(pattern.pattern) for pattern in patterns if policy_of(pattern.callback) is None] == []
