"""How a file whose footnotes became characters counts them: which sign is the mark of which note.

Most signs stand where the base has a mark, under the number that the file gives its note (``note_sign``). What is left
is a sign that a member set elsewhere, one of a note that it adds, or one that nobody can tell, which is no word of the
text all the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, pairwise

from plenary.engine.text.block import Block
from plenary.engine.text.note_mark import MARK, cited_numbers, free_numbers
from plenary.engine.text.note_paragraph import TypedNote
from plenary.engine.text.note_sign import WEAK, Sign, Style, Typed, find_signs, is_said, style_of, typed_signs, value_of


@dataclass(frozen=True, slots=True)
class Stretch:
    """Words of the base, ``said``, and the ``text`` that a file has for them, in the blocks at ``places``."""

    said: str
    text: str
    places: tuple[int, ...]

    @property
    def numbers(self) -> list[str]:
        """Those of its marks, in their order."""
        return [number for mark in MARK.findall(self.said) for number in cited_numbers([mark])]

    def where(self, at: int, blocks: Sequence[Block]) -> tuple[int, int]:
        """The block in which a place behind a character of the text is, and the place in it."""
        for block in self.places[:-1]:
            size = len(blocks[block].rejected)
            if at <= size:
                return block, at
            at -= size + 1
        return self.places[-1], at


@dataclass(frozen=True, slots=True)
class Spot:
    """The characters ``start`` to ``end`` of a block, which are a sign."""

    block: int
    start: int
    end: int


@dataclass(slots=True)
class Count:
    """``signs`` are those at the places of marks, for each stretch; ``elsewhere`` those that a member set, with the
    numbers of their notes; ``notes`` the paragraphs that are notes, ``added`` the numbers of those that the base does
    not have. What ``loose`` and ``unplaced`` are, signs and paragraphs, nobody can tell. ``dropped`` are the numbers of
    the base that the file has taken out; ``keys`` the notes by the numbers under which it cites them."""

    signs: list[list[Sign]]
    notes: dict[int, TypedNote]
    elsewhere: list[tuple[Spot, str]] = field(default_factory=list)
    added: dict[int, str] = field(default_factory=dict)
    loose: list[Spot] = field(default_factory=list)
    unplaced: list[int] = field(default_factory=list)
    dropped: frozenset[str] = frozenset()
    keys: dict[str, str] = field(default_factory=dict)


def count_notes(
    numbers: Sequence[str],
    blocks: Sequence[Block],
    notes: Mapping[int, TypedNote],
    stretches: Sequence[Stretch],
    texts: Sequence[int],
) -> Count:
    """What the signs in a file are, ``numbers`` being those of the notes of the base, ``notes`` what may be notes
    in the file, and ``texts`` the places of blocks with words of the text."""
    signs = [find_signs(one.said, one.text, _keys(numbers, notes)) for one in stretches]
    if not notes:
        signs = _by_place(stretches, signs)
    sure = any(sign.sure for sign in chain(*signs))
    signs = [[sign for sign in found if sign.sure or sure] for found in signs]
    return _Walk(numbers, blocks, stretches, texts, Count(signs, dict(notes))).count()


def _keys(numbers: Sequence[str], notes: Mapping[int, TypedNote]) -> dict[str, list[str]]:
    """The numbers under which a note of the base may be cited: that of its paragraph, or of any that is no other's."""
    own = {one.number: one.sign.key for one in notes.values() if one.number and one.sign}
    free = [one.sign.key for one in notes.values() if not one.number and one.sign]
    taken = set(own.values())
    stars = sorted({one.sign.key[0] for one in notes.values() if one.sign and one.sign.style is Style.STARS})
    keys: dict[str, list[str]] = {}
    for number in numbers:
        others = [one for one in (number, *(mark * int(number) for mark in stars)) if one not in taken]
        keys[number] = [own[number]] if number in own else list(dict.fromkeys(others + free))
    return keys


