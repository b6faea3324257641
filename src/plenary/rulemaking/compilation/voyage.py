"""Submissions on an old version carried to a new one, with what became of every suggestion."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from plenary.engine.text.candidate import Candidate, Confirmation
from plenary.engine.text.rebase import Fate, Outcome, rebase
from plenary.kit.language import _
from plenary.rulemaking.compilation.base import Base, read_base, refuse_rolling_text
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.sentence import conflict_doubt, names_of_both
from plenary.rulemaking.compilation.submitting import Desk
from plenary.rulemaking.compilation.version import read_older
from plenary.rulemaking.intake import read, read_all
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.proving import cited
from plenary.rulemaking.submission import Submission, refuse_absent


@dataclass(frozen=True)
class Voyage:
    """One submission on its way: ``note`` says why it makes none, because it could not be read or has arrived already.
    ``sentences`` are what a person has to look at: where the file is not the old version once its tracked changes are
    rejected, answers that could not be applied, and the conflicts. ``names`` says how a person names the provisions of
    either version; ``waiting`` are the candidates on which nobody has decided, of which nothing is carried."""

    name: str
    note: str = ""
    outcomes: tuple[Outcome, ...] = ()
    sentences: tuple[str, ...] = ()
    names: Mapping[str, str] = field(default_factory=dict)
    waiting: tuple[Candidate, ...] = ()

    def places(self, fate: Fate) -> tuple[str, ...]:
        """How a person names the provisions whose suggestions had this fate, each once, in their order."""
        places = (one.place or one.suggestion.provision for one in self.of(fate))
        return tuple(dict.fromkeys(cited(self.names, (place,)) for place in places))

    def of(self, fate: Fate) -> tuple[Outcome, ...]:
        return tuple(outcome for outcome in self.outcomes if outcome.fate is fate)


def rebase_files(
    old: Path,
    new: Path,
    submissions: Sequence[Submission],
    *,
    membership: Membership,
    lang: str = "",
    confirmations: Sequence[Confirmation] = (),
) -> list[Voyage]:
    """Every submission read on the old version and rebased, with the candidates that ``confirmations`` say yes to.
    Raises Refusal where a version cannot be read."""
    refuse_absent(submissions)
    revised, former = read(new), read(old)
    for document in (revised, former):
        refuse_rolling_text(document)
    target = read_base(revised, lang=lang)
    start = read_older(target, former)
    desk = Desk(start, (target,), membership, None, confirmations, named=True)
    entries: list[Entry] = []
    with closing(read_all([one.path for one in submissions])) as arriving:
        for submission, found in zip(submissions, arriving, strict=True):
            entries.append(Entry(submission))
            desk.read(entries[-1], found)
    desk.decisions.support([entry for entry in entries if entry.base is not target.instrument])
    known = names_of_both(target.instrument, start.instrument, start.name)
    return [_voyage(start, target, entry, known) for entry in entries]


def _voyage(start: Base, target: Base, entry: Entry, names: Mapping[str, str]) -> Voyage:
    if entry.base is target.instrument:
        note = _("{file} was written on {version} already; compile it on that, for there is nothing to carry.")
        return Voyage(entry.submission.name, note.format(file=entry.submission.name, version=target.name))
    outcomes = tuple(
        outcome
        for reading in entry.readings
        for outcome in rebase(start.instrument, target.instrument, reading, ties=start.ties).outcomes
    )
    conflicts = (outcome for outcome in outcomes if outcome.fate is Fate.CONFLICT)
    differing = [doubt for doubts in entry.untracked.values() for doubt in doubts]
    asked = [*differing, *entry.unapplied, *(conflict_doubt(names, outcome) for outcome in conflicts)]
    sentences = tuple(doubt.sentence for doubt in asked)
    return Voyage(entry.submission.name, entry.note, outcomes, sentences, names, entry.open_candidates)
