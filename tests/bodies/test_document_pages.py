"""Documents on pages: handed in with what is wrong beside the field, listed for whom they are, given out as they came."""

import re
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from html import unescape
from itertools import count
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from plenary.bodies import upload
from plenary.bodies.acts.delegation import AppointDelegate
from plenary.bodies.acts.document import RegisterDocument
from plenary.bodies.acts.group import FormGroup
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.models import Account, DocumentVersion, Seating, Upload
from plenary.bodies.store import open_store
from plenary.bodies.views.document import SALT
from plenary.kit import chance, clock
from plenary.record.models import Log
from tests.bodies.conftest import Do
from tests.bodies.test_pages import text

PDF = b"%PDF-1.7\nwords"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, settings) -> Path:
    settings.FOLDER = tmp_path
    return tmp_path


@pytest.fixture
def secretary(do: Do, client: Client, settings) -> Client:
    """Somebody who has signed in and acts for the secretariat of ``demo``."""
    settings.SECOND_FACTOR_REQUIRED = False
    office = do(FillOffice(office="desk", kind="secretary", person="C. Clerk", start="2026-01-01")).entry
    account = Account.objects.create_user("clerk@plenary.example")
    Seating.objects.create(account=account, body="demo", number=office.sequence)
    client.force_login(account)
    return client


def hand_in(client: Client, data: bytes = PDF, name: str = "draft.pdf", **changes: str):
    fields = {
        "key": "draft",
        "title": "Draft resolution",
        "language": "en",
        "status": "official",
        "distribution": "limited",
        "symbol": "A/1/L.2",
        "once": "form-1",
        **changes,
    }
    return client.post("/demo/documents/new", {**fields, "file": SimpleUploadedFile(name, data)})


def test_a_document_is_handed_in_once_and_given_out_as_it_came(secretary: Client):
    for _time in range(2):
        assert hand_in(secretary)["Location"] == "/demo/documents/draft/"
    assert Log.objects.get().size == 5
    visitor = Client()
    assert text(visitor, "/demo/documents/") == (
        "Home Documents Documents Symbol Title Distribution Languages A/1/L.2 Draft resolution Limited English"
    )
    assert text(visitor, "/demo/documents/draft/").startswith(
        "Home Documents Draft resolution Draft resolution A/1/L.2 Distribution: Limited Language versions "
        "Language Status File SHA-256 English Official version PDF 14"
    )
    response = visitor.get("/demo/documents/draft/en.file")
    assert (response.content, response["Content-Type"], response["Content-Disposition"]) == (
        PDF,
        "application/pdf",
        'attachment; filename="demo-draft.en.pdf"',
    )
    assert visitor.get("/demo/symbols/A/1/L.2")["Location"] == "/demo/documents/draft/"


def test_a_document_without_a_title_in_the_readers_language_is_called_by_its_symbol(secretary: Client, do: Do):
    hand_in(secretary)
    do(RegisterDocument(key="note", titles={"fr": "Note", "es": "Nota"}, distribution="general"))
    visitor = Client()
    assert text(visitor, "/demo/documents/", **{"Accept-Language": "ar"}) == (
        "الرئيسية الوثائق الوثائق رمز الوثيقة العنوان التوزيع اللغات A/1/L.2 الوثيقة A/1/L.2 Draft resolution محدود "
        "الإنجليزية – الوثيقة note Nota عام"
    )
    page = visitor.get("/demo/documents/draft/", headers={"Accept-Language": "ar"}).content.decode()
    for told in (
        "<title>الوثيقة A/1/L.2 · ",
        '<h1><bdi>الوثيقة A/1/L.2</bdi></h1>\n<p><bdi lang="en">Draft resolution</bdi></p>',
    ):
        assert told in page
    assert "Draft resolution" not in page.partition("<h1>")[0]
    withdrawal = text(secretary, "/demo/documents/note/withdraw", **{"Accept-Language": "ar"})
    assert "سحب الوثيقة note" in withdrawal
    french = visitor.get("/demo/documents/note/", headers={"Accept-Language": "fr"}).content.decode()
    assert "<h1><bdi>Note</bdi></h1>\n<p class" in french


