"""The example's files are made the same every time, open in an independent reader, and mean what is expected."""

import json
import subprocess
from functools import cache
from pathlib import Path
from typing import Any

import pypandoc
import pytest

from plenary.rulemaking.example.build.bundle import build_all, read_drafts
from plenary.rulemaking.example.build.package import contents

FOLDER = Path(__file__).resolve().parents[3] / "src/plenary/rulemaking/example"


def entries() -> list[dict[str, Any]]:
    return list(json.loads((FOLDER / "expected.json").read_text("utf-8"))["submissions"])


WORD_FILES = [entry["file"] for entry in entries() if entry["file"].endswith(".docx")]


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
    gone = [item for item in entry["deleted"] if plain(item["base"]) in text]
    assert gone == ([] if entry["form"] != "coloured" else entry["deleted"])
