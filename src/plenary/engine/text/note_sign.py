"""The signs of footnotes that became characters: ``once a year[2]`` for ``once a year⁽²⁾``.

A program that writes plain text, or a hand, puts some sign for a mark: ``[2]``, ``(2)``, ``²``, ``（注2）``, ``*``. It
stands where the base has the mark, before or behind the stop there, and has the number that the file gives the note.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from plenary.engine.text.candidate.carry import offsets
from plenary.engine.text.note_mark import MARK, cited_numbers, mark_of
from plenary.engine.text.tokens import tokenise

_SPACED_MARK = re.compile(rf"\s?{MARK.pattern}")
_SCRIPTS = ("٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "０１２３４５６７８９")
_CIRCLED = 20
"""Up to this number there is a sign in a circle."""
_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_WORD = r"(?:注释?|註|脚注|尾注|(?i:(?:foot|end)?note|nota|fn|сноска|примечание|прим)\.?|(?:ال)?حاشية|(?:ال)?هامش)\s?"
"""What stands before the number of a note in its sign."""
_OPEN, _CLOSE = r"[\[［〔【(（]", r"[\]］〕】)）]"
_STOPS = ".,;:!?…。，；：！？、؛،؟”’»\"'"
"""Before or behind these a mark may stand, as a house has it."""

_CONTEXT = 8
"""So many characters before what looks like a sign say whether the base has it there."""


class Style(StrEnum):
    """How the mark of a note is typed."""

    SQUARE = "square"
    WORDED = "worded"
    ROUND = "round"
    RAISED = "raised"
    CIRCLED = "circled"
    STARS = "stars"
    BARE = "bare"


WEAK = frozenset({Style.ROUND, Style.BARE})
"""As figures of the text and numbers of its paragraphs are typed, too."""

_FORMS = rf"""
    [\[［]\^?(?P<square>\d{{1,3}})[\]］]
    | {_OPEN}\s?{_WORD}(?P<worded>\d{{1,3}})\s?{_CLOSE}
    | [(（](?P<round>\d{{1,3}})[)）]
    | (?P<raised>[{_RAISED}]{{1,3}})
    | (?P<circled>[①-⑳])
    | (?P<stars>\*{{1,20}}|†{{1,5}}|‡{{1,5}})
