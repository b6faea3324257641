"""Sheets in and out: what one would change is shown before it does, and each mistake with its row and column."""

from dataclasses import astuple

import pytest

from plenary.bodies.acts.member import SuspendCapability, WithdrawMember
from plenary.bodies.models import Member
from plenary.bodies.rules.capability import Capability
from plenary.bodies.sheet.preview import SHEETS, Preview, preview, write
from plenary.kit.table import write_rows
from plenary.record.act import Act
from plenary.record.models import Log, Recorded
from plenary.record.perform import perform_all
from tests.bodies.conftest import SECRETARIAT, Do

MEMBERS = """code,place,standing,start,end,en,fr
FEL,2,member,2026-01-01,,Felunda,Félunda
AND,1,observer,2026-01-01,2026-09-01,Andara,
"""
GROUPS = "code,en\nCOAST,Coastal Group\nHILLS,Group of the Hills\n"
MEMBERSHIPS = """group,member,start,end,coordinator
COAST,AND,2026-01-01,2026-06-01,
COAST,AND,2026-07-01,2026-09-01,
COAST,FEL,2026-01-01,,yes
"""
CATEGORIES = "code,source,as_of,en\nNARROW,Invented List of Widths,2026-01-01,Narrow members\n"
LISTINGS = "category,member,start,end\nNARROW,AND,2026-01-01,2026-06-01\nNARROW,FEL,2026-01-01,\n"
SERIES = "key,unit,source,en\npopulation,inhabitants,Invented Census,Population\n"
WEIGHTS = "series,member,start,value\npopulation,AND,2026-01-01,12\npopulation,AND,2026-06-01,\n"
EVERY = {
    "members": MEMBERS,
    "groups": GROUPS,
    "memberships": MEMBERSHIPS,
    "categories": CATEGORIES,
    "listings": LISTINGS,
    "series": SERIES,
    "weights": WEIGHTS,
}


def look(text: str | bytes, kind: str = "members", day: str = "") -> Preview:
    data = text.encode() if isinstance(text, str) else text
    return preview(data, kind, name="sheet.csv", body="demo", actor=SECRETARIAT, day=day)


def take(text: str, kind: str = "members", day: str = "") -> list[Act]:
    found = look(text, kind, day)
    assert found.mistakes == ()
    if found.acts:
        perform_all(found.acts, actor=SECRETARIAT, body="demo", key=f"{kind}/{Log.objects.get().size}")
    return found.acts


def wrong(text: str | bytes, kind: str = "members") -> list[tuple[object, ...]]:
    return [astuple(mistake) for mistake in look(text, kind).mistakes]


def test_the_row_that_ends_a_weight_as_its_member_leaves_is_said_already(do: Do):
    members = "code,place,start,end,en\nFEL,1,2026-01-01,2026-11-01,Felunda\n"
    leaving = "population,FEL,2026-11-01,\n"
    take(members)
    unknown = ("No series of weights here bears the key population.", 2, "series")
    assert wrong(f"series,member,start,value\n{leaving}", "weights") == [unknown]
    take(SERIES, "series")
    sheet = f"series,member,start,value\npopulation,FEL,2026-01-01,80\n{leaving}"
    assert [act.model_dump() for act in take(sheet, "weights")] == [
        {"series": "population", "member": "FEL", "value": 80, "start": "2026-01-01"}
    ]
    assert write("weights", "demo").decode("utf-8-sig").replace("\r", "") == sheet
    late = "series,member,start,value\npopulation,FEL,2026-11-02,\n"
    sentence = "FEL is no member from 2026-11-01 on: nothing is entered for it from then on."
    assert wrong(late, "weights") == [(sentence, 2, "member")]


def test_a_weight_that_was_set_for_the_day_of_leaving_does_not_hinder_the_sheet(do: Do):
    take("code,place,start,en\nFEL,1,2026-01-01,Felunda\n")
    take(SERIES, "series")
    take("series,member,start,value\npopulation,FEL,2026-01-01,80\npopulation,FEL,2026-11-01,90\n", "weights")
    do(WithdrawMember(code="FEL", end="2026-11-01"))
    sheet = write("weights", "demo").decode("utf-8-sig").replace("\r", "")
    assert sheet == "series,member,start,value\npopulation,FEL,2026-01-01,80\npopulation,FEL,2026-11-01,\n"
    assert take(sheet, "weights") == []


