"""Brackets that a member put into the words: around words of the base, around new ones, or for alternatives.

``the [appropriate] measures``, where the base has the words, brackets them and offers nothing instead:
that is a bracket of the reading, and the words stay as they are. ``measures [and plans]``, where the base has
no such words, is an addition, which the rolling text brackets anyway. A bracket may open in one provision
and close in a later one of the same article; then all between is bracketed. Where brackets stand side by
side, also beside those of the base, or hold a stroke they set out alternatives; where one lacks its other end
nobody can tell; both are left in the words, and said. Brackets of the base are words of the base.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import accumulate

from plenary.engine.text.interpretation.result import Notice
from plenary.engine.text.interpretation.wording import Word, compare, text_of
from plenary.engine.text.tokens import tokenise

_OPEN, _CLOSE, _STROKE = "[［", "]］", "/"


@dataclass(frozen=True, slots=True)
class Bracketed:
    """Words without the brackets that were understood; ``spans`` are the base's characters that they held."""

    words: tuple[Word, ...]
    spans: tuple[tuple[int, int], ...] = ()
    notice: Notice | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one provision, none where it is as in the base. ``holder`` is its article, itself for an article."""

    name: str
    holder: str
    words: tuple[Word, ...] = ()


def read_brackets(base: str, words: tuple[Word, ...], across: AbstractSet[int] = frozenset()) -> Bracketed:
    """The brackets among the words that the base does not have; those at the places ``across`` have their other
    end in another provision."""
    pairs, loose = _pairs(words)
    if not across >= set(loose):
        return Bracketed(words, notice=Notice.UNBALANCED)
    if any(_offers_alternatives(words, start, end) for start, end in pairs):
        return Bracketed(words, notice=Notice.ALTERNATIVES)
    signs = {*across, *(place for pair in pairs for place in pair)}
    if not signs:
        return Bracketed(words)
    ends = [(place, len(words)) if _is_new(words[place], _OPEN) else (0, place) for place in across]
    # A sign in the midst of a word tears it, as every sign does in Chinese where it parts two that make one, so what
    # it holds is told by the words without any.
    at = list(accumulate((0 if place in signs else _size(word.text) for place, word in enumerate(words)), initial=0))
    new = {word.text.strip() for word in words if word.base < 0}
    whole = compare(base, text_of(_without(words, signs)), new).words
    spans = [span for start, end in [*pairs, *ends] if (span := _held(base, whole, at[start], at[end]))]
    return Bracketed(whole, tuple(sorted(spans)))


def pair_across(lines: Sequence[Line]) -> tuple[dict[str, set[int]], set[str]]:
    """The brackets that open in one provision and close in another, by provision and place, and the provisions
    that stand whole between the two. ``lines`` are all provisions in document order."""
    across: dict[str, set[int]] = {}
    whole: set[str] = set()
    waiting: list[tuple[int, int]] = []
    for at, line in enumerate(lines):
        waiting = [opened for opened in waiting if lines[opened[0]].holder == line.holder]
        for place in _pairs(line.words)[1]:
            if _is_new(line.words[place], _OPEN):
                waiting.append((at, place))
            elif waiting:
                start, opened = waiting.pop()
                across.setdefault(lines[start].name, set()).add(opened)
                across.setdefault(line.name, set()).add(place)
                whole.update(between.name for between in lines[start + 1 : at])
    return across, whole


def _is_new(word: Word, signs: str) -> bool:
    return word.base < 0 and word.text.strip() in signs


def _pairs(words: Sequence[Word]) -> tuple[list[tuple[int, int]], list[int]]:
    """The new brackets in pairs, by place, and those without their other end, in order."""
    pairs: list[tuple[int, int]] = []
    waiting: list[int] = []
    closing: list[int] = []
    for place, word in enumerate(words):
        if _is_new(word, _OPEN):
            waiting.append(place)
        elif _is_new(word, _CLOSE):
            if waiting:
                pairs.append((waiting.pop(), place))
            else:
                closing.append(place)
    return pairs, closing + waiting


def _offers_alternatives(words: Sequence[Word], start: int, end: int) -> bool:
    before, after = words[max(start - 1, 0) : start], words[end + 1 : end + 2]
    return (
        any(_is_new(word, _OPEN + _CLOSE) for word in (*before, *after))
        or any(word.text.strip() in _CLOSE for word in before)
        or any(word.text.strip() in _OPEN for word in after)
        or any(_is_new(word, _STROKE) for word in words[start:end])
    )


def _size(text: str) -> int:
    """The number of characters that can be seen."""
    return sum(not sign.isspace() for sign in text)


def _held(base: str, words: Sequence[Word], start: int, end: int) -> tuple[int, int] | None:
    """The characters of the base, from the first to the last of its words that stand between two characters of the
    words, of those that can be seen; None where there is none."""
    places = _places(base)
    held: list[tuple[int, int]] = []
    at = 0
    for word in words:
        size = _size(word.text)
        if word.base >= 0 and at < end and start < at + size:
            first, last = places[word.base]
            held.append((first + max(start - at, 0), last - max(at + size - end, 0)))
        at += size
    return (held[0][0], held[-1][1]) if held else None


def _places(base: str) -> list[tuple[int, int]]:
    """Where each token of the base starts and ends in its characters, its leading space not included."""
    places, at = [], -1
    for token in tokenise(base):
        at += len(token)
        places.append((at - len(token.lstrip()), at))
    return places


def _without(words: Sequence[Word], brackets: set[int]) -> tuple[Word, ...]:
    """The words without some, whose space passes on to the next word if that has none."""
    kept: list[Word] = []
    space = ""
    for place, word in enumerate(words):
        if place in brackets:
            space = space or word.text[: -len(word.text.lstrip())]
        else:
            bare = word.text.lstrip()
            owed = space if bare == word.text else ""
            kept.append(replace(word, text=owed + word.text))
            space = ""
    return tuple(kept)
