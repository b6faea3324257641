"""A reading of a bracketed text: its words with one alternative taken in every choice."""

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import takewhile

from plenary.engine.text.bracketed.tree import DEFAULT, LEFT_OUT, Choice, Part, Role, Selection, Span

_SPACE = re.compile(r"\s+")
_CLOSING = ",.;:)،؛。，；：）"
_LAST_WORD = re.compile(r"[^\W\d_]+$")
_FIRST_WORD = re.compile(r"^[^\W\d_]+")
_SYLLABLE = 3
"""Up to so many letters in a bracket that touches a word are part of it: ``[un]fair``, ``modalit[y][ies]``."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the words of a choice stand in a composed text: start and end in characters, end excluded."""

    choice: Choice
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Composition:
    """The words of one selection: NFC, single spaces, none at the ends."""

    text: str
    places: tuple[Place, ...]
    notes: tuple[str, ...]


Syllables = dict[tuple[int, bool], bool]
"""For a choice's number, whether what it begins with (True), or ends with, may be part of the word it touches."""


def compose(parts: tuple[Part, ...], selection: Selection = DEFAULT) -> Composition:
    """The text with the alternatives selected, the default ones elsewhere, and where each choice's words are.

    Spaces are set right where brackets go: one between words, none before a comma. Notes are left out.
    """
    composer = _Composer(selection, {})
    composer.add(parts)
    places = composer.places()
    return Composition(composer.text, places, tuple(composer.notes))


def compose_words(parts: tuple[Part, ...], selection: Selection, syllables: Syllables) -> str:
    """The text alone. ``syllables`` remembers from one selection of a paragraph to the next what does not depend
    on it."""
    composer = _Composer(selection, syllables)
    composer.add(parts)
    return composer.text.rstrip(" ")


@dataclass
class _Mark:
    choice: Choice
    start: int
    end: int


@dataclass
class _Composer:
    selection: Selection
    syllables: Syllables
    text: str = ""
    notes: list[str] = field(default_factory=list)
    marks: list[_Mark] = field(default_factory=list)
    closed: list[_Mark] = field(default_factory=list)
    seam: bool = False
    syllable: bool = True

    def add(self, parts: tuple[Part, ...]) -> None:
        waiting: list[Part | _Mark] = list(reversed(parts))
        while waiting:
            part = waiting.pop()
            if isinstance(part, _Mark):
                self.close(part)
            elif isinstance(part, Choice):
                waiting += reversed(self.open(part))
            elif part.role is Role.WORDS:
                self.write(unicodedata.normalize("NFC", part.text))
            elif part.role is Role.NOTE:
                self.notes.append(part.text)
                self.seam = True

    def open(self, choice: Choice) -> tuple[Part | _Mark, ...]:
        """Begin a choice: what is to be written for it, and then the mark to be closed."""
        taken = self.selection.get(choice.number, choice.default)
        mark = _Mark(choice, len(self.text), len(self.text))
        self.marks.append(mark)
        self.seam = True
        if taken == LEFT_OUT:
            self.closed.append(mark)
            return ()
        self.syllable &= self.touches(choice, first=True)
        return (*choice.alternatives[taken].content, mark)

    def close(self, mark: _Mark) -> None:
        self.syllable &= self.touches(mark.choice, first=False)
        self.seam = True
        mark.end = len(self.text)
        self.closed.append(mark)

    def touches(self, choice: Choice, *, first: bool) -> bool:
        """Whether what a bracket holds at an edge may be a part of the word it touches."""
        key = choice.number, first
        if key not in self.syllables:
            self.syllables[key] = _syllable(choice, _FIRST_WORD if first else _LAST_WORD)
        return self.syllables[key]

    def write(self, words: str) -> None:
        words = _SPACE.sub(" ", words)
        if not self.text or self.text.endswith(" ") or (self.seam and self.text.endswith("(")):
            words = words.lstrip(" ")
        if not words:
            return
        if self.seam:
            if words[0] in _CLOSING:
                self.trim()
            elif not self.syllable and self.text[-1:].isalpha() and words[0].isalpha() and not _han(words[0]):
                self.text += " "
        self.seam, self.syllable = False, True
        self.text += words

    def trim(self) -> None:
        self.text = self.text.rstrip(" ")
        end = len(self.text)
        # Later marks neither begin nor end earlier, so that only the last ones can reach into what went.
        for mark in takewhile(lambda mark: mark.start > end, reversed(self.marks)):
            mark.start = end
        for mark in takewhile(lambda mark: mark.end > end, reversed(self.closed)):
            mark.end = end

    def places(self) -> tuple[Place, ...]:
        """The marks, without the spaces around their words."""
        self.trim()
        found: list[Place] = []
        for mark in self.marks:
            words = self.text[mark.start : mark.end]
            first = mark.start + len(words) - len(words.lstrip(" "))
            found.append(Place(mark.choice, first, max(first, mark.start + len(words.rstrip(" ")))))
        return tuple(found)


def _han(character: str) -> bool:
    return "\u2e80" <= character <= "\uffef" or character >= "\U00020000"


def _syllable(choice: Choice, edge: "re.Pattern[str]") -> bool:
    """Whether what a bracket holds at an edge may be a part of the word it touches."""
    return all(_edge(one.content, edge) <= _SYLLABLE for one in choice.alternatives)


def _edge(content: tuple[Part, ...], edge: "re.Pattern[str]") -> int:
    """The letters of the word at the edge of a content; many where that is not known."""
    spans = [part for part in content if isinstance(part, Choice) or part.role is Role.WORDS]
    if not spans:
        return 0
    span = spans[0] if edge is _FIRST_WORD else spans[-1]
    if not isinstance(span, Span):
        return _SYLLABLE + 1
    found = edge.search(span.text)
    if found is None:
        return 0
    return len(found[0]) if edge is _FIRST_WORD or found[0] == span.text else _SYLLABLE + 1
