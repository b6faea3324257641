"""The desk where submissions are read: against the right version of the base, for the right member."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from plenary.engine.text.block import Block
from plenary.engine.text.candidate import (
    Candidate,
    Confirmation,
    Matrix,
    Origin,
    asides,
    find,
    find_absences,
    tables_of_proposals,
    unquoted,
)
from plenary.engine.text.candidate import Doubt as Uncertainty
from plenary.engine.text.interpretation import Class, Interpretation, Notice, interpret
from plenary.engine.text.language import guess_language
from plenary.engine.text.note_scope import Noted, noted
from plenary.engine.text.passage import RollingText
from plenary.engine.text.proposal import propose
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Reading
from plenary.engine.text.rebase import Fate
from plenary.engine.text.table_scope import Tabled, tabled
from plenary.kit.language import _, ngettext
from plenary.kit.refusal import Refusal
from plenary.rulemaking.compilation.base import Base
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.habit import number_remarks, typing_doubts
from plenary.rulemaking.compilation.sentence import (
    absence_doubt,
    conflict_doubt,
    conflict_place,
    difference_doubt,
    names_of_both,
    note_doubt,
    note_remark,
    order_doubt,
    remark_doubt,
    table_doubt,
    table_remark,
)
from plenary.rulemaking.compilation.submitting.carriage import carried, rebased
from plenary.rulemaking.compilation.submitting.decision import Decisions
from plenary.rulemaking.compilation.submitting.left_sign import leave_signs
from plenary.rulemaking.compilation.submitting.own_words import spoken, without
from plenary.rulemaking.compilation.submitting.proposal_table import is_table, set_comments_apart, unread_remarks
from plenary.rulemaking.compilation.submitting.resemblance import SURE, resemble
from plenary.rulemaking.compilation.submitting.returned_copy import ReturnedCopies
from plenary.rulemaking.intake.document import Document, Format, Remark
from plenary.rulemaking.intake.refusal import Unread
from plenary.rulemaking.intake.remark import sentence as note_sentence
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.output.edition import Standing
from plenary.rulemaking.output.hanging import language_name
from plenary.rulemaking.proof import Doubt
from plenary.rulemaking.proving import cite
from plenary.rulemaking.returning import is_copy
from plenary.rulemaking.submission import Submission

_AROUND = 3
"""Paragraphs to one that asks something of a provision, at most, in a message that has nothing of a letter around."""


@dataclass(frozen=True)
class Desk:
    """``others`` are other versions of ``base``, on which a file may have been written; ``issued`` is the rolling text
    that returned copies answer; ``abroad`` are the desks of the text in other languages, by language. ``alone``: the
    files of other members are not here, though they may be elsewhere. ``named``: somebody has said that the files were
    written on ``base``. ``served``: they came to a site, which has every version of the text."""

    base: Base
    others: tuple[Base, ...]
    membership: Membership
    issued: RollingText | None
    confirmations: Sequence[Confirmation]
    abroad: Mapping[str, "Desk"] = field(default_factory=dict)
    alone: bool = False
    named: bool = False
    served: bool = False

    @property
    def decisions(self) -> Decisions:
        """What persons decided on candidates of files on this text."""
        return Decisions(self.base.instrument, self.confirmations, self.alone, self.issued)

    @property
    def _copies(self) -> ReturnedCopies:
        return ReturnedCopies(self.base, self.issued, self.membership)

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
            begun, _joined = entry.submission.codes(self.membership.by_code)
            if len(begun) > 1:
                raise Refusal(
                    _(
                        "{file}: nobody has said on whose behalf it came, and its name begins with several codes; give "
                        "it as {first}={file}, or as {all}={file}."
                    ).format(file=name, first=begun[0], all="+".join(begun))
                )
            meant = self.membership.meant(entry.submission.first_word, near=False)
            if meant:
                raise Refusal(
                    _("{file}: nobody has said on whose behalf it came; did you mean {meant}={file}?").format(
                        file=name, meant=meant
                    )
                )
            if self.membership.members and entry.submission.begins_with_code:
                raise Refusal(
                    _(
                        "{file}: nobody has said on whose behalf it came, and {code} is no code of the table of "
                        "members; give it as CODE={file}, with a code of that table."
                    ).format(file=name, code=entry.submission.first_word)
                )
            raise Refusal(
                _("{file}: nobody has said on whose behalf it came; give it as CODE={file}.").format(file=name)
            )
        entry.remarks += [
            Doubt(note_sentence(note, mapped=bool(entry.submission.authors)), note.place) for note in document.notes
        ]
        document = self._copies.recognise(document)
        if is_copy(document):
            self._copies.read(entry, document)
            return
        tongue = document.language or guess_language(block.accepted for block in document.blocks)
        if tongue in self.abroad and not entry.submission.translation:
            self.abroad[tongue].read_original(entry, document)
            return
        if tongue and tongue != self.base.instrument.lang.partition("-")[0]:
            entry.refuse(_to_translate(entry, tongue), Standing.TO_TRANSLATE)
            return
        self._read_text(entry, document)

    def read_original(self, entry: Entry, document: Document) -> None:
        """Enter what a file says in the language of this desk's text: it hangs, and is not collated."""
        self._read_text(entry, document)
        self.decisions.decide(entry, lambda _candidate: True)
        entry.lang = self.base.instrument.lang
        entry.originals, entry.readings = entry.readings, ()

    def _read_text(self, entry: Entry, document: Document) -> None:
        name = entry.submission.name
        document = replace(document, blocks=unquoted(self.base.issued, document.blocks))
        trial = self._interpret(entry.submission, spoken(document))
        base, found, tables, document = trial.base, trial.found, trial.tables, trial.document
        entry.candidates = trial.candidates
        entry.base = base.instrument
        names = cite(base.issued)
        entry.untouched = sum(1 for pair in found.matching.pairs if pair.fate == "same" and not pair.moved)
        scope = found.matching.scope
        # A message that only asks has no words of its own left, of which all would stand in the base.
        copied = scope.file_share >= SURE and (scope.base_share > 0 or not entry.candidates)
        entry.copied = copied
        if not copied and not tables and not _asks(entry.candidates, document):
            if is_table(base.issued, document):
                entry.refuse(
                    _(
                        "{file} sets its proposals out in a table whose columns do not say which names the provisions "
                        "and which what is proposed of them; it has to be transcribed."
                    ).format(file=name),
                    Standing.TO_TRANSCRIBE,
                )
                return
            strange = _(
                "{file} has hardly a word of the base; check that it is on this text, or give its own with --older."
            )
            if self.served:
                strange = _("{file} has hardly a word of this text or of an earlier version; check that it is on it.")
            raise Refusal(strange.format(file=name))
        set_comments_apart(entry, document, tables)
        talk = {one.place for one in entry.candidates if one.origin is Origin.INSTRUCTION} | trial.said
        unplaced = document.blocks if not copied else [block for block in document.blocks if block.place in talk]
        entry.remarks += unread_remarks(unplaced, entry.candidates, tables)
        if trial.shifted:
            entry.remarks.append(order_doubt(names, trial.shifted))
        if copied:
            if trial.noted is not None:
                entry.remarks.append(note_remark(name, trial.noted))
                entry.doubts += [note_doubt(name, words) for words in trial.noted.untold]
            entry.doubts += [note_doubt(name, words) for words in trial.unsure]
            if trial.tabled is not None:
                entry.remarks += [table_remark(name, names[one]) for one in trial.tabled.missing]
                entry.doubts += [table_doubt(name, names[one]) for one in trial.tabled.unread]
            missing = find_absences(found.matching, [block.place for block in trial.blocks])
            suspected = {name for one in missing for name in one.provisions}
            known = suspected <= self.base.instrument.by_id.keys()
            if missing and (known or not found.matching.scope.partial):
                # What is asked about is counted as a candidate, and once.
                told = entry.remarks if known else entry.doubts
                told.append(absence_doubt(names, missing, partial=found.matching.scope.partial, known=known))
            if known:
                entry.candidates += missing
            else:
                suspected = set()
            entry.absent = tuple(_absent(base.issued, found, names, suspected))
            if len(found.readings) == 1:
                names = {**cite(propose(base.issued, found.reading)), **names}
            entry.remarks += number_remarks(names, found.differences)
            entry.doubts += typing_doubts(names, found.differences)
            for one in found.differences:
                if one.what is Class.WORDING and found.tracked:
                    entry.untracked.setdefault(one.provision, []).append(difference_doubt(names, one))
                elif one.what is not Class.TYPOGRAPHIC:
                    entry.doubts.append(difference_doubt(names, one))
            for remark in found.remarks:
                if base.bracketed and remark.notice in {Notice.ALTERNATIVES, Notice.UNBALANCED}:
                    # What brackets beside those of the base mean is read with them.
                    continue
                if doubt := remark_doubt(names, remark, name):
                    told = entry.remarks if remark.notice is Notice.PARTIAL and suspected else entry.doubts
                    told.append(doubt)
        entry.candidates = tuple(carried(entry.candidates, base, self.base, names))
        readings = found.readings if copied else tuple(_bare(reading) for reading in found.readings)
        entry.readings = tuple(one for reading in readings for one in self._onto_base(entry, base, reading, names))
        notices = [one.notice for one in found.remarks]
        asked = {Notice.INLAID, Notice.CROSSED}.intersection(notices)
        silent = notices.count(Notice.NOTHING) == len(found.readings) and not asked
        if entry.conflicts:
            entry.note = _unplaced(entry, base.name)
        elif copied and not entry.candidates and silent:
            entry.note = _("{file} changes nothing in the base.").format(file=name)

    def _interpret(self, submission: Submission, document: Document) -> "_Trial":
        """What is read against the version of the base that the file was written on."""
        best = self._against(self.base, submission, document)
        nearest = resemble(best.found)
        for other in () if nearest.certain else self.others:
            trial = self._against(other, submission, document)
            rival = resemble(trial.found)
            if rival.beats(nearest, presumed=not (self.named and best.base is self.base)):
                nearest, best = rival, trial
        return best

    def _against(self, base: Base, submission: Submission, document: Document) -> "_Trial":
        lang = base.issued.lang
        labels = self.membership.labels()
        laid = tabled(base.issued, document.blocks) if document.format is Format.TEXT else None
        if laid is not None:
            document = replace(document, blocks=laid.blocks)
        letter = any(note.remark is Remark.LETTER_HEAD for note in document.notes)
        candidates = find(base.issued, document.blocks, members=labels, lang=lang, letter=letter)
        asking = {one.place for one in candidates if one.origin is Origin.INSTRUCTION}
        scoped = noted(base.issued, document.blocks, asking=asking)
        if scoped is not None:
            document = replace(document, blocks=scoped.blocks)
            candidates = find(base.issued, document.blocks, members=labels, lang=lang, letter=letter)
        candidates = tuple(_of_others(one, submission.behalf) for one in candidates)
        tables = tables_of_proposals(base.issued, document.blocks)
        said = asides(base.issued, document.blocks, candidates, letter=letter)
        blocks = tuple(without(document.blocks, candidates, tables, said, base.issued))
        found = interpret(
            base.issued,
            blocks,
            id=submission.name,
            holders=submission.behalf,
            authors={name: (code,) for name, code in submission.authors.items()} or None,
        )
        shifted: tuple[str, ...] = ()
        if said and not any(piece.move for block in document.blocks for piece in block.pieces):
            # A letter cites the text in the order of what it has to say.
            shifted = tuple(move.provision for reading in found.readings for move in reading.moved)
            found = replace(found, readings=tuple(replace(reading, moved=()) for reading in found.readings))
        unsure: tuple[str, ...] = ()
        if document.format is Format.TEXT:
            left = [leave_signs(base.issued, reading) for reading in found.readings]
            found = replace(found, readings=tuple(reading for reading, _asked in left))
            unsure = tuple(words for _reading, asked in left for words in asked)
        return _Trial(base, document, blocks, found, tables, candidates, said, shifted, scoped, laid, unsure)

    def _onto_base(self, entry: Entry, base: Base, reading: Reading, names: Mapping[str, str]) -> tuple[Reading, ...]:
        """The reading on the base of the compilation, and its further ones; what cannot be carried there is a doubt."""
        readings: tuple[Reading, ...] = (reading,)
        if base.bracketed:
            settled = base.bracketed.settle(reading, names)
            readings = settled.readings
            entry.doubts += settled.doubts
            entry.options += settled.options
        if base is self.base:
            return readings
        moved = list(rebased(readings, base, self.base))
        fates = Counter(outcome.fate for one in moved for outcome in one.outcomes)
        entry.doubts.append(
            Doubt(
                _(
                    "It was written on {version}; of its suggestions, carried onto the base: {carried}, in it already: "
                    "{absorbed}, to be decided: {conflicts}."
                ).format(
                    version=base.name,
                    carried=fates[Fate.CARRIED],
                    absorbed=fates[Fate.ABSORBED],
                    conflicts=fates[Fate.CONFLICT],
                )
            )
        )
        now = names_of_both(self.base.instrument, base.instrument, base.name)
        for outcome in (outcome for one in moved for outcome in one.of(Fate.CONFLICT)):
            entry.doubts.append(conflict_doubt(now, outcome))
            entry.conflicts.append(conflict_place(now, outcome))
        return tuple(one.reading for one in moved)


