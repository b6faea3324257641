"""What pages show, programs read: the same things, for the same audience."""

from functools import partial

import pytest
from django.test import Client

from plenary.bodies.acts.body import AdoptRules
from plenary.bodies.acts.coordination import DeclareComposition
from plenary.bodies.acts.credential import ReceiveCredentials
from plenary.bodies.acts.member import AdmitMember, NameMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.acts.stakeholder import ProposeStakeholder
from plenary.bodies.rules.template import ASSEMBLY
from plenary.kit.endpoint import registry as endpoints
from plenary.record.models import BatchItem, CommittedBatch, Log
from plenary.record.reading import read_bytes
from plenary.rulemaking.acts.instrument import OpenInstrument
from tests.rulemaking.texts.conftest import issue
from tests.web.api.conftest import House

FELUNDA = "delegation:FEL"

KEYS = {"document": "agenda", "forum": "friends", "member": "FEL", "group": "COAST", "text": "framework"}


def list_addresses(body: str) -> list[str]:
    """An address of each endpoint, where there is something in a body."""
    found = []
    for each in endpoints.sorted():
        key = KEYS.get(each.name, "")
        batch = CommittedBatch.objects.get(body=body)
        item = BatchItem.objects.filter(body=body, batch=batch.batch).order_by("place")[0].commitment
        sequence = batch.sequence if each.name == "item" else 1
        found.append(each.path.format(body=body, sequence=sequence, key=key, code=key, commitment=item))
    return found


def issue_texts(house: House) -> None:
    """Issue the text of ``KEYS`` in both bodies."""
    for body in ("demo", "other"):
        opened = {"instrument": "framework", "titles": {"en": "Framework"}, "symbol": "A/1/L.4", "language": "en"}
        house.do(OpenInstrument.model_validate(opened), body=body)
        issue(partial(house.do, body=body))


def test_a_body_with_its_rules(house: House, client: Client):
    found = client.get("/demo.json").json()
    assert (found["key"], found["names"], found["demo"]) == ("demo", {"en": "Demo Assembly"}, True)
    assert found["size"] == Log.objects.get(body="demo").size
    assert found["procedure"]["silence"]["hours"] == 72
    assert client.get("/demo.json?at=0").json()["procedure"] == found["procedure"]
    assert [each["key"] for each in client.get("/api/bodies.json").json()["bodies"]] == ["demo", "other"]


def test_members_in_the_bodys_own_order_and_as_they_stood(house: House, client: Client):
    found = client.get("/demo/members.json").json()
    assert found["members"][2] == {
        "code": "FEL",
        "names": {"en": "Fel"},
        "place": 3,
        "standing": "member",
        "start": "2026-01-01",
        "end": None,
        "standings": [{"names": {"en": "Fel"}, "place": 3, "standing": "member", "start": "2026-01-01", "end": None}],
        "groups": ["COAST"],
    }
    assert (found["total"], found["next"], found["on"], found["body"]) == (3, None, "2026-11-23", "demo")
    before = Log.objects.get(body="demo").size
    house.do(NameMember(code="FEL", names={"en": "Felunda"}, place=1))
    assert [each["code"] for each in client.get("/demo/members.json").json()["members"]] == ["AND", "FEL", "BOR"]
    as_it_stood = client.get(f"/demo/members.json?at={before}").json()
    assert [each["code"] for each in as_it_stood["members"]] == ["AND", "BOR", "FEL"]
    assert client.get("/demo/members.json?on=2025-12-31").json()["members"] == []


def test_a_member_with_what_it_may_do_and_where_it_belongs(house: House, client: Client):
    found = client.get("/demo/members/FEL.json").json()
    suspended = [held for held in found["capabilities"] if held["capability"] == "vote"]
    assert [(held["start"], held["end"], held["holds"], held["reason"]) for held in suspended] == [
        ("2026-01-01", "2026-03-01", False, "arrears")
    ]
    assert found["memberships"] == [
        {"group": "COAST", "start": "2026-01-01", "end": None, "coordinator": True, "holds": True}
    ]
    assert found["categories"] == ["ISLE"]
    assert client.get("/demo/members/NOBODY.json").status_code == 404


def test_groups_categories_weights_forums(house: House, client: Client):
    coast = {"code": "COAST", "names": {"en": "Coastal Group"}, "members": ["FEL"]}
    assert client.get("/demo/groups.json").json()["groups"] == [coast]
    assert client.get("/demo/groups/COAST.json").json()["coordinators"] == ["FEL"]
    assert client.get("/demo/categories.json").json()["categories"][0]["members"] == ["FEL"]
    assert client.get("/demo/weights.json").json()["series"][0]["values"] == {"FEL": 12}
    assert [each["key"] for each in client.get("/demo/forums.json").json()["forums"]] == ["friends"]
    friends = client.get("/demo/forums/friends.json").json()
    assert (friends["participants"], friends["outcome"], friends["chair"]) == (["FEL"], None, "office:chair")


