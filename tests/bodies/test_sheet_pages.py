"""Sheets on pages: chosen, looked at, read in once, and downloaded by anybody."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.acts.office import FillOffice
from plenary.bodies.models import Account, Seating
from plenary.bodies.queries import list_categories, list_groups, list_listed, list_members
from plenary.bodies.sheet.preview import preview
from plenary.kit import clock
from plenary.record.models import Log
from plenary.record.reading import find_entry
from tests.bodies.conftest import SECRETARIAT, Do
from tests.bodies.test_pages import text

SHEET = "code,place,start,en\nFEL,1,2026-01-01,Felunda\nAND,2,,Andara\n"


@pytest.fixture
def secretary(do: Do, client: Client, settings) -> Client:
    """Somebody who has signed in and acts for the secretariat of ``demo``."""
    settings.SECOND_FACTOR_REQUIRED = False
    office = do(FillOffice(office="desk", kind="secretary", person="C. Clerk", start="2026-01-01")).entry
    account = Account.objects.create_user("clerk@plenary.example")
    Seating.objects.create(account=account, body="demo", number=office.sequence)
    client.force_login(account)
    return client


def choose(
    client: Client, content: str | bytes, kind: str = "members", day: str = "2026-02-01", status: int = 200
) -> str:
    data = content.encode() if isinstance(content, str) else content
    chosen = SimpleUploadedFile("sheet.csv", data, "text/csv")
    response = client.post(f"/demo/sheets/{kind}/", {"sheet": chosen, "day": day})
    assert response.status_code == status
    return response.content.decode()


def hidden(page: str) -> dict[str, str]:
    """The fields of the form that reads in what was looked at."""
    found = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', page))
    return {name: unescape(value) for name, value in found.items()}


def words(page: str) -> str:
    main = re.search(r"<main.*?>(.*)</main>", page, re.DOTALL)
    assert main is not None
    return " ".join(re.sub(r"<[^>]+>", " ", main[1]).split())


def test_a_sheet_is_shown_before_it_is_read_in_and_read_in_once(secretary: Client):
    page = choose(secretary, SHEET)
    assert words(page) == (
        "Home Sheets Read in: Members Preview: Members Preview: Members "
        "Nothing has been read in yet. Entries that it would make on the record: 2. "
        "For Secretariat Read it in Choose another file What it would change Row Change "
        "2 FEL joins on 2026-01-01; standing: Member. 3 AND joins on 2026-02-01; standing: Member."
    )
    assert list_members("demo", clock.now().date()) == []
    for _time in range(2):
        response = secretary.post("/demo/sheets/members/", hidden(page))
        assert (response.status_code, response["Location"]) == (302, "/demo/sheets/")
    assert [(member.code, member.start) for member in list_members("demo", clock.now().date())] == [
        ("FEL", "2026-01-01"),
        ("AND", "2026-02-01"),
    ]
    assert Log.objects.get().size == 4
    entry = find_entry("demo", 3)
    assert entry is not None
    assert (entry.seat, entry.person is not None) == ("secretariat", True)


def test_what_has_changed_since_is_shown_again_and_nothing_is_read_in(secretary: Client, do: Do):
    page = choose(secretary, SHEET)
    do(AdmitMember(code="FEL", names={"en": "Other"}, place=1, start="2026-01-01"))
    again = secretary.post("/demo/sheets/members/", hidden(page))
    assert "Something has changed since you looked" in again.content.decode()
    assert "FEL gets other names or another place in the order." in again.content.decode()
    assert Log.objects.get().size == 3
    assert secretary.post("/demo/sheets/members/", hidden(again.content.decode())).status_code == 302
    assert [member.names["en"] for member in list_members("demo", clock.now().date())] == ["Felunda", "Andara"]


def test_mistakes_are_shown_with_their_places(secretary: Client):
    page = choose(secretary, SHEET.replace("2026-01-01", "2026-13-01").replace("AND", "and"))
    assert words(page) == (
        "Home Sheets Read in: Members Preview: Members Preview: Members "
        "Nothing has been read in. Mend these places in your file and choose it again: 2. "
        "What is wrong Row Column What is wrong 2 start 2026-13-01 is no day: write it as 2026-01-31. "
        "3 code and is no code: up to 16 capital letters, digits and hyphens, with a letter first. "
        "Choose the file again"
    )


def test_what_is_wrong_with_the_form_stands_beside_the_field(secretary: Client):
    response = secretary.post("/demo/sheets/members/", {"day": "tomorrow"})
    assert response.status_code == 400
    page = response.content.decode()
    assert re.search(r'<p class="error" id="sheet-error">Choose a file.</p>\s*<input type="file"', page)
    assert re.search(r'<p class="error" id="day-error">Write the day as 2026-01-31.</p>\s*<input type="date"', page)
    assert 'value="tomorrow"' in page
    large = choose(secretary, b"x" * 2_000_001, status=400)
    assert "This file is too large for a sheet: divide it." in large


def test_a_file_that_is_no_text_is_told(secretary: Client):
    assert "sheet.csv is not in UTF-8; save it as CSV UTF-8 and try again." in choose(secretary, b"code\n\xff\xd8\xff")


def test_a_sheet_that_says_nothing_new_says_so(secretary: Client):
    page = choose(secretary, SHEET)
    secretary.post("/demo/sheets/members/", hidden(page))
    assert "All that this sheet says is so already." in choose(secretary, SHEET)


def test_the_list_of_participants_is_read_in_like_any_sheet_and_can_be_edited(secretary: Client):
    for kind in ("categories", "members"):
        page = secretary.post(f"/demo/sheets/{kind}/", {"ready": "1", "day": "2026-02-01"}).content.decode()
        assert ("These columns are not read: m49." in page) is (kind == "members")
        assert secretary.post(f"/demo/sheets/{kind}/", hidden(page)).status_code == 302
    members = list_members("demo", clock.now().date())
    assert len(members) == 197
    assert {frozenset(member.names) for member in members} == {frozenset({"en", "fr", "es", "ru", "ar", "zh"})}
    today = clock.now().date()
    assert {code: len(listed) for code, listed in list_listed("demo", today).items()} == {
        "LDC": 44,
        "LLDC": 32,
        "M49-002": 54,
        "M49-009": 16,
        "M49-019": 35,
        "M49-142": 48,
        "M49-150": 44,
        "SIDS": 39,
    }
    assert all(category.source and category.as_of == "2023-12-13" for category in list_categories("demo"))
    downloaded = secretary.get("/demo/sheets/members.csv").content
    assert preview(downloaded, "members", name="m", body="demo", actor=SECRETARIAT).acts == []


def test_the_invented_members_of_the_example_are_read_in_the_same_way(secretary: Client, root):
    sheet = (root / "src/plenary/rulemaking/example/members.csv").read_text("utf-8")
    page = choose(secretary, sheet)
    assert secretary.post("/demo/sheets/members/", hidden(page)).status_code == 302
    assert (len(list_members("demo", clock.now().date())), len(list_groups("demo"))) == (31, 5)


@pytest.mark.parametrize("address", ["/demo/sheets/", "/demo/sheets/members.csv", "/demo/sheets/weights.csv"])
def test_anybody_downloads_at_the_same_cost_however_much_there_is(
    do: Do, client: Client, address: str, django_assert_max_num_queries
):
    for number in range(30):
        do(AdmitMember(code=f"M{number}", names={"en": f"Member {number}"}, place=number + 1, start="2026-01-01"))
    with django_assert_max_num_queries(5):
        assert client.get(address).status_code == 200


def test_only_the_secretariat_reads_in(do: Do, client: Client):
    assert client.get("/demo/sheets/members/").status_code == 303
    assert client.post("/demo/sheets/members/", {"ready": "1"}).status_code == 303
    assert "Read in" not in text(client, "/demo/sheets/")
    client.force_login(Account.objects.create_user("delegate@plenary.example"))
    assert client.get("/demo/sheets/members/").status_code == 403


def test_there_are_no_other_sheets(secretary: Client):
    assert secretary.get("/demo/sheets/votes/").status_code == 404
    assert secretary.get("/demo/sheets/votes.csv").status_code == 404
    assert secretary.post("/demo/sheets/members/", {"text": "code"}).status_code == 404


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        (SHEET, "The sheet was read in: 2 entries."),
        ("code,place,start,en\nFEL,1,2026-01-01,Felunda\n", "The sheet was read in: 1 entry."),
    ],
)
def test_how_many_entries_a_sheet_made_is_said_in_the_number_it_has(secretary: Client, sheet: str, told: str):
    done = secretary.post("/demo/sheets/members/", hidden(choose(secretary, sheet)), follow=True)
    assert told in done.content.decode()