def test_language_and_audience_are_chosen_from_a_list_by_their_names(secretary: Client, do: Do):
    do(FormGroup(code="COAST", names={"en": "Coastal Group", "fr": "Groupe côtier"}))
    page = secretary.get("/demo/documents/new", headers={"Accept-Language": "fr"}).content.decode()
    options = re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)', page)
    for option in (
        ("", "–"),
        ("", "sans restriction"),
        ("members", "tous les membres"),
        ("group:COAST", "Groupe côtier"),
    ):
        assert option in options
    # The languages of the body come first.
    assert options.index(("zh", "chinois")) < options.index(("pt", "portugais"))
    # What was chosen stays chosen where the form is refused.
    refused = hand_in(secretary, symbol="B/1", language="pt", distribution="restricted", for_whom="group:COAST")
    again = refused.content.decode()
    assert re.findall(r'<option value="([^"]*)" selected', again) == ["restricted", "group:COAST", "pt", "official"]


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (PDF, "draft.docx", "By its content this is a file of the kind pdf, and its name says otherwise."),
        (
            b"<html>",
            "draft.txt",
            "This is none of the formats that are kept: PDF, DOCX, XLSX, PPTX, ODT, CSV and text.",
        ),
        (b" \n", "draft.txt", "This file is empty."),
    ],
)
def test_an_upload_that_is_not_what_it_says_is_refused_beside_its_field_and_nothing_typed_is_lost(
    secretary: Client, folder: Path, data: bytes, name: str, sentence: str
):
    response = hand_in(secretary, data, name)
    page = response.content.decode()
    assert response.status_code == 400
    assert f'<p class="error" id="file-error">{sentence}</p>' in page
    assert ('value="Draft resolution"' in page, 'value="A/1/L.2"' in page) == (True, True)
    assert (Log.objects.get().size, list(folder.rglob("*"))) == (2, [])


def test_what_the_rules_refuse_stands_beside_its_field_and_leaves_no_file(secretary: Client, folder: Path):
    hand_in(secretary)
    response = hand_in(secretary, b"%PDF-1.7\nother", key="other", once="form-2")
    assert response.status_code == 400
    assert (
        '<p class="error" id="symbol-error">A/1/L.2 is the symbol of draft already: a symbol is used once.</p>'
        in response.content.decode()
    )
    again = hand_in(secretary, b"%PDF-1.7\nother", key="third", once="form-3", symbol="", for_whom="everybody")
    assert '<p class="error" id="for-whom-error">This is not written as it should be.</p>' in again.content.decode()
    assert len([path for path in folder.rglob("*") if path.is_file()]) == 1


def test_what_is_missing_or_wrongly_written_is_said_in_the_readers_language(secretary: Client):
    fields = {
        "key": "Draft",
        "title": "",
        "language": "en",
        "status": "official",
        "distribution": "general",
        "once": "f",
    }
    page = secretary.post("/demo/documents/new", fields).content.decode()
    for field, sentence in (
        ("key", "This is not written as it should be."),
        ("title", "This is needed."),
        ("file", "This is needed."),
    ):
        assert f'<p class="error" id="{field}-error">{sentence}</p>' in page
    french = secretary.post("/demo/documents/new", fields, headers={"Accept-Language": "fr"}).content.decode()
    assert '<p class="error" id="title-error">Ceci est nécessaire.</p>' in french


def test_another_version_is_deposited_and_a_wrong_one_is_said_beside_its_field(secretary: Client):
    hand_in(secretary)
    fields = {"language": "fr", "status": "unofficial", "once": "form-2"}
    wrong = secretary.post("/demo/documents/draft/version", {**fields, "file": SimpleUploadedFile("draft.docx", PDF)})
    assert wrong.status_code == 400
    assert 'id="file-error">By its content this is a file of the kind pdf' in wrong.content.decode()
    right = secretary.post("/demo/documents/draft/version", {**fields, "file": SimpleUploadedFile("draft.pdf", PDF)})
    assert right["Location"] == "/demo/documents/draft/"
    assert [version.language for version in DocumentVersion.rows.at().order_by("language")] == ["en", "fr"]


def test_a_restricted_document_is_not_there_for_others(secretary: Client, do: Do):
    do(AdmitMember(code="FEL", names={"en": "Felunda"}, place=1, start="2026-01-01"))
    handed = hand_in(secretary, distribution="restricted", for_whom="delegation:FEL", symbol="")
    assert handed.status_code == 302
    addresses = ("/demo/documents/draft/", "/demo/documents/draft/en.file")
    assert [secretary.get(address).status_code for address in addresses] == [404, 404]
    assert "Draft resolution" not in text(secretary, "/demo/documents/")
    delegate = do(AppointDelegate(member="FEL", role="head", person="D", binds=True)).entry
    Seating.objects.update(number=delegate.sequence)
    assert [secretary.get(address).status_code for address in addresses] == [200, 200]
    response = secretary.get(addresses[1])
    assert (response.content, response["Cache-Control"]) == (PDF, "private, no-store")
    assert "Draft resolution Restricted English" in text(secretary, "/demo/documents/")
    assert [Client().get(address).status_code for address in addresses] == [404, 404]


