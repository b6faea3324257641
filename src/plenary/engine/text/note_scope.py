"""The notes of the base in a file that has none at all: out of its scope, as in plain text, which can carry none.

Such a file says nothing of notes, however many it lacks. So it is read as though its paragraphs cited what the base
cites there, and each mark stays behind the words that it stands behind in the base; where characters are typed for a
mark or a note (``note_sign``), they are that.
"""

from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from plenary.engine.text.addition import ALIKE
from plenary.engine.text.block import Block, Change, Piece, Shape
from plenary.engine.text.candidate.carry import offsets
from plenary.engine.text.matching import match
from plenary.engine.text.note_mark import MARK, mark_of
from plenary.engine.text.note_sign import Sign, TypedNote, find_notes, find_signs
from plenary.engine.text.provision import Instrument, Kind
from plenary.engine.text.tokens import tokenise


@dataclass(frozen=True, slots=True)
class Noted:
    """``blocks`` with the base's marks and notes; ``signs`` are the characters that stood for some of them."""

    blocks: tuple[Block, ...]
    signs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    """A mark of the base that belongs in a block, in the place of its characters ``start`` to ``end`` before any
    tracked change; ``sign`` are these where they stand for it."""

    words: str
    block: int
    start: int
    end: int
    fate: Change
    sign: str = ""


def noted(base: Instrument, blocks: Sequence[Block], *, asking: Container[str] = ()) -> Noted | None:
    """The blocks with the base's marks and notes; None where the file has any of its own, or nothing that
    the base has any for.

    What is struck as a whole takes its notes along, as does what the file does not have. ``asking`` are the places of
    sentences about the text, which cite nothing.
    """
    notes = {mark_of(one.number): one for one in base.provisions if one.kind is Kind.FOOTNOTE}
    if not (notes and blocks) or any(_has_notes(block) for block in blocks):
        return None
    typed, rules = find_notes(base, blocks)
    texts = [place for place in range(len(blocks)) if place not in typed]
    marks = sorted(_marks(base, blocks, texts, asking), key=lambda one: (one.block, one.start))
    lines = list(blocks)
    cited: dict[str, list[_Mark]] = {}
    for mark in marks:
        cited.setdefault(mark.words.strip(), []).append(mark)
    # The last comes first, so that none that is put in moves another's place.
    for mark in reversed(marks):
        lines[mark.block] = replace(lines[mark.block], pieces=_with(lines[mark.block].pieces, mark))
    spoken = "".join(one.text for one in base.provisions)
    signed = {mark.words.strip() for mark in marks if mark.sign}
    behind: dict[int, list[Block]] = {}
    gone = set[int]()
    for words, note in notes.items():
        # A note that the base cites nowhere has no words to go with.
        citing = cited.get(words, []) if words in spoken else [_Mark(words, len(blocks) - 1, 0, 0, Change.KEPT)]
        said = [place for place, one in typed.items() if one.number == note.number]
        same = [place for place in said if typed[place].likeness == 1]
        gone.update(same)
        if not citing:
            continue
        mark = next((one for one in citing if one.fate is Change.KEPT), citing[0])
        other = next((place for place in said if typed[place].likeness >= ALIKE or words in signed), None)
        own = Block((Piece(note.text, mark.fate),), Shape.FOOTNOTE, change=mark.fate, note=note.number)
        if other is not None and not same:
            own = _as_note(blocks[other], typed[other])
            gone.add(other)
        behind.setdefault(mark.block, []).append(own)
    gone.update(place for place in rules if place + 1 in gone)
    found = (
        one for place, block in enumerate(lines) for one in ([block] * (place not in gone) + behind.get(place, []))
    )
    return Noted(tuple(found), tuple(dict.fromkeys(one.sign for one in marks if one.sign))) if behind else None


def _has_notes(block: Block) -> bool:
    return block.shape is Shape.FOOTNOTE or any(MARK.search(piece.text) for piece in block.pieces)


def _fate(block: Block) -> Change:
    """What happens to what a block cites."""
    return Change.KEPT if block.accepted.strip() else Change.DELETED


def _marks(base: Instrument, blocks: Sequence[Block], texts: Sequence[int], asking: Container[str]) -> Iterator[_Mark]:
    """Each mark of the base where it belongs among the blocks; ``texts`` are the places of those that are no notes."""
    matching = match(base, [blocks[place] for place in texts])
    found: list[tuple[str, list[int], list[Sign]]] = []
    for pair in matching.pairs:
        said = " ".join(base.by_id[name].text for name in pair.base)
        places = [texts[place] for name in pair.file for place in matching.structure.sources[name]]
        places = [place for place in places if blocks[place].rejected and blocks[place].place not in asking]
        if places and MARK.search(said):
            found.append((said, places, find_signs(said, " ".join(blocks[place].rejected for place in places))))
    sure = any(sign.sure for _said, _places, signs in found for sign in signs)
    for said, places, signs in found:
        yield from _placed(said, blocks, places, {sign.mark: sign for sign in signs if sign.sure or sure})


def _placed(said: str, blocks: Sequence[Block], places: Sequence[int], signs: Mapping[int, Sign]) -> Iterator[_Mark]:
    """The marks in words of the base where their signs stand, else behind the words that they stand behind there."""
    tokens = tokenise(said)
    words = [token for token in tokens if not _is_mark(token)]
    text = " ".join(blocks[place].rejected for place in places)
    ends = offsets(text)
    onto = [0] * (len(words) + 1)
    for run in Levenshtein.opcodes(words, tokenise(text)):
        for word in range(run.src_start, run.src_end):
            onto[word + 1] = ends[run.dest_start + (0 if run.tag == "delete" else word + 1 - run.src_start)]
    behind = number = 0
    for token in tokens:
        if not _is_mark(token):
            behind += 1
            continue
        sign = signs.get(number)
        start, end = (sign.start, sign.end) if sign else (onto[behind], onto[behind])
        number += 1
        block, at = 0, 0
        while end > at + len(blocks[places[block]].rejected):
            at += len(blocks[places[block]].rejected) + 1
            block += 1
        own, first, last = blocks[places[block]], max(0, start - at), end - at
        changes = [piece.change for piece in own.pieces if _stands(piece) for _sign in piece.text]
        fate = Change.DELETED if sign and changes[last - 1] is Change.DELETED else _fate(own)
        yield _Mark(token if last else token.lstrip(), places[block], first, last, fate, text[start:end].strip())


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
            made.append(Piece(mark.words, mark.fate))
            put = True
        made.append(replace(piece, text=piece.text[max(0, mark.end - at) :]))
        at += len(piece.text)
    return tuple(piece for piece in made if piece.text)


def _as_note(block: Block, typed: TypedNote) -> Block:
    """A paragraph as the note that it is, without the number before its words."""
    struck = not block.accepted.strip()
    pieces: list[Piece] = []
    left = typed.start
    for piece in block.pieces:
        cut = left if struck or piece.change is not Change.DELETED else 0
        pieces.append(replace(piece, text=piece.text[cut:]))
        left -= min(cut, len(piece.text))
    return replace(block, pieces=tuple(one for one in pieces if one.text), shape=Shape.FOOTNOTE, note=typed.number)
