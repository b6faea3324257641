"""Files are handed in first and named in an act afterwards; what no act names in time is not kept."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client

from plenary.bodies import upload
from plenary.bodies.models import Upload
from plenary.bodies.store import open_store
from plenary.kit import clock
from plenary.record.models import Log
from plenary.record.store import Store, storing
from tests.web.api.conftest import NOW, House
from tests.web.api.test_acting import send, told

PDF = b"%PDF-1.7\nwords"
HASH = sha256(PDF).hexdigest()
SALT = "5a" * 32
SALTED = sha256(bytes.fromhex(SALT) + PDF).hexdigest()
BYTES = "application/octet-stream"
VERSION: dict[str, Any] = {
    "document": "agenda",
    "language": "fr",
    "status": "official",
    "media": "pdf",
    "size": len(PDF),
    "file": HASH,
}


@pytest.fixture(autouse=True)
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store: that of the house keeps what earlier tests handed in."""
    with storing(Store(tmp_path)) as store:
        yield store


def hand_in(
    client: Client, data: bytes = PDF, media: str = "pdf", kind: str = BYTES, body: str = "demo", **headers: str
) -> HttpResponse:
    return client.post(f"/{body}/files?media={media}", data, content_type=kind, headers=headers)


def test_a_file_is_handed_in_named_in_an_act_and_given_out_as_it_came(house: House):
    desk = house.client("desk", "secretariat")
    first, again = hand_in(desk), hand_in(desk)
    assert (first.status_code, first["Cache-Control"]) == (200, "no-store")
    assert first.json() == {"body": "demo", "file": HASH, "media": "pdf", "size": len(PDF), "salted": False}
    assert (again.status_code, again.content) == (200, first.content)
    assert send(desk, "version.deposit", VERSION).status_code == 201
    assert Client().get("/demo/documents/agenda/fr.file").content == PDF


def test_the_file_of_a_restricted_document_is_kept_under_a_salt_that_the_act_names(house: House):
    desk, delegate = house.client("desk", "secretariat"), house.client("FEL", "delegation:FEL")
    assert hand_in(desk, Salt=SALT).json()["file"] == hand_in(desk, Salt=SALT).json()["file"] == SALTED
    letter = {**VERSION, "document": "letter", "language": "en", "file": SALTED, "for_whom": "delegation:FEL"}
    wrong = send(desk, "version.deposit", {**letter, "salt": "00" * 32}, "k1")
    assert (*told(wrong), wrong.json()["field"]) == (422, "bodies.salt", "salt")
    assert send(desk, "version.deposit", {**letter, "salt": SALT}, "k2").status_code == 201
    assert delegate.get("/demo/documents/letter.json").json()["versions"][0]["file"] == SALTED


@pytest.mark.parametrize("query", ["", "?rehearse=true"])
def test_an_act_that_names_a_file_that_is_not_here_is_refused(house: House, query: str):
    size = Log.objects.get(body="demo").size
    answer = send(house.client("desk", "secretariat"), "version.deposit", VERSION, query=query)
    assert (*told(answer), answer.json()["field"], answer.json()["detail"]) == (
        422,
        "bodies.file",
        "file",
        f"There is no file {HASH} of {len(PDF)} bytes here: upload it first, then name it.",
    )
    assert Log.objects.get(body="demo").size == size


@pytest.mark.parametrize(
    ("data", "media", "detail"),
    [
        (b"\n", "pdf", "This file is empty."),
        (PDF, "docx", "By its content this is a file of the kind pdf, and its name says otherwise."),
        (b"<script>", "txt", "This is none of the formats that are kept: PDF, DOCX, XLSX, PPTX, ODT, CSV and text."),
        (
            PDF + b"/JavaScript",
            "pdf",
            "This PDF starts something by itself when it is opened: print it into a new PDF, and hand in that.",
        ),
    ],
)
def test_a_file_is_looked_into_as_that_of_a_form_is(house: House, data: bytes, media: str, detail: str):
    answer = hand_in(house.client("desk", "secretariat"), data, media)
    assert (*told(answer), answer.json()["detail"]) == (422, "bodies.bad-file", detail)
    assert (Upload.objects.count(), open_store().size(sha256(data).hexdigest())) == (0, None)