def test_a_group_says_who_it_is_on_an_item(house: House, client: Client):
    for members, start in ((("FEL",), "2026-01-01"), (("AND", "FEL"), "2026-06-01"), ((), "2027-01-01")):
        house.do(DeclareComposition(group="COAST", item="finance", members=members, start=start))
    assert client.get("/demo/groups/COAST.json").json()["items"] == [
        {"item": "finance", "start": "2026-01-01", "members": ["FEL"], "holds": False},
        {"item": "finance", "start": "2026-06-01", "members": ["AND", "FEL"], "holds": True},
        {"item": "finance", "start": "2027-01-01", "members": [], "holds": False},
    ]


def test_the_rules_are_given_as_they_stand_and_as_they_stood(house: House, client: Client):
    first = client.get("/demo/rules.json").json()
    assert first == {"body": "demo", "adopted": 1, "procedure": ASSEMBLY.model_dump(mode="json")}
    adopted = house.do(AdoptRules(procedure=ASSEMBLY.model_copy(update={"symbol": "GA"}))).entry.sequence
    now = client.get("/demo/rules.json").json()
    assert (now["adopted"], now["procedure"]["symbol"]) == (adopted, "GA")
    assert [client.get(f"/demo/rules.json?at={at}").json() for at in (0, adopted - 1)] == [first, first]
    assert client.get(f"/demo/rules.json?at={adopted + 1}").status_code == 404


def test_offices_delegations_and_stakeholders_without_the_names_of_persons(house: House, client: Client):
    named = {"office": "vice-chair", "kind": "vice-chair", "names": {"en": "First Vice-President"}}
    sequence = Log.objects.get(body="demo").size
    house.do(FillOffice.model_validate({**named, "member": "FEL", "person": "Somebody", "start": "2026-01-01"}))
    assert client.get("/demo/offices.json").json()["offices"][-1]["names"] == {"en": "First Vice-President"}
    offices = client.get(f"/demo/offices.json?at={sequence}").json()
    assert offices["offices"] == [
        {
            "office": office,
            "names": {},
            "kind": kind,
            "seat": seat,
            "member": member,
            "start": "2026-01-01",
            "end": None,
            "holds": True,
        }
        for office, kind, seat, member in (
            ("chair", "chair", "office:chair", "AND"),
            ("desk", "secretary", "secretariat", None),
        )
    ]
    assert (offices["total"], offices["on"]) == (2, "2026-11-23")
    house.do(ReceiveCredentials(member="FEL", form="copy", reference="Letter"))
    delegations = client.get("/demo/delegations.json").json()["delegations"]
    assert [each["member"] for each in delegations] == ["AND", "BOR", "FEL"]
    assert [each["claimants"] for each in delegations[1:]] == [
        [{"claim": 1, "state": None, "reference": "", "sits": True}],
        [{"claim": 1, "state": "copy-received", "reference": "Letter", "sits": True}],
    ]
    assert [(each["role"], each["binds"]) for each in delegations[2]["persons"]] == [("head", True), ("adviser", False)]
    assert client.get("/demo/stakeholders.json").json()["stakeholders"] == []
    until = "2026-12-01T00:00:00.000000Z"
    house.do(ProposeStakeholder(code="LAB", names={"en": "Open Laboratory"}, until=until))
    assert client.get("/demo/stakeholders.json").json()["stakeholders"] == [
        {"code": "LAB", "names": {"en": "Open Laboratory"}, "state": "proposed", "until": until, "decision": ""}
    ]
    assert client.get("/demo/texts.json").json()["texts"] == []
    assert client.get("/demo/texts/none.json").status_code == 404


def test_a_restricted_document_is_there_for_its_audience_alone(house: House, client: Client):
    delegate = house.client("FEL", FELUNDA)
    for reader, keys in ((client, ["agenda"]), (delegate, ["agenda", "letter"])):
        assert [each["key"] for each in reader.get("/demo/documents.json").json()["documents"]] == keys
    assert client.get("/demo/documents/letter.json").status_code == 404
    assert delegate.get("/demo/documents/letter.json").json()["titles"] == {"en": "Private letter of demo"}
    agenda = client.get("/demo/documents/agenda.json").json()
    assert client.get(agenda["versions"][0]["address"]).content == b"Agenda"


def test_the_brief_and_the_seats_are_those_of_whoever_asks(house: House, client: Client):
    delegate = house.client("FEL", FELUNDA)
    assert client.get("/demo/seats.json").json()["seats"] == []
    mine = delegate.get("/demo/seats.json").json()
    assert mine["seats"] == [{"seat": FELUNDA, "standing": "binding", "taken": True}]
    assert (mine["token"]["label"], mine["second_factor"]) == ("a test", True)
    assert [item["why"] for item in delegate.get("/demo/brief.json").json()["items"]] == ["arrears"]
    assert client.get("/demo/brief.json").json()["items"] == []


