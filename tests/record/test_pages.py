"""The record as people read it: every entry, what it proves, what is sealed, and how to check it."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from django.test import Client, override_settings

from plenary.bodies.acts.body import EstablishBody
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.group import FormGroup
from plenary.bodies.acts.member import AdmitMember, NameMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.rules.template import ASSEMBLY
from plenary.engine.merkle.receipt import Receipt
from plenary.kit.letterhead import find_seats
from plenary.record.act import Actor
from plenary.record.acts import EraseValues
from plenary.record.models import Log
from plenary.record.pack import standalone
from plenary.record.perform import perform
from plenary.record.reading import read_bytes
from plenary.record.sequencer import sequence_log
from plenary.record.storage import installed

SECRETARIAT = Actor("secretariat", person="account-1")


@pytest.fixture
def body(db: None, tmp_path: Path):
    """A body with three entries, the last two by a person, under a signed checkpoint."""
    with override_settings(FOLDER=tmp_path, KEYS=tmp_path / "keys"):
        log = Log.objects.create(body="demo", origin="plenary.example/demo")
        signer = installed().make_key(log)
        perform(
            EstablishBody(names={"en": "Demonstration Assembly"}, procedure=ASSEMBLY),
            actor=Actor("secretariat"),
            body="demo",
            key="0",
        )
        for code in ("ARA", "BOR"):
            admit = AdmitMember(code=code, names={"en": code.title()}, place=1, start="2026-01-01")
            perform(admit, actor=SECRETARIAT, body="demo", key=code)
        sequence_log("demo", installed().files("demo"), signer)
        yield signer


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    main = re.search(r"<main.*?>(.*)</main>", response.content.decode(), re.DOTALL)
    assert main is not None
    return " ".join(re.sub(r"<[^>]+>", " ", main[1]).split())


def numbers(client: Client, query: str = "") -> list[int]:
    return [entry["sequence"] for entry in client.get(f"/demo/record.json{query}").json()["entries"]]


def test_entries_are_listed_newest_first_and_by_act_and_seat(body, client: Client):
    assert numbers(client) == [3, 2, 1]
    assert numbers(client, "?before=3") == [2, 1]
    assert numbers(client, "?act=member.admit&seat=secretariat") == [3, 2]
    assert numbers(client, "?seat=delegation:ARA") == []
    assert client.get("/demo/record.json?before=x").json()["field"] == "before"
    assert text(client, "/demo/record/").endswith(
        "3 23 November 2026, 09:00 UTC Admit a member member.admit Secretariat secretariat "
        "2 23 November 2026, 09:00 UTC Admit a member member.admit Secretariat secretariat "
        "1 23 November 2026, 09:00 UTC Establish the body body.establish Secretariat secretariat"
    )
    assert "No entry answers to this." in text(client, "/demo/record/?seat=nobody")


def test_a_seat_is_found_by_its_code_and_by_its_name_in_any_language(body, client: Client):
    perform(FormGroup(code="COAST", names={"en": "Coastal Group"}), actor=SECRETARIAT, body="demo", key="g")
    for kind, code, person in (("chair", "ARA", "C. Chair"), ("secretary", None, "S. Clerk")):
        office = FillOffice(office=kind, kind=kind, member=code, person=person, start="2026-01-01")
        perform(office, actor=SECRETARIAT, body="demo", key=kind)
    name = NameMember(code="ARA", names={"en": "Arandia", "fr": "Arandie"}, place=1)
    perform(name, actor=SECRETARIAT, body="demo", key="n")
    appoint = AppointDelegate(member="BOR", role="head", person="D. Head", binds=True)
    perform(appoint, actor=Actor("delegation:BOR"), body="demo", key="d")
    found = {
        typed: len(re.findall(r'<th scope="row">', client.get("/demo/record/", {"seat": typed}).content.decode()))
        for typed in (
            "bor",
            " Bor ",
            "delegation:BOR",
            "SECRETARIAT",
            "secretariat",
            "Arandie",
            "chair",
            "Coastal group",
        )
    }
    assert found == {
        "bor": 1, " Bor ": 1, "delegation:BOR": 1, "SECRETARIAT": 7, "secretariat": 7, "Arandie": 0, "chair": 0,
        "Coastal group": 0,
    }  # fmt: skip
    assert find_seats("demo", "arandie") == ["delegation:ARA"]
    assert find_seats("demo", "Chair") == ["office:chair"]
    assert find_seats("demo", "coastal GROUP") == ["group:COAST"]
    assert find_seats("demo", "Nowhere") == ["Nowhere"]
    assert 'value="bor" dir="auto"' in client.get("/demo/record/?seat=bor").content.decode()


def test_fifty_entries_make_a_page_and_the_next_one_goes_on_where_it_ended(
    body, client: Client, django_assert_max_num_queries
):
    for number in range(60):
        admit = AdmitMember(code=f"M{number}", names={"en": f"{number}"}, place=1, start="2026-01-01")
        perform(admit, actor=SECRETARIAT, body="demo", key=f"M{number}")
    assert numbers(client) == list(range(63, 13, -1))
    with django_assert_max_num_queries(8):
        page = client.get("/demo/record/?seat=secretariat").content.decode()
    assert 'href="?seat=secretariat&amp;before=14"' in page
    assert numbers(client, "?before=14") == list(range(13, 0, -1))


def test_an_entry_is_told_in_words_with_its_proof_and_what_is_sealed(body, client: Client):
    page = text(client, "/demo/record/3")
    assert "Entry 3: Admit a member Act Admit a member member.admit When" in page
    assert "Sealed: who it was is not public." in page
    assert "names.en Bor" in page
    assert client.get("/demo/record/3.json").content == read_bytes("demo")[2]
    receipt = Receipt.parse(client.get("/demo/record/3.tlog-proof").content)
    checkpoint = receipt.verify(read_bytes("demo")[2], [body.verifier])
    assert checkpoint is not None
    assert (receipt.index, checkpoint.size) == (2, 3)
    assert client.get("/demo/record/4").status_code == 404


def test_an_entry_that_no_checkpoint_covers_yet_says_so(body, client: Client):
    admit = AdmitMember(code="CAM", names={"en": "Camora"}, place=1, start="2026-01-01")
    perform(admit, actor=SECRETARIAT, body="demo", key="c")
    assert "No checkpoint covers this entry yet" in text(client, "/demo/record/4")
    assert client.get("/demo/record/4.tlog-proof").status_code == 404


def test_an_erased_person_is_shown_as_erased(body, client: Client):
    person = client.get("/demo/record/3.json").json()["person"]
    erase = EraseValues(commitments=(person,), reason="asked for")
    perform(erase, actor=Actor("secretariat"), body="demo", key="e")
    assert "Erased: who it was is kept nowhere any more." in text(client, "/demo/record/3")
    assert client.get("/demo/record/erasures.json").json()["erasures"] == [{"sequence": 4, "commitment": person}]
    assert person in text(client, "/demo/record/erasures")


def test_what_changed_since_an_entry_at_an_address(body, client: Client):
    found = client.get("/demo/record/changes.json?since=1&at=members/BOR").json()
    assert [entry["sequence"] for entry in found["entries"]] == [3]
    assert "Nothing has changed there since." in text(client, "/demo/record/changes?since=3")


def test_the_log_is_served_as_files_that_never_change_but_for_the_checkpoint(body, client: Client):
    note = client.get("/demo/log/checkpoint")
    assert note.content.decode().splitlines()[:2] == ["plenary.example/demo", "3"]
    assert (note["Content-Type"], note["Cache-Control"]) == ("text/plain; charset=utf-8", "public, max-age=5")
    tile = client.get("/demo/log/tile/entries/000.p/3")
    assert tile["Cache-Control"] == "public, max-age=31536000, immutable"
    assert tile.content[2:].startswith(read_bytes("demo")[0])
    for place in ("0/001", "../checkpoint", "entries/000.p/4", "entries/%2e%2e/%2e%2e/checkpoint"):
        assert client.get(f"/demo/log/tile/{place}").status_code == 404
    assert "plenary.example/demo" in text(client, "/demo/record/checkpoints")


def test_the_page_on_checking_names_the_key_and_the_pack_it_offers_holds(body, client: Client, tmp_path: Path):
    page = text(client, "/demo/record/check")
    assert f"python3 verify.py demo.zip --key {body.verifier}" in page.replace("&#x27;", "'")
    assert f"./plenary verify demo.zip --key {body.verifier}" in page.replace("&#x27;", "'")
    (tmp_path / "demo.zip").write_bytes(client.get("/demo/record/pack.zip").content)
    ((name, size, _root, _keys, _remarks),) = standalone.check(tmp_path / "demo.zip", [str(body.verifier)])
    assert (name, size) == ("demo", 3)


def test_the_page_of_the_record_and_the_pack_itself_say_the_command_that_checks_it(body, client: Client):
    page = client.get("/demo/record/").content.decode()
    assert '<pre dir="ltr">./plenary verify demo.zip</pre>' in page
    with zipfile.ZipFile(io.BytesIO(client.get("/demo/record/pack.zip").content)) as pack:
        assert pack.read("README.txt").decode() == (
            "This is the record of demo: every act, in order, as it was written.\n\n"
            "To check it, offline, with nothing but Python 3:\n\n"
            "    unzip demo.zip verify.py\n    python3 verify.py demo.zip\n\n"
            "verify.py is in this archive; read it first if you like. Or with Plenary, which also does every act again:"
            "\n\n    ./plenary verify demo.zip\n\nThe checkpoints are signed by:\n\n"
            f"    {body.verifier}\n"
        )


def test_the_log_of_a_closed_forum_and_of_no_body_has_no_pages(body, client: Client):
    Log.objects.create(body="demo.friends", origin="plenary.example/demo.friends")
    for body_key in ("demo.friends", "nowhere"):
        for address in ("record/", "record/1", "record/check", "log/checkpoint", "record/pack.zip"):
            assert client.get(f"/{body_key}/{address}").status_code == 404
