"""What persons decided on candidates, applied to the readings of the files that they stand in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plenary.engine.text.candidate import (
    Action,
    Candidate,
    Confirmation,
    Obstacle,
    Unapplicable,
    apply,
    for_submission,
)
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.kit.language import _
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.sentence import deferred_remark, obstacle_doubt
from plenary.rulemaking.proof import Doubt


@dataclass(frozen=True)
class Decisions:
    """The answers of a table of decisions; ``base`` is the text that the files are on. ``alone``: the files of other
    members are not here, though they may be elsewhere."""

    base: Instrument
    confirmations: Sequence[Confirmation]
    alone: bool = False

    def support(self, entries: Sequence[Entry]) -> None:
        """Apply what a person confirmed, when all readings are known: a member may support another's text."""
        for entry in entries:
            if entry.submission.folder and for_submission(self.confirmations, entry.submission.path.name):
                entry.doubts.append(
                    Doubt(
                        _(
                            "Decisions on {name} fit several files of that name and were not applied; call this one "
                            "{file} in the table of decisions."
                        ).format(name=entry.submission.path.name, file=entry.submission.name)
                    )
                )
            self.decide(entry, lambda candidate: candidate.action is not Action.SUPPORT)
        waiting = [entry for entry in entries if self._supporting(entry)]
        while waiting:
            named = {code for entry in waiting for code in entry.submission.behalf}
            # Who supports only what is complete comes first; where all wait for one another, who was given first.
            entry = next((entry for entry in waiting if not self._supported(entry) & named), waiting[0])
            waiting.remove(entry)
            readings = [reading for other in entries if other is not entry for reading in other.readings]
            self.decide(entry, lambda candidate: candidate.action is Action.SUPPORT, readings)

    def _supporting(self, entry: Entry) -> list[Candidate]:
        """What a person has answered of the sentences of this file that say what it supports."""
        decided = for_submission(self.confirmations, entry.submission.name)
        return [one for one in entry.candidates if one.action is Action.SUPPORT and one.id in decided]

    def _supported(self, entry: Entry) -> set[str]:
        """The codes of the members whose text a person confirmed that this file supports."""
        return {support.member for one in self._supporting(entry) for support in one.fragment.supports}

    def decide(
        self, entry: Entry, concerned: Callable[[Candidate], bool], others: Sequence[Reading] | None = None
    ) -> None:
        """Apply what a person confirmed of one file's candidates that are ``concerned``; ``others`` are the readings
        of other files, for what supports a text. Only without them is an answer on no candidate spoken of."""
        if not entry.readings:
            return
        by_id = {candidate.id: candidate for candidate in entry.candidates}
        reading, *rest = entry.readings
        for name, decision in for_submission(self.confirmations, entry.submission.name).items():
            if name in by_id and not concerned(by_id[name]):
                continue
            if name not in by_id and others is not None:
                continue
            try:
                reading = apply(self.base, reading, entry.candidates, {name: decision}, others=others or ())
                entry.confirmed |= {name}
            except Unapplicable as error:
                self._leave(entry, error, decision)
        entry.readings = (reading, *rest)

    def _leave(self, entry: Entry, error: Unapplicable, decision: Confirmation) -> None:
        """Say why an answer is not applied; of a file that is read alone, who applies it."""
        if self.alone and error.obstacle is Obstacle.SUPPORTED:
            entry.confirmed |= {error.candidate}
            entry.remarks.append(deferred_remark(error))
        else:
            entry.unapplied.append(obstacle_doubt(error, decision.line))
