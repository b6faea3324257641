"""What is private is shown to its audience alone, at every address, in every form: page, data, sheet, stream and pack."""

import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from plenary.bodies.acts.body import EstablishBody
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.forum import AskIn, OpenForum
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.acts.stakeholder import ObjectToStakeholder, ProposeStakeholder
from plenary.bodies.rules.template import ASSEMBLY
from plenary.record import registry
from plenary.record.act import Actor
from plenary.record.follower import catch_up
from plenary.record.live.event import current_positions, list_events
from plenary.record.models import Log
from plenary.record.perform import perform
from plenary.record.reading import read_entries
from plenary.record.sequencer import sequence_log
from plenary.record.storage import installed
from tests.bodies.conftest import SECRETARIAT, Do
from tests.bodies.test_signing import seat
from tests.security.walking import list_addresses

NAME, TITLE, WORDS, REASON, OFFICER = b"Zorilla", b"Quagga", b"Okapi", b"Numbat", b"Kakapo"
EVERYTHING = {NAME, TITLE, WORDS, REASON, OFFICER}
CLOSED = b"demo.friends"


@pytest.fixture
def people(house: Do, tmp_path: Path, settings) -> dict[str, Client]:
    """Browsers of all who might look, and private values of every kind in the body ``demo``."""
    settings.FOLDER, settings.KEYS = tmp_path, tmp_path / "keys"
    signer = installed().make_key(Log.objects.get(body="demo"))
    desk = house(
        FillOffice(office="desk", kind="secretary", person=OFFICER.decode(), start="2026-01-01")
    ).entry.sequence
    numbers = {}
    for code, role, name in (("FEL", "head", NAME.decode()), ("FEL", "adviser", "Other"), ("AND", "head", "Third")):
        act = AppointDelegate(member=code, role=role, person=name, binds=role == "head")
        # By the delegation itself: whoever appoints knows the name that it gave.
        numbers[code, role] = house(act, Actor(f"delegation:{code}")).entry.sequence
    house(ProposeStakeholder(code="LAB", names={"en": "Laboratory"}, until="2026-12-01T00:00:00.000000Z"))
    house(ObjectToStakeholder(code="LAB", objector="AND", reason=REASON.decode()))
    friends = OpenForum.model_validate(
        {
            "key": "friends",
            "kind": "friends-of-the-chair",
            "names": {"en": "Friends"},
            "room": "participants",
            "mode": "closed",
            "chair": "office:chair",
            "serviced": False,
        }
    )
    house(friends)
    catch_up("closed-logs", "demo")
    perform(
        AskIn(forum="friends", member="FEL", start="2026-01-01"),
        actor=Actor("office:chair"),
        body="demo.friends",
        key="1",
    )
    secretary = seat(desk, "desk@secretariat.example")
    handed = secretary.post(
        "/demo/documents/new",
        {
            "key": "secret",
            "title": TITLE.decode(),
            "language": "en",
            "status": "official",
            "distribution": "restricted",
            "for_whom": "delegation:FEL",
            "symbol": "A/1/L.1",
            "once": "handed-in",
            "file": SimpleUploadedFile("secret.txt", WORDS),
        },
    )
    assert handed.status_code == 302, handed.context["form"].errors
    sequence_log("demo", installed().files("demo"), signer)
    return {
        "anybody": Client(),
        "stranger": seat(establish_other(), "desk@other.example", body="other"),
        "secretariat": secretary,
        "another delegation": seat(numbers["AND", "head"], "head@and.example"),
        "adviser": seat(numbers["FEL", "adviser"], "adviser@fel.example"),
        "head": seat(numbers["FEL", "head"], "head@fel.example"),
    }


def establish_other() -> int:
    """A second body with the same codes and keys; the appointment of its secretary."""
    Log.objects.create(body="other", origin="plenary.example/other")
    perform(EstablishBody(names={"en": "Other"}, procedure=ASSEMBLY), actor=SECRETARIAT, body="other", key="1")
    member = AdmitMember(code="FEL", names={"en": "Fel"}, place=1, start="2026-01-01")
    perform(member, actor=SECRETARIAT, body="other", key="2")
    head = AppointDelegate(member="FEL", role="head", person="Stranger", binds=True)
    perform(head, actor=SECRETARIAT, body="other", key="3")
    desk = FillOffice(office="desk", kind="secretary", person="Stranger", start="2026-01-01")
    return perform(desk, actor=SECRETARIAT, body="other", key="4").entry.sequence


def read_everything(client: Client, size: int) -> bytes:
    """All that a reader is answered, packs unpacked."""
    answers = []
    addresses = [
        *(address for address in list_addresses() if address.startswith(("/demo/", "/health")) or address == "/"),
        "/demo/seats/secretariat/",
        "/demo/record/changes.json?since=0&at=documents",
        *(f"/demo/record/{sequence}.json" for sequence in range(1, size + 1)),
        f"/demo/record/{size}",
        f"/demo/members/?at={size}",
    ]
    for address in addresses:
        answer = client.get(address)
        answers += [str(answer.headers).encode(), answer.content]
    packed = client.get("/demo/record/pack.zip").content
    with zipfile.ZipFile(io.BytesIO(packed)) as pack:
        answers += [pack.read(name) for name in pack.namelist()]
    return b"\n".join(answers)