def test_every_kind_of_sheet_comes_out_as_it_went_in_and_read_again_changes_nothing(do: Do):
    assert set(EVERY) == set(SHEETS)
    for kind, text in EVERY.items():
        take(text, kind)
    ordered = MEMBERS.splitlines()
    expected = {**EVERY, "members": "\n".join([ordered[0], ordered[2], ordered[1]]) + "\n"}
    for kind, text in expected.items():
        assert write(kind, "demo").decode("utf-8-sig").replace("\r\n", "\n") == text
        assert look(write(kind, "demo"), kind) == Preview((), ())


def test_a_preview_writes_nothing(do: Do):
    assert [act.name for act in look(MEMBERS).acts] == ["member.admit", "member.admit", "member.withdraw"]
    assert (Log.objects.get().size, Recorded.objects.count(), Member.objects.count()) == (1, 1, 0)


def test_a_sheet_that_was_edited_comes_to_what_was_edited(do: Do):
    take(MEMBERS)
    take(GROUPS, "groups")
    take(MEMBERSHIPS, "memberships")
    edited = MEMBERS.replace("Félunda", "République de Félunda").replace(
        "2026-01-01,,Felunda", "2026-01-01,2026-12-01,Felunda"
    )
    assert [(act.name, act.model_dump(exclude_none=True)) for act in take(edited)] == [
        (
            "member.name",
            {
                "code": "FEL",
                "names": {"en": "Felunda", "fr": "République de Félunda"},
                "place": 2,
                "start": "2026-01-01",
            },
        ),
        ("member.withdraw", {"code": "FEL", "end": "2026-12-01", "reason": ""}),
    ]
    ended = MEMBERSHIPS.replace("FEL,2026-01-01,,", "FEL,2026-01-01,2026-08-01,")
    assert [act.model_dump() for act in take(ended, "memberships")] == [
        {"group": "COAST", "member": "FEL", "end": "2026-08-01"}
    ]


def test_members_may_say_their_groups_and_categories_in_the_same_sheet(do: Do):
    take(CATEGORIES, "categories")
    sheet = (
        "code;kind;order;en;groups;categories\n"
        "COAST;group;1;Coastal Group;;\n"
        "FEL;member;2;Felunda;COAST 2026-02-01/; NARROW 2026-02-01/2026-06-01\n"
        "AND;member;3;Andara;;\n"
    ).replace("; NARROW", ";NARROW")
    acts = take(sheet, day="2026-01-15")
    assert [(act.name, act.model_dump(exclude_none=True)) for act in acts] == [
        ("group.form", {"code": "COAST", "names": {"en": "Coastal Group"}}),
        (
            "member.admit",
            {
                "code": "FEL",
                "names": {"en": "Felunda"},
                "place": 2,
                "standing": "member",
                "start": "2026-01-15",
                "readmitted": False,
            },
        ),
        (
            "member.admit",
            {
                "code": "AND",
                "names": {"en": "Andara"},
                "place": 3,
                "standing": "member",
                "start": "2026-01-15",
                "readmitted": False,
            },
        ),
        ("group.join", {"group": "COAST", "member": "FEL", "start": "2026-02-01", "coordinator": False}),
        ("category.list", {"category": "NARROW", "member": "FEL", "start": "2026-02-01", "end": "2026-06-01"}),
    ]
    assert take(sheet, day="2026-01-15") == []


def test_columns_that_are_not_read_are_named(do: Do):
    assert look(MEMBERS.replace("code,", "m49,code,").replace("FEL,", "4,FEL,").replace("AND,", "8,AND,")).unread == (
        "m49",
    )


def test_a_cell_that_a_spreadsheet_would_compute_is_quoted_on_the_way_out_and_not_on_the_way_in(do: Do):
    take("code,place,start,en\nFEL,1,2026-01-01,=1+1\n")
    assert b"'=1+1" in write("members", "demo")
    assert look(write("members", "demo")) == Preview((), ())


