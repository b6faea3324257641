"""Words typed where another struck some: in place of these, beside them, or nobody can tell.

Word keeps struck words where they were, and who types over them types behind them. So words typed right behind struck
ones stand in their place, unless they show that they go on from them: by a sign, a word that joins, a new sentence, or
a space that would be one too many without the struck words. Words typed before struck ones or amid them are as likely
put in beside them. Where they run into them, or begin or end as they do, they are in their place.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import pairwise

from plenary.engine.text.likeness import plain_words
from plenary.engine.text.tokens import CLOSING, HAN, tokenise

_HAN = re.compile(f"[{HAN}]")
_BRACKETS = frozenset("[]()［］（）")
_STOPS = frozenset(".,;:،؛，、；：。")
_ENDS = frozenset(".!?؟。！？")
_JOINING = frozenset(
    word
    for words in (
        "and or nor but as including",
        "et ou ni mais",
        "y o e u ni pero",
        "и или а но также",
        "أو ثم",
        "和 与 及 或 并 以及 或者 并且 而且 及其",
    )
    for word in words.split()
)


class Sense(Enum):
    """What typed words are to the struck ones."""

    INSTEAD = "instead"
    BESIDE = "beside"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Consecutive words, typed or ``struck`` by another."""

    text: str
    struck: bool


def sense(before: str, stretches: Sequence[Stretch], behind: str) -> Sense:
    """What is meant by words typed among struck ones, where ``before`` and ``behind`` stand around them. ``stretches``
    are struck and typed in turn."""
    typed = [stretch.text for stretch in stretches if not stretch.struck]
    if all(_BRACKETS.issuperset(text.strip()) for text in typed):
        return Sense.BESIDE
    if len(stretches) == 2:
        one, other = stretches
        if _repeats(one.text, other.text):
            return Sense.INSTEAD
        if one.struck:
            return _behind(before, one.text, other.text, behind)
        return _ahead(before, one.text, other.text, behind)
    amid = stretches[0].struck and stretches[-1].struck
    return Sense.BESIDE if amid and is_sound(stretches) else Sense.UNCLEAR


def is_sound(stretches: Sequence[Stretch]) -> bool:
    """Whether words stand well beside each other: none runs into the next, or begins or ends as it does."""
    return not any(_clash(one.text, other.text) or _repeats(one.text, other.text) for one, other in pairwise(stretches))


def joins(text: str) -> bool:
    """Whether words go on from those before them: by a sign, or by a word that joins."""
    return _is_joint(next(iter(tokenise(text.lstrip())), ""))


def _behind(before: str, struck: str, typed: str, behind: str) -> Sense:
    runs_in = _clash(struck, typed) and not _clash(struck, behind)
    gapes = _clash(before, typed) and not _clash(before, struck)
    sticks = _clash(typed, behind) and not _clash(struck, behind)
    goes_on = (joins(typed) and not joins(struck)) or (_ends(struck) and _ends(typed))
    if gapes:
        return Sense.BESIDE if goes_on and not runs_in else Sense.UNCLEAR
    return Sense.UNCLEAR if sticks or (goes_on and not runs_in) else Sense.INSTEAD


def _ahead(before: str, typed: str, struck: str, behind: str) -> Sense:
    runs_in = _clash(typed, struck) and not _clash(before, struck)
    gapes = _clash(typed, behind) and not _clash(struck, behind)
    sticks = _clash(before, typed) and not _clash(before, struck)
    if runs_in:
        return Sense.UNCLEAR if gapes or sticks else Sense.INSTEAD
    leads_on = gapes and _is_joint(tokenise(typed.rstrip())[-1])
    return Sense.BESIDE if sticks or leads_on else Sense.UNCLEAR


def _is_joint(token: str) -> bool:
    return token.strip() in _STOPS or token.strip().casefold() in _JOINING


def _ends(text: str) -> bool:
    """Whether a sentence ends there."""
    return text.rstrip()[-1:] in _ENDS


def _repeats(one: str, other: str) -> bool:
    """Whether two texts begin, or end, with the same word, which is none that joins."""
    ours, theirs = plain_words(one), plain_words(other)
    if not ours or not theirs:
        return False
    return any(a == b and a not in _JOINING for a, b in ((ours[0], theirs[0]), (ours[-1], theirs[-1])))


def _clash(one: str, other: str) -> bool:
    """Whether one text cannot be followed by the other as it is: two words become one, two spaces or two stops meet."""
    last, first = one[-1:], other[:1]
    if not last or not first:
        return first.isspace()
    if last.isspace() or first.isspace():
        return (last.isspace() and first.isspace()) or first in CLOSING
    if _HAN.match(last) or _HAN.match(first):
        return False
    return (last.isalnum() and first.isalnum()) or (last in _STOPS and (first in _STOPS or first.isalpha()))
