"""The whole example, from files to readings, against what its authors say a reader should find."""

import json
from collections.abc import Iterable, Mapping
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest

from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.engine.text.rolling import recover
from plenary.rulemaking.compilation import Compilation, Entry, compile_text
from plenary.rulemaking.membership import read_membership
from plenary.rulemaking.output.edition import Standing
from plenary.rulemaking.submission import attribute, read_authors

EXAMPLE = Path(str(files("plenary.rulemaking.example")))
EXPECTED = json.loads((EXAMPLE / "expected.json").read_text("utf-8"))["submissions"]
PLAIN = [
    row["file"]
    for row in EXPECTED
    if row["base"] == "framework.en" and not row.get("authors") and row["form"] not in ("message", "coloured", "odt")
]


@pytest.fixture(scope="module")
def compilation() -> Compilation:
    membership = read_membership((EXAMPLE / "members.csv").read_bytes(), "members.csv")
    authors = read_authors((EXAMPLE / "authors.csv").read_bytes(), "authors.csv")
    paths = sorted(path for path in (EXAMPLE / "submissions").iterdir() if path.suffix != ".odt")
    return compile_text(
        EXAMPLE / "framework.en.docx",
        attribute([str(path) for path in paths], membership, authors),
        membership=membership,
        older=[EXAMPLE / "framework.en.v1.docx"],
    )


def entry(compilation: Compilation, file: str) -> Entry:
    return next(found for found in compilation.register if found.submission.name == Path(file).name)


def expected(file: str) -> Mapping[str, Any]:
    found = next(row for row in EXPECTED if Path(row["file"]).name == Path(file).name)
    assert isinstance(found, dict)
    return found


def bases(rows: Iterable[Mapping[str, Any]]) -> list[str]:
    return sorted(row["base"] for row in rows)


def said(base: Instrument, ids: Iterable[str]) -> list[str]:
    return sorted(base.by_id[name].text for name in ids)


def wording(reading: Reading, base: Instrument) -> list[tuple[str, str]]:
    return sorted((base.by_id[name].text, words) for name, words in reading.words.items())


@pytest.mark.parametrize("file", [file for file in PLAIN if not file.endswith(".odt")])
def test_a_file_is_read_as_its_member_meant_it(compilation: Compilation, file: str) -> None:
    base, row = compilation.base.instrument, expected(file)
    [reading] = entry(compilation, file).readings
    assert wording(reading, base) == sorted((words["base"], words["words"]) for words in row["words"])
    assert said(base, reading.deleted) == bases(row["deleted"])
    assert said(base, reading.retained) == bases(row["retained"])
    assert [(a.kind, a.text) for a in reading.added] == [(a["kind"], a["text"]) for a in row["added"]]
    assert said(base, (move.provision for move in reading.moved)) == bases(row["moved"])
    spans = {(base.by_id[b.provision].text, b.start, b.end) for b in reading.brackets}
    assert spans == {(found["base"], *span) for found in row["brackets"] for span in found["spans"]}


def test_every_reading_comes_back_out_of_the_rolling_text(compilation: Compilation) -> None:
    rolling = compilation.rolling
    for reading in rolling.readings:
        words = {p.id: p.text for p in recover(rolling, reading.id).provisions}
        assert {name: words[name] for name in reading.words} == dict(reading.words)


def test_each_authors_changes_are_that_members_reading(compilation: Compilation) -> None:
    base, row = compilation.base.instrument, expected("joint-text.docx")
    found = {reading.holders: wording(reading, base) for reading in entry(compilation, "joint-text.docx").readings}
    assert found == {
        tuple(author["holders"]) if "holders" in author else (author["holder"],): sorted(
            (words["base"], words["words"]) for words in author["words"]
        )
        for author in (row["authors"].values() if isinstance(row["authors"], dict) else row["authors"])
    }


def test_nothing_of_a_message_or_of_coloured_words_is_applied_unseen(compilation: Compilation) -> None:
    for file in ("HAL.txt", "PEV.docx"):
        found = entry(compilation, file)
        assert [reading.words for reading in found.readings] == [{}]
        assert found.standing is Standing.TO_CONFIRM
        assert found.open_candidates == found.candidates


def test_untracked_differences_of_words_and_of_typing_are_each_said(compilation: Compilation) -> None:
    sentences = [doubt.sentence for doubt in entry(compilation, "KES.docx").all_doubts]
    assert sentences == [
        "In Article 2, (c), only the typing differs: “\"” for ““”; the base's is kept.",
        "In Article 2, (c), only the typing differs: “\"” for “””; the base's is kept.",
        "In Article 17, 1, words differ without a tracked change: “sixty” became “ninety”.",
        "In Article 37, 3, words differ without a tracked change: “thirty” became “forty-five”.",
    ]


def test_a_file_on_another_members_text_stands_beside_that_member_and_says_so(compilation: Compilation) -> None:
    found = entry(compilation, "CEL_as-amended-NTH.docx")
    [own], [group] = found.readings, entry(compilation, "NTH.docx").readings
    changed = {words["base"]: words["words"] for words in expected("CEL_as-amended-NTH.docx")["words"]}
    wanted = {name: changed.pop(words, words) for name, words in group.words.items()}
    base = {provision.id: provision.text for provision in compilation.base.instrument.provisions}
    assert {name: own.words.get(name, base[name]) for name in wanted} == wanted
    assert sorted(changed.values()) == sorted(words for name, words in own.words.items() if name not in wanted)
    assert [doubt.sentence for doubt in found.all_doubts] == [
        "It was written on the text of NTH.docx: 13 suggestions of that text stand in this one too, and are counted "
        "for both."
    ]
