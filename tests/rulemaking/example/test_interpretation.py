"""Every submission of the example, read from its file, against what its source says it wants."""

import json
from functools import cache
from pathlib import Path

import pytest

from plenary.engine.text import structure
from plenary.engine.text.interpretation import interpret
from plenary.rulemaking import example, intake
from plenary.rulemaking.intake import conversion

FOLDER = Path(example.__file__).parent
SUBMISSIONS = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))["submissions"]
OTHER_WAYS = {"message", "coloured"}
"""Forms that are read as instructions or mark-up, not as a changed text."""

READ = [
    s for s in SUBMISSIONS if s["form"] not in OTHER_WAYS and s["base"].startswith("framework") and " " not in s["base"]
]


BASES = sorted({s["base"] for s in READ})


@cache
def documents():
    """Every file, read at once; what needs a program that is not here stands as it was refused."""
    paths = [*(FOLDER / f"{name}.docx" for name in BASES), *(FOLDER / s["file"] for s in READ)]
    return dict(zip((path.relative_to(FOLDER).as_posix() for path in paths), intake.read_all(paths), strict=True))


@cache
def base(name):
    return structure.build(documents()[f"{name}.docx"].blocks, lang=name.split(".")[1])


def find(instrument, point):
    """The id of the provision that a point of ``expected.json`` means."""
    found = [
        p.id
        for p in instrument.provisions
        if p.text == point["base"] and (not point["citation"] or instrument.citation(p.id) == point["citation"])
    ]
    return found[0]


def wanted(instrument, entry):
    """A reading as ``expected.json`` tells it. Numbers that the base has are left open: the file counts by itself."""
    used = {p.number for p in instrument.provisions}
    return {
        "words": {find(instrument, point): point["words"] for point in entry["words"]},
        "deleted": {find(instrument, point) for point in entry["deleted"]},
        "added": [
            (find(instrument, a["after"]), a["kind"], a["text"], a["number"] if a["number"] not in used else "")
            for a in entry["added"]
        ],
        "moved": sorted((find(instrument, m), find(instrument, m["after"])) for m in entry["moved"]),
        "brackets": sorted((find(instrument, b), *span) for b in entry["brackets"] for span in b["spans"]),
    }


def found(instrument, reading, entry):
    open_numbers = [not a["number"] or a["number"] in {p.number for p in instrument.provisions} for a in entry["added"]]
    return {
        "words": dict(reading.words),
        "deleted": set(reading.deleted),
        "added": [
            (a.after, a.kind, a.text, "" if left_open else a.number)
            for a, left_open in zip(reading.added, open_numbers, strict=True)
        ],
        "moved": sorted((move.provision, move.after) for move in reading.moved),
        "brackets": sorted((b.provision, b.start, b.end) for b in reading.brackets),
    }


@pytest.mark.parametrize("entry", READ, ids=lambda entry: Path(entry["file"]).stem)
def test_a_submission_is_read_as_its_source_says(entry):
    instrument = base(entry["base"])
    if entry["form"] == "opendocument" and conversion.program() is None:
        pytest.skip("LibreOffice, which converts this file, is not installed")
    blocks = documents()[entry["file"]].blocks
    authors = {name: [own["holder"]] for name, own in entry["authors"].items()} if "authors" in entry else None
    interpretation = interpret(instrument, blocks, id="x", holders=entry["holders"], authors=authors)
    expected = list(entry["authors"].values()) if authors else [entry]
    assert [found(instrument, r, e) for r, e in zip(interpretation.readings, expected, strict=True)] == [
        wanted(instrument, e) for e in expected
    ]
    untracked = {(d.provision, d.what) for d in interpretation.differences if not d.tracked}
    assert untracked == {(find(instrument, point), point["class"]) for point in entry["untracked"]}