"""
_TYPED = re.compile(
    rf"(?:{_FORMS} | (?<=[^\W\d_]|[{re.escape(_STOPS)})\]）］]) (?P<bare>\d{{1,3}}) (?!\w|[.,]\d))", re.VERBOSE
)
_OPENING = re.compile(rf"\s*(?:{_FORMS} | {_WORD}(?P<word>\d{{1,3}}) | (?P<bare>\d{{1,3}}) (?!\w))", re.VERBOSE)
_BEHIND_NUMBER = " \t\xa0\u3000:：.)）"


@dataclass(frozen=True, slots=True)
class Typed:
    """The characters ``start`` to ``end`` of a text, which look like the sign of a note. ``key`` is its number, or its
    stars."""

    style: Style
    key: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sign:
    """The characters ``start`` to ``end`` of a text that stand for the mark which is so many in the words of the base,
    under the number ``key``. The base has it at ``put``, beyond the stops before or behind them. ``sure``: they can
    hardly be a figure of the text."""

    mark: int
    start: int
    end: int
    sure: bool
    key: str
    put: int


def typed_signs(text: str) -> Iterator[Typed]:
    """All in a text that looks like the sign of a note."""
    return map(_told, _TYPED.finditer(text))


def opening_sign(text: str) -> Typed | None:
    """What looks like the number of a note before its words, which begin at its ``end``."""
    found = _OPENING.match(text)
    if found is None:
        return None
    sign = _told(found)
    return Typed(sign.style, sign.key, 0, len(text) - len(text[sign.end :].lstrip(_BEHIND_NUMBER)))


def _told(found: re.Match[str]) -> Typed:
    [(form, said)] = [(form, said) for form, said in found.groupdict().items() if said is not None]
    style = Style.WORDED if form == "word" else Style(form)
    if style is Style.RAISED:
        key = str(int("".join(str(_RAISED.index(figure)) for figure in said)))
    elif style is Style.CIRCLED:
        key = str(ord(said) - 0x2460 + 1)
    else:
        key = said if style is Style.STARS else str(int(said))
    return Typed(style, key, *found.span())


def is_said(text: str, sign: Typed, said: str) -> bool:
    """Whether what looks like a sign in a text is so in the words of the base, such as the citation ``[2]``."""
    signs = [one for one in typed_signs(said) if (one.style, one.key) == (sign.style, sign.key)]
    here = [one for one in typed_signs(text) if (one.style, one.key) == (sign.style, sign.key)]
    ahead = text[max(0, sign.start - _CONTEXT) : sign.end]
    return bool(signs) and (len(here) <= len(signs) or ahead in said)


def value_of(key: str) -> int:
    """The number of a sign, or of its stars."""
    return int(key) if key.isdecimal() else len(key)


def style_of(text: str, sign: Sign) -> Style:
    """How a sign in a text is typed."""
    return next((one.style for one in typed_signs(text[sign.start : sign.end].strip())), Style.BARE)


def find_signs(said: str, text: str, keys: Mapping[str, Sequence[str]]) -> list[Sign]:
    """What stands in a text for the marks in words of the base, each at the very place of its mark; ``keys`` are the
    numbers that a note of the base may have in the text."""
    places, numbers = [], list[str]()
    shift = 0
    for mark in _SPACED_MARK.finditer(said):
        places.append(mark.start() - shift)
        numbers += cited_numbers([mark[0]])
        shift += len(mark[0])
    words = _SPACED_MARK.sub("", said)
    found: list[Sign] = []
    for place, (at, number) in enumerate(zip(places, numbers, strict=True)):
        taken = found[-1].end if found else 0
        signs = (_sign(place, words, at, text, taken, key) for key in keys.get(number, ()))
        found += [sign for sign in signs if sign is not None][:1]
    return found


def _sign(mark: int, words: str, at: int, text: str, taken: int, key: str) -> Sign | None:
    """The first sign with a number, at its place in words of the base."""
    beside: Sign | None = None
    for one in _pattern(key).finditer(text, taken):
        rest, there = text[: one.start()] + text[one.end() :], one.start()
        bare = one["bare"] is not None
        figure = bare and text[:there][-1:].isdigit()
        if any(is_said(text, own, words) for own in typed_signs(text) if own.end == one.end()):
            continue
        weak = figure or (bare and one[0] != one["bare"])
        left, right = _meets(words, at, rest, there)
        if (left and right) if weak else (left or right):
            return Sign(mark, *one.span(), sure=not figure, key=key, put=there)
        if beside is None and not weak:
            others = (place for place in _across_stops(rest, there) if all(_meets(words, at, rest, place)))
            place = next(others, None)
            beside = None if place is None else Sign(mark, *one.span(), sure=True, key=key, put=place)
    return beside


def _across_stops(text: str, there: int) -> Iterator[int]:
    """The places beyond stops behind and before one."""
    for step, at in ((1, there), (-1, there - 1)):
        while 0 <= at < len(text) and text[at] in _STOPS:
            yield at + max(step, 0)
            at += step


@lru_cache(maxsize=256)
def _pattern(key: str) -> re.Pattern[str]:
    """What is typed for a mark of a number, with the space before it."""
    if not key.isdecimal():
        return re.compile(rf"\s?(?<![{key[0]}]){re.escape(key)}(?![{key[0]}])(?P<bare>(?!))?")
    figures = "|".join((key, *(key.translate(str.maketrans("0123456789", script)) for script in _SCRIPTS)))
    circled = f"|{chr(0x2460 + int(key) - 1)}" if 0 < int(key) <= _CIRCLED else ""
    raised = f"{mark_of(key)[1:-1]}(?![⁰¹²³⁴-⁹]){circled}"
    worded = rf"{_OPEN}\s?{_WORD}(?:{figures})\s?{_CLOSE}"
    return re.compile(
        rf"\s?(?:[\[［]\^?(?:{figures})[\]］]|[(（](?:{figures})[)）]|{worded}|{raised}|(?P<bare>(?:{figures})(?!\d)))"
    )


def _meets(base: str, at: int, text: str, there: int) -> tuple[bool, bool]:
    """Whether a place in a text is one in words of the base by what stands before it, and by what stands behind it."""
    old, new = tokenise(base), tokenise(text)
    starts, ends = offsets(base), offsets(text)
    left = right = False
    for run in Levenshtein.opcodes([one.strip() for one in old], [one.strip() for one in new]):
        for step in range(run.src_end - run.src_start + 1) if run.tag == "equal" else ():
            if (starts[run.src_start + step], ends[run.dest_start + step]) == (at, there):
                left = left or step > 0
                right = right or step < run.src_end - run.src_start
    return left, right or (at == len(base) and there == len(text))
