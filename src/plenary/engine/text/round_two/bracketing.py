"""Brackets that a member draws around words outside any bracket: words merely bracketed, or words with others
beside them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from plenary.engine.text.reading import Bracket as Bracketed
from plenary.engine.text.round_two.answer import Cause, Meaning
from plenary.engine.text.round_two.assembly import Atom, run_on
from plenary.engine.text.round_two.case import Case
from plenary.engine.text.round_two.edit import Put
from plenary.engine.text.round_two.frame import Bracket, Words, raw
from plenary.engine.text.round_two.judgement import standing
from plenary.engine.text.round_two.signature import strokes
from plenary.engine.text.slot import BASE

_PARTS = re.compile(r"([\[\]])")
_MEANINGS = (Meaning.BRACKETS, Meaning.SUGGESTS, Meaning.SLIP)


@dataclass(frozen=True, slots=True)
class _Sign:
    """A bracket sign in what was put in."""

    text: str
    put: Put


_Piece = Atom | _Sign


class Bracketing:
    """Reads the drawn brackets of one stretch; what is left are the words of the member's text."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.found: list[Bracketed] = []
        self._behind: Bracketed | None = None
        self._given: set[int] = set()
        self._asked: set[Put | None] = set()

    def read(self, atoms: Iterable[Atom]) -> str:
        """The words of the stretch. Brackets around words are gathered in ``found``."""
        pieces = [piece for atom in atoms for piece in _exploded(atom)]
        ends = {at: _partner(pieces, at) for at, piece in enumerate(pieces) if isinstance(piece, _Sign)}
        closed = {end for end in ends.values() if end is not None}
        loose: set[Put | None] = {pieces[at].put for at, end in ends.items() if end is None and at not in closed}
        words: list[str] = []
        plain: list[tuple[int, Put | None]] = []
        at = 0
        while at < len(pieces):
            piece, end = pieces[at], ends.get(at)
            if end is not None:
                words.append(self._pair(pieces[at : end + 1]))
            elif isinstance(piece, _Sign):
                words.append(self._ask(Cause.SIGNS, [piece]))
            elif piece.put not in loose | self._asked:
                words.append(self._plain(piece))
                if piece.put not in self._asked:
                    plain.append((len(words) - 1, piece.put))
            at = at + 1 if end is None else end + 1
        for place, put in plain:
            # What is asked about stands nowhere else, on whichever side of the bracket it is.
            words[place] = "" if put in self._asked else words[place]
        return run_on(words)

    def _plain(self, atom: Atom) -> str:
        """Words outside drawn brackets; a name alone among them says nothing that is sure."""
        if atom.put is None:
            if atom.text.strip():
                self._behind = None
            return atom.text
        names = self.case.member.names
        codes = names.alone(atom.text)
        if codes or names.leading(atom.text)[1]:
            if self._behind is None or codes != frozenset({self.case.member.code}):
                return self._ask(Cause.NAMES, [atom], Meaning.SUPPORTS, Meaning.RETAINS, Meaning.SUGGESTS)
            atom.put.settled = True
            return ""
        if atom.text.strip():
            self._behind = None
        words, signed = names.signature(atom.text, self.case.member.code)
        if signed - {self.case.member.code}:
            return self._ask(Cause.NAMES, [atom], Meaning.SUGGESTS, Meaning.FOR_ANOTHER)
        atom.put.settled = True
        return words

    def _pair(self, pieces: Sequence[_Piece]) -> str:
        """What stands between two drawn signs, read."""
        inside = pieces[1:-1]
        atoms = [piece for piece in inside if isinstance(piece, Atom)]
        kept = [atom for atom in atoms if atom.put is None]
        whole = "".join(atom.text for atom in kept)
        seen = [atom for atom in kept if atom.bracket or atom.text.strip()]
        if len(atoms) < len(inside):
            return self._refuse(pieces)
        if not seen:
            return self._new(pieces, "".join(atom.text for atom in atoms))
        first, last = atoms.index(seen[0]), atoms.index(seen[-1])
        before, after = _text(atoms[:first]), _text(atoms[last + 1 :])
        between = [atom for atom in atoms[first : last + 1] if atom.put is not None and atom.text.strip()]
        if between or not all(self._is_base(atom) for atom in seen):
            return self._refuse(pieces)
        names = self.case.member.names
        before, leading = names.leading(before)
        signed = names.alone(after) if after.strip() else leading
        if not before.strip() and signed is not None:
            return self._hold(pieces, whole, seen, signed)
        offers = [*strokes(before)[:-1], *strokes(after)[1:]]
        rest = strokes(before)[-1] + strokes(after)[0]
        words, signed = names.signed(offers[0]) if len(offers) == 1 else ("", frozenset())
        if len(offers) != 1 or rest.strip() or signed - {self.case.member.code} or any(atom.bracket for atom in seen):
            return self._refuse(pieces)
        self._settle(pieces)
        said = self.case.member.words(words)
        return whole[: len(whole) - len(whole.lstrip())] + said if said else ""

    def _new(self, pieces: Sequence[_Piece], text: str) -> str:
        """Only words that were put in, in brackets: they are offered; names alone sign what is before them."""
        names = self.case.member.names
        codes = names.alone(text)
        own = {self.case.member.code}
        if codes and self._behind is not None and codes == own:
            self._settle(pieces)
            return ""
        words, signed = names.signed(text)
        if codes or signed - own or len(strokes(words)) > 1 or self._behind is not None:
            cause = Cause.NAMES if codes or signed - own else Cause.SIGNS
            if self._behind in self.found:
                self.found.remove(self._behind)
            return self._ask(cause, pieces, Meaning.SUGGESTS, Meaning.SUPPORTS, Meaning.FOR_ANOTHER)
        self._settle(pieces)
        return words

    def _hold(self, pieces: Sequence[_Piece], whole: str, seen: Sequence[Atom], signed: frozenset[str]) -> str:
        bracket = self._bracketed(seen)
        if bracket is None or signed - {self.case.member.code}:
            return self._refuse(pieces)
        self._settle(pieces)
        self._behind = bracket
        self.found.append(bracket)
        return whole

    def _bracketed(self, seen: Sequence[Atom]) -> Bracketed | None:
        """The bracket over the base's characters; None where there are none of its words."""
        places = _base_places(self.case)
        target = self.case.passage.provision
        base = target.text
        first, last = seen[0], seen[-1]
        start = max(self._place(places, first), 0)
        end = self._place(places, last) + len(_base_of(last.bracket) if last.bracket else last.text)
        text = base[start:end]
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        return Bracketed(target.id, start, end) if start < end else None

    def _place(self, places: Mapping[object, int], atom: Atom) -> int:
        """Where in the base kept words begin."""
        if atom.bracket is not None:
            return places[atom.bracket]
        first = _word(self.case, atom.at)
        return places[first] + atom.at - first

    def _is_base(self, atom: Atom) -> bool:
        """Whether kept words are the base's, and all of them: nothing among them is gone."""
        if atom.bracket is not None:
            return not self.case.passage.new
        return not self.case.passage.new and not any(
            self.case.edits.gone[place] and not self.case.frame.text[place].isspace()
            for place in range(atom.at, min(atom.at + len(atom.text), len(self.case.edits.gone)))
        )

    def _refuse(self, pieces: Sequence[_Piece]) -> str:
        return self._ask(Cause.SIGNS, pieces, *_MEANINGS)

    def _ask(self, cause: Cause, pieces: Sequence[_Piece], *meanings: Meaning) -> str:
        """Asks about what was put in; the words that were kept there, and those that it replaced, which stay until that
        is answered."""
        places = {put: place for place, put in self.case.edits.puts.items()}
        own = dict.fromkeys(piece.put for piece in pieces if piece.put is not None)
        asked = [places[put] for put in own]
        self.case.ask(cause, meanings or _MEANINGS, (min(asked), max(asked)), puts=own)
        self._asked.update(own)
        words: list[str] = []
        for piece in pieces:
            if piece.put is None:
                words.append(piece.text)
            elif piece.put in own:
                del own[piece.put]
                words.append(self._replaced(places[piece.put]))
        return "".join(words)

    def _replaced(self, place: int) -> str:
        """The words struck right before or after a place, each given once."""
        gone = self.case.edits.gone
        start = end = place
        while start > 0 and gone[start - 1]:
            start -= 1
        while end < len(gone) and gone[end]:
            end += 1
        words: list[str] = []
        for item in self.case.frame.items:
            places = [at for at in range(*item.span) if start <= at < end and at not in self._given]
            if isinstance(item, Words):
                words.extend(self.case.frame.text[at] for at in places)
            elif places:
                words.append(standing(item, self.case.member.own))
        self._given.update(range(start, end))
        return "".join(words)

    def _settle(self, pieces: Iterable[_Piece]) -> None:
        for piece in pieces:
            if piece.put is not None:
                piece.put.settled = True


