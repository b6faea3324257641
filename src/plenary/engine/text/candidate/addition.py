"""A new provision from the words that are given for it: its heading, its paragraphs, and those that follow it."""

import re
from itertools import pairwise

from plenary.engine.text.numbering import parse, recognise
from plenary.engine.text.provision import CONTAINERS, Kind
from plenary.engine.text.reading import Addition
from plenary.engine.text.tokens import tokenise

_SENTENCE = re.compile(r"(?<=[.;:!?؛؟\u3400-\u9fff])\s+|(?<=[。；：！？])")
_STOP = " .:。：–—-"
_HEADING = 12
"""Up to so many words before the first paragraph are a heading."""


def additions(
    key: str, after: str | None, parent: str | None, kind: Kind, number: str, words: str
) -> tuple[Addition, ...]:
    """The new provision, and what comes with it. ``key`` begins the ids.

    A container has what stands before its paragraph 1 as its heading, and without paragraphs holds its words as they
    are. Behind the words of a paragraph 4 may come a paragraph 5.
    """
    if kind in CONTAINERS:
        lead, held = _paragraphs(words, 0)
        sort = Kind.PARAGRAPH
        if not held or is_unclear(kind, words):
            lead, held, sort = "", [("", words)], Kind.TEXT
        own = Addition(f"{key}.1", after, parent, kind, lead.strip(_STOP), number)
        return own, *(Addition(f"{key}.{at}", after, own.id, sort, text, one) for at, (one, text) in enumerate(held, 2))
    known = parse(number)
    plain = known is not None and known.top and kind is Kind.PARAGRAPH
    lead, more = _paragraphs(words, known.value) if known and plain else (words, [])
    line = [(number, lead), *more]
    return tuple(Addition(f"{key}.{at}", after, parent, kind, text, one) for at, (one, text) in enumerate(line, 1))


def is_unclear(kind: Kind, words: str) -> bool:
    """Whether more than a heading stands before the paragraphs of a new container."""
    lead, held = _paragraphs(words, 0)
    heading = len(tokenise(lead)) <= _HEADING and not _SENTENCE.search(lead.strip(_STOP))
    return kind in CONTAINERS and bool(held) and not heading


def _paragraphs(words: str, before: int) -> tuple[str, list[tuple[str, str]]]:
    """The words up to the paragraph that is next after the one of a value, and from there each paragraph, with its
    number. A number counts where a sentence begins, and as long as each is the next."""
    cuts: list[int] = []
    for start in (0, *(found.end() for found in _SENTENCE.finditer(words))):
        typed = recognise(words[start:])
        known = typed.readings[0] if typed and typed.sure and typed.rest else None
        plain = known is not None and known.top and known.label is None and not known.lead
        if known and plain and known.key[1:] == (before + len(cuts) + 1, 1, 0):
            cuts.append(start)
    found: list[tuple[str, str]] = []
    for start, end in pairwise([*cuts, len(words)]):
        typed = recognise(words[start:end])
        found += [(typed.readings[0].bare, typed.rest.strip())] if typed else []
    return words[: cuts[0]].strip() if cuts else words, found
