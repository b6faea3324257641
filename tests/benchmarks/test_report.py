"""The report says what is claimed, what was found and whether it holds, in the place of the last one."""

from pathlib import Path
from types import ModuleType

import pytest

from benchmarks.finding import Claim, Finding, at_most, to_markdown
from benchmarks.report import keep, to_json, to_report
from benchmarks.suite import SUITES

MODULE = ModuleType("sample", "A sample.\n\nClaimed: little.\n\nThe peer is nobody.\n")
FINDING = Finding("sample", ("who", "s"), (("ours", "1|2"),), (at_most("time", 3.0, 2, "s"),), ("A note.",))
SECTION = """### A sample

Claimed: little.

The peer is nobody.

| who | s |
| --- | --- |
| ours | 1¦2 |

| claim | found | holds |
| --- | --- | --- |
| time ≤ 2 s | 3.00 s | **no** |

- A note."""


def test_a_section_holds_the_account_the_table_the_claims_and_the_notes() -> None:
    assert to_markdown(MODULE, FINDING) == SECTION


def test_a_finding_without_claims_or_rows_says_the_rest() -> None:
    assert to_markdown(MODULE, Finding("sample", ("who",), (), notes=("Left out.",))) == (
        "### A sample\n\nClaimed: little.\n\nThe peer is nobody.\n\n| who |\n| --- |\n\n- Left out."
    )


def test_a_claim_holds_up_to_its_target() -> None:
    assert at_most("memory", 1.0, 1, "GB", digits=1) == Claim("memory ≤ 1 GB", "1.0 GB", True)
    assert at_most("time", 2.5, 2, "ms") == Claim("time ≤ 2 ms", "2.50 ms", False, "0.50 ms")


def test_the_data_say_whether_everything_held() -> None:
    data = to_json("text", "2024-01-02", {"sample": FINDING})
    assert (data["suite"], data["date"], data["held"], list(data["findings"])) == (
        "text",
        "2024-01-02",
        False,
        ["sample"],
    )


def test_a_report_takes_the_place_of_the_last_one(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Head\n<!-- text: begin -->\nold\n<!-- text: end -->\nTail\n", encoding="utf-8")
    report = to_report("2024-01-02", {"sample": MODULE}, {"sample": FINDING})
    for _ in range(2):
        keep("text", report, readme=readme)
    text = readme.read_text(encoding="utf-8")
    assert text == f"Head\n<!-- text: begin -->\n\n{report}\n\n<!-- text: end -->\nTail\n"
    assert report.startswith("Measured on 2024-01-02 (")
    assert report.endswith(f"\n\n{SECTION}")


def test_a_page_without_marks_is_left_alone(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("Head\n", encoding="utf-8")
    with pytest.raises(ValueError, match="has no marks"):
        keep("text", "report", readme=readme)
    assert readme.read_text(encoding="utf-8") == "Head\n"


def test_every_benchmark_says_what_it_claims() -> None:
    accounts = {name: module.__doc__ or "" for suite in SUITES.values() for name, module in suite.items()}
    assert [name for name, account in accounts.items() if "\n\nClaimed" not in account] == []
