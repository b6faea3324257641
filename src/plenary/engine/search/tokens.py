"""Tokens: the stretches of a text by which it is found, each under its form."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from unicodedata import normalize

from plenary.engine.search.folding import MARKS, fold
from plenary.engine.text.tokens import HAN

UNSPACED = (
    f"{HAN}\u0e01-\u0e3a\u0e40-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17d3\u3130-\u318f\uac00-\ud7af\uff66-\uff9f"
)
"""Scripts that are written without spaces, and Korean, whose words grow: the inside of a character class."""

JOINTS = {"/": "\ue000", ".": "\ue001"}
"""What stands between the parts of a symbol in a form: for private use, so that nothing else is written so."""

LONGEST_WORD = 64
"""How many characters of a word count: longer ones are found by their beginning."""
LONGEST_RUN = 120
MOST_PARTS = 12
"""How many parts a symbol has at most; what has more is found part by part."""

LETTER = f"(?:[^\\W_{UNSPACED}]|[{MARKS}\u00ad\u200c\u200d])"
"""What a word is made of, as a regular expression of one character."""

_WORD = f"{LETTER}+"
_RUN = re.compile(f"(?P<unspaced>[{UNSPACED}]+)|{_WORD}(?:[/.]{_WORD})*")
_PART = re.compile(_WORD)


@dataclass(frozen=True, slots=True)
class Token:
    """Characters ``start`` to ``end`` of a text, and the form under which they are found."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Run:
    """What hangs together: the characters of a script without spaces, or a word, or the parts of a symbol.

    ``joints`` stand between the parts, as in a form.
    """

    parts: tuple[Token, ...]
    joints: tuple[str, ...] = ()
    unspaced: bool = False

    def join(self, first: int, last: int) -> Token | None:
        """The token of the parts from one to another; None where it is too long to be a form."""
        form = self.parts[first].form
        for place in range(first, last):
            form += self.joints[place] + self.parts[place + 1].form
        if last > first and len(form) > LONGEST_RUN:
            return None
        return Token(form, self.parts[first].start, self.parts[last].end)

    def pairs(self) -> list[Token]:
        """Each two neighbours."""
        return [Token(one.form + two.form, one.start, two.end) for one, two in pairwise(self.parts)]


def compose(text: str) -> str:
    """A text as the functions here read it, so that places in it mean the same to all: NFC."""
    return normalize("NFC", text)


def find_runs(text: str) -> Iterator[Run]:
    """The runs of a composed text, in order."""
    for found in _RUN.finditer(text):
        if found["unspaced"]:
            yield from _cut(found[0], found.start())
        else:
            yield from _take_apart(found[0], found.start())


def find_tokens(text: str) -> Iterator[Token]:
    """Every token of a composed text; those of one place follow each other."""
    for run in find_runs(text):
        if run.unspaced:
            yield from run.parts
            yield from run.pairs()
        elif len(run.parts) > MOST_PARTS:
            yield from run.parts
        else:
            for first in range(len(run.parts)):
                yield from filter(None, (run.join(first, last) for last in range(first, len(run.parts))))


def list_forms(text: str, most: int) -> list[str]:
    """The forms under which a text is found, each once, as long as together they have at most ``most`` bytes."""
    forms: dict[str, None] = {}
    size = 0
    for token in find_tokens(compose(text)):
        if token.form in forms:
            continue
        size += len(token.form.encode()) + 1
        if size > most:
            break
        forms[token.form] = None
    return list(forms)


def _cut(text: str, start: int) -> Iterator[Run]:
    """The characters of a script without spaces; a sign among them that is no letter ends a run."""
    parts: list[Token] = []
    for place, character in enumerate(text, start):
        form = fold(character)
        if form:
            parts.append(Token(form, place, place + 1))
        elif parts:
            yield Run(tuple(parts), unspaced=True)
            parts = []
    if parts:
        yield Run(tuple(parts), unspaced=True)


def _take_apart(text: str, start: int) -> Iterator[Run]:
    """A word, or the parts of a symbol; a part of which nothing can be looked for is left out."""
    found = [(fold(part[0])[:LONGEST_WORD], part) for part in _PART.finditer(text)]
    parts = tuple(Token(form, start + part.start(), start + part.end()) for form, part in found if form)
    if parts:
        yield Run(parts, tuple(JOINTS[text[part.start - start - 1]] for part in parts[1:]))
