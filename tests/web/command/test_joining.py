"""Paragraphs run together by a member, through the commands: one merge in every file out, and back in round two."""

import csv
import json
from html import unescape
from pathlib import Path
from re import sub
from zipfile import ZipFile

import pytest

from plenary.engine.text.lossless import load
from plenary.engine.text.reading import Reading
from plenary.kit.refusal import Outcome
from plenary.web.command.entrance import main

BASE = """# Framework on Reports

## Article 1. Reports

1. Each Member shall report once a year on the measures that it has taken.

2. The reports are public and are kept by the Secretariat for ten years.

3. The Secretariat assists any Member that asks for help in writing its report.
"""
MERGED = BASE.replace("taken.\n\n2. ", "taken. ").replace("3. ", "2. ")
KEEPS = "Merge asked for by ARA: the words of Article 1, 2 stand in this provision."
GIVES = "Merge asked for by ARA: the words of this provision stand in Article 1, 1."


def run(*arguments: str | Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main([str(argument) for argument in arguments])
    return int(ended.value.code or 0)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("merge")
    (folder / "base.md").write_text(BASE, encoding="utf-8")
    (folder / "ARA.md").write_text(MERGED, encoding="utf-8")
    outputs = [part for ending in ("docx", "html", "txt", "csv", "json") for part in ("-o", folder / f"r.{ending}")]
    assert run("compile", folder / "base.md", f"ARA={folder / 'ARA.md'}", *outputs) in (
        Outcome.DONE,
        Outcome.ATTENTION,
    )
    return folder


def test_a_merge_is_said_in_every_file_out_and_nothing_is_called_deleted(folder: Path) -> None:
    with ZipFile(folder / "r.docx") as package:
        word = package.read("word/document.xml").decode()
    page = (folder / "r.html").read_text(encoding="utf-8")
    plain = " ".join((folder / "r.txt").read_text(encoding="utf-8").split())
    for said in (unescape(sub("<[^>]*>", "", word)), unescape(sub("<[^>]*>", "", page)), plain):
        assert (said.count(KEEPS), said.count(GIVES), said.count("Deletion of the provision")) == (1, 1, 0)
    with (folder / "r.csv").open(encoding="utf-8-sig", newline="") as table:
        rows = [(row["citation"], row["kind"], row["words"], row["holders"]) for row in csv.DictReader(table)]
    assert rows == [
        ("Article 1, 1", "merge", "Article 1, 2", "ARA"),
        ("Article 1, 1", "alternative", "", ""),
        ("Article 1, 1", "alternative", "The reports are public and are kept by the Secretariat for ten years.", "ARA"),
        ("Article 1, 2", "merge", "Article 1, 1", "ARA"),
    ]


def test_the_member_s_text_comes_back_as_it_was_sent(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("recover", folder / "r.json", "--member", "ARA") == Outcome.DONE
    said = " ".join(capsys.readouterr().out.split())
    assert "measures that it has taken. The reports are public and are kept by the Secretariat for ten years." in said
    assert said.count("The reports are public") == 1


def test_a_copy_that_comes_back_unchanged_changes_nothing(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "BMR.docx"
    copy.write_bytes((folder / "r.docx").read_bytes())
    again = tmp_path / "again.json"
    assert run("compile", folder / "base.md", f"BMR={copy}", "--issued", folder / "r.json", "-o", again) == Outcome.DONE
    before, after = (load(path.read_bytes()) for path in (folder / "r.json", again))
    assert after.readings == (*before.readings, Reading("BMR.docx", ("BMR",)))
    assert [passage.deleted for passage in after.passages] == [passage.deleted for passage in before.passages]


def test_a_machine_is_told_of_the_merge(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("compile", folder / "base.md", f"ARA={folder / 'ARA.md'}", "-o", tmp_path / "r.json", "--json")
    told = json.loads(capsys.readouterr().out)
    assert told["joinings"] == [{"kind": "merge", "whole": "a1.1", "parts": ["a1.2"], "readings": ["ARA.md"]}]


def test_the_proof_says_that_the_paragraph_was_merged(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "proof.html"
    run("proof", f"ARA={folder / 'ARA.md'}", "--base", folder / "base.md", "-o", page)
    said = unescape(sub("<[^>]*>", "", page.read_text(encoding="utf-8")))
    assert (said.count("Provision merged: its words stand in the one beside it"), said.count("Provision deleted")) == (
        1,
        0,
    )
