"""From the units of a file to blocks: numbers counted, notes placed, empty paragraphs gone."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from plenary.engine.text.block import Block, Change, Markup, Piece, Role, Shape
from plenary.engine.text.note_mark import mark_of
from plenary.rulemaking.intake.document import Remark, What
from plenary.rulemaking.intake.docx.draft import Draft, Unit, Words
from plenary.rulemaking.intake.docx.gathering import Citation, Gathering
from plenary.rulemaking.intake.docx.numbering import Counter, Numbering

_ACCEPTED = (Change.KEPT, Change.INSERTED)
_REJECTED = (Change.KEPT, Change.DELETED)
_INSERTED = (Change.KEPT, Change.INSERTED, Change.UNDONE)
_COLOUR = frozenset({Markup.COLOURED})


def joined(units: Sequence[Unit], *, every: bool) -> Iterator[Unit]:
    """Paragraphs between which one hand inserted a mark and deleted it again are one paragraph in every state.

    Between a mark that one hand inserted and another deleted there are two paragraphs in the text of the former:
    they stay apart, unless the file has one reading only and ``every`` such mark is of no matter.
    """
    held: Draft | None = None
    for unit in units:
        if unit.row is None:
            draft = unit.parts[0]
            if held is not None:
                held.words += draft.words
                held.mark = draft.mark
                held.id = held.id or draft.id
                draft = held
                unit = Unit([draft], place=draft.place, id=draft.id)
            undone = draft.mark.change is Change.UNDONE and (every or draft.mark.author == draft.mark.undoer)
            held = draft if undone else None
            if held is None:
                yield unit
            continue
        if held is not None:
            yield Unit([held], place=held.place, id=held.id)
            held = None
        yield unit
    if held is not None:
        yield Unit([held], place=held.place, id=held.id)


def number_paragraphs(units: Iterable[Unit], numbering: Numbering) -> None:
    """Gives each paragraph its automatic number as it is when all changes are accepted; a paragraph that is
    gone then shows the number that it has when all are rejected, and one that is in neither text the number that it
    had before it was struck.

    Where a mark is gone, the paragraph goes on in the next one, and one number stands at its first words.
    """
    accepted = _State(numbering, _ACCEPTED, (Change.DELETED, Change.UNDONE))
    rejected = _State(numbering, _REJECTED, (Change.INSERTED, Change.UNDONE))
    inserted = _State(numbering, _INSERTED, (Change.DELETED,))
    for unit in units:
        for place, draft in enumerate(unit.parts):
            last = unit.row is not None and place == len(unit.parts) - 1
            before = rejected.number(draft, last)
            after = accepted.number(draft, last)
            amid = inserted.number(draft, last)
            draft.number = next((number for number in (after, before, amid) if number is not None), "")


class _State:
    """The paragraphs of one text of the file, counted: those of ``changes``, run together where a mark is one of
    ``joining``."""

    def __init__(self, numbering: Numbering, changes: tuple[Change, ...], joining: tuple[Change, ...]) -> None:
        self._numbering = numbering
        self._counter = Counter(numbering)
        self._changes = changes
        self._joining = joining
        self._counted = False

    def number(self, draft: Draft, last: bool) -> str | None:
        """The number, or None where no paragraph of this state begins in the draft."""
        ends = last or draft.mark.change not in self._joining
        begins = not self._counted and (ends or draft.has_words(*self._changes))
        self._counted = not ends and (self._counted or begins)
        if not begins:
            return None
        if not draft.list_id:
            return ""
        level = draft.list_level
        return self._counter.count(
            draft.list_id, self._numbering.level(draft.list_id, draft.style) if level is None else level
        )


def note_numbers(citations: Sequence[Citation], again: Mapping[int, int]) -> list[str]:
    """The number of each cited note, footnotes and endnotes in one sequence. Notes that the file adds are
    numbered after those it found, so that the citations of the base stay what they are in the base; one that is
    put in ``again`` (see ``Notes``) keeps the number of the one that was struck."""
    numbers = [""] * len(citations)
    new = [place for place in range(len(citations)) if place not in again]
    order = sorted(new, key=lambda place: citations[place].hand.change is Change.INSERTED)
    for number, place in enumerate(order, 1):
        numbers[place] = str(number)
    for place, struck in again.items():
        numbers[place] = numbers[struck]
    return numbers


class Assembly:
    """Makes blocks of units."""

    def __init__(self, units: Sequence[Unit], gathering: Gathering, numbers: Sequence[str], all_shown: bool) -> None:
        """``numbers`` are those of the citations; ``all_shown`` is whether words that seem to be a table of
        contents are text after all."""
        self._gathering = gathering
        self._numbers = numbers
        self._all_shown = all_shown
        self._ordinary = _ordinary_colour(units)

    def block(self, unit: Unit, shape: Shape | None = None, note: str = "") -> Block:
        """One unit as one block; several paragraphs in it are lines."""
        pieces: list[Piece] = []
        for place, draft in enumerate(unit.parts):
            if place:
                end = unit.parts[place - 1].mark
                pieces.append(Piece("\n", end.change, end.author, undoer=end.undoer))
                if draft.number:
                    pieces.append(Piece(f"{draft.number} "))
            pieces += self._pieces(draft)
        first = unit.parts[0] if unit.parts else Draft(unit.place)
        mark = unit.mark if unit.row is not None or not unit.parts else unit.parts[-1].mark
        if shape is None:
            shape = first.shape if unit.row is None else Shape.CELL
        heading = first.shape is Shape.HEADING
        return Block(
            pieces=tuple(coalesced(pieces)),
            shape=shape,
            level=first.level if heading or not first.number else first.list_level or 0,
            number=first.number,
            id=unit.id,
            change=mark.change,
            author=mark.author,
            undoer=mark.undoer,
            place=unit.place,
            row=unit.row,
            note=note,
        )

    def _pieces(self, draft: Draft) -> Iterator[Piece]:
        hidden = []
        for words in draft.words:
            if (words.contents or draft.contents) and not self._all_shown:
                self._gathering.remark(Remark.CONTENTS, draft.place)
            elif words.look.hidden or draft.hidden:
                hidden.append(words.text)
            else:
                yield self._piece(words, draft)
        value = "".join(hidden)
        if value.strip():
            self._gathering.remark(Remark.HIDDEN, draft.place)
            self._gathering.withhold(What.HIDDEN, draft.place, value)

    def _piece(self, words: Words, draft: Draft) -> Piece:
        hand, look = words.hand, words.look
        text = words.text if words.cites < 0 else mark_of(self._numbers[words.cites])
        if hand.change is Change.UNDONE:
            self._gathering.remark(Remark.UNDONE, draft.place)
        plain = look.colour == self._ordinary
        role = look.role if draft.role is Role.WORDS else draft.role
        # What we say beside a provision may show words as struck; that is no edit.
        marked = frozenset[Markup]() if role is Role.REMARK else look.markup
        return Piece(
            text=text,
            change=hand.change,
            author=hand.author,
            move=hand.move,
            markup=marked - _COLOUR if plain else marked,
            colour="" if plain else look.colour,
            tag=hand.tag,
            undoer=hand.undoer,
            role=role,
        )


def coalesced(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours that differ in nothing but their text become one piece."""
    texts: list[str] = []
    shared: Piece | None = None
    for piece in pieces:
        if shared is not None and _alike(shared, piece):
            texts.append(piece.text)
            continue
        if shared is not None:
            yield _whole(shared, texts)
        shared, texts = piece, [piece.text]
    if shared is not None:
        yield _whole(shared, texts)


