"""Edited copies of a rolling text that was issued: round two."""

from dataclasses import dataclass, replace

from plenary.engine.text.lossless import digest
from plenary.engine.text.passage import RollingText
from plenary.engine.text.reading import Reading
from plenary.kit.language import _
from plenary.kit.refusal import Refusal
from plenary.rulemaking.answering import answers
from plenary.rulemaking.compilation.base import Base
from plenary.rulemaking.compilation.entry import Entry
from plenary.rulemaking.compilation.reading_id import own_id
from plenary.rulemaking.compilation.sentence import note_doubt, note_remark, table_doubt, table_remark
from plenary.rulemaking.intake.document import Document, Issue
from plenary.rulemaking.membership import Membership
from plenary.rulemaking.returning import BRACKETS, CHANGES, find_notes, looks_issued, read_copy, recognised, relay
from plenary.rulemaking.returning.question import issued_names, question_doubts, return_note


@dataclass(frozen=True)
class ReturnedCopies:
    """``issued`` is the rolling text that they answer, if one was given; ``base`` that of the compilation."""

    base: Base
    issued: RollingText | None
    membership: Membership

    def recognise(self, document: Document) -> Document:
        """A file with what it is a copy of, where its hidden marks do not say so or only in part.

        Raises Refusal for what looks like a text that was issued and is not known to be this one, and for one in which
        everybody's suggestions are tracked.
        """
        told = document.issue
        if told is not None and told.form == CHANGES and not self._is_bare(told):
            raise Refusal(
                _(
                    "{file} is a copy of the text with the suggestions of all members as tracked changes, and cannot "
                    "tell which are its sender's; ask for them in a copy of the base, or of the Word file with "
                    "brackets."
                ).format(file=document.name)
            )
        if told is not None and (told.form != BRACKETS or told.names):
            return document
        looks = looks_issued(document, self.membership)
        found = None
        if self.issued is not None and (told or looks or any("[" in block.accepted for block in document.blocks)):
            version = digest(self.issued)
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

    def read(self, entry: Entry, document: Document) -> None:
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
        names = issued_names(self.issued)
        document, tables = relay(document, self.issued, groups=self.membership.groups)
        if tables is not None:
            entry.remarks += [table_remark(name, names[one]) for one in tables.missing]
            entry.doubts += [table_doubt(name, names[one]) for one in tables.unread]
        notes = find_notes(document, self.issued, groups=self.membership.groups)
        if notes is not None:
            document = replace(document, blocks=notes.blocks)
            entry.remarks.append(note_remark(name, notes))
            entry.doubts += [note_doubt(name, words) for words in notes.untold]
        found = read_copy(
            document,
            self.issued,
            member=behalf[0],
            labels=self.membership.labels(),
            groups=self.membership.groups,
            id=own_id(name, behalf, self.issued),
        )
        entry.base = self.issued.base
        entry.returned = True
        entry.doubts += question_doubts(names, found.questions)
        entry.remarks += [return_note(names, note) for note in found.notes]
        entry.readings = (found.reading,)
        entry.answers = answers(self.issued, found.reading)
        says = found.reading not in self.issued.readings and (found.positions or entry.answers or _says(found.reading))
        if not (says or found.questions or entry.doubts):
            entry.note = _("{file} changes nothing in the text that was issued.").format(file=name)

    def _is_bare(self, told: Issue) -> bool:
        """Whether what was issued is the base, in whose words nobody had suggested anything yet."""
        if self.issued is not None and told.version == digest(self.issued):
            return not any(reading.holders for reading in self.issued.readings)
        orders = ((), self.membership.order)
        return told.version in {self.base.version(order, told.symbol) for order in orders}


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
