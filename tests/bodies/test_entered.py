"""What the secretariat entered on behalf of others is in the brief of whoever answers for it, and what was disowned in
its own."""

import re
from html import unescape

import pytest
from django.test import Client

from plenary.bodies import substance
from plenary.bodies.acts.behalf import ConfirmEntry, DisownEntry, SettleEntry
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.models import OnBehalf
from plenary.record import registry
from plenary.record.act import Actor
from plenary.record.acts import EraseValues
from plenary.record.reading import find_entry
from tests.bodies.conftest import Do, Sit, refused

FOR_FEL = Actor("secretariat", behalf="delegation:FEL")
FEL = Actor("delegation:FEL")


@pytest.fixture
def entered(do: Do) -> int:
    """Somebody was appointed on behalf of Fel: the entry."""
    for place, code in enumerate(("AND", "FEL"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    return enter(do)


def enter(do: Do, person: str = "F. Rook") -> int:
    act = AppointDelegate(member="FEL", role="alternate", person=person, binds=True)
    return do(act, FOR_FEL).entry.sequence


def read(client: Client, address: str) -> str:
    """The words of a page's main part."""
    page = client.get(address).content.decode()
    main = page.partition("<main")[2].partition(">")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def items(client: Client) -> list[dict[str, object]]:
    return client.get("/demo/brief.json").json()["items"]


TOLD = [
    {"label": "Member", "says": "Fel"},
    {"label": "Role", "says": "Alternate"},
    {"label": "Person", "says": "F. Rook"},
    {"label": "May act", "says": "yes"},
]


def test_whoever_may_act_finds_it_in_the_brief_with_what_it_says(entered: int, sit: Sit):
    client = sit("delegation:FEL")
    address = f"/demo/seats/delegation:FEL/entered/{entered}/"
    assert items(client) == [
        {
            "what": "The secretariat entered this for Fel on 23 November 2026: Appoint a person to a delegation.",
            "told": TOLD,
            "why": "It stands on the record already: confirm it, or say that it is not so.",
            "act": "Read and answer",
            "address": address,
            "deadline": None,
        }
    ]
    assert "Member Fel Role Alternate Person F. Rook May act yes It stands" in read(client, "/demo/brief/")
    assert client.get("/demo/brief.txt").content.decode().partition("\n\n")[2] == (
        "1. no deadline\n"
        "   The secretariat entered this for Fel on 23 November 2026: Appoint a person to a delegation.\n"
        "   Member: Fel\n   Role: Alternate\n   Person: F. Rook\n   May act: yes\n"
        "   It stands on the record already: confirm it, or say that it is not so.\n"
        f"   Read and answer: http://testserver{address}\n"
    )


def test_whoever_prepares_sees_that_it_waits_and_others_see_nothing(entered: int, sit: Sit):
    adviser, other = sit("delegation:FEL", role="adviser"), sit("delegation:AND")
    address = f"/demo/seats/delegation:FEL/entered/{entered}/"
    assert [(each["why"], each["act"], each["told"]) for each in items(adviser)] == [
        (
            "It waits for somebody who may act for Fel, to confirm it or say that it is not so.",
            "Read it",
            TOLD,
        )
    ]
    page = read(adviser, address)
    assert "You prepare for Fel: somebody who may act for it answers." in page
    assert "It is not so" not in page
    answer = {"entry": entered, "answer": "confirm", "key": "k"}
    assert adviser.post("/demo/seats/delegation:FEL/answer", answer).status_code == 403
    assert items(other) == items(Client()) == []
    assert other.get(address).status_code == 403
    assert OnBehalf.objects.get().answer == ""


def test_confirmed_from_the_page_it_leaves_the_brief(entered: int, sit: Sit):
    client = sit("delegation:FEL")
    address = f"/demo/seats/delegation:FEL/entered/{entered}/"
    assert read(client, address).endswith(
        "What it says Member Fel Role Alternate Person F. Rook May act yes "
        "Whether it is so Fel has not answered yet. It stands on the record either way. If it is not so, the "
        "secretariat finds that in its brief, to undo what it entered. For Fel Confirm It is not so"
    )
    form = {"entry": entered, "answer": "confirm", "key": "k", "acting": "delegation:FEL", "brief": ""}
    answer = client.post("/demo/seats/delegation:FEL/answer", form, follow=True)
    assert answer.redirect_chain == [("/demo/brief/", 303)]
    assert "This is on the record." in answer.content.decode()
    assert items(client) == []
    assert "✓ Fel has confirmed it. Entry" in read(client, address)


def test_disowned_it_is_in_the_brief_of_the_secretariat_until_that_has_settled_it(entered: int, sit: Sit, do: Do):
    officer, client = sit("secretariat"), sit("delegation:FEL")
    assert items(officer) == []
    form = {"entry": entered, "answer": "disown", "key": "k", "acting": "delegation:FEL", "brief": ""}
    client.post("/demo/seats/delegation:FEL/answer", form)
    assert items(client) == []
    assert items(officer) == [
        {
            "what": "Fel says that this is not so, which you entered for it on 23 November 2026: "
            "Appoint a person to a delegation.",
            "told": TOLD,
            "why": "It stands on the record until it is undone, or settled otherwise.",
            "act": "See what to do",
            "address": f"/demo/seats/delegation:FEL/entered/{entered}/",
            "deadline": None,
        }
    ]
    page = read(officer, f"/demo/seats/delegation:FEL/entered/{entered}/")
    assert page.endswith("or enter what is so; then take it out of your brief. It is settled")
    settle = {"entry": entered, "key": "s", "acting": "secretariat"}
    assert client.post("/demo/seats/delegation:FEL/settle", settle).status_code == 403
    assert officer.post("/demo/seats/delegation:FEL/settle", settle)["Location"] == "/demo/brief/"
    assert items(officer) == []
    do(ConfirmEntry(entry=entered), FEL)
    do(DisownEntry(entry=entered), FEL)
    assert len(items(officer)) == 1


def test_only_what_is_disowned_can_be_settled_and_once(entered: int, do: Do):
    rule = ("bodies.not-disowned", f"Nothing waits to be settled at entry {entered}.", "entry")
    assert refused(do, SettleEntry(entry=entered)) == rule
    do(DisownEntry(entry=entered), FEL)
    assert refused(do, SettleEntry(entry=entered), FEL)[0] == "record.seat"
    do(SettleEntry(entry=entered))
    assert refused(do, SettleEntry(entry=entered)) == rule


def test_many_stand_one_by_one_up_to_a_number_and_the_others_are_counted(entered: int, sit: Sit, do: Do):
    client = sit("delegation:FEL")
    for number in range(22):
        enter(do, f"Person {number}")
    found = items(client)
    assert len(found) == 21
    assert [(each["what"], each["address"]) for each in found if not each["told"]] == [
        ("More that was entered for Fel and is open: 3.", "/demo/seats/delegation:FEL/")
    ]


def test_a_name_that_was_erased_is_said_to_be(entered: int, sit: Sit, do: Do):
    entry = find_entry("demo", entered)
    assert entry is not None
    do(EraseValues(commitments=(entry.payload["person"]["sealed"],), reason="asked for"))
    assert {"label": "Person", "says": "erased"} in items(sit("delegation:FEL"))[0]["told"]


def test_every_field_of_what_is_entered_for_others_has_a_name():
    others = {"delegation", "group", "office", "stakeholder"}
    asked = [each for each in registry.list_acts() if each.seats & others and each.__module__.startswith("plenary.")]
    unnamed = {
        (each.name, field)
        for each in asked
        if each.name not in substance.list_tellers()
        for field in each.model_fields
        # No person closes a batch: a package that keeps one does.
        if each.name != "batch.commit" and field not in substance.FIELDS
    }
    assert unnamed == set()


def carried(page: str, answer: str) -> dict[str, str]:
    """What the form of a page sends when this answer is chosen."""
    form = page.partition('action="/demo/seats/delegation:FEL/answer"')[2].partition("</form>")[0]
    hidden = re.findall(r'<input type="hidden" name="(\w+)"(?: value="([^"]*)")?', form)
    return {**dict(hidden), "answer": answer}


@pytest.mark.parametrize("address", ["/demo/seats/delegation:FEL/", "/demo/seats/delegation:FEL/entered/{}/"])
def test_of_two_who_answer_at_once_the_later_is_told_what_was_answered(entered: int, sit: Sit, address: str):
    head, alternate = sit("delegation:FEL"), sit("delegation:FEL", role="alternate")
    address = address.format(entered)
    first, second = (client.get(address).content.decode() for client in (head, alternate))
    head.post("/demo/seats/delegation:FEL/answer", carried(first, "disown"))
    answer = alternate.post("/demo/seats/delegation:FEL/answer", carried(second, "confirm"), follow=True)
    assert (
        "Nothing was written: somebody was faster, so look at it again before you answer. Fel says that it is not so."
    ) in answer.content.decode()
    assert OnBehalf.objects.get().answer == "disowned"
    again = carried(alternate.get(address).content.decode(), "confirm")
    for _time in range(2):
        page = alternate.post("/demo/seats/delegation:FEL/answer", again, follow=True).content.decode()
        assert "This is on the record." in page
    assert OnBehalf.objects.get().answer == "confirmed"


def test_an_answer_that_was_settled_meanwhile_is_said_to_be(entered: int, sit: Sit, do: Do):
    client = sit("delegation:FEL")
    do(DisownEntry(entry=entered), FEL)
    form = carried(client.get("/demo/seats/delegation:FEL/").content.decode(), "confirm")
    do(SettleEntry(entry=entered))
    page = client.post("/demo/seats/delegation:FEL/answer", form, follow=True).content.decode()
    assert "Fel says that it is not so. The secretariat has settled it." in page
    form = carried(client.get("/demo/seats/delegation:FEL/").content.decode(), "confirm")
    assert (
        "This is on the record." in client.post("/demo/seats/delegation:FEL/answer", form, follow=True).content.decode()
    )


@pytest.mark.parametrize("answer", ["", "no", "Confirm"])
def test_an_answer_that_is_none_is_refused_and_not_taken_for_disowning(entered: int, sit: Sit, answer: str):
    client = sit("delegation:FEL")
    form = {"entry": entered, "answer": answer, "key": "k", "acting": "delegation:FEL"}
    page = client.post("/demo/seats/delegation:FEL/answer", form, follow=True).content.decode()
    assert "Nothing was written: confirm it, or say that it is not so." in page
    assert OnBehalf.objects.get().answer == ""