def _whole(piece: Piece, texts: list[str]) -> Piece:
    return piece if len(texts) == 1 else replace(piece, text="".join(texts))


def _alike(one: Piece, other: Piece) -> bool:
    return (
        one.change is other.change
        and one.author == other.author
        and one.move == other.move
        and one.markup == other.markup
        and one.colour == other.colour
        and one.tag == other.tag
        and one.undoer == other.undoer
        and one.role is other.role
    )


def without_empty(blocks: Iterable[Block]) -> Iterator[Block]:
    """Leaves out paragraphs without words; those that our export marked stay, for somebody emptied them.

    An empty paragraph ends what comes before it, unless both marks have the same fate or its own is in no text.
    """
    held: Block | None = None
    for block in blocks:
        if _is_empty(block):
            if held is not None and block.change not in (held.change, Change.UNDONE):
                held = replace(held, change=Change.KEPT, author="", undoer="")
            continue
        if held is not None:
            yield held if block.row is None else _before_table(held)
        held = block
    if held is not None:
        yield held


def _before_table(block: Block) -> Block:
    """Words never go on in a table, whatever became of the mark before it."""
    goes_on = {
        Change.DELETED: block.accepted,
        Change.INSERTED: block.rejected,
        Change.UNDONE: block.accepted + block.rejected,
    }.get(block.change, "")
    return replace(block, change=Change.KEPT, author="", undoer="") if goes_on.strip() and block.row is None else block


def _is_empty(block: Block) -> bool:
    return (
        block.row is None
        and not block.id
        and not block.note
        and all(not piece.text or piece.text.isspace() for piece in block.pieces)
    )


def _ordinary_colour(units: Iterable[Unit]) -> str:
    """The colour of most of the text, where that is not black."""
    tally: defaultdict[str, int] = defaultdict(int)
    for unit in units:
        for draft in unit.parts:
            for words in draft.words:
                tally[words.look.colour] += len(words.text)
    return max(tally, key=lambda colour: tally[colour], default="")
