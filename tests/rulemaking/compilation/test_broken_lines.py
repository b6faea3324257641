"""A copy of an issued text that a program saved as plain text: labels on lines of their own, a line for each cell."""

from pathlib import Path

import pytest

from plenary.engine.text.layout import lay_out
from plenary.rulemaking.compilation import Compilation
from plenary.rulemaking.returning import sheets
from plenary.rulemaking.returning.sheet import unissued
from tests.rulemaking.compilation.test_own_output import EXAMPLE, MEMBERS, compilation, hand_in

__all__ = ["compilation"]


def save_as_text(compilation: Compilation) -> str:
    settings = lay_out(compilation.rolling, groups=MEMBERS.groups)
    return "\n".join(sheet.text for sheet in sheets(unissued(settings, "en", "en", MEMBERS.names("en")))) + "\n"


def test_what_came_back_as_it_was_sent_changes_nothing(tmp_path: Path, compilation: Compilation) -> None:
    words = save_as_text(compilation)
    assert "\nOption 1" in words
    assert "\nArticle 23\nAccess to computing resources\n" in words
    assert "\nSmall\nteaching, first trials and preparatory work\n[5,000 / 10,000" in words
    entry = hand_in(tmp_path, words, EXAMPLE / "framework.en.docx", issued=compilation.rolling)
    assert (entry.note, entry.all_doubts) == ("ARA.txt changes nothing in the text that was issued.", ())


@pytest.mark.parametrize(("between", "rule"), [("\t", ""), ("   ", f"{'-' * 30}\n"), (" | ", "")])
def test_the_rows_of_a_table_may_be_lines(tmp_path: Path, compilation: Compilation, between: str, rule: str) -> None:
    words, lines = save_as_text(compilation), []
    whole = words.split("\n")
    start = whole.index("Tier")
    for row in range(4):
        lines.append(between.join(whole[start + 4 * row : start + 4 * row + 4]) + "\n")
    lines[2] = lines[2].replace("200,000", "300,000")
    table = f"{rule}{lines[0]}{rule}{''.join(lines[1:])}{rule}"
    drawn = "\n".join(whole[:start]) + f"\n{table}" + "\n".join(whole[start + 16 :])
    [new] = hand_in(tmp_path, drawn, EXAMPLE / "framework.en.docx", issued=compilation.rolling).readings
    old = next(one for one in compilation.rolling.readings if one.id == "ARA.docx")
    changed = {name: text for name, text in new.words.items() if old.words.get(name) != text}
    assert (changed, new.added) == ({"a23.tab1.r3.c3": "300,000 processor hours"}, old.added)


@pytest.mark.parametrize(
    ("before", "after", "provision"),
    [
        ("Members shall facilitate access", "Members should facilitate access", "a23.1"),
        ("\nten working days\n", "\ntwelve working days\n", "a23.tab1.r2.c4"),
        ("\nAccess to computing resources\n", "\nFair access to computing resources\n", "a23"),
    ],
)
def test_an_edit_of_a_paragraph_a_cell_or_a_heading_is_read_in_its_place(
    tmp_path: Path, compilation: Compilation, before: str, after: str, provision: str
) -> None:
    words = save_as_text(compilation)
    assert words.count(before) == 1
    entry = hand_in(tmp_path, words.replace(before, after), EXAMPLE / "framework.en.docx", issued=compilation.rolling)
    old = next(one for one in compilation.rolling.readings if one.id == "ARA.docx")
    [new] = entry.readings
    changed = {name: text for name, text in new.words.items() if old.words.get(name) != text}
    base = compilation.rolling.base.by_id[provision].text
    assert changed == {provision: base.replace(before.strip(), after.strip())}
    assert (entry.all_doubts, new.deleted, new.added) == ((), old.deleted, old.added)


@pytest.mark.parametrize(
    ("table", "remarks", "doubts"),
    [
        (
            "",
            ["ARA.txt is plain text and does not have the table (Article 23, table); that is left as it is."],
            [],
        ),
        (
            "Tier Intended for Upper limit of a grant Time to a decision\nSmall teaching, first trials and preparatory work "
            "5,000 processor hours ten working days\nMedium research projects and public services 900,000 processor hours "
            "six weeks\nLarge work of common interest to several Members as the Assembly decides four months\n",
            [],
            [
                "In ARA.txt the table (Article 23, table) came as plain text and was not read: it is left as it is; look "
                "whether it was changed."
            ],
        ),
    ],
)
def test_a_table_that_did_not_come_or_cannot_be_read_enters_no_words(
    tmp_path: Path, compilation: Compilation, table: str, remarks: list[str], doubts: list[str]
) -> None:
    whole = save_as_text(compilation).split("\n")
    start = whole.index("Tier")
    words = "\n".join(whole[:start]) + f"\n{table}" + "\n".join(whole[start + 16 :])
    entry = hand_in(tmp_path, words, EXAMPLE / "framework.en.docx", issued=compilation.rolling)
    old = next(one for one in compilation.rolling.readings if one.id == "ARA.docx")
    assert [(reading.words, reading.added) for reading in entry.readings] == [(old.words, old.added)]
    assert [one.sentence for one in entry.remarks if "table" in one.sentence] == remarks
    assert [one.sentence for one in entry.all_doubts] == doubts
