"""The desk where submissions are read: against the right version of the base, for the right member."""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from plenary.engine.text.block import Block, Piece, Role
from plenary.engine.text.candidate import (
    Action,
    Candidate,
    Confirmation,
    Obstacle,
    Origin,
    Unapplicable,
    apply,
    find,
    find_absences,
    for_submission,
)
from plenary.engine.text.interpretation import Class, Interpretation, Notice, interpret
from plenary.engine.text.language import guess_language
from plenary.engine.text.lossless import dump
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.engine.text.rebase import Fate, rebase
from plenary.kit.language import _, ngettext
from plenary.kit.refusal import Refusal
from plenary.rulemaking.compilation.base import Base
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.sentence import (
    absence_doubt,
    conflict_doubt,
    deferred_remark,
    difference_doubt,
    obstacle_doubt,
    remark_doubt,
)
from plenary.rulemaking.intake.document import Document
from plenary.rulemaking.intake.refusal import Unread
from plenary.rulemaking.intake.remark import sentence as note_sentence
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.output.edition import Standing
from plenary.rulemaking.output.hanging import language_name
from plenary.rulemaking.proof import Doubt
from plenary.rulemaking.proving import cite
from plenary.rulemaking.returning import BRACKETS, is_copy, looks_issued, read_copy, recognised
from plenary.rulemaking.returning.question import question_doubts, return_note

_SURE = 0.5
"""The share of a file's words that must stand in the base for it to be read as a copy of it. Of the bundled copies
it is 0.99 or more, of real texts of the same trade on another matter under 0.01 (test_thresholds.py)."""


