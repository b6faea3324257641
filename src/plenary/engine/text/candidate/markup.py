"""Suggestions by the look of words, or by ``[XX: words]``, in a paragraph of the base."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from plenary.engine.text import numbering
from plenary.engine.text.block import Block, Change, Markup, Piece
from plenary.engine.text.candidate.candidate import NOTHING, Action, Candidate, Doubt, Edit, Fragment, Origin
from plenary.engine.text.candidate.carry import edits
from plenary.engine.text.candidate.legend import Legend, Part, guesses, looks
from plenary.engine.text.candidate.locate import fold
from plenary.engine.text.provision import Instrument
from plenary.engine.text.reading import Addition, Bracket
from plenary.engine.text.typography import INVISIBLE

_ATTRIBUTED = re.compile(
    r"\[\s*(?P<before>[^\[\]:：]{1,60}?)\s*[:：]\s*(?P<offered>[^\[\]]*)\]|\[(?P<held>[^\[\]]*?)\s+[-–—]\s*(?P<after>[^\[\]–—]{1,60}?)\s*\]"
)
_COMMA = re.compile(r"\s*[,;/،、，]\s*")
_LIKE = 60
"""Likeness, in per cent, from which a paragraph that is none of the base's is taken for one of them."""


@dataclass(frozen=True, slots=True)
class _Sign:
    """One character: its part, and whose it is where an attribution says so. A sign of an attribution's
    bracket has no part."""

    text: str
    part: Part | None
    holders: tuple[str, ...] = ()
    held: bool = False


@dataclass(frozen=True)
class Texts:
    """The base's texts, to find the provision that a paragraph is. ``attributed`` is what the base itself has in the
    form of an attribution, by the place of the provision: the names, and all of it."""

    base: Instrument
    by_words: Mapping[str, tuple[int, ...]]
    attributed: Mapping[int, tuple[tuple[str, str], ...]]

    @classmethod
    def of(cls, base: Instrument) -> "Texts":
        places: dict[str, tuple[int, ...]] = {}
        attributed: dict[int, tuple[tuple[str, str], ...]] = {}
        for place, one in enumerate(base.provisions):
            if one.text:
                key = fold(one.text)
                places[key] = (*places.get(key, ()), place)
            if found := tuple((_names(own), fold(own[0])) for own in _ATTRIBUTED.finditer(one.text)):
                attributed[place] = found
        return cls(base, places, attributed)

    def standing(self, text: str) -> tuple[tuple[str, str], ...]:
        """The attributions that the base itself has in the provision that a paragraph is: nobody's mark-up."""
        if not self.attributed:
            return ()
        words = text[body(text) :].strip()
        place = self.exact(words, -1)
        place = self.like(words) if place is None else place
        return () if place is None else self.attributed.get(place, ())

    def copied(self, texts: Iterable[str]) -> bool:
        """Whether at least half of the base's texts are among some others."""
        present = {fold(text[body(text) :].strip()) for text in texts}
        return 2 * len(present & set(self.by_words)) >= len(self.by_words) > 0

    def exact(self, words: str, after: int) -> int | None:
        """The provision that says these words, the next after a place if several do."""
        places = self.by_words.get(fold(words), ())
        return next((place for place in places if place > after), places[0] if places else None)

    def known(self, text: str, *, least: int = _LIKE) -> bool:
        """Whether a paragraph is a provision of the base, in its words or nearly."""
        words = text[body(text) :].strip()
        return self.exact(words, -1) is not None or self.like(words, least=least) is not None

    def like(self, words: str, *, least: int = _LIKE) -> int | None:
        """The provision that these words are most like, by at least so many per cent."""
        found = process.extractOne(fold(words), list(self.by_words), scorer=fuzz.ratio, score_cutoff=least)
        return self.by_words[found[0]][0] if found else None


def body(text: str) -> int:
    """Where the words of a paragraph begin, behind a number typed before them.

    A bracket before the number, which ``recognise`` puts before the words, is not among them.
    """
    typed = numbering.recognise(text)
    words = typed.rest.lstrip("[{") if typed else ""
    return text.index(words) if words else len(text) - len(text.lstrip())


def is_numbered(block: Block) -> bool:
    """Whether a paragraph has a number, of its own or typed."""
    return bool(block.number or body(block.accepted.lstrip()))