@dataclass(frozen=True, slots=True)
class _Trial:
    """A file read against one version of the base: its ``blocks`` without the requests in it, its tables of proposals,
    those requests, and the places of what is said around them; ``shifted`` is what a letter cites in another order than
    the base has it. ``noted``, where it has no notes at all: the ``document`` has those of the base all the same.
    ``tabled``, where it is plain text and the base has tables: so it has these. ``unsure`` are sentences of plain text
    with a number that may be a footnote's, and is in no reading."""

    base: Base
    document: Document
    blocks: tuple[Block, ...]
    found: Interpretation
    tables: Sequence[Matrix]
    candidates: tuple[Candidate, ...]
    said: AbstractSet[str]
    shifted: tuple[str, ...]
    noted: Noted | None
    tabled: Tabled | None
    unsure: tuple[str, ...] = ()


def _of_others(candidate: Candidate, own: Sequence[str]) -> Candidate:
    """A candidate that supports others, without whoever speaks: ``Kestria supports the proposal of Borland``."""
    supports = tuple(one for one in candidate.fragment.supports if one.member not in own)
    return replace(candidate, fragment=replace(candidate.fragment, supports=supports)) if supports else candidate


def _asks(candidates: Sequence[Candidate], document: Document) -> bool:
    """Whether a file that is no copy of the text is a letter about it: something in it is surely asked for, or half of
    its paragraphs name provisions of the text, however unsure it is what of them is asked for; or it has the head or
    signature of a letter, or little around what it asks, and asks something of provisions, be they those that the text
    does not have."""
    spoken_of = {candidate.place for candidate in candidates if candidate.provisions}
    asked_of = {
        candidate.place
        for candidate in candidates
        if candidate.origin is Origin.INSTRUCTION
        and (candidate.provisions or Uncertainty.PROVISION_UNKNOWN in candidate.doubts)
    }
    paragraphs = [block.place for block in document.blocks if block.accepted.strip()]
    told = sum(place in spoken_of for place in paragraphs)
    asked = sum(place in asked_of for place in paragraphs)
    letter = any(note.remark is Remark.LETTER_HEAD for note in document.notes)
    return (
        any(candidate.sure for candidate in candidates)
        or 2 * told >= len(paragraphs) > 0
        or (asked > 0 and (letter or _AROUND * asked >= len(paragraphs)))
    )