def test_every_mistake_of_a_sheet_is_named_with_its_row_and_column_and_nothing_is_done(do: Do):
    sheet = """code,place,standing,start,end,en
FEL,1,member,2026-01-01,,Felunda
fel,2,member,2026-01-01,,Small Letters
FEL,3,member,2026-01-01,,Again
BOR,first,member,2026-01-01,,Boruna
CEL,5,guest,2026-01-01,,Celestria

DOV,6,member,2026-02-30,,Dovera
ESK,7,member,01/02/2026,,Eskaria
GOR,8,member,2026-01-01,2025-01-01,Gorland
HAL,9,member,2026-01-01,,
ILV,10,member,,,Ilvania
JES,11,member,2026-01-01,,Jesmond,more
"""
    assert wrong(sheet) == [
        (
            "fel is no code: up to 16 capital letters, digits and hyphens, with a letter first.",
            3,
            "code",
        ),
        ("FEL 2026-01-01 stands in row 2 already.", 4, "code"),
        ("first is no whole number: write digits alone, without spaces or points.", 5, "place"),
        ("guest is no standing here; there are associate, member, observer.", 6, "standing"),
        ("2026-02-30 is no day: write it as 2026-01-31.", 8, "start"),
        ("01/02/2026 is no day: write it as 2026-01-31.", 9, "start"),
        ("The last day lies before the first: give an end after the start.", 10, "end"),
        ("There is no name: write one in at least one language.", 11, "en"),
        ("No day is written here.", 12, "start"),
        ("There are more cells than columns: put quotation marks around a cell with commas.", 13, None),
    ]
    assert Log.objects.get().size == 1


def test_what_the_door_would_refuse_is_named_with_its_row_and_column(do: Do):
    take(MEMBERS)
    take(GROUPS, "groups")
    sheet = """group,member,start,end,coordinator
COAST,AND,2026-01-01,2026-06-01,
COAST,AND,2026-05-01,,
VALES,AND,2026-01-01,,
COAST,XXX,2026-01-01,,
"""
    assert wrong(sheet, "memberships") == [
        ("AND belongs to COAST from 2026-01-01 already: the two memberships overlap.", 3, "start"),
        ("No group here bears the code VALES.", 4, "group"),
        ("No member here bears the code XXX.", 5, "member"),
    ]
    assert wrong("code,en,groups\nBOR,Boruna,COAST 2026-01-01/; VALES 2026-01-01/\n") == [
        ("No group here bears the code VALES.", 2, "groups")
    ]


@pytest.mark.parametrize(
    ("data", "mistake"),
    [
        (
            b"",
            ("The file is empty: it needs a first row with the names of the columns, and rows below it.", None, None),
        ),
        (
            b"code,en\n",
            ("The file is empty: it needs a first row with the names of the columns, and rows below it.", None, None),
        ),
        (
            "code,en\nAND,Andara\nFEL,Félunda\n".encode("latin-1"),
            ("sheet.csv is not in UTF-8; save it as CSV UTF-8 and try again.", 3, None),
        ),
        (b"name,en\nFEL,Felunda\n", ("This column is missing.", 1, "code")),
        (b"code,en,en\nFEL,Felunda,F\n", ("There are two columns of this name.", 1, "en")),
        (
            b"code,place\nFEL,1\n",
            ("There is no column with names: call it by the language's tag, for instance en.", 1, None),
        ),
        (
            b"code,en\n" + b"FEL,F\n" * 5001,
            ("There are too many rows: divide the file; rows at most: 5000.", 5002, None),
        ),
    ],
)
def test_a_file_that_is_no_such_sheet_is_told_in_one_sentence(do: Do, data: bytes, mistake: tuple[object, ...]):
    assert wrong(data) == [mistake]


def test_a_sheet_in_utf_16_and_with_semicolons_is_read_as_well(do: Do):
    found = look("code;place;start;en\nFEL;1;2026-01-01;Felunda\n".encode("utf-16"))
    assert [act.model_dump()["code"] for act in found.acts] == ["FEL"]


