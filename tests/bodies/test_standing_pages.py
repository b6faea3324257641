"""Categories and weights on pages: each names where it comes from, and holds from a day on."""

import pytest
from django.test import Client

from plenary.bodies.acts.category import DeclareCategory, ListMember
from plenary.bodies.acts.group import FormGroup, JoinGroup
from plenary.bodies.acts.member import AdmitMember, WithdrawMember
from plenary.bodies.acts.weight import DeclareWeight, SetWeight
from plenary.bodies.queries import find_category, find_series
from plenary.record.models import Log
from tests.bodies.conftest import Do, Sit
from tests.bodies.posting import carried, errors, fill
from tests.bodies.test_pages import text

TABS, AS_AT = "Categories Weights ", "As at 23 November 2026 Show "
CATEGORIES = (
    "Home Categories Categories Members that a list counts together. "
    f"Each category names its list, and that list’s day. {TABS}"
)
WEIGHTS = (
    "Home Weights Weights What members count for where a majority asks for more than their number: "
    f"each series with its unit and its source, each value from a day on. {TABS}"
)
ISLE = {"code": "ISLE", "names__en": "Small islands", "source": "List of the sea", "as_of": "2025-12-31"}
SHARES = {"series": "shares", "names__en": "Shares", "unit": "per mille", "source": "Scale of 2026"}


@pytest.fixture
def house(do: Do) -> Do:
    """Two members, of which the later one by code comes first; one category and one series, both empty."""
    for place, code in enumerate(("FEL", "AND"), 1):
        do(AdmitMember(code=code, names={"en": code.title()}, place=place, start="2026-01-01"))
    do(DeclareCategory(code="ISLE", names={"en": "Small islands"}, source="List of the sea", as_of="2025-12-31"))
    do(DeclareWeight(key="shares", names={"en": "Shares"}, unit="per mille", source="Scale of 2026"))
    return do


def test_lists_with_nothing_in_them_say_so(do: Do, client: Client):
    assert text(client, "/demo/categories/") == (
        f"{CATEGORIES}{AS_AT}No category has been declared yet. As sheets: categories.csv listings.csv"
    )
    assert text(client, "/demo/weights/") == (
        f"{WEIGHTS}{AS_AT}No series of weights has been declared yet. As sheets: series.csv weights.csv"
    )


def test_a_category_names_its_list_and_that_lists_day_and_counts_in_the_bodys_order(house: Do, client: Client):
    assert "No member is counted among it yet." in text(client, "/demo/categories/ISLE/")
    house(ListMember(category="ISLE", member="AND", start="2026-01-01"))
    house(ListMember(category="ISLE", member="FEL", start="2026-02-01", end="2027-01-01"))
    assert text(client, "/demo/categories/") == (
        f"{CATEGORIES}{AS_AT}Categories: 1 Category List it comes from Day of the list Members on this day "
        "Small islands List of the sea 31 December 2025 2 As sheets: categories.csv listings.csv"
    )
    told = "Home Categories Small islands Small islands List it comes from List of the sea Day of the list 31 December 2025 "
    heads = "Member Since Until"
    assert text(client, "/demo/categories/ISLE/") == (
        f"{told}{AS_AT}Members that are counted on the day chosen: 2 {heads} "
        "Fel 1 February 2026 1 January 2027 And 1 January 2026 As sheets: listings.csv"
    )
    assert text(client, "/demo/categories/ISLE/?on=2026-01-15") == (
        f"{told}As at 15 January 2026 Show Back to today Members that are counted on the day chosen: 1 {heads} "
        f"And 1 January 2026 Was counted before, or will be {heads} "
        "Fel 1 February 2026 1 January 2027 As sheets: listings.csv"
    )
    assert "No member is counted among it on this day." in text(client, "/demo/categories/ISLE/?on=2025-01-01")
    assert client.get("/demo/categories/NONE/").status_code == 404


def test_a_series_has_dated_values_of_which_one_of_each_member_is_in_force(house: Do, client: Client):
    assert "No value has been set yet." in text(client, "/demo/weights/shares/")
    for member, value, start in (("AND", 12000, "2026-01-01"), ("AND", None, "2026-06-01"), ("FEL", 0, "2026-01-01")):
        house(SetWeight(series="shares", member=member, value=value, start=start))
    assert text(client, "/demo/weights/") == (
        f"{WEIGHTS}{AS_AT}Series of weights: 1 "
        "Series What it counts Where it comes from Members with a value on this day "
        "Shares per mille Scale of 2026 1 As sheets: series.csv weights.csv"
    )
    told = "Home Weights Shares Shares What it counts per mille Where it comes from Scale of 2026 "
    heads = "Member Value From On this day"
    assert text(client, "/demo/weights/shares/") == (
        f"{told}{AS_AT}Members with a value on this day: 1 {heads} Fel 0 1 January 2026 ✓ in force "
        "And 12,000 1 January 2026 ○ not in force And not known 1 June 2026 ✓ in force As sheets: weights.csv"
    )
    spring = text(client, "/demo/weights/shares/?on=2026-04-01")
    assert "Members with a value on this day: 2" in spring
    assert "And 12,000 1 January 2026 ✓ in force And not known 1 June 2026 ○ not in force" in spring
    assert client.get("/demo/weights/none/").status_code == 404


