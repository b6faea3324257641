"""A member's second file on the command line: the register asks, and ``--replaces`` answers."""

from collections.abc import Callable
from pathlib import Path

import pytest

from plenary.kit.refusal import Outcome
from tests.web.command.conftest import Said

BASE = "# Text\n\n## Article 1\n\n1. Members report each year on what they have done.\n"


def test_the_register_asks_which_of_two_files_stands_until_the_line_says_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, say: Callable[..., Said]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("base.md").write_text(BASE)
    Path("ARA.md").write_text(BASE.replace("each year", "{--each year--}{++every month++}"))
    Path("ARA rev2.md").write_text(BASE.replace("each year", "{--each year--}{++each week++}"))
    line = ("compile", "base.md", "ARA.md", "ARA rev2.md", "--force", "-o", "out.txt")
    code, lines, _err = say(*line)
    question = (
        "ARA rev2.md and ARA.md came on behalf of the same member, and both change Article 1, 1: does the later replace "
        "the earlier? Both stand in the text until somebody says so, with --replaces LATER=EARLIER, or that both are "
        "meant, with --replaces ARA rev2.md= (nothing behind the sign)."
    )
    assert (code, [one for one in lines if "replace" in one]) == (Outcome.ATTENTION, [question])
    for said, words, note in (
        ("ARA rev2.md=ARA.md", ["week"], ["ARA.md is not read, for ARA rev2.md takes its place."]),
        ("ARA rev2.md=", ["month", "week"], []),
    ):
        code, lines, _err = say(*line, "--replaces", said)
        written = Path("out.txt").read_text()
        assert code == Outcome.DONE
        assert [one for one in lines if "place" in one] == note
        assert [one for one in ("month", "week") if one in written] == words
