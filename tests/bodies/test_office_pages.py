"""Offices on pages: who holds, held and will hold them; filled and vacated by the secretariat."""

from django.test import Client

from plenary.bodies.acts.forum import OpenForum
from plenary.bodies.acts.member import AdmitMember
from plenary.bodies.acts.office import FillOffice, VacateOffice
from plenary.bodies.words import list_names
from plenary.kit.letterhead import find_seats
from plenary.web.diagnosis.house import look_at_secretaries
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import errors, fill
from tests.bodies.test_pages import text

LEDE = "Home Offices Offices Who presides, facilitates, keeps the record and counts votes. "
AS_AT = "As at 23 November 2026 Show "
HEADS = "Office Of the member Since Until"


def admit(do: Do) -> None:
    for place, code in enumerate(("AND", "FEL"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))


def hold(do: Do, office: str, kind: str, member: str | None, start: str, end: str | None = None) -> None:
    do(FillOffice(office=office, kind=kind, member=member, person="A. Person", start=start, end=end))


def test_a_list_without_offices_says_so(do: Do, client: Client):
    assert text(client, "/demo/offices/") == f"{LEDE}{AS_AT}No office has been filled yet."


def test_offices_are_listed_with_their_holders_and_their_dates(do: Do, sit: Sit, client: Client):
    admit(do)
    hold(do, "vice-chair-1", "vice-chair", "FEL", "2027-01-01")
    hold(do, "chair", "chair", "AND", "2026-01-01", "2026-06-01")
    hold(do, "chair", "chair", "FEL", "2026-06-01")
    hold(do, "facilitator-shared-pool", "facilitator", "AND", "2026-02-01")
    assert text(client, "/demo/offices/") == (
        f"{LEDE}{AS_AT}Offices that are held on the day chosen: 2 {HEADS} "
        "Chair Fel 1 June 2026 Facilitator (shared pool) And 1 February 2026 "
        f"Held before, or to be held {HEADS} "
        "Chair And 1 January 2026 1 June 2026 Vice-Chair (1) Fel 1 January 2027"
    )
    assert "held on the day chosen: 1" in text(client, "/demo/offices/?on=2026-01-15")
    assert "Nobody holds an office on this day." in text(client, "/demo/offices/?on=2025-01-01")
    officer = text(sit("secretariat"), "/demo/offices/")
    assert "Chair Fel A. Person 1 June 2026 Enter its last day" in officer
    assert "Secretary (desk) of no member O. Officer 1 January 2026 Enter its last day" in officer
    assert "A. Person" not in text(sit("delegation:FEL"), "/demo/offices/")


def test_the_secretariat_fills_and_vacates_and_what_is_wrong_stands_beside_its_field(do: Do, sit: Sit, client: Client):
    admit(do)
    officer = sit("secretariat")
    right = {"office": "teller-1", "kind": "teller", "member": "FEL", "person": "T. Teller", "start": "2026-01-01"}
    needs = "✕ Whoever holds an office comes from a member, and a secretary from none."
    for wrong, beside in (
        ({"member": ""}, {"member": needs}),
        ({"kind": "secretary"}, {"member": needs}),
        ({"person": ""}, {"person": "✕ This is needed."}),
        ({"end": "2025-01-01"}, {"end": "✕ The last day lies before the first: give an end after the start."}),
        ({"start": "tomorrow"}, {"start": "✕ Write the day as year, month and day: 2026-01-31."}),
    ):
        response = fill(officer, "/demo/offices/fill", **{**right, **wrong})
        assert (response.status_code, errors(response)) == (422, beside)
        assert 'value="teller-1"' in response.content.decode()
    assert fill(officer, "/demo/offices/fill", **right)["Location"] == "/demo/offices/"
    again = fill(officer, "/demo/offices/fill", **{**right, "office": "teller-2"})
    assert errors(again) == {"office": "✕ teller-1 stands in the way: it is filled at that time."}
    assert text(officer, "/demo/offices/teller-1/vacate") == (
        "Home Offices Vacate an office: Teller (1) Vacate an office: Teller (1) Whoever holds it acts from it no longer from that day on, "
        "and whoever was to follow does not. Until On this day it is held no longer. For Secretariat Enter its last day"
    )
    assert fill(officer, "/demo/offices/teller-1/vacate", end="2026-03-01").status_code == 303
    assert text(client, "/demo/offices/").endswith("Teller (1) Fel 1 January 2026 1 March 2026")
    late = fill(officer, "/demo/offices/teller-1/vacate", end="2026-04-01")
    assert "Nobody holds teller-1 beyond 2026-04-01." in late.content.decode()
    assert officer.get("/demo/offices/none/vacate").status_code == 404


def test_only_the_secretariat_fills_and_vacates(do: Do, sit: Sit, client: Client):
    admit(do)
    hold(do, "chair", "chair", "AND", "2026-01-01")
    delegate = sit("delegation:FEL")
    for address in ("/demo/offices/fill", "/demo/offices/chair/vacate"):
        assert (client.get(address).status_code, delegate.get(address).status_code) == (303, 403)


def test_offices_as_the_record_stood(do: Do, client: Client):
    admit(do)
    hold(do, "chair", "chair", "AND", "2026-01-01")
    do(VacateOffice(office="chair", end="2026-02-01"))
    assert text(client, "/demo/offices/?at=4").endswith("Chair And 1 January 2026")
    assert text(client, "/demo/offices/").endswith("Chair And 1 January 2026 1 February 2026")


