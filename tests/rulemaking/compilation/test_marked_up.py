"""Tracked changes in paragraphs in which something awaits a person."""

from pathlib import Path

import pytest

from plenary.engine.text.candidate import Answer, Confirmation
from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.membership import Member, Membership
from plenary.rulemaking.submission import Submission
from tests.rulemaking.intake.word import ins, p, r, word

MEMBERSHIP = Membership((Member("KES", False, {"en": "Kestria"}),))
RED = '<w:color w:val="FF0000"/>'
STRUCK = f"<w:strike/>{RED}"
EQUAL = {"a1.2": "Members shall share knowledge on fair and equal terms."}


@pytest.mark.parametrize(
    ("runs", "asked"),
    [
        (("2. Members shall share knowledge on fair ", ins(r("and equal ", RED)), "terms."), 0),
        (("2. Members shall ", r("share", RED), " knowledge on fair ", ins("and equal "), "terms."), 1),
        (("2. Members shall [KES: fully] share knowledge on fair ", ins("and equal "), "terms."), 1),
    ],
)
def test_what_is_tracked_beside_mark_up_stands_before_anybody_says_what_that_means(
    tmp_path: Path, runs: tuple[str, ...], asked: int
) -> None:
    lines = ("Article 1. Purpose", "1. Members shall cooperate in the field of artificial intelligence.")
    for name, last in (("base", ("2. Members shall share knowledge on fair terms.",)), ("KES", runs)):
        (tmp_path / f"{name}.docx").write_bytes(word("".join(p(line) for line in lines) + p(*last)))
    given = [Submission(tmp_path / "KES.docx", ("KES",))]
    [entry] = compile_text(tmp_path / "base.docx", given, membership=MEMBERSHIP).register
    assert ([reading.words for reading in entry.readings], len(entry.candidates)) == ([EQUAL], asked)
    assert entry.all_doubts == ()


@pytest.mark.parametrize(
    ("runs", "words"),
    [
        (
            (
                "2. Members shall ",
                ins("freely "),
                "share knowledge on ",
                r("fair terms ", STRUCK),
                r("demand", RED),
                ".",
            ),
            "Members shall freely share knowledge on demand.",
        ),
        (
            ("2. Members shall ", ins("freely "), "share knowledge on fair terms ", r("and ask", RED), "."),
            "Members shall freely share knowledge on fair terms and ask.",
        ),
    ],
)
def test_mark_up_with_a_space_amiss_is_applied_beside_what_is_tracked(
    tmp_path: Path, runs: tuple[str, ...], words: str
) -> None:
    lines = ("Article 1. Purpose", "1. Members shall cooperate in the field of artificial intelligence.")
    for name, last in (("base", ("2. Members shall share knowledge on fair terms.",)), ("KES", runs)):
        (tmp_path / f"{name}.docx").write_bytes(word("".join(p(line) for line in lines) + p(*last)))
    given = [Submission(tmp_path / "KES.docx", ("KES",))]

    def read(*said: Confirmation) -> Entry:
        return compile_text(tmp_path / "base.docx", given, membership=MEMBERSHIP, confirmations=said).register[0]

    [candidate] = read().candidates
    entry = read(Confirmation("KES.docx", candidate.id, Answer.YES))
    assert ([reading.words for reading in entry.readings], entry.warnings) == ([{"a1.2": words}], 0)
