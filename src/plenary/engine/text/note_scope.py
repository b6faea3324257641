"""The notes of the base in a file that has none at all: out of its scope, as in plain text, which can carry none.

Such a file says nothing of notes, however many it lacks. So it is read as though its paragraphs cited what the base
cites there, and each mark stays behind the words that it stands behind in the base; where characters are typed for a
mark or a note (``note_sign``, ``note_paragraph``, ``note_count``), they are that.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from plenary.engine.text.addition import ALIKE
from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.candidate.carry import offsets
from plenary.engine.text.matching import match
from plenary.engine.text.note_count import Count, Spot, Stretch, count_notes
from plenary.engine.text.note_mark import MARK, mark_of
from plenary.engine.text.note_paragraph import find_notes
from plenary.engine.text.note_sign import Sign
from plenary.engine.text.provision import Instrument, Kind
from plenary.engine.text.tokens import tokenise

_SIGN_BEHIND = r"[^\w\s]{0,2}\d{0,3}[^\w\s]{0,2}"
_SENTENCES = re.compile(rf"[.!?؟]{_SIGN_BEHIND}\s+|[。！？](?![\d*⁰¹²³⁴-⁹①-⑳\[［〔【(（])")
"""Where a sentence ends, with the sign of a note behind its stop."""


@dataclass(frozen=True, slots=True)
class Noted:
    """``blocks`` with marks and notes, the base's or a member's own; ``signs`` are the characters that stood for some
    of them, and ``recounted`` says that the file numbers, adds or drops notes by itself. ``untold`` are its sentences
    with a sign, and its notes, that could not be told and are in no block."""

    blocks: tuple[Block, ...]
    signs: tuple[str, ...] = ()
    recounted: bool = False
    untold: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark that belongs in a block, in the place of its characters ``start`` to ``end`` before any tracked change;
    ``sign`` are these where they stand for it. The mark is between the words ``before`` and ``behind`` it there.
    Without a ``mark``, the characters stand for nothing."""

    mark: str
    block: int
    start: int
    end: int
    fate: Change
    sign: str = ""
    before: str = ""
    behind: str = ""


def noted(base: Instrument, blocks: Sequence[Block], *, asking: Container[str] = ()) -> Noted | None:
    """The blocks with the base's marks and notes, and those that a member typed; None where the file has any that are
    no characters, or nothing that the base has any for.

    What is struck as a whole takes its notes along, as does what the file does not have. ``asking`` are the places of
    sentences about the text, which cite nothing.
    """
    notes = {mark_of(one.number): one for one in base.provisions if one.kind is Kind.FOOTNOTE}
    if not blocks or any(_has_notes(block) for block in blocks):
        return None
    typed, rules = find_notes(base, blocks)
    if not (notes or typed):
        return None
    texts = [place for place in range(len(blocks)) if place not in typed]
    stretches = list(_stretches(base, blocks, texts, asking))
    spoken_in = [place for place in texts if blocks[place].place not in asking]
    count = count_notes([one.number for one in notes.values()], blocks, typed, stretches, spoken_in)
    marks = sorted(_marks(blocks, stretches, count), key=lambda one: (one.block, one.start))
    lines = list(blocks)
    cited: dict[str, list[_Mark]] = {}
    for mark in marks:
        cited.setdefault(mark.mark.strip(), []).append(mark)
    # The last comes first, so that none that is put in moves another's place.
    for mark in reversed(marks):
        lines[mark.block] = replace(lines[mark.block], pieces=_with(lines[mark.block].pieces, mark))
    spoken = "".join(one.text for one in base.provisions)
    signed = {mark.mark.strip() for mark in marks if mark.sign}
    placed: list[tuple[_Mark, Block]] = []
    gone = set(count.unplaced)
    for words, note in notes.items():
        # A note that the base cites nowhere has no words to go with.
        citing = cited.get(words, []) if words in spoken else [_Mark(words, len(blocks) - 1, 0, 0, Change.KEPT)]
        said = [place for place, one in count.notes.items() if one.number == note.number]
        same = [place for place in said if count.notes[place].likeness == 1]
        gone.update(same)
        if not citing:
            continue
        mark = next((one for one in citing if one.fate is Change.KEPT), citing[0])
        other = next((place for place in said if count.notes[place].likeness >= ALIKE or words in signed), None)
        own = Block((Piece(note.text, mark.fate),), Shape.FOOTNOTE, change=mark.fate, note=note.number)
        if other is not None and not same:
            own = _as_note(blocks[other], count.notes[other].start, note.number)
            gone.add(other)
        placed.append((mark, own))
    for place, number in count.added.items():
        placed.append((cited[mark_of(number)][0], _as_note(blocks[place], count.notes[place].start, number)))
        gone.add(place)
    behind: dict[int, list[Block]] = {}
    for mark, own in sorted(placed, key=lambda pair: pair[0].start):
        behind.setdefault(mark.block, []).append(own)
    gone.update(place for place in rules if place + 1 in gone)
    found = (
        one for place, block in enumerate(lines) for one in ([block] * (place not in gone) + behind.get(place, []))
    )
    untold = [_sentence(blocks[one.block].rejected, one) for one in count.loose]
    untold += [blocks[place].rejected.strip() for place in count.unplaced]
    if not (behind or untold):
        return None
    own_numbers = any(key.isdecimal() and key != number for key, number in count.keys.items())
    return Noted(
        tuple(found),
        tuple(dict.fromkeys(one.sign for one in marks if one.mark and one.sign)),
        own_numbers or bool(count.added or count.dropped),
        tuple(dict.fromkeys(untold)),
    )


