"""The words of a file beside those of the base: what differs, and of what class the difference is.

Both texts are cut into tokens and aligned by their folded forms (longest common subsequence). A token
that differs only typographically takes the base's form, spacing included; so does a footnote mark that
only counts differently, unless it cites a new note. What remains is wording.
"""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Indel

from plenary.engine.text.interpretation.result import Class
from plenary.engine.text.tokens import join, tokenise
from plenary.engine.text.typography import fold

_OPENING = frozenset("([{“‘«„")
_SUPERSCRIPT = frozenset("⁽⁰¹²³⁴⁵⁶⁷⁸⁹⁾")


@dataclass(frozen=True, slots=True)
class Word:
    """A token of the file in the form it is kept in; ``base`` is the place of its token in the base, or -1."""

    text: str
    base: int = -1


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring tokens that differ in one way: the base's words and the file's."""

    what: Class
    base: str
    found: str


@dataclass(frozen=True, slots=True)
class Wording:
    """A file's text against the base's: its words with the base's typography, and every difference."""

    words: tuple[Word, ...]
    runs: tuple[Run, ...]


def compare(base: str, text: str, fresh: Container[str] = ()) -> Wording:
    """The wording of ``text`` against ``base``. ``fresh`` are the marks of notes that the base does not have: one in
    place of another is no other count."""
    ours, theirs = tokenise(base), tokenise(text)
    words: list[Word] = []
    runs: list[Run] = []
    changed = False
    for equal, i, end, j, stop in _stretches(ours, theirs):
        gone, new = ours[i:end], theirs[j:stop]
        if equal:
            first = _respaced(gone[0], new[0]) if changed else gone[0]
            words.extend(Word(token, place) for place, token in enumerate([first, *gone[1:]], i))
            runs.extend(_typed_otherwise(gone, new, beside_change=changed))
        else:
            what = _class(gone, new, fresh)
            kept = what is not Class.WORDING
            words.extend([Word(token, i + k) for k, token in enumerate(gone)] if kept else map(Word, new))
            runs.append(Run(what, join(gone), join(new)))
        changed = not equal
    return Wording(tuple(words), tuple(runs))


def text_of(words: Sequence[Word]) -> str:
    """The text that words make."""
    return join(word.text for word in words)


def _respaced(base: str, found: str) -> str:
    """A token after changed words: the space before a word is the file's, since a bracket or a deleted prefix may
    have taken or left it; the space before a sign is the base's, since deleted words leave one behind."""
    bare = base.lstrip()
    word = bare[:1].isalnum() or bare in _OPENING
    return found[: len(found) - len(found.lstrip())] + bare if word else base


def _stretches(ours: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[bool, int, int, int, int]]:
    """Stretches of tokens that are equal when folded and those that are not, in turn, by place on both sides."""
    i = j = 0
    for op in Indel.opcodes([_key(token) for token in ours], [_key(token) for token in theirs]):
        if op.tag == "equal":
            if (i, j) != (op.src_start, op.dest_start):
                yield False, i, op.src_start, j, op.dest_start
            yield True, op.src_start, op.src_end, op.dest_start, op.dest_end
            i, j = op.src_end, op.dest_end
    if (i, j) != (len(ours), len(theirs)):
        yield False, i, len(ours), j, len(theirs)


def _typed_otherwise(ours: Sequence[str], theirs: Sequence[str], *, beside_change: bool) -> Iterator[Run]:
    """The runs of tokens that are typed in another way. The space right after changed words is part of the change."""
    base, found = [], []
    for place, (one, other) in enumerate(zip((*ours, ""), (*theirs, ""), strict=True)):
        spaced = beside_change and place == 0 and one.strip() == other.strip()
        if one != other and not spaced:
            base.append(one)
            found.append(other)
        elif base:
            yield Run(Class.TYPOGRAPHIC, join(base), join(found))
            base, found = [], []


def _class(gone: Sequence[str], new: Sequence[str], fresh: Container[str]) -> Class:
    """Of what class the change of some tokens to others is."""
    tokens = [token.strip() for token in (*gone, *new)]
    another = any(token.strip() in fresh for token in new)
    if not another and len(gone) == len(new) and all(set(token) <= _SUPERSCRIPT for token in tokens):
        return Class.NUMBERING
    signs = not any(token[:1].isalnum() for token in tokens)
    same = "".join(map(_key, gone)) == "".join(map(_key, new))
    return Class.TYPOGRAPHIC if signs and same else Class.WORDING


@lru_cache(maxsize=65536)
def _key(token: str) -> str:
    return "".join(fold(token))