def test_offices_cost_the_same_queries_with_one_row_and_with_thirty(
    do: Do, client: Client, django_assert_max_num_queries
):
    admit(do)
    for number in range(30):
        hold(do, f"facilitator-{number}", "facilitator", "AND", "2026-01-01")
    with django_assert_max_num_queries(8):
        client.get("/demo/offices/")


def test_the_hundred_and_first_office_is_on_the_second_page(do: Do, client: Client):
    admit(do)
    for number in range(101):
        hold(do, f"facilitator-{number:03}", "facilitator", "AND", "2026-01-01")
    assert text(client, "/demo/offices/").endswith("Page 1 of 2 Next page")
    assert text(client, "/demo/offices/?page=2").endswith(
        f"chosen: 101 {HEADS} Facilitator (100) And 1 January 2026 Previous page Page 2 of 2"
    )


def test_an_office_is_called_what_the_body_calls_it_in_the_readers_language(do: Do, sit: Sit, client: Client):
    admit(do)
    officer = sit("secretariat")
    sent = {"kind": "facilitator", "office": "facilitator-computing", "member": "AND", "person": "E. Finch"}
    named = {"names__en": "Facilitator on computing", "names__ar": "الميسّر المعني بالحوسبة"}
    assert fill(officer, "/demo/offices/fill", **sent, **named, start="2026-01-01").status_code == 303
    do(
        OpenForum(
            key="contact",
            kind="contact-group",
            names={"en": "Contact group"},
            room="members",
            mode="recorded",
            chair="office:facilitator-computing",
        )
    )
    # Whoever reads a language in which it has no name reads it in the body's working language.
    for tongue, office in (("en", named["names__en"]), ("ar", named["names__ar"]), ("fr", named["names__en"])):
        for page in ("offices/", "forums/contact/", "offices/facilitator-computing/vacate", "forums/contact/change"):
            assert office in text(officer, f"/demo/{page}", accept_language=tongue)
    for typed in ("الميسّر المعني بالحوسبة", "facilitator-computing", "facilitator on computing"):
        assert find_seats("demo", typed) == ["office:facilitator-computing"]


def test_whoever_follows_in_an_office_without_naming_it_leaves_it_its_name(do: Do, client: Client):
    admit(do)
    office = {"office": "facilitator-computing", "kind": "facilitator", "member": "AND", "person": "E. Finch"}
    named = {"names": {"en": "Facilitator on computing"}, "start": "2026-01-01", "end": "2026-06-01"}
    for more in (named, {"start": "2026-06-01"}):
        do(FillOffice.model_validate({**office, **more}))
    assert text(client, "/demo/offices/").count("Facilitator on computing") == 2


def test_a_name_that_a_secretary_is_given_names_no_seat(do: Do, client: Client):
    admit(do)
    office = {"office": "desk", "kind": "secretary", "names": {"en": "Clerk"}, "person": "E. Finch"}
    do(FillOffice.model_validate({**office, "start": "2026-01-01"}))
    assert list_names("demo").get("secretariat") is None


def test_names_that_are_given_for_other_days_rename_nobody_today(do: Do, client: Client):
    do(AdmitMember(code="AND", names={"en": "And"}, place=1, start="1990-01-01"))
    office = {"office": "facilitator-data", "kind": "facilitator", "member": "AND", "person": "E. Finch"}
    for start, end, name in (
        ("2026-01-01", "2029-01-01", "Facilitator on data"),
        ("2030-01-01", None, "Facilitator on space"),
        ("1999-01-01", "2000-01-01", "Old style"),
    ):
        do(FillOffice.model_validate({**office, "names": {"en": name}, "start": start, "end": end}))
    assert list_names("demo")["office:facilitator-data"] == "Facilitator on data"
    page = client.get("/demo/offices/").content.decode()
    names = ("Facilitator on data", "Facilitator on space", "Old style")
    assert [page.count(name) for name in names] == [1, 1, 1]


LAST = "There is no other secretary: from that day on nobody admits members, issues documents or opens forums. "


def test_the_last_secretary_is_told_that_nobody_would_be_left_and_doctor_says_so_afterwards(do: Do, sit: Sit):
    officer = sit("secretariat")
    assert f"{LAST}Fill another office of a secretary first." in text(officer, "/demo/offices/desk/vacate")
    do(FillOffice(office="second", kind="secretary", person="S. Second", start="2026-01-01", end="2027-01-01"))
    assert LAST in text(officer, "/demo/offices/desk/vacate")
    do(FillOffice(office="third", kind="secretary", person="T. Third", start="2026-12-01"))
    assert LAST not in text(officer, "/demo/offices/desk/vacate")
    assert LAST not in text(officer, "/demo/offices/second/vacate")
    assert list(look_at_secretaries()) == []
    for office in ("second", "third", "desk"):
        do(VacateOffice(office=office, end="2026-11-23"))
    [found] = look_at_secretaries()
    assert (found.key, found.told) == (
        "body.no-secretary",
        "demo has no secretary: nobody admits members, issues documents or opens forums there.",
    )
    assert "act office.fill" in found.remedy
    assert "invite secretariat" in found.remedy
