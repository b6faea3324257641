"""On whose behalf a file came, and what it is called."""

from pathlib import Path

import pytest

from plenary.kit.refusal import Refusal
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.submission import Submission, attribute, read_authors

MEMBERS = Membership((Member("ARA", False), Member("BOR", False)))


def behalf(*arguments: str, membership: Membership = MEMBERS) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.name, one.behalf) for one in attribute(arguments, membership, {})]


def test_a_file_is_for_the_member_whose_code_its_name_begins_with() -> None:
    assert behalf("BOR.docx", "in/ARA_second.docx", "ARA-3.txt", "BORIS.docx", "_BOR.docx") == [
        ("BOR.docx", ("BOR",)),
        ("ARA_second.docx", ("ARA",)),
        ("ARA-3.txt", ("ARA",)),
        ("BORIS.docx", ()),
        ("_BOR.docx", ()),
    ]


def test_a_name_that_joins_codes_is_for_all_of_them_and_one_that_sets_them_side_by_side_for_nobody() -> None:
    assert behalf("ARA+BOR.docx", "BOR & ARA 2.docx", "ARA+ARA.docx", "ARA_BOR.docx", "ARA BOR.txt", "ARA+Zed.md") == [
        ("ARA+BOR.docx", ("ARA", "BOR")),
        ("BOR & ARA 2.docx", ("BOR", "ARA")),
        ("ARA+ARA.docx", ("ARA",)),
        ("ARA_BOR.docx", ()),
        ("ARA BOR.txt", ()),
        ("ARA+Zed.md", ("ARA",)),
    ]


def test_without_a_table_a_name_that_begins_in_capitals_begins_with_a_code() -> None:
    assert behalf("ZED 2.docx", "Zed 2.docx", "my comments.md", ".docx", "-.txt", membership=Membership()) == [
        ("ZED 2.docx", ("ZED",)),
        ("Zed 2.docx", ()),
        ("my comments.md", ()),
        (".docx", ()),
        ("-.txt", ()),
    ]


def test_codes_may_be_said_before_the_file_and_joined() -> None:
    assert attribute(("ARA = x/joint.docx", "BOR + ARA+BOR=j.docx", "+=k.docx"), MEMBERS, {}) == (
        Submission(Path(" x/joint.docx"), ("ARA",)),
        Submission(Path("j.docx"), ("BOR", "ARA")),
        Submission(Path("k.docx"), ()),
    )


def test_a_file_whose_own_name_has_an_equals_sign_is_that_file(tmp_path: Path) -> None:
    file = tmp_path / "BOR=2.docx"
    file.touch()
    assert behalf(f"ARA={file}") == [("BOR=2.docx", ("ARA",))]
    assert behalf(str(file)) == [("BOR=2.docx", ("BOR",))]


def test_codes_that_the_membership_does_not_have_are_kept_as_unknown() -> None:
    authors = {"joint.docx": {"A. Writer": "ARA", "B. Writer": "XYZ"}}
    one, two = attribute(("ARA+QQQ=a.docx", "joint.docx"), MEMBERS, authors)
    assert (one.behalf, one.unknown) == (("ARA", "QQQ"), ("QQQ",))
    assert (two.behalf, two.unknown, two.authors) == (("ARA", "XYZ"), ("XYZ",), authors["joint.docx"])
    assert attribute(("joint.docx",), Membership(), authors)[0].unknown == ()


def test_authors_may_be_mapped_beside_codes_that_are_said() -> None:
    authors = {"joint.docx": {"A. Writer": "ARA"}}
    assert attribute(("BOR=joint.docx",), MEMBERS, authors) == (
        Submission(Path("joint.docx"), ("BOR",), {"A. Writer": "ARA"}),
    )


def test_files_of_one_name_are_told_apart_by_as_much_of_their_folders_as_it_takes() -> None:
    assert [one.name for one in attribute(("/in/BOR.docx", "/out/BOR.docx", "/out/ARA.docx"), MEMBERS, {})] == [
        "in/BOR.docx",
        "out/BOR.docx",
        "ARA.docx",
    ]
    assert [one.name for one in attribute(("/a/x/BOR.docx", "/b/x/BOR.docx"), MEMBERS, {})] == [
        "a/x/BOR.docx",
        "b/x/BOR.docx",
    ]


def test_one_file_given_twice_keeps_its_name() -> None:
    assert [one.name for one in attribute(("/in/BOR.docx", "ARA=/in/BOR.docx"), MEMBERS, {})] == ["BOR.docx"] * 2


def test_a_path_without_a_name_is_called_by_the_path() -> None:
    assert Submission(Path()).name == "."


def test_the_table_of_authors_is_by_the_name_of_the_file() -> None:
    table = "\ufefffile,author,code\nin/joint.docx,A. Writer, ARA\njoint.docx,B. Writer,BOR\nx.docx,A. Writer,ARA\n"
    assert read_authors(table.encode(), "authors.csv") == {
        "joint.docx": {"A. Writer": "ARA", "B. Writer": "BOR"},
        "x.docx": {"A. Writer": "ARA"},
    }


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (b"file,author,code\nx,\xe9,A", "authors.csv is not in UTF-8; save it as CSV UTF-8 and try again."),
        (
            b"file,author,code\nx.docx,A. Writer,ARA\nx.docx,,BOR\n",
            "authors.csv, line 3: a file, an author and a code are needed; mend the line.",
        ),
        (
            b"name,code\nx.docx,ARA\n",
            "authors.csv, line 2: a file, an author and a code are needed; mend the line.",
        ),
    ],
)
def test_a_table_of_authors_that_cannot_be_read_says_why(table: bytes, sentence: str) -> None:
    with pytest.raises(Refusal) as found:
        read_authors(table, "authors.csv")
    assert found.value.sentence == sentence


def test_a_name_is_shown_without_what_would_break_a_line() -> None:
    assert Submission(Path("ARA\x1b[31m\n.docx"), folder="in\ttime").name == "in␉time/ARA␛[31m␊.docx"