def test_a_request_that_hands_in_nothing_readable_says_why(house: House):
    desk = house.client("desk", "secretariat")
    assert told(hand_in(desk, media="exe")) == (400, "kit.query")
    assert told(hand_in(desk, kind="application/pdf")) == (415, "bodies.media")
    assert told(hand_in(desk, Salt="short")) == (400, "bodies.bad-salt")
    assert told(desk.get("/demo/files?media=pdf")) == (405, "kit.method")
    assert told(hand_in(desk, PDF + b" " * (32 << 20))) == (413, "bodies.too-large")
    assert told(hand_in(desk, PDF + b" " * (34 << 20))) == (413, "kit.too-large")
    assert told(hand_in(Client(), PDF + b" " * (1 << 20))) == (413, "kit.too-large")
    assert Upload.objects.count() == 0


def test_only_whoever_may_deposit_hands_in(house: House):
    only = house.client("desk", "secretariat", "act:version.deposit")
    assert hand_in(only).status_code == 200
    assert told(hand_in(Client())) == (401, "bodies.no-token")
    assert told(hand_in(Client(headers={"Authorization": "Bearer plenary_x"}))) == (401, "bodies.bad-token")
    assert told(hand_in(house.client("desk", "secretariat", "read", "prepare"))) == (403, "bodies.scope")
    assert told(hand_in(house.client("FEL", "delegation:FEL"))) == (403, "record.seat")
    assert told(hand_in(only, body="other")) == (403, "bodies.token-body")
    # Trying an act needs less; handing in is no trial.
    trying = house.client("desk", "secretariat", "prepare").post(
        "/demo/files?media=pdf&rehearse=true", PDF, content_type=BYTES
    )
    assert told(trying) == (403, "bodies.scope")
    assert Upload.objects.count() == 1


def test_what_no_act_names_within_a_day_is_removed_and_what_one_names_stays(house: House):
    desk = house.client("desk", "secretariat")
    lost = hand_in(desk, b"Nobody names it", "txt").json()["file"]
    hand_in(desk)
    send(desk, "version.deposit", VERSION)
    with clock.reading(lambda: NOW + timedelta(days=1)):
        assert upload.sweep() == 0
        late = hand_in(desk, b"Only just come", "txt").json()["file"]
    with clock.reading(lambda: NOW + timedelta(days=1, seconds=1)):
        assert upload.sweep() == 1
    assert [open_store().size(name) for name in (lost, HASH, late)] == [None, len(PDF), 14]
    assert list(Upload.objects.values_list("file", flat=True)) == [late]


def test_a_file_that_comes_again_or_to_another_body_waits_anew(house: House):
    hand_in(house.client("desk", "secretariat"))
    with clock.reading(lambda: NOW + timedelta(hours=20)):
        hand_in(house.client("desk", "secretariat", body="other"), body="other")
    with clock.reading(lambda: NOW + timedelta(hours=30)):
        assert (upload.sweep(), open_store().size(HASH)) == (0, len(PDF))
    with clock.reading(lambda: NOW + timedelta(hours=45)):
        assert (upload.sweep(), open_store().size(HASH)) == (1, None)


def test_as_many_files_wait_as_may_and_those_that_acts_name_do_not_count(house: House, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(upload, "MOST_WAITING", 1)
    desk = house.client("desk", "secretariat")
    assert [hand_in(desk).status_code, hand_in(desk).status_code] == [200, 200]
    assert told(hand_in(desk, b"Another", "txt")) == (422, "bodies.files-waiting")
    send(desk, "version.deposit", VERSION)
    assert hand_in(desk, b"Another", "txt").status_code == 200


def test_a_file_that_waits_for_its_act_is_not_taken_out_by_a_refused_form_with_the_same_bytes(house: House, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    desk = house.client("desk", "secretariat")
    hand_in(desk)
    officer = Client()
    officer.force_login(house.account("desk"))
    form = {"key": "note", "title": "Note", "language": "en", "status": "official", "distribution": "limited"}
    for changes in ({"for_whom": "everybody"}, {"symbol": "none"}, {"key": "agenda"}):
        file = SimpleUploadedFile("note.pdf", PDF)
        refused = officer.post("/demo/documents/new", {**form, **changes, "once": "f", "file": file})
        assert refused.status_code == 400
    assert open_store().size(HASH) == len(PDF)
    assert send(desk, "version.deposit", VERSION).status_code == 201