def test_each_reads_what_is_for_them_and_nothing_else_at_any_address(people: dict[str, Client]):
    size = Log.objects.get(body="demo").size
    told = {who: read_everything(client, size) for who, client in people.items()}
    assert {who: {secret for secret in EVERYTHING if secret in words} for who, words in told.items()} == {
        "anybody": set(),
        "stranger": set(),
        "secretariat": {OFFICER},
        "another delegation": set(),
        "adviser": {NAME, TITLE, WORDS},
        "head": {NAME, TITLE, WORDS},
    }
    assert [who for who, words in told.items() if CLOSED in words] == []


def test_neither_an_address_nor_the_stream_leads_into_the_log_of_a_closed_forum(people: dict[str, Client]):
    for form in ("record/", "record.json", "record/1.json", "log/checkpoint", "record/pack.zip", ""):
        for body in ("demo.friends", "demo%2Efriends", "demo..friends"):
            assert people["head"].get(f"/{body}/{form}").status_code == 404
    positions = current_positions()
    assert set(positions) == {"demo", "other"}
    told = b"".join(event.encode(positions) for event in list_events({}, positions))
    assert [secret for secret in {*EVERYTHING, CLOSED} if secret in told] == []
    # Of the open log it tells what /demo/record/ tells everybody: that an entry is there, and what it touched.
    touched = {entry.sequence: registry.read(entry).about() for entry in read_entries("demo")}
    assert {event.sequence: event.topics for event in list_events({"other": 99}, positions)} == touched
    assert CLOSED not in people["anybody"].get("/health").content


def test_the_same_tag_is_never_given_for_a_page_of_ones_own(people: dict[str, Client]):
    tag = people["anybody"].get("/demo/groups/")["ETag"]
    for who, client in people.items():
        answer = client.get("/demo/groups/", headers={"If-None-Match": tag})
        assert answer.status_code == (304 if who == "anybody" else 200), who
    for client in people.values():
        assert "ETag" not in client.get("/demo/documents/")


def test_what_is_restricted_is_kept_on_no_disk_and_says_what_it_is(people: dict[str, Client]):
    for address in ("documents/", "documents/secret/", "documents/secret/en.file", "seats/delegation:FEL/"):
        assert "no-store" in people["head"].get(f"/demo/{address}")["Cache-Control"], address
    answer = people["head"].get("/demo/documents/secret/en.file")
    assert answer["Content-Disposition"] == 'attachment; filename="demo-secret.en.txt"'
    assert answer["Content-Type"] == "text/plain; charset=utf-8"


def test_a_restricted_document_is_not_told_from_one_that_does_not_exist(people: dict[str, Client]):
    for who in ("anybody", "stranger", "another delegation", "secretariat"):
        people[who].get("/demo/documents/")
        there, nowhere = (people[who].get(f"/demo/documents/{key}/") for key in ("secret", "nothing"))
        assert (there.status_code, nowhere.status_code) == (404, 404)
        assert there.content == nowhere.content
        assert people[who].get("/demo/symbols/A/1/L.1").status_code == 404
        assert people[who].get("/demo/documents/secret/en.file").status_code == 404


ACTIONS: list[tuple[str, dict[str, object]]] = [
    ("members/admit", {"names-en": "X", "code": "XXX", "place": 9, "standing": "member", "start": "2026-01-01"}),
    ("members/FEL/name", {"names-en": "X", "place": 9}),
    ("members/FEL/appoint", {"person": "X", "role": "alternate", "binds": "on"}),
    ("groups/form", {"names-en": "X", "code": "XXX"}),
    ("seats/delegation:FEL/invite", {"number": 5}),
    ("seats/delegation:FEL/answer", {"entry": 1, "answer": "confirm"}),
    ("sheets/members/", {"text": "code,en\nXXX,X\n", "key": "1", "seen": "1"}),
    ("documents/new", {"key": "x", "title": "x", "language": "en", "status": "official", "once": "1"}),
    ("documents/secret/version", {"language": "fr", "status": "official", "once": "1"}),
]


def test_who_has_no_seat_for_it_does_nothing_in_a_body(people: dict[str, Client]):
    before = Log.objects.get(body="demo").size
    for who, status in (("stranger", 403), ("another delegation", 403), ("anybody", 303)):
        for address, given in ACTIONS:
            answer = people[who].post(f"/demo/{address}", {**given, "key": "k"})
            assert (who, address, answer.status_code) == (who, address, status)
    assert Log.objects.get(body="demo").size == before
