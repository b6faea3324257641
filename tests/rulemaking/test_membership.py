"""The table of members: what is read of it, on which day, in which order, and what is wrong with it."""

from datetime import UTC, date, datetime

import pytest

from plenary.kit import clock
from plenary.kit.refusal import Refusal
from plenary.rulemaking.membership import Belonging, Member, Membership, read_membership

TABLE = """\ufeffcode, kind ,order,name,ar,groups
BOR,,3,Borland,بورلاند,ISL 2020-01-01/2024-12-31; OPN 2023-06-01/
ARA,member,2,Arania,,OPN
ISL,group,1,Islands,,
OPN,group,0,Open,,
"""


def refused(table: str | bytes) -> str:
    with pytest.raises(Refusal) as found:
        read_membership(table if isinstance(table, bytes) else table.encode(), "members.csv")
    return found.value.sentence


def test_members_stand_in_the_order_of_the_table_with_their_names_and_dated_groups() -> None:
    islands = Belonging("ISL", date(2020, 1, 1), date(2024, 12, 31))
    assert read_membership(TABLE.encode(), "members.csv") == Membership(
        (
            Member("OPN", True, {"": "Open"}),
            Member("ISL", True, {"": "Islands"}),
            Member("ARA", False, {"": "Arania"}, (Belonging("OPN"),)),
            Member("BOR", False, {"ar": "بورلاند", "": "Borland"}, (islands, Belonging("OPN", date(2023, 6, 1)))),
        )
    )


def test_a_member_with_a_line_for_each_membership_is_told_by_that_of_today() -> None:
    table = "code,start,name\nNIM,2020-01-01,Old\nNIM,2026-01-01,Nimbara\nNIM,2027-03-01,Later\n"
    told = []
    for day in (datetime(2026, 11, 23, tzinfo=UTC), datetime(2027, 3, 1, tzinfo=UTC), datetime(2019, 1, 1, tzinfo=UTC)):
        with clock.reading(lambda day=day: day):  # type: ignore[misc]  # mypy does not see through the default
            told.append([each.names for each in read_membership(table.encode(), "members.csv").members])
    assert told == [[{"": "Nimbara"}], [{"": "Later"}], [{"": "Old"}]]
    twice = "members.csv names the code NIM twice; give each line its own."
    assert refused(table.replace("2027-03-01", "2026-01-01")) == twice
    assert refused(table.replace("2027-03-01", "")) == twice


def test_a_code_in_other_letters_or_near_another_is_known_for_what_it_may_mean() -> None:
    membership = read_membership(b"code\nFEL\nARA\n", "members.csv")
    assert [membership.meant(code) for code in ("fel", "FLE", "XYZ", "FEL")] == ["FEL", "FEL", "", "FEL"]
    assert [membership.meant(code, near=False) for code in ("fel", "FLE")] == ["FEL", ""]


def test_of_codes_that_are_as_near_none_is_offered_whatever_their_order() -> None:
    codes = ["BMR", "GOR", "ROB", "FELD", "LED", "AB"]
    wanted = {"BOR": "ROB", "BOX": "", "COR": "GOR", "BXR": "BMR", "GMR": "", "FLED": "FELD", "DEL": "LED", "AC": ""}
    for order in (codes, codes[::-1], sorted(codes)):
        membership = read_membership("\n".join(["code", *order]).encode(), "members.csv")
        assert {code: membership.meant(code) for code in wanted} == wanted
    two = read_membership(b"code\nTSA\nSTA\n", "members.csv")
    assert [two.meant(code) for code in ("AST", "TSB", "SSA", "XSA")] == ["", "TSA", "", "TSA"]
    without = read_membership(b"code\nBMR\nGOR\n", "members.csv")
    assert without.meant("BOR") == ""


def test_members_are_known_by_their_names_in_any_language_however_these_are_typed() -> None:
    table = "code,en,fr\nEST,Estraya,Étraye\nISA,Islands,Îles\nISB,Islands,Îles du Sud\n".encode()
    membership = read_membership(table, "members.csv")
    assert [membership.called(name) for name in ("ESTRAYA", "E\u0301traye", "islands", "îles  du sud", "EST")] == [
        ("EST",),
        ("EST",),
        ("ISA", "ISB"),
        ("ISB",),
        (),
    ]
    assert [membership.meant(name) for name in ("Estraya", "Islands", "ÎLES")] == ["EST", "", "ISA"]