def _has_notes(block: Block) -> bool:
    return block.shape is Shape.FOOTNOTE or any(MARK.search(piece.text) for piece in block.pieces)


def _fate(block: Block) -> Change:
    """What happens to what a block cites."""
    return Change.KEPT if block.accepted.strip() else Change.DELETED


def _stretches(
    base: Instrument, blocks: Sequence[Block], texts: Sequence[int], asking: Container[str]
) -> Iterator[Stretch]:
    """The words of the base with what the blocks have for them; ``texts`` are the places of those that are no notes."""
    matching = match(base, [blocks[place] for place in texts])
    for pair in matching.pairs:
        said = " ".join(base.by_id[name].text for name in pair.base)
        places = [texts[place] for name in pair.file for place in matching.structure.sources[name]]
        places = [place for place in places if blocks[place].rejected and blocks[place].place not in asking]
        if places and said:
            yield Stretch(said, " ".join(blocks[place].rejected for place in places), tuple(places))


def _marks(blocks: Sequence[Block], stretches: Sequence[Stretch], count: Count) -> Iterator[_Mark]:
    """Each mark where it belongs among the blocks, and each sign of nothing."""
    moved = {number for _spot, number in count.elsewhere} - {
        stretch.numbers[sign.mark] for stretch, signs in zip(stretches, count.signs, strict=True) for sign in signs
    }
    for stretch, signs in zip(stretches, count.signs, strict=True):
        yield from _placed(stretch, blocks, {sign.mark: sign for sign in signs}, moved | count.dropped)
    for spot, number in [*count.elsewhere, *((spot, "") for spot in count.loose)]:
        sign = blocks[spot.block].rejected[spot.start : spot.end].strip()
        yield _Mark(mark_of(number) if number else "", spot.block, spot.start, spot.end, Change.KEPT, sign)


def _placed(
    stretch: Stretch, blocks: Sequence[Block], signs: Mapping[int, Sign], without: Container[str]
) -> Iterator[_Mark]:
    """The marks in words of the base where their signs stand, else behind the words that they stand behind there;
    but none of notes that the file is ``without``."""
    tokens = tokenise(stretch.said)
    words = [token for token in tokens if not _is_mark(token)]
    ends = offsets(stretch.text)
    onto = [0] * (len(words) + 1)
    for run in Levenshtein.opcodes(words, tokenise(stretch.text)):
        for word in range(run.src_start, run.src_end):
            onto[word + 1] = ends[run.dest_start + (0 if run.tag == "delete" else word + 1 - run.src_start)]
    numbers = stretch.numbers
    behind = number = 0
    for token in tokens:
        if not _is_mark(token):
            behind += 1
            continue
        sign = signs.get(number)
        number += 1
        if sign is None and numbers[number - 1] in without:
            continue
        start, end = (sign.start, sign.end) if sign else (onto[behind], onto[behind])
        block, last = stretch.where(end, blocks)
        first = max(0, last - (end - start))
        own = blocks[block]
        changes = [piece.change for piece in own.pieces if _stands(piece) for _sign in piece.text]
        fate = Change.DELETED if sign and changes[last - 1] is Change.DELETED else _fate(own)
        mark = _Mark(token if last else token.lstrip(), block, first, last, fate, stretch.text[start:end].strip())
        yield _across(mark, sign.put - sign.start, own) if sign and sign.put != sign.start else mark


def _across(mark: _Mark, way: int, block: Block) -> _Mark:
    """A mark whose sign stands before stops, or behind them, where the base has it."""
    if block.edited:
        return mark
    text = block.rejected
    if way > 0:
        return replace(mark, end=mark.end + way, before=text[mark.end : mark.end + way])
    return replace(mark, start=mark.start + way, behind=text[mark.start + way : mark.start])


def _sentence(text: str, spot: Spot) -> str:
    """The sentence of a text in which a sign stands."""
    starts = [0, *(found.end() for found in _SENTENCES.finditer(text, 0, spot.start))]
    end = _SENTENCES.search(text, max(0, spot.start - 1))
    return text[starts[-1] : max(spot.end, end.end()) if end else len(text)].strip()


def _is_mark(token: str) -> bool:
    return MARK.fullmatch(token.strip()) is not None


def _stands(piece: Piece) -> bool:
    return piece.change in (Change.KEPT, Change.DELETED)


def _with(pieces: Sequence[Piece], mark: _Mark) -> tuple[Piece, ...]:
    """The pieces with a mark in its place, of the text before any tracked change."""
    made: list[Piece] = []
    at, put = 0, False
    for piece in pieces:
        if not _stands(piece):
            made.append(piece)
            continue
        made.append(replace(piece, text=piece.text[: max(0, mark.start - at)]))
        if not put and mark.start <= at + len(piece.text):
            made.append(Piece(mark.before + mark.mark + mark.behind, mark.fate))
            put = True
        made.append(replace(piece, text=piece.text[max(0, mark.end - at) :]))
        at += len(piece.text)
    return tuple(piece for piece in made if piece.text)


def _as_note(block: Block, start: int, number: str) -> Block:
    """A paragraph as the note that it is, without what stands before its words."""
    struck = not block.accepted.strip()
    pieces: list[Piece] = []
    left = start
    for piece in block.pieces:
        cut = left if struck or piece.change is not Change.DELETED else 0
        pieces.append(replace(piece, text=piece.text[cut:]))
        left -= min(cut, len(piece.text))
    return replace(block, pieces=tuple(one for one in pieces if one.text), shape=Shape.FOOTNOTE, note=number)