def _by_place(stretches: Sequence[Stretch], signs: list[list[Sign]]) -> list[list[Sign]]:
    """The signs of a file without any notes, where they are counted anew: each behind the next, none left out."""
    typed = [list(typed_signs(stretch.text)) for stretch in stretches]
    found: list[list[Sign]] = []
    for stretch, seen in zip(stretches, typed, strict=True):
        keys = {number: [number, *(one.key for one in seen)] for number in stretch.numbers}
        found.append(find_signs(stretch.said, stretch.text, keys))
    cited: dict[str, int] = {}
    styles = set[Style]()
    for stretch, own in zip(stretches, found, strict=True):
        for sign in own:
            styles.add(style_of(stretch.text, sign))
            if cited.setdefault(stretch.numbers[sign.mark], value_of(sign.key)) != value_of(sign.key):
                return signs
    if len(styles) != 1:
        return signs
    counted = list(cited.values())
    rising = all(one < other for one, other in pairwise(counted)) or (Style.STARS in styles and set(counted) == {1})
    keys_seen = {value_of(one.key) for seen in typed for one in seen if one.style in styles}
    return found if rising and keys_seen.issuperset(range(1, max(counted) + 1)) else signs


@dataclass(slots=True)
class _Walk:
    numbers: Sequence[str]
    blocks: Sequence[Block]
    stretches: Sequence[Stretch]
    texts: Sequence[int]
    made: Count
    taken: list[Spot] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    """The notes of the base, and new ones, by the numbers that the file has for them."""
    order: list[tuple[tuple[int, int], str]] = field(default_factory=list)
    """Where the signs stand, and their numbers."""
    styles: set[Style] = field(default_factory=set)
    typed: list[tuple[Spot, Typed]] = field(default_factory=list)

    def count(self) -> Count:
        self.typed = list(self._find_typed())
        self._take_signs()
        self._name_notes()
        self._place_notes()
        self._place_strays()
        self.made.dropped = self._dropped()
        self.made.keys = self.keys
        return self.made

    def _find_typed(self) -> Iterator[tuple[Spot, Typed]]:
        """What looks like a sign in the words of a file, and is not so in those of the base."""
        said = {place: MARK.sub("", one.said) for one in self.stretches for place in one.places}
        for block in self.texts:
            text = self.blocks[block].rejected
            for one in () if self.blocks[block].edited else typed_signs(text):
                start = one.start - (text[: one.start][-1:].isspace())
                if text[: one.start].strip() and not is_said(text, one, said.get(block, "")):
                    yield Spot(block, start, one.end), one

    def _take_signs(self) -> None:
        for stretch, signs in zip(self.stretches, self.made.signs, strict=True):
            for sign in signs:
                block, end = stretch.where(sign.end, self.blocks)
                self._take(Spot(block, end - (sign.end - sign.start), end), sign.key, stretch.numbers[sign.mark])
                self.styles.add(style_of(stretch.text, sign))

    def _take(self, spot: Spot, key: str, number: str) -> None:
        self.taken.append(spot)
        self.order.append(((spot.block, spot.start), key))
        self.keys[key] = number

    def _name_notes(self) -> None:
        """A paragraph whose sign stands at the place of a mark is that note, with whatever words."""
        named = {one.number for one in self.made.notes.values()}
        for place, note in self.made.notes.items():
            if not note.number and note.sign and self.keys.get(note.sign.key, "") not in {"", *named}:
                number = self.keys[note.sign.key]
                self.made.notes[place] = replace(note, number=number)
                named.add(number)

    def _place_notes(self) -> None:
        """The signs of notes that stand where the base has none."""
        free = free_numbers(set(self.numbers))
        cited = set(self.keys.values())
        for place, note in sorted(self.made.notes.items()):
            if note.sign is None or (note.number and note.number in cited):
                continue
            spots = self._signs_of(note.sign)
            if len(spots) == 1:
                number = note.number or next(free)
                self.made.elsewhere.append((spots[0], number))
                self._take(spots[0], note.sign.key, number)
                self.styles.add(note.sign.style)
                if not note.number:
                    self.made.added[place] = number
                continue
            self.made.loose += spots
            self.taken += spots
            if not note.number and (spots or note.sure):
                self.made.unplaced.append(place)

    def _signs_of(self, sign: Typed) -> list[Spot]:
        """Where the sign of a note may stand in the words; of several that one which is in the order of the others."""
        typed = [
            (spot, one)
            for spot, one in self._typed({sign.style, *self.styles})
            if one.key == sign.key and (one.style not in WEAK or self._closes(spot))
        ]
        found = [spot for spot, one in typed if not self._is_citation(spot, one)] or [spot for spot, _one in typed]
        if sign.key.isdecimal() and (len(found) > 1 or sign.style in WEAK):
            found = [spot for spot in found if self._in_order(spot, int(sign.key))]
        return found

    def _in_order(self, spot: Spot, key: int) -> bool:
        here = (spot.block, spot.start)
        others = [(at, value_of(other)) for at, other in self.order]
        return all((at < here) == (other < key) for at, other in others if other != key)

    def _closes(self, spot: Spot) -> bool:
        """Whether a sign stands close behind a word, or not before one."""
        text = self.blocks[spot.block].rejected
        return not text[spot.start].isspace() or not text[spot.end : spot.end + 1].isalnum()

    def _typed(self, styles: set[Style]) -> Iterator[tuple[Spot, Typed]]:
        """What looks like a sign in the words of a file and is none yet."""
        for spot, one in self.typed:
            held = (taken for taken in self.taken if taken.block == spot.block)
            if one.style in styles and not any(taken.start < one.end and one.start < taken.end for taken in held):
                yield spot, one

    def _is_citation(self, spot: Spot, sign: Typed) -> bool:
        """Whether what looks like a sign rather is a part of ``5(2)``, ``5 (a) (2)`` or ``CO2``."""
        before = self.blocks[spot.block].rejected[: sign.start].rstrip()[-1:]
        name = sign.style is Style.BARE and before.isupper()
        return sign.style in WEAK and (before.isdigit() or before in ")）" or name)

    def _place_strays(self) -> None:
        """Signs close behind a word whose notes the file does not have, or has cited already."""
        known = {value_of(key) for key in self.keys}
        known |= {value_of(one.sign.key) for one in self.made.notes.values() if one.sign}
        apart = bool(self.taken) and not any(map(self._is_close, self.taken))
        typed = [(spot, one) for spot, one in self._typed(self.styles) if not self._is_citation(spot, one)]
        for spot, one in sorted(typed, key=lambda pair: value_of(pair[1].key)):
            key, close = value_of(one.key), self._is_close(spot)
            if not close and not (apart and self._in_order(spot, key)):
                continue
            if key not in known and not known.issuperset(range(1, key)):
                continue
            number = self.keys.get(one.key) or self._own_number(spot, one.key)
            if number and close and one.style not in WEAK:
                self.made.elsewhere.append((spot, number))
                self.keys[one.key] = number
            else:
                self.made.loose.append(spot)
            self.taken.append(spot)
            known.add(key)

    def _own_number(self, spot: Spot, key: str) -> str:
        """The number of the base that a sign repeats in the words which cite it, where nothing else does."""
        cited = (number for one in self.stretches if spot.block in one.places for number in one.numbers)
        return key if key in cited and key not in self.keys.values() else ""

    def _is_close(self, spot: Spot) -> bool:
        return not self.blocks[spot.block].rejected[spot.start].isspace()

    def _dropped(self) -> frozenset[str]:
        """The notes that a file lacks, with their signs, where it has all others in full and counts none in vain."""
        notes = [one for place, one in self.made.notes.items() if one.number or place in self.made.added]
        paired = any(one.number and one.likeness for one in notes)
        keys = {one.sign.key for one in notes if one.sign}
        cited = set(self.keys)
        numbered = {key for key in cited if key.isdecimal()}
        whole = not numbered or numbered == set(map(str, range(1, len(numbered) + 1)))
        if not paired or keys != cited or not whole or self.made.loose or self.made.unplaced:
            return frozenset()
        return frozenset(self.numbers) - set(self.keys.values()) - {one.number for one in notes}