def test_without_an_order_the_lines_are_the_order_and_everybody_is_a_member() -> None:
    membership = read_membership(b"code\nB\nA\n", "members.csv")
    assert membership.order == ("B", "A")
    assert membership.by_code == {"B": Member("B", False), "A": Member("A", False)}


def test_a_row_with_fewer_or_more_cells_than_columns_is_read_as_far_as_it_goes() -> None:
    assert read_membership(b"code,name\nA\nB,Bee,more,cells\n", "members.csv").members == (
        Member("A", False),
        Member("B", False, {"": "Bee"}),
    )


def test_the_codes_of_the_groups_are_those_of_the_lines_that_say_so() -> None:
    assert read_membership(TABLE.encode(), "members.csv").groups == {"ISL", "OPN"}
    assert read_membership(b"code\nB\nA\n", "members.csv").groups == frozenset()


def test_a_member_is_named_in_the_language_asked_for_or_by_what_there_is() -> None:
    member = Member("BOR", False, {"en": "Borland", "ar": "بورلاند"})
    assert [member.name(tag) for tag in ("ar-EG", "fr", "en")] == ["بورلاند", "Borland", "Borland"]
    assert Member("BOR", False, {"": "Borlandia", "en": "Borland"}).name("fr") == "Borlandia"
    assert Member("BOR", False).name("fr") == "BOR"
    assert Membership((member, Member("X", True))).names("ar") == {"BOR": "بورلاند", "X": "X"}


def test_a_text_may_call_a_member_by_its_code_or_any_of_its_names() -> None:
    assert read_membership(TABLE.encode(), "members.csv").labels() == {
        "OPN": "OPN", "Open": "OPN", "ISL": "ISL", "Islands": "ISL", "ARA": "ARA", "Arania": "ARA",
        "BOR": "BOR", "بورلاند": "BOR", "Borland": "BOR",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ("code\nBélo".encode("latin-1"), "members.csv is not in UTF-8; save it as CSV UTF-8 and try again."),
        ("code,name\nA," + "x" * 140_000, "members.csv is not a table; save it as CSV UTF-8 and try again."),
        ("name\nA", "members.csv has no column “code”; its first line must name the columns."),
        ("code\nA\nA\n", "members.csv names the code A twice; give each line its own."),
        (
            "code,groups\nA,G",
            "members.csv puts A in a group G that has no line of its own; add it, or mend the code.",
        ),
        (
            "code,kind,groups\nG,member,\nA,,G",
            "members.csv puts A in a group G that has no line of its own; add it, or mend the code.",
        ),
    ],
)
def test_a_table_that_cannot_be_read_says_why(table: str | bytes, sentence: str) -> None:
    assert refused(table) == sentence


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("code", ""),
        ("kind", "observer"),
        ("order", "first"),
        ("groups", "G 2020/"),
        ("groups", "G 2024-01-01/2023-01-01"),
    ],
)
def test_a_cell_that_cannot_be_read_is_named_with_its_line(column: str, value: str) -> None:
    cells = {"code": "A", "kind": "", "order": "7", "groups": ""} | {column: value}
    table = f"{','.join(cells)}\nG,group,,\n{','.join(cells.values())}\n"
    assert refused(table) == (f"members.csv, line 3, column “{column}”: “{value}” cannot be read; see docs/members.md.")


@pytest.mark.parametrize("table", ["", "\n", " , ,\n"])
def test_an_empty_table_is_said_to_be_empty_and_what_belongs_in_it(table: str) -> None:
    assert refused(table) == (
        "members.csv is empty; name the columns in its first line, and a member in each line below."
    )


def test_a_table_that_names_nobody_is_refused() -> None:
    assert refused("code,en\n\n,\n") == (
        "members.csv names no member; give each a line of its own below the names of the columns."
    )


def test_a_column_that_is_no_language_is_not_read_as_names() -> None:
    table = "code,name,remarks,iso,zh-Hans\nARA,Arandia,chair,012,阿兰迪亚\n"
    assert read_membership(table.encode(), "members.csv") == Membership(
        (Member("ARA", False, {"zh-hans": "阿兰迪亚", "": "Arandia"}),)
    )


def test_a_table_whose_names_stand_in_no_column_of_names_is_refused() -> None:
    assert refused("Country,Code\nArandia,ARA\n") == (
        "members.csv has no column of names; head it “name”, or by its language, such as “en” (its columns: country, "
        "code)."
    )