def test_what_a_sheet_cannot_change_is_said(do: Do):
    for kind, text in EVERY.items():
        take(text, kind)
    do(SuspendCapability(code="FEL", capability=Capability.VOTE, start="2026-03-01", reason="arrears"))
    assert [
        *wrong(MEMBERS.replace("2,member,", "2,observer,")),
        *wrong(MEMBERS.replace("FEL,2,member,2026-01-01", "FEL,2,member,2026-02-01")),
        *wrong("code,kind,en\nFEL,thing,Felunda\n"),
        *wrong(GROUPS.replace("Coastal Group", "Another Group"), "groups"),
        *wrong(MEMBERSHIPS.replace("2026-06-01", "2026-05-01"), "memberships"),
        *wrong(MEMBERSHIPS.replace("yes", "perhaps"), "memberships"),
        *wrong(LISTINGS.replace("2026-06-01", "2026-05-01"), "listings"),
        *wrong(LISTINGS.replace("2026-06-01", "2025-05-01"), "listings"),
        *wrong(WEIGHTS.replace(",12", f",{2**53}"), "weights"),
        *wrong(SERIES.replace("population,", "Population,"), "series"),
        *wrong(SERIES.replace("inhabitants", "i" * 61), "series"),
        *wrong(CATEGORIES.replace("Invented List of Widths", ""), "categories"),
    ] == [
        ("FEL is member since 2026-01-01: to change that, let it withdraw and admit it again.", 2, "standing"),
        ("FEL is member since 2026-01-01: to change that, let it withdraw and admit it again.", 2, "start"),
        ("thing is neither a member nor a group.", 2, "kind"),
        ("COAST is a group already, and keeps its names: form another under a code of its own.", 2, "code"),
        ("AND belongs to COAST from 2026-01-01 otherwise: let it leave and join again.", 2, "end"),
        ("perhaps is neither yes nor no.", 4, "coordinator"),
        ("AND is counted among NARROW until 2026-06-01: list it again from then on.", 2, "end"),
        ("The last day lies before the first: give an end after the start.", 2, "end"),
        (f"{2**53} is more than {2**53 - 1}, the largest that can be kept.", 2, "value"),
        ("Population is no key: up to 63 small letters, digits and hyphens, with a letter first.", 2, "key"),
        ("This is too long; characters at most: 60.", 2, "unit"),
        ("Nothing is written here.", 2, "source"),
    ]


def test_names_in_languages_of_which_a_sheet_has_no_column_stay(do: Do):
    for kind, sheet in (
        ("members", "code,place,start,en,fr\nFEL,2,2026-01-01,Felunda,Félunda\n"),
        ("groups", "code,en,fr\nCOAST,Coastal Group,Groupe côtier\n"),
        ("categories", "code,source,as_of,en,fr\nNARROW,A list,2026-01-01,Narrow,Étroits\n"),
        ("series", "key,unit,source,en,fr\npopulation,inhabitants,A census,Population,Habitants\n"),
    ):
        take(sheet, kind)
    assert take("code,en\nCOAST,Coastal Group\n", "groups") == []
    changed = [
        *take("code,place,start,en\nFEL,9,2026-01-01,Felunda\n"),
        *take("code,source,as_of,en\nNARROW,Another,2026-01-01,Narrow\n", "categories"),
        *take("key,unit,source,en\npopulation,inhabitants,Another,Population\n", "series"),
    ]
    assert [act.model_dump()["names"] for act in changed] == [
        {"en": "Felunda", "fr": "Félunda"},
        {"en": "Narrow", "fr": "Étroits"},
        {"en": "Population", "fr": "Habitants"},
    ]
    emptied = take("code,place,start,en,fr\nFEL,9,2026-01-01,Felunda,\n")
    assert [act.model_dump()["names"] for act in emptied] == [{"en": "Felunda"}]


def test_a_list_ends_for_a_member_where_the_sheet_says_so(do: Do):
    for kind in ("members", "categories", "listings"):
        take(EVERY[kind], kind)
    ended = LISTINGS.replace("FEL,2026-01-01,", "FEL,2026-01-01,2026-08-01")
    assert [act.model_dump() for act in take(ended, "listings")] == [
        {"category": "NARROW", "member": "FEL", "end": "2026-08-01"}
    ]


def test_a_cell_is_named_by_the_heading_that_stands_over_it(do: Do):
    sheet = "code,order,en\nFEL,first,Felunda\n"
    sentence = "first is no whole number: write digits alone, without spaces or points."
    assert wrong(sheet) == [(sentence, 2, "order")]
    assert wrong(sheet.replace("order", "place")) == [(sentence, 2, "place")]