def marked(texts: Texts, block: Block, codes: Mapping[str, str]) -> bool:
    """Whether a block carries mark-up by hand, or an attribution that is not the base's own. How words look that are
    tracked says nothing more of them."""
    return any(_looks(piece) for piece in block.pieces) or _attributions(texts, block.rejected, codes) != []


def _looks(piece: Piece) -> frozenset[str]:
    """What the look of words may stand for."""
    return looks(piece) if piece.change is Change.KEPT else frozenset()


def _attributions(texts: Texts, text: str, codes: Mapping[str, str]) -> list[tuple["re.Match[str]", tuple[str, ...]]]:
    found: list[tuple[re.Match[str], tuple[str, ...]]] = []
    for one in _ATTRIBUTED.finditer(text):
        names = _COMMA.split(_names(one))
        if all(name in codes for name in names):
            found.append((one, tuple(codes[name] for name in names)))
    standing = texts.standing(text) if found else ()
    return [(one, holders) for one, holders in found if not _stands(one, standing)]


def _names(attribution: "re.Match[str]") -> str:
    return str(attribution["before"] or attribution["after"])


def _stands(attribution: "re.Match[str]", standing: Iterable[tuple[str, str]]) -> bool:
    """Whether an attribution is one of the base's, in its words or nearly: then what differs is said of the bracket."""
    names, words = _names(attribution), fold(attribution[0])
    return any(names == whose and fuzz.ratio(words, said) >= _LIKE for whose, said in standing)


def read_markup(
    base: Instrument, texts: Texts, block: Block, known: Legend, codes: Mapping[str, str], after: int
) -> tuple[int | None, tuple[Candidate, ...]]:
    """The place of the provision that a marked block is, and what its mark-up may stand for.

    ``after`` is the place of the provision before it. Sure where the words that are not new are exactly
    those of a provision.
    """
    present = frozenset(name for piece in block.pieces for name in _looks(piece))
    for guess in guesses(present, known):
        signs = _tidy(_signs(texts, block, guess, codes))
        place = texts.exact(_old(signs), after)
        if place is not None:
            found = _candidates(base, block, signs, place)
            return place, found or _emphasised(base, block, place, present)
    signs = _tidy(_signs(texts, block, guesses(present, known)[0], codes))
    if not _old(signs):
        return None, (_new(base, block, signs, after),)
    place = texts.like(_old(signs))
    if place is None:
        return None, (_unread(block),)
    own = base.provisions[place]
    words = " ".join("".join(sign.text for sign in signs if sign.part in (Part.KEPT, Part.ADDED)).split())
    # Word by word, since what is tracked beside it stands all the same.
    changed = tuple(edits(own.id, own.text, words)) or (Edit(own.id, 0, len(own.text), words),)
    return place, (_candidate(block, Action.REWORD, (own.id,), Fragment(edits=changed), (Doubt.BASE_DIFFERS,)),)


def _signs(texts: Texts, block: Block, guess: Legend, codes: Mapping[str, str]) -> list[_Sign]:
    """The characters of a block, without a number typed before them."""
    parts: list[Part] = []
    for piece in block.pieces:
        if piece.change is not Change.INSERTED:
            stands_for = {guess[name] for name in _looks(piece)}
            part = next((one for one in (Part.DELETED, Part.ADDED) if one in stands_for), Part.KEPT)
            parts += [part] * len(piece.text)
    text = block.rejected
    signs = [_Sign(one, part) for one, part in zip(text, parts, strict=True)]
    for found, holders in _attributions(texts, text, codes):
        inner = "offered" if found["offered"] is not None else "held"
        for at in range(*found.span()):
            inside = found.start(inner) <= at < found.end(inner)
            within = Part.ADDED if inner == "offered" else signs[at].part
            signs[at] = _Sign(text[at], within if inside else None, holders, inner == "held")
    return signs[body(text) :]


def _tidy(signs: Sequence[_Sign]) -> list[_Sign]:
    """The characters without those nobody sees; of spaces that only a new word between them asks for, the
    second is new too."""
    tidy: list[_Sign] = []
    space = True
    for sign in signs:
        blank = sign.text.isspace()
        if sign.part is None or sign.text in INVISIBLE:
            continue
        if blank and space and sign.part is not Part.ADDED:
            if tidy and tidy[-1].part is Part.ADDED:
                tidy.append(_Sign(" ", Part.ADDED, tidy[-1].holders))
            continue
        tidy.append(sign)
        space = blank if sign.part is not Part.ADDED else space
    return tidy


def _old(signs: Sequence[_Sign]) -> str:
    return "".join(sign.text for sign in signs if sign.part is not Part.ADDED).strip()


