"""What is kept for release: one waits for each form, and what changed meanwhile is shown before it is released."""

import re
from html import unescape

import pytest
from django.http import HttpResponse
from django.test import Client

from plenary.bodies.acts.group import FormGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.models import Prepared
from plenary.bodies.queries import procedure_of
from plenary.record.models import Log
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried
from tests.bodies.test_rules_pages import typed

RULES = "/demo/rules/adopt"
ITEM = "/demo/groups/COAST/items/declare"
MOVED = "Somebody has changed, released or discarded this meanwhile. What you typed is still here: look at both."


def open_rules(client: Client, address: str = RULES, **changed: str) -> dict[str, str]:
    """The rules as they stand in the form, with what is changed of them."""
    return {**carried(client.get(address).content.decode()), **typed(procedure_of("demo")), **changed}


def keep(client: Client, form: dict[str, str]) -> int:
    assert client.post(RULES, {**form, "prepare": ""})["Location"] == "/demo/prepared/"
    return Prepared.objects.latest("pk").pk


def both(response: HttpResponse) -> str:
    """What a page says beside the form of the two versions there are; nothing where it shows none."""
    found = re.search(r'<section class="both">.*?</section>', response.content.decode(), re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", found[0])).split()) if found else ""


def rules() -> tuple[int, int]:
    """The hours of silence, and the seconds of a statement for a group."""
    return procedure_of("demo").silence.hours, procedure_of("demo").speaking.group


def test_what_was_changed_since_it_was_kept_is_shown_and_undone_by_nobody_unasked(do: Do, sit: Sit):
    officer = sit("secretariat")
    number = keep(officer, open_rules(officer, hours="96"))
    values = Prepared.objects.get().values
    assert officer.post(RULES, open_rules(officer, group="600")).status_code == 303
    page = officer.get(f"{RULES}?prepared={number}").content.decode()
    form = {**carried(page), **{name: each for name, each in values.items() if name not in ("key", "basis")}}
    answer = officer.post(RULES, form)
    head = "Both versions Field As it stands now As you typed it"
    foot = "Send again to put your version in place of the other, or change it first."
    assert (answer.status_code, both(answer)) == (
        422,
        f"{head} Statement of a group 10 minutes 5 minutes Time to object at least 3 days at least 4 days {foot}",
    )
    assert (rules(), Prepared.objects.count()) == ((72, 600), 1)
    assert officer.post(RULES, {**form, **carried(answer.content.decode()), "group": "600"}).status_code == 303
    assert (rules(), Prepared.objects.count()) == ((96, 600), 0)


def test_what_was_kept_before_anything_was_known_of_its_basis_is_asked_about(do: Do, sit: Sit):
    officer = sit("secretariat")
    number = keep(officer, open_rules(officer, hours="96"))
    waiting = Prepared.objects.get()
    del waiting.values["basis"]
    waiting.save()
    assert carried(officer.get(f"{RULES}?prepared={number}").content.decode())["basis"] == "0"


def test_an_edition_that_was_kept_since_is_shown_and_is_not_lost_to_the_release_of_an_older_one(do: Do, sit: Sit):
    officer = sit("secretariat")
    number = keep(officer, open_rules(officer, hours="100"))
    address = f"{RULES}?prepared={number}"
    first, second = open_rules(officer, address, hours="100"), open_rules(officer, address, hours="100", group="600")
    keep(officer, second)
    answer = officer.post(RULES, first)
    assert (answer.status_code, MOVED in answer.content.decode(), both(answer)) == (
        422,
        True,
        f"Both versions Prepared by {Prepared.objects.get().author.email}, waiting for release. Field As it waits for "
        "release As you typed it Seconds for the statement of a group 600 300 "
        "Send again to put your version in place of the other, or change it first.",
    )
    assert (rules(), [(each.edition, each.values["group"]) for each in Prepared.objects.all()]) == (
        (72, 300),
        [(2, "600")],
    )
    assert officer.post(RULES, {**first, **carried(answer.content.decode())}).status_code == 303
    assert (rules(), Prepared.objects.count()) == ((100, 300), 0)


def test_what_somebody_else_released_otherwise_or_discarded_is_said_once_and_then_sent_anew(do: Do, sit: Sit):
    officer = sit("secretariat")
    address = f"{RULES}?prepared={keep(officer, open_rules(officer, hours='100'))}"
    first, second = open_rules(officer, address, hours="100"), open_rules(officer, address, hours="101")
    assert officer.post(RULES, second).status_code == 303
    assert officer.post(RULES, second).status_code == 303
    for form, hours in ((first, 101), ({**first, "prepare": ""}, 101)):
        answer = officer.post(RULES, form)
        assert (answer.status_code, MOVED in answer.content.decode(), rules()[0]) == (422, True, hours)
    again = carried(answer.content.decode())
    assert (again["prepared"], again["key"] == first["key"]) == ("", False)
    address = f"{RULES}?prepared={keep(officer, open_rules(officer, hours='102'))}"
    form = open_rules(officer, address, hours="102")
    officer.post(f"/demo/prepared/{Prepared.objects.get().pk}/discard")
    answer = officer.post(RULES, form)
    assert (answer.status_code, MOVED in answer.content.decode()) == (422, True)
    assert officer.post(RULES, {**form, **carried(answer.content.decode())}).status_code == 303
    assert rules()[0] == 102


def test_a_form_that_is_kept_twice_waits_once_and_kept_with_other_words_it_is_changed(do: Do, sit: Sit):
    officer = sit("secretariat")
    form = open_rules(officer, hours="100")
    assert keep(officer, form) == keep(officer, form)
    assert Prepared.objects.get().edition == 1
    # Somebody goes back in the browser, and mends what they kept.
    keep(officer, {**form, "hours": "101"})
    assert [(each.edition, each.values["hours"]) for each in Prepared.objects.all()] == [(2, "101")]
    answer = officer.post(RULES, {**form, "hours": "102", "prepare": ""})
    assert (answer.status_code, MOVED in answer.content.decode()) == (422, True)
    assert [(each.edition, each.values["hours"]) for each in Prepared.objects.all()] == [(2, "101")]


@pytest.mark.parametrize("members", [["FEL", "AND", "BOR"], []])
def test_all_that_was_chosen_is_kept_where_both_versions_are_shown(do: Do, sit: Sit, members: list[str]):
    for place, code in enumerate(("FEL", "AND", "BOR"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    do(FormGroup(code="COAST", names={"en": "Coastal Group"}))
    officer = sit("secretariat")
    size = Log.objects.get().size
    form = carried(officer.get(ITEM).content.decode(), item="finance", start="2026-12-01")
    assert officer.post(ITEM, {**form, "members": members, "prepare": ""}).status_code == 303
    address = f"{ITEM}?prepared={Prepared.objects.get().pk}"
    first = carried(officer.get(address).content.decode(), item="finance", start="2026-12-01")
    assert officer.post(ITEM, {**first, "members": ["AND"], "prepare": ""}).status_code == 303
    page = officer.post(ITEM, {**first, "members": members}).content.decode()
    boxes = [part.partition(">")[0] for part in page.split('name="members" value="')[1:]]
    assert [box.partition('"')[0] for box in boxes if "checked" in box] == members
    versions = re.findall(r'<td data-label="As (?:it waits for release|you typed it)"><bdi>(.*?)</bdi></td>', page)
    assert versions == ["AND", ", ".join(members)]
    assert Log.objects.get().size == size