def _exploded(atom: Atom) -> Iterator[_Piece]:
    if atom.put is None:
        yield atom
        return
    for part in _PARTS.split(atom.text):
        if part in ("[", "]"):
            yield _Sign(part, atom.put)
        elif part:
            yield replace(atom, text=part)


def _partner(pieces: Sequence[_Piece], at: int) -> int | None:
    """The sign that closes the one here; None for one that closes nothing or is never closed."""
    if pieces[at].text != "[":
        return None
    depth = 0
    for place in range(at, len(pieces)):
        piece = pieces[place]
        if isinstance(piece, _Sign):
            depth += 1 if piece.text == "[" else -1
            if depth == 0:
                return place
    return None


def _text(atoms: Iterable[Atom]) -> str:
    return "".join(atom.text for atom in atoms)


def _base_of(bracket: Bracket) -> str:
    if bracket.held is not None:
        return raw(bracket.held.content, BASE)
    assert bracket.node is not None
    return raw(bracket.node.alternatives[0].content, BASE) + bracket.stop


def _base_places(case: Case) -> dict[object, int]:
    """Where the base's words of each item outside brackets begin in the base."""
    places: dict[object, int] = {}
    text = ""
    for item in case.frame.items:
        if isinstance(item, Bracket):
            own = _base_of(item)
            places[item] = len(text)
        else:
            own = case.frame.text[slice(*item.span)]
            spaced = item.span[0] in case.frame.spaced
            places[item.span[0]] = len(text) + spaced
            own = f" {own}" if spaced else own
        text += own
    # Behind a bracket that has no words of the base, its first word has the space that parts it from that bracket.
    first = len(text) - len(text.lstrip(" "))
    return {item: place - first for item, place in places.items()}


def _word(case: Case, at: int) -> int:
    """The first character of the words that a character stands in."""
    return next(i.span[0] for i in case.frame.items if isinstance(i, Words) and i.span[0] <= at < i.span[1])
