"""When two texts say the same: thresholds that conflict, rebase and comparison share."""

from rapidfuzz import fuzz

from plenary.engine.text.tokens import tokenise

LIKENESS = 80
"""Per cent: the similarity in tokens from which two texts say the same (COLLATION.md, moves)."""

SHORTEST = 3
"""Tokens below which equal words in two places are no sign of one thought."""


def plain_words(text: str) -> tuple[str, ...]:
    """The words of a text without signs, spacing and case: what must be equal for it to say the same."""
    tokens = (token.strip() for token in tokenise(text))
    return tuple(token.casefold() for token in tokens if token[:1].isalnum())


def stands_in(text: str, new: str) -> bool:
    """Whether an interned text, long enough to be known again, is said somewhere in another."""
    # partial_ratio looks for the shorter text in the longer one.
    long = len(text) >= SHORTEST and len(new) * 100 >= len(text) * LIKENESS
    return long and fuzz.partial_ratio(text, new, score_cutoff=LIKENESS) > 0
