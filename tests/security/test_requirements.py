"""The list of OWASP ASVS 5.0, levels 1 and 2, is whole, and what it leans on is there."""

import ast
import csv
import re
from collections import Counter
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LIST = ROOT / "docs" / "security" / "asvs.csv"
STATUSES = ("met", "partly", "not yet", "not applicable")


def rows() -> list[dict[str, str]]:
    with LIST.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def list_tests(file: str) -> frozenset[str]:
    """The names of the tests in a file."""
    tree = ast.parse((ROOT / file).read_text("utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_requirement_of_level_one_and_two_is_listed_once_in_its_order(shared_data: Path):
    with (shared_data / "security" / "ASVS_5.0.0_en.csv").open(encoding="utf-8-sig", newline="") as file:
        asked = [row["req_id"] for row in csv.DictReader(file) if row["L"] in ("1", "2")]
    assert len(asked) == 253
    assert [row["requirement"] for row in rows()] == asked


def test_every_status_is_one_of_four_and_says_how_and_where():
    found = rows()
    assert list(found[0]) == ["requirement", "status", "how", "where", "tests"]
    assert {row["status"] for row in found} <= set(STATUSES)
    assert [row["requirement"] for row in found if not row["how"]] == []
    assert [row["requirement"] for row in found if row["status"] != "not applicable" and not row["where"]] == []


def test_every_file_that_it_names_is_there():
    assert [place for row in rows() for place in row["where"].split() if not (ROOT / place).exists()] == []


def test_every_test_that_it_names_is_there():
    named = {test for row in rows() for test in row["tests"].split()}
    assert len(named) > 80
    gone = [test for test in sorted(named) if test.partition("::")[2] not in list_tests(test.partition("::")[0])]
    assert gone == []


def test_what_is_met_is_shown_by_a_test_unless_it_is_something_to_be_written_down():
    unshown = [
        row["requirement"]
        for row in rows()
        if row["status"] == "met" and not row["tests"] and not row["where"].startswith(("docs/", "SECURITY.md"))
    ]
    assert unshown == []


def test_the_page_counts_right():
    counted = Counter(row["status"] for row in rows())
    page = (LIST.parent / "asvs.md").read_text("utf-8")
    said = {status: int(number) for status, number in re.findall(r"^\| ([a-z ]+) \| (\d+) \|", page, re.MULTILINE)}
    assert said == {status: counted[status] for status in STATUSES}