@dataclass(frozen=True)
class Desk:
    """``older`` are earlier versions of ``base``; ``issued`` is the rolling text that returned copies answer;
    ``abroad`` are the desks of the text in other languages, by language. ``alone``: the files of other members are not
    here, though they may be elsewhere."""

    base: Base
    older: tuple[Base, ...]
    membership: Membership
    issued: RollingText | None
    confirmations: Sequence[Confirmation]
    abroad: Mapping[str, "Desk"] = field(default_factory=dict)
    alone: bool = False

    def read(self, entry: Entry, found: Document | Unread) -> None:
        """Enter what a file says, or in one sentence why it says nothing."""
        if isinstance(found, Unread):
            sentence = Unread(entry.submission.name, found.fault).sentence
            entry.refuse(sentence, Standing.TO_TRANSCRIBE if found.transcribe else Standing.REFUSED)
            return
        entry.document = found
        try:
            self._read(entry, found)
        except Refusal as refusal:
            entry.refuse(refusal.sentence)

    def _read(self, entry: Entry, document: Document) -> None:
        name = entry.submission.name
        for code in entry.submission.unknown:
            meant = self.membership.meant(code)
            if meant:
                raise Refusal(
                    _("There is no member {code} to hand in {file}; did you mean {meant}?").format(
                        code=code, file=name, meant=meant
                    )
                )
            raise Refusal(
                _("There is no member {code} to hand in {file}; give a code of the table of members.").format(
                    code=code, file=name
                )
            )
        if not entry.submission.behalf:
            meant = self.membership.meant(entry.submission.first_word, near=False)
            if meant:
                raise Refusal(
                    _("{file}: nobody has said on whose behalf it came; did you mean {meant}={file}?").format(
                        file=name, meant=meant
                    )
                )
            raise Refusal(
                _("{file}: nobody has said on whose behalf it came; give it as CODE={file}.").format(file=name)
            )
        entry.remarks += [Doubt(note_sentence(note), note.place) for note in document.notes]
        document = self._recognise(document)
        if is_copy(document):
            self._read_copy(entry, document)
            return
        spoken = document.language or guess_language(block.accepted for block in document.blocks)
        if spoken in self.abroad and not entry.submission.translation:
            self.abroad[spoken].read_original(entry, document)
            return
        if spoken and spoken != self.base.instrument.lang.partition("-")[0]:
            entry.refuse(_to_translate(entry, spoken), Standing.TO_TRANSLATE)
            return
        self._read_text(entry, document)

    def read_original(self, entry: Entry, document: Document) -> None:
        """Enter what a file says in the language of this desk's text: it hangs, and is not collated."""
        self._read_text(entry, document)
        self._decide(entry, lambda candidate: candidate.action is not Action.SUPPORT)
        entry.lang = self.base.instrument.lang
        entry.originals, entry.readings = entry.readings, ()

    def _read_text(self, entry: Entry, document: Document) -> None:
        name = entry.submission.name
        base, found = self._interpret(entry, _spoken(document))
        entry.base = base.instrument
        names = cite(base.issued)
        entry.untouched = sum(1 for pair in found.matching.pairs if pair.fate == "same" and not pair.moved)
        scope = found.matching.scope
        # A message that only asks has no words of its own left, of which all would stand in the base.
        copied = scope.file_share >= _SURE and (scope.base_share > 0 or not entry.candidates)
        if not copied and not any(candidate.sure for candidate in entry.candidates):
            raise Refusal(
                _(
                    "{file} has hardly a word of the base; check that it is on this text, or give its own with --older."
                ).format(file=name)
            )
        if copied:
            missing = find_absences(found.matching, [block.place for block in document.blocks])
            suspected = {name for one in missing for name in one.provisions}
            if missing and suspected <= self.base.instrument.by_id.keys():
                entry.candidates += missing
                entry.doubts.append(absence_doubt(names, missing))
            else:
                suspected = set()
            entry.absent = tuple(_absent(base.issued, found, names, suspected))
            for one in found.differences:
                said = difference_doubt(names, one)
                if one.what is Class.WORDING and found.tracked:
                    entry.untracked[one.provision] = said
                else:
                    entry.doubts.append(said)
            entry.doubts += [doubt for one in found.remarks if (doubt := remark_doubt(names, one, name))]
        readings = found.readings if copied else tuple(_bare(reading) for reading in found.readings)
        entry.readings = tuple(self._onto_base(entry, base, reading, names) for reading in readings)
        if copied and not entry.candidates and any(one.notice is Notice.NOTHING for one in found.remarks):
            entry.note = _("{file} changes nothing in the base.").format(file=name)

    def _recognise(self, document: Document) -> Document:
        """A file with what it is a copy of, where its hidden marks do not say so or only in part.

        Raises Refusal for what looks like a text that was issued and is not known to be this one.
        """
        told = document.issue
        if told is not None and (told.form != BRACKETS or told.names):
            return document
        looks = looks_issued(document, self.membership)
        found = None
        if self.issued is not None and (told or looks or any("[" in block.accepted for block in document.blocks)):
            version = hashlib.sha256(dump(self.issued)).hexdigest()
            found = recognised(document, self.issued, version, self.membership)
        if told is not None:
            kept = replace(told, tongue=told.tongue or found.tongue, names=found.names) if found else told
            return replace(document, issue=kept)
        if found is not None or not looks:
            return replace(document, issue=found)
        raise Refusal(
            _(
                "{file} looks like a rolling text that was issued, without the hidden marks that tell which; give the "
                "JSON of that text with --issued, or ask for its suggestions in the Word file as it was issued."
            ).format(file=document.name)
        )

    def _read_copy(self, entry: Entry, document: Document) -> None:
        """Enter what an edited copy of a rolling text that we issued says: round two."""
        name, behalf = entry.submission.name, entry.submission.behalf
        if self.issued is None:
            raise Refusal(
                _(
                    "{file} is an edited copy of a rolling text that was issued; give that text's JSON with --issued."
                ).format(file=name)
            )
        if len(behalf) > 1:
            raise Refusal(
                _(
                    "{file} is an edited copy of a rolling text, which speaks for one member; name one, as CODE={file}."
                ).format(file=name)
            )
        found = read_copy(
            document,
            self.issued,
            member=behalf[0],
            labels=self.membership.labels(),
            groups=self.membership.groups,
            id=name,
        )
        names = cite(self.issued.base)
        entry.base = self.issued.base
        entry.doubts += question_doubts(names, found.questions)
        entry.remarks += [return_note(names, note) for note in found.notes]
        entry.readings = (self._onto_new_base(entry, found.reading),)
        if found.reading in self.issued.readings or not (found.positions or found.questions or _says(found.reading)):
            entry.note = _("{file} changes nothing in the text that was issued.").format(file=name)

    def _onto_new_base(self, entry: Entry, reading: Reading) -> Reading:
        """A reading of the issued text's base on the base of the compilation, where that is another."""
        if self.issued is None or self.issued.base.provisions == self.base.instrument.provisions:
            return reading
        moved = rebase(self.issued.base, self.base.instrument, reading)
        names = cite(self.base.instrument)
        entry.doubts += [conflict_doubt(names, outcome) for outcome in moved.of(Fate.CONFLICT)]
        return moved.reading

    def recognise_foundations(self, entries: Sequence[Entry]) -> None:
        """Say of a file that was written on another submission's text that it was: its untracked differences
        from the base are then that text's words, and one thing to look at instead of many."""
        for entry in entries:
            others = [other for other in entries if other is not entry and len(other.readings) == 1]
            if len(entry.untracked) < _SEVERAL or len(entry.readings) != 1:
                continue
            nearest = max(others, key=lambda other: len(_shared(entry, other)), default=None)
            shared = _shared(entry, nearest) if nearest else set()
            if nearest and len(shared) >= _NEARLY_ALL * len(entry.untracked):
                entry.untracked = {name: doubt for name, doubt in entry.untracked.items() if name not in shared}
                entry.doubts.append(
                    Doubt(
                        ngettext(
                            "It was written on the text of {file}: {count} suggestion of that text stands in this one "
                            "too, and is counted for both.",
                            "It was written on the text of {file}: {count} suggestions of that text stand in this one "
                            "too, and are counted for both.",
                            len(shared),
                        ).format(file=nearest.submission.name, count=len(shared))
                    )
                )
            elif len(entry.untracked) >= _MANY and entry.base is self.base.instrument:
                entry.doubts.insert(
                    0,
                    Doubt(
                        ngettext(
                            "Its words differ from the base in {count} place without a tracked change; if it was "
                            "written on an earlier version, give that with --older.",
                            "Its words differ from the base in {count} places without a tracked change; if it was "
                            "written on an earlier version, give that with --older.",
                            len(entry.untracked),
                        ).format(count=len(entry.untracked))
                    ),
                )

    def warn_of_second_files(self, entries: Sequence[Entry]) -> None:
        """Say of a member that handed in two files on the same provisions that it did."""
        for place, entry in enumerate(entries):
            for before in entries[:place]:
                mine = {name for reading in entry.readings for name in reading.words}
                theirs = {name for reading in before.readings for name in reading.words}
                if mine & theirs and set(entry.submission.behalf) & set(before.submission.behalf):
                    entry.doubts.append(
                        Doubt(
                            ngettext(
                                "{file} came on behalf of the same member and touches {count} of the same provisions; "
                                "both stand in the text, and the member should say which is meant.",
                                "{file} came on behalf of the same member and touches {count} of the same provisions; "
                                "both stand in the text, and the member should say which is meant.",
                                len(mine & theirs),
                            ).format(file=before.submission.name, count=len(mine & theirs))
                        )
                    )

    def warn_of_one_file_for_several(self, entries: Sequence[Entry]) -> None:
        """Say of a file that it came for others too, byte for byte: a member may have sent another's by mistake."""
        for place, entry in enumerate(entries):
            for before in entries[:place]:
                one, other = entry.document, before.document
                apart = set(entry.submission.behalf) != set(before.submission.behalf)
                if one is not None and other is not None and one.sha256 == other.sha256 and apart:
                    entry.doubts.append(
                        Doubt(
                            _(
                                "{file} is the same file, byte for byte, as the one on behalf of {members}; both stand "
                                "in the text, and somebody should say whether it is meant for both."
                            ).format(file=entry.submission.name, members=", ".join(before.submission.behalf))
                        )
                    )

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
            self._decide(entry, lambda candidate: candidate.action is not Action.SUPPORT)
        waiting = [entry for entry in entries if self._supported(entry)]
        while waiting:
            named = {code for entry in waiting for code in entry.submission.behalf}
            # Who supports only what is complete comes first; where all wait for one another, who was given first.
            entry = next((entry for entry in waiting if not self._supported(entry) & named), waiting[0])
            waiting.remove(entry)
            readings = [reading for other in entries if other is not entry for reading in other.readings]
            self._decide(entry, lambda candidate: candidate.action is Action.SUPPORT, readings)

    def _supported(self, entry: Entry) -> set[str]:
        """The codes of the members whose text a person confirmed that this file supports."""
        decided = for_submission(self.confirmations, entry.submission.name)
        return {
            support.member
            for candidate in entry.candidates
            if candidate.id in decided
            for support in candidate.fragment.supports
        }

    def _decide(self, entry: Entry, concerned: Callable[[Candidate], bool], others: Sequence[Reading] = ()) -> None:
        """Apply what a person confirmed of one file's candidates that are ``concerned``; ``others`` are the readings
        of other files, for what supports a text."""
        if not entry.readings:
            return
        by_id = {candidate.id: candidate for candidate in entry.candidates}
        reading, *rest = entry.readings
        for name, decision in for_submission(self.confirmations, entry.submission.name).items():
            if name in by_id and not concerned(by_id[name]):
                continue
            if name not in by_id and others:
                continue
            try:
                reading = apply(self.base.instrument, reading, entry.candidates, {name: decision}, others=others)
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

    def _interpret(self, entry: Entry, document: Document) -> tuple[Base, Interpretation]:
        """The reading against the version of the base that the file is nearest to.

        A file that is the base once its tracked changes are rejected was written on it, and no older
        version is tried.
        """
        best, found, entry.candidates = self._against(self.base, entry, document)
        if all(difference.what is not Class.WORDING for difference in found.differences) and _fit(found) >= _SURE:
            return best, found
        for older in self.older:
            trial = self._against(older, entry, document)
            if _fit(trial[1]) > _fit(found) + _CLEARLY:
                best, found, entry.candidates = trial
        return best, found

    def _against(
        self, base: Base, entry: Entry, document: Document
    ) -> tuple[Base, Interpretation, tuple[Candidate, ...]]:
        lang = base.issued.lang
        candidates = find(base.issued, document.blocks, members=self.membership.labels(), lang=lang)
        found = interpret(
            base.issued,
            tuple(_without(document.blocks, candidates, base.issued)),
            id=entry.submission.name,
            holders=entry.submission.behalf,
            authors={name: (code,) for name, code in entry.submission.authors.items()} or None,
        )
        return base, found, candidates

    def _onto_base(self, entry: Entry, base: Base, reading: Reading, names: Mapping[str, str]) -> Reading:
        """The reading on the base of the compilation; what cannot be carried there is a doubt."""
        if base.bracketed:
            reading, doubts = base.bracketed.settle(reading, names)
            entry.doubts += doubts
        if base is self.base:
            return reading
        moved = rebase(base.instrument, self.base.instrument, reading, ties=base.ties)
        entry.doubts.append(
            Doubt(
                _(
                    "It was written on {version}; of its suggestions, carried onto the base: {carried}, in it already: "
                    "{absorbed}, to be decided: {conflicts}."
                ).format(
                    version=base.name,
                    carried=len(moved.of(Fate.CARRIED)),
                    absorbed=len(moved.of(Fate.ABSORBED)),
                    conflicts=len(moved.of(Fate.CONFLICT)),
                )
            )
        )
        entry.doubts += [conflict_doubt(cite(self.base.instrument), outcome) for outcome in moved.of(Fate.CONFLICT)]
        return moved.reading


