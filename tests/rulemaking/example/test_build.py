"""The example's files are made the same every time, open in an independent reader, and mean what is expected."""

import json
import subprocess
import zipfile
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from lxml import etree

from plenary.rulemaking.example.build.__main__ import KINDS
from plenary.rulemaking.example.build.bundle import BASE, build_all, read_drafts
from plenary.rulemaking.example.build.package import contents

FOLDER = Path(__file__).resolve().parents[3] / "src/plenary/rulemaking/example"


def entries() -> list[dict[str, Any]]:
    return list(json.loads((FOLDER / "expected.json").read_text("utf-8"))["submissions"])


WORD_FILES = [e["file"] for e in entries() if e["file"].endswith(".docx") and e["form"] != "coloured"]


@cache
def pandoc(file: str, mode: str) -> str:
    """The whole text of a Word file, with changes accepted or rejected, notes where they are cited."""
    command = [
        pypandoc.get_pandoc_path(),
        f"--track-changes={mode}",
        "-s",
        "-t",
        "plain",
        "--wrap=none",
        str(FOLDER / file),
    ]
    return plain(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def plain(text: str) -> str:
    """Letters and figures only: what no writer of plain text changes."""
    return "".join(c for c in text if c.isalnum())


def test_every_committed_file_is_what_the_builder_makes() -> None:
    made = build_all(FOLDER)
    assert [name for name, data in made.items() if contents((FOLDER / name).read_bytes()) != contents(data)] == []
    assert {path.name for path in (FOLDER / "submissions").iterdir()} == {
        Path(name).name for name in made if name.startswith("submissions/")
    }


def test_building_again_gives_the_same_bytes() -> None:
    assert build_all(FOLDER) == build_all(FOLDER)


def test_every_draft_in_word_holds_every_word_of_its_markdown() -> None:
    for name, units in read_drafts(FOLDER).items():
        text = pandoc(f"{name}.docx", "all")
        assert [unit.at for unit in units if unit.kind != "cell" and plain(unit.text.split("[^")[0]) not in text] == []


@pytest.mark.parametrize("file", WORD_FILES)
def test_a_word_file_with_its_changes_accepted_holds_the_expected_words(file: str) -> None:
    entry = next(entry for entry in entries() if entry["file"] == file)
    text = pandoc(file, "accept")
    expected = [(item["at"], item["words"]) for item in entry["words"]]
    expected += [(item["after"]["at"], item["text"]) for item in entry["added"]]
    assert [at for at, words in expected if plain(words.split("⁽")[0]) not in text] == []
    assert [item for item in entry["deleted"] if item["base"] and plain(item["base"]) in text] == []


def test_words_marked_by_hand_stand_beside_those_they_replace() -> None:
    text = pandoc("submissions/PEV.docx", "accept")
    assert [words for words in ("not exercisenever exercise", "halftwo thirds", "PEV: or to the Secretariat")
            if plain(words) not in text] == []  # fmt: skip


def test_the_opendocument_text_holds_the_expected_words() -> None:
    entry = next(entry for entry in entries() if entry["file"].endswith(".odt"))
    with zipfile.ZipFile(FOLDER / entry["file"]) as package:
        root = etree.fromstring(package.read("content.xml"))
    for recorded in root.findall(".//{*}tracked-changes"):
        recorded.getparent().remove(recorded)
    text = plain("".join(root.itertext()))
    assert [item["at"] for item in entry["words"] if plain(item["words"]) not in text] == []
    assert len(entry["words"]) == 7


def test_every_situation_of_the_issue_occurs() -> None:
    told = entries()
    assert {warning for entry in told for warning in entry["warnings"]} == {
        "base-is-a-submission",
        "comments",
        "hidden-text",
        "instructions",
        "no-tracked-changes",
        "nothing-changed",
        "older-version",
        "partial",
        "properties",
        "several-authors",
        "split",
        "support",
        "throughout",
        "untracked-markup",
        "untracked-typographic",
        "untracked-wording",
    }
    assert {entry["form"] for entry in told} == {
        "clean", "coloured", "markdown", "message", "opendocument", "tracked",
    }  # fmt: skip
    assert {kind for kind in KINDS if not any(entry[kind] for entry in told)} == set()
    assert len(told) == 33


def test_suggestions_are_spread_unevenly_and_some_are_equal() -> None:
    told = [(item["at"], item["words"]) for entry in entries() for item in entry["words"] if entry["base"] == BASE]
    places = Counter(at for at, _ in told)
    assert {at: count for at, count in places.items() if count > 5} == {"14.3": 8, "23.2": 9, "26.1": 10, "32.1": 7}
    assert len(places) == 106
    assert sum(1 for count in Counter(told).values() if count > 1) == 16
