"""The numbers of new footnotes: each file counts its own, so that two members' notes may both be the second."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, field, replace

from rapidfuzz.distance import Indel

from plenary.engine.text.addition import ALIKE
from plenary.engine.text.note_mark import free_numbers, marked_anew, marks_between
from plenary.engine.text.provision import Instrument, Kind
from plenary.engine.text.reading import Addition, Reading
from plenary.engine.text.tokens import find_tokens


def tell_notes_apart(base: Instrument, readings: Iterable[Reading]) -> list[Reading]:
    """The readings with one number for one new note: those that are alike at one place share it, and another that has
    it already gets the next free one, in the words that cite it too. The first to come keeps its number."""
    numbers = _Numbers({provision.number for provision in base.provisions if provision.kind is Kind.FOOTNOTE})
    return [_numbered(reading, numbers) for reading in readings]


@dataclass
class _Numbers:
    """Those that the notes of the base have, and the new notes by the number that they were given."""

    of_base: set[str]
    given: dict[str, list[Addition]] = field(default_factory=dict)

    def number(self, notes: Iterable[Addition]) -> dict[str, str]:
        """The numbers of one reading's new notes, by their ids: no two the same."""
        own: dict[str, str] = {}
        for note in notes:
            number = self._shared(note, own.values()) or (self._free() if note.number in self.given else note.number)
            self.given.setdefault(number, []).append(note)
            own[note.id] = number
        return own

    def _shared(self, note: Addition, taken: Container[str]) -> str | None:
        """The number of a note that is the same."""
        for number, others in self.given.items():
            if number not in taken and any(_are_one(note, other) for other in others):
                return number
        return None

    def _free(self) -> str:
        return next(free_numbers(self.of_base | self.given.keys()))


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
