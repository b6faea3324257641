"""What the bundled example says without tracking it, found in its files and confirmed."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from plenary.engine.text.candidate import Action, Answer, Candidate, Confirmation, apply, find
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.engine.text.structure.tree import build
from plenary.rulemaking import example, intake

FOLDER = Path(example.__file__).parent


@pytest.fixture(scope="module")
def base() -> Instrument:
    return build(intake.read(FOLDER / "framework.en.docx").blocks)


@pytest.fixture(scope="module")
def members() -> dict[str, str]:
    with (FOLDER / "members.csv").open(encoding="utf-8") as file:
        return {row[name]: row["code"] for row in csv.DictReader(file) for name in ("code", "en")}


def expected(name: str) -> dict[str, Any]:
    told = json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))["submissions"]
    return next(one for one in told if one["file"] == f"submissions/{name}")


def candidates(base: Instrument, members: dict[str, str], name: str) -> tuple[Candidate, ...]:
    return find(base, intake.read(FOLDER / "submissions" / name).blocks, members=members)


def confirmed(found: tuple[Candidate, ...]) -> dict[str, Confirmation]:
    return {one.id: Confirmation("", one.id, Answer.YES) for one in found}


def test_struck_and_coloured_words_come_to_what_the_member_meant(base: Instrument, members: dict[str, str]) -> None:
    found = candidates(base, members, "PEV.docx")
    assert all(one.sure for one in found)
    reading = apply(base, Reading("PEV", ("PEV",)), found, confirmed(found))
    assert {base.by_id[name].text: words for name, words in reading.words.items()} == {
        one["base"]: one["words"] for one in expected("PEV.docx")["words"]
    }


def test_instructions_in_a_message_come_to_what_the_member_meant(base: Instrument, members: dict[str, str]) -> None:
    found = candidates(base, members, "HAL.txt")
    # What the example's own account leaves to a person: a change throughout, a member supported, a reserve.
    plain = tuple(one for one in found if one.sure and one.action is not Action.SUPPORT and len(one.provisions) == 1)
    assert [one.action for one in found if one not in plain] == [Action.REPLACE, Action.SUPPORT, Action.UNREAD]
    reading = apply(base, Reading("HAL", ("HAL",)), plain, confirmed(plain))
    told = expected("HAL.txt")
    assert {base.by_id[name].text: words for name, words in reading.words.items()} == {
        one["base"]: one["words"] for one in told["words"]
    }
    assert [base.by_id[name].text for name in reading.deleted] == [one["base"] for one in told["deleted"]]
    assert [base.by_id[name].text for name in reading.retained] == [one["base"] for one in told["retained"]]
    assert [(base.by_id[str(one.after)].text, one.number, one.text) for one in reading.added] == [
        (one["after"]["base"], one["number"], one["text"]) for one in told["added"]
    ]


def test_a_tracked_or_a_clean_file_gives_no_candidate(base: Instrument, members: dict[str, str]) -> None:
    assert {name: candidates(base, members, name) for name in ("ARA.docx", "NTH.docx", "TES.md")} == {
        "ARA.docx": (),
        "NTH.docx": (),
        "TES.md": (),
    }