def test_what_an_act_could_not_hold_is_named_with_its_row_and_column(do: Do):
    tag = "en-aaaaaaaa-bbbbbbbb-cccccccc-dddddddd-eeee"
    code = "is no code: up to 16 capital letters, digits and hyphens, with a letter first."
    assert [
        *wrong("code,en,place,start\nNEW,New,5000000,2026-01-01\nOLD,Old,0,2026-01-01\n"),
        *wrong("code,en,order,start\nNEW,New,9999999999999999,2026-01-01\n"),
        *wrong("code,en,start,groups\nNEW,New,2026-01-01,coast 2026-01-01/\n"),
        *wrong(f"code,en,start,groups\nNEW,New,2026-01-01,{'A' * 17}\n"),
        *wrong("code,en,start,categories\nNEW,New,2026-01-01,small 2026-01-01/\n"),
        *(wrong(f"code,{tag},source,as_of\nNEW,New,A list,2026-01-01\n", kind) for kind in ()),
        *wrong(f"code,{tag}\nNEW,New\n"),
        *wrong(f"code,{tag}\nNEW,New\n", "groups"),
        *wrong(f"code,{tag},source,as_of\nNEW,New,A list,2026-01-01\n", "categories"),
        *wrong(f"key,{tag},source,unit\nnew,New,A list,people\n", "series"),
    ] == [
        ("5000000 is no place: write a whole number from 1 to 1000000.", 2, "place"),
        ("0 is no place: write a whole number from 1 to 1000000.", 3, "place"),
        ("9999999999999999 is no place: write a whole number from 1 to 1000000.", 2, "order"),
        (f"coast {code}", 2, "groups"),
        (f"{'A' * 17} {code}", 2, "groups"),
        (f"small {code}", 2, "categories"),
        *[("This tag of a language is too long; characters at most: 35.", 1, tag)] * 4,
    ]


ODD = (
    *(
        "",
        "0",
        "-1",
        "9" * 16,
        "9" * 400,
        "coast",
        "x" * 1000,
        "A" * 17,
        "A" * 16,
        "COAST",
        "Ａ",
        "٣",
        "yes",
        "=1+1",
        "'",
    ),
    *("2026-13-01", "0000-00-00", "0001-01-01", "9999-12-31", "20260101", "2026-01-01T00:00", "; ;", "/", "COAST /"),
    *(
        "COAST 2026-01-01/2025-01-01",
        "COAST 2026-01-01/2026-02-01/3",
        "COAST  2026-01-01/",
        "a\x00b",
        "\u202e",
        "group",
    ),
)


@pytest.mark.parametrize("kind", sorted(EVERY))
def test_no_cell_and_no_heading_of_any_sheet_ends_otherwise_than_in_a_preview(do: Do, kind: str):
    take(MEMBERS)
    head, first = (line.split(",") for line in EVERY[kind].splitlines()[:2])
    head += [column for column in SHEETS[kind].known if column not in head]
    first += [""] * (len(head) - len(first))
    for place, column in enumerate(head):
        for odd in ODD:
            cells = [odd if each == place else cell for each, cell in enumerate(first)]
            assert all(mistake.sentence for mistake in look(write_rows(head, [cells]), kind).mistakes)
        for odd in ("", "9", "x" * 1000, "aa-" + "b" * 9, "en-bb", "q'", "=1+1"):
            columns = [odd if each == column else each for each in head]
            assert all(mistake.sentence for mistake in look(write_rows(columns, [first]), kind).mistakes)


def test_what_ends_as_its_member_leaves_ends_on_that_day_in_the_file_and_is_read_in_again_without_a_change(do: Do):
    for kind in ("groups", "members", "memberships", "categories", "listings"):
        take(EVERY[kind], kind)
    ahead = LISTINGS.replace("AND,2026-01-01,2026-06-01", "AND,2026-07-01,2026-12-01")
    take(ahead, "listings")
    do(WithdrawMember(code="FEL", end="2026-11-30"))
    assert write("memberships", "demo").decode("utf-8-sig") == (
        "group,member,start,end,coordinator\r\n"
        "COAST,AND,2026-01-01,2026-06-01,\r\n"
        "COAST,AND,2026-07-01,2026-09-01,\r\n"
        "COAST,FEL,2026-01-01,2026-11-30,yes\r\n"
    )
    assert write("listings", "demo").decode("utf-8-sig") == (
        "category,member,start,end\r\n"
        "NARROW,AND,2026-01-01,2026-06-01\r\n"
        "NARROW,AND,2026-07-01,2026-09-01\r\n"
        "NARROW,FEL,2026-01-01,2026-11-30\r\n"
    )
    for kind in ("memberships", "listings"):
        assert (look(write(kind, "demo"), kind).acts, look(EVERY[kind], kind).acts) == ([], [])
    changed = write("listings", "demo").decode("utf-8-sig").replace("2026-09-01", "2026-08-01")
    assert wrong(changed, "listings") == [
        ("AND is counted among NARROW until 2026-09-01: list it again from then on.", 3, "end")
    ]