def test_the_secretariat_declares_a_category_and_counts_members_among_it(house: Do, sit: Sit, client: Client):
    officer = sit("secretariat")
    for wrong, beside in (
        ({"code": "isle"}, {"code": "✕ A code has up to 16 capital letters, digits and hyphens, a letter first."}),
        ({}, {"code": "✕ There is a category with this code: open its page, and change that one."}),
        ({"code": "HILL", "source": ""}, {"source": "✕ This is needed."}),
    ):
        response = fill(officer, "/demo/categories/declare", **{**ISLE, **wrong})
        assert (response.status_code, errors(response)) == (422, beside)
        assert 'value="Small islands"' in response.content.decode()
    assert fill(officer, "/demo/categories/declare", **{**ISLE, "code": "HILL"})["Location"] == "/demo/categories/"
    listed = fill(officer, "/demo/categories/ISLE/list", member="FEL", start="2026-01-01")
    assert (listed.status_code, listed["Location"]) == (303, "/demo/categories/ISLE/")
    twice = fill(officer, "/demo/categories/ISLE/list", member="FEL", start="2026-02-01")
    assert errors(twice) == {"start": "✕ FEL is counted among ISLE from 2026-01-01 already: the two periods overlap."}
    unlisted = fill(officer, "/demo/categories/ISLE/unlist?member=FEL", member="FEL", end="2026-03-01")
    assert unlisted.status_code == 303
    assert "Fel 1 January 2026 1 March 2026" in text(client, "/demo/categories/ISLE/")
    assert text(officer, "/demo/categories/ISLE/drop") == (
        "Home Categories and weights Use the category no more: Small islands This is on the record. Use the category no more: Small islands Nobody is counted among it from now on. "
        "What is on the record stays there; it can be declared again. For Secretariat Use it no more"
    )
    sent = carried(officer.get("/demo/categories/ISLE/drop").content.decode())
    dropped = [officer.post("/demo/categories/ISLE/drop", sent)["Location"] for _time in range(2)]
    assert dropped == ["/demo/categories/", "/demo/categories/"]
    assert (client.get("/demo/categories/ISLE/").status_code, find_category("demo", "ISLE")) == (404, None)
    assert client.get(f"/demo/categories/ISLE/?at={Log.objects.get().size - 1}").status_code == 200


def test_a_category_that_was_declared_with_one_key_is_declared_once(house: Do, sit: Sit):
    officer = sit("secretariat")
    sent = carried(officer.get("/demo/categories/declare").content.decode(), **{**ISLE, "code": "HILL"})
    before = Log.objects.get().size
    assert [officer.post("/demo/categories/declare", sent).status_code for _time in range(2)] == [303, 303]
    assert Log.objects.get().size == before + 1


def test_a_stale_change_of_a_category_shows_both_versions(house: Do, sit: Sit):
    officer = sit("secretariat")
    address = "/demo/categories/ISLE/change"
    page = officer.get(address).content.decode()
    assert ('value="List of the sea"' in page, 'value="2025-12-31"' in page) == (True, True)
    typed = {name: value for name, value in ISLE.items() if name != "code"}
    assert fill(officer, address, **{**typed, "source": "List of the coast"}).status_code == 303
    stale = officer.post(address, carried(page, **{**typed, "source": "List of the shore"}))
    assert stale.status_code == 422
    assert (
        '<tr><th scope="row">List it comes from</th><td data-label="As it stands now"><bdi>List of the coast</bdi></td>'
        '<td data-label="As you typed it"><bdi>List of the shore</bdi></td></tr>'
    ) in stale.content.decode()
    assert find_category("demo", "ISLE").source == "List of the coast"


def test_the_secretariat_declares_a_series_and_sets_values(house: Do, sit: Sit, client: Client):
    officer = sit("secretariat")
    for wrong, beside in (
        ({}, {"series": "✕ There is a series with this key: open its page, and change that one."}),
        ({"series": "Dues"}, {"series": "✕ A key has up to 63 small letters, digits and hyphens, a letter first."}),
    ):
        response = fill(officer, "/demo/weights/declare", **{**SHARES, **wrong})
        assert (response.status_code, errors(response)) == (422, beside)
        assert 'value="per mille"' in response.content.decode()
    assert fill(officer, "/demo/weights/declare", **{**SHARES, "series": "dues"})["Location"] == "/demo/weights/"
    for value, beside in (
        ("-1", "✕ This number is too small."),
        ("9007199254740992", "✕ This number is too large."),
        ("1.5", "✕ This is not written as it should be."),
    ):
        wrong = fill(officer, "/demo/weights/shares/set", member="FEL", value=value, start="2026-01-01")
        assert errors(wrong) == {"value": beside}
    for value, start in (("12", "2026-01-01"), ("", "2026-06-01")):
        done = fill(officer, "/demo/weights/shares/set", member="FEL", value=value, start=start)
        assert (done.status_code, done["Location"]) == (303, "/demo/weights/shares/")
    assert "Fel 12 1 January 2026 ○ not in force Fel not known 1 June 2026 ✓ in force" in text(
        client, "/demo/weights/shares/"
    )
    change = {name: value for name, value in SHARES.items() if name != "series"}
    assert fill(officer, "/demo/weights/shares/change", **{**change, "unit": "units"}).status_code == 303
    assert find_series("demo", "shares").unit == "units"
    sent = carried(officer.get("/demo/weights/shares/drop").content.decode())
    dropped = [officer.post("/demo/weights/shares/drop", sent)["Location"] for _time in range(2)]
    assert dropped == ["/demo/weights/", "/demo/weights/"]
    assert client.get("/demo/weights/shares/").status_code == 404


