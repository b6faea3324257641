"""Pages of a body: in the reader's language, in the body's own order, without an account."""

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from plenary.bodies.acts.category import DeclareCategory, ListMember
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember, SuspendCapability, WithdrawMember
from plenary.bodies.rules.capability import Capability
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
    page = text(client, "/demo/")
    assert page.startswith("Demonstration Assembly 2 Members 0 Groups 3 Entries on the record My brief ")
    assert page.endswith(
        "Rules of procedure in short Languages Arabic, Chinese, English, French, Russian, and Spanish "
        "Working language English Quorum to debate 1/3 of the members Quorum to decide 1/2 of the members "
        "Decisions by consensus where there is one Silence procedure at least 3 days Symbols begin with A "
        "All rules of procedure Newest entry of the record: 23 November 2026, 09:00 UTC"
    )
    assert text(client, "/").endswith("Demonstration Assembly Entries on the record: 3")


def test_members_are_listed_in_the_bodys_own_order_and_in_the_readers_language(do: Do, client: Client):
    admit(do, 2)
    assert text(client, "/demo/members/") == (
        "Home Members Members In the order of Demonstration Assembly. As at 23 November 2026 Show "
        "Members as at the day chosen: 2 Name Standing Since Groups "
        "Member 1 Member 1 January 2026 Member 0 Member 1 January 2026"
    )
    response = client.get("/demo/members/", headers={"Accept-Language": "fr-CH, en;q=0.8"})
    assert "Membre 1" in response.content.decode()
    assert response.headers["Content-Language"] == "fr"


def test_pages_say_so_where_there_is_nothing_yet(do: Do, client: Client):
    assert text(client, "/demo/members/").endswith("As at 23 November 2026 Show No member has been admitted yet.")
    assert text(client, "/demo/members/?on=2001-01-01").endswith("Back to today Nobody was a member on that day.")
    assert text(client, "/demo/groups/").endswith("As at 23 November 2026 Show No group has been formed yet.")


def test_no_body_at_all_is_said_too(db: None, client: Client):
    assert text(client, "/").endswith("No body has been established here yet.")
    assert client.get("/nowhere/").status_code == 404


def test_members_are_shown_as_at_a_day_and_as_the_record_stood(do: Do, client: Client):
    admit(do, 2)
    do(WithdrawMember(code="M0", end="2026-06-01"))
    assert "Member 0" in text(client, "/demo/members/?on=2026-05-31")
    assert "Member 0" not in text(client, "/demo/members/?on=2026-06-01")
    assert "Member 0" not in text(client, "/demo/members/")
    before = text(client, "/demo/members/?at=3")
    assert "The record as it stood after entry 3: later entries are left out. Show it as it stands" in before
    assert "Member 0" in before
    wrong = client.get("/demo/members/?on=2026-02-30").content.decode()
    assert "2026-02-30 is no day: write it as 2026-06-01. Shown is today." in wrong
    assert 'value="2026-11-23" aria-invalid="true" aria-describedby="on_error"' in wrong


def test_a_member_has_a_page_with_what_it_may_do_and_since_when(do: Do, client: Client):
    admit(do, 1)
    do(SuspendCapability(code="M0", capability=Capability.VOTE, start="2026-03-01", reason="arrears"))
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    do(JoinGroup(group="COAST", member="M0", start="2026-02-01", end="2027-01-01", coordinator=True))
    do(DeclareCategory(code="ISLE", names={"en": "Small islands"}, source="List of the sea", as_of="2025-12-31"))
    do(ListMember(category="ISLE", member="M0", start="2026-01-01"))
    page = text(client, "/demo/members/M0/")
    assert page.startswith("Home Members Member 0 Member 0 Member As at 23 November 2026 Show Since 1 January 2026 ")
    assert "Name in the language English Member 0 Name in the language French Membre 0" in page
    assert "Small islands List of the sea, 31 December 2025" in page
    assert "submit texts ✓ may 1 January 2026 be counted" in page
    assert "vote ✕ may not 1 January 2026 1 March 2026 arrears be elected ✓ may" in page
    assert page.endswith("Coastal Group ✓ coordinates 1 February 2026 1 January 2027")
    assert "vote ✓ may 1 January 2026 1 March 2026" in text(client, "/demo/members/M0/?on=2026-02-01")
    before = text(client, "/demo/members/M0/?on=2025-02-01")
    assert "It is no member on this day: it belongs from 1 January 2026 on." in before
    assert "vote ○ was not given" in before
    do(WithdrawMember(code="M0", end="2026-06-01"))
    assert "It is no member on this day: it belonged until 1 June 2026 ." in text(client, "/demo/members/M0/")
    assert client.get("/demo/members/NOBODY/").status_code == 404