def test_the_record_is_followed_from_a_sequence_on(house: House, client: Client):
    size = Log.objects.get(body="demo").size
    house.do(NameMember(code="FEL", names={"en": "Felunda"}, place=3))
    found = client.get(f"/demo/record/changes.json?since={size}&at=members/FEL").json()
    assert [(entry["sequence"], entry["act"]) for entry in found["entries"]] == [(size + 1, "member.name")]
    assert (found["size"], found["next"]) == (size + 1, None)
    page = client.get("/demo/record/changes.json?limit=2").json()
    following = client.get(page["next"]).json()["entries"]
    assert following[0]["sequence"] == page["entries"][-1]["sequence"] + 1
    assert client.get("/demo/record/1.json").content == read_bytes("demo")[0]
    assert client.get("/demo/record/1.tlog-proof").content.startswith(b"c2sp.org/tlog-proof")
    assert client.get("/demo/record/checkpoints.json").json()["checkpoints"][0]["origin"] == "plenary.example/demo"


def test_the_thousandth_row_is_on_a_page_that_the_one_before_names(house: House, client: Client):
    for number in range(120):
        house.do(AdmitMember(code=f"M{number}", names={"en": "M"}, place=number + 4, start="2026-01-01"))
    found, codes, pages = "/demo/members.json?size=50&on=2026-06-01", [], 0
    while found:
        page = client.get(found).json()
        codes += [each["code"] for each in page["members"]]
        found, pages = page["next"], pages + 1
    assert (pages, codes) == (3, ["AND", "BOR", "FEL", *(f"M{number}" for number in range(120))])
    assert client.get("/demo/members.json?page=9").json()["members"] == []


@pytest.mark.parametrize(
    "name",
    [
        "members",
        "groups",
        "documents",
        "forums",
        "record",
        "member",
        "categories",
        "offices",
        "delegations",
        "stakeholders",
        "texts",
    ],
)
def test_a_list_costs_the_same_queries_with_many_rows(
    house: House, client: Client, name: str, django_assert_max_num_queries
):
    for number in range(30):
        house.do(AdmitMember(code=f"M{number}", names={"en": "M"}, place=number + 4, start="2026-01-01"))
    address = next(each for each in list_addresses("demo") if each.endswith(f"/{name}.json") or name == "member")
    with django_assert_max_num_queries(10):
        assert client.get(address).status_code == 200


def test_what_a_program_has_already_is_not_sent_again(house: House, client: Client):
    first = client.get("/demo/members.json")
    again = client.get("/demo/members.json", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    house.do(NameMember(code="FEL", names={"en": "Felunda"}, place=3))
    assert client.get("/demo/members.json", headers={"If-None-Match": first["ETag"]}).status_code == 200
    mine = house.client("FEL", FELUNDA).get("/demo/members.json")
    assert ("ETag" in mine.headers, mine["Cache-Control"]) == (False, "private, no-cache")


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("on=2026-02-30", "on"),
        ("at=-1", "at"),
        ("page=0", "page"),
        ("size=201", "size"),
        ("colour=red", "colour"),
        ("size=2&size=3", "size"),
    ],
)
def test_a_parameter_that_cannot_be_read_is_named(house: House, client: Client, query: str, field: str):
    answer = client.get(f"/demo/members.json?{query}")
    problem = answer.json()
    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert (problem["rule"], problem["field"], problem["type"]) == ("kit.query", field, "/api/problems/#kit.query")
    assert (problem["instance"], problem["status"], len(problem["ways"])) == ("/demo/members.json", 400, 1)


def test_no_address_of_data_lets_another_site_read_it_or_writes(house: House, client: Client):
    issue_texts(house)
    for address in [*list_addresses("demo"), "/api/openapi.json"]:
        answer = client.get(address, headers={"Origin": "https://elsewhere.example"})
        assert (address, answer.status_code) == (address, 200)
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert answer["Cross-Origin-Resource-Policy"] == "same-origin"
        for method in ("post", "put", "patch", "delete", "options"):
            refused = getattr(client, method)(address)
            assert (address, method, refused.status_code, refused["Allow"]) == (address, method, 405, "GET, HEAD")


def test_nothing_of_one_body_is_reachable_with_a_token_of_another(house: House, client: Client):
    issue_texts(house)
    stranger = house.client("FEL", FELUNDA, body="other")
    office = house.client("desk", "secretariat", body="other")
    for address in list_addresses("demo"):
        if "/demo" not in address:
            continue
        for reader in (stranger, office):
            answer = reader.get(address)
            assert (address, answer.status_code, answer.json()["rule"]) == (address, 403, "bodies.token-body")
    assert stranger.get("/nowhere/members.json").json()["rule"] == "bodies.token-body"
    session = Client()
    session.force_login(house.account("FEL", "other"))
    for address in list_addresses("demo"):
        public = client.get(address).content
        assert (address, b"Private" in public) == (address, False)
        assert (address, session.get(address).content) == (address, public) or address.endswith("seats.json")
    assert session.get("/demo/seats.json").json()["seats"] == []
    assert b"Private letter of other" in session.get("/other/documents.json").content