def _candidates(base: Instrument, block: Block, signs: Sequence[_Sign], place: int) -> tuple[Candidate, ...]:
    """One candidate for the mark-up of a paragraph, and one for each attribution's holders."""
    own = base.provisions[place]
    offered: dict[tuple[str, ...], list[Edit]] = {}
    held: dict[tuple[str, ...], list[int]] = {}
    at, run = 0, False
    previous: tuple[str, ...] = ()
    for sign in signs:
        if sign.held:
            held.setdefault(sign.holders, []).append(at)
        if sign.part is Part.KEPT:
            run, at = False, min(at + 1, len(own.text))
            continue
        listed = offered.setdefault(() if sign.held else sign.holders, [])
        last = listed.pop() if run and listed and previous == sign.holders else Edit(own.id, at, at, "")
        added = sign.text if sign.part is Part.ADDED else ""
        gone = 0 if sign.part is Part.ADDED else 1
        # A struck space behind the last word is none of the base's.
        listed.append(Edit(own.id, last.start, min(last.end + gone, len(own.text)), last.words + added))
        at, run, previous = min(at + gone, len(own.text)), True, sign.holders
    found = []
    for holders, listed in offered.items():
        spaced = [_spaced(own.text, edit, apart=bool(holders)) for edit in listed]
        edited = tuple(edit for edit in spaced if edit.words or edit.end > edit.start)
        if not edited:
            continue
        fragment = Fragment(edits=edited)
        whole = len(listed) == 1 and not listed[0].words and listed[0].end - listed[0].start >= len(own.text)
        if whole:
            fragment = Fragment(deleted=(own.id,))
        action = Action.DELETE if whole or not any(edit.words for edit in listed) else Action.REPLACE
        found.append(_candidate(block, action, (own.id,), fragment, (), holders))
    for holders, places in held.items():
        bracket = Bracket(own.id, places[0], places[-1] + 1)
        found.append(_candidate(block, Action.BRACKET, (own.id,), Fragment(brackets=(bracket,)), (), holders))
    return tuple(found)


def _spaced(text: str, edit: Edit, *, apart: bool) -> Edit:
    """The edit without doubled spaces where it meets the text around it; words from a bracket stand apart."""
    start, end, words = edit.start, edit.end, re.sub(r"\s+", " ", edit.words)
    before = start == 0 or text[start - 1] == " "
    after = end == len(text) or text[end] == " "
    if not words.strip():
        return Edit(edit.provision, start, end + 1 if start < end < len(text) and before and after else end, "")
    words = words.lstrip() if before else words
    words = words.rstrip() if after else words
    if apart and not after and words[-1].isalnum() and text[end].isalnum():
        words += " "
    return Edit(edit.provision, start, end, words)


def _new(base: Instrument, block: Block, signs: Sequence[_Sign], after: int) -> Candidate:
    """A paragraph that is wholly new: after the one before it."""
    words = "".join(sign.text for sign in signs if sign.part is Part.ADDED).strip()
    if not words or after < 0:
        return _unread(block)
    beside = base.provisions[after]
    number = block.number.strip(" .") or block.rejected[: body(block.rejected)].strip(" .")
    addition = Addition("", beside.id, beside.parent, beside.kind, words, number)
    return _candidate(block, Action.ADD, (beside.id,), Fragment(added=(addition,)), ())


def _emphasised(base: Instrument, block: Block, place: int, present: frozenset[str]) -> tuple[Candidate, ...]:
    """Words of the base that only stand out in colour may mean something: a person reads them."""
    whole = all(piece.markup for piece in block.pieces if piece.text.strip())
    if whole or present <= {Markup.UNDERLINED}:
        return ()
    return (_candidate(block, Action.UNREAD, (base.provisions[place].id,), NOTHING, (Doubt.NOT_READ,)),)


def _unread(block: Block) -> Candidate:
    return _candidate(block, Action.UNREAD, (), NOTHING, (Doubt.PROVISION_UNKNOWN,))


def _candidate(
    block: Block,
    action: Action,
    provisions: tuple[str, ...],
    fragment: Fragment,
    doubts: tuple[Doubt, ...],
    holders: tuple[str, ...] = (),
) -> Candidate:
    origin = Origin.ATTRIBUTION if holders else Origin.MARKUP
    return Candidate("", origin, action, block.rejected.strip(), block.place, provisions, fragment, doubts, holders)
