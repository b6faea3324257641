"""The numbers of new footnotes: each file counts its own, so that two members' notes may both be the second."""

from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Indel

from plenary.engine.text.addition import ALIKE
from plenary.engine.text.note_mark import cited_numbers, free_numbers, marked_anew, marks_between
from plenary.engine.text.provision import Instrument, Kind
from plenary.engine.text.reading import Addition, Reading
from plenary.engine.text.tokens import find_tokens


def tell_notes_apart(base: Instrument, readings: Iterable[Reading], issued: Iterable[Reading] = ()) -> list[Reading]:
    """The readings with one number for one new note: those that are alike at one place share it, and another that has
    it already gets the next free one, in the words that cite it too. The first to come keeps its number. A number that
    a reading cites without having its note is that of the note which had it in the ``issued`` text, and no other's."""
    readings = list(readings)
    of_base = {provision.number for provision in base.provisions if provision.kind is Kind.FOOTNOTE}
    cited = {number for reading in readings for number in _cited_without_note(reading)} - of_base
    issued_notes = [one for reading in issued for one in reading.added if one.kind is Kind.FOOTNOTE]
    numbers = _Numbers(of_base, cited, issued_notes)
    return [_numbered(reading, numbers) for reading in readings]


@dataclass
class _Numbers:
    """Those that the notes of the base have, those that are ``cited`` without their notes, the new notes of the text
    that was issued, and the new notes now by the number that they were given."""

    of_base: set[str]
    cited: set[str]
    issued: Sequence[Addition]
    given: dict[str, list[Addition]] = field(default_factory=dict)

    def number(self, notes: Iterable[Addition]) -> dict[str, str]:
        """The numbers of one reading's new notes, by their ids: no two the same."""
        own: dict[str, str] = {}
        for note in notes:
            number = self._shared(note, own.values()) or (note.number if self._is_free(note) else self._next())
            self.given.setdefault(number, []).append(note)
            own[note.id] = number
        return own

    def _shared(self, note: Addition, taken: Container[str]) -> str | None:
        """The number of a note that is the same."""
        for number, others in self.given.items():
            if number not in taken and any(_are_one(note, other) for other in others):
                return number
        return None

    def _is_free(self, note: Addition) -> bool:
        """Whether nobody else has a note's number, or cites another note by it."""
        if note.number in self.given:
            return False
        had = (other for other in self.issued if other.number == note.number)
        return note.number not in self.cited or any(_are_one(note, other) for other in had)

    def _next(self) -> str:
        return next(free_numbers(self.of_base | self.cited | self.given.keys()))


def _cited_without_note(reading: Reading) -> set[str]:
    own = {one.number for one in reading.added if one.kind is Kind.FOOTNOTE}
    return cited_numbers([*reading.words.values(), *(one.text for one in reading.added)]) - own


def _numbered(reading: Reading, numbers: _Numbers) -> Reading:
    notes = [one for one in reading.added if one.kind is Kind.FOOTNOTE and one.number.isdecimal()]
    notes = [note for note in notes if note.number not in numbers.of_base]
    given = numbers.number(notes)
    marks = marks_between((note.number, given[note.id]) for note in notes)
    if not marks:
        return reading
    return replace(
        reading,
        words={name: marked_anew(words, marks) for name, words in reading.words.items()},
        added=tuple(
            replace(one, text=marked_anew(one.text, marks), number=given.get(one.id, one.number))
            for one in reading.added
        ),
    )


def _are_one(note: Addition, other: Addition) -> bool:
    """Whether two notes are one, or alternatives of one: at one place, with words that are alike."""
    likeness = Indel.normalized_similarity(find_tokens(note.text), find_tokens(other.text))
    return note.after == other.after and likeness >= ALIKE