def _to_translate(entry: Entry, spoken: str) -> str:
    """What is to be done with a file in a language in which the text was not given."""
    if entry.submission.translation:
        sentence = _("{file} is in {language}; it stands beside the text until somebody has translated it.")
    else:
        sentence = _(
            "{file} is in {language}; to hang it on its provisions, give the text in that language as --parallel "
            "{tag}=FILE; to read a translation with it, give that as --translation {codes}=FILE."
        )
    codes = "+".join(entry.submission.behalf)
    return sentence.format(file=entry.submission.name, language=language_name(spoken), tag=spoken, codes=codes)


def _spoken(document: Document) -> Document:
    """A file without what we said beside the words when we issued it: that is nobody's suggestion."""
    if document.issue is None:
        return document
    blocks = []
    for block in document.blocks:
        pieces = tuple(piece for piece in block.pieces if piece.role not in (Role.REMARK, Role.NAMES))
        if pieces or not block.pieces:
            blocks.append(replace(block, pieces=pieces))
    return replace(document, blocks=tuple(blocks))


def _shared(entry: Entry, other: Entry) -> set[str]:
    """The provisions whose untracked words the other submission touches too."""
    [reading], [theirs] = entry.readings, other.readings
    added = {addition.text for addition in theirs.added}
    mine = {addition.id for addition in reading.added if addition.text in added}
    touched = theirs.words.keys() | theirs.deleted | {move.provision for move in theirs.moved} | mine
    return set(entry.untracked) & touched