def test_a_language_that_has_no_name_in_the_readers_is_shown_by_its_tag(secretary: Client):
    hand_in(secretary, language="qqq")
    assert "SHA-256 qqq Official version" in text(secretary, "/demo/documents/draft/")


def test_what_is_not_there_is_not_found(secretary: Client):
    hand_in(secretary)
    for address in ("/demo/documents/none/", "/demo/documents/draft/zh.file", "/demo/symbols/A/1/L.9"):
        assert secretary.get(address).status_code == 404


def test_a_file_that_is_not_what_was_deposited_is_not_found_and_the_journal_says_which(
    secretary: Client, folder: Path, caplog: pytest.LogCaptureFixture
):
    hand_in(secretary)
    file = DocumentVersion.objects.get().file
    (folder / "documents" / file[:2] / file[2:]).write_bytes(b"s" * 14)
    response = Client().get("/demo/documents/draft/en.file")
    assert (response.status_code, "There is no such page" in response.content.decode()) == (404, True)
    assert [record.getMessage() for record in caplog.records if record.name == "plenary.documents"] == [
        f"documents of demo: the file {file} of draft is not what was deposited"
    ]


def test_only_the_secretariat_hands_in(do: Do, client: Client):
    assert client.get("/demo/documents/new").status_code == 303
    assert hand_in(client).status_code == 303
    assert (
        text(client, "/demo/documents/")
        == "Home Documents Documents No document that you may read has been registered yet."
    )


def test_the_list_costs_the_same_queries_with_one_document_and_with_thirty(
    do: Do, client: Client, django_assert_max_num_queries
):
    for number in range(30):
        do(RegisterDocument.model_validate({"key": f"d{number}", "distribution": "general", "titles": {"en": "Paper"}}))
    with django_assert_max_num_queries(6):
        client.get("/demo/documents/")


def errors_of(response) -> dict[str, list[str]]:
    """What stands beside each field of a form of documents."""
    found: dict[str, list[str]] = {}
    for name, told in re.findall(r'<p class="error" id="([\w-]+)-error">(.*?)</p>', response.content.decode()):
        found.setdefault(name, []).append(unescape(told))
    return found


AGAIN = "Choose the file again: a browser does not keep it."


def test_all_that_is_wrong_with_a_form_is_said_at_once_and_that_its_file_is_to_be_chosen_again(secretary: Client):
    hand_in(secretary)
    changes = {"once": "form-2", "distribution": "general", "for_whom": "members", "symbol": "A/1/L.2"}
    assert errors_of(hand_in(secretary, **changes)) == {
        "key": ["The key draft is, or was, a document's."],
        "for-whom": ["A restricted document has an audience, and any other is for the public."],
        "symbol": [
            "A/1/L.2 is the symbol of draft already: a symbol is used once.",
            "A document of this series is of limited distribution, and this one is of general.",
        ],
        "file": [AGAIN],
    }
    wrong = hand_in(secretary, PDF, "draft.docx", once="form-3", key="Other", symbol="A/1/CRP.9/Rev.1")
    assert errors_of(wrong) == {
        "key": ["This is not written as it should be."],
        "symbol": ["A/1/CRP.9/Rev.1 comes after A/1/CRP.9, which was not issued."],
        "file": ["By its content this is a file of the kind pdf, and its name says otherwise."],
    }
    version = {"language": "English!", "status": "official", "once": "form-4"}
    answer = secretary.post("/demo/documents/draft/version", {**version, "file": SimpleUploadedFile("draft.pdf", PDF)})
    assert errors_of(answer) == {
        "language": ["This is not written as it should be."],
        "file": [AGAIN],
    }


def test_a_restricted_document_for_a_group_that_there_is_not_is_refused_beside_its_field(secretary: Client):
    answer = hand_in(secretary, distribution="restricted", for_whom="group:NOSUCH", symbol="")
    told = errors_of(answer)
    assert (answer.status_code, told) == (
        400,
        {"for-whom": ["No group here bears the code NOSUCH."], "file": [AGAIN]},
    )
    assert not DocumentVersion.objects.exists()


