"""Submissions carried from one version to another, on real and bundled texts."""

from pathlib import Path

import pytest

from plenary.engine.text.proposal import propose
from plenary.engine.text.rebase import Fate, Outcome, rebase
from plenary.rulemaking.compilation import compile_text
from plenary.rulemaking.compilation.base import Base, read_base
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.submitting import Desk
from plenary.rulemaking.compilation.version import read_older
from plenary.rulemaking.compilation.voyage import Voyage, rebase_files
from plenary.rulemaking.intake import read
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.submission import Submission

HERE = Path(__file__).resolve().parents[3] / "src/plenary/rulemaking/example"
OLD, NEW = HERE / "framework.en.v1.docx", HERE / "framework.en.docx"


def read_on(base: Base, submission: Submission) -> Entry:
    entry = Entry(submission)
    Desk(base, (), Membership(), None, ()).read(entry, read(submission.path))
    return entry


def outcomes_of(old: Path, new: Path, handed_in: Path) -> tuple[Outcome, ...]:
    target = read_base(read(new))
    start = read_older(target, read(old))
    [reading] = read_on(start, Submission(handed_in, ("AAA",))).readings
    return rebase(start.instrument, target.instrument, reading, ties=start.ties).outcomes


def test_of_a_member_that_wants_the_new_version_all_is_absorbed() -> None:
    outcomes = outcomes_of(OLD, NEW, NEW)
    assert [outcome.fate for outcome in outcomes] == [Fate.ABSORBED] * 21


def test_of_the_negotiating_draft_all_that_the_adopted_text_says_is_absorbed(shared_data: Path) -> None:
    draft, adopted = (
        shared_data / "texts/paris-2015" / f"paris_agreement_{day}.md" for day in ("23-oct-2015", "12-dec-2015")
    )
    outcomes = outcomes_of(draft, adopted, adopted)
    assert len(outcomes) > 190
    assert {outcome.fate for outcome in outcomes} == {Fate.ABSORBED}


def test_a_file_on_the_new_version_is_said_to_be_there_already_and_others_are_carried() -> None:
    there = ("ARA.docx", "PEV.docx", "TES.md", "VNT.docx")
    given = [Submission(HERE / "submissions" / name, ("AAA",)) for name in (*there, "ZEN.docx", "HAL.txt")]
    *arrived, older, letter = rebase_files(OLD, NEW, given, membership=Membership())
    said = "{name} was written on framework.en.docx already; compile it on that, for there is nothing to carry."
    assert arrived == [Voyage(name, said.format(name=name)) for name in there]
    assert (older.note, letter.note) == ("", "")
    assert [len(older.of(fate)) for fate in (Fate.CARRIED, Fate.ABSORBED, Fate.CONFLICT)] == [3, 3, 2]


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


def test_a_clean_copy_of_an_older_version_is_read_on_that_one(tmp_path: Path) -> None:
    """It has no tracked changes to reject, and yet nothing of what changed since is its member's suggestion."""
    words = OLD.with_suffix(".md").read_text("utf-8")
    (tmp_path / "ARA.md").write_text(words.replace("who in good faith report", "who report"), "utf-8")
    given = [Submission(tmp_path / "ARA.md", ("ARA",))]
    [reading] = compile_text(NEW, given, membership=Membership(), older=(OLD,)).rolling.readings
    assert (len(reading.words), reading.added, reading.deleted, reading.moved) == (1, (), frozenset(), ())
    [changed] = reading.words.values()
    assert "persons who report risks" in changed


def test_what_cannot_be_carried_is_named_as_the_old_version_calls_it_and_with_the_words_that_are_gone(
    tmp_path: Path,
) -> None:
    old = "## Article 1. Aim\n\n1. Members share data, where they can.\n\n2. A fund may pay for travel.\n"
    new = "## Article 1. Aim\n\n1. Members share data.\n"
    mine = (
        "## Article 1. Aim\n\n1. Members share data, where they wish.\n\n2. A fund shall pay for travel.\n\n3. New.\n"
    )
    for name, text in (("old.md", old), ("new.md", new), ("ARA.md", mine)):
        (tmp_path / name).write_text(text, "utf-8")
    given = [Submission(tmp_path / "ARA.md", ("ARA",))]
    [voyage] = rebase_files(tmp_path / "old.md", tmp_path / "new.md", given, membership=Membership())
    assert voyage.sentences == (
        "Article 1, 1 no longer has “, where they can”; the file wants “, where they wish”.",
        "Article 1, 2 of old.md is no longer in the base; the file wants “A fund shall pay for travel.”.",
    )
    assert voyage.places(Fate.CARRIED) == ("a new provision",)


def test_a_file_that_is_not_the_old_version_without_its_changes_is_said_to_differ(tmp_path: Path) -> None:
    text = (
        "# Framework\n\n## Article 1. Purpose\n\n1. Members cooperate in good faith.\n\n2. The Office reports annually."
    )
    (tmp_path / "old.md").write_text(text)
    (tmp_path / "new.md").write_text(f"{text}\n\n3. The Office keeps a register.\n")
    (tmp_path / "AAA.md").write_text(
        text.replace("in good", "{++always ++}in good").replace("annually", "twice a year")
    )
    [voyage] = rebase_files(
        tmp_path / "old.md",
        tmp_path / "new.md",
        [Submission(tmp_path / "AAA.md", ("AAA",))],
        membership=Membership(),
    )
    assert voyage.sentences == (
        "In Article 1, 2, words differ without a tracked change: “annually” became “twice a year”.",
    )