_MANY = 8
"""Untracked differences from which on the base itself is in doubt."""

_SEVERAL = 3
_NEARLY_ALL = 0.8
"""From how many untracked differences on, and which share of them, another's text is taken for the ground."""

_CLEARLY = 0.002
"""By how much a file must fit an older version better to be taken for one of its copies. Of the bundled copies it is
0.016 and more one way, 0.03 and more the other; nothing where no word is the base's (test_thresholds.py)."""


def _fit(found: Interpretation) -> float:
    """How nearly a file, its changes rejected, is the text that it was read against."""
    return found.matching.scope.file_share * found.matching.scope.likeness


def _absent(
    base: Instrument, found: Interpretation, names: Mapping[str, str], suspected: AbstractSet[str]
) -> Iterator[str]:
    """How a person names what is out of the file's scope; what is held by something absent goes with it."""
    absent = {name for pair in found.matching.pairs if pair.fate == "absent" for name in pair.base} - suspected
    for name in base.by_id:
        if name in absent and base.by_id[name].parent not in absent and names.get(name):
            yield names[name]


def _says(reading: Reading) -> bool:
    """Whether a reading asks for anything at all."""
    return bool(
        reading.words
        or reading.deleted
        or reading.retained
        or reading.added
        or reading.moved
        or reading.brackets
        or reading.positions
    )


def _bare(reading: Reading) -> Reading:
    """A reading of a file that is no copy of the text: nothing of it is a suggestion until it is confirmed."""
    return Reading(reading.id, reading.holders)


def _without(blocks: Sequence[Block], candidates: Sequence[Candidate], base: Instrument) -> Iterator[Block]:
    """The blocks with nothing in them that awaits confirmation: marked-up paragraphs as the base has them,
    instructions and additions left out."""
    awaiting: Mapping[str, list[Candidate]] = {}
    by_place = dict(awaiting)
    for candidate in candidates:
        by_place.setdefault(candidate.place, []).append(candidate)
    for block in blocks:
        found = by_place.get(block.place, ())
        marked = next((c for c in found if c.origin is not Origin.INSTRUCTION and c.provisions), None)
        if not found:
            yield block
        elif marked is not None and marked.action is not Action.ADD:
            yield replace(block, pieces=(Piece(base.by_id[marked.provisions[0]].text),))