def test_a_restricted_document_that_is_sent_twice_is_registered_once_and_another_under_its_key_is_refused(
    secretary: Client, do: Do
):
    do(AdmitMember(code="FEL", names={"en": "Felunda"}, place=1, start="2026-01-01"))
    letter = {"distribution": "restricted", "for_whom": "delegation:FEL", "symbol": ""}
    assert [hand_in(secretary, **letter).status_code for _time in range(2)] == [302, 302]
    assert (Log.objects.get().size, DocumentVersion.objects.count()) == (5, 1)
    other = hand_in(secretary, b"%PDF-1.7\nother", **letter)
    assert (other.status_code, "was used before for something else" in other.content.decode()) == (400, True)
    Seating.objects.update(number=do(FillOffice(
        office="desk-2", kind="secretary", person="D. Desk", start="2026-01-01"
    )).entry.sequence)  # fmt: skip
    do(RegisterDocument.model_validate(
        {"key": "note", "distribution": "restricted", "for_whom": "secretariat", "private_titles": {"en": "Note"}}
    ))  # fmt: skip
    fields = {"language": "fr", "status": "unofficial", "once": "form-2"}
    for _time in range(2):
        file = SimpleUploadedFile("note.pdf", PDF)
        answer = secretary.post("/demo/documents/note/version", {**fields, "file": file})
        assert answer["Location"] == "/demo/documents/note/"
    assert DocumentVersion.objects.filter(document="note").count() == 1


def test_a_restricted_version_that_is_sent_again_before_the_first_is_done_gives_the_first_result(
    secretary: Client, do: Do
):
    note = {"distribution": "restricted", "for_whom": "secretariat", "private_titles": {"en": "Note"}}
    do(RegisterDocument.model_validate({"key": "note", **note}))

    def send():
        fields = {"language": "fr", "status": "unofficial", "once": "form-2"}
        return secretary.post("/demo/documents/note/version", {**fields, "file": SimpleUploadedFile("note.pdf", PDF)})

    between: list[str] = []
    numbers = count(1)

    def draw(width: int) -> bytes:
        # The other request comes while this one draws the salt of its file.
        if width == SALT and not between:
            between.append("")
            between[0] = send()["Location"]
        return next(numbers).to_bytes(width, "big")

    with chance.drawing(draw):
        assert send()["Location"] == "/demo/documents/note/"
    assert (between, DocumentVersion.objects.filter(document="note").count()) == (["/demo/documents/note/"], 1)


def test_the_file_of_a_refused_form_stays_until_no_act_can_name_it_and_is_swept(secretary: Client):
    """What is refused at the door: the key of a request that was used for something else."""
    hand_in(secretary)
    kept = sha256(b"%PDF-1.7\nother").hexdigest()
    again = hand_in(secretary, b"%PDF-1.7\nother", key="other", symbol="")
    assert (again.status_code, "was used before for something else" in again.content.decode()) == (400, True)
    assert (open_store().size(kept), Upload.objects.filter(file=kept).count()) == (14, 1)
    # The bytes of what is on the record, too.
    hand_in(secretary, PDF, key="other", symbol="")
    now = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    with clock.reading(lambda: now + timedelta(days=1, seconds=1)):
        assert upload.sweep() == 1
    assert (open_store().size(kept), open_store().size(DocumentVersion.objects.get().file)) == (None, 14)


def test_as_many_files_wait_as_may_and_an_officer_is_told(secretary: Client, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(upload, "MOST_WAITING", 0)
    page = hand_in(secretary).content.decode()
    assert "As many of your files as may wait to be named by an act: 0." in page
    assert "Files that were handed in and not entered are removed after a day." in page


@pytest.mark.parametrize("address", ["/demo/documents/new", "/demo/documents/draft/version"])
def test_what_was_typed_when_the_session_had_ended_is_there_again_and_the_file_is_asked_for(
    secretary: Client, address: str
):
    hand_in(secretary)
    page = secretary.get(address).content.decode()
    author = re.search(r'name="author" value="([^"]+)"', page)
    assert author is not None
    fields = {"key": "second", "title": "A second paper", "language": "ru", "status": "unofficial", "once": "form-9"}
    sent = {**fields, "distribution": "limited", "author": unescape(author[1])}
    secretary.cookies.pop("sessionid")
    ended = secretary.post(address, {**sent, "file": SimpleUploadedFile("second.pdf", PDF)})
    assert (ended.status_code, ended["Location"]) == (303, f"/account/login/?next={address}")
    secretary.force_login(Account.objects.get())
    again = secretary.get(address).content.decode()
    assert 'value="ru"' in again
    assert ('value="A second paper"' in again) == (address == "/demo/documents/new")
    assert 'name="once" value="form-9"' in again
    assert (
        "Your session had ended. What you typed is here: look at it, choose the file again, which a browser does not "
        "keep, and send it." in again
    )
    assert "Your session had ended" in secretary.get(address).content.decode()
    assert "Your session had ended" not in secretary.get(f"{address}?anew").content.decode()
    assert "Your session had ended" not in secretary.get(address).content.decode()
