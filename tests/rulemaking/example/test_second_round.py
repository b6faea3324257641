"""A delegation's edits of a file that we sent it are tracked changes, and nothing else in it moves."""

import subprocess
import sys
from pathlib import Path

import pypandoc
import pytest

from plenary.rulemaking.example.build.second_round import Retouch, retouch

SENT = (Path(__file__).resolve().parents[3] / "src/plenary/rulemaking/example/framework.en.docx").read_bytes()


def text(data: bytes, mode: str, tmp_path: Path) -> list[str]:
    file = tmp_path / "returned.docx"
    file.write_bytes(data)
    command = [pypandoc.get_pandoc_path(), f"--track-changes={mode}", "-t", "plain", "--wrap=none", str(file)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.splitlines()


def test_a_returned_file_has_its_words_struck_added_and_replaced(tmp_path: Path) -> None:
    edits = [
        Retouch("within seventy-two hours", "seventy-two", "forty-eight"),
        Retouch("A Member may decline an offer without giving reasons", "an offer", "an offer at any time"),
        Retouch("in the open and on an equal footing", "in the open and ", ""),
    ]
    returned = retouch(SENT, edits, author="Delegate", date="2026-03-02T09:00:00Z")
    before, after = text(SENT, "accept", tmp_path), text(returned, "accept", tmp_path)
    assert text(returned, "reject", tmp_path) == before
    assert [(old, new) for old, new in zip(before, after, strict=True) if old != new] == [
        (
            "Determined to work together patiently, in the open and on an equal footing,",
            "Determined to work together patiently, on an equal footing,",
        ),
        (
            "4.  A Member may decline an offer without giving reasons.",
            "4.  A Member may decline an offer at any time without giving reasons.",
        ),
        (
            "1.  A Member that becomes aware of an incident likely to affect another Member shall notify that Member "
            "and the Secretariat without delay, and in any event within seventy-two hours.",
            "1.  A Member that becomes aware of an incident likely to affect another Member shall notify that Member "
            "and the Secretariat without delay, and in any event within forty-eight hours.",
        ),
    ]


def test_words_that_stand_in_several_paragraphs_are_refused() -> None:
    with pytest.raises(ValueError, match="'The Assembly shall' stands in"):
        retouch(SENT, [Retouch("The Assembly shall", "shall", "may")], author="D", date="2026-03-02T09:00:00Z")


def test_the_product_does_not_load_the_builder() -> None:
    code = "import sys, plenary.rulemaking.example; print([name for name in sys.modules if 'example.build' in name])"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[]\n"
