"""Submissions carried from one version to another, on real and bundled texts."""

from pathlib import Path

import pytest

from plenary.engine.text.proposal import propose
from plenary.engine.text.rebase import Fate, rebase
from plenary.rulemaking.compilation.base import Base, read_base
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.submitting import Desk
from plenary.rulemaking.compilation.version import read_older
from plenary.rulemaking.compilation.voyage import rebase_files
from plenary.rulemaking.intake import read
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.submission import Submission

HERE = Path(__file__).resolve().parents[3] / "src/plenary/rulemaking/example"
OLD, NEW = HERE / "framework.en.v1.docx", HERE / "framework.en.docx"


def read_on(base: Base, submission: Submission) -> Entry:
    entry = Entry(submission)
    Desk(base, (), Membership(), None, ()).read(entry, read(submission.path))
    return entry


def test_a_member_that_hands_in_the_new_version_itself_finds_all_of_it_absorbed() -> None:
    [voyage] = rebase_files(OLD, NEW, [Submission(NEW, ("AAA",))], membership=Membership())
    assert len(voyage.outcomes) == 21
    assert voyage.of(Fate.ABSORBED) == voyage.outcomes


def test_of_the_negotiating_draft_all_that_the_adopted_text_says_is_absorbed(shared_data: Path) -> None:
    draft, adopted = (
        shared_data / "texts/paris-2015" / f"paris_agreement_{day}.md" for day in ("23-oct-2015", "12-dec-2015")
    )
    [voyage] = rebase_files(draft, adopted, [Submission(adopted, ("AAA",))], membership=Membership())
    assert len(voyage.outcomes) > 200
    assert voyage.of(Fate.ABSORBED) == voyage.outcomes


@pytest.mark.parametrize("name", ["ADA", "ESK", "PEV", "VEL"])
def test_a_file_on_the_new_version_that_is_read_on_the_old_one_says_the_same(name: str) -> None:
    """What the old version lacks is absorbed, and the rest is what the file says of the new one."""
    submission = Submission(HERE / "submissions" / f"{name}.docx", ("AAA",))
    new = read_base(read(NEW))
    old = read_older(new, read(OLD))
    [there], [here] = read_on(old, submission).readings, read_on(new, submission).readings
    rebased = rebase(old.instrument, new.instrument, there, ties=old.ties)
    assert rebased.of(Fate.CONFLICT) == ()
    said, wanted = (propose(new.instrument, reading) for reading in (rebased.reading, here))
    assert [p.text for p in said.provisions] == [p.text for p in wanted.provisions]
