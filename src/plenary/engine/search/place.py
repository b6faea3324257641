"""Places: where a long text may have a term, found without taking the text apart.

A regular expression of the letters that fold to those of the term looks through it. Letters and the signs between them
are disjoint, so that it never goes back far, whatever the text. What it misses (a word cut at its longest) has no
place here, and is found by the index all the same.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from plenary.engine.search.folding import fold
from plenary.engine.search.query import Term
from plenary.engine.search.tokens import JOINTS, LETTER, UNSPACED

MOST = 8
"""How many places of a term are told."""

_ARTICLE = "\u0627\u0644"
_IS_LETTER = re.compile(LETTER)
_IS_UNSPACED = re.compile(f"[{UNSPACED}]")
_NOWHERE = "\0"
_SIGNS = {form: sign for sign, form in JOINTS.items()}


def find_places(text: str, term: Term) -> Iterator[int]:
    """Where the first few words begin that fit a term, in order, in a composed text."""
    return (found.start() for found in islice(_write(term, _sort(text)).finditer(text), MOST))


_Letters = dict[str, str]
"""The characters of a text, by what they fold to; by nothing, those that words are written with or without."""


def _sort(text: str) -> _Letters:
    letters: _Letters = {}
    for character in sorted(set(text)):
        form = _fold(character)
        if form or _IS_LETTER.match(character):
            letters[form] = letters.get(form, "") + character
    return letters


@lru_cache(maxsize=65_536)
def _fold(character: str) -> str:
    return fold(character)


def _write(term: Term, letters: _Letters) -> re.Pattern[str]:
    """The expression of a term: its letters, and at each end of a word no other; Arabic with the article or without."""
    signs = f"{_any_of('', letters)}*+" if "" in letters else ""
    if _IS_UNSPACED.match(term.form):
        return re.compile(_spell(term.form, letters, signs, ""))
    article = "".join(_any_of(letter, letters) for letter in _ARTICLE)
    # Behind the first letter, so that the expression begins with letters, which are looked for fastest.
    begins = f"(?:(?<!{LETTER}.)|(?<={article}.))"
    ends = "" if term.open else f"{signs}(?!{LETTER})"
    return re.compile(_spell(term.form, letters, signs, begins) + ends)


def _spell(form: str, letters: _Letters, signs: str, begins: str) -> str:
    """The letters of a form, one by one, or several as the one that the text has for them (œ)."""
    longer = sorted((each for each in letters if len(each) > 1), key=len, reverse=True)
    spelled, at = "", 0
    while at < len(form):
        part = next((each for each in longer if form.startswith(each, at)), form[at])
        behind = begins if at == 0 else ""
        single = _any_of(part[0], letters) + behind + "".join(signs + _any_of(each, letters) for each in part[1:])
        joined = f"(?:{single}|{_any_of(part, letters)}{behind})" if len(part) > 1 else single
        spelled += f"{signs if at else ''}{joined}"
        at += len(part)
    return spelled


def _any_of(form: str, letters: _Letters) -> str:
    """One character that folds to this; what no text has, where this text has none."""
    return f"[{re.escape(_SIGNS.get(form) or letters.get(form) or _NOWHERE)}]"
