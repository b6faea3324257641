"""What persons decided on candidates, applied to the readings of the files that they stand in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from plenary.engine.text.candidate import (
    Action,
    Answer,
    Candidate,
    Confirmation,
    Fragment,
    Obstacle,
    Said,
    Unapplicable,
    answered,
    apply,
    for_submission,
    revoke,
    supported,
    taken_over,
)
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.kit.language import _
from plenary.rulemaking.compilation.bracketing import is_further
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.sentence import clipped, deferred_remark, obstacle_doubt
from plenary.rulemaking.compilation.standing import join_letters
from plenary.rulemaking.proof import Doubt
from plenary.rulemaking.proving import cite


@dataclass(frozen=True)
class Decisions:
    """The answers of a table of decisions; ``base`` is the text that the files are on. ``alone``: the files of other
    members are not here, though they may be elsewhere. ``issued`` is the text in which earlier answers stand."""

    base: Instrument
    confirmations: Sequence[Confirmation]
    alone: bool = False
    issued: RollingText | None = None

    def support(self, entries: Sequence[Entry]) -> None:
        """Apply what a person confirmed, when all readings are known: a member may support another's text, as it is
        handed in now or stands in the issued text."""
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
        if self.issued is not None:
            join_letters(entries)
        again = {reading.id for entry in entries for reading in entry.readings}
        issued = self.issued.readings if self.issued else ()
        standing = [one for one in issued if one.id not in again and not is_further(one.id, again)]
        waiting = [entry for entry in entries if self._supporting(entry)]
        while waiting:
            named = {code for entry in waiting for code in entry.submission.behalf}
            # Who supports only what is complete comes first; where all wait for one another, who was given first.
            entry = next((entry for entry in waiting if not self._supported(entry) & named), waiting[0])
            waiting.remove(entry)
            readings = [reading for other in entries if other is not entry for reading in other.readings]
            self.decide(entry, lambda candidate: candidate.action is Action.SUPPORT, [*readings, *standing])

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
                reading = self._carry_out(entry, reading, name, decision, others or ())
                entry.confirmed |= {name}
            except Unapplicable as error:
                self._leave(entry, error, decision)
        entry.readings = (reading, *rest)

    def _carry_out(
        self, entry: Entry, reading: Reading, name: str, decision: Confirmation, others: Sequence[Reading]
    ) -> Reading:
        """The reading with an answer: what stands by the same one already is left as it is, and what stands by another
        is taken out first. Raises Unapplicable."""
        before = entry.decided.get(name)
        if before is not None and _same(before, decision):
            return reading
        candidate = next((one for one in entry.candidates if one.id == name), None)
        if before is not None and candidate is not None:
            reading = self._without(entry, reading, candidate, before)
        reading = apply(self.base, reading, entry.candidates, {name: decision}, others=others)
        kept = {own: said for own, said in entry.decided.items() if own != name}
        entry.decided = kept if decision.answer is Answer.NO else {**kept, name: decision}
        if before is not None and decision.answer is Answer.NO and candidate is not None:
            entry.remarks.append(
                Doubt(
                    _("“{words}” stood in the issued text, is answered no now, and has left the text.").format(
                        words=clipped(candidate.sentence)
                    )
                )
            )
        return reading

    def _without(self, entry: Entry, reading: Reading, candidate: Candidate, before: Confirmation) -> Reading:
        """The reading without what stands of a candidate by an earlier answer."""
        known = {one.id: one for one in entry.candidates}
        standing = [known[own].fragment for own in entry.decided if own in known and own != candidate.id]
        fragment = answered(self.base, candidate, before)
        others = [one for one in self.issued.readings if one.id != reading.id] if self.issued else []

        def said(one: Fragment) -> list[Said]:
            return [piece for support in one.supports for piece in supported(self.base, support, others)]

        kept = [*standing, *(taken_over(self.base, reading, piece) for one in standing for piece in said(one))]
        left = revoke(self.base, reading, fragment, candidate=candidate.id, kept=kept, supported=said(fragment))
        if fragment.supports and (entry.decided.keys() - known or not (entry.copied or self._explain(left, kept))):
            # The text that it supported may have been another, or what an earlier file asked for may be the same.
            raise Unapplicable(candidate.id, Obstacle.UNTOLD)
        return left

    def _explain(self, reading: Reading, fragments: Sequence[Fragment]) -> bool:
        """Whether a reading says nothing where none of the fragments does."""
        words = {name for one in fragments for name in one.words(self.base)}
        deleted = {name for one in fragments for name in one.deleted}
        added = sum(len(one.added) for one in fragments)
        return reading.words.keys() <= words and reading.deleted <= deleted and len(reading.added) <= added

    def _leave(self, entry: Entry, error: Unapplicable, decision: Confirmation) -> None:
        """Say why an answer is not applied; of a file that is read alone, who applies it."""
        if self.alone and error.obstacle is Obstacle.SUPPORTED:
            entry.confirmed |= {error.candidate}
            entry.remarks.append(deferred_remark(error))
        else:
            entry.unapplied.append(obstacle_doubt(error, decision.line, cite(self.base)))


def _same(one: Confirmation, other: Confirmation) -> bool:
    """Whether two answers say the same of a candidate; words and a provision count where it is changed only."""
    if one.answer is not other.answer:
        return False
    return one.answer is not Answer.CHANGED or (one.words, one.provision) == (other.words, other.provision)
