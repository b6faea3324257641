"""A member who takes back all that it had suggested says something, though it asks for nothing any more."""

import json
from pathlib import Path

import pytest
from lxml import etree

from plenary.engine.text.lossless import load
from plenary.kit.refusal import Outcome
from tests.web.command.returned import W, edit, words
from tests.web.command.running import run as command

MEMBERS = "code,en\nDES,Desh\n"
BASE = "# Framework\n\n## Article 1. Aim\n\n1. Members report each year.\n"


def take_back(root: etree._Element) -> None:
    """Leave the base's words alone in place of a bracket."""
    (place,) = [one for one in root.iter(W + "p") if words(one).startswith("1Members report")]
    _number, first, *others = place.iter(W + "t")
    assert first.text == "Members report"
    assert "every month" in [text.text for text in others]
    first.text = "Members report each year."
    for text in others:
        text.text = ""


def test_a_member_that_withdraws_its_only_words_is_not_said_to_change_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "members.csv").write_text(MEMBERS, "utf-8")
    (tmp_path / "base.md").write_text(BASE, "utf-8")
    (tmp_path / "DES.md").write_text(BASE.replace("each year", "every month"), "utf-8")
    given = (tmp_path / "base.md", "--members", tmp_path / "members.csv")
    issued = tmp_path / "issued.json"
    assert command("compile", *given, tmp_path / "DES.md", "-o", tmp_path / "issued.docx", "-o", issued) == Outcome.DONE
    sent = (tmp_path / "issued.docx").read_bytes()
    (tmp_path / "answer.docx").write_bytes(edit(sent, take_back))
    capsys.readouterr()
    answer = f"DES={tmp_path / 'answer.docx'}"
    code = command("compile", *given, answer, "--issued", issued, "-o", tmp_path / "again.json", "--json")
    assert code == Outcome.DONE
    (told,) = json.loads(capsys.readouterr().out)["register"]
    assert (told["note"], told["doubts"]) == ("", [])
    assert load((tmp_path / "again.json").read_bytes()).readings[-1].words == {}