def _unplaced(entry: Entry, version: str) -> str:
    """What of a file on another version is not in the text, and how that is decided."""
    count = len(entry.conflicts)
    return ngettext(
        "{file} was written on {version}; {count} suggestion of it is not in this text, because the base was revised "
        "there ({provisions}): if the member keeps to it, it is handed in again on the base.",
        "{file} was written on {version}; {count} suggestions of it are not in this text, because the base was revised "
        "there ({provisions}): if the member keeps to them, they are handed in again on the base.",
        count,
    ).format(
        file=entry.submission.name,
        version=version,
        count=count,
        provisions="; ".join(dict.fromkeys(entry.conflicts)),
    )


def _to_translate(entry: Entry, tongue: str) -> str:
    """What is to be done with a file in a language in which the text was not given."""
    if entry.submission.translation:
        sentence = _("{file} is in {language}; it stands beside the text until somebody has translated it.")
    else:
        sentence = _(
            "{file} is in {language}; to hang it on its provisions, give the text in that language as --parallel "
            "{tag}=FILE; to read a translation with it, give that as --translation {codes}=FILE."
        )
    codes = "+".join(entry.submission.behalf)
    return sentence.format(file=entry.submission.name, language=language_name(tongue), tag=tongue, codes=codes)


def _absent(
    base: Instrument, found: Interpretation, names: Mapping[str, str], suspected: AbstractSet[str]
) -> Iterator[str]:
    """How a person names what is out of the file's scope; what is held by something absent goes with it."""
    absent = {name for pair in found.matching.pairs if pair.fate == "absent" for name in pair.base} - suspected
    for name in base.by_id:
        if name in absent and base.by_id[name].parent not in absent and names.get(name):
            yield names[name]


def _bare(reading: Reading) -> Reading:
    """A reading of a file that is no copy of the text: nothing of it is a suggestion until it is confirmed."""
    return Reading(reading.id, reading.holders)
