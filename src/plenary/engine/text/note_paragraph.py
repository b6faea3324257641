"""The notes of a file whose footnotes became characters: paragraphs such as ``[2] …``, at its end or that of a page.

A member who adds or drops a note has all later ones numbered anew, so a paragraph is the note of the base whose words
it has, and its number is only what the file calls that note.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from plenary.engine.text.addition import ALIKE
from plenary.engine.text.block import Block
from plenary.engine.text.note_sign import WEAK, Style, Typed, opening_sign
from plenary.engine.text.provision import Instrument, Kind, Provision
from plenary.engine.text.typography import fold

_RULE = re.compile(r"[\s_*=–—―─-]+")
"""What a program draws between a text and its notes."""


@dataclass(frozen=True, slots=True)
class TypedNote:
    """A paragraph that may be a note: its words begin at ``start``, behind the ``sign`` if there is one. ``number`` is
    that of the note of the base whose words are so like its own, from 0 to 1, and empty where none are. ``sure``: it
    stands among others, so it is no provision."""

    number: str
    start: int
    likeness: float
    sign: Typed | None
    sure: bool = True


def find_notes(base: Instrument, blocks: Sequence[Block]) -> tuple[dict[int, TypedNote], frozenset[int]]:
    """The paragraphs that may be notes, by their places: those with the words of a note of the base wherever they
    stand, and at the end of a text those that begin with the sign of a note; and the places of rules drawn before
    notes."""
    notes = {one.number: one for one in base.provisions if one.kind is Kind.FOOTNOTE and one.number.isdecimal()}
    spoken = [fold(one.text) for one in base.provisions if one.kind is not Kind.FOOTNOTE and one.text]
    found: dict[int, TypedNote] = {}
    for place, block in enumerate(blocks):
        text = _words(block)
        if text.strip() and fold(text) not in spoken:
            taken = {one.number for one in found.values()}
            free = [note for number, note in notes.items() if number not in taken]
            one = _same(text, free or list(notes.values()))
            if one is not None:
                found[place] = one
    tail, rules = _tail(blocks, found, spoken, notes)
    pairs = sorted(
        (
            (-_likeness(text, sign, note), sign.key != number, place, number)
            for place, (text, sign) in tail.items()
            for number, note in notes.items()
        ),
    )
    for unlike, _other, place, number in pairs:
        known = {one.number for one in found.values()}
        if -unlike >= ALIKE and place not in found and number not in known:
            text, sign = tail[place]
            found[place] = TypedNote(number, sign.end, -unlike, sign)
    styles = {one.sign.style for one in found.values() if one.sign}
    for place, (_text, sign) in sorted(tail.items()):
        if place not in found and (sign.style not in WEAK or _counts_on(sign, place, found, tail)):
            found[place] = TypedNote("", sign.end, 0.0, sign, sure=sign.style in styles)
    for place, (_text, sign) in sorted(tail.items(), reverse=True):
        if place not in found and _leads(sign, place, found):
            found[place] = TypedNote("", sign.end, 0.0, sign, sure=False)
    return found, rules


def _words(block: Block) -> str:
    """What a paragraph says, or said before it was struck."""
    return block.accepted if block.accepted.strip() else block.rejected


def _same(text: str, notes: Sequence[Provision]) -> TypedNote | None:
    """A paragraph with the very words of a note, behind its sign or without any."""
    sign = opening_sign(text)
    for start, own in ((sign.end, sign), (0, None)) if sign else ((0, None),):
        said = fold(text[start:])
        same = [note for note in notes if fold(note.text) == said]
        if same:
            note = next((one for one in same if own and one.number == own.key), same[0])
            return TypedNote(note.number, start, 1.0, own)
    return None


def _likeness(text: str, sign: Typed, note: Provision) -> float:
    return Indel.normalized_similarity(fold(text[sign.end :]), fold(note.text))


def _tail(
    blocks: Sequence[Block],
    found: dict[int, TypedNote],
    spoken: Sequence[tuple[str, ...]],
    notes: dict[str, Provision],
) -> tuple[dict[int, tuple[str, Typed]], frozenset[int]]:
    """The paragraphs at the end of a text, or beside notes that are found or below a rule, that begin with a sign and
    are no provision, with it; and the rules before notes."""
    tail: dict[int, tuple[str, Typed]] = {}
    rules: set[int] = set()
    ending = True
    below: dict[int, tuple[str, Typed]] = {}
    for place in reversed(range(len(blocks))):
        text = _words(blocks[place])
        if not text.strip():
            continue
        rule = _RULE.fullmatch(text) is not None
        if place in found or (rule and below):
            tail |= below
            below = {}
            ending = ending or not rule
        if place in found:
            continue
        if rule and (place + 1 in found or place + 1 in tail):
            rules.add(place)
            continue
        sign = opening_sign(text)
        noted = sign is not None and _is_noted(text, sign, spoken, notes)
        ending = ending and noted
        if sign is None or not noted:
            below = {}
        elif ending:
            tail[place] = text, sign
        else:
            below[place] = text, sign
    return tail, frozenset(rules)


def _is_noted(text: str, sign: Typed, spoken: Sequence[tuple[str, ...]], notes: dict[str, Provision]) -> bool:
    """Whether the words behind a sign are no provision of the base, or more like a note of it."""
    said = fold(text[sign.end :])
    nearest = max((Indel.normalized_similarity(said, own) for own in spoken), default=0.0)
    likeness = max((_likeness(text, sign, note) for note in notes.values()), default=0.0)
    return bool(said) and nearest < max(ALIKE, likeness)


def _counts_on(sign: Typed, place: int, found: dict[int, TypedNote], tail: dict[int, tuple[str, Typed]]) -> bool:
    """Whether a paragraph has the next number behind that of a note."""
    above = max((one for one in found if one < place), default=None)
    if above is None or any(above < one < place for one in tail):
        return False
    return _is_next(found[above].sign, sign)


def _leads(sign: Typed, place: int, found: dict[int, TypedNote]) -> bool:
    """Whether a paragraph has the number before that of the note behind it."""
    below = min((one for one in found if one > place), default=None)
    return below is not None and _is_next(sign, found[below].sign)


def _is_next(one: Typed | None, other: Typed | None) -> bool:
    if one is None or other is None or one.style is not other.style:
        return False
    return one.style is not Style.STARS and int(other.key) == int(one.key) + 1
