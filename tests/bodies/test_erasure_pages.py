"""Private values are erased by the secretariat, on the page of the entry that holds them."""

from pathlib import Path

import pytest
from django.test import Client

from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.member import AdmitMember
from plenary.record.models import Erasure, Log, SealedValue
from plenary.record.reading import find_entry
from plenary.record.sealing import Sealed
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried, errors
from tests.bodies.test_pages import text

NUMBER = 3
"""The entry that appointed a delegate."""
FORM = f"/demo/record/{NUMBER}/erase"


@pytest.fixture
def house(do: Do, tmp_path: Path, settings: object) -> Do:
    settings.FOLDER, settings.KEYS = tmp_path, tmp_path / "keys"  # type: ignore[attr-defined]  # pytest-django's own
    do(AdmitMember(code="FEL", names={"en": "Fel"}, place=1, start="2026-01-01"))
    do(AppointDelegate(member="FEL", role="head", person=Sealed.seal("F. Kestrel"), binds=True))
    return do


def commitment() -> str:
    entry = find_entry("demo", NUMBER)
    assert entry is not None
    return str(entry.payload["person"]["sealed"])


def test_a_name_is_erased_for_good_and_the_record_says_so_and_why(house: Do, sit: Sit, client: Client):
    officer, value = sit("secretariat"), commitment()
    assert f'href="{FORM}"' in officer.get(f"/demo/record/{NUMBER}").content.decode()
    assert text(officer, FORM) == (
        "Home The record Erase private values of entry 3 Erase private values of entry 3 This is final: nobody can "
        "bring back what is erased. The record keeps the commitments, and says that their values were erased, and why. "
        "What is erased person: “F. Kestrel” Reason Everybody can read it: write nothing private. "
        "For Secretariat Erase for good"
    )
    sent = carried(officer.get(FORM).content.decode(), commitments=value, reason="asked for by the person")
    for _time in range(2):
        done = officer.post(FORM, sent)
        assert (done.status_code, done["Location"]) == (303, f"/demo/record/{NUMBER}")
    assert (SealedValue.objects.filter(commitment=value).count(), Erasure.objects.get().commitment) == (0, value)
    last = find_entry("demo", Log.objects.get().size)
    assert last is not None
    assert last.payload == {"commitments": [value], "reason": "asked for by the person"}
    assert value in text(client, "/demo/record/erasures")
    assert FORM not in officer.get(f"/demo/record/{NUMBER}").content.decode()
    assert text(officer, FORM) == (
        "Home The record Erase private values of entry 3 Erase private values of entry 3 There is nothing to erase: "
        "this entry has no private values, or they were erased already. Entry 3"
    )


def test_of_a_value_that_the_secretariat_may_not_read_stands_what_it_is_and_not_what_it_says(house: Do, sit: Sit):
    delegate = sit("delegation:FEL", role="alternate")
    number = Log.objects.get().size + 1
    page = delegate.get("/demo/members/FEL/appoint").content.decode()
    assert (
        delegate.post("/demo/members/FEL/appoint", carried(page, person="F. Rook", role="adviser")).status_code == 303
    )
    shown = text(sit("secretariat"), f"/demo/record/{number}/erase")
    entry = find_entry("demo", number)
    assert entry is not None
    person, name = str(entry.person)[:8], str(entry.payload["person"]["sealed"])[:8]
    assert (
        f"What is erased Who did it: you may not read what it says ({person}) person: you may not read what it says ({name}) "
        "Reason"
    ) in shown


@pytest.mark.parametrize(
    ("wrong", "beside"),
    [
        ({"reason": ""}, {"reason": "✕ This is needed."}),
        ({"commitments": "0" * 64}, {"commitments": "✕ Choose one of those that are named."}),
        ({"commitments": ""}, {"commitments": "✕ Choose at least one of them."}),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_erased(
    house: Do, sit: Sit, wrong: dict[str, str], beside: dict[str, str]
):
    officer = sit("secretariat")
    sent = {**carried(officer.get(FORM).content.decode(), commitments=commitment(), reason="asked"), **wrong}
    response = officer.post(FORM, {name: value for name, value in sent.items() if value or name == "reason"})
    assert (response.status_code, errors(response), Erasure.objects.count()) == (422, beside, 0)


def test_only_the_secretariat_erases(house: Do, sit: Sit, client: Client):
    delegate = sit("delegation:FEL", role="alternate")
    assert (client.get(FORM).status_code, delegate.get(FORM).status_code) == (303, 403)
    assert FORM not in delegate.get(f"/demo/record/{NUMBER}").content.decode()
    assert sit("secretariat").get("/demo/record/99/erase").status_code == 404