def test_the_secretariat_finds_the_sheets_to_read_in_and_others_those_to_download(house: Do, sit: Sit, client: Client):
    assert text(sit("secretariat"), "/demo/weights/").endswith(
        "As sheets: series.csv weights.csv · Read in series.csv · Read in weights.csv"
    )
    page = client.get("/demo/weights/").content.decode()
    assert ("/demo/sheets/weights.csv" in page, "/demo/sheets/weights/" in page) == (True, False)


@pytest.mark.parametrize(
    "kind", ["categories/declare", "categories/ISLE/list", "weights/shares/set", "weights/declare"]
)
def test_only_the_secretariat_declares_and_sets(house: Do, sit: Sit, client: Client, kind: str):
    assert (client.get(f"/demo/{kind}").status_code, sit("delegation:FEL").get(f"/demo/{kind}").status_code) == (
        303,
        403,
    )


@pytest.mark.parametrize(
    "address", ["/demo/categories/", "/demo/categories/C0/", "/demo/weights/", "/demo/weights/w0/"]
)
def test_categories_and_weights_cost_the_same_queries_with_one_row_and_with_thirty(
    do: Do, client: Client, address: str, django_assert_max_num_queries
):
    for number in range(30):
        do(AdmitMember(code=f"M{number}", names={"en": f"Member {number}"}, place=number + 1, start="2026-01-01"))
        do(DeclareCategory(code=f"C{number}", names={"en": "Category"}, source="List", as_of="2025-12-31"))
        do(ListMember(category="C0", member=f"M{number}", start="2026-01-01"))
        do(DeclareWeight(key=f"w{number}", names={"en": "Weight"}, unit="units", source="Scale"))
        do(SetWeight(series="w0", member=f"M{number}", value=number, start="2026-01-01"))
    with django_assert_max_num_queries(8):
        client.get(address)


def test_the_hundred_and_first_value_is_on_the_second_page(house: Do, client: Client):
    for number in range(101):
        day = f"20{number // 12 + 10}-{number % 12 + 1:02}-01"
        house(SetWeight(series="shares", member="FEL", value=number, start=day))
    first, second = text(client, "/demo/weights/shares/"), text(client, "/demo/weights/shares/?page=2")
    assert "Page 1 of 2 Next page" in first
    assert "Fel 100 1 May 2018 ✓ in force Previous page Page 2 of 2" in second


def test_what_is_said_until_a_day_ends_on_every_page_as_its_member_leaves(house: Do, sit: Sit, client: Client):
    house(FormGroup(code="COAST", names={"en": "Coast"}))
    house(JoinGroup(group="COAST", member="FEL", start="2026-01-01"))
    house(ListMember(category="ISLE", member="FEL", start="2026-01-01", end="2027-01-01"))
    house(WithdrawMember(code="FEL", end="2026-11-01"))
    group, category = text(client, "/demo/groups/COAST/"), text(client, "/demo/categories/ISLE/")
    assert "Name In the group Since Until Fel 1 January 2026 1 November 2026" in group
    assert "Was counted before, or will be Member Since Until Fel 1 January 2026 1 November 2026" in category
    assert "Coast ○ does not belong 1 January 2026 1 November 2026" in text(client, "/demo/members/FEL/")
    given = client.get("/demo/groups/COAST.json").json()["memberships"]
    assert [(each["start"], each["end"]) for each in given] == [("2026-01-01", "2026-11-01")]
    given = client.get("/demo/members/FEL.json").json()["memberships"]
    assert [(each["start"], each["end"]) for each in given] == [("2026-01-01", "2026-11-01")]
    officer = sit("secretariat")
    for address in ("/demo/groups/COAST/", "/demo/categories/ISLE/"):
        assert "Enter its last day" not in text(officer, address)


def test_a_last_day_may_be_entered_before_the_one_on_which_a_member_is_to_leave(house: Do, sit: Sit):
    house(ListMember(category="ISLE", member="FEL", start="2026-01-01"))
    house(WithdrawMember(code="FEL", end="2026-12-01"))
    assert "Fel 1 January 2026 1 December 2026 Enter its last day" in text(sit("secretariat"), "/demo/categories/ISLE/")
