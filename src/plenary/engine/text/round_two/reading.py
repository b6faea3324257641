"""A returned copy, read provision by provision."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.block import Block, Change, Markup, Role, Shape
from plenary.engine.text.credit import credit_in
from plenary.engine.text.note_mark import mark_of
from plenary.engine.text.passage import RollingText
from plenary.engine.text.provision import Kind
from plenary.engine.text.reading import STANDING, Reading
from plenary.engine.text.round_two.alignment import MARK
from plenary.engine.text.round_two.answer import Cause, Meaning, Note, Question, Remark, Return
from plenary.engine.text.round_two.attachment import attach, is_line, is_there, strand_of
from plenary.engine.text.round_two.case import Case, Member
from plenary.engine.text.round_two.edit import compare
from plenary.engine.text.round_two.frame import build
from plenary.engine.text.round_two.provision import Outcome, read_provision
from plenary.engine.text.round_two.settlement import Settlement
from plenary.engine.text.round_two.sheet import Sheet
from plenary.engine.text.round_two.signature import Names
from plenary.engine.text.round_two.withholding import keep_marks
from plenary.engine.text.typography import plain

_SEEN = (Change.KEPT, Change.INSERTED)
_DIGITS = "0123456789"
_FLAT = frozenset({Kind.CELL, Kind.FOOTNOTE})


def read_return(
    rolling: RollingText,
    sheets: Sequence[Sheet],
    blocks: Sequence[Block],
    *,
    member: str,
    names: Mapping[str, str],
    id: str = "",
) -> Return:
    """What a member says by an edited copy of a rolling text.

    ``sheets`` are the paragraphs as they were sent, ``blocks`` the copy, ``names`` the code behind every label
    that names a member or group in it. The reading replaces the member's standing one; ``id`` is for a
    member that had none (the code unless given). Nothing that was written or struck is dropped: it is in the
    reading, in a position, or in a question.
    """
    return _Copy(rolling, sheets, blocks, member, names, id).read()


class _Copy:
    def __init__(
        self,
        rolling: RollingText,
        sheets: Sequence[Sheet],
        blocks: Sequence[Block],
        member: str,
        names: Mapping[str, str],
        id: str,
    ) -> None:
        self.rolling = rolling
        self.sent: dict[str, list[Sheet]] = {}
        for sheet in sheets:
            if sheet.provision:
                self.sent.setdefault(sheet.provision, []).append(sheet)
        codes = {code: code for reading in rolling.readings for code in reading.holders}
        known = Names({**codes, member: member, **names})
        self.attached = attach(rolling, sheets, blocks, known)
        own = [reading for reading in rolling.readings if reading.holders == (member,)]
        # What a file says beside its first reading (``ID/2``) stands beside it here too.
        firsts = {f"{reading.id}/" for reading in own}
        own = [reading for reading in own if reading.id.rstrip(_DIGITS) not in firsts]
        self.standing = own[-1] if own else Reading(id or member, (member,))
        bit = rolling.bits[own[-1].id] if own else 0
        self.member = Member(
            member,
            bit,
            sum(rolling.bits[reading.id] for reading in rolling.readings if reading.holders == (member,)) & ~bit,
            sum(rolling.bits[reading.id] for reading in rolling.readings if {member} < {*reading.holders}),
            sum(rolling.bits[reading.id] for reading in rolling.readings if not reading.holders),
            sum(rolling.bits[reading.id] for reading in rolling.readings if _is_option(reading)) & ~bit,
            known,
            frozenset(plain(part.text) for sheet in sheets for part in sheet.parts if part.role is Role.NOTHING),
            _option(sheets),
        )
        self.missing = [
            mark_of(rolling.by_id[name].provision.number)
            for name in self.sent
            if name not in self.attached.chunks and rolling.by_id[name].provision.kind is Kind.FOOTNOTE
        ]
        self.questions: list[Question] = []
        self.untracked: list[str] = []
        self.unset: list[str] = []

    def read(self) -> Return:
        renumber = self._note_numbers()
        outcomes: dict[str, Outcome] = {}
        for name, sheets in self.sent.items():
            if name in self.attached.chunks:
                outcomes[name] = self._read(name, sheets, [renumber(block) for block in self.attached.chunks[name]])
        self._ask_outside()
        self._ask_struck()
        settlement = Settlement(self.rolling, self.standing, self.member, self.sent, outcomes, self.attached)
        reading = settlement.settle()
        positions = tuple(position for outcome in outcomes.values() for position in outcome.case.positions)
        asked = [question for outcome in outcomes.values() for question in outcome.case.questions]
        return Return(
            reading, positions, (*self.questions, *asked, *settlement.questions), tuple(self._notes(settlement))
        )

    def _read(self, name: str, sheets: Sequence[Sheet], blocks: Sequence[Block]) -> Outcome:
        passage = self.rolling.by_id[name]
        frame = build(passage, self._set(name, sheets, blocks))
        strand = strand_of(blocks, flat=passage.provision.kind in _FLAT)
        case = Case(
            self.member, passage, frame, compare(frame.sent, strand), credit_in(self.rolling, passage), blocks[0].place
        )
        keep_marks(case, self.missing)
        if case.edits.untracked:
            self.untracked.append(name)
        by_hand = (
            piece.text
            for block in blocks
            for piece in block.pieces
            if Markup.STRUCK in piece.markup and piece.change in _SEEN
        )
        struck = "".join(by_hand).strip()
        outcome = read_provision(case)
        if struck:
            case.ask(Cause.MARKUP, (Meaning.OPPOSES, Meaning.DELETES, Meaning.SLIP), (0, len(frame.text)), puts=())
            case.questions[-1] = replace(case.questions[-1], words=(struck,))
        if blocks[-1].change is Change.DELETED and blocks[-1].accepted.strip():
            case.ask(Cause.MERGED, (Meaning.SUGGESTS, Meaning.SLIP), (0, len(frame.text)), puts=())
        return outcome

    def _set(self, name: str, sheets: Sequence[Sheet], blocks: Sequence[Block]) -> Sequence[Sheet]:
        """The paragraphs of a provision as they were sent: not lines that the copy never had, where an earlier release
        set it. Where changes are tracked, a line that was struck is still there."""
        if not (self.attached.tracked or self.attached.otherwise) or self.rolling.by_id[name].provision.kind in _FLAT:
            return sheets
        found = [sheet for sheet in sheets if not is_line(sheet) or is_there(sheet, blocks)]
        if len(found) < len(sheets):
            self.unset.append(name)
        return found

    def _ask_struck(self) -> None:
        """Lines that were struck where nothing of the kind is sent now."""
        for name, block in self.attached.struck:
            meanings = (Meaning.OPPOSES, Meaning.SUPPORTS, Meaning.SLIP)
            sent = " ".join(block.rejected.split())
            self.questions.append(Question(name, Cause.LINE, meanings, sent, place=block.place))

    def _note_numbers(self) -> "_Renumbering":
        """Footnotes are counted as a file cites them; the text has numbers of its own."""
        found = {
            block.note: self.rolling.by_id[name].provision.number
            for name, blocks in self.attached.chunks.items()
            for block in blocks
            if block.shape is Shape.FOOTNOTE
        }
        return _Renumbering(found)

    def _ask_outside(self) -> None:
        """Words put in where there is no text of the instrument: a cover note, an annex, a table of its own. A
        table is one question, whatever was done to its cells."""
        around: dict[tuple[str, int], list[Block]] = {}
        for place, block in enumerate((*self.attached.outside, *self.attached.cells)):
            key = ("paragraph", place) if block.row is None else ("table", block.row[0])
            around.setdefault(key, []).append(block)
        for blocks in around.values():
            loose = [block in self.attached.cells and not self.attached.tracked for block in blocks]
            words = [
                piece.text.strip()
                for block, is_loose in zip(blocks, loose, strict=True)
                for piece in block.pieces
                if piece.text.strip()
                and (piece.change is Change.INSERTED or (is_loose and piece.change is Change.KEPT))
            ]
            if words:
                before = [] if all(loose) else [block.rejected for block in blocks]
                self.questions.append(
                    Question(
                        "",
                        Cause.UNPLACED,
                        (Meaning.ADDS, Meaning.OUT_OF_SCOPE, Meaning.SLIP),
                        " ".join(" ".join(before).split()),
                        " ".join(" ".join(block.accepted for block in blocks).split()),
                        tuple(words),
                        place=blocks[0].place,
                    )
                )

    def _notes(self, settlement: Settlement) -> Iterator[Note]:
        if self.attached.unmarked:
            yield Note(Remark.UNMARKED)
        if self.unset:
            yield Note(Remark.UNSET, tuple(self.unset))
        untracked = [name for name in settlement.place if name in {*self.untracked, *settlement.untracked}]
        if untracked:
            yield Note(Remark.UNTRACKED if self.attached.tracked else Remark.CLEAN, tuple(untracked))
        if settlement.absent:
            yield Note(Remark.ABSENT, tuple(settlement.absent))


class _Renumbering:
    """Gives the citations in a block the numbers that the text gives its footnotes."""

    def __init__(self, numbers: Mapping[str, str]) -> None:
        self._numbers = {mark_of(theirs): mark_of(ours) for theirs, ours in numbers.items() if theirs != ours}
        self._cited = re.compile("|".join(map(re.escape, self._numbers)) or r"(?!)")

    def __call__(self, block: Block) -> Block:
        if not self._numbers:
            return block
        pieces = (
            replace(piece, text=self._cited.sub(lambda found: self._numbers[found.group()], piece.text))
            for piece in block.pieces
        )
        return replace(block, pieces=tuple(pieces))


def _is_option(reading: Reading) -> bool:
    """Whether a reading stands for brackets that the base itself carries."""
    return not reading.holders or reading.id.startswith(STANDING)


def _option(sheets: Sequence[Sheet]) -> re.Pattern[str]:
    """Finds the label of an option, whatever its number: ``Option 3``."""
    labels = [part.text for sheet in sheets if sheet.option for part in sheet.parts[:2] if part.role is Role.LABEL]
    label = next((label for label in labels if any(map(str.isdigit, label))), "")
    stems = re.split(r"\d+", label.strip())
    if not label:
        return re.compile(rf"(?!){MARK}")
    return re.compile(r"\s*" + r"\s*\w{1,3}\s*".join(re.escape(stem.strip()) for stem in stems), re.IGNORECASE)
