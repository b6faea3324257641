"""Stakeholders on pages: listed for everybody, proposed, objected to, accredited and removed by the secretariat."""

import re

from django.test import Client

from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.models import Stakeholder
from plenary.record.reading import read_entries
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried, errors, fill
from tests.bodies.test_pages import text

LEDE = (
    "Home Delegations Stakeholders Stakeholders "
    "Those who are no members and would be heard. Which member objected, and why, is sealed."
)
NEW = {"code": "LAB", "names__en": "Open Laboratory", "until": "2026-12-07T18:00"}
PAGE = "/demo/stakeholders/"


def test_a_list_without_stakeholders_says_so_and_offers_the_secretariat_to_propose_one(
    do: Do, sit: Sit, client: Client
):
    assert text(client, PAGE) == f"{LEDE} No stakeholder is on the list."
    assert text(sit("secretariat"), PAGE) == f"{LEDE} Propose a stakeholder No stakeholder is on the list."
    assert PAGE not in client.get("/demo/delegations/").content.decode()


def test_the_secretariat_proposes_a_stakeholder_and_what_is_wrong_stands_beside_its_field(
    do: Do, sit: Sit, client: Client
):
    officer = sit("secretariat")
    assert f'href="{PAGE}"' in officer.get("/demo/delegations/").content.decode()
    for wrong, beside in (
        ({"code": "lab"}, {"code": "✕ A code has up to 16 capital letters, digits and hyphens, a letter first."}),
        ({"until": "2026-11-01T18:00"}, {"until": "✕ The time for objections lies in the past."}),
        ({"until": "soon"}, {"until": "✕ Write the time as year, month, day, hour and minute: 2026-01-31T12:00."}),
    ):
        assert errors(fill(officer, f"{PAGE}propose", **{**NEW, **wrong})) == beside
    assert fill(officer, f"{PAGE}propose", **NEW)["Location"] == PAGE
    assert text(client, PAGE).endswith("Decision Open Laboratory proposed 7 December 2026, 18:00 UTC")
    assert f'href="{PAGE}"' in client.get("/demo/delegations/").content.decode()


def test_an_objection_is_sealed_and_the_body_may_decide_against_it(do: Do, sit: Sit, client: Client):
    officer = sit("secretariat")
    fill(officer, f"{PAGE}propose", **NEW)
    fill(officer, f"{PAGE}LAB/object", objector="Fel", reason="A conflict of interest.")
    assert "Open Laboratory a member objected" in text(client, PAGE)
    assert "Fel" not in str(read_entries("demo")[-1].payload)
    early = fill(officer, f"{PAGE}LAB/accredit", person="R. Voice")
    assert list(errors(early)) == ["decision"]
    fill(officer, f"{PAGE}LAB/accredit", person="R. Voice", decision="Decision 4")
    assert "Open Laboratory accredited 7 December 2026, 18:00 UTC Decision 4" in text(client, PAGE)
    page = officer.get(PAGE).content.decode()
    assert re.findall(rf'href="({PAGE}[^"]+|/demo/seats/stake[^"]+)"', page) == [
        f"{PAGE}propose",
        f"{PAGE}LAB/remove",
        "/demo/seats/stakeholder:LAB/",
    ]


def test_a_stakeholder_is_removed_once_by_a_double_click(do: Do, sit: Sit):
    officer = sit("secretariat")
    fill(officer, f"{PAGE}propose", **NEW)
    sent = carried(officer.get(f"{PAGE}LAB/remove").content.decode(), reason="It withdrew.")
    assert [officer.post(f"{PAGE}LAB/remove", sent)["Location"] for _click in range(2)] == [PAGE] * 2
    assert Stakeholder.rows.at().count() == 0
    assert [officer.get(f"{PAGE}LAB/{step}").status_code for step in ("remove", "praise")] == [404, 404]


def test_only_the_secretariat_enters_what_becomes_of_a_stakeholder(do: Do, sit: Sit, client: Client):
    fill(sit("secretariat"), f"{PAGE}propose", **NEW)
    do(AdmitMember(code="FEL", names={"en": "Fel"}, place=1, start="2026-01-01"))
    delegate = sit("delegation:FEL")
    ways = ("propose", "LAB/object", "LAB/accredit", "LAB/remove")
    assert [delegate.get(f"{PAGE}{way}").status_code for way in ways] == [403] * 4
    assert [client.get(f"{PAGE}{way}").status_code for way in ways] == [303] * 4