def test_a_group_is_shown_with_its_members_of_today(do: Do, client: Client):
    admit(do, 2)
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    do(JoinGroup(group="COAST", member="M0", start="2026-01-01"))
    do(JoinGroup(group="COAST", member="M1", start="2027-01-01"))
    assert text(client, "/demo/groups/").endswith("Coastal Group Member 0")
    assert text(client, "/demo/groups/?on=2027-01-01").endswith("Coastal Group Member 1 Member 0")
    assert text(client, "/demo/groups/?on=2025-01-01").endswith("Nobody belonged to this group on that day.")


def test_a_group_has_a_page_with_who_belonged_belongs_and_will(do: Do, client: Client):
    admit(do, 2)
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    on_items = "Who it is on an item It has not said so of any item: on each, all its members are counted with it."
    assert text(client, "/demo/groups/COAST/").endswith(f"Nobody belongs to this group today. {on_items}")
    do(JoinGroup(group="COAST", member="M0", start="2026-01-01", coordinator=True))
    do(JoinGroup(group="COAST", member="M1", start="2027-01-01"))
    assert text(client, "/demo/groups/COAST/") == (
        "Home Groups Coastal Group Coastal Group As at 23 November 2026 Show "
        "Members of the group: 1 Name In the group Since Until Member 0 ✓ coordinates 1 January 2026 "
        "Belonged before, or will belong Name In the group Since Until Member 1 1 January 2027 "
        f"{on_items}"
    )
    assert client.get("/demo/groups/NONE/").status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/demo/", "/demo/brief/", "/demo/members/", "/demo/members/M0/", "/demo/groups/", "/demo/groups/COAST/"],
)
def test_a_page_costs_the_same_queries_with_one_row_and_with_thirty(
    do: Do, client: Client, address: str, django_assert_max_num_queries
):
    admit(do, 30)
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    with django_assert_max_num_queries(9):
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


def walk(resolver: URLResolver) -> Iterator[URLPattern]:
    for each in resolver.url_patterns:
        if isinstance(each, URLResolver):
            yield from walk(each)
        else:
            yield each


def test_every_address_has_a_policy():
    patterns = list(walk(get_resolver()))
    assert len(patterns) >= 40
    assert [str(pattern.pattern) for pattern in patterns if policy_of(pattern.callback) is None] == []


def test_how_the_record_will_stand_is_shown_nowhere(do: Do, client: Client):
    do(AdmitMember(code="FEL", names={"en": "Fel"}, place=1, start="2026-01-01"))
    pages = ("members/", "members/FEL/", "groups/", "offices/", "forums/", "delegations/", "categories/", "weights/")
    data = ("members.json", "members/FEL.json", "groups.json", "offices.json", "forums.json", "documents.json")
    paths = [*pages, *data, "stakeholders.json"]
    assert [client.get(f"/demo/{path}?at=2").status_code for path in paths] == [200] * len(paths)
    for at in ("3", "9" * 15, "9" * 40):
        answers = {path: client.get(f"/demo/{path}?at={at}").status_code for path in paths}
        assert {path for path, status in answers.items() if status == 200} == set()
        assert {answers[path] for path in pages} == {404}
    assert {client.get(f"/demo/{path}?at=3").status_code for path in data} == {404}
